import { Parser } from 'htmlparser2'
import { Failure } from '../../shared/contract/errors'
import type { TextRun } from '../../shared/format/legacy-runs'
import { raiseDigits } from './decode-sheet'
import { addStyleRules, makeStyler, plainStyle, type HtmlStyle, type StyleRules } from './html-style'

/**
 * A page of HTML as lines and tables in their order. Nothing in it is run, fetched or shown: only text, spans and looks are
 * taken. A table within a cell becomes a table of its own behind the outer one, unless it merely arranges text.
 */
export type HtmlCell = {
  runs: readonly TextRun[]
  style: HtmlStyle
  columnSpan: number
  rowSpan: number
  /** The number behind the text, its format and formula, where the writing program left them. */
  stored: { number: string | null; format: string | null; formula: string | null }
  note: string
}
export type HtmlRow = { cells: readonly HtmlCell[]; hidden: boolean }
export type HtmlBlock =
  | { kind: 'line'; runs: readonly TextRun[]; style: HtmlStyle }
  | { kind: 'table'; rows: readonly HtmlRow[]; hiddenColumns: readonly number[] }

const limits = { depth: 400, tables: 8, cells: 400_000, text: 32_767, columnSpan: 1000, rowSpan: 65_534 }

/** A piece of text being collected: a cell's, a line's or a note's. */
type Sink = { runs: TextRun[]; style: HtmlStyle | null; length: number; end: string }
type OpenCell = Omit<HtmlCell, 'runs' | 'style' | 'note'> & {
  sink: Sink
  style: HtmlStyle
  note: Sink | null
  /** Within the note's element. */
  noting: boolean
}
type OpenRow = { cells: OpenCell[]; hidden: boolean }
type OpenTable = {
  arranged: boolean
  rows: OpenRow[]
  row: OpenRow | null
  cell: OpenCell | null
  columns: number
  hidden: number[]
}
/** An element that has begun. `raised` and `lines` hold for all within: sup, and pre, whose line breaks count. */
type Open = { tag: string; style: HtmlStyle; inert: boolean; raised: boolean; lines: boolean }
const page: Open = { tag: '', style: plainStyle, inert: false, raised: false, lines: false }
type OpenBlock = { kind: 'line'; sink: Sink } | { kind: 'table'; table: OpenTable }

const inert = new Set(
  'script noscript template iframe object svg math title select textarea canvas audio video'.split(' '),
)
const lineBreaking = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer blockquote center address hr form'.split(
    ' ',
  ),
)

