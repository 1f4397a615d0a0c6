import type { CellFormula } from '../model/cell-formula'
import type { TableCells, TableLayout } from '../model/table-layout'
import type { GridRange } from './cell-grid'

/**
 * A workbook to be written, neutral to the library that writes it: an official page with the paper columns, a page with
 * the working columns (base values), and a hidden page that tells which row and column is which when the file comes back.
 * Data rows stand on the same sheet rows on both pages, so that a comparison reads "D8 against D8".
 */
export type SheetModel = {
  pages: readonly SheetPage[]
  /** Document properties. */
  title: string
  agency: string
}

/** What is written: a table as shown, how its computed cells follow from others, and who writes it. */
export type SheetInput = {
  layout: TableLayout
  cells: TableCells
  formulas: readonly (CellFormula | null)[]
  meta: { agency?: string }
}

/** Words of the sheet that are not part of the table. */
export type SheetTexts = {
  /** TT, Chỉ tiêu, Đơn vị tính. */
  labels: readonly [string, string, string]
  /** Sheet name where the table has no label of its own. */
  table: string
  workingColumns: string
}

export type SheetPage = {
  name: string
  hidden: boolean
  /** Widths in characters. */
  columns: readonly number[]
  /** Heights in points; undefined is the default. */
  heights: readonly (number | undefined)[]
  cells: readonly SheetCell[]
  merges: readonly GridRange[]
  /** First and last header row, counted from 0: repeated on every printed page. Null on pages that are not printed. */
  printTitle: { first: number; last: number } | null
  orientation: 'portrait' | 'landscape'
  /** Rows and columns that stay in view. */
  frozen: { rows: number; columns: number }
}

/** `row` and `column` count from 0. */
export type SheetCell = { row: number; column: number; content: SheetContent; style: SheetStyle }

export type SheetContent =
  | { kind: 'blank' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'formula'; formula: string; cached: number | string }

export type SheetStyle = {
  size: number
  bold: boolean
  italic: boolean
  align: 'left' | 'center' | 'right'
  indent: number
  border: boolean
  /** Number format; null is general. */
  format: string | null
}
