import { Failure } from '../../shared/contract/errors'
import type { GridRange } from '../../shared/table/cell-grid'
import { cellKind, PackedCells, type CellBudget } from './packed-cells'
import type { PackedTexts } from './packed-texts'
import { readIsoDate } from './xlsx-iso-date'
import { readDecimal, readRange, readReference, sheetLimits, type ReadReference } from './xlsx-reference'
import { isOn, RichTextReader } from './xlsx-rich-text'
import { xmlName, type XmlSink, type XmlTag } from './xlsx-scan'

/**
 * A sheet part into packed cells while it streams by. Elements count only where the format has them: what stands
 * elsewhere, extensions too, is left out with all that it holds. Cells and rows may lack their references.
 */
const names = {
  worksheet: xmlName('worksheet'),
  sheetData: xmlName('sheetData'),
  row: xmlName('row'),
  c: xmlName('c'),
  v: xmlName('v'),
  f: xmlName('f'),
  is: xmlName('is'),
  cols: xmlName('cols'),
  col: xmlName('col'),
  mergeCells: xmlName('mergeCells'),
  mergeCell: xmlName('mergeCell'),
  r: xmlName('r'),
  s: xmlName('s'),
  t: xmlName('t'),
  ref: xmlName('ref'),
  min: xmlName('min'),
  max: xmlName('max'),
  hidden: xmlName('hidden'),
} as const

const limits = { styles: 65_536, arrays: 1000, merges: 20_000, number: 65_536 } as const

/** What the "t" of a cell says. */
const valueType = { number: 0, shared: 1, string: 2, inline: 3, boolean: 4, error: 5, date: 6 } as const

const elementLevel = { root: 1, section: 2, item: 3, cell: 4, value: 5 } as const

export class SheetCells implements XmlSink {
  readonly cells: PackedCells
  /** As written, to be fitted when all cells are known. */
  readonly merges: string[] = []
  readonly arrays: GridRange[] = []
  readonly hiddenColumns: { first: number; last: number }[] = []
  /** Formulas without a stored result, or whose result is an error. */
  doubtful = 0
  readonly #texts: PackedTexts
  readonly #sharedTexts: number
  readonly #date1904: boolean
  readonly #rich: RichTextReader
  readonly #at: ReadReference = { column: 0, row: 0 }
  #level = 0
  #skipped = 0
  #section = 0
  #row = -1
  #isRowHidden = false
  #column = -1
  #type: number = valueType.number
  #style = 0
  #hasFormula = false
  #formula = -1
  #inline = -1
  /** Where text goes: nowhere, into the value, into packed texts. */
  #capture: 'none' | 'value' | 'text' | 'rich' = 'none'
  #value = new Uint8Array(64)
  #valueLength = 0

  /** `texts` holds the shared texts, the first ones, and takes those of this sheet. */
  constructor(texts: PackedTexts, sharedTexts: number, date1904: boolean, budget: CellBudget) {
    this.#texts = texts
    this.#sharedTexts = sharedTexts
    this.#date1904 = date1904
    this.#rich = new RichTextReader(texts)
    this.cells = new PackedCells(budget)
  }

