import type { Indicator } from '../model/dimension'
import { locate } from './axes'
import { cellState, type Cube, type CubeRule } from './cube'
import { divideQuotients, powerOfTen, scaleQuotient, type Quotient } from './exact'
import type { FactKey } from '../model/fact'

/**
 * One value of the cube as an exact quotient in the indicator's unit. Averages and ratios are computed here, on demand,
 * from the numerator and denominator of the same place, sector and period; they are never stored and never summed.
 */
export type Quantity = {
  state: 'missing' | 'number' | 'none' | 'unknown' | 'overflow' | 'zero-base'
  /** Present when state is number or none (none counts as zero in comparisons). */
  quotient: Quotient | null
  rule: CubeRule | 'quotient'
  partial: boolean
}

const zero: Quotient = { n: 0, d: 1 }

/** `key` outside the workbook is missing. */
export function readQuantity(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  if (position === null) return { state: 'missing', quotient: null, rule: 'nothing', partial: false }
  const entered = cube.readEntered(position)
  if (entered.state !== cellState.missing) return fromCube(cube, key, 'entered', entered)
  return readComputed(cube, key)
}

/** What follows from other cells, whether or not something is entered in the cell itself. */
export function readComputed(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined) {
    return { state: 'missing', quotient: null, rule: 'nothing', partial: false }
  }
  if (indicator.numerator !== null && indicator.denominator !== null) return divide(cube, key, indicator)
  const { cell, rule } = cube.readRolledUp(position)
  return fromCube(cube, key, rule, cell)
}

function fromCube(
  cube: Cube,
  key: FactKey,
  rule: CubeRule,
  cell: { state: number; value: number; partial: boolean },
): Quantity {
  const decimals = cube.axes.indicatorById.get(key.indicator)?.decimals ?? 0
  switch (cell.state) {
    case cellState.number:
      return {
        state: 'number',
        quotient: { n: cell.value, d: powerOfTen(decimals) },
        rule,
        partial: cell.partial,
      }
    case cellState.none:
      return { state: 'none', quotient: zero, rule, partial: cell.partial }
    case cellState.unknown:
      return { state: 'unknown', quotient: null, rule, partial: false }
    case cellState.overflow:
      return { state: 'overflow', quotient: null, rule, partial: false }
    default:
      return { state: 'missing', quotient: null, rule, partial: false }
  }
}

function divide(cube: Cube, key: FactKey, indicator: Indicator): Quantity {
  const nothing = { quotient: null, rule: 'nothing', partial: false } as const
  if (indicator.numerator === null || indicator.denominator === null) return { state: 'missing', ...nothing }
  // Operands of an average are amounts, read without following further quotients: definitions cannot form a cycle here.
  const numerator = readAmount(cube, { ...key, indicator: indicator.numerator })
  const denominator = readAmount(cube, { ...key, indicator: indicator.denominator })
  if (numerator.state === 'overflow' || denominator.state === 'overflow')
    return { state: 'overflow', ...nothing }
  if (numerator.quotient === null || denominator.quotient === null) return { state: 'missing', ...nothing }
  if (Number(denominator.quotient.n) === 0) return { state: 'zero-base', ...nothing, rule: 'quotient' }
  return {
    state: 'number',
    quotient: applyFactor(divideQuotients(numerator.quotient, denominator.quotient), indicator.factor),
    rule: 'quotient',
    partial: numerator.partial || denominator.partial,
  }
}

function readAmount(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  if (position === null) return { state: 'missing', quotient: null, rule: 'nothing', partial: false }
  return fromCube(cube, key, 'entered', cube.read(position))
}

/** Factors are powers of ten: 100 for percentages, 1000 or 0.001 between money units. */
function applyFactor(quotient: Quotient, factor: number): Quotient {
  if (factor >= 1) return scaleQuotient(quotient, Math.round(factor))
  return { n: quotient.n, d: scaleQuotient({ n: quotient.d, d: 1 }, Math.round(1 / factor)).n }
}
