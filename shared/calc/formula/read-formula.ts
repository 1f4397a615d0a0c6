import type { Indicator } from '../../model/dimension'
import type { Position } from '../axes'
import type { Cube } from '../cube'
import type { Quantity } from '../quantity-value'
import { evaluateFormula, operandOf, type FormulaValue } from './evaluate-formula'
import type { CompiledFormula, CompiledReference } from './formula-book'

/**
 * Formulas over the cube. A formula may refer to others and, one period back, to itself: such cells are settled first,
 * each once, with a stack of our own, so that neither a long series of periods nor a formula that refers to itself twice
 * costs more than the cells it is made of. What would take more than `stepLimit` steps is answered as a cycle.
 */

/** The value of an indicator that has no formula. */
export type ReadOther = (cube: Cube, position: Position, indicator: Indicator) => Quantity

/** Cells by `keyOf`. */
type Settled = Map<number, Quantity>

/** Some milliseconds; thirty years of months of a stock take about 3.000. */
const stepLimit = 100_000
/** Numbers beyond 2^53 are slower by about this much. */
const largeFactor = 20

const missing: Quantity = { state: 'missing', quotient: null, partial: false }
const failures = {
  'division-by-zero': fail('division-by-zero'),
  cycle: fail('cycle'),
  overflow: fail('overflow'),
  broken: fail('broken'),
} as const

function fail(state: Quantity['state']): Quantity {
  return { state, quotient: null, partial: false }
}

/** The exact value of `formula` at `position`, in the unit of its indicator. Never entered, never summed. */
export function readFormula(
  cube: Cube,
  position: Position,
  formula: CompiledFormula,
  readOther: ReadOther,
): Quantity {
  if (formula.fault !== null) return failures[formula.fault]
  if (formula.needs.length === 0) return evaluateAt(cube, position, formula, readOther, null)
  return settle(cube, position, formula, readOther)
}

/** Where a reference is read from a cell at `position`; null outside the workbook. */
export function placeAt(reference: CompiledReference, position: Position): Position | null {
  const { indicator, sector, scenario, periods } = reference
  const period = periods === null ? position.period : (periods[position.period] ?? -1)
  if (period < 0) return null
  return {
    scenario: scenario < 0 ? position.scenario : scenario,
    indicator,
    sector: sector < 0 ? position.sector : sector,
    locality: position.locality,
    period,
  }
}

type Step = { position: Position; key: number; formula: CompiledFormula; isBegun: boolean }

function settle(cube: Cube, start: Position, formula: CompiledFormula, readOther: ReadOther): Quantity {
  const settled: Settled = new Map()
  const stack: Step[] = [{ position: start, key: keyOf(cube, start), formula, isBegun: false }]
  let steps = 0
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.isBegun) {
      const value = evaluateAt(cube, top.position, top.formula, readOther, settled)
      settled.set(top.key, value)
      steps += top.formula.size * (typeof value.quotient?.n === 'bigint' ? largeFactor : 1)
      stack.pop()
    } else if (settled.has(top.key)) {
      stack.pop()
    } else {
      top.isBegun = true
      // Until it is settled, reading it is going round in a circle.
      settled.set(top.key, failures.cycle)
      for (const need of top.formula.needs) {
        const position = placeAt(need, top.position)
        const needed = cube.axes.formulas.byPosition[need.indicator]
        if (position === null || needed === undefined || needed.fault !== null) continue
        const key = keyOf(cube, position)
        if (!settled.has(key)) stack.push({ position, key, formula: needed, isBegun: false })
      }
      steps += top.formula.needs.length
    }
    if (steps > stepLimit) return failures.cycle
  }
  return settled.get(keyOf(cube, start)) ?? missing
}

function evaluateAt(
  cube: Cube,
  position: Position,
  { ast, references }: CompiledFormula,
  readOther: ReadOther,
  settled: Settled | null,
): Quantity {
  if (ast === null) return failures.broken
  let partial = false
  const value = evaluateFormula(ast, (_, node): FormulaValue => {
    const reference = references.get(node)
    if (reference === undefined) return 'broken'
    const place = placeAt(reference, position)
    if (place === null) return 'missing'
    const quantity = readReference(cube, place, reference, readOther, settled)
    if (quantity.partial) partial = true
    return operandOf(quantity)
  })
  if (value === 'missing') return missing
  return typeof value === 'string' ? failures[value] : { state: 'number', quotient: value, partial }
}

function readReference(
  cube: Cube,
  place: Position,
  { isFormula }: CompiledReference,
  readOther: ReadOther,
  settled: Settled | null,
): Quantity {
  if (isFormula) {
    const fault = cube.axes.formulas.byPosition[place.indicator]?.fault ?? null
    return fault === null ? (settled?.get(keyOf(cube, place)) ?? failures.cycle) : failures[fault]
  }
  const indicator = cube.axes.dimensions.indicators[place.indicator]
  return indicator === undefined ? failures.broken : readOther(cube, place, indicator)
}

/** Different for different cells of one place. */
function keyOf(cube: Cube, { scenario, indicator, sector, period }: Position): number {
  const { indicators, sectors, periods } = cube.axes
  const plane = (scenario * indicators.ids.length + indicator) * sectors.ids.length + sector
  return plane * periods.ids.length + period
}
