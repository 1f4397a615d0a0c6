import type { Period } from '../model/dimension'

/**
 * A sheet of a foreign file as plain data, sparse: only cells that exist, rows and columns counted from 0 and in order.
 * Whoever reads files makes it; whoever understands tables needs nothing else. Texts are Unicode NFC; what was written in
 * an old font is decoded already.
 */
export type CellGrid = {
  sheet: string
  /** Hidden by its author; read all the same. */
  hidden?: boolean
  rows: GridRows
  merges: readonly GridRange[]
  /** Columns that their author hid. */
  hiddenColumns?: readonly number[]
  /** Present when the program itself wrote the sheet. */
  identity: GridIdentity | null
}

/** An array, or rows made when they are asked for: a large sheet is kept packed. */
export type GridRows = {
  readonly length: number
  /** By position among the rows that exist, not by row number. */
  at(position: number): GridRow | undefined
  [Symbol.iterator](): Iterator<GridRow>
}

export type GridRow = { row: number; cells: readonly GridCell[]; hidden?: boolean }

export type GridCell = {
  column: number
  /** Numbers as the file has them (a cell in percent format: as shown, ×100); dates and errors are text; never "". */
  value: string | number | boolean | null
  /** What the cell shows, numbers written the Vietnamese way. */
  text: string
  /** The formula as the file has it, without "="; "" where the format does not tell its text; null: no formula. */
  formula: string | null
  /** Absent: plain. */
  style?: GridStyle
  /** A note (comment) on the cell. */
  note?: string
}

/** What of a cell's look helps to understand a table. One object is shared by all cells that look alike. */
export type GridStyle = {
  bold: boolean
  italic: boolean
  /** Levels of indentation. */
  indent: number
  align: 'left' | 'center' | 'right' | null
  /** As the file names it (".VnTime"); "" where the format does not tell. */
  font: string
  /** Number format; "" is general. */
  format: string
}

export type GridRange = { top: number; left: number; bottom: number; right: number }

/** Which row and column of the sheet is which of the form: by references that follow inserted and moved rows. */
export type GridIdentity = {
  form: string
  rows: readonly { id: string; row: number }[]
  /** `header` is the header at the time of writing, levels joined by line feeds. */
  columns: readonly { id: string; column: number; header: string }[]
  /** Whose figures of which time, where the sheet was made for one: the locality's code and the period's name. */
  place?: { locality: string; period: Pick<Period, 'kind' | 'year' | 'ordinal'> }
}

/** Letters of a column counted from 0: 0 is "A", 26 is "AA". */
function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return letters
}

/** Address of a cell counted from 0: row 7, column 3 is "D8". */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${String(row + 1)}`
}

/** A sheet name as formulas and defined names need it: always in quotes, which every name may have. */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`
}
