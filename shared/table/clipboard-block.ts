/**
 * What a clipboard holds, whatever wrote it: a rectangle of texts, with the number itself where the source gives it.
 * Cells under a merge are kept, blank and marked as covered, so that everything right of and below a merge stays in its
 * column and row. Sizes are checked before anything is allocated: a merge of a million rows costs nothing.
 */
export type ClipboardCell = {
  /** One line, trimmed, NFC. */
  text: string
  /** The number behind the text as the source stores it, a plain decimal ("1.033" behind "103,3%"); null: not given. */
  number: string | null
  /** Under a merged cell: says nothing about its target. */
  covered: boolean
}
export type ClipboardBlock = readonly (readonly ClipboardCell[])[]

/** A cell as a table of HTML writes it. */
export type SpannedCell = { text: string; number: string | null; rowSpan: number; columnSpan: number }

export type ClipboardLimit = 'cells' | 'cell-text'
/** A block with at least one cell, all rows of one length; nothing; or more than the program takes. */
export type ClipboardReading =
  { kind: 'block'; block: ClipboardBlock } | { kind: 'empty' } | { kind: 'too-large'; limit: ClipboardLimit }

export const mostClipboardCells = 200_000
/** Characters of one cell. */
export const longestClipboardText = 1_000_000

const blank: ClipboardCell = { text: '', number: null, covered: false }
const coveredCell: ClipboardCell = { text: '', number: null, covered: true }
const tooMany: ClipboardReading = { kind: 'too-large', limit: 'cells' }

/** One line as it is compared and stored: any space is one space, letters in NFC. */
export function tidyClipboardText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Puts the cells of table rows where their spans leave room, and fills short rows up with blanks. */
export function alignSpans(rows: readonly (readonly SpannedCell[])[]): ClipboardReading {
  const grid: (ClipboardCell | undefined)[][] = rows.map(() => [])
  let width = 0
  for (const [top, cells] of rows.entries()) {
    let left = 0
    for (const cell of cells) {
      if (cell.text.length > longestClipboardText) return { kind: 'too-large', limit: 'cell-text' }
      while (grid[top]?.[left] !== undefined) left += 1
      const bottom = Math.min(rows.length, top + Math.max(1, cell.rowSpan))
      const right = left + Math.max(1, cell.columnSpan)
      width = Math.max(width, right)
      if (width * rows.length > mostClipboardCells) return tooMany
      for (let row = top; row < bottom; row += 1)
        for (let column = left; column < right; column += 1) (grid[row] ??= [])[column] ??= coveredCell
      const line = grid[top]
      if (line !== undefined) line[left] = { text: cell.text, number: cell.number, covered: false }
      left = right
    }
  }
  return toBlock(grid, width)
}

/**
 * Tab-separated text as spreadsheets write it: a field in quotes may hold tabs, line breaks and doubled quotes; the last
 * line break ends the last row and begins no new one.
 */
export function readTabbedText(text: string): ClipboardReading {
  const grid: ClipboardCell[][] = []
  let row: ClipboardCell[] = []
  let width = 0
  let rest = 0
  const end = text.replace(/\0+$/, '').replace(/(?:\r\n|\r|\n)$/, '').length
  while (rest <= end) {
    const field = readField(text, rest, end)
    if (field.text.length > longestClipboardText) return { kind: 'too-large', limit: 'cell-text' }
    row.push({ text: tidyClipboardText(field.text), number: null, covered: false })
    width = Math.max(width, row.length)
    if (width * (grid.length + 1) > mostClipboardCells) return tooMany
    rest = field.end + 1
    if (text[field.end] === '\t' && field.end < end) continue
    grid.push(row)
    row = []
    if (text[field.end] === '\r' && text[rest] === '\n') rest += 1
  }
  return toBlock(grid, width)
}

/** The field that begins at `start`; `end` is the place of the separator behind it. */
function readField(text: string, start: number, limit: number): { text: string; end: number } {
  if (text[start] === '"') {
    const close = findClosingQuote(text, start + 1, limit)
    if (close !== null) return { text: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 }
  }
  let end = start
  while (end < limit && !isSeparator(text[end])) end += 1
  return { text: text.slice(start, end), end }
}

/** Null when the quote is a character like any other: no closing one stands right before a separator. */
function findClosingQuote(text: string, from: number, limit: number): number | null {
  let at = text.indexOf('"', from)
  while (at !== -1 && at < limit) {
    if (text[at + 1] === '"' && at + 1 < limit) at = text.indexOf('"', at + 2)
    else return at + 1 >= limit || isSeparator(text[at + 1]) ? at : null
  }
  return null
}

function isSeparator(mark: string | undefined): boolean {
  return mark === '\t' || mark === '\n' || mark === '\r'
}

function toBlock(grid: readonly (readonly (ClipboardCell | undefined)[])[], width: number): ClipboardReading {
  if (width === 0 || grid.length === 0) return { kind: 'empty' }
  if (width * grid.length > mostClipboardCells) return tooMany
  const block = grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? blank))
  return block.length === 1 && width === 1 && block[0]?.[0]?.text === '' && block[0][0].number === null
    ? { kind: 'empty' }
    : { kind: 'block', block }
}

/**
 * The number that a program wrote into an attribute (x:num, sdval), as a plain decimal. Such texts are printed binary
 * fractions ("1.0329999999999999"): what counts is the 15 digits that spreadsheets keep. Null: no number.
 */
export function readStoredNumber(text: string | null): string | null {
  const written = text?.trim() ?? ''
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(written) || written.length > 40) return null
  const value = Number(written)
  if (!Number.isFinite(value) || Math.abs(value) >= 1e18) return null
  // A number of this size is written without an exponent, except when it is close to zero.
  const plain = Number(value.toPrecision(15))
  if (plain !== 0 && Math.abs(plain) < 1e-6) return plain.toFixed(20).replace(/0+$/, '')
  return Object.is(plain, -0) ? '0' : String(plain)
}
