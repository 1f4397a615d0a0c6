import Papa from 'papaparse'
import { Failure } from '../../shared/contract/errors'
import type { RawRow, RawSheet } from './decode-sheet'
import type { FileContent, ReadOptions } from './file-content'
import { finishSheets } from './read-html'
import { decodeText } from './text-encoding'

const limits = { cells: 5_000_000, rows: 1_048_576, columns: 16_384, line: 4_000_000 } as const
/** The surer one first, for when two do alike. */
const delimiters = ['\t', ';', '|', ',']

/**
 * Text with columns apart by semicolon, tab, comma or bar. Every value stays text: whether "1.234" is a thousand or a
 * fraction is decided where the whole column is seen. Throws `Failure`: excel-empty, excel-too-large.
 */
export function readDelimited(bytes: Buffer, options: ReadOptions): FileContent {
  const { text, encoding } = decodeText(bytes)
  const rows = parseRows(text.replace(/^\ufeff/, ''))
  const sheet: RawSheet = { sheet: '1', rows, merges: [], identity: null }
  const content = finishSheets('csv', [sheet], options)
  return { ...content, remarks: [{ kind: 'text-encoding', encoding }, ...content.remarks] }
}

function parseRows(text: string): RawRow[] {
  // A line that spreadsheets write for each other.
  const said = /^sep=(.)(?:\r\n?|\n)/i.exec(text)
  const body = said === null ? text : text.slice(said[0].length)
  const delimiter = said?.[1] ?? findDelimiter(body)
  refuseLongLines(body)
  const rows: RawRow[] = []
  let cells = 0
  let number = 0
  Papa.parse<string[]>(body, {
    delimiter,
    // Without an end in sight a quote is a character like any other.
    quoteChar: hasClosedQuotes(body, delimiter) ? '"' : '\u0000',
    newline: body.includes('\r\n') ? '\r\n' : body.includes('\n') ? '\n' : '\r',
    step: ({ data }) => {
      const line = data.flatMap((value, column) =>
        value.trim() === ''
          ? []
          : [{ column, value: null, text: '', formula: null, runs: [{ text: value, font: '' }] }],
      )
      cells += line.length
      if (cells > limits.cells || number >= limits.rows || data.length > limits.columns)
        throw new Failure('excel-too-large', { cells, rows: number, columns: data.length })
      if (line.length > 0) rows.push({ row: number, cells: line })
      number += 1
    },
  })
  return rows
}

/** A line of millions of delimiters would be taken apart before it could be counted. */
function refuseLongLines(text: string): void {
  let start = 0
  for (let end = 0; end >= 0 && start < text.length; start = end + 1) {
    end = text.indexOf('\n', start)
    const length = (end < 0 ? text.length : end) - start
    if (length > limits.line && text.slice(start, start + length).split('\r', 2).length < 2)
      throw new Failure('excel-too-large', { line: length })
    if (end < 0) return
  }
}

/** The one that takes most lines apart alike. A comma within numbers does so by accident, but into fewer parts. */
function findDelimiter(text: string): string {
  const head = text.slice(0, 200_000)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: 300, skipEmptyLines: true })
    const counts = new Map<number, number>()
    for (const line of data) counts.set(line.length, (counts.get(line.length) ?? 0) + 1)
    for (const [parts, lines] of counts) {
      const score = (lines / data.length) * Math.log2(parts)
      if (score > best.score) best = { delimiter, score }
    }
  }
  return best.delimiter
}

/** A quote that opens a field and is never closed would swallow the rest of the file. */
function hasClosedQuotes(text: string, delimiter: string): boolean {
  if (!text.includes('"')) return true
  const { errors } = Papa.parse<string[]>(text.slice(0, 5_000_000), { delimiter })
  return !errors.some(({ code }) => code === 'MissingQuotes')
}
