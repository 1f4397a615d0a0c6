/**
 * A sheet of a foreign file as plain data, sparse: only cells that exist, rows and columns counted from 0 and in order.
 * Whoever reads files makes it; whoever understands tables needs nothing else.
 */
export type CellGrid = {
  sheet: string
  rows: readonly GridRow[]
  merges: readonly GridRange[]
  /** Present when the program itself wrote the sheet. */
  identity: GridIdentity | null
}

export type GridRow = { row: number; cells: readonly GridCell[] }

export type GridCell = {
  column: number
  /** Numbers as the file has them (a cell in percent format: as shown, ×100); dates and errors are text; never "". */
  value: string | number | boolean | null
  /** What the cell shows, numbers written the Vietnamese way. */
  text: string
  formula: boolean
}

export type GridRange = { top: number; left: number; bottom: number; right: number }

/** Which row and column of the sheet is which of the form: by references that follow inserted and moved rows. */
export type GridIdentity = {
  form: string
  rows: readonly { id: string; row: number }[]
  /** `header` is the header at the time of writing, levels joined by line feeds. */
  columns: readonly { id: string; column: number; header: string }[]
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
