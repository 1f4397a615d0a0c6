import { shiftDecimal } from '../../shared/format/decimal'
import { cellAddress } from '../../shared/table/cell-grid'
import {
  applySplices,
  encodeXml,
  readAttribute,
  scanTags,
  setAttribute,
  type Splice,
  type XmlTag,
} from './patch-scan'

/**
 * Puts figures into the XML of a sheet that somebody else made: value and type of the named cells change, their style and
 * every letter around them stay. Missing rows and cells are inserted in order, with the style that a spreadsheet would
 * give them. A formula keeps its formula. Texts stand in the cell itself, so that the shared strings stay untouched.
 */
export type CellEdit = { row: number; column: number; content: PatchContent }

/** The edits of one sheet, by its name. */
export type SheetEdits = { sheet: string; edits: readonly CellEdit[] }

/** What a cell is to hold; over a formula it becomes the stored result. `number` is a plain decimal, written as it is. */
export type PatchContent =
  { kind: 'number'; value: string } | { kind: 'text'; text: string } | { kind: 'blank' }

export type SheetPatch = {
  xml: string
  /** Formulas whose stored result was taken away: it may not be right any more. */
  staleFormulas: number
}

/**
 * @param edits at most one for each cell; rows and columns count from 0
 * @param percentStyles styles that show a number as percent: what is to be seen as 103,4% is stored as 1.034 there
 * @throws SyntaxError where the text is no sheet
 */
export function patchSheet(
  xml: string,
  edits: readonly CellEdit[],
  percentStyles: ReadonlySet<string> = new Set(),
): SheetPatch {
  return new SheetPatcher(xml, edits, percentStyles).patch()
}

/** Ranges of columns with a style of their own, counted from 1 as in the file. */
type ColumnStyle = { first: number; last: number; style: string }

type OpenRow = { row: number; tag: XmlTag; edits: CellEdit[]; style: string | null; nextColumn: number }
type Piece = { start: number; end: number }

/** One walk over the sheet. Its state is where the walk stands; the order of the tags is the order of the methods below. */
class SheetPatcher {
  private readonly splices: Splice[] = []
  private readonly columnStyles: ColumnStyle[] = []
  /** Those that wait for their row. */
  private readonly edits = new Map<number, CellEdit[]>()
  private staleFormulas = 0
  private prefix = ''
  private nextRow = 0
  private row: OpenRow | null = null
  private dimension: XmlTag | null = null

  constructor(
    private readonly xml: string,
    private readonly wanted: readonly CellEdit[],
    private readonly percentStyles: ReadonlySet<string>,
  ) {
    for (const edit of wanted.toSorted((a, b) => a.row - b.row || a.column - b.column))
      this.edits.set(edit.row, [...(this.edits.get(edit.row) ?? []), edit])
  }

  patch(): SheetPatch {
    const tags = scanTags(this.xml)
    let inData = false
    let done = false
    for (const tag of tags) {
      if (inData) {
        if (tag.local === 'row') this.meetRow(tag)
        else if (tag.local === 'c' && tag.kind !== 'close') this.meetCell(tag, tags)
        else if (tag.local === 'sheetData') {
          this.insert(tag.start, this.takeRowsBefore(Infinity))
          done = true
          break
        }
      } else if (tag.kind !== 'close') {
        if (tag.local === 'dimension') this.dimension = tag
        if (tag.local === 'col') this.readColumnStyle(tag)
        if (tag.local !== 'sheetData') continue
        this.prefix = tag.name.slice(0, tag.name.length - tag.local.length)
        if (tag.kind === 'empty') {
          this.expand(tag, this.takeRowsBefore(Infinity))
          done = true
          break
        }
        inData = true
      }
    }
    if (!done) throw new SyntaxError('no sheet data, or not to its end')
    this.widenDimension()
    return { xml: applySplices(this.xml, this.splices), staleFormulas: this.staleFormulas }
  }

  private textOf(tag: XmlTag): string {
    return this.xml.slice(tag.start, tag.end)
  }

  private insert(at: number, text: string): void {
    if (text !== '') this.splices.push({ start: at, end: at, text })
  }

  /** Gives an empty element content. */
  private expand(tag: XmlTag, content: string, openTag = this.textOf(tag)): void {
    if (content === '' && openTag === this.textOf(tag)) return
    const open = content === '' ? openTag : `${openTag.slice(0, -2).trimEnd()}>${content}</${tag.name}>`
    this.splices.push({ start: tag.start, end: tag.end, text: open })
  }

