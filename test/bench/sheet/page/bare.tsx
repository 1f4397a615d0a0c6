// AG Grid alone with the same figures, columns and rows: what the library costs without the program's sheet over it.
import {
  AllCommunityModule,
  ModuleRegistry,
  type ColDef,
  type ColGroupDef,
  type GridApi,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { sheetTheme } from '../../../../renderer/grid/sheet-theme'
import { applyPatch, createViewCache, type ViewCache } from '../../../../renderer/state/view-cache'
import { decimalsOf } from '../../../../shared/model/table-layout'
import { createPageClock } from './page-clock'
import { loadFaces, request } from './page-look'
import { readShape } from './page-shape'
import { connectToTable } from './table-connection'

ModuleRegistry.registerModules([AllCommunityModule])

type Row = { id: string; position: number }

const shape = readShape()
const { connection, arrival, calls } = await connectToTable(location.hash.slice(1))
let cache: ViewCache | null = null
let api: GridApi<Row> | null = null
let show: (cache: ViewCache) => void = () => undefined

function buildColumns(shown: ViewCache): (ColDef<Row> | ColGroupDef<Row>)[] {
  const { columns, rows } = shown.layout
  const fixed = (colId: string, read: (position: number) => string): ColDef<Row> => ({
    colId,
    headerName: colId,
    width: shape.widths[colId] ?? 100,
    pinned: 'left',
    editable: false,
    valueGetter: ({ data }) => (data === undefined ? '' : read(data.position)),
  })
  const groups: ColGroupDef<Row>[] = []
  columns.forEach((column, at) => {
    const headerName = column.header[0] ?? ''
    const last = groups.at(-1)
    const group = last?.headerName === headerName ? last : { headerName, children: [] }
    if (group !== last) groups.push(group)
    group.children.push({
      colId: column.id,
      headerName: column.header.at(-1) ?? '',
      width: shape.widths[column.id] ?? 100,
      valueGetter: ({ data }) => {
        const row = data === undefined ? undefined : rows[data.position]
        const value = data === undefined ? null : shown.values[data.position * columns.length + at]
        return row === undefined || value == null ? null : value / 10 ** decimalsOf(row, column)
      },
    })
  })
  return [
    fixed('#ordinal', (position) => rows[position]?.ordinal ?? ''),
    fixed('#indicator', (position) => rows[position]?.label ?? ''),
    fixed('#unit', (position) => rows[position]?.unit ?? ''),
    ...groups,
  ]
}

function store(index: number, text: string): void {
  if (cache === null) return
  void connection.call('cells.set', {
    view: cache.view,
    gesture: 'type',
    cells: [{ index, input: { state: 'number', value: text, qualifier: null, written: text } }],
  })
}

const hostStyle: CSSProperties & Record<`--${string}`, string> = {
  '--sheet-font': '13px',
  '--sheet-header-font': '12px',
  flex: '1',
  minHeight: 0,
}

function Grid(): ReactNode {
  const [shown, setShown] = useState<ViewCache | null>(null)
  show = setShown
  const columnDefs = useMemo(() => (shown === null ? [] : buildColumns(shown)), [shown])
  const rowData = useMemo(
    () => shown?.layout.rows.map(({ id }, position) => ({ id, position })) ?? [],
    [shown],
  )
  if (shown === null) return null
  return (
    <div className="window">
      <div className="workspace no-side no-inspector">
        <main className="middle">
          <div data-testid="sheet" style={hostStyle}>
            <AgGridReact<Row>
              theme={sheetTheme}
              containerStyle={{ height: '100%' }}
              columnDefs={columnDefs}
              rowData={rowData}
              getRowId={({ data }) => data.id}
              rowHeight={shape.rowHeight}
              headerHeight={shape.headerHeight}
              groupHeaderHeight={shape.groupHeaderHeight}
              defaultColDef={{ sortable: false, editable: true, cellDataType: false }}
              suppressColumnVirtualisation={shape.allColumns}
              rowBuffer={shape.rowBuffer}
              animateRows={false}
              readOnlyEdit
              enterNavigatesVerticallyAfterEdit
              onGridReady={(event) => {
                api = event.api
              }}
              onCellEditRequest={({ data, column, newValue }) => {
                const at = shown.layout.columns.findIndex(({ id }) => id === column.getColId())
                store(data.position * shown.layout.columns.length + at, String(newValue))
              }}
            />
          </div>
        </main>
      </div>
    </div>
  )
}

connection.on('workbook.patched', ({ revision, views }) => {
  if (cache === null) return
  cache.revision = revision
  const { columns, rows } = cache.layout
  for (const { cells } of views) {
    const changed = applyPatch(cache, cells)
    const ids = new Set(changed.map((index) => rows[Math.floor(index / columns.length)]?.id ?? ''))
    api?.refreshCells({
      rowNodes: [...ids].flatMap((id) => api?.getRowNode(id) ?? []),
      suppressFlash: true,
    })
  }
})

/** A pasted block into the table, as plainly as it can be done: split, send, refresh what is shown. */
addEventListener('paste', (event) => {
  const focused = api?.getFocusedCell() ?? null
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (cache === null || focused === null || api === null) return
  const { columns } = cache.layout
  const first = columns.findIndex(({ id }) => id === focused.column.getColId())
  const cells = []
  for (const [down, line] of text.split('\n').entries()) {
    for (const [right, value] of line.split('\t').entries()) {
      const index = (focused.rowIndex + down) * columns.length + first + right
      const isTyped = columns[first + right]?.kind === 'value' && /^\d+$/.test(value)
      if (!isTyped) continue
      cache.values[index] = Number(value)
      cells.push({
        index,
        input: { state: 'number', value, qualifier: null, written: value } as const,
      })
    }
  }
  api.refreshCells({ suppressFlash: true })
  void connection.call('cells.set', { view: cache.view, gesture: 'paste', cells })
})

await loadFaces()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Grid />)

const clock = createPageClock()
globalThis.benchClock = clock
globalThis.benchPage = {
  arrival,
  calls,
  cache: () => cache,
  open: async () => {
    const asked = performance.now()
    cache = createViewCache(request, await connection.call('view.open', { request }))
    show(cache)
    return { asked, painted: await clock.firstRows() }
  },
  selectedSize: () => null,
}
