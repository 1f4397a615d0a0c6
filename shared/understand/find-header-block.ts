import type { GridCell } from '../table/cell-grid'
import { isLabelWord, isOrdinalWord, isUnitWord } from './cell-words'
import { growBlock, isNumbered, isTitleRow, type HeaderBlock, type HeaderNames } from './header-block'
import { readMarker } from './row-marker'
import {
  headerKey,
  isFilled,
  isPlaceholder,
  isYear,
  lineOf,
  looksLikeFigure,
  within,
  type SheetRows,
} from './sheet-rows'

/**
 * Headers that a row names columns of: several where tables stand side by side. `free` are the cells of the row that no
 * table has yet; nothing above position `from` is looked at.
 */
export function findNamedHeaders(
  sheet: SheetRows,
  position: number,
  free: readonly GridCell[],
  from: number,
): HeaderBlock[] {
  const cells = free.filter(isFilled)
  if (cells.some((cell) => looksLikeFigure(cell) && !isYear(cell.value))) return []
  const first = cells[0]
  if (first === undefined || isNumbered(first)) return []
  const parts = splitSideBySide(cells)
  return parts.flatMap((part, index) => {
    const left = part[0]?.column ?? 0
    const right = (parts[index + 1]?.[0]?.column ?? Infinity) - 1
    const names = nameColumns(part)
    if (names === null) return []
    return [growBlock(sheet, position, position, { left, right }, names, from, parts.length > 1)]
  })
}

/** Null when these texts do not name the columns of a table. */
function nameColumns(cells: readonly GridCell[]): HeaderNames | null {
  const find = (test: (text: string) => boolean): number | null =>
    cells.find((cell) => test(String(cell.value)))?.column ?? null
  const ordinal = find(isOrdinalWord)
  const unit = find((text) => isUnitWord(text))
  const label = cells.find(
    (cell) => cell.column !== ordinal && isLabelWord(String(cell.value)) && !isUnitAt(cell, unit, cells),
  )?.column
  const enough =
    (ordinal !== null && cells.length >= 2) || (label !== undefined && (cells.length >= 3 || unit !== null))
  if (!enough) return null
  const next = cells.find((cell) => ordinal !== null && cell.column > ordinal)?.column
  const named = label ?? next
  return named === undefined ? null : { ordinal, label: named, unit: unit === named ? null : unit }
}

/** "Đơn vị" alone names the unit beside another label, and the label itself ("Đơn vị | Số HTX | Vốn") without one. */
function isUnitAt(cell: GridCell, unit: number | null, cells: readonly GridCell[]): boolean {
  return (
    cell.column === unit &&
    cells.some((other) => other.column < cell.column && isLabelWord(String(other.value)))
  )
}

/** A numbering column in the middle, or the same label again after an empty column, begins the next table. */
function splitSideBySide(cells: readonly GridCell[]): GridCell[][] {
  const parts: GridCell[][] = []
  for (const cell of cells) {
    const part = parts.at(-1)
    const text = String(cell.value)
    const again =
      part !== undefined &&
      ((isOrdinalWord(text) && part.length > 1 && part.some((one) => isOrdinalWord(String(one.value)))) ||
        (isLabelWord(text) &&
          cell.column > (part.at(-1)?.column ?? 0) + 1 &&
          headerKey(text) === headerKey(String(part[0]?.value ?? ''))))
    if (part === undefined || again) parts.push([cell])
    else part.push(cell)
  }
  return parts
}

/**
 * The header above rows of figures that no known word announces: the nearest texts or years above the columns of figures.
 * Null when there are none, or when too few rows follow to call it a table. Columns before `leftmost` are a neighbour's.
 */
export function findHeaderAbove(
  sheet: SheetRows,
  position: number,
  free: readonly GridCell[],
  from: number,
  leftmost: number,
): HeaderBlock | null {
  const cells = free.filter(isFilled)
  const label = cells.find((cell) => typeof cell.value === 'string' && isLabelText(cell))
  if (label === undefined) return null
  const figures = cells.filter((cell) => cell.column > label.column && looksLikeFigure(cell))
  if (figures.length === 0) return null
  const right = cells.at(-1)?.column ?? label.column
  for (let at = position - 1; at >= Math.max(from, position - 7); at -= 1) {
    if (sheet.numberOf(at + 1) - sheet.numberOf(at) > 2) return null
    const above = sheet
      .cellsOf(at)
      .filter((cell) => isFilled(cell) && cell.column >= leftmost && cell.column <= right + 40)
    if (above.length === 0) continue
    const over = above.filter((cell) => figures.some((one) => one.column === cell.column))
    if (over.length === 0 && above.every((cell) => cell.column <= label.column)) continue
    const words = above.filter((cell) => !looksLikeFigure(cell) || isYear(cell.value))
    if (words.length < above.length || over.length * 2 < figures.length || isTitleRow(above)) return null
    // 1990 among other numbers of a column is a figure that looks like a year.
    const before = sheet.numberOf(at) - sheet.numberOf(at - 1) === 1 ? sheet.cellsOf(at - 1) : []
    const amidFigures = before.some(
      (cell) => looksLikeFigure(cell) && over.some((one) => one.column === cell.column),
    )
    if (amidFigures && over.every((cell) => looksLikeFigure(cell))) return null
    const band = { left: Math.min(label.column, above[0]?.column ?? label.column), right: Infinity }
    const first = cells[0]
    const ordinal =
      first !== undefined && first.column < label.column && readMarker(lineOf(first)) !== null
        ? first.column
        : null
    const names = { ordinal, label: label.column, unit: null }
    const block = growBlock(
      sheet,
      at,
      position - 1,
      { ...band, left: Math.min(band.left, ordinal ?? band.left) },
      names,
      from,
      false,
    )
    return holdsFigures(sheet, block) ? block : null
  }
  return null
}

function isLabelText(cell: GridCell): boolean {
  return (
    !looksLikeFigure(cell) &&
    !isPlaceholder(cell) &&
    /\p{L}{2}/u.test(cell.text) &&
    readMarker(cell.text) === null
  )
}

function holdsFigures(sheet: SheetRows, block: HeaderBlock): boolean {
  let rows = 0
  for (let at = block.last + 1; at < Math.min(sheet.length, block.last + 16); at += 1)
    if (within(sheet.cellsOf(at), block).some((cell) => cell.column > block.label && looksLikeFigure(cell)))
      rows += 1
  const width = new Set<number>()
  for (let at = block.first; at <= block.last; at += 1)
    for (const cell of within(sheet.cellsOf(at), block)) width.add(cell.column)
  return rows >= 2 || (rows === 1 && width.size >= 3)
}
