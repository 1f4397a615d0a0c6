import type { TableLayout } from '../../shared/model/table-layout'
import type { CellPlace } from '../state/cell-place'
import type { SheetPosition } from './keyboard'
import type { SheetRow } from './sheet-row'

/**
 * Where the rows and columns of a table stand among those that are shown. Made once per table, outline and choice of
 * columns: a table may have a hundred thousand rows, and the mouse asks for every cell it passes.
 */
export type Places = {
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  layout: TableLayout
  rows: ReadonlyMap<string, number>
  columns: ReadonlyMap<string, number>
  /** Layout column of each shown column; -1 for the fixed ones. */
  valueColumns: readonly number[]
}

/** The same object while nothing has changed. */
export function refreshPlaces(
  known: Places | null,
  rowData: readonly SheetRow[],
  columnIds: readonly string[],
  layout: TableLayout,
): Places {
  if (known?.rowData === rowData && known.columnIds === columnIds && known.layout === layout) return known
  const positions = new Map(layout.columns.map((column, position) => [column.id, position]))
  return {
    rowData,
    columnIds,
    layout,
    rows: new Map(rowData.map((row, at) => [row.id, at])),
    columns: new Map(columnIds.map((id, at) => [id, at])),
    valueColumns: columnIds.map((id) => positions.get(id) ?? -1),
  }
}

/**
 * Where a row and a column stand. What is hidden now stands where the nearest shown one before it stands; what is not in
 * the table gives null.
 */
export function findPosition(places: Places, place: CellPlace): SheetPosition | null {
  const row = findRow(places, place.row)
  const column = findColumn(places, place.column)
  return row === null || column === null ? null : { row, column }
}

function findRow({ rows, rowData, layout }: Places, id: string): number | null {
  const shown = rows.get(id)
  if (shown !== undefined) return shown
  const position = layout.rows.findIndex((row) => row.id === id)
  const above = position === -1 ? -1 : rowData.findLastIndex((one) => one.position <= position)
  return above === -1 ? null : above
}

function findColumn({ columns, valueColumns, layout }: Places, id: string): number | null {
  const shown = columns.get(id)
  if (shown !== undefined) return shown
  const position = layout.columns.findIndex((column) => column.id === id)
  return position === -1 ? null : valueColumns.findLastIndex((one) => one <= position)
}
