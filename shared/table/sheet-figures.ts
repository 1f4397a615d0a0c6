import { unpackCellFlags } from '../model/cell'
import { decimalsOf, type TableColumn, type TableRow } from '../model/table-layout'
import { cellAddress, quoteSheetName } from './cell-grid'
import { cellText } from './cell-text'
import { evaluateFormula, formulaText, type SheetValue } from './sheet-formula'
import type { FigureWords } from './sheet-formats'
import type { SheetContent, SheetInput, SheetTexts } from './sheet-model'

/**
 * What each figure of a table becomes on a sheet: a number, a word ("–", "…"), or a live formula. A formula is written
 * only where it yields what the table shows; elsewhere (an operand outside the table, an overflow) the value stands
 * alone, so that a recalculated file never shows another number than the program.
 */

export type PlacedColumn = { column: TableColumn; index: number; sheetColumn: number }

/** On which sheet and in which of its columns (from 0) a column of the table stands. */
export type FigurePlaces = ReadonlyMap<number, { sheet: string; column: number }>

/** What stands at a figure beside its number. */
export type FigureMarks = FigureWords & { estimated: boolean; typed: boolean }

/**
 * `content` writes one cell for the given sheet; `shown` is its text as the table shows it, words included.
 */
export type FigureWriter = {
  content: (row: number, column: number, sheet: string) => SheetContent
  shown: (row: number, column: number) => string
  marks: (row: number, column: number) => FigureMarks
}

/**
 * @param dataTop sheet row of the first table row, from 0
 * @param raised marks of notes under the table, by cell index
 */
export function createFigureWriter(
  input: SheetInput,
  dataTop: number,
  places: FigurePlaces,
  texts: SheetTexts,
  raised: ReadonlyMap<number, string>,
): FigureWriter {
  const { layout, cells, formulas } = input
  const width = layout.columns.length
  const decided = new Map<number, SheetValue | null>()
  const pending = new Set<number>()
  /** Cells that a formula would lead back to; each stays a plain value, which opens the circle. */
  const circular = new Set<number>()

  const shownText = (index: number): string => {
    const place = placeOf(index)
    return place === null
      ? ''
      : cellText(cells.values[index] ?? null, cells.flags[index] ?? 0, place.row, place.column)
  }
  const placeOf = (index: number): { row: TableRow; column: TableColumn } | null => {
    const row = layout.rows[Math.floor(index / width)]
    const column = layout.columns[index % width]
    return row === undefined || column === undefined ? null : { row, column }
  }
  const shownValue = (index: number): SheetValue => {
    const value = cells.values[index] ?? null
    const place = placeOf(index)
    if (unpackCellFlags(cells.flags[index] ?? 0).status !== 'number' || value === null || place === null)
      return shownText(index)
    return value / 10 ** decimalsOf(place.row, place.column)
  }

  const marksOf = (index: number): FigureMarks => {
    const flags = unpackCellFlags(cells.flags[index] ?? 0)
    const isNumber = flags.status === 'number'
    return {
      before: isNumber && flags.qualifier !== null ? texts.qualifiers[flags.qualifier] : '',
      after: isNumber && flags.preliminary ? texts.preliminaryMark : '',
      raised: raised.get(index) ?? '',
      estimated: isNumber && flags.estimated,
      typed: flags.role === 'input' || flags.role === 'override',
    }
  }

  /** The formula's value where it may stand in for the shown one; null where the value has to stand alone. */
  const liveValue = (index: number): SheetValue | null => {
    const seen = decided.get(index)
    if (seen !== undefined) return seen
    const formula = formulas[index] ?? null
    const place = placeOf(index)
    let live: SheetValue | null = null
    if (formula !== null && place !== null && unpackCellFlags(cells.flags[index] ?? 0).role === 'computed') {
      pending.add(index)
      const value = evaluateFormula(formula, valueOf)
      pending.delete(index)
      const decimals = decimalsOf(place.row, place.column)
      if (!circular.has(index) && rendersAs(value, shownValue(index), decimals)) live = value
    }
    decided.set(index, live)
    return live
  }
  /** What the sheet's cell holds: exact where it is a formula, so that formulas over formulas agree too. */
  const valueOf = (index: number): SheetValue => {
    if (!pending.has(index)) return liveValue(index) ?? shownValue(index)
    circular.add(index)
    return shownValue(index)
  }

  return {
    content(row, column, sheet) {
      const index = row * width + column
      const formula = formulas[index] ?? null
      const live = liveValue(index)
      if (formula !== null && live !== null) {
        const reference = referenceOn(sheet, dataTop, places, width)
        return {
          kind: 'formula',
          formula: formulaText(formula, reference.cell, reference.ranges),
          cached: live,
        }
      }
      const shown = shownValue(index)
      if (typeof shown === 'number') return { kind: 'number', value: shown }
      return shown === '' ? { kind: 'blank' } : { kind: 'text', text: shown }
    },
    shown(row, column) {
      const { before, after } = marksOf(row * width + column)
      const text = shownText(row * width + column)
      return [before, text, after].filter((part) => part !== '').join(' ')
    },
    marks: (row, column) => marksOf(row * width + column),
  }
}

/** Whether an exact value, rounded to the shown decimals, is the shown one. Doubles leave a little room for their last bits. */
function rendersAs(value: SheetValue, shown: SheetValue, decimals: number): boolean {
  if (typeof value === 'string' || typeof shown === 'string') return value === shown
  return Math.abs(value - shown) <= 10 ** -decimals / 2 + Math.abs(shown) * 1e-12 + 1e-9
}

function referenceOn(
  sheet: string,
  dataTop: number,
  places: FigurePlaces,
  width: number,
): { cell: (index: number) => string; ranges: (indexes: readonly number[]) => string[] } {
  const address = (index: number): string =>
    cellAddress(dataTop + Math.floor(index / width), places.get(index % width)?.column ?? 0)
  const cell = (index: number): string => {
    const on = places.get(index % width)?.sheet ?? sheet
    return on === sheet ? address(index) : `${quoteSheetName(on)}!${address(index)}`
  }
  const ranges = (indexes: readonly number[]): string[] => {
    const runs: { first: number; last: number }[] = []
    for (const index of [...indexes].sort((a, b) => (a % width) - (b % width) || a - b)) {
      const run = runs.at(-1)
      if (run !== undefined && index === run.last + width) run.last = index
      else runs.push({ first: index, last: index })
    }
    return runs.map(({ first, last }) => (first === last ? cell(first) : `${cell(first)}:${address(last)}`))
  }
  return { cell, ranges }
}
