import type { TableLayout } from '../model/table-layout'
import type { CellGrid } from './cell-grid'
import { matchByIdentity } from './match-by-identity'
import { matchByTexts } from './match-by-texts'
import type { FormMatch } from './matched-cells'

export type { FormMatch } from './matched-cells'

/**
 * Finds the form in a workbook: by the hidden identity of a file that the program wrote, else by understanding a table
 * typed by hand. Null when no sheet is this form for this period (a header that names another year is another table).
 */
export function matchForm(grids: readonly CellGrid[], layout: TableLayout): FormMatch | null {
  return matchByIdentity(grids, layout) ?? matchByTexts(grids, layout)
}
