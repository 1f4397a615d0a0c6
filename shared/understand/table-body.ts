import type { GridCell } from '../table/cell-grid'
import { isPageLine, isSignature, readFootnote, splitFormLabel } from './cell-words'
import { findNamedHeaders } from './find-header-block'
import type { HeaderBlock } from './header-block'
import type { DocumentTable } from './document-table'
import { readMarker } from './row-marker'
import { headerKey, lineOf, looksLikeFigure, numbersColumns, within, type SheetRows } from './sheet-rows'

/** Rows below a header that may belong to its table, and what ended them. */
export type TableBody = {
  rows: BodyRow[]
  dropped: DocumentTable['dropped'][number][]
  /** Position behind the last row that was looked at. */
  end: number
  /** Another table's header ended the rows. */
  endedByHeader: boolean
  /** Rows beyond `mostRows`, not kept. */
  cut: number
}

export type BodyRow = {
  position: number
  row: number
  hidden: boolean
  cells: readonly GridCell[]
  afterHeader: boolean
}

/** More rows than a form can have are a register: counted, not kept. */
const mostRows = 20_000
/** Empty rows after which nothing belongs to the table. */
const widestGap = 24

/** Repeated headers, rows that number columns and "(tiếp theo)" are dropped and listed. */
export function gatherBody(sheet: SheetRows, block: HeaderBlock): TableBody {
  const header = readHeaderKeys(sheet, block)
  const repeats = createRepeatCheck(header)
  const titles = readTitleTexts(sheet, block)
  const body: TableBody = { rows: [], dropped: [], end: block.last + 1, endedByHeader: false, cut: 0 }
  let position = block.last + 1
  if (block.numbering !== null) {
    body.dropped.push({ row: sheet.numberOf(block.numbering), why: 'column-numbers' })
    position = block.numbering + 1
  }
  let previous = sheet.numberOf(position - 1)
  let afterHeader = false
  for (; position < sheet.length; position += 1) {
    const row = sheet.numberOf(position)
    if (body.rows.length >= mostRows) {
      if (sheet.namesColumns(position) || row - previous > widestGap || sheet.countAt(position) === 0) {
        if (sheet.countAt(position) > 0) break
        continue
      }
      if (sheet.countAt(position) < 2 && isTail(sheet, position)) break
      body.cut += 1
      previous = row
      body.end = position + 1
      continue
    }
    const cells = within(sheet.cellsOf(position), block)
    if (cells.length === 0) continue
    if (row - previous > widestGap) break
    const again = repeats(cells)
    if (again && !afterHeader && beginsAnother(sheet, block, body.rows, titles, position, header)) {
      body.endedByHeader = true
      break
    }
    const why = again ? 'repeated-header' : numbersColumns(cells) && afterHeader ? 'column-numbers' : null
    if (why !== null) {
      body.dropped.push({ row, why })
      afterHeader = true
      body.end = position + 1
      previous = row
      continue
    }
    if (sheet.namesColumns(position) && findNamedHeaders(sheet, position, cells, position).length > 0) {
      body.endedByHeader = true
      break
    }
    previous = row
    body.end = position + 1
    const isTitle =
      cells.every((cell) => titles.has(lineOf(cell))) && headerFollows(sheet, block, header, position)
    if (isTitle || (cells.length === 1 && cells.every((cell) => isPageLine(lineOf(cell))))) {
      body.dropped.push({ row, why: 'continued' })
      continue
    }
    body.rows.push({ position, row, hidden: sheet.hiddenAt(position), cells, afterHeader })
    afterHeader = false
  }
  return body
}

/** Behind the rows that are kept: a single text is a line below the register when it closes it. */
function isTail(sheet: SheetRows, position: number): boolean {
  return sheet.cellsOf(position).some((cell) => isSignature(lineOf(cell)))
}

type HeaderKeys = readonly ReadonlyMap<number, string>[]

function readHeaderKeys(sheet: SheetRows, block: HeaderBlock): HeaderKeys {
  const lines: Map<number, string>[] = []
  for (let at = block.first; at <= block.last; at += 1)
    lines.push(
      new Map(within(sheet.cellsOf(at), block).map((cell) => [cell.column, headerKey(lineOf(cell))])),
    )
  return lines
}

/** Whether a row says what a row of the header says, column for column; a lone text only right behind such a row. */
function createRepeatCheck(header: HeaderKeys): (cells: readonly GridCell[]) => boolean {
  let inside = false
  return (cells) => {
    inside = isHeaderRow(header, cells, inside)
    return inside
  }
}

function isHeaderRow(header: HeaderKeys, cells: readonly GridCell[], inside: boolean): boolean {
  return header.some((line) => {
    if (cells.length > line.size || (cells.length < 2 && !inside) || cells.length * 2 < line.size)
      return false
    // Rows of figures differ from a header at their first cell: no key is made for the others.
    return cells.every((cell) => {
      const text = line.get(cell.column)
      return text !== undefined && text === headerKey(lineOf(cell))
    })
  })
}

const titleRows = 15

/** Texts that stand above the table: a printed page repeats them with the header. */
function readTitleTexts(sheet: SheetRows, block: HeaderBlock): ReadonlySet<string> {
  const texts = new Set<string>()
  for (let at = Math.max(0, block.first - titleRows); at < block.first; at += 1)
    for (const cell of sheet.cellsOf(at)) if (typeof cell.value === 'string') texts.add(lineOf(cell))
  return texts
}

function headerFollows(sheet: SheetRows, block: HeaderBlock, header: HeaderKeys, position: number): boolean {
  for (let at = position + 1; at < Math.min(sheet.length, position + titleRows); at += 1) {
    const cells = within(sheet.cellsOf(at), block)
    if (isHeaderRow(header, cells, false)) return true
    if (cells.some((cell) => cell.column > block.label && looksLikeFigure(cell))) return false
  }
  return false
}

/**
 * The same header can begin the next table: under another form number, or under another title with the rows counted from
 * the start again.
 */
function beginsAnother(
  sheet: SheetRows,
  block: HeaderBlock,
  rows: readonly BodyRow[],
  titles: ReadonlySet<string>,
  position: number,
  header: HeaderKeys,
): boolean {
  const above: string[] = []
  for (const { cells } of [...rows.slice(-6)].reverse()) {
    if (cells.some((cell) => cell.column > block.label && looksLikeFigure(cell))) break
    if (cells.some((cell) => cell.column === block.ordinal && readMarker(lineOf(cell)) !== null)) break
    above.push(...cells.map(lineOf))
  }
  const other = above.filter(
    (text) => !titles.has(text) && readFootnote(text) === null && !/ti\u1ebfp/iu.test(text),
  )
  if (other.length === 0) return false
  if (other.some((text) => splitFormLabel(text) !== null)) return true
  let next = position
  while (next < sheet.length) {
    const cells = within(sheet.cellsOf(next), block)
    if (cells.length > 0 && !isHeaderRow(header, cells, true) && !numbersColumns(cells)) break
    next += 1
  }
  const [first] = rows
  const [again] = within(sheet.cellsOf(next), block)
  const start = first?.cells[0]
  return start !== undefined && again !== undefined && lineOf(start) === lineOf(again)
}
