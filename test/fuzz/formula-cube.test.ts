import { describe, expect, it } from 'vitest'
import { buildAxes, locate } from '../../shared/calc/axes'
import { cellState, Cube } from '../../shared/calc/cube'
import {
  evaluateCell,
  type CellSpec,
  type EvaluatedCell,
  type ValueSpec,
} from '../../shared/calc/evaluate-cell'
import { printFormula } from '../../shared/calc/formula/print-formula'
import { readQuantity, type Quantity } from '../../shared/calc/quantity'
import { ViewValues } from '../../shared/calc/view-values'
import type { Dimensions, Indicator } from '../../shared/model/dimension'
import type { FactKey, FactState } from '../../shared/model/fact'
import type { IndicatorId } from '../../shared/model/ids'
import { naiveKey } from '../fixtures/naive-cube'
import { makeDimensions } from '../fixtures/random-dimensions'
import { pickOne, seededRandom } from '../fixtures/seeded-random'
import { NaiveFormulas } from '../unit/shared/calc/formula/naive-formula-cube'
import { randomTree } from '../unit/shared/calc/formula/random-formula'

/**
 * Formulas of random workbooks through the book and the cube against the same formulas by plain recursion over the naive
 * cube: previous and same periods, plans, pinned sectors, formulas over formulas, stocks carried on, cycles.
 */
type Random = () => number
type Facts = Map<string, { state: FactState; value: number }>

const formulaCount = 7
/** The first two and the last have a meaning; those between are random. */
const plain = ['=([X.0]-KYTRUOC([X.0]))/[X.1:*]*100', '=TONG([X.2];CUNGKY([X.3]);KEHOACH([X.1]))-[X.0]']
const carried = [
  '=TONG(KYTRUOC([F.6]);[X.0])-[X.1]',
  '=NEU([X.0]>0;[X.0];KYTRUOC([F.6])+[X.1])',
  '=KYTRUOC([F.6])+KYTRUOC([F.6])+CUNGKY([F.6])+[X.2]',
  '=TONG(CUNGKY([F.6:S1]);KEHOACH(KYTRUOC([F.6]));1)',
]

/** Formulas mostly over what stands before them; sometimes over any, so that cycles and gaps occur. */
function addFormulas(random: Random, made: Dimensions): Dimensions {
  const amounts = made.indicators.map((item) => item.code)
  const indicators: Indicator[] = made.indicators.map((item) =>
    item.kind === 'ratio'
      ? { ...item, numerator: 1 as IndicatorId, denominator: 0 as IndicatorId, factor: 100 }
      : item,
  )
  const codes = Array.from({ length: formulaCount }, (_, at) => `F.${String(at)}`)
  for (const [at, code] of codes.entries()) {
    const before = codes.slice(0, at)
    const names = {
      codes: [
        ...amounts,
        ...amounts,
        ...before,
        ...(random() < 0.3 ? codes : []),
        ...(random() < 0.05 ? ['X'] : []),
      ],
      sectors: [null, null, null, '*', 'S1', 'S6'],
    }
    const formula =
      plain[at] ??
      (at === formulaCount - 1
        ? pickOne(random, carried)
        : printFormula(randomTree(random, 1 + Math.floor(random() * 2), names)))
    indicators.push({
      id: (100 + at) as IndicatorId,
      code,
      name: code,
      unit: '',
      kind: 'average',
      decimals: 1,
      parent: null,
      part: null,
      numerator: null,
      denominator: null,
      factor: 1,
      direction: 'neutral',
      totalBasis: [],
      formula,
    })
  }
  return { ...made, indicators }
}

/** Mostly near the top of the trees and in a few periods, where figures meet. */
function randomKey(random: Random, dimensions: Dimensions, indicators: readonly Indicator[]): FactKey {
  const isNear = random() < 0.8
  const { sectors, localities, periods } = dimensions
  return {
    scenario: pickOne(random, ['actual', 'actual', 'plan'] as const),
    indicator: pickOne(random, indicators).id,
    sector: pickOne(random, isNear ? sectors.slice(0, 2) : sectors).id,
    locality: pickOne(random, isNear ? localities.filter(({ id }) => id < 2) : localities).id,
    period: pickOne(random, isNear ? periods.filter(({ year }) => year === 2021) : periods).id,
  }
}

function enterRandom(random: Random, dimensions: Dimensions, cube: Cube, facts: Facts): void {
  const key = randomKey(
    random,
    dimensions,
    dimensions.indicators.filter(({ formula }) => formula === null),
  )
  const position = locate(cube.axes, key)
  if (position === null) throw new Error('key of the dimensions')
  const dice = random()
  if (dice < 0.1) {
    facts.delete(naiveKey(key))
    cube.apply([{ position, state: cellState.missing, value: 0 }])
    return
  }
  const state = dice < 0.16 ? 'none' : dice < 0.22 ? 'unknown' : 'number'
  const size = pickOne(random, [10, 1000, 1e6, 9e15])
  const value = state === 'number' && random() > 0.1 ? Math.floor((random() - 0.2) * size) : 0
  facts.set(naiveKey(key), { state, value })
  cube.apply([{ position, state: cellState[state], value }])
}

