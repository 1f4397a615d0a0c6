import type { CellStatus, StatedComparison } from '../model/cell'
import type { Breakdown } from '../model/dimension'
import type { FactKey } from '../model/fact'
import { locate } from './axes'
import { measureDifference, measureIndex, type Comparison } from './comparisons'
import { cellState, type Cube } from './cube'
import { powerOfTen, roundQuotient, type Quotient } from './exact'
import { findRule, readQuantity, type Quantity, type QuantityRule } from './quantity'

/**
 * What a cell of a table shows, as data. Comparisons are pulled from exact values and rounded once, here:
 * - difference: of − base; percentage points on ratio rows
 * - index: of / base × 100, an index and not growth
 * - share: part / total × 100
 */
export type CellSpec =
  | { kind: 'nothing' }
  /** `parts`: the sum over that breakdown, falling back to the cell itself where no part is present. */
  | { kind: 'value'; key: FactKey; parts: Breakdown | null }
  | { kind: 'difference'; of: ValueSpec; base: ValueSpec }
  | { kind: 'index'; of: ValueSpec; base: ValueSpec }
  | { kind: 'share'; of: ValueSpec; total: ValueSpec }
export type ValueSpec = Extract<CellSpec, { kind: 'value' }>

/** `value` is scaled by `decimals`; null unless the status is "number". */
export type EvaluatedCell = {
  status: CellStatus
  value: number | null
  quotient: Quotient | null
  partial: boolean
}

const nothing: EvaluatedCell = { status: 'no-meaning', value: null, quotient: null, partial: false }

export function evaluateCell(cube: Cube, spec: CellSpec, decimals: number): EvaluatedCell {
  switch (spec.kind) {
    case 'nothing':
      return nothing
    case 'value':
      return showQuantity(readValue(cube, spec), decimals)
    case 'difference':
      return showComparison(measureDifference(readValue(cube, spec.of), readValue(cube, spec.base)), decimals)
    case 'index':
      return showComparison(measureIndex(readValue(cube, spec.of), readValue(cube, spec.base)), decimals)
    case 'share':
      return showComparison(measureIndex(readValue(cube, spec.of), readValue(cube, spec.total)), decimals)
  }
}

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