  private readColumnStyle(tag: XmlTag): void {
    const text = this.textOf(tag)
    const style = readAttribute(text, 'style')
    if (style === null || style === '0') return
    const first = Number(readAttribute(text, 'min'))
    this.columnStyles.push({ first, last: Number(readAttribute(text, 'max') ?? first), style })
  }

  private meetRow(tag: XmlTag): void {
    if (tag.kind === 'close') {
      this.endRow(tag.start)
      return
    }
    const text = this.textOf(tag)
    const named = readAttribute(text, 'r')
    const row = named === null ? this.nextRow : Number(named) - 1
    this.nextRow = row + 1
    this.insert(tag.start, this.takeRowsBefore(row))
    const edits = this.edits.get(row) ?? []
    this.edits.delete(row)
    const styled = /^(1|true)$/.test(readAttribute(text, 'customFormat') ?? '')
    const open = { row, tag, edits, style: styled ? readAttribute(text, 's') : null, nextColumn: 0 }
    const widened = widenSpans(text, edits)
    if (tag.kind === 'empty') {
      this.expand(tag, this.writeCells(open, edits.filter(hasContent)), widened)
      return
    }
    if (widened !== text) this.splices.push({ start: tag.start, end: tag.end, text: widened })
    this.row = open
  }

  private endRow(at: number): void {
    if (this.row === null) return
    this.insert(at, this.writeCells(this.row, this.row.edits.filter(hasContent)))
    this.row = null
  }

  private meetCell(tag: XmlTag, rest: Iterator<XmlTag>): void {
    const open = this.row
    if (open === null) throw new SyntaxError('cell outside a row')
    const named = readAttribute(this.textOf(tag), 'r')
    const column = named === null ? open.nextColumn : columnOf(named)
    open.nextColumn = column + 1
    const before = open.edits.filter((edit) => edit.column < column)
    const edit = open.edits.find((one) => one.column === column) ?? null
    open.edits = open.edits.filter((one) => one.column > column)
    this.insert(tag.start, this.writeCells(open, before.filter(hasContent)))
    this.patchCell(tag, edit, rest)
  }

