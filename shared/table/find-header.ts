import type { TableLayout } from '../model/table-layout'
import type { CellGrid } from './cell-grid'
import type { GridLookup } from './grid-lookup'
import { likenessKey, wordLikeness, wordsOf } from './text-likeness'

/**
 * Finds the header of a typed table: the row that names the label column (Chỉ tiêu, Nội dung, …), its further rows, and
 * which column of the sheet is which column of the form, by the texts above it.
 */
export type FoundHeader = {
  top: number
  bottom: number
  ordinalColumn: number | null
  labelColumn: number
  unitColumn: number | null
  /** Column of the sheet by column of the form. */
  columns: ReadonlyMap<number, number>
}

const labelKeys = new Set(
  ['chi tieu', 'ten chi tieu', 'noi dung', 'danh muc', 'tieu chi', 'dia ban', 'vung', 'linh vuc', 'ten'].map(
    likenessKey,
  ),
)
const ordinalKeys = new Set(['tt', 'stt', 'so tt', 'so thu tu'].map(likenessKey))
const unitKeys = new Set(['don vi tinh', 'don vi', 'dvt', 'd v t'].map(likenessKey))

const maximumDepth = 6
const enoughAlike = 0.6

/** Null when no row looks like the header of this form with at least one of its value columns. */
export function findHeader(grid: CellGrid, lookup: GridLookup, layout: TableLayout): FoundHeader | null {
  let best: FoundHeader | null = null
  for (const { row, cells } of grid.rows) {
    const label = cells.find((cell) => labelKeys.has(likenessKey(cell.text)))
    if (label === undefined) continue
    const header = readHeader(lookup, layout, row, label.column)
    if (header !== null && header.columns.size > (best?.columns.size ?? 0)) best = header
  }
  return best
}

/** Whether a row repeats the header, as on every printed page. */
export function repeatsHeader(lookup: GridLookup, header: FoundHeader, row: number): boolean {
  const cells = lookup.columnsOf(row)
  if (cells.length === 0) return false
  for (let at = header.top; at <= header.bottom; at += 1)
    if (cells.every((cell) => likenessKey(cell.text) === likenessKey(lookup.textAt(at, cell.column))))
      return true
  return false
}

function readHeader(
  lookup: GridLookup,
  layout: TableLayout,
  top: number,
  labelColumn: number,
): FoundHeader | null {
  const names = lookup.columnsOf(top)
  const ordinalColumn = names.find((cell) => ordinalKeys.has(likenessKey(cell.text)))?.column ?? null
  const unitColumn = names.find((cell) => unitKeys.has(likenessKey(cell.text)))?.column ?? null
  const merge = lookup.mergeAt(top, labelColumn)
  let bottom = merge?.bottom ?? top
  while (bottom - top + 1 < maximumDepth && continuesHeader(lookup, bottom + 1, ordinalColumn, labelColumn))
    bottom += 1

  const last = Math.max(labelColumn, unitColumn ?? 0)
  const width = Math.max(
    ...Array.from({ length: bottom - top + 1 }, (_, depth) => rightEdge(lookup, top + depth)),
  )
  const paths: { column: number; path: string[] }[] = []
  for (let column = last + 1; column <= width; column += 1) {
    const path = headerPath(lookup, top, bottom, column, last)
    if (path.length > 0) paths.push({ column, path })
  }
  const columns = matchColumns(layout, paths)
  const hasValue = [...columns.keys()].some((index) => layout.columns[index]?.kind === 'value')
  return hasValue ? { top, bottom, ordinalColumn, labelColumn, unitColumn, columns } : null
}

/** A header row below the first: texts above columns, nothing in the columns of ordinal and label. */
function continuesHeader(
  lookup: GridLookup,
  row: number,
  ordinalColumn: number | null,
  labelColumn: number,
): boolean {
  const cells = lookup.columnsOf(row)
  if (cells.length === 0) return false
  return cells.every(
    (cell) =>
      cell.column !== labelColumn &&
      cell.column !== ordinalColumn &&
      typeof cell.value === 'string' &&
      /\p{L}/u.test(cell.text),
  )
}

function rightEdge(lookup: GridLookup, row: number): number {
  const last = lookup.columnsOf(row).at(-1)?.column ?? 0
  return Math.max(last, lookup.mergeAt(row, last)?.right ?? 0)
}

/**
 * Texts above a column. Without merged cells a group's text stands over its first column only; the others take it from
 * the left, as long as a text of their own stands lower.
 */
function headerPath(lookup: GridLookup, top: number, bottom: number, column: number, edge: number): string[] {
  const own = (row: number, at: number): string => lookup.textAt(row, at)
  const path: string[] = []
  for (let row = top; row <= bottom; row += 1) {
    let text = own(row, column)
    const lower = Array.from({ length: bottom - row }, (_, step) => own(row + step + 1, column)).some(
      (one) => one !== '',
    )
    for (let at = column - 1; text === '' && lower && at > edge; at -= 1) text = own(row, at)
    if (text !== '' && text !== path.at(-1)) path.push(text)
  }
  return path
}

function matchColumns(
  layout: TableLayout,
  paths: readonly { column: number; path: readonly string[] }[],
): Map<number, number> {
  const candidates: { index: number; column: number; score: number }[] = []
  layout.columns.forEach(({ header }, index) => {
    for (const { column, path } of paths) {
      const whole = wordLikeness(header.flatMap(wordsOf), path.flatMap(wordsOf))
      const leaf = wordLikeness(wordsOf(header.at(-1) ?? ''), wordsOf(path.at(-1) ?? ''))
      if (whole >= enoughAlike && leaf >= enoughAlike)
        candidates.push({ index, column, score: whole + leaf / 10 })
    }
  })
  candidates.sort((a, b) => b.score - a.score || a.index - b.index || a.column - b.column)
  const columns = new Map<number, number>()
  const taken = new Set<number>()
  for (const { index, column } of candidates) {
    if (columns.has(index) || taken.has(column)) continue
    columns.set(index, column)
    taken.add(column)
  }
  return columns
}
