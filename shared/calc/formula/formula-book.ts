import type { Dimensions, Period } from '../../model/dimension'
import { scenarios } from '../../model/dimension'
import { buildPeriodCalendar, findPeriod, stepPeriod, type PeriodCalendar } from '../periods'
import { allSectors, listOperands, type Expression, type ReferenceNode } from './ast'
import { checkFormula } from './check-formula'
import { markCyclic } from './cyclic-formulas'
import { parseFormula } from './parse-formula'
import { placeReference, visitReferences, type PlacedReference, type Shift } from './placed-reference'

/**
 * The formulas of a workbook, made ready once for its dimensions: names are positions and shifts are tables, so that
 * evaluating does no work on texts. What is wrong with a definition is found here too and is the value of all its cells.
 * Positions are those of the dimensions' lists.
 */
export type FormulaBook = {
  /** By position of the indicator; undefined where it has no formula. */
  readonly byPosition: readonly (CompiledFormula | undefined)[]
  /** What a reference reads; null when it names an indicator or sector that is not there. */
  readonly resolve: (reference: PlacedReference) => CompiledReference | null
}

export type CompiledFormula = {
  /** As stored. */
  readonly text: string
  /** Null when the text is no formula. */
  readonly ast: Expression | null
  /** "broken": no formula, or one that names what is not there. "cycle": it refers to itself in the same period. */
  readonly fault: 'broken' | 'cycle' | null
  /** Empty unless `fault` is null, as `needs`. */
  readonly references: ReadonlyMap<ReferenceNode, CompiledReference>
  /** The references to formulas. */
  readonly needs: readonly CompiledReference[]
  /** Numbers, references and operations: how many steps one evaluation takes at most. */
  readonly size: number
}

export type CompiledReference = {
  readonly indicator: number
  readonly isFormula: boolean
  /** Position of the pinned sector; −1: the sector of the cell. */
  readonly sector: number
  /** −1: the scenario of the cell. */
  readonly scenario: number
  /** The period read, by the period of the cell; −1 where the workbook does not have it. Null: the same period. */
  readonly periods: Int32Array | null
}

const planScenario = scenarios.indexOf('plan')
const noReferences: CompiledFormula['references'] = new Map()

/** Never throws: a definition that cannot be computed says so as its value. */
export function compileFormulas(dimensions: Dimensions): FormulaBook {
  const { indicators, sectors } = dimensions
  const indicatorOf = firstPositions(indicators)
  const sectorOf = firstPositions(sectors)
  sectorOf.set(
    allSectors,
    sectors.findIndex((sector) => sector.parent === null && sector.list === null),
  )
  const shiftTable = tabulateShifts(dimensions.periods)

  function resolve({ code, sector, ...shift }: PlacedReference): CompiledReference | null {
    const indicator = indicatorOf.get(code) ?? -1
    const pinned = sector === null ? -1 : sectorOf.get(sector)
    if (indicator < 0 || pinned === undefined || (pinned < 0 && sector !== null)) return null
    return {
      indicator,
      isFormula: indicators[indicator]?.formula != null,
      sector: pinned,
      scenario: shift.scenario === null ? -1 : planScenario,
      periods: shiftTable(shift),
    }
  }

  const parsed = indicators.map(({ formula }) => (formula === null ? undefined : parse(formula)))
  const context = {
    find: (code: string) => (indicatorOf.has(code) ? { unit: '' } : null),
    hasSector: (code: string) => sectorOf.has(code),
    unit: null,
  }
  const isBroken = parsed.map(
    (ast) => ast === undefined || ast === null || checkFormula(ast, context).faults.length > 0,
  )
  const cyclic = markCyclic(
    parsed.map((ast, position) =>
      ast === undefined || ast === null || isBroken[position] === true
        ? []
        : listPresent(ast, indicatorOf).filter((to) => isBroken[to] === false),
    ),
  )
  const byPosition = indicators.map(({ formula }, position): CompiledFormula | undefined => {
    const ast = parsed[position]
    if (formula === null || ast === undefined) return undefined
    const fault = isBroken[position] === true ? 'broken' : cyclic[position] === 1 ? 'cycle' : null
    if (ast === null || fault !== null)
      return { text: formula, ast, fault, references: noReferences, needs: [], size: 0 }
    return { text: formula, ast, fault, ...compileReferences(ast, resolve) }
  })
  return { byPosition, resolve }
}

function parse(text: string): Expression | null {
  const parsed = parseFormula(text)
  return parsed.ok ? parsed.ast : null
}

function compileReferences(
  ast: Expression,
  resolve: FormulaBook['resolve'],
): Pick<CompiledFormula, 'references' | 'needs' | 'size'> {
  const references = new Map<ReferenceNode, CompiledReference>()
  const needs: CompiledReference[] = []
  visitReferences(ast, (node, shift) => {
    const reference = resolve(placeReference(node, shift))
    if (reference === null) return
    references.set(node, reference)
    if (reference.isFormula) needs.push(reference)
  })
  return { references, needs, size: countNodes(ast) }
}

function countNodes(node: Expression): number {
  return listOperands(node).reduce((count, operand) => count + countNodes(operand), 1)
}

/** The indicators that a formula reads in the period of the cell, each once. */
function listPresent(ast: Expression, indicatorOf: ReadonlyMap<string, number>): number[] {
  const present = new Set<number>()
  visitReferences(ast, ({ code }, { previous, years }) => {
    const position = indicatorOf.get(code)
    if (previous === 0 && years === 0 && position !== undefined) present.add(position)
  })
  return [...present]
}

/** Where a code occurs twice, the first one counts. */
function firstPositions(items: readonly { code: string }[]): Map<string, number> {
  const positions = new Map<string, number>()
  for (const [position, { code }] of items.entries()) if (!positions.has(code)) positions.set(code, position)
  return positions
}

/** One table for each different shift, made when it is first asked for. */
function tabulateShifts(periods: readonly Period[]): (shift: Shift) => Int32Array | null {
  const calendar = buildPeriodCalendar(periods)
  const positionOf = new Map(periods.map((period, position) => [period, position]))
  const tables = new Map<string, Int32Array>()
  return (shift) => {
    if (shift.previous === 0 && shift.years === 0 && shift.scenario === null) return null
    const key = JSON.stringify([shift.previous, shift.years, shift.scenario])
    let table = tables.get(key)
    if (table === undefined) {
      table = Int32Array.from(periods, (period) => {
        const target = findShifted(calendar, period, shift)
        return target === null ? -1 : (positionOf.get(target) ?? -1)
      })
      tables.set(key, table)
    }
    return table
  }
}

/** Null when there is no such period: a five-year plan has none a year earlier. */
export function nameShifted(
  from: Pick<Period, 'kind' | 'year' | 'ordinal'>,
  { previous, years }: Shift,
): Pick<Period, 'kind' | 'year' | 'ordinal'> | null {
  if (years > 0 && from.kind === 'five-years') return null
  const { kind, year, ordinal } = stepPeriod(from, -previous)
  return { kind, year: year - years, ordinal }
}

/**
 * The period that a reference reads. The plan for a part of a year is that of the whole year, never prorated: figures
 * counted from 1 January are compared with it. Only where the workbook has no such year is the period's own plan read.
 */
function findShifted(calendar: PeriodCalendar, from: Period, shift: Shift): Period | null {
  const name = nameShifted(from, shift)
  if (name === null) return null
  const wholeYear =
    shift.scenario === 'plan' && name.kind !== 'five-years'
      ? findPeriod(calendar, { kind: 'year', year: name.year, ordinal: 1 })
      : null
  return wholeYear ?? findPeriod(calendar, name)
}
