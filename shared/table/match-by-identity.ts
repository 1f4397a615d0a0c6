import type { TableLayout } from '../model/table-layout'
import type { CellGrid, GridIdentity } from './cell-grid'
import { isLabelOf } from './align-rows'
import { createGridLookup, type GridLookup } from './grid-lookup'
import { collectCells, findMissingRows, nameRow, type FormMatch } from './matched-cells'

/**
 * A file that the program wrote, perhaps edited since: rows and columns are where the hidden references say. They are
 * believed only while the labels agree: sorting a table moves the texts and leaves the references behind.
 */
export function matchByIdentity(grids: readonly CellGrid[], layout: TableLayout): FormMatch | null {
  const sheets = grids.flatMap((grid) => {
    const found = grid.identity === null ? null : resolveIdentity(grid, grid.identity, layout)
    return found === null ? [] : [found]
  })
  const main = sheets.find(({ columns }) =>
    [...columns.keys()].some((index) => layout.columns[index]?.paper === true),
  )
  if (main === undefined) return null
  return {
    sheet: main.grid.sheet,
    cells: sheets
      .flatMap(({ grid, lookup, rows, columns }) => collectCells(grid, lookup, layout, rows, columns))
      .sort((a, b) => a.index - b.index),
    unmatchedRows: findForeignRows(main),
    missingRows: findMissingRows(layout, main.rows),
    own: true,
  }
}

type ResolvedSheet = {
  grid: CellGrid
  lookup: GridLookup
  rows: Map<number, number>
  columns: Map<number, number>
}

/** Null when the sheet is another form, the same form for another period, or has been sorted. */
function resolveIdentity(grid: CellGrid, identity: GridIdentity, layout: TableLayout): ResolvedSheet | null {
  if (identity.form !== layout.name) return null
  const columns = new Map<number, number>()
  for (const { id, column, header } of identity.columns) {
    const index = layout.columns.findIndex((one) => one.id === id)
    if (index < 0) continue
    if (layout.columns[index]?.header.join('\n').normalize('NFC') !== header) return null
    columns.set(index, column)
  }
  const lookup = createGridLookup(grid)
  const rows = new Map<number, number>()
  let strange = 0
  for (const { id, row } of identity.rows) {
    const index = layout.rows.findIndex((one) => one.id === id)
    const formRow = layout.rows[index]
    if (formRow === undefined) continue
    rows.set(index, row)
    const label = lookup.textAt(row, labelColumn)
    if (label !== '' && !isLabelOf(label, formRow)) strange += 1
  }
  return rows.size === 0 || columns.size === 0 || strange > rows.size / 4
    ? null
    : { grid, lookup, rows, columns }
}

const labelColumn = 1

/** Lines that somebody put between the rows of the form. */
function findForeignRows(sheet: ResolvedSheet): string[] {
  const own = new Set(sheet.rows.values())
  const first = Math.min(...own)
  const last = Math.max(...own)
  return sheet.grid.rows.flatMap(({ row, cells }) => {
    if (row < first || row > last || own.has(row)) return []
    const at = (column: number): string => cells.find((cell) => cell.column === column)?.text ?? ''
    const name = nameRow(at(0), at(labelColumn))
    return name === '' ? [] : [name]
  })
}
