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
import { countLevels } from '../state/outline-levels'
import { useLatest } from '../ui/use-latest'
import { buildColumns, drawsOnlyColumnsInView, listShownColumns } from './build-columns'
import { fixedColumnIds } from './fixed-columns'
import { readKey, type Move } from './keyboard'
import { createTextMeasure } from './measure-text'
import { NumberCellEditor, type CellEditorHandle } from './number-cell-editor'
import { hasChildren, listVisibleRows } from './outline'
import { readStroke } from './read-stroke'
import type { SheetContext } from './sheet-cells'
import { findCellBoxById, findCellPlace, isInSheetBody, nameGrid } from './sheet-dom'
import { createSheetModel, type SheetModel } from './sheet-model'
import type { SheetProps } from './sheet-props'
import { sizeOfRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import { registerGridModules, sheetTheme } from './sheet-theme'
import { StickyParents } from './StickyParents'
import { findMark, markRules, useFollowMarks } from './search-marks'
import { describeEntry } from './use-cell-entry'
import { useFill } from './use-fill'
import { useSheetActions } from './use-sheet-actions'
import { useClipboard } from './use-clipboard'
import { useColumnEdges } from './use-column-edges'
import { useFollowCache } from './use-follow-cache'
import { useHostWidth } from './use-host-width'
import { useSheetGeometry } from './use-sheet-geometry'
import { useSheetMenu } from './use-sheet-menu'
import { useSelectionMouse } from './use-selection-mouse'
import { useSelectionOverlay } from './use-selection-overlay'
import { useSheetCursor } from './use-sheet-cursor'
import './cell-kinds.css'
import './grid.css'

registerGridModules()

/** The sheet: the one component that knows the grid library. It shows what the cache holds and reports gestures. */
export function SheetGrid(props: SheetProps): ReactNode {
  const { ref, cache, subscribe, words, labels, stated, readOnly, zoom, collapsed, look } = props
  const { layout } = cache
  const { hidden, frozen } = look
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CellEditorHandle>(null)
  /** Stores what is typed into the active cell in a field outside the sheet. */
  const elsewhere = useRef<(() => boolean) | null>(null)
  const announcer = useRef<HTMLDivElement>(null)
  const api = useRef<GridApi<SheetRow> | null>(null)
  const [grid, setGrid] = useState<GridApi<SheetRow> | null>(null)
  const latest = useLatest(props)
  const [measure] = useState(createTextMeasure)
  const width = useHostWidth(host)

  const model = useMemo(
    () => createSheetModel(cache, words, stated, readOnly),
    [cache, words, stated, readOnly],
  )
  const latestModel = useLatest(model)
  // Columns only grow while a table is shown: what the numbers needed that came later.
  const [grown, setGrown] = useState<{ of: SheetModel; zoom: number; needed: readonly number[] } | null>(null)
  const needed = grown?.of === model && grown.zoom === zoom ? grown.needed : nothingNeeded
  const { texts, geometry } = useSheetGeometry({ model, needed, stated, labels, width, zoom, look, measure })
  const latestGeometry = useLatest(geometry)
  const columnDefs = useMemo(
    () =>
      buildColumns(layout, geometry, labels, { hidden, frozen }, (position, column) =>
        latestModel.current.shownAt(position * layout.columns.length + column),
      ),
    [layout, geometry, labels, hidden, frozen, latestModel],
  )
  const rowData = useMemo<SheetRow[]>(
    () =>
      listVisibleRows(layout.rows, collapsed).map((position) => ({
        id: layout.rows[position]?.id ?? '',
        position,
      })),
    [layout, collapsed],
  )
  const columnIds = useMemo(() => listShownColumns(layout, hidden), [layout, hidden])
  const isTree = useMemo(() => countLevels(layout.rows) > 1, [layout])
  const gridName = words.view.tree(rowData.length, columnIds.length)
  const describeGrid = (): void => {
    if (host.current !== null) nameGrid(host.current, gridName, isTree)
  }
  useEffect(describeGrid)
  const context = useMemo<SheetContext>(
    () => ({
      rowAt: (position) => latest.current.cache.layout.rows[position],
      words,
      isCollapsed: (id) => latest.current.collapsed.has(id),
      hasChildren: (position) => hasChildren(latest.current.cache.layout.rows, position),
      isTree,
      toggle: (id) => {
        latest.current.onOutline([id], latest.current.collapsed.has(id))
      },
      markAt: (position, columnId) =>
        findMark(latest.current.marked ?? null, latest.current.cache, position, columnId),
    }),
    [words, isTree, latest],
  )
  const cursor = useSheetCursor({
    api,
    host,
    model: latestModel,
    geometry: latestGeometry,
    rowData,
    columnIds,
    selection: props.selection,
  })

  const fill = useFill({ grid, host, cursor, model, columnIds, props })
  const actions = useSheetActions({ api, host, editor, cursor, fill, model, rowData, columnIds, props })

  const edges = useColumnEdges({ texts, look, onLook: props.onLook })

  const mouse = useSelectionMouse({ api, host, cursor, rowCount: rowData.length, columnIds })
  useSelectionOverlay({
    grid,
    host,
    cursor,
    selection: props.selection,
    columnIds,
    words,
    announcer,
    onHandleDown: fill.startDrag,
  })

  const clipboard = useClipboard({ host, grid, cursor, model: latestModel, rowData, columnIds, props })

  const menu = useSheetMenu({ host, cursor, rowData, columnIds, props })

  useFollowCache({
    api,
    model: latestModel,
    geometry: latestGeometry,
    measure,
    subscribe,
    onWider: (wanted) => {
      setGrown({
        of: latestModel.current,
        zoom,
        needed: wanted.map((width, at) => Math.max(width, needed[at] ?? 0)),
      })
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
  }, [geometry.rowHeights])

  const leaveEntry = (motion: Move | null): void => {
    if (motion !== null) cursor.move(motion)
    else actions.focus()
  }

  useFollowMarks(api, props.marked ?? null)

  useImperativeHandle(ref, () => ({
    focus: actions.focus,
    startEditing: () => actions.openEditor('edit'),
    clearCell: actions.clearCells,
    finishEditing: () => (editor.current?.finish() ?? true) && (elsewhere.current?.() ?? true),
    describeEntry: () => describeEntry({ cursor, model, props }),
    takeDraft: () => editor.current?.takeDraft() ?? null,
    joinEntry: (finish) => {
      elsewhere.current = finish
    },
    leaveEntry,
    goTo: actions.goTo,
    rangeSize: () => {
      const range = cursor.range()
      return range === null ? null : sizeOfRange(range)
    },
    selectedCells: () => cursor.selectedCells(),
    selectedColumns: () => {
      const range = cursor.range()
      return range === null ? [] : columnIds.slice(range.left, range.right + 1)
    },
    fitColumns: edges.fit,
    clipboard,
    openRows: (open) => {
      actions.act({ kind: 'outline', open })
    },
    cellBox: (index) => {
      const row = layout.rows[Math.floor(index / layout.columns.length)]
      const column = layout.columns[index % layout.columns.length]
      if (host.current === null || row === undefined || column === undefined) return null
      return findCellBoxById(host.current, row.id, column.id)
    },
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
      tabIndex={-1}
      role="region"
      aria-label={words.sheet.name}
      data-stated={stated}
      style={style}
      onPointerDownCapture={mouse.press}
      onMouseDownCapture={mouse.keepFocus}
      onDoubleClickCapture={(event) => {
        if (edges.fitAtEdge(event.target)) event.stopPropagation()
      }}
      onContextMenu={menu.openByMouse}
      onMouseOver={(event) => {
        const place = findCellPlace(event.target)
        props.onPointAt?.(place === null ? null : cursor.indexAt(cursor.find(place)))
      }}
      onMouseLeave={() => {
        props.onPointAt?.(null)
      }}
      onKeyDownCapture={(event) => {
        if (!isInSheetBody(event.target) || menu.openByKey(event)) return
        const action = readKey(readStroke(event.nativeEvent), 'navigate')
        if (action === null) return
        event.stopPropagation()
        if (action.kind === 'start-typing') {
          // The key goes on to the field that has the focus now; when the cell refuses, it goes nowhere.
          if (!actions.openEditor('enter')) event.preventDefault()
          return
        }
        event.preventDefault()
        actions.act(action)
      }}
    >
      {width > 0 && (
        <AgGridReact<SheetRow>
          key={String(drawsOnlyColumnsInView(layout))}
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
          suppressColumnVirtualisation={!drawsOnlyColumnsInView(layout)}
          suppressColumnMoveAnimation
          suppressMovableColumns
          suppressRowTransform
          suppressNoRowsOverlay
          rowBuffer={15}
          onGridReady={(event) => {
            api.current = event.api
            setGrid(event.api)
            describeGrid()
          }}
          onFirstDataRendered={actions.focus}
          onColumnResized={edges.onColumnResized}
          onRowDataUpdated={() => {
            cursor.settle()
          }}
          onCellDoubleClicked={() => actions.openEditor('edit')}
          onBodyScroll={() => {
            if (editor.current?.isOpen() === true) editor.current.place(actions.findSelectedBox())
          }}
        />
      )}
      <StickyParents
        host={host}
        rows={layout.rows}
        rowData={rowData}
        geometry={geometry}
        cursor={cursor}
        selection={props.selection}
        words={words}
      />
      <div ref={announcer} className="announcer" role="status" aria-live="polite" data-testid="range-size" />
      <NumberCellEditor ref={editor} words={words} onDraft={props.onDraft} onClose={leaveEntry} />
    </div>
  )
}

const nothingNeeded: readonly number[] = []

const defaultColumn = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  suppressMovable: true,
  cellDataType: false,
  editable: false,
  wrapHeaderText: true,
  minWidth: 30,
  cellClassRules: markRules,
  // The grid would take Ctrl+Shift+D for a fill of its own and keep it from the window.
  suppressKeyboardEvent: ({ event }: { event: KeyboardEvent }) => event.code === 'KeyD',
} as const
const defaultGroup = { wrapHeaderText: true, resizable: false } as const
