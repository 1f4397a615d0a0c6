import { describe, expect, it } from 'vitest'
import { buildAxes, listParts, locate, type Axes } from '../../shared/calc/axes'
import { cellState, Cube, type Entry } from '../../shared/calc/cube'
import { scenarios, type Dimensions } from '../../shared/model/dimension'
import type { FactKey, FactState } from '../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../shared/model/ids'
import {
  evaluateNaively,
  naiveKey,
  naiveParts,
  naiveSubPeriods,
  type NaiveCell,
} from '../fixtures/naive-cube'
import { makeDimensions } from '../fixtures/random-dimensions'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

const stateNames = ['missing', 'number', 'none', 'unknown', 'overflow'] as const
const seeds = Array.from({ length: 24 }, (_, index) => index + 1)
const steps = 60
/** A full comparison of all cells with the naive rules after every so many steps. */
const fullEvery = 30
const sampled = 150
/** Then the reference lists change while the workbook is open: a place is moved, another ends. */
const movedAt = 40
/** So that most sums have parts from the beginning. */
const loaded = 1200

let comparedInAll = 0

describe.each(seeds)('cube, seed %i', (seed) => {
  it('agrees with the rules computed naively and with itself from scratch after every edit', () => {
    const random = seededRandom(seed)
    let dimensions = makeDimensions(random)
    let axes = buildAxes(dimensions)
    let cube = new Cube(axes, 4)
    const facts = new Map<string, { state: FactState; value: number }>()
    const keys = listKeys(dimensions)
    for (let fact = 0; fact < loaded; fact++)
      cube.load(enter(axes, randomKey(random, dimensions), randomFact(random), facts))
    cube.recomputeAll()
    let compared = 0
    for (let step = 1; step <= steps; step++) {
      if (step === movedAt) {
        dimensions = movePlaces(random, dimensions)
        axes = buildAxes(dimensions)
        cube = copyEntries(cube, new Cube(axes, 4))
      }
      const key = randomKey(random, dimensions)
      cube.apply([enter(axes, key, randomFact(random), facts)])
      const fresh = copyEntries(cube, new Cube(axes, step))
      const isFull = step % fullEvery === 0 || step === movedAt
      const start = (step * sampled) % keys.length
      const known = new Map<string, NaiveCell>()
      for (const probe of isFull ? keys : [key, ...keys.slice(start, start + sampled)]) {
        compareCubes(cube, fresh, probe)
        compareCell(cube, dimensions, facts, probe, known)
        compared++
      }
      for (const probe of keys.slice(start, start + 20)) compareParts(cube, dimensions, facts, probe, known)
    }
    expect(compared).toBeGreaterThan(30_000)
    comparedInAll += compared
  })
})

describe('cube, all seeds', () => {
  it('compared at least two million cells', () => {
    expect(comparedInAll).toBeGreaterThanOrEqual(2_000_000)
  })
})

/** Notes the fact for the naive rules and gives it as an entry of the cube. */
function enter(
  axes: Axes,
  key: FactKey,
  fact: { state: FactState; value: number } | null,
  facts: Map<string, { state: FactState; value: number }>,
): Entry {
  const position = locate(axes, key)
  if (position === null) throw new Error('key of the dimensions')
  if (fact === null) facts.delete(naiveKey(key))
  else facts.set(naiveKey(key), fact)
  return {
    position,
    state: fact === null ? cellState.missing : cellState[fact.state],
    value: fact?.value ?? 0,
  }
}

/** Bit for bit; `expect` only words a difference, it is too slow for every cell. */
function compareCubes(cube: Cube, fresh: Cube, key: FactKey): void {
  const position = locate(cube.axes, key)
  if (position === null) throw new Error('key of the dimensions')
  const a = cube.read(position)
  const b = fresh.read(position)
  if (a.state !== b.state || !Object.is(a.value, b.value) || a.partial !== b.partial)
    expect({ key, ...a }).toEqual({ key, ...b })
}

function compareCell(
  cube: Cube,
  dimensions: Dimensions,
  facts: ReadonlyMap<string, { state: FactState; value: number }>,
  key: FactKey,
  known: Map<string, NaiveCell>,
): void {
  const position = locate(cube.axes, key)
  if (position === null) throw new Error('key of the dimensions')
  const cell = cube.read(position)
  const expected = evaluateNaively(dimensions, facts, key, known)
  const actual = { state: stateNames[cell.state], value: BigInt(cell.value), partial: cell.partial }
  if (
    actual.state !== expected.state ||
    actual.value !== expected.value ||
    actual.partial !== expected.partial
  ) {
    expect({ key, ...actual }).toEqual({ key, ...expected })
  }
}

