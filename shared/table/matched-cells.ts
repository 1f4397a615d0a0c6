import type { TableLayout, TableRow } from '../model/table-layout'
import { cellAddress, type CellGrid } from './cell-grid'
import type { GridLookup } from './grid-lookup'

/**
 * A foreign sheet recognised as a form: its cells by the cell index of the layout (row-major), as the file has them.
 * Every cell of a matched row and column is listed, blank ones with value null and text ""; whether a text is a number
 * is for the reader of numbers to say. `locator` is "Sheet!D8".
 */
export type FormMatch = {
  /** The sheet with the table itself. */
  sheet: string
  cells: MatchedCell[]
  /** Lines of the file inside the table that are no row of the form, as written there. */
  unmatchedRows: string[]
  /** Rows of the form, with a figure to give, that the file does not have. */
  missingRows: string[]
  /** True for a file that the program wrote itself, recognised by its hidden identity. */
  own: boolean
}

export type MatchedCell = {
  index: number
  text: string
  value: number | string | null
  formula: boolean
  locator: string
}

/** The cells where matched rows and columns cross. Maps lead from the form to the sheet. */
export function collectCells(
  grid: CellGrid,
  lookup: GridLookup,
  layout: TableLayout,
  rows: ReadonlyMap<number, number>,
  columns: ReadonlyMap<number, number>,
): MatchedCell[] {
  const cells: MatchedCell[] = []
  for (const [row, sheetRow] of rows) {
    if (!givesFigures(layout.rows[row])) continue
    for (const [column, sheetColumn] of columns) {
      const cell = lookup.cellAt(sheetRow, sheetColumn)
      const value = cell?.value ?? null
      cells.push({
        index: row * layout.columns.length + column,
        text: cell?.text ?? '',
        value: typeof value === 'boolean' ? (cell?.text ?? '') : value,
        formula: cell?.formula ?? false,
        locator: `${grid.sheet}!${cellAddress(sheetRow, sheetColumn)}`,
      })
    }
  }
  return cells.sort((a, b) => a.index - b.index)
}

/** Sections and headings have no figures. */
function givesFigures(row: TableRow | undefined): boolean {
  return row !== undefined && row.kind !== 'section' && row.kind !== 'heading'
}

/** A row as people name it: "1 Tổng số HTX". */
export function nameRow(ordinal: string, label: string): string {
  return `${ordinal} ${label}`.replace(/\s+/g, ' ').trim()
}

/** Names of the rows with figures that are not among the matched ones. */
export function findMissingRows(layout: TableLayout, matched: ReadonlyMap<number, number>): string[] {
  return layout.rows.flatMap((row, index) =>
    givesFigures(row) && !matched.has(index) ? [nameRow(row.ordinal, row.label)] : [],
  )
}
