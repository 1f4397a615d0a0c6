import { describe, expect, it } from 'vitest'
import { buildAxes, type Axes, type Position } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import { TreeCycleError } from '../../../../shared/calc/tree'
import type { Dimensions, Indicator } from '../../../../shared/model/dimension'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'
import { seededRandom } from '../../../fixtures/seeded-random'

/** A nation of a few hundred places in five levels: how many children each level's nodes have. */
const fanOut = [3, 4, 3, 5]

function makeShape(fanOuts: readonly number[], indicators = 3): Dimensions {
  const indicator = (position: number, kind: Indicator['kind'], parent: number | null): Indicator => ({
    id: position as IndicatorId,
    code: `X.${position}`,
    name: `X ${position}`,
    unit: 'HTX',
    kind,
    decimals: 0,
    parent: parent as IndicatorId | null,
    part: parent === null ? null : 'sum',
    numerator: null,
    denominator: null,
    factor: 1,
    direction: 'neutral',
    totalBasis: ['localities', 'sectors', 'indicators'],
  })
  const parents: (number | null)[] = [null]
  let level = [0]
  for (const count of fanOuts) {
    const next: number[] = []
    for (const parent of level) for (let at = 0; at < count; at++) next.push(parents.push(parent) - 1)
    level = next
  }
  return {
    indicators: Array.from({ length: indicators }, (_, at) =>
      indicator(at, at === 2 ? 'ratio' : at === 1 ? 'flow' : 'stock', null),
    ),
    sectors: [null, 0, 0].map((parent, at) => ({
      id: at as SectorId,
      code: `S${at}`,
      name: `S ${at}`,
      parent: parent as SectorId | null,
    })),
    localities: parents.map((parent, at) => ({
      id: at as LocalityId,
      code: `L${at}`,
      name: `L ${at}`,
      level: 'region',
      parent: parent as LocalityId | null,
      validFrom: null,
      validTo: null,
    })),
    periods: [0, 1, 2, 3, 4].map((ordinal) => ({
      id: ordinal as PeriodId,
      kind: ordinal === 0 ? 'year' : 'quarter',
      year: 2020,
      ordinal: Math.max(1, ordinal),
      parent: ordinal === 0 ? null : (0 as PeriodId),
    })),
  }
}

function at(axes: Axes, indicator: number, sector: number, locality: number, period: number): Position {
  const last = axes.localities.ids.length - 1
  return { scenario: 0, indicator, sector, locality: locality < 0 ? last + 1 + locality : locality, period }
}

function setNumber(cube: Cube, position: Position, value: number): number {
  return cube.apply([{ position, state: cellState.number, value }])
}

describe('cells derived by one edit', () => {
  const axes = buildAxes(makeShape(fanOut))
  // Five levels, a sector and its total, a quarter and its year.
  const whole = 5 * 2 * 2

  it('are the product of the ancestor chains in an empty cube', () => {
    expect(setNumber(new Cube(axes), at(axes, 1, 1, -1, 4), 7)).toBe(whole)
  })

  it('do not grow with what is stored', () => {
    const cube = new Cube(axes)
    for (let locality = 100; locality < axes.localities.ids.length; locality++)
      for (let period = 1; period <= 4; period++)
        cube.load({ position: at(axes, 1, 1, locality, period), state: cellState.number, value: locality })
    cube.recomputeAll()
    expect(setNumber(cube, at(axes, 1, 1, -1, 4), 7)).toBe(whole)
  })

  it('are one when the value stays the same, and one when nothing is cleared', () => {
    const cube = new Cube(axes)
    setNumber(cube, at(axes, 1, 1, -1, 4), 7)
    expect(setNumber(cube, at(axes, 1, 1, -1, 4), 7)).toBe(1)
    const nothing = { position: at(axes, 0, 1, -1, 4), state: cellState.missing, value: 0 }
    expect(cube.apply([nothing])).toBe(1)
  })

  it('look at the year of a stock once in each place when a later quarter decides it', () => {
    const cube = new Cube(axes)
    setNumber(cube, at(axes, 0, 1, -1, 4), 7)
    // Ten cells of the quarter have changed; ten of the year are looked at and stay.
    expect(setNumber(cube, at(axes, 0, 1, -1, 2), 5)).toBe(10 + 10)
    expect(cube.read(at(axes, 0, 0, 0, 0))).toEqual({ state: cellState.number, value: 7, partial: true })
  })

  it('stop at an entered total', () => {
    const cube = new Cube(axes)
    const parent = axes.localities.tree.parent[axes.localities.ids.length - 1] ?? 0
    for (const sector of [0, 1])
      for (const period of [0, 4]) setNumber(cube, at(axes, 1, sector, parent, period), 50)
    // The place and its parent, for a sector and its total, a quarter and its year.
    expect(setNumber(cube, at(axes, 1, 1, -1, 4), 7)).toBe(2 * 2 * 2)
  })

  it('of a ratio are the cell and the places directly above it', () => {
    // The next place in each of the three chains (place, sector, period) finds nothing to sum.
    expect(setNumber(new Cube(axes), at(axes, 2, 1, -1, 4), 7)).toBe(4)
  })

  it('of a district of two levels are fewer', () => {
    const small = buildAxes(makeShape([25]))
    expect(setNumber(new Cube(small), at(small, 1, 1, -1, 4), 7)).toBe(2 * 2 * 2)
  })
})

