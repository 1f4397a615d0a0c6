import { describe, expect, it } from 'vitest'
import { buildAxes, locate, type Axes } from '../../shared/calc/axes'
import { cellState, Cube, type Entry } from '../../shared/calc/cube'
import { scenarios, type Dimensions } from '../../shared/model/dimension'
import type { FactKey, FactState } from '../../shared/model/fact'
import { evaluateNaively, naiveKey, type NaiveCell } from '../fixtures/naive-cube'
import { makeDimensions } from '../fixtures/random-dimensions'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

const stateNames = ['missing', 'number', 'none', 'unknown', 'overflow'] as const
const seeds = Array.from({ length: 12 }, (_, index) => index + 1)
const steps = 120
/** A full comparison of all cells with the naive rules after every so many steps. */
const fullEvery = 15
const sampled = 150

let comparedInAll = 0

describe.each(seeds)('cube, seed %i', (seed) => {
  it('agrees with the rules computed naively and with itself from scratch after every edit', () => {
    const random = seededRandom(seed)
    const dimensions = makeDimensions(random)
    const axes = buildAxes(dimensions)
    const cube = new Cube(axes, 4)
    const facts = new Map<string, { state: FactState; value: number }>()
    const entries = new Map<string, Entry>()
    const keys = listKeys(dimensions)
    let compared = 0
    for (let step = 1; step <= steps; step++) {
      const key = randomKey(random, dimensions)
      const entry = enter(axes, key, randomFact(random), facts)
      entries.set(naiveKey(key), entry)
      cube.apply([entry])
      const fresh = new Cube(axes, step)
      for (const each of entries.values()) fresh.load(each)
      fresh.recomputeAll()
      const isFull = step % fullEvery === 0
      const start = (step * sampled) % keys.length
      const known = new Map<string, NaiveCell>()
      for (const probe of isFull ? keys : [key, ...keys.slice(start, start + sampled)]) {
        compareCubes(cube, fresh, probe)
        compareCell(cube, dimensions, facts, probe, known)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(90_000)
    comparedInAll += compared
  })
})

describe('cube, all seeds', () => {
  it('compared at least a million cells', () => {
    expect(comparedInAll).toBeGreaterThanOrEqual(1_000_000)
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