/** What a sum is made of, and how much of it is there. */
function compareParts(
  cube: Cube,
  dimensions: Dimensions,
  facts: ReadonlyMap<string, { state: FactState; value: number }>,
  key: FactKey,
  known: Map<string, NaiveCell>,
): void {
  const { axes } = cube
  const position = locate(axes, key)
  if (position === null) throw new Error('key of the dimensions')
  const axisOf = {
    localities: 'locality',
    sectors: 'sector',
    indicators: 'indicator',
    periods: 'period',
  } as const
  for (const breakdown of ['localities', 'sectors', 'indicators', 'periods'] as const) {
    const axis = axisOf[breakdown]
    const parts =
      breakdown === 'periods' ? naiveSubPeriods(dimensions, key) : naiveParts(dimensions, key, breakdown)
    const expected = parts.map((part) => locate(axes, part)?.[axis] ?? -1).sort((a, b) => a - b)
    const listed = listParts(axes, position, breakdown)
    if (listed.join() !== expected.join())
      expect({ key, breakdown, listed }).toEqual({ key, breakdown, listed: expected })
    const present = parts.filter(
      (part) => !['missing', 'unknown'].includes(evaluateNaively(dimensions, facts, part, known).state),
    )
    const counted = cube.countParts(position, breakdown)
    if (counted.present !== present.length || counted.expected !== parts.length)
      expect({ key, breakdown, ...counted }).toEqual({
        key,
        breakdown,
        present: present.length,
        expected: parts.length,
      })
  }
}

/** All that was entered, by ids: the positions of two cubes may differ. */
function copyEntries(from: Cube, to: Cube): Cube {
  from.forEachEntry((scenario, indicator, sector, locality, period, state, value) => {
    const { indicators, sectors, localities, periods } = from.axes
    const position = {
      scenario,
      indicator: to.axes.indicators.positions.get(indicators.ids[indicator] ?? (-1 as IndicatorId)) ?? -1,
      sector: to.axes.sectors.positions.get(sectors.ids[sector] ?? (-1 as SectorId)) ?? -1,
      locality: to.axes.localities.positions.get(localities.ids[locality] ?? (-1 as LocalityId)) ?? -1,
      period: to.axes.periods.positions.get(periods.ids[period] ?? (-1 as PeriodId)) ?? -1,
    }
    to.load({ position, state, value })
  })
  to.recomputeAll()
  return to
}

/** One place under another parent, one without a past, one that ends; and the lists in another order. */
function movePlaces(random: () => number, dimensions: Dimensions): Dimensions {
  const moved = 5 + Math.floor(random() * 8)
  const parent = Math.floor(random() * 5) as LocalityId
  const renewed = 1 + Math.floor(random() * 12)
  return {
    ...dimensions,
    localities: dimensions.localities.toReversed().map((place) => {
      if (place.id === moved) return { ...place, parent }
      return place.id === renewed ? { ...place, successor: null, validTo: '2021-06-30' } : place
    }),
    periods: dimensions.periods.toReversed(),
  }
}

function randomKey(random: () => number, dimensions: Dimensions): FactKey {
  return {
    scenario: pickOne(random, ['actual', 'actual', 'plan'] as const),
    indicator: pickOne(random, dimensions.indicators).id,
    sector: pickOne(random, dimensions.sectors).id,
    locality: pickOne(random, dimensions.localities).id,
    period: pickOne(random, dimensions.periods).id,
  }
}

/** Numbers of every size, zero, the other states, and clearing; now and then near the limit of exact integers. */
function randomFact(random: () => number): { state: FactState; value: number } | null {
  const dice = random()
  if (dice < 0.2) return null
  if (dice < 0.28) return { state: 'none', value: 0 }
  if (dice < 0.36) return { state: 'unknown', value: 0 }
  if (dice < 0.4) return { state: 'number', value: 0 }
  if (dice < 0.43) return { state: 'number', value: Number.MAX_SAFE_INTEGER - Math.floor(random() * 3) }
  return { state: 'number', value: Math.floor((random() - 0.3) * 1e6) }
}

function listKeys(dimensions: Dimensions): FactKey[] {
  const keys: FactKey[] = []
  for (const scenario of scenarios.filter((name) => name === 'actual' || name === 'plan')) {
    for (const { id: indicator } of dimensions.indicators) {
      for (const { id: sector } of dimensions.sectors) {
        for (const { id: locality } of dimensions.localities) {
          for (const { id: period } of dimensions.periods)
            keys.push({ scenario, indicator, sector, locality, period })
        }
      }
    }
  }
  return keys
}