/** `sheetName` is what Excel noted in a comment; "" where it did not. Throws Failure excel-too-large. */
export function readHtmlBlocks(html: string): { blocks: HtmlBlock[]; sheetName: string } {
  const rules: StyleRules = new Map()
  const styleElement = makeStyler(rules)
  const stack: Open[] = []
  const tables: OpenTable[] = []
  const blocks: OpenBlock[] = []
  let line: Sink | null = null
  let styleText = ''
  /** Of the footnote that begins: stands before its first text. */
  let mark = ''
  let sheetName = ''

  const current = (): Open => stack.at(-1) ?? page

  function sink(): Sink {
    const cell = tables.at(-1)?.cell
    if (cell != null) return (cell.noting ? cell.note : null) ?? cell.sink
    if (line === null) {
      line = makeSink()
      blocks.push({ kind: 'line', sink: line })
    }
    return line
  }

  function breakLine(): void {
    const cell = tables.at(-1)?.cell
    if (cell != null) endLine((cell.noting ? cell.note : null) ?? cell.sink)
    else line = null
  }

  function openTable(): void {
    if (tables.length >= limits.tables) return
    line = null
    const table: OpenTable = { arranged: false, rows: [], row: null, cell: null, columns: 0, hidden: [] }
    tables.push(table)
    blocks.push({ kind: 'table', table })
  }

  function closeTable(): void {
    const table = tables.pop()
    const outer = tables.at(-1)?.cell
    line = null
    if (table === undefined || outer == null || !isArrangement(table)) return
    table.arranged = true
    for (const row of table.rows) {
      endLine(outer.sink)
      for (const cell of row.cells) {
        for (const run of cell.sink.runs) append(outer.sink, run.text, cell.sink.style ?? cell.style, true)
        append(outer.sink, ' ', cell.style)
      }
    }
  }

  function openRow(style: HtmlStyle): void {
    const table = tables.at(-1)
    if (table === undefined) return
    table.row = { cells: [], hidden: style.hidden }
    table.cell = null
    table.rows.push(table.row)
  }

  function openCell(style: HtmlStyle, attributes: Readonly<Record<string, string>>): void {
    const table = tables.at(-1)
    if (table === undefined) return
    if (table.row === null) openRow(style)
    table.cell = {
      sink: makeSink(),
      style,
      columnSpan: readSpan(attributes['colspan'], limits.columnSpan),
      rowSpan: readSpan(attributes['rowspan'], limits.rowSpan),
      stored: readStored(attributes),
      note: null,
      noting: false,
    }
    table.row?.cells.push(table.cell)
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const outer = current()
        if (stack.length >= limits.depth) throw new Failure('excel-too-large', { depth: stack.length })
        let style = styleElement(outer.style, tag, attributes)
        const cell = tag === 'td' || tag === 'th'
        // A hidden cell of a shown row is a hidden column's: its text is read.
        if (cell && tables.length > 0 && style.hidden) style = { ...style, hidden: false }
        stack.push({
          tag,
          style,
          inert: outer.inert || inert.has(tag),
          raised: outer.raised || tag === 'sup',
          lines: outer.lines || tag === 'pre',
        })
        if (outer.inert || inert.has(tag)) return
        if (tag === 'table') openTable()
        else if (tag === 'tr') openRow(style)
        else if (cell) openCell(style, attributes)
        else if (tag === 'col') addColumn(tables.at(-1), style.hidden, attributes)
        else if (tag === 'comment') {
          const open = tables.at(-1)?.cell
          if (open != null) {
            open.note ??= makeSink()
            open.noting = true
          }
        } else if (tag === 'br') {
          if (tables.at(-1)?.cell == null) breakLine()
          else append(sink(), '\n', plainStyle, true)
        } else if (lineBreaking.has(tag)) breakLine()
        if (tag === 'li') mark = footnoteMark(attributes)
      },
      onclosetag(tag) {
        stack.pop()
        if (current().inert) return
        const table = tables.at(-1)
        if (tag === 'table') closeTable()
        else if (tag === 'tr' && table !== undefined) table.row = table.cell = null
        else if ((tag === 'td' || tag === 'th') && table !== undefined) table.cell = null
        else if (tag === 'comment') {
          if (table?.cell != null) table.cell.noting = false
        } else if (tag === 'style') {
          addStyleRules(rules, styleText)
          styleText = ''
        } else if (lineBreaking.has(tag)) breakLine()
      },
      ontext(text) {
        const { style, inert: skipped, tag, raised, lines } = current()
        if (tag === 'style') styleText += text
        else if (!skipped && !(style.hidden && tag !== 'comment')) addText(text, style, raised, lines)
      },
      oncomment(text) {
        sheetName = /<x:Name>([^<]{1,100})<\/x:Name>/.exec(text.slice(0, 20_000))?.[1] ?? sheetName
        // Word and Excel hide their style sheet in a comment within the style element, which arrives as text.
      },
    },
    { decodeEntities: true },
  )

  function addText(text: string, style: HtmlStyle, raised: boolean, lines: boolean): void {
    // White space between cells is no line.
    if (tables.length > 0 && tables.at(-1)?.cell == null) {
      if (text.trim() === '') return
    } else if (line === null && tables.length === 0 && text.trim() === '') return
    if (lines) {
      text.split(/\r\n?|\n/).forEach((part, index) => {
        if (index > 0) breakLine()
        if (part !== '') append(sink(), part, style, true)
      })
    } else if (text !== backLink) {
      append(sink(), mark + (raised ? raiseMark(text) : text), style)
      mark = ''
    }
  }

  refuseManyCells(html)
  // In pieces, so that a limit is met before the whole is taken apart.
  for (let at = 0; at < html.length; at += 65_536) parser.write(html.slice(at, at + 65_536))
  parser.end()
  return { blocks: blocks.flatMap(closeBlock), sheetName }
}

/** Before anything is made of them. */
function refuseManyCells(html: string): void {
  let cells = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1))
    if (/[tT]/.test(html.charAt(at + 1)) && /[dhDH]/.test(html.charAt(at + 2))) cells += 1
  if (cells > limits.cells) throw new Failure('excel-too-large', { cells })
}

function makeSink(): Sink {
  return { runs: [], style: null, length: 0, end: '\n' }
}