  private patchCell(tag: XmlTag, edit: CellEdit | null, rest: Iterator<XmlTag>): void {
    if (tag.kind === 'empty') {
      if (edit === null || !hasContent(edit)) return
      this.replaceCell(tag, tag.end, edit.content, '', '')
      return
    }
    let formula: Piece | null = null
    let extension: Piece | null = null
    let hasValue = false
    const textOf = (piece: Piece | null): string =>
      piece === null ? '' : this.xml.slice(piece.start, piece.end)
    const open: XmlTag[] = []
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      const inner = next.value
      if (inner.kind === 'close') {
        const start = open.pop()
        if (start === undefined) {
          this.endCell(tag, inner.end, edit, textOf(formula), textOf(extension), hasValue)
          return
        }
        if (open.length > 0) continue
        if (start.local === 'f') formula = { start: start.start, end: inner.end }
        if (start.local === 'extLst') extension = { start: start.start, end: inner.end }
        continue
      }
      if (open.length === 0 && inner.local === 'v') hasValue = true
      if (inner.kind === 'open') open.push(inner)
      else if (open.length === 0 && inner.local === 'f') formula = { start: inner.start, end: inner.end }
    }
    throw new SyntaxError('unfinished cell')
  }

  private endCell(
    tag: XmlTag,
    end: number,
    edit: CellEdit | null,
    formula: string,
    extension: string,
    hasValue: boolean,
  ): void {
    if (edit !== null) {
      this.replaceCell(tag, end, edit.content, formula, extension)
      return
    }
    if (formula === '' || !hasValue) return
    // What it was computed from may have changed: without a stored result every program computes it anew.
    this.staleFormulas += 1
    const openTag = setAttribute(this.textOf(tag), 't', null)
    this.splices.push({ start: tag.start, end, text: `${openTag}${formula}${extension}</${tag.name}>` })
  }

  private replaceCell(
    tag: XmlTag,
    end: number,
    content: PatchContent,
    formula: string,
    extension: string,
  ): void {
    let openTag = this.textOf(tag)
    if (tag.kind === 'empty') openTag = `${openTag.slice(0, -2).trimEnd()}>`
    // What rich values a cell refers to belongs to the value that goes.
    openTag = setAttribute(openTag, 'vm', null)
    const { type, body } = this.writeContent(content, readAttribute(openTag, 's'), formula !== '')
    openTag = setAttribute(openTag, 't', type)
    const inside = `${formula}${body}${extension}`
    const text = inside === '' ? `${openTag.slice(0, -1)}/>` : `${openTag}${inside}</${tag.name}>`
    this.splices.push({ start: tag.start, end, text })
  }

  /** `overFormula`: as its stored result, which cannot be an inline text. */
  private writeContent(
    content: PatchContent,
    style: string | null,
    overFormula: boolean,
  ): { type: string | null; body: string } {
    const element = (name: string, text: string): string =>
      `<${this.prefix}${name}>${text}</${this.prefix}${name}>`
    switch (content.kind) {
      case 'number':
        return { type: null, body: element('v', this.scale(content.value, style)) }
      case 'blank':
        return overFormula ? { type: 'str', body: element('v', '') } : { type: null, body: '' }
      case 'text': {
        const text = encodeXml(content.text)
        if (overFormula) return { type: 'str', body: element('v', text) }
        const space = text === text.trim() ? '' : ' xml:space="preserve"'
        const inner = `<${this.prefix}t${space}>${text}</${this.prefix}t>`
        return { type: 'inlineStr', body: element('is', inner) }
      }
    }
  }

  private scale(value: string, style: string | null): string {
    return style !== null && this.percentStyles.has(style) ? shiftDecimal(value, -2) : value
  }

  private writeCells(open: Pick<OpenRow, 'row' | 'style'>, edits: readonly CellEdit[]): string {
    return edits
      .map(({ row, column, content }) => {
        const style = open.style ?? this.styleOfColumn(column)
        const { type, body } = this.writeContent(content, style, false)
        const attributes = `${style === null ? '' : ` s="${style}"`}${type === null ? '' : ` t="${type}"`}`
        return `<${this.prefix}c r="${cellAddress(row, column)}"${attributes}>${body}</${this.prefix}c>`
      })
      .join('')
  }

  private styleOfColumn(column: number): string | null {
    return (
      this.columnStyles.find(({ first, last }) => first <= column + 1 && column + 1 <= last)?.style ?? null
    )
  }

  private takeRowsBefore(row: number): string {
    const rows: string[] = []
    for (const [at, edits] of this.edits) {
      if (at >= row) break
      this.edits.delete(at)
      const cells = this.writeCells({ row: at, style: null }, edits.filter(hasContent))
      if (cells !== '') rows.push(`<${this.prefix}row r="${String(at + 1)}">${cells}</${this.prefix}row>`)
    }
    return rows.join('')
  }

  private widenDimension(): void {
    const tag = this.dimension
    const filled = this.wanted.filter(hasContent)
    if (tag === null || filled.length === 0) return
    const text = this.textOf(tag)
    const match = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/.exec(readAttribute(text, 'ref') ?? '')
    if (match === null) return
    const [, left = '', top = '', right = left, bottom = top] = match
    const rows = [Number(top) - 1, Number(bottom) - 1, ...filled.map((edit) => edit.row)]
    const columns = [columnOf(left), columnOf(right), ...filled.map((edit) => edit.column)]
    const from = cellAddress(Math.min(...rows), Math.min(...columns))
    const ref = `${from}:${cellAddress(Math.max(...rows), Math.max(...columns))}`
    if (ref !== `${left}${top}:${right}${bottom}`)
      this.splices.push({ start: tag.start, end: tag.end, text: setAttribute(text, 'ref', ref) })
  }
}

function hasContent({ content }: CellEdit): boolean {
  return content.kind !== 'blank'
}

/** The hint how far a row reaches: a reader that believes it must not miss a new cell. */
function widenSpans(tag: string, edits: readonly CellEdit[]): string {
  const match = /^(\d+):(\d+)$/.exec((readAttribute(tag, 'spans') ?? '').trim())
  const columns = edits.filter(hasContent).map((edit) => edit.column + 1)
  if (match === null || columns.length === 0) return tag
  const [first, last] = [Number(match[1]), Number(match[2])]
  const [from, to] = [Math.min(first, ...columns), Math.max(last, ...columns)]
  return from === first && to === last ? tag : setAttribute(tag, 'spans', `${String(from)}:${String(to)}`)
}

/** "D8" → 3. */
function columnOf(address: string): number {
  let column = 0
  for (const letter of address.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}