  open(name: number, tag: XmlTag): void {
    this.#level += 1
    if (this.#skipped > 0) return
    switch (this.#level) {
      case elementLevel.root:
        if (name !== names.worksheet) throw new Failure('excel-damaged')
        return
      case elementLevel.section:
        this.#section = name
        if (name !== names.sheetData && name !== names.mergeCells && name !== names.cols) this.#skip()
        return
      case elementLevel.item:
        this.#openItem(name, tag)
        return
      case elementLevel.cell:
        if (name === names.c && this.#section === names.sheetData) this.#beginCell(tag)
        else this.#skip()
        return
      case elementLevel.value:
        this.#openValue(name, tag)
        return
      default:
        if (this.#capture === 'rich') this.#rich.open(this.#level - elementLevel.value, name, tag)
        else this.#skip()
    }
  }

  close(name: number): void {
    const level = this.#level
    this.#level -= 1
    if (this.#skipped > 0) {
      if (this.#skipped === level) this.#skipped = 0
      return
    }
    if (level === elementLevel.cell) this.#endCell()
    else if (level === elementLevel.value) this.#closeValue(name)
    else if (level > elementLevel.value) this.#rich.close(level - elementLevel.value)
  }

  text(bytes: Uint8Array, start: number, end: number): void {
    if (this.#skipped > 0) return
    if (this.#capture === 'value') this.#appendValue(bytes, start, end)
    else if (this.#capture === 'text') this.#texts.append(bytes, start, end)
    else if (this.#capture === 'rich') this.#rich.text(bytes, start, end)
  }

  #skip(): void {
    this.#skipped = this.#level
  }

  #openItem(name: number, tag: XmlTag): void {
    if (this.#section === names.sheetData && name === names.row) this.#beginRow(tag)
    else if (this.#section === names.mergeCells && name === names.mergeCell)
      this.#takeMerge(tag.value(names.ref) ?? '')
    else if (this.#section === names.cols && name === names.col) this.#takeColumns(tag)
    else this.#skip()
  }

  #takeMerge(reference: string): void {
    this.merges.push(reference.slice(0, 50))
    if (this.merges.length > limits.merges)
      throw new Failure('excel-too-large', { merges: this.merges.length })
  }

  #beginRow(tag: XmlTag): void {
    const written = tag.value(names.r)
    const row =
      written === null ? this.#row + 1 : /^\d{1,10}$/.test(written.trim()) ? Number(written) - 1 : -1
    const hidden = tag.find(names.hidden) >= 0 ? tag.value(names.hidden) : '0'
    this.#isRowHidden = isOn(hidden)
    this.#startRow(row)
    this.#column = -1
  }

  #startRow(row: number): void {
    if (row < 0 || row >= sheetLimits.rows) throw new Failure('excel-damaged')
    this.#row = row
    this.cells.beginRow(row, this.#isRowHidden)
  }

  #takeColumns(tag: XmlTag): void {
    if (tag.find(names.hidden) < 0 || !isOn(tag.value(names.hidden))) return
    const first = Number(tag.value(names.min)) - 1
    const last = Math.min(Number(tag.value(names.max)), sheetLimits.columns) - 1
    if (first >= 0 && last >= first && this.hiddenColumns.length < sheetLimits.columns)
      this.hiddenColumns.push({ first, last })
  }

  #beginCell(tag: XmlTag): void {
    const { bytes, starts, ends } = tag
    const reference = tag.find(names.r)
    this.#column += 1
    if (reference >= 0) {
      readReference(bytes, starts[reference] ?? 0, ends[reference] ?? 0, this.#at)
      if (this.#at.column >= 0) this.#column = this.#at.column
      if (this.#at.row >= 0 && this.#at.row !== this.#row) this.#startRow(this.#at.row)
    }
    if (this.#column >= sheetLimits.columns) throw new Failure('excel-damaged')
    const style = tag.find(names.s)
    this.#style = style < 0 ? 0 : readStyle(bytes, starts[style] ?? 0, ends[style] ?? 0)
    const type = tag.find(names.t)
    this.#type = type < 0 ? valueType.number : readType(bytes, starts[type] ?? 0, ends[type] ?? 0)
    this.#hasFormula = false
    this.#formula = -1
    this.#inline = -1
    this.#valueLength = 0
  }

  #openValue(name: number, tag: XmlTag): void {
    if (name === names.v) {
      this.#valueLength = 0
      const isText =
        this.#type === valueType.string || this.#type === valueType.inline || this.#type === valueType.error
      if (isText) this.#texts.begin()
      this.#capture = isText ? 'text' : 'value'
    } else if (name === names.f) {
      this.#hasFormula = true
      this.#texts.begin()
      this.#capture = 'text'
      const ref = tag.find(names.ref) < 0 ? null : tag.value(names.ref)
      const shares = tag.value(names.t)
      const range = ref === null || shares === 'shared' ? null : readRange(ref)
      if (range !== null && this.arrays.length < limits.arrays) this.arrays.push(range)
    } else if (name === names.is) {
      this.#rich.begin()
      this.#capture = 'rich'
    } else this.#skip()
  }

  #closeValue(name: number): void {
    const capture = this.#capture
    this.#capture = 'none'
    if (capture === 'rich') this.#inline = this.#rich.end()
    else if (capture === 'text') {
      const text = this.#texts.end()
      if (name === names.v) this.#inline = text
      else if (!this.#texts.isBlank(text)) this.#formula = text
    }
  }

  #appendValue(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#valueLength + end - start
    if (length > this.#value.length) {
      if (length > limits.number) throw new Failure('excel-damaged')
      const larger = new Uint8Array(length * 2)
      larger.set(this.#value.subarray(0, this.#valueLength))
      this.#value = larger
    }
    const value = this.#value
    let to = this.#valueLength
    for (let at = start; at < end; at++) value[to++] = bytes[at] ?? 0
    this.#valueLength = to
  }

  #endCell(): void {
    const inline = this.#inline
    switch (this.#type) {
      case valueType.string:
      case valueType.inline:
        if (inline >= 0 && !this.#texts.isBlank(inline)) this.#add(cellKind.text, inline)
        else this.#addBlank(inline < 0)
        return
      case valueType.error:
        if (this.#hasFormula) this.doubtful += 1
        if (inline >= 0 && !this.#texts.isBlank(inline)) this.#add(cellKind.error, inline)
        else this.#addBlank(false)
        return
      default:
        if (this.#valueLength > 0) this.#addValue()
        else if (inline >= 0 && !this.#texts.isBlank(inline)) this.#add(cellKind.text, inline)
        else this.#addBlank(true)
    }
  }

  #addValue(): void {
    const value = this.#value
    const length = this.#valueLength
    if (this.#type === valueType.date) {
      const day = readIsoDate(Buffer.from(value.subarray(0, length)).toString('utf8'), this.#date1904)
      if (day === null) this.#addAsText()
      else this.#add(cellKind.number, day)
      return
    }
    const number = readDecimal(value, 0, length)
    if (this.#type === valueType.shared) {
      if (!Number.isInteger(number) || number < 0 || number >= this.#sharedTexts)
        throw new Failure('excel-damaged')
      if (this.#texts.isBlank(number)) this.#addBlank(false)
      else this.#add(cellKind.text, number)
    } else if (Number.isFinite(number))
      this.#add(this.#type === valueType.boolean ? cellKind.boolean : cellKind.number, number)
    else if (this.#type === valueType.boolean) this.#add(cellKind.boolean, isTrue(value, length) ? 1 : 0)
    else this.#addAsText()
  }

  /** What claims to be a number and is none is not lost. */
  #addAsText(): void {
    this.#texts.begin()
    this.#texts.append(this.#value, 0, this.#valueLength)
    const text = this.#texts.end()
    if (this.#texts.isBlank(text)) this.#addBlank(true)
    else this.#add(cellKind.text, text)
  }

  /** Only a formula makes an empty cell worth keeping. */
  #addBlank(isMissing: boolean): void {
    if (!this.#hasFormula) return
    if (isMissing) this.doubtful += 1
    this.#add(cellKind.blank, 0)
  }

  #add(kind: number, value: number): void {
    this.cells.add(this.#column, this.#style, kind, value, this.#hasFormula ? this.#formula : null)
  }
}

function readStyle(bytes: Uint8Array, start: number, end: number): number {
  let style = 0
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) throw new Failure('excel-damaged')
    style = style * 10 + digit
    if (style >= limits.styles) throw new Failure('excel-damaged')
  }
  return style
}

/** By first letter and length: s, str, inlineStr, b, e, d, n. */
function readType(bytes: Uint8Array, start: number, end: number): number {
  switch (bytes[start]) {
    case 115:
      return end - start === 1 ? valueType.shared : valueType.string
    case 105:
      return valueType.inline
    case 98:
      return valueType.boolean
    case 101:
      return valueType.error
    case 100:
      return valueType.date
    default:
      return valueType.number
  }
}

function isTrue(bytes: Uint8Array, length: number): boolean {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1').trim().toLowerCase() === 'true'
}
