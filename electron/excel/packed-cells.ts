import { Failure } from '../../shared/contract/errors'
import { PackedNumbers } from './packed-numbers'

/**
 * The cells of a sheet, 13 bytes each, in the order of the file. Values of texts and errors are numbers of packed texts.
 * Rows may come in any order and twice; `rowOrder` sorts that out.
 */
export const cellKind = { blank: 0, number: 1, text: 2, boolean: 3, error: 4 } as const

const formulaBit = 8
const hiddenBit = 0x8000_0000
/** A formula whose text the file does not repeat. */
const noText = 0xffff_ffff

/** Counts the filled cells of all sheets of a file. */
export type CellBudget = { cells: number }
const mostCells = 5_000_000

export type PackedCell = { column: number; style: number; kind: number; hasFormula: boolean; value: number }

export class PackedCells {
  readonly #budget: CellBudget
  readonly #columns = new PackedNumbers((length) => new Uint16Array(length))
  readonly #styles = new PackedNumbers((length) => new Uint16Array(length))
  readonly #kinds = new PackedNumbers((length) => new Uint8Array(length))
  readonly #values = new PackedNumbers((length) => new Float64Array(length))
  readonly #rows = new PackedNumbers((length) => new Uint32Array(length))
  readonly #rowStarts = new PackedNumbers((length) => new Uint32Array(length))
  readonly #formulaCells = new PackedNumbers((length) => new Uint32Array(length))
  readonly #formulaTexts = new PackedNumbers((length) => new Uint32Array(length))
  #lastRow = -1
  #isSorted = true
  #row = -1
  #isHidden = false
  #isOpen = false
  /** The last column and the last row with a cell; -1 without any. */
  widest = -1
  lowest = -1

  constructor(budget: CellBudget) {
    this.#budget = budget
  }

  get length(): number {
    return this.#kinds.length
  }

  /** Where the next cells stand; a row without cells is not kept. */
  beginRow(row: number, isHidden: boolean): void {
    this.#row = row
    this.#isHidden = isHidden
    this.#isOpen = false
  }

  /** `formula`: number of its text, -1 without text, null where there is none. Throws Failure excel-too-large. */
  add(column: number, style: number, kind: number, value: number, formula: number | null): void {
    if (!this.#isOpen) this.#openRow()
    if (formula !== null) {
      this.#formulaCells.push(this.length)
      this.#formulaTexts.push(formula < 0 ? noText : formula)
    }
    this.#columns.push(column)
    this.#styles.push(style)
    this.#kinds.push(formula === null ? kind : kind | formulaBit)
    this.#values.push(value)
    if (column > this.widest) this.widest = column
    this.#budget.cells += 1
    if (this.#budget.cells > mostCells) throw new Failure('excel-too-large', { cells: mostCells })
  }

  #openRow(): void {
    this.#isOpen = true
    if (this.#row <= this.#lastRow) this.#isSorted = false
    this.#lastRow = this.#row
    if (this.#row > this.lowest) this.lowest = this.#row
    this.#rows.push(this.#isHidden ? this.#row + hiddenBit : this.#row)
    this.#rowStarts.push(this.length)
  }

  kindAt(cell: number): number {
    return this.#kinds.get(cell) & ~formulaBit
  }

  valueAt(cell: number): number {
    return this.#values.get(cell)
  }

  styleAt(cell: number): number {
    return this.#styles.get(cell)
  }

  read(cell: number): PackedCell {
    const kind = this.#kinds.get(cell)
    return {
      column: this.#columns.get(cell),
      style: this.#styles.get(cell),
      kind: kind & ~formulaBit,
      hasFormula: (kind & formulaBit) > 0,
      value: this.#values.get(cell),
    }
  }

  /** Number of the text of a cell's formula; null where the file does not repeat it. */
  formulaOf(cell: number): number | null {
    let low = 0
    let high = this.#formulaCells.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#formulaCells.get(middle) < cell) low = middle + 1
      else high = middle
    }
    const text = this.#formulaCells.get(low) === cell ? this.#formulaTexts.get(low) : noText
    return text === noText ? null : text
  }

  /** Positions of packed rows for each row of the sheet, in the sheet's order; null: they are in order already. */
  rowOrder(): number[][] | null {
    if (this.#isSorted) return null
    const byRow = new Map<number, number[]>()
    for (let at = 0; at < this.#rows.length; at++) {
      const row = this.rowAt(at).row
      const same = byRow.get(row)
      if (same === undefined) byRow.set(row, [at])
      else same.push(at)
    }
    return [...byRow].sort(([a], [b]) => a - b).map(([, positions]) => positions)
  }

  get rowCount(): number {
    return this.#rows.length
  }

  /** Cells from `start` to before `end`. */
  rowAt(position: number): { row: number; isHidden: boolean; start: number; end: number } {
    const packed = this.#rows.get(position)
    const isHidden = packed >= hiddenBit
    return {
      row: isHidden ? packed - hiddenBit : packed,
      isHidden,
      start: this.#rowStarts.get(position),
      end: position + 1 < this.#rows.length ? this.#rowStarts.get(position + 1) : this.length,
    }
  }
}
