import { Failure } from '../../shared/contract/errors'
import { readTabbedText } from '../../shared/table/clipboard-block'
import type { RawCell, RawSheet } from './decode-sheet'
import type { FileContent, ReadOptions } from './file-content'
import { readHtmlBlocks } from './html-blocks'
import { makeHtmlSheets } from './html-grid'
import { alignColumns } from './pasted-columns'
import { joinBrokenLines, type PastedLine } from './pasted-lines'
import { finishSheets } from './read-html'

/**
 * What was copied in Word, a browser, a spreadsheet or a PDF. HTML tells spans and looks and comes first; without a table in
 * it the text is better: columns apart by tabs, or by two blanks and more as a PDF gives them. Throws `Failure`:
 * excel-empty, excel-too-large.
 */
export function readPasted(pasted: { html: string | null; text: string }, options: ReadOptions): FileContent {
  const { blocks } = readHtmlBlocks(pasted.html ?? '')
  if (blocks.some(({ kind }) => kind === 'table') || (blocks.length > 0 && pasted.text.trim() === ''))
    return finishSheets('html', makeHtmlSheets(blocks, String), options)
  return finishSheets('text', [readText(pasted.text)], options)
}

function readText(text: string): RawSheet {
  const lines = joinBrokenLines(
    text.includes('\t') ? splitByTabs(text) : alignColumns(text.split(/\r\n?|\n/)),
  )
  const rows = lines.flatMap((line, row) => {
    const cells = line.flatMap((piece, column) => (piece.trim() === '' ? [] : [makeCell(column, piece)]))
    return cells.length === 0 ? [] : [{ row, cells }]
  })
  return { sheet: '1', rows, merges: [], identity: null }
}

function splitByTabs(text: string): PastedLine[] {
  // Fields in quotes may hold tabs and line breaks.
  if (!text.includes('"')) return text.split(/\r\n?|\n/).map((line) => line.split('\t'))
  const reading = readTabbedText(text)
  if (reading.kind === 'too-large') throw new Failure('excel-too-large', { limit: reading.limit })
  return reading.kind === 'empty' ? [] : reading.block.map((line) => line.map((cell) => cell.text))
}

/** Marks of slant and weight that transcripts keep around a text. */
function makeCell(column: number, piece: string): RawCell {
  const marked = /^\s*<(i|em|b|strong)>([^]*)<\/\1>\s*$/i.exec(piece)
  const text = (marked?.[2] ?? piece).replace(/<\/?(?:i|em|b|strong|u|sup|sub)>/gi, '')
  const cell: RawCell = { column, value: null, text: '', formula: null, runs: [{ text, font: '' }] }
  if (marked === null) return cell
  const italic = /^(i|em)$/i.test(marked[1] ?? '')
  return { ...cell, style: { bold: !italic, italic, indent: 0, align: null, font: '', format: '' } }
}