function describeValue({ state, quotient }: Quantity): string {
  if (quotient !== null) return 'number'
  return state === 'unknown' ? 'missing' : state === 'zero-base' ? 'division-by-zero' : state
}

describe.each(Array.from({ length: 16 }, (_, at) => at + 1))('formulas over the cube, seed %i', (seed) => {
  it('agree with the naive rules in every cell, after many edits', () => {
    const random = seededRandom(seed)
    const dimensions = addFormulas(random, makeDimensions(random))
    const cube = new Cube(buildAxes(dimensions))
    const facts: Facts = new Map()
    const formulas = dimensions.indicators.filter(({ formula }) => formula !== null)
    const seen = new Map<string, number>()
    for (let round = 0; round < 4; round++) {
      for (let edit = 0; edit < 120; edit++) enterRandom(random, dimensions, cube, facts)
      const naive = new NaiveFormulas(dimensions, facts)
      for (let probe = 0; probe < 1_500; probe++) {
        const key = randomKey(random, dimensions, random() < 0.85 ? formulas : dimensions.indicators)
        const actual = readQuantity(cube, key)
        const expected = naive.read(key)
        const kind = describeValue(actual)
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        // Numbers of more than 2.048 bits are an overflow to the engine, and all that is made of them.
        if (kind === 'overflow') continue
        const { value, partial } = expected
        const agrees =
          actual.quotient === null || typeof value === 'string'
            ? value === kind
            : BigInt(actual.quotient.n) * value.d === value.n * BigInt(actual.quotient.d) &&
              partial === actual.partial
        if (agrees) continue
        const { formula } = dimensions.indicators.find(({ id }) => id === key.indicator) ?? { formula: null }
        const wanted = typeof value === 'string' ? value : `${String(value.n)}/${String(value.d)}`
        throw new Error(
          `${String(formula)} at ${naiveKey(key)}: ${kind} ${String(actual.quotient?.n)}/${String(actual.quotient?.d)} ${String(actual.partial)}, expected ${wanted} ${String(partial)}`,
        )
      }
    }
    expect(seen.get('number') ?? 0).toBeGreaterThan(300)
    expect(seen.get('overflow') ?? 0).toBeLessThan(3_000)
    for (const [kind, count] of seen) seenInAll.set(kind, (seenInAll.get(kind) ?? 0) + count)
  })
})

const seenInAll = new Map<string, number>()

describe('formulas over the cube, all seeds', () => {
  it('gave every kind of value', () => {
    for (const kind of ['number', 'missing', 'division-by-zero', 'cycle', 'broken', 'overflow'])
      expect(seenInAll.get(kind) ?? 0, kind).toBeGreaterThan(20)
  })
})

function looksSame(a: EvaluatedCell, b: EvaluatedCell): boolean {
  return a.status === b.status && a.value === b.value && a.partial === b.partial
}

describe.each([21, 22, 23, 24, 25, 26])('a view of formulas kept up to date, seed %i', (seed) => {
  it('equals the whole table evaluated again, and lists exactly the cells that changed', () => {
    const random = seededRandom(seed)
    const dimensions = addFormulas(random, makeDimensions(random))
    const cube = new Cube(buildAxes(dimensions))
    const facts: Facts = new Map()
    const formulas = dimensions.indicators.filter(({ formula }) => formula !== null)
    const value = (): ValueSpec => ({
      kind: 'value',
      key: randomKey(random, dimensions, formulas),
      parts: null,
    })
    const specs = Array.from({ length: 150 }, (): CellSpec => {
      const kind = pickOne(random, ['value', 'value', 'difference', 'growth'] as const)
      return kind === 'value' ? value() : { kind, of: value(), base: value() }
    })
    const evaluate = (index: number): EvaluatedCell =>
      evaluateCell(cube, specs[index] ?? { kind: 'nothing' }, 1)
    const view = new ViewValues(cube, specs.length, evaluate, looksSame)
    let before = specs.map((_, index) => evaluate(index))
    let changedInAll = 0
    for (let step = 0; step < 250; step++) {
      enterRandom(random, dimensions, cube, facts)
      const changed = view.refresh()
      const after = specs.map((_, index) => evaluate(index))
      expect(view.cells).toEqual(after)
      const expected = after.flatMap((cell, at) => {
        const old = before[at]
        return old === undefined || !looksSame(old, cell) ? [at] : []
      })
      expect(changed).toEqual(expected)
      changedInAll += changed.length
      before = after
    }
    changedInViews += changedInAll
  })
})

let changedInViews = 0

describe('views of formulas, all seeds', () => {
  it('changed often', () => {
    expect(changedInViews).toBeGreaterThan(200)
  })
})
