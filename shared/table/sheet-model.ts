import type { CellFormula } from '../model/cell-formula'
import type { ExportOptions } from '../model/export-options'
import type { Qualifier } from '../model/fact'
import type { TableCells, TableLayout } from '../model/table-layout'
import type { GridIdentity, GridRange } from './cell-grid'

/**
 * A workbook to be written, neutral to how files are written: an official page with the paper columns, a page with the
 * working columns (base values), a page of charts, and a hidden page that tells which row and column is which when the
 * file comes back. Data rows stand on the same sheet rows on both table pages, so that a comparison reads "D8 against D8".
 */
export type SheetModel = {
  pages: readonly SheetPage[]
  /** Names for areas of the workbook. */
  names: readonly SheetName[]
  /** Document properties. */
  title: string
  agency: string
}

/** What is written: a table as shown, how its computed cells follow from others, and who writes it. */
export type SheetInput = {
  layout: TableLayout
  cells: TableCells
  formulas: readonly (CellFormula | null)[]
  /** `place`: where and when the figures are from, so that the file knows it when it comes back. */
  meta: { agency?: string; place?: NonNullable<GridIdentity['place']> }
  /** Notes by cell index, in reading order; absent: none. */
  notes?: ReadonlyMap<number, string>
  /** Absent: the table alone, as forms define it. */
  options?: ExportOptions
}

/** Words of the sheet that are not part of the table (resources/text/sheet.*.json). */
export type SheetTexts = {
  /** TT, Chỉ tiêu, Đơn vị tính. */
  labels: readonly [string, string, string]
  /** Sheet name where the table has no label of its own. */
  table: string
  workingColumns: string
  charts: string
  /** Both lines of the national motto. */
  motto: readonly [string, string]
  /** Under the title of who signs: "(Ký, ghi rõ họ tên)". */
  signHere: string
  /** Under a table with such figures. */
  estimated: string
  preliminary: string
  /** After a preliminary figure. */
  preliminaryMark: string
  qualifiers: Readonly<Record<Qualifier, string>>
  chart: {
    attainment: string
    /** {unit} stands for the unit. */
    levels: string
    structure: string
    series: Readonly<Record<'actual' | 'plan' | 'previous', string>>
  }
}

export type SheetPage = {
  name: string
  hidden: boolean
  /** Widths in characters. */
  columns: readonly number[]
  /** Heights in points by row; undefined is the default. */
  heights: readonly (number | undefined)[]
  /** Row by row from the top, each row from the left, no cell twice. May be made while it is read: a long table is never whole. */
  cells: Iterable<SheetCell>
  merges: readonly GridRange[]
  /** First and last header row, counted from 0: repeated on every printed page. Null on pages that are not printed. */
  printTitle: { first: number; last: number } | null
  /** What is printed; absent: all there is. */
  printArea?: GridRange
  orientation: 'portrait' | 'landscape'
  /**
   * Rows that begin a new sheet of paper, and the size of print in percent. Absent: as wide as the paper; spreadsheets then
   * break pages where they like.
   */
  breaks?: { rows: readonly number[]; scale: number }
  /** Rows and columns that stay in view. */
  frozen: { rows: number; columns: number }
  /** Whether cells that are not `unlocked` refuse typing. There is no password: this keeps from slips, not from people. */
  protected?: boolean
  /** Whether rows may be inserted on a protected page. */
  rowsInsertable?: boolean
  notes?: readonly SheetNote[]
  validations?: readonly SheetValidation[]
  highlights?: readonly SheetHighlight[]
  charts?: readonly SheetChart[]
}

/** `row` and `column` count from 0. */
export type SheetCell = { row: number; column: number; content: SheetContent; style: SheetStyle }

export type SheetContent =
  | { kind: 'blank' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  /** A number or text; "" shows as blank. The formula has no "=". */
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
  /** Takes input on a protected page. */
  unlocked?: boolean
  /** Background, "RRGGBB". */
  fill?: string
  /** Text colour, "RRGGBB"; absent is black. */
  color?: string
}

/** A name for an area; `name` as every spreadsheet takes it: letters, digits and "_", no cell address. */
export type SheetName = { name: string; sheet: string; range: GridRange }

/** A comment on a cell. */
export type SheetNote = { row: number; column: number; text: string }

/**
 * What cells may hold. A message for what does not fit; `strict` refuses it, otherwise the user is asked. `bounds` and
 * `values` are numbers or formulas without "=". Titles hold 32 letters, messages 255: longer ones are cut.
 */
export type SheetValidation = {
  ranges: readonly GridRange[]
  rule:
    | { kind: 'whole' | 'decimal'; min: number | string; max: number | string }
    | { kind: 'list'; values: readonly string[] }
    | { kind: 'custom'; formula: string }
  strict: boolean
  /** Shown while the cell is chosen; absent: nothing. */
  prompt?: { title: string; message: string }
  error: { title: string; message: string }
}

/** A look that cells take while a formula, written for the first cell of the first range, is true. */
export type SheetHighlight = {
  ranges: readonly GridRange[]
  formula: string
  fill?: string
  color?: string
  bold?: boolean
}

/** Bars over cells of the workbook. `area` are the cells it covers on its page. */
export type SheetChart = {
  title: string
  bars: 'vertical' | 'horizontal'
  area: GridRange
  categories: ChartCells
  series: readonly {
    name: ChartCells
    values: ChartCells
    look: 'dark' | 'outlined' | 'light'
  }[]
  /** Number format of the figures at the bars. */
  format: string
}

/** A run of cells and what it holds now; null is a blank. */
export type ChartCells = { sheet: string; range: GridRange; cached: readonly (string | number | null)[] }
