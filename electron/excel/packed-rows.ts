import type { SheetDecoder } from '../../shared/format/legacy-runs'
import type { GridCell, GridRange, GridRow, GridRows } from '../../shared/table/cell-grid'
import { cellKind, type PackedCell, type PackedCells } from './packed-cells'
import type { PackedTexts } from './packed-texts'
import type { StyleTable } from './xlsx-styles'

/** What it takes to make the cells of a packed sheet. */
export type PackedSheet = {
  cells: PackedCells
  texts: PackedTexts
  styles: StyleTable
  decoder: SheetDecoder
  /** Column to note, by row. */
  notes: ReadonlyMap<number, ReadonlyMap<number, string>>
  /** Where one formula fills several cells, of which only the first names it. */
  arrays: readonly GridRange[]
}

const remembered = 32_768

/** Rows of a packed sheet, made when they are asked for. */
export class PackedRows implements GridRows {
  readonly #sheet: PackedSheet
  readonly #order: number[][] | null
  readonly #shown = new Map<number, Shown>()

  constructor(sheet: PackedSheet) {
    this.#sheet = sheet
    this.#order = sheet.cells.rowOrder()
  }

  get length(): number {
    return this.#order?.length ?? this.#sheet.cells.rowCount
  }

  at(position: number): GridRow | undefined {
    if (position < 0 || position >= this.length) return undefined
    const { cells } = this.#sheet
    const parts = (this.#order?.[position] ?? [position]).map((at) => cells.rowAt(at))
    const row = parts[0]?.row ?? 0
    const made: GridCell[] = []
    let last = -1
    let isSorted = true
    for (const { start, end } of parts)
      for (let at = start; at < end; at++) {
        const cell = this.#makeCell(row, at)
        if (cell.column <= last) isSorted = false
        last = cell.column
        made.push(cell)
      }
    return {
      row,
      cells: isSorted ? made : sortCells(made),
      ...(parts.some(({ isHidden }) => isHidden) ? { hidden: true } : {}),
    }
  }

  *[Symbol.iterator](): Iterator<GridRow> {
    for (let position = 0; position < this.length; position++) {
      const row = this.at(position)
      if (row !== undefined) yield row
    }
  }

  #makeCell(row: number, at: number): GridCell {
    const { cells, styles, notes } = this.#sheet
    const packed = cells.read(at)
    const { column, style } = packed
    const formula = this.#formulaOf(packed, row, at)
    const note = notes.get(row)?.get(column)
    const shown = this.#readValue(packed)
    const look = styles.lookOf(style, shown.run ?? plainRun)
    const cell: GridCell = { column, value: shown.value, text: shown.text, formula }
    if (look !== undefined) cell.style = look
    if (note !== undefined) cell.note = note
    return cell
  }

  #readValue({ kind, value, style }: PackedCell): Shown {
    const { styles } = this.#sheet
    switch (kind) {
      case cellKind.number:
        return styles.formatOf(style).show(value)
      case cellKind.boolean:
        return { value: value !== 0, text: value === 0 ? 'FALSE' : 'TRUE' }
      case cellKind.text:
      case cellKind.error:
        return this.#readText(value, style)
      default:
        return { value: null, text: '' }
    }
  }

  /** Texts repeat; those whose font does not change them are made once for a while. */
  #readText(text: number, style: number): Shown {
    if (this.#sheet.styles.isLegacy(style)) return this.#makeText(text, style)
    let shown = this.#shown.get(text)
    if (shown !== undefined) return shown
    if (this.#shown.size >= remembered) this.#shown.clear()
    shown = this.#makeText(text, style)
    this.#shown.set(text, shown)
    return shown
  }

  #makeText(text: number, style: number): Shown {
    const { texts, styles, decoder } = this.#sheet
    const runs = texts.read(text)
    const font = styles.fontOf(style)
    const decoded = decoder.decode(runs.map((run) => ({ text: run.text, font: run.font ?? font }))).trim()
    const inked = texts.isRich(text) ? runs.filter((run) => run.text.trim() !== '') : []
    const run =
      inked.length === 0
        ? plainRun
        : { bold: inked.every(({ bold }) => bold), italic: inked.every(({ italic }) => italic) }
    return { value: decoded === '' ? null : decoded, text: decoded, run }
  }

  #formulaOf(packed: PackedCell, row: number, at: number): string | null {
    const { cells, texts, arrays } = this.#sheet
    if (!packed.hasFormula) {
      const { column } = packed
      const isFilled = arrays.some(
        (range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
      )
      return isFilled ? '' : null
    }
    const text = cells.formulaOf(at)
    return text === null
      ? ''
      : texts
          .read(text)
          .map((run) => run.text)
          .join('')
          .normalize('NFC')
  }
}

type Shown = { value: GridCell['value']; text: string; run?: { bold: boolean; italic: boolean } }

const plainRun = { bold: false, italic: false }

/** Cells out of order; of two in one place the later counts. */
function sortCells(cells: readonly GridCell[]): GridCell[] {
  return [...new Map(cells.map((cell) => [cell.column, cell])).values()].sort((a, b) => a.column - b.column)
}