/** Adds text; unless it is `literal`, white space is one blank as HTML has it. The soft hyphen and NBSP are none. */
function append(sink: Sink, text: string, style: HtmlStyle, literal = false): void {
  let piece = literal ? text : text.replace(/[ \t\r\n\f]+/g, ' ')
  if (!literal && /[ \n]$/.test(sink.end)) piece = piece.replace(/^ /, '')
  piece = piece.slice(0, limits.text - sink.length)
  if (piece === '') return
  if (sink.style === null && piece.trim() !== '') sink.style = style
  const last = sink.runs.at(-1)
  if (last !== undefined && piece === '\n') last.text = last.text.trimEnd()
  if (last?.font === style.font || (last !== undefined && piece.trim() === '')) last.text += piece
  else sink.runs.push({ text: piece, font: style.font })
  sink.length += piece.length
  sink.end = piece.slice(-1)
}

function endLine(sink: Sink): void {
  if (sink.length > 0 && sink.end !== '\n') append(sink, '\n', plainStyle, true)
}

function closeBlock(block: OpenBlock): HtmlBlock[] {
  if (block.kind === 'line') return closeLine(block.sink)
  if (block.table.arranged) return []
  const { rows, hidden } = block.table
  // One column of text is a page's frame, not a table.
  if (isArrangement(block.table))
    return rows.flatMap(({ cells }) => cells.flatMap(({ sink }) => closeLine(sink)))
  return [{ kind: 'table', rows: rows.map(closeRow), hiddenColumns: hidden }]
}

function closeRow({ cells, hidden }: OpenRow): HtmlRow {
  return {
    hidden,
    cells: cells.map(({ sink, style, note, columnSpan, rowSpan, stored }) => ({
      columnSpan,
      rowSpan,
      stored,
      runs: sink.runs,
      // The cell's own alignment and format, the text's own weight and font.
      style: {
        ...(sink.style ?? style),
        align: style.align ?? sink.style?.align ?? null,
        format: style.format,
      },
      note:
        note === null
          ? ''
          : note.runs
              .map(({ text }) => text)
              .join('')
              .trim(),
    })),
  }
}

function closeLine({ runs, style }: Sink): HtmlBlock[] {
  return runs.every(({ text }) => text.trim() === '')
    ? []
    : [{ kind: 'line', runs, style: style ?? plainStyle }]
}

function isArrangement({ rows }: OpenTable): boolean {
  return rows.every(({ cells }) => cells.length <= 1)
}

function addColumn(
  table: OpenTable | undefined,
  hidden: boolean,
  attributes: Readonly<Record<string, string>>,
): void {
  if (table === undefined) return
  const span = readSpan(attributes['span'], limits.columnSpan)
  for (let column = table.columns; hidden && column < table.columns + span && column < 16_384; column += 1)
    table.hidden.push(column)
  table.columns += span
}

function readSpan(text: string | undefined, most: number): number {
  const span = /^\s*(\d{1,9})/.exec(text ?? '')
  return span === null ? 1 : Math.min(most, Math.max(1, Number(span[1])))
}

/** What Excel, LibreOffice and Google leave in attributes of a cell. */
function readStored(attributes: Readonly<Record<string, string>>): HtmlCell['stored'] {
  const google = /"3":(-?[\d.eE+-]+)/.exec(attributes['data-sheets-value'] ?? '')?.[1]
  const number = attributes['x:num'] ?? attributes['sdval'] ?? google
  const formula =
    attributes['x:fmla']?.replace(/^=/, '') ?? (attributes['data-sheets-formula'] === undefined ? null : '')
  const format = /^\d*;\d*;(.+)$/.exec(attributes['sdnum'] ?? '')?.[1] ?? null
  // "x:num" without a value: the text is the number.
  return { number: number === undefined || number === '' ? null : number, format, formula }
}

/** A raised mark stays apart from the figure or word that it stands behind. */
function raiseMark(text: string): string {
  return raiseDigits(text.replace(/^\s*[[(](\d{1,3})[\])]\s*$/, '$1'))
}

/** Leads from a footnote of the Word reader back to its place. */
const backLink = '↑'

/** The Word reader's notes come as a numbered list at the end. */
function footnoteMark({ id = '' }: Readonly<Record<string, string>>): string {
  const number = /(?:foot|end)note-(\d{1,3})$/.exec(id)?.[1]
  return number === undefined ? '' : `${raiseMark(number)} `
}