describe('bad input', () => {
  it('a sum beyond 2^53 is an overflow up to the top and goes away with its cause', () => {
    const axes = buildAxes(makeShape(fanOut))
    const cube = new Cube(axes)
    const limit = Number.MAX_SAFE_INTEGER
    setNumber(cube, at(axes, 1, 1, -1, 4), limit)
    setNumber(cube, at(axes, 1, 1, -2, 4), 1)
    const top = at(axes, 1, 0, 0, 0)
    expect(cube.read(top)).toEqual({ state: cellState.overflow, value: 0, partial: false })
    cube.apply([{ position: at(axes, 1, 1, -2, 4), state: cellState.missing, value: 0 }])
    expect(cube.read(top)).toEqual({ state: cellState.number, value: limit, partial: true })
  })

  it.each(['sectors', 'localities', 'periods'] as const)('a cycle of %s is refused', (axis) => {
    const dimensions = makeShape([2])
    const cyclic = dimensions[axis].map((item) => (item.id === 0 ? { ...item, parent: 1 } : item))
    expect(() => buildAxes({ ...dimensions, [axis]: cyclic })).toThrow(TreeCycleError)
  })

  it('half a million scattered facts load, add up and stay editable', () => {
    const axes = buildAxes(makeShape([8, 8, 12, 14], 40))
    const cube = new Cube(axes, 1000)
    const random = seededRandom(5)
    const places = axes.localities.ids.length
    const position = (): Position =>
      at(axes, Math.floor(random() * 40), 1 + Math.floor(random() * 2), Math.floor(random() * places), 4)
    const entered = new Map<string, number>()
    for (let fact = 0; fact < 500_000; fact++) {
      const target = position()
      cube.load({ position: target, state: cellState.number, value: fact })
      if (target.indicator === 1 && target.locality >= places - 8 * 8 * 12 * 14)
        entered.set(`${target.sector} ${target.locality}`, fact)
    }
    cube.recomputeAll()
    // A district directly above communes adds up what its communes hold, whatever was entered elsewhere.
    const first = axes.localities.tree.children[places - 8 * 8 * 12 * 14 - 1] ?? []
    const expected = first.reduce((sum, child) => sum + (entered.get(`1 ${child}`) ?? 0), 0)
    const above = at(axes, 1, 1, places - 8 * 8 * 12 * 14 - 1, 4)
    expect(cube.readParts(above, 'localities').value).toBe(expected)
    expect(setNumber(cube, position(), 1)).toBeLessThanOrEqual(20)
    // Cells and tables of all rows with their totals: about 100 bytes for each fact and total.
    expect(cube.byteLength).toBeLessThan(120 * 2 ** 20)
  })
})
