import type { FactKey } from '../model/fact'
import type { Indicator } from '../model/dimension'
import { locate, type Position } from './axes'
import { cellState, type Cube, type CubeCell, type CubeRule } from './cube'
import { divideQuotients, powerOfTen, scaleQuotient, type Quotient } from './exact'
import { readFormula } from './formula/read-formula'
import type { Quantity } from './quantity-value'

export type { Quantity } from './quantity-value'

/**
 * One value of the cube as an exact quotient in the indicator's unit. Averages and ratios are computed here, on demand,
 * from the numerator and denominator of the same place, sector and period, or by the user's formula; they are never
 * stored and never summed.
 */

/** Which rule gives the value of a cell. */
export type QuantityRule = CubeRule | 'quotient' | 'formula'

const zero: Quotient = { n: 0, d: 1 }
const missing: Quantity = { state: 'missing', quotient: null, partial: false }

/** `key` outside the workbook is missing. */
export function readQuantity(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  return position === null ? missing : readQuantityAt(cube, position)
}

/** The same for a cell that has been located. The position is kept where reads are recorded: it must not change later. */
export function readQuantityAt(cube: Cube, position: Position): Quantity {
  const formula = cube.axes.formulas.byPosition[position.indicator]
  if (formula !== undefined) return readFormula(cube, position, formula, readWithoutFormula)
  const indicator = cube.axes.dimensions.indicators[position.indicator]
  return indicator === undefined ? missing : readWithoutFormula(cube, position, indicator)
}

/** What follows from other cells, whether or not something is entered in the cell itself. */
export function readComputed(cube: Cube, key: FactKey): Quantity {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined) return missing
  const formula = cube.axes.formulas.byPosition[position.indicator]
  if (formula !== undefined) return readFormula(cube, position, formula, readWithoutFormula)
  if (indicator.numerator !== null && indicator.denominator !== null) return divide(cube, position, indicator)
  return fromCube(cube.readRolledUp(position), indicator.decimals)
}

/** The rule behind `readQuantity`: apart from it, because only explanations and spreadsheets ask. */
export function findRule(cube: Cube, key: FactKey): QuantityRule {
  const position = locate(cube.axes, key)
  const indicator = cube.axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined) return 'nothing'
  if (cube.axes.formulas.byPosition[position.indicator] !== undefined) return 'formula'
  if (cube.readEntered(position).state !== cellState.missing) return 'entered'
  if (indicator.numerator === null || indicator.denominator === null) return cube.findRolledUpRule(position)
  const { state } = divide(cube, position, indicator)
  return state === 'number' || state === 'zero-base' ? 'quotient' : 'nothing'
}

function readWithoutFormula(cube: Cube, position: Position, indicator: Indicator): Quantity {
  if (indicator.numerator === null || indicator.denominator === null) {
    return fromCube(cube.read(position), indicator.decimals)
  }
  const entered = cube.readEntered(position)
  return entered.state === cellState.missing
    ? divide(cube, position, indicator)
    : fromCube(entered, indicator.decimals)
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

function divide(cube: Cube, position: Position, indicator: Indicator): Quantity {
  // Operands of an average are amounts, read without following further quotients: definitions cannot form a cycle here.
  const numerator = readAmount(cube, position, indicator.numerator)
  const denominator = readAmount(cube, position, indicator.denominator)
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

function readAmount(cube: Cube, position: Position, id: Indicator['id'] | null): Quantity {
  const indicator = id === null ? undefined : cube.axes.indicatorById.get(id)
  const at = id === null ? undefined : cube.axes.indicators.positions.get(id)
  if (indicator === undefined || at === undefined) return missing
  const { scenario, sector, locality, period } = position
  // Of one shape with other positions: ratios of open tables are read with every edit.
  return fromCube(cube.read({ scenario, indicator: at, sector, locality, period }), indicator.decimals)
}

/** Factors are powers of ten: 100 for percentages, 1000 or 0.001 between money units. */
function applyFactor(quotient: Quotient, factor: number): Quotient {
  if (factor >= 1) return scaleQuotient(quotient, Math.round(factor))
  return { n: quotient.n, d: scaleQuotient({ n: quotient.d, d: 1 }, Math.round(1 / factor)).n }
}
