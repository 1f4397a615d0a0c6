import { statusOf } from '../model/cell'
import {
  decimalsOf,
  type TableCells,
  type TableColumn,
  type TableLayout,
  type TableRow,
} from '../model/table-layout'
import { isPercentage } from './cell-text'

/**
 * Figures of a selection, exact. Values are scaled integers whose decimals differ from row to row, so each number of
 * decimals has a tally of its own and they are brought together at the end. A tally adds plain numbers while their sum
 * is an exact integer and moves to big integers before it would not be.
 */
export type SelectionTally = {
  /** Cells that can hold a figure. */
  cells: number
  /** Those that hold a number. */
  numbers: number
  byDecimals: Map<number, DecimalTally>
  units: Set<string>
}

type DecimalTally = { sum: number; carried: bigint; least: number; greatest: number }

/** What a selection adds up to. Decimals are plain text ("-3600.6"); null where there is no number. */
export type SelectionFigures = {
  cells: number
  numbers: number
  /** Unit of all numbers; null when they have several, and then there is no sum and no average. */
  unit: string | null
  sum: string | null
  /** Rounded half away from zero to two digits more than the numbers have. */
  average: string | null
  least: string | null
  greatest: string | null
}

/** Which cells: positions of rows and columns in the layout. A cell is the n-th of `rows` × `columns`, row by row. */
export type SelectedCells = { rows: readonly number[]; columns: readonly number[] }

export function createTally(): SelectionTally {
  return { cells: 0, numbers: 0, byDecimals: new Map(), units: new Set() }
}

/**
 * Adds cells of the selection from the n-th row of it on, at most about `most` cells and at least one row. Returns the
 * row to go on with; at the end that is the number of rows. Large selections are added in pieces between frames.
 */
export function addRows(
  tally: SelectionTally,
  layout: TableLayout,
  cells: Pick<TableCells, 'values' | 'flags'>,
  selected: SelectedCells,
  from: number,
  most: number,
): number {
  const { rows, columns } = selected
  const width = layout.columns.length
  const last = Math.min(rows.length, from + Math.max(1, Math.floor(most / Math.max(1, columns.length))))
  for (let at = from; at < last; at += 1) {
    const position = rows[at] ?? -1
    const row = layout.rows[position]
    if (row === undefined) continue
    for (const columnAt of columns) {
      const column = layout.columns[columnAt]
      if (column === undefined) continue
      tally.cells += 1
      const index = position * width + columnAt
      const value = cells.values[index] ?? null
      if (value === null || statusOf(cells.flags[index] ?? 0) !== 'number') continue
      tally.numbers += 1
      addNumber(tally, decimalsOf(row, column), value)
      tally.units.add(unitOf(row, column))
    }
  }
  return last
}

/** Sums of safe integers stay exact up to here; one more value cannot pass 2^53. */
const carryFrom = 2 ** 52

function addNumber({ byDecimals }: SelectionTally, decimals: number, value: number): void {
  let tally = byDecimals.get(decimals)
  if (tally === undefined) {
    tally = { sum: 0, carried: 0n, least: value, greatest: value }
    byDecimals.set(decimals, tally)
  }
  if (Math.abs(value) >= carryFrom) tally.carried += BigInt(value)
  else {
    tally.sum += value
    if (Math.abs(tally.sum) >= carryFrom) {
      tally.carried += BigInt(tally.sum)
      tally.sum = 0
    }
  }
  if (value < tally.least) tally.least = value
  if (value > tally.greatest) tally.greatest = value
}

/** What a cell counts: the unit of its row, "%" for percentages, points for their differences. */
function unitOf(row: TableRow, column: TableColumn): string {
  if (isPercentage(row, column)) return '%'
  switch (column.kind) {
    case 'contribution':
      return pointsUnit
    case 'rank':
      return ''
    case 'value':
    case 'difference':
    case 'remaining':
    case 'per-quarter':
      return row.percent ? pointsUnit : row.unit
    case 'index':
    case 'growth':
    case 'share':
      return '%'
  }
}
/** The unit of differences of percentages, which the window words. */
export const pointsUnit = '%-points'

/** The figures of what has been added so far. */
export function readFigures(tally: SelectionTally): SelectionFigures {
  const { cells, numbers, byDecimals, units } = tally
  const unit = units.size === 1 ? ([...units][0] ?? null) : null
  if (numbers === 0) return { cells, numbers, unit, sum: null, average: null, least: null, greatest: null }
  const decimals = Math.max(...byDecimals.keys())
  let sum = 0n
  let least: bigint | null = null
  let greatest: bigint | null = null
  for (const [own, part] of byDecimals) {
    const factor = 10n ** BigInt(decimals - own)
    sum += (part.carried + BigInt(part.sum)) * factor
    const low = BigInt(part.least) * factor
    const high = BigInt(part.greatest) * factor
    if (least === null || low < least) least = low
    if (greatest === null || high > greatest) greatest = high
  }
  const write = (value: bigint | null): string | null =>
    value === null ? null : writeScaled(value, decimals)
  return {
    cells,
    numbers,
    unit,
    sum: unit === null ? null : write(sum),
    average: unit === null ? null : writeScaled(divideHalfAway(sum * 100n, BigInt(numbers)), decimals + 2),
    least: write(least),
    greatest: write(greatest),
  }
}

function divideHalfAway(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend
  const quotient = (size * 2n + divisor) / (divisor * 2n)
  return dividend < 0n ? -quotient : quotient
}

/** A plain decimal without zeros at its end. */
function writeScaled(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
