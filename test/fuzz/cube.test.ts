import { describe, expect, it } from 'vitest'
import { buildAxes, locate } from '../../shared/calc/axes'
import { cellState, Cube, type Entry } from '../../shared/calc/cube'
import { scenarios, type Dimensions } from '../../shared/model/dimension'
import type { FactKey, FactState } from '../../shared/model/fact'
import { evaluateNaively, naiveKey } from '../fixtures/naive-cube'
import { makeDimensions } from '../fixtures/random-dimensions'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

const stateNames = ['missing', 'number', 'none', 'unknown', 'overflow'] as const
const steps = 120

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('cube, seed %i', (seed) => {
  it('agrees with the rules computed naively after every edit, and with itself from scratch', () => {
    const random = seededRandom(seed)
    const dimensions = makeDimensions(random)
    const axes = buildAxes(dimensions)
    const cube = new Cube(axes, 4)
    const facts = new Map<string, { state: FactState; value: number }>()
    const entries = new Map<string, Entry>()
    let compared = 0
    for (let step = 0; step < steps; step++) {
      const key = randomKey(random, dimensions)
      const position = locate(axes, key)
      if (position === null) throw new Error('key of the dimensions')
      const fact = randomFact(random)
      const entry = {
        position,
        state: fact === null ? cellState.missing : cellState[fact.state],
        value: fact?.value ?? 0,
      }
      if (fact === null) facts.delete(naiveKey(key))
      else facts.set(naiveKey(key), fact)
      entries.set(naiveKey(key), entry)
      cube.apply([entry])
      for (let probe = 0; probe < 60; probe++) {
        compared += compareCell(cube, dimensions, facts, probe === 0 ? key : randomKey(random, dimensions))
      }
    }
    const fresh = new Cube(axes)
    for (const entry of entries.values()) fresh.load(entry)
    fresh.recomputeAll()
    forEachKey(dimensions, (key) => {
      const position = locate(axes, key)
      if (position === null) return
      expect(cube.read(position)).toEqual(fresh.read(position))
      compared += compareCell(fresh, dimensions, facts, key)
    })
    expect(compared).toBeGreaterThan(18_000)
  })
})

function compareCell(
  cube: Cube,
  dimensions: Dimensions,
  facts: ReadonlyMap<string, { state: FactState; value: number }>,
  key: FactKey,
): number {
  const position = locate(cube.axes, key)
  if (position === null) return 0
  const cell = cube.read(position)
  const expected = evaluateNaively(dimensions, facts, key)
  const actual = { state: stateNames[cell.state], value: BigInt(cell.value), partial: cell.partial }
  if (
    actual.state !== expected.state ||
    actual.value !== expected.value ||
    actual.partial !== expected.partial
  ) {
    expect({ key, ...actual }).toEqual({ key, ...expected })
  }
  return 1
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

function forEachKey(dimensions: Dimensions, visit: (key: FactKey) => void): void {
  for (const scenario of scenarios.filter((name) => name === 'actual' || name === 'plan')) {
    for (const { id: indicator } of dimensions.indicators) {
      for (const { id: sector } of dimensions.sectors) {
        for (const { id: locality } of dimensions.localities) {
          for (const { id: period } of dimensions.periods)
            visit({ scenario, indicator, sector, locality, period })
        }
      }
    }
  }
}
