import { describe, expect, it, vi } from 'vitest'
import { buildAxes, type Axes, type Position } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import { ViewValues } from '../../../../shared/calc/view-values'
import { TreeCycleError } from '../../../../shared/calc/tree'
import type { Dimensions, Indicator, Period, PeriodKind, Sector } from '../../../../shared/model/dimension'
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
    formula: null,
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
      list: null,
      partOf: [],
    })),
    localities: parents.map((parent, at) => ({
      id: at as LocalityId,
      code: `L${at}`,
      name: `L ${at}`,
      level: 'region',
      parent: parent as LocalityId | null,
      validFrom: null,
      validTo: null,
      successor: null,
    })),
    periods: [0, 1, 2, 3, 4].map((ordinal) => ({
      id: ordinal as PeriodId,
      kind: ordinal === 0 ? 'year' : 'quarter',
      year: 2020,
      ordinal: Math.max(1, ordinal),
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

describe('cells derived by one edit where parts are not one tree', () => {
  const dimensions = makeShape([3, 2])
  const whole = 3 * 2 * 2

  it('are those of the successor too, for a place that was taken over', () => {
    // Places 1-3 under the nation; 8 and 9 under 3. From 2021 on, 1 takes over 9.
    const localities = dimensions.localities.map((item) =>
      item.id === 9 ? { ...item, validTo: '2020-12-31', successor: 1 as LocalityId } : item,
    )
    const later = { ...dimensions, localities }
    const axes = buildAxes(later)
    // 1 is valid in 2020 and its own children make it up: it is looked at, stays, and nothing above follows from it.
    expect(setNumber(new Cube(axes), at(axes, 1, 1, 9, 4), 7)).toBe(whole + 2 * 2)
    const fresh = localities.map((item) => (item.id === 1 ? { ...item, validFrom: '2021-01-01' } : item))
    const renewed = buildAxes({ ...later, localities: fresh })
    const cube = new Cube(renewed)
    expect(setNumber(cube, at(renewed, 1, 1, 9, 4), 7)).toBe(whole + 2 * 2)
    expect(cube.read(at(renewed, 1, 0, 1, 0)).value).toBe(7)
    expect(cube.read(at(renewed, 1, 0, 0, 0)).value).toBe(7)
  })

  it('are one more for every sector of another list that the sector is part of', () => {
    const extra = [3, 4].map((id): Sector => ({
      id: id as SectorId,
      code: `S${id}`,
      name: `S ${id}`,
      parent: id === 4 ? (3 as SectorId) : null,
      list: 'other',
      partOf: [],
    }))
    const sectors = dimensions.sectors.map((item) =>
      item.id === 1 ? { ...item, partOf: [4 as SectorId] } : item,
    )
    const axes = buildAxes({ ...dimensions, sectors: [...sectors, ...extra] })
    const cube = new Cube(axes)
    // Sector 1, the total, sector 4 of the other list and its total.
    expect(setNumber(cube, at(axes, 1, 1, -1, 4), 7)).toBe(3 * 4 * 2)
    expect(setNumber(cube, at(axes, 1, 2, -1, 4), 5)).toBe(whole)
    expect(setNumber(cube, at(axes, 1, 4, -1, 4), 6)).toBe(whole)
    expect([0, 3, 4].map((sector) => cube.read(at(axes, 1, sector, 0, 4)).value)).toEqual([12, 6, 6])
  })

  it('are those of every period around it', () => {
    const period = (id: number, kind: PeriodKind, ordinal: number): Period => ({
      id: id as PeriodId,
      kind,
      year: 2020,
      ordinal,
    })
    const quarters = dimensions.periods
    const axes = buildAxes({
      ...dimensions,
      periods: [...quarters, period(5, 'half', 1), period(6, 'half', 2), period(7, 'nine-months', 1)],
    })
    const cube = new Cube(axes)
    // Quarter I: the half, the nine months and the year. Quarter IV: the half and the year.
    expect(setNumber(cube, at(axes, 1, 1, -1, 1), 7)).toBe(3 * 2 * 4)
    expect(setNumber(cube, at(axes, 1, 1, -1, 4), 9)).toBe(3 * 2 * 3)
    expect([5, 6, 7, 0].map((each) => cube.read(at(axes, 1, 0, 0, each)).value)).toEqual([7, 9, 7, 16])
    // A half does not add to the year where there are quarters.
    expect(setNumber(cube, at(axes, 1, 1, -1, 5), 100)).toBe(3 * 2)
    expect(cube.read(at(axes, 1, 0, 0, 0)).value).toBe(16)
  })
})

describe('what an open table costs with one edit', () => {
  const axes = buildAxes(makeShape(fanOut))
  const places = axes.localities.ids.length

  /** Looks at what the table has read, and evaluations of its cells, that the edit brings about. */
  function countWork(
    read: (cube: Cube, index: number) => unknown,
    cells: number,
    edit: (cube: Cube) => void,
  ): { looks: number; evaluated: number; changed: number[] } {
    const cube = new Cube(axes)
    for (let locality = 0; locality < places; locality++)
      cube.load({ position: at(axes, 1, 2, locality, 4), state: cellState.number, value: locality })
    cube.recomputeAll()
    let evaluated = 0
    const evaluate = (index: number): unknown => {
      evaluated++
      return read(cube, index)
    }
    const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
    const view = new ViewValues(cube, cells, evaluate, isSame)
    evaluated = 0
    const looks = vi.spyOn(cube, 'hasChangedSince')
    // A refresh after loading looks at everything once.
    expect(view.refresh()).toEqual([])
    looks.mockClear()
    edit(cube)
    const changed = view.refresh()
    return { looks: looks.mock.calls.length, evaluated, changed }
  }
  const placeOf = (cube: Cube, index: number): unknown => cube.read(at(axes, 1, 2, index, 4))
  const bothSectors = (cube: Cube, index: number): unknown => [
    cube.read(at(axes, 1, 0, index, 4)),
    cube.read(at(axes, 1, 2, index, 4)),
  ]

  it('is what the edit meets of the table, whatever its size', () => {
    const edit = (cube: Cube): void => {
      setNumber(cube, at(axes, 1, 2, 0, 4), 7777)
    }
    for (const cells of [10, 100, places])
      expect(countWork(placeOf, cells, edit)).toEqual({ looks: 1, evaluated: 1, changed: [0] })
    expect(countWork(bothSectors, places, edit)).toEqual({ looks: 2, evaluated: 1, changed: [0] })
  })

  it('is nothing where the edit meets none of it', () => {
    const edit = (cube: Cube): void => {
      setNumber(cube, at(axes, 1, 2, -1, 3), 7777)
    }
    expect(countWork(placeOf, places, edit)).toEqual({ looks: 0, evaluated: 0, changed: [] })
  })

  it('is a look at a total that an entry keeps as it is', () => {
    const edit = (cube: Cube): void => {
      setNumber(cube, at(axes, 1, 2, -1, 4), 7777)
    }
    // The last place has changed; the total above it is looked at because its parts have.
    expect(countWork(placeOf, places, edit)).toEqual({ looks: 2, evaluated: 1, changed: [places - 1] })
    const rolledUp = (cube: Cube, index: number): unknown => cube.readRolledUp(at(axes, 1, 2, index, 4))
    const parent = axes.localities.tree.parent[places - 1] ?? -1
    // Nothing follows for the place itself, but the total without its entry is another one.
    const { evaluated, changed } = countWork(rolledUp, places, edit)
    expect({ evaluated, changed }).toEqual({ evaluated: 1, changed: [parent] })
  })

  it('is a look at each thing it reads after more edits than that', () => {
    const edit = (cube: Cube): void => {
      for (let value = 0; value < 5000; value++) setNumber(cube, at(axes, 1, 2, -1, 3), value)
    }
    expect(countWork(placeOf, 100, edit)).toEqual({ looks: 100, evaluated: 0, changed: [] })
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

  it.each(['sectors', 'localities'] as const)('a cycle of %s is refused', (axis) => {
    const dimensions = makeShape([2])
    const cyclic = dimensions[axis].map((item) => (item.id === 0 ? { ...item, parent: 1 } : item))
    expect(() => buildAxes({ ...dimensions, [axis]: cyclic })).toThrow(TreeCycleError)
  })

  it.each([
    ['of one place that takes over itself', [[1, 1]]],
    [
      'of places that take over each other',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ['of a parent taken over by its child', [[0, 1]]],
    [
      'through a child, its successor and the parent',
      [
        [2, 1],
        [0, 2],
      ],
    ],
  ])('a cycle %s is refused', (_, successions) => {
    const dimensions = makeShape([2])
    const localities = dimensions.localities.map((item) => {
      const pair = successions.find(([from]) => from === item.id)
      return pair === undefined ? item : { ...item, successor: (pair[1] ?? null) as LocalityId | null }
    })
    expect(() => buildAxes({ ...dimensions, localities })).toThrow(TreeCycleError)
  })

  it.each([
    ['of a sector that is part of itself', [[3, 3]]],
    [
      'of sectors of two lists',
      [
        [1, 3],
        [3, 1],
      ],
    ],
    [
      'through the parents of both lists',
      [
        [0, 4],
        [3, 2],
      ],
    ],
  ])('a cycle %s is refused', (_, pairs) => {
    const dimensions = makeShape([2])
    const other = (id: number, parent: number | null): Sector => ({
      id: id as SectorId,
      code: `S${id}`,
      name: `S ${id}`,
      parent: parent as SectorId | null,
      list: 'other',
      partOf: [],
    })
    const sectors = [...dimensions.sectors, other(3, null), other(4, 3)].map((item) => ({
      ...item,
      partOf: pairs.flatMap(([part, whole]) => (part === item.id ? [whole as SectorId] : [])),
    }))
    expect(() => buildAxes({ ...dimensions, sectors })).toThrow(TreeCycleError)
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
