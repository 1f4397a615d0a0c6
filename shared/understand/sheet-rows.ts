import type { CellGrid, GridCell, GridRange, GridRow } from '../table/cell-grid'
import { isColumnName, tidyText, withoutTranslation, wordKey } from './cell-words'

/**
 * A sheet as finding tables needs it: one pass notes for every row what kind of cells it has, in typed arrays, so that a
 * register of hundreds of thousands of rows costs bytes and not objects. Rows are positions among those that exist; cells
 * are asked for again only where somebody looks.
 */
export type SheetRows = {
  length: number
  /** Row of the sheet at a position; -1 outside. */
  numberOf: (position: number) => number
  cellsOf: (position: number) => readonly GridCell[]
  hiddenAt: (position: number) => boolean
  /** Filled cells, and those of them that look like figures (years and numbering are figures too). */
  countAt: (position: number) => number
  figuresAt: (position: number) => number
  /** First and last filled column; -1 without any. */
  firstAt: (position: number) => number
  lastAt: (position: number) => number
  /** Whether the row may be the one that names the columns of a table. */
  namesColumns: (position: number) => boolean
  /** Merged cells that touch a row, in order of their columns. */
  mergesAt: (row: number) => readonly GridRange[]
}

const none: readonly never[] = []
/** Rows that one merged cell may reach over and still be part of a table's look. */
const tallestMerge = 60
/** Rows in which every row is looked at for names of columns. */
const searchedRows = 3000

export function createSheetRows(grid: CellGrid): SheetRows {
  const { rows } = grid
  const size = rows.length
  const numbers = new Int32Array(size)
  const counts = new Int32Array(size)
  const figures = new Int32Array(size)
  const flags = new Uint8Array(size)
  const firsts = new Int16Array(size)
  const lasts = new Int16Array(size)
  const findsNames = createNameFinder()
  let position = 0
  let previous = -2
  for (const row of rows) {
    if (position >= size) break
    numbers[position] = row.row
    let count = 0
    let seen = 0
    let years = 0
    let first = -1
    let last = -1
    for (const cell of row.cells) {
      if (!isFilled(cell)) continue
      count += 1
      if (first < 0) first = cell.column
      last = cell.column
      if (!looksLikeFigure(cell)) continue
      seen += 1
      if (isYear(cell.value)) years += 1
    }
    counts[position] = count
    figures[position] = seen
    firsts[position] = first
    lasts[position] = last
    const named = count >= 2 && seen === years && findsNames(row, position, row.row > previous + 1)
    flags[position] = (row.hidden === true ? 1 : 0) | (named ? 2 : 0)
    previous = row.row
    position += 1
  }
  const merges = indexMerges(grid.merges)
  return {
    length: position,
    numberOf: (at) => (at < 0 ? -1 : (numbers[at] ?? -1)),
    cellsOf: (at) => (at < 0 ? none : (rows.at(at)?.cells ?? none)),
    hiddenAt: (at) => ((flags[at] ?? 0) & 1) !== 0,
    countAt: (at) => counts[at] ?? 0,
    figuresAt: (at) => figures[at] ?? 0,
    firstAt: (at) => firsts[at] ?? -1,
    lastAt: (at) => lasts[at] ?? -1,
    namesColumns: (at) => ((flags[at] ?? 0) & 2) !== 0,
    mergesAt: (row) => merges.get(row) ?? none,
  }
}

function indexMerges(merges: readonly GridRange[]): Map<number, GridRange[]> {
  const byRow = new Map<number, GridRange[]>()
  for (const merge of merges) {
    if (merge.bottom - merge.top > tallestMerge) continue
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      const line = byRow.get(row)
      if (line === undefined) byRow.set(row, [merge])
      else line.push(merge)
    }
  }
  for (const line of byRow.values()) line.sort((a, b) => a.left - b.left)
  return byRow
}

/**
 * Names of columns stand in rows without figures. Far down in a sheet only rows that follow a gap or begin like a header
 * already seen are asked: reading every text of a register would cost more than all else.
 */
function createNameFinder(): (row: GridRow, position: number, afterGap: boolean) => boolean {
  const known = new Set<unknown>()
  return ({ cells }, position, afterGap) => {
    const first = cells.find(isFilled)?.value
    if (position > searchedRows && !afterGap && !known.has(first)) return false
    const named = cells.some(({ value }) => typeof value === 'string' && isColumnName(value))
    if (named) known.add(first)
    return named
  }
}

export function isFilled(cell: GridCell): boolean {
  return cell.value !== null && cell.value !== ''
}

const figure = /^[(<>≥≤~]?\s*[+\-−–]?\s*[(]?\d[\d.,\s\u00a0]*\)?\s*%?\)?$/u
const placeholder = /^(?:[-–—−]{1,3}|…+|\.{2,})$/u

/** A number, or a text that is written like one: "25.454", "+ 836", "103,3%", "(12)". */
export function looksLikeFigure(cell: GridCell): boolean {
  if (typeof cell.value === 'number') return true
  if (typeof cell.value !== 'string' || cell.value.length > 24) return false
  return figure.test(cell.value.trim())
}

/** "-" for none, "…" for unknown. */
export function isPlaceholder(cell: GridCell): boolean {
  return typeof cell.value === 'string' && cell.value.length < 8 && placeholder.test(cell.value.trim())
}

/** "#REF!", "#N/A": a formula without a result. */
export function isErrorText(cell: GridCell): boolean {
  return typeof cell.value === 'string' && /^#[A-Z/0!?]{2,8}[!?A]?$/.test(cell.value)
}

/** A year as a header writes it: 2020, "2020". */
export function isYear(value: GridCell['value']): boolean {
  if (typeof value === 'number') return value >= 1900 && value < 2100 && Number.isInteger(value)
  return typeof value === 'string' && value.length < 8 && /^\s*(?:19|20)\d\d\s*$/.test(value)
}

export function textOf(cell: GridCell): string {
  return typeof cell.value === 'number'
    ? String(cell.value)
    : cell.text === ''
      ? String(cell.value)
      : cell.text
}

/** The text of a cell on one line. */
export function lineOf(cell: GridCell): string {
  return tidyText(textOf(cell))
}

/** What two header cells are compared by. */
export function headerKey(text: string): string {
  return wordKey(withoutTranslation(text))
}

export type Band = { left: number; right: number }

export function within(cells: readonly GridCell[], { left, right }: Band): GridCell[] {
  return cells.filter((cell) => cell.column >= left && cell.column <= right && isFilled(cell))
}

/**
 * A row that numbers the columns: "A, B, 1, 2, 2=3+4", all of it, in ascending order. Two cells are too few to tell it
 * from a row of figures.
 */
export function numbersColumns(written: readonly GridCell[]): boolean {
  const cells = written.filter((cell) => !isErrorText(cell))
  if (cells.length < 2) return false
  let last = 0
  let numbers = 0
  let letters = 0
  for (const cell of cells) {
    const match = /^\(?(?:(\d{1,3})|([A-E\u0110a-e\u0111]))\)?(\s*[=:].*)?$/u.exec(lineOf(cell))
    if (match === null) return false
    if (match[1] === undefined) {
      letters += 1
      if (numbers > 0) return false
      continue
    }
    const number = Number(match[1])
    if (number <= last || number > last + 3) return false
    last = number
    numbers += 1
  }
  return numbers > 0 && (letters > 0 || numbers >= 3) && last <= cells.length + 4
}
