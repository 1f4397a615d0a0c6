import type { GridCell } from '../table/cell-grid'
import { isAttachment, isDateLine, isMotto, readKnownUnit, readUnitLine, splitFormLabel } from './cell-words'
import { readMarker } from './row-marker'
import {
  isFilled,
  isPlaceholder,
  isYear,
  lineOf,
  looksLikeFigure,
  numbersColumns,
  within,
  type Band,
  type SheetRows,
} from './sheet-rows'

/** Where the header of a table stands. Rows are positions in `SheetRows`; columns those of the sheet. */
export type HeaderBlock = Band & {
  first: number
  last: number
  ordinal: number | null
  label: number
  unit: number | null
  /** Position of the row that numbers the columns, below the header. */
  numbering: number | null
}

/** The columns that a header names. */
export type HeaderNames = { ordinal: number | null; label: number; unit: number | null }

const deepest = 9

/**
 * From one row of a header, at position `seed`, to all of it: rows above it but not above `from`, rows below it, and how
 * far it reaches to the right. `lowest` is the last row that is known to stand above figures; `shares` says that another
 * table begins beside it.
 */
export function growBlock(
  sheet: SheetRows,
  seed: number,
  lowest: number,
  band: Band,
  names: HeaderNames,
  from: number,
  shares: boolean,
): HeaderBlock {
  let { left } = band
  let first = seed
  while (
    first - 1 >= from &&
    seed - first < deepest &&
    isHeaderAbove(sheet, first - 1, { left, right: band.right }, names)
  )
    first -= 1
  const seedRow = sheet.numberOf(seed)
  const reach = Math.max(
    seedRow,
    ...sheet
      .mergesAt(seedRow)
      .filter((merge) => merge.left >= left && merge.left <= band.right && merge.bottom - seedRow < deepest)
      .map((merge) => merge.bottom),
  )
  let last = seed
  while (last + 1 < sheet.length && last - first < deepest) {
    const next = last + 1
    const cells = within(sheet.cellsOf(next), band)
    const inside = sheet.numberOf(next) <= reach
    if (cells.length === 0 && inside) last = next
    else if (cells.length === 0 || sheet.numberOf(next) - sheet.numberOf(last) > 1) {
      if (!inside) break
      last = next
    } else if (inside ? continuesInside(cells, names) : continuesHeader(sheet, next, cells, names, lowest))
      last = next
    else break
  }
  const right = findSeam(
    sheet,
    last,
    {
      left,
      right: findRightEdge(sheet, first, last, { left, right: band.right }, names),
    },
    names,
  )
  for (let at = first; at <= last && !shares; at += 1)
    for (const cell of sheet.cellsOf(at))
      if (isFilled(cell) && cell.column < left && cell.column >= left - 1) left = cell.column
  const after = last + 1
  const numbering =
    after < sheet.length && numbersColumns(within(sheet.cellsOf(after), { left, right })) ? after : null
  return { ...names, left, right, first, last, numbering }
}

function isHeaderAbove(sheet: SheetRows, position: number, band: Band, names: HeaderNames): boolean {
  const row = sheet.numberOf(position)
  if (sheet.numberOf(position + 1) - row > 1) return false
  const cells = within(sheet.cellsOf(position), band)
  if (cells.length === 0 || isTitleRow(cells)) return false
  if (cells.some((cell) => looksLikeFigure(cell) && !isYear(cell.value))) return false
  const wide = sheet.mergesAt(row).filter((merge) => merge.right > merge.left)
  // A merged cell that begins at the label and reaches over the figures is a title.
  if (wide.some((merge) => merge.left <= names.label && merge.right > names.label + 1)) return false
  const right = cells.filter((cell) => cell.column > names.label)
  if (right.length === 0) return false
  if (cells.length >= 2) return right.length * 2 >= cells.length || cells.length >= 3
  const only = right[0]
  return only !== undefined && wide.some((merge) => merge.left === only.column)
}

/** Lines above a table: motto, "(Kèm theo …)", "Phụ lục …", a place and date, the unit. */
export function isTitleRow(cells: readonly GridCell[]): boolean {
  return cells.some((cell) => {
    const text = lineOf(cell)
    return (
      isMotto(text) ||
      isAttachment(text) ||
      isDateLine(text) ||
      splitFormLabel(text) !== null ||
      (cells.length <= 2 && (readUnitLine(text) !== null || readKnownUnit(text) !== null))
    )
  })
}

