import { shiftDecimal } from '../format/decimal'
import { fromScaled } from '../format/parse-number'

/**
 * A range as other programs take it: tab-separated text, and a table of HTML in which a figure carries its number for
 * spreadsheets (x:num is Excel's, sdval LibreOffice's, each with a format that shows it as here) and its Vietnamese text
 * for everything else.
 *
 * Words never become formulas at the receiver: text that begins like one is marked as text in the table and gets the
 * apostrophe of spreadsheets in plain text.
 */
export type CopiedCell =
  | { kind: 'text'; text: string }
  /** `value` scaled by `decimals`; `percent`: the text ends with "%". */
  | { kind: 'number'; text: string; value: number; decimals: number; percent: boolean }

/** What marks a table as a copy of this program. */
export type CopyMark = { id: string; cut: boolean }

const copyMarkAttribute = 'data-so-kttt'

export function writeTabbedText(cells: readonly (readonly CopiedCell[])[]): string {
  return cells.map((row) => row.map(writeField).join('\t')).join('\r\n')
}

export function writeClipboardHtml(cells: readonly (readonly CopiedCell[])[], mark: CopyMark): string {
  const rows = cells.map((row) => `<tr>${row.map(writeCell).join('')}</tr>`).join('\n')
  return [
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>',
    '<!--StartFragment-->',
    `<table border="1" cellspacing="0" cellpadding="3" style="border-collapse:collapse" ${copyMarkAttribute}="${writeMark(mark)}">`,
    rows,
    '</table>',
    '<!--EndFragment-->',
    '</body></html>',
  ].join('\n')
}

/** Null: the text is from elsewhere. */
export function findCopyMark(html: string): CopyMark | null {
  const found = new RegExp(`<table [^>]*${copyMarkAttribute}="(cut|copy):([\\w-]{1,64})"`).exec(
    html.slice(0, 2000),
  )
  return found === null ? null : { id: found[2] ?? '', cut: found[1] === 'cut' }
}

function writeMark({ id, cut }: CopyMark): string {
  return `${cut ? 'cut' : 'copy'}:${id}`
}

/** A text that a spreadsheet would calculate. A dash or plus alone is a numbering. */
function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r][^]/.test(text)
}

function writeField(cell: CopiedCell): string {
  const text = cell.kind === 'text' && looksLikeFormula(cell.text) ? `'${cell.text}` : cell.text
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function writeCell(cell: CopiedCell): string {
  const text = escapeHtml(cell.text)
  if (cell.kind === 'text') return `<td sdnum="1033;0;@" style="mso-number-format:'\\@'">${text}</td>`
  const plain = fromScaled(cell.value, cell.decimals)
  const stored = cell.percent ? shiftDecimal(plain, -2) : plain
  const format = `#,##0${cell.decimals === 0 ? '' : `.${'0'.repeat(cell.decimals)}`}${cell.percent ? '%' : ''}`
  const numbers = `x:num="${stored}" sdval="${stored}" sdnum="1033;0;${format}"`
  return `<td align="right" ${numbers} style="mso-number-format:'${escapeFormat(format)}'">${text}</td>`
}

/** Spreadsheets read formats in their own notation, whatever the language; Excel's styles escape its signs. */
function escapeFormat(format: string): string {
  return format.replace(/[#,.]/g, String.raw`\$&`)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
