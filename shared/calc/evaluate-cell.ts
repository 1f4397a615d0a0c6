import type { CellStatus, StatedComparison } from '../model/cell'
import type { Breakdown, Indicator, Period } from '../model/dimension'
import type { FactKey } from '../model/fact'
import { locate, type Axes } from './axes'
import {
  measureContribution,
  measureDifference,
  measureGrowth,
  measureIndex,
  measurePace,
  type Comparison,
  type Pace,
} from './comparisons'
import { cellState, type Cube } from './cube'
import { powerOfTen, roundQuotient, type Quotient } from './exact'
import { countMonthsLeft } from './periods'
import { findRule, readQuantity, type Quantity, type QuantityRule } from './quantity'

/**
 * What a cell of a table shows, as data. Comparisons are pulled from exact values and rounded once, here; `comparisons` says
 * what each of them means. `rank` and `apportioned` follow from other cells of the same table, named by their index;
 * `among` is one array for all cells of a column, so that `evaluateWithin` orders the column once.
 */
export type CellSpec =
  | { kind: 'nothing' }
  /** `parts`: the sum over that breakdown, falling back to the cell itself where no part is present. */
  | { kind: 'value'; key: FactKey; parts: Breakdown | null }
  | { kind: 'difference' | 'index' | 'growth'; of: ValueSpec; base: ValueSpec }
  /** How far it is to the plan `base`, and what each quarter of its period still has to bring. */
  | { kind: 'remaining' | 'per-quarter'; of: ValueSpec; base: ValueSpec }
  /** `total`: the base of the total that `of` is a part of. */
  | { kind: 'contribution'; of: ValueSpec; base: ValueSpec; total: ValueSpec }
  | { kind: 'share'; of: ValueSpec; total: ValueSpec }
  | { kind: 'rank'; of: number; among: readonly number[]; direction: Indicator['direction'] }
  | { kind: 'apportioned'; of: number; among: readonly number[]; total: number }
export type ValueSpec = Extract<CellSpec, { kind: 'value' }>
export type PaceSpec = { of: ValueSpec; base: ValueSpec }

/** `value` is scaled by the decimals asked for; null unless the status is "number". */
export type EvaluatedCell = {
  status: CellStatus
  value: number | null
  quotient: Quotient | null
  partial: boolean
}

const nothing: EvaluatedCell = { status: 'no-meaning', value: null, quotient: null, partial: false }
const blank: EvaluatedCell = { ...nothing, status: 'blank' }

/** Blank for `rank` and `apportioned`: `evaluateWithin` has those, once the rest of the table is known. */
export function evaluateCell(cube: Cube, spec: CellSpec, decimals: number): EvaluatedCell {
  switch (spec.kind) {
    case 'nothing':
      return nothing
    case 'rank':
    case 'apportioned':
      return blank
    case 'value':
      return showQuantity(readValue(cube, spec), decimals)
    case 'share':
      return showComparison(measureIndex(readValue(cube, spec.of), readValue(cube, spec.total)), decimals)
    case 'contribution': {
      const [of, base] = [readValue(cube, spec.of), readValue(cube, spec.base)]
      return showComparison(measureContribution(of, base, readValue(cube, spec.total)), decimals)
    }
    case 'remaining':
      return showComparison(measureSpecPace(cube, spec).remaining, decimals)
    case 'per-quarter':
      return showComparison(measureSpecPace(cube, spec).perQuarter, decimals)
    case 'difference':
    case 'index':
    case 'growth': {
      const measure = measures[spec.kind]
      return showComparison(measure(readValue(cube, spec.of), readValue(cube, spec.base)), decimals)
    }
  }
}

const measures = { difference: measureDifference, index: measureIndex, growth: measureGrowth } as const