/** A row beside vertically merged header cells: body rows cannot stand there, but merges may reach one row too far. */
function continuesInside(cells: readonly GridCell[], names: HeaderNames): boolean {
  return !cells.some(
    (cell) =>
      cell.column === names.label ||
      (looksLikeFigure(cell) && !isYear(cell.value) && cell.column > names.label),
  )
}

function continuesHeader(
  sheet: SheetRows,
  position: number,
  cells: readonly GridCell[],
  names: HeaderNames,
  lowest: number,
): boolean {
  if (numbersColumns(cells)) return false
  if (cells.some((cell) => (looksLikeFigure(cell) && !isYear(cell.value)) || isPlaceholder(cell)))
    return false
  const values = cells.filter((cell) => cell.column > names.label && cell.column !== names.unit)
  const atLabel = cells.filter((cell) => cell.column <= names.label || cell.column === names.unit)
  if (values.length === 0) return false
  if (atLabel.length === 0) return true
  // Texts beside a label: a header written over several rows, when figures or a numbering row follow soon.
  if (values.length < 2 || position > lowest + deepest) return false
  const label = atLabel.find((cell) => cell.column === names.label)
  if (label !== undefined && atLabel.some((cell) => cell.column === names.ordinal && isNumbered(cell)))
    return false
  return figuresFollow(sheet, position, cells)
}

export function isNumbered(cell: GridCell): boolean {
  const marker = readMarker(lineOf(cell))
  // "S" and "T" down a column are a broken "STT".
  return marker !== null && !(marker.shape === 'letter' && marker.value > 8)
}

/** Whether the columns of these texts hold figures right below the rows of texts. */
function figuresFollow(sheet: SheetRows, position: number, texts: readonly GridCell[]): boolean {
  for (let at = position + 1; at < Math.min(sheet.length, position + deepest); at += 1) {
    const below = sheet.cellsOf(at).filter(isFilled)
    if (numbersColumns(below)) return true
    const columns = below.filter((cell) => texts.some((text) => text.column === cell.column))
    if (columns.filter((cell) => looksLikeFigure(cell)).length >= 2) return true
    if (columns.length < 2) return false
  }
  return false
}

/** The header reaches as far as its texts and merged cells go without two empty columns between them. */
function findRightEdge(
  sheet: SheetRows,
  first: number,
  last: number,
  band: Band,
  names: HeaderNames,
): number {
  const used = new Set<number>()
  for (let at = first; at <= last; at += 1) {
    for (const cell of within(sheet.cellsOf(at), band)) used.add(cell.column)
    for (const merge of sheet.mergesAt(sheet.numberOf(at)))
      if (merge.right - merge.left < 200 && merge.left >= band.left && used.has(merge.left))
        for (let column = merge.left; column <= Math.min(merge.right, band.right); column += 1)
          used.add(column)
  }
  let right = Math.max(names.label, names.unit ?? 0)
  for (const column of [...used].sort((a, b) => a - b)) {
    if (column <= right) continue
    if (column > right + 2) break
    right = column
  }
  return right
}

/**
 * Two tables side by side under no known word: an empty column, and behind it labels again with figures of their own. The
 * first one ends at the seam; the second is found when its rows are looked at.
 */
function findSeam(sheet: SheetRows, last: number, band: Band, names: HeaderNames): number {
  const texts = new Map<number, number>()
  const figures = new Map<number, number>()
  const used = new Set<number>()
  for (let at = Math.max(0, last - 3); at < Math.min(sheet.length, last + 25); at += 1)
    for (const cell of within(sheet.cellsOf(at), band)) {
      used.add(cell.column)
      if (at <= last) continue
      const tally = looksLikeFigure(cell) ? figures : /\p{L}{2}/u.test(cell.text) ? texts : null
      tally?.set(cell.column, (tally.get(cell.column) ?? 0) + 1)
    }
  let seenFigures = false
  for (let column = names.label + 1; column < band.right - 1; column += 1) {
    if ((figures.get(column) ?? 0) > 0) seenFigures = true
    if (used.has(column) || !seenFigures) continue
    const labels = texts.get(column + 1) ?? 0
    const behind = figures.get(column + 2) ?? 0
    if (labels >= 2 && labels > (figures.get(column + 1) ?? 0) && behind >= 2) return column - 1
  }
  return band.right
}
