import {
  alignSpans,
  longestClipboardText,
  mostClipboardCells,
  readStoredNumber,
  readTabbedText,
  tidyClipboardText,
  type ClipboardReading,
  type SpannedCell,
} from '../../shared/table/clipboard-block'
import { showsStored } from '../../shared/table/clipboard-convention'

/**
 * Reads the HTML of a clipboard. The parsed document is never shown: its scripts do not run, its images and styles are
 * not fetched, and only text and a few attributes are taken out of it.
 */

/** Characters of a whole clipboard; spreadsheets need some hundred for a cell. */
const longestHtml = 100_000_000

/** A table is asked first; a clipboard without one is read as lines of text. */
export function readClipboard(html: string, plain: string): ClipboardReading {
  if (html.length > longestHtml || plain.length > longestHtml) return { kind: 'too-large', limit: 'cells' }
  if (html === '') return readTabbedText(plain)
  const document = new DOMParser().parseFromString(html, 'text/html')
  return readTables(document) ?? readTabbedText(plain === '' ? readLines(document) : plain)
}

function readLines(document: Document): string {
  return collectText(document.body, '\n')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

/** The first table with figures; tables around tables only arrange a page. Null: there is no table. */
function readTables(document: Document): ClipboardReading | null {
  const tables = [...document.querySelectorAll('table')].filter(
    (table) => table.querySelector('table') === null && table.rows.length > 0,
  )
  let first: ClipboardReading | null = null
  for (const table of tables) {
    const rows = readRows(table)
    if (rows === null) return { kind: 'too-large', limit: 'cells' }
    const reading = alignSpans(rows)
    if (reading.kind === 'too-large' || rows.some((row) => row.some(hasFigure))) return reading
    first ??= reading
  }
  return first
}

function readRows(table: HTMLTableElement): SpannedCell[][] | null {
  const rows: SpannedCell[][] = []
  let cells = 0
  for (const row of table.rows) {
    if (isSizingRow(row)) continue
    cells += row.cells.length
    if (cells > mostClipboardCells) return null
    rows.push(Array.from(row.cells, readCell))
  }
  return rows
}

/** Below a table with merges Excel writes a hidden row without text that only holds the widths. */
function isSizingRow(row: HTMLTableRowElement): boolean {
  return /display:\s*none/i.test(row.getAttribute('style') ?? '') && row.textContent.trim() === ''
}

function readCell(cell: HTMLTableCellElement): SpannedCell {
  const only = cell.childNodes.length === 1 ? cell.firstChild : null
  const written = only instanceof Text ? only.data : collectText(cell, ' ')
  const text = written.length > longestClipboardText ? written : tidyClipboardText(written)
  return { text, number: readNumber(cell, text), rowSpan: cell.rowSpan, columnSpan: cell.colSpan }
}

/** Excel writes x:num, LibreOffice sdval, Google data-sheets-value. */
function readNumber(cell: HTMLTableCellElement, text: string): string | null {
  const stored = readStoredNumber(cell.getAttribute('x:num') ?? cell.getAttribute('sdval'))
  if (stored !== null) return stored
  const sheets = /^\{"1":3,"3":([\d.eE+-]+)\}$/.exec(cell.getAttribute('data-sheets-value') ?? '')?.[1]
  if (sheets !== undefined) return readStoredNumber(sheets)
  // Web pages put other things here too, such as a sort key.
  const value = readStoredNumber(cell.getAttribute('data-value'))
  return value !== null && (showsStored(text, value, 'vi') || showsStored(text, value, 'en')) ? value : null
}

function hasFigure({ text, number }: SpannedCell): boolean {
  return number !== null || /^[+\-\u2212(]?\s?\d[\d.,\s]*(?:%|\))?$/.test(text)
}

/** "COMMENT" is how LibreOffice writes a note of a cell. */
const unread = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'OBJECT', 'TEXTAREA', 'SELECT', 'COMMENT'])
const breaking = new Set(['BR', 'P', 'DIV', 'LI', 'TR', 'TD', 'TH', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'])

/**
 * The visible text below an element. `lineBreak` stands where a line ends. A raised digit is a footnote's number and must
 * not become a digit of the figure beside it.
 */
function collectText(element: Element | null, lineBreak: string): string {
  const parts: string[] = []
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      parts.push(node.data.replace(/\s+/g, ' '))
      return
    }
    if (!(node instanceof Element) || unread.has(node.tagName) || isHidden(node)) return
    const apart = isRaised(node) ? ' ' : breaking.has(node.tagName) ? lineBreak : ''
    parts.push(apart)
    for (const child of node.childNodes) visit(child)
    if (node.tagName !== 'BR') parts.push(apart)
  }
  for (const child of element?.childNodes ?? []) visit(child)
  return parts.join('')
}

function isHidden(element: Element): boolean {
  return /display:\s*none|mso-hide:\s*all/i.test(element.getAttribute('style') ?? '')
}

function isRaised(element: Element): boolean {
  return element.tagName === 'SUP' || /vertical-align:\s*super/i.test(element.getAttribute('style') ?? '')
}
