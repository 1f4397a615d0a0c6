import type { GridApi } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react'
import { useLatest } from '../ui/use-latest'
import { buildColumns, fixedColumnIds } from './build-columns'
import { readKey } from './keyboard'
import { createTextMeasure } from './measure-text'
import { NumberCellEditor, type CellEditorHandle } from './number-cell-editor'
import { hasChildren, listVisibleRows } from './outline'
import { readStroke } from './read-stroke'
import type { SheetContext } from './sheet-cells'
import { findCellPlace, isInSheetBody } from './sheet-dom'
import { measureSheet } from './sheet-geometry'
import { createSheetModel, type SheetModel } from './sheet-model'
import type { SheetProps } from './sheet-props'
import type { SheetRow } from './sheet-row'
import { registerGridModules, sheetTheme } from './sheet-theme'
import { useSheetActions } from './use-sheet-actions'
import { useFollowCache } from './use-follow-cache'
import { useHostWidth } from './use-host-width'
import { useSheetCursor } from './use-sheet-cursor'
import './grid.css'

registerGridModules()

/** The sheet: the one component that knows the grid library. It shows what the cache holds and reports gestures. */
export function SheetGrid(props: SheetProps): ReactNode {
  const { ref, cache, subscribe, words, labels, stated, readOnly, zoom, collapsed, selected } = props
  const { layout } = cache
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CellEditorHandle>(null)
  const api = useRef<GridApi<SheetRow> | null>(null)
  const latest = useLatest(props)
  const [measure] = useState(createTextMeasure)
  const width = useHostWidth(host)

  const model = useMemo(
    () => createSheetModel(cache, words, stated, readOnly),
    [cache, words, stated, readOnly],
  )
  const latestModel = useLatest(model)
  // A new object of the same model when a number no longer fits its column, so that the widths are measured again.
  const [grown, setGrown] = useState<{ of: SheetModel; shown: SheetModel } | null>(null)
  const shown = grown?.of === model ? grown.shown : model
  const geometry = useMemo(
    () => measureSheet(layout, (index) => shown.shownAt(index).text, width, zoom, labels, measure),
    [layout, shown, width, zoom, labels, measure],
  )
  const latestGeometry = useLatest(geometry)
  const columnDefs = useMemo(
    () =>
      buildColumns(layout, geometry, labels, (position, column) =>
        latestModel.current.shownAt(position * layout.columns.length + column),
      ),
    [layout, geometry, labels, latestModel],
  )
  const rowData = useMemo<SheetRow[]>(
    () =>
      listVisibleRows(layout.rows, collapsed).map((position) => ({
        id: layout.rows[position]?.id ?? '',
        position,
      })),
    [layout, collapsed],
  )
  const columnIds = useMemo(
    () => [...Object.values<string>(fixedColumnIds), ...layout.columns.map((column) => column.id)],
    [layout],
  )
  const context = useMemo<SheetContext>(
    () => ({
      rowAt: (position) => latest.current.cache.layout.rows[position],
      words,
      isCollapsed: (id) => latest.current.collapsed.has(id),
      hasChildren: (position) => hasChildren(latest.current.cache.layout.rows, position),
      toggle: (id) => {
        latest.current.onToggle(id)
      },
    }),
    [words, latest],
  )
  const cursor = useSheetCursor({
    api,
    host,
    model: latestModel,
    geometry: latestGeometry,
    rowData,
    columnIds,
    selected,
    onSelect: props.onSelect,
  })

  const actions = useSheetActions({ api, host, editor, cursor, model, rowData, columnIds, props })

  useFollowCache({
    api,
    model: latestModel,
    geometry: latestGeometry,
    measure,
    subscribe,
    onWider: () => {
      setGrown({ of: latestModel.current, shown: { ...latestModel.current } })
    },
  })
  // Another table, other words, another mode: every shown cell may differ.
  useEffect(() => {
    api.current?.refreshCells({ suppressFlash: true })
  }, [model])
  useEffect(() => {
    api.current?.refreshCells({ columns: Object.values(fixedColumnIds), force: true, suppressFlash: true })
  }, [collapsed, layout, words])
  useEffect(() => {
    api.current?.resetRowHeights()
  }, [geometry])

  useImperativeHandle(ref, () => ({
    focus: actions.focus,
    startEditing: () => actions.openEditor('edit', false),
    clearCell: actions.clearCell,
    finishEditing: () => editor.current?.finish() ?? true,
    goTo: actions.goTo,
  }))

  const style: CSSProperties & Record<`--${string}`, string> = {
    '--sheet-font': `${String(geometry.fontSize)}px`,
    '--sheet-zoom': String(zoom / 100),
  }

  return (
    <div
      className="sheet-host"
      ref={host}
      data-testid="sheet"
      role="region"
      aria-label={words.sheet.name}
      data-stated={stated}
      style={style}
      onMouseDownCapture={(event) => {
        const clicked = findCellPlace(event.target)
        if (clicked !== null) cursor.click(clicked)
      }}
      onKeyDownCapture={(event) => {
        if (!isInSheetBody(event.target)) return
        const action = readKey(readStroke(event.nativeEvent), 'navigate')
        if (action === null) return
        event.stopPropagation()
        if (action.kind === 'start-typing') {
          // The key goes on to the field that has the focus now; when the cell refuses, it goes nowhere.
          if (!actions.openEditor('enter', false)) event.preventDefault()
          return
        }
        event.preventDefault()
        actions.act(action)
      }}
    >
      {width > 0 && (
        <AgGridReact<SheetRow>
          theme={sheetTheme}
          columnDefs={columnDefs}
          rowData={rowData}
          context={context}
          getRowId={(row) => row.data.id}
          rowHeight={geometry.rowHeight}
          getRowHeight={({ data }) => latestGeometry.current.rowHeights[data?.position ?? -1]}
          headerHeight={geometry.headerHeight}
          groupHeaderHeight={geometry.groupHeaderHeight}
          getRowClass={({ data }) => {
            const row = latest.current.cache.layout.rows[data?.position ?? -1]
            return row === undefined ? undefined : `row-${row.kind} level-${String(row.level)}`
          }}
          defaultColDef={defaultColumn}
          defaultColGroupDef={defaultGroup}
          animateRows={false}
          ensureDomOrder
          suppressColumnVirtualisation
          suppressColumnMoveAnimation
          suppressMovableColumns
          suppressNoRowsOverlay
          rowBuffer={15}
          onGridReady={(event) => {
            api.current = event.api
          }}
          onFirstDataRendered={actions.focus}
          onRowDataUpdated={() => {
            cursor.settle()
          }}
          onCellDoubleClicked={() => actions.openEditor('edit', false)}
          onBodyScroll={() => {
            if (editor.current?.isOpen() === true) editor.current.place(actions.findSelectedBox())
          }}
        />
      )}
      <NumberCellEditor
        ref={editor}
        words={words}
        onClose={(motion) => {
          if (motion !== null) cursor.move(motion)
          else actions.focus()
        }}
      />
    </div>
  )
}

const defaultColumn = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  suppressMovable: true,
  cellDataType: false,
  editable: false,
  wrapHeaderText: true,
  minWidth: 30,
} as const
const defaultGroup = { wrapHeaderText: true, resizable: false } as const
