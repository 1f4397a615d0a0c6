import type { GridRange, GridStyle } from '../../shared/table/cell-grid'
import { readStoredNumber } from '../../shared/table/clipboard-block'
import type { RawCell, RawRow, RawSheet } from './decode-sheet'
import { fitMerges } from './fit-merges'
import type { HtmlBlock, HtmlCell, HtmlRow } from './html-blocks'
import type { HtmlStyle } from './html-style'
import { readShownNumber } from './stored-number'

/**
 * Lines and tables of a page as sheets: one for each table, with the lines before it above and its footnotes below, as they
 * stand on paper. A table that merely goes on after a page break is one sheet with what it continues.
 */
type Line = Extract<HtmlBlock, { kind: 'line' }>
type Table = Extract<HtmlBlock, { kind: 'table' }>
type Group = { parts: (Line | Table)[]; table: Table | null }

const footnoteStart = /^\s*(?:[¹²³⁰⁴-⁹*]|\(\s*[*\d]\s*\)|\[\d+\])/u

/** Sheets are named by `name` and numbered from 1 in the order of their tables. Lines without any table are one sheet. */
export function makeHtmlSheets(blocks: readonly HtmlBlock[], name: (number: number) => string): RawSheet[] {
  const share = makeStyleShare()
  return groupBlocks(blocks).map((group, index) => makeSheet(group, name(index + 1), share))
}

function groupBlocks(blocks: readonly HtmlBlock[]): Group[] {
  const groups: Group[] = []
  let waiting: Line[] = []
  for (const block of blocks) {
    if (block.kind === 'line') {
      waiting.push(block)
      continue
    }
    const last = groups.at(-1)
    if (last?.table != null && isContinued(last.table, block) && waiting.every(isFootnote))
      last.parts.push(...waiting, block)
    else {
      const notes = last === undefined ? 0 : waiting.findIndex((line) => !isFootnote(line))
      const below = notes < 0 ? waiting.length : notes
      last?.parts.push(...waiting.slice(0, below))
      groups.push({ parts: [...waiting.slice(last === undefined ? 0 : below), block], table: block })
    }
    waiting = []
  }
  const last = groups.at(-1)
  if (last !== undefined) last.parts.push(...waiting)
  else if (waiting.length > 0) groups.push({ parts: waiting, table: null })
  return groups
}

function isFootnote({ runs }: Line): boolean {
  return footnoteStart.test(runs.map(({ text }) => text).join(''))
}

/** The header stands again at the top: the printed page ended, not the table. */
function isContinued(before: Table, next: Table): boolean {
  const head = headText(before.rows[0])
  return head !== '' && head === headText(next.rows[0])
}

function headText(row: HtmlRow | undefined): string {
  const texts = (row?.cells ?? []).map(({ runs }) => runs.map(({ text }) => text.trim()).join(' '))
  return texts.filter((text) => text !== '').length < 2 ? '' : texts.join('\t')
}

type ShareStyle = (style: HtmlStyle, format: string) => GridStyle

function makeStyleShare(): ShareStyle {
  const styles = new Map<string, GridStyle>()
  return ({ bold, italic, align, font }, format) => {
    const style: GridStyle = { bold, italic, indent: 0, align, font, format }
    const key = JSON.stringify(style)
    const known = styles.get(key) ?? style
    styles.set(key, known)
    return known
  }
}

function makeSheet({ parts }: Group, sheet: string, share: ShareStyle): RawSheet {
  const rows: RawRow[] = []
  const merges: GridRange[] = []
  const hidden = new Set<number>()
  let top = 0
  for (const part of parts) {
    if (part.kind === 'line') {
      const style = share(part.style, '')
      rows.push({
        row: top,
        cells: [{ column: 0, value: null, text: '', formula: null, runs: part.runs, style }],
      })
      top += 1
    } else {
      placeRows(part.rows, top, rows, merges, share)
      for (const column of part.hiddenColumns) hidden.add(column)
      top += part.rows.length
    }
  }
  return {
    sheet,
    rows,
    merges: fitMerges(merges, rows),
    identity: null,
    ...(hidden.size === 0 ? {} : { hiddenColumns: [...hidden].sort((a, b) => a - b) }),
  }
}

const mostColumns = 16_384

function placeRows(
  lines: readonly HtmlRow[],
  top: number,
  rows: RawRow[],
  merges: GridRange[],
  share: ShareStyle,
): void {
  /** By column the first row below that a cell from above leaves free. */
  const freeFrom: number[] = []
  lines.forEach((line, index) => {
    const cells: RawCell[] = []
    let column = 0
    for (const cell of line.cells) {
      while ((freeFrom[column] ?? 0) > index) column += 1
      if (column >= mostColumns) break
      const bottom = Math.min(lines.length, index + cell.rowSpan) - 1
      const right = Math.min(mostColumns, column + cell.columnSpan) - 1
      if (bottom > index || right > column)
        merges.push({ top: top + index, left: column, bottom: top + bottom, right })
      if (bottom > index) for (let at = column; at <= right; at += 1) freeFrom[at] = bottom + 1
      if (cell.runs.length > 0 || cell.note !== '' || cell.stored.formula !== null)
        cells.push(makeCell(column, cell, share))
      column = right + 1
    }
    if (cells.length > 0) rows.push({ row: top + index, cells, ...(line.hidden ? { hidden: true } : {}) })
  })
}

function makeCell(column: number, { runs, style, stored, note }: HtmlCell, share: ShareStyle): RawCell {
  const format = style.format === '' ? (stored.format ?? '') : style.format
  const rest = {
    column,
    formula: stored.formula,
    style: share(style, format),
    ...(note === '' ? {} : { note: note.normalize('NFC') }),
  }
  const number = readStoredNumber(stored.number)
  const shown =
    number === null ? null : readShownNumber(runs.map(({ text }) => text).join(''), Number(number))
  return shown === null ? { ...rest, value: null, text: '', runs } : { ...rest, ...shown }
}