function measureSpecPace(cube: Cube, spec: PaceSpec): Pace {
  const indicator = cube.axes.indicatorById.get(spec.of.key.indicator)
  return measurePace(
    readValue(cube, spec.of),
    readValue(cube, spec.base),
    indicator ?? { kind: 'flow', direction: 'neutral' },
    countSpecMonthsLeft(cube.axes, spec),
  )
}

/** Months from the end of the period of `of` to the end of the period of `base`; 0 outside the workbook. */
export function countSpecMonthsLeft(axes: Axes, { of, base }: PaceSpec): number {
  const periodOf = ({ key }: ValueSpec): Period | undefined =>
    axes.dimensions.periods[axes.periods.positions.get(key.period) ?? -1]
  const [at, plan] = [periodOf(of), periodOf(base)]
  return at === undefined || plan === undefined ? 0 : countMonthsLeft(at, plan)
}

/** The exact value that a value cell shows, in the indicator's unit; missing outside the workbook. Never fails. */
export function readValue(cube: Cube, spec: ValueSpec): Quantity {
  if (spec.parts !== null) {
    const position = locate(cube.axes, spec.key)
    const parts = position === null ? null : cube.readParts(position, spec.parts)
    if (parts !== null && (parts.state === cellState.number || parts.state === cellState.none)) {
      const decimals = cube.axes.indicatorById.get(spec.key.indicator)?.decimals ?? 0
      return {
        state: parts.state === cellState.number ? 'number' : 'none',
        quotient: { n: parts.value, d: powerOfTen(decimals) },
        partial: parts.partial,
      }
    }
  }
  return readQuantity(cube, spec.key)
}

/** The rule behind `readValue`. */
export function findValueRule(cube: Cube, spec: ValueSpec): QuantityRule {
  const position = spec.parts === null ? null : locate(cube.axes, spec.key)
  if (spec.parts !== null && position !== null) {
    const { state } = cube.readParts(position, spec.parts)
    if (state === cellState.number || state === cellState.none) return spec.parts
  }
  return findRule(cube, spec.key)
}

function showQuantity(quantity: Quantity, decimals: number): EvaluatedCell {
  if (quantity.state !== 'number' || quantity.quotient === null) {
    const status = quantity.state === 'missing' || quantity.state === 'number' ? 'blank' : quantity.state
    return { status, value: null, quotient: quantity.quotient, partial: quantity.partial }
  }
  return round(quantity.quotient, decimals, quantity.partial)
}

function showComparison(comparison: Comparison, decimals: number): EvaluatedCell {
  const { status, quotient, partial } = comparison
  return quotient === null
    ? { status, value: null, quotient: null, partial: false }
    : round(quotient, decimals, partial)
}

function round(quotient: Quotient, decimals: number, partial: boolean): EvaluatedCell {
  const value = roundQuotient(quotient, decimals)
  return value === null
    ? { status: 'overflow', value: null, quotient: null, partial: false }
    : { status: 'number', value, quotient, partial }
}

/**
 * How a shown value relates to the number a document states ("103,3"). It agrees when rounding the exact value to the
 * stated decimals gives the stated number; one unit in the last stated decimal of a computed fraction is "rounding"
 * (documents truncate); whole numbers must agree exactly.
 */
export function compareWithStated(cell: EvaluatedCell, stated: string | null): StatedComparison {
  if (stated === null) return cell.status === 'number' ? 'differs' : 'agrees'
  if (cell.status !== 'number' || cell.quotient === null) return 'none'
  const [whole = '0', fraction = ''] = stated.replace('-', '').split('.')
  const magnitude = Number(whole + fraction)
  const expected = stated.startsWith('-') ? -magnitude : magnitude
  const rounded = roundQuotient(cell.quotient, fraction.length)
  if (rounded === null || !Number.isSafeInteger(magnitude)) return 'none'
  const isWhole = Number(cell.quotient.d) === 1
  const distance = Math.abs(rounded - expected)
  return distance === 0 ? 'agrees' : distance === 1 && !isWhole ? 'rounding' : 'differs'
}
