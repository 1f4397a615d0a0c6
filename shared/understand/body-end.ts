import type { GridCell } from '../table/cell-grid'
import { isCapitals, isSignature, readFootnote, readUnitLine, splitFormLabel, tidyText } from './cell-words'
import type { DocumentTable } from './document-table'
import { readMarker } from './row-marker'
import type { BodyRow, TableBody } from './table-body'
import type { TableColumns } from './table-columns'
import { isPlaceholder, lineOf, looksLikeFigure, textOf } from './sheet-rows'

/**
 * Where the rows of a table end: at the footnotes, at the signature block, at the title of the next table, at stray
 * figures far below. What stands between a row and a repeated header (the notes of a printed page) is no row either.
 */
export type EndedBody = {
  rows: BodyRow[]
  footnotes: DocumentTable['footnotes'][number][]
  signature: string[]
  /** Position behind the last row or line that belongs to the table. */
  end: number
}

export function endBody(body: TableBody, columns: TableColumns): EndedBody {
  const values = new Set(columns.columns.flatMap(({ column, role }) => (role === 'value' ? [column] : [])))
  const view = body.rows.map((row) => describe(row, columns, values))
  const stop = findBreak(view, columns)
  const shown = stop < view.length ? view.slice(0, stop) : view
  const endedByHeader = body.endedByHeader || stop < view.length
  const lastFigure = shown.findLastIndex((row) => row.figures > 0)
  const rows: BodyRow[] = []
  const footnotes: EndedBody['footnotes'] = []
  const signature: string[] = []
  let end = body.rows[0]?.position ?? body.end
  let state: 'rows' | 'notes' | 'signed' = 'rows'
  for (const [index, row] of shown.entries()) {
    const previous = shown[index - 1]
    const gap = previous === undefined || row.row.afterHeader ? 1 : row.row.row - previous.row.row
    const tail = index > lastFigure
    if (state === 'notes' && (row.figures > 0 || row.row.afterHeader || (!tail && row.marked))) state = 'rows'
    if (row.figures === 0) {
      if (state !== 'signed' && row.signs && tail) state = 'signed'
      if (state === 'signed') {
        if (endedByHeader && beginsTitle(row, gap)) break
        signature.push(...row.texts)
        end = row.row.position + 1
        continue
      }
      const notes = row.texts.map(readFootnote)
      const explained = notes.filter((note) => note !== null)
      if (explained.length > 0 && (tail || isSureNote(row)) && !(row.hasUnit && row.marked)) {
        state = 'notes'
        for (const note of explained) if (note.text !== '') footnotes.push({ ...note, row: row.row.row })
        end = row.row.position + 1
        continue
      }
      if (state === 'notes' && tail && !row.hasUnit) {
        if (endedByHeader && beginsTitle(row, gap)) break
        for (const text of row.texts) footnotes.push({ mark: '', text, row: row.row.row })
        end = row.row.position + 1
        continue
      }
      if (tail && endedByHeader && isTitleAhead(shown.slice(index), gap)) break
      if (tail && gap > 2 && !row.marked && !row.hasUnit && lastFigure >= 0) {
        state = 'notes'
        for (const text of row.texts) footnotes.push({ mark: '', text, row: row.row.row })
        end = row.row.position + 1
        continue
      }
    } else if (row.unnamed && gap > 2) break
    rows.push(row.row)
    end = row.row.position + 1
  }
  return {
    rows,
    footnotes,
    signature,
    end: stop < view.length || endedByHeader ? end : Math.max(end, endOfRun(body, end)),
  }
}

/** Without another table below, everything that was looked at is this table's. */
function endOfRun(body: TableBody, end: number): number {
  return body.cut > 0 ? body.end : end
}

type Described = {
  row: BodyRow
  texts: string[]
  figures: number
  /** Texts that are no figures in columns of figures. */
  words: number
  marked: boolean
  hasUnit: boolean
  /** Neither numbering nor label. */
  unnamed: boolean
  signs: boolean
}

function describe(row: BodyRow, columns: TableColumns, values: ReadonlySet<number>): Described {
  let figures = 0
  let words = 0
  let named = false
  let marked = false
  let hasUnit = false
  for (const cell of row.cells) {
    if (values.has(cell.column)) {
      if (looksLikeFigure(cell) || isPlaceholder(cell) || /\d/.test(cell.text.slice(0, 12))) figures += 1
      else words += 1
    } else if (columns.labels.includes(cell.column)) named = true
    else if (cell.column === columns.ordinal) {
      if (readMarker(lineOf(cell)) === null) named = true
      else marked = true
    } else if (cell.column === columns.unit) hasUnit = true
  }
  const stored = row.cells.some((cell) => typeof cell.value === 'number')
  // A date or an office in a column of figures is no figure. Rows with stored numbers are not read for words.
  const signs = !stored && row.cells.some((cell) => isSignature(lineOf(cell)))
  if (signs && words + figures > 0 && !hasUnit) figures = 0
  const texts = figures > 0 ? [] : row.cells.flatMap(linesOf)
  return { row, texts, figures, words, marked, hasUnit, unnamed: !named && !marked, signs }
}

/** A header without known words inside the rows: texts over columns of figures, after a gap, figures again below. */
function findBreak(view: readonly Described[], columns: TableColumns): number {
  const width = columns.columns.filter(({ role }) => role === 'value').length
  for (let index = 1; index < view.length - 1; index += 1) {
    const row = view[index]
    const previous = view[index - 1]
    const next = view[index + 1]
    if (row === undefined || previous === undefined || next === undefined) continue
    if (row.figures > 0 || row.words < 2 || row.words * 2 < width || row.signs || row.hasUnit) continue
    const apart = row.row.row - previous.row.row > 1 || previous.figures === 0
    if (!apart || next.figures < 1) continue
    let first = index
    while (first > 0 && isTitleLike(view, first - 1)) first -= 1
    return first
  }
  return view.length
}

function isTitleLike(view: readonly Described[], index: number): boolean {
  const row = view[index]
  const next = view[index + 1]
  return (
    row !== undefined &&
    next !== undefined &&
    row.figures === 0 &&
    !row.marked &&
    next.row.row - row.row.row <= 3
  )
}

function isSureNote({ texts, marked }: Described): boolean {
  return (
    !marked &&
    texts.some(
      (text) =>
        /^[¹²³⁴-⁹]/u.test(text) ||
        /^(?:ghi chú|chú thích|nguồn|remarks?|notes?)\s*[:.]/iu.test(text.normalize('NFC')),
    )
  )
}

/** Lines that only a title has. */
function beginsTitle({ texts }: Described, gap: number): boolean {
  return texts.some(
    (text) =>
      splitFormLabel(text) !== null ||
      readUnitLine(text) !== null ||
      (gap > 1 && isCapitals(text) && !isSignature(text)),
  )
}

/** Whether the rows that are left, all without figures, lead to the next table: its title, not rows of this one. */
function isTitleAhead(rest: readonly Described[], gap: number): boolean {
  const first = rest[0]
  if (first === undefined) return false
  if (first.marked || first.hasUnit) return false
  return (
    gap > 1 ||
    rest.some((row) => beginsTitle(row, 1)) ||
    rest.every((row) => !row.marked && row.texts.length <= 2)
  )
}

/** A cell below a table may hold several lines. */
function linesOf(cell: GridCell): string[] {
  return textOf(cell)
    .split(/\r?\n/u)
    .map(tidyText)
    .filter((text) => text !== '')
}
