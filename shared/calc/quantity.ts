import type { Indicator } from '../model/dimension'
import { locate } from './axes'
import { cellState, type Cube, type CubeCell, type CubeRule } from './cube'
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
  partial: boolean
}

/** Which rule gives the value of a cell. */
export type QuantityRule = CubeRule | 'quotient'

const zero: Quotient = { n: 0, d: 1 }
const missing: Quantity = { state: 'missing', quotient: null, partial: false }

/** `key` outside the workbook is missing. */
export function readQuantity(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined) return missing
  if (indicator.numerator === null || indicator.denominator === null) {
    return fromCube(cube.read(position), indicator.decimals)
  }
  const entered = cube.readEntered(position)
  return entered.state === cellState.missing
    ? divide(cube, key, indicator)
    : fromCube(entered, indicator.decimals)
}

/** What follows from other cells, whether or not something is entered in the cell itself. */
export function readComputed(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined) return missing
  if (indicator.numerator !== null && indicator.denominator !== null) return divide(cube, key, indicator)
  return fromCube(cube.readRolledUp(position).cell, indicator.decimals)
}

/** The rule behind `readQuantity`: apart from it, because only explanations and spreadsheets ask. */
export function findRule(cube: Cube, key: FactKey): QuantityRule {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined) return 'nothing'
  if (cube.readEntered(position).state !== cellState.missing) return 'entered'
  if (indicator.numerator === null || indicator.denominator === null) return cube.readRolledUp(position).rule
  const { state } = divide(cube, key, indicator)
  return state === 'number' || state === 'zero-base' ? 'quotient' : 'nothing'
}

function fromCube(cell: CubeCell, decimals: number): Quantity {
  switch (cell.state) {
    case cellState.number:
      return { state: 'number', quotient: { n: cell.value, d: powerOfTen(decimals) }, partial: cell.partial }
    case cellState.none:
      return { state: 'none', quotient: zero, partial: cell.partial }
    case cellState.unknown:
      return { state: 'unknown', quotient: null, partial: false }
    case cellState.overflow:
      return { state: 'overflow', quotient: null, partial: false }
    default:
      return missing
  }
}

function divide(cube: Cube, key: FactKey, indicator: Indicator): Quantity {
  if (indicator.numerator === null || indicator.denominator === null) return missing
  // Operands of an average are amounts, read without following further quotients: definitions cannot form a cycle here.
  const numerator = readAmount(cube, { ...key, indicator: indicator.numerator })
  const denominator = readAmount(cube, { ...key, indicator: indicator.denominator })
  if (numerator.state === 'overflow' || denominator.state === 'overflow') {
    return { state: 'overflow', quotient: null, partial: false }
  }
  if (numerator.quotient === null || denominator.quotient === null) return missing
  if (Number(denominator.quotient.n) === 0) return { state: 'zero-base', quotient: null, partial: false }
  return {
    state: 'number',
    quotient: applyFactor(divideQuotients(numerator.quotient, denominator.quotient), indicator.factor),
    partial: numerator.partial || denominator.partial,
  }
}

function readAmount(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  return position === null || indicator === undefined
    ? missing
    : fromCube(cube.read(position), indicator.decimals)
}

/** Factors are powers of ten: 100 for percentages, 1000 or 0.001 between money units. */
function applyFactor(quotient: Quotient, factor: number): Quotient {
  if (factor >= 1) return scaleQuotient(quotient, Math.round(factor))
  return { n: quotient.n, d: scaleQuotient({ n: quotient.d, d: 1 }, Math.round(1 / factor)).n }
}
