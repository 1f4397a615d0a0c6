import { describe, expect, it } from 'vitest'
import { buildAxes, listParts, totalSector, type Axes, type Position } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import { isValidIn } from '../../../../shared/calc/validity'
import type { Dimensions, Locality, Period, PeriodKind, Sector } from '../../../../shared/model/dimension'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'

/** Places by name, in their order; every place but the nation lies in it unless told. */
function makePlaces(places: Record<string, { in?: string; from?: string; to?: string; after?: string }>) {
  const names = Object.keys(places)
  const idOf = (name: string | undefined): LocalityId | null =>
    name === undefined ? null : (names.indexOf(name) as LocalityId)
  return Object.entries(places).map(([name, place], position): Locality => ({
    id: position as LocalityId,
    code: name,
    name,
    level: 'province',
    parent: position === 0 ? null : idOf(place.in ?? names[0]),
    validFrom: place.from ?? null,
    validTo: place.to ?? null,
    successor: idOf(place.after),
  }))
}

function makeSectors(sectors: readonly [string, string | null, string | null, ...string[]][]): Sector[] {
  const names = sectors.map(([name]) => name)
  const idOf = (name: string): SectorId => names.indexOf(name) as SectorId
  return sectors.map(([name, list, parent, ...partOf], position) => ({
    id: position as SectorId,
    code: name,
    name,
    list,
    parent: parent === null ? null : idOf(parent),
    partOf: partOf.map(idOf),
  }))
}

function makePeriods(periods: readonly [PeriodKind, number, number?][]): Period[] {
  return periods.map(([kind, year, ordinal = 1], id) => ({ id: id as PeriodId, kind, year, ordinal }))
}

function makeWorkbook(parts: Partial<Dimensions>): { cube: Cube; at: (...names: string[]) => Position } {
  const dimensions: Dimensions = {
    indicators: (['stock', 'flow'] as const).map((kind, id) => ({
      id: id as IndicatorId,
      code: kind,
      name: kind,
      unit: 'HTX',
      kind,
      decimals: 0,
      parent: null,
      part: null,
      numerator: null,
      denominator: null,
      factor: 1,
      direction: 'neutral',
      totalBasis: ['localities', 'sectors'],
      formula: null,
    })),
    sectors: makeSectors([['all', null, null]]),
    localities: makePlaces({ nation: {} }),
    periods: makePeriods([['year', 2020]]),
    ...parts,
  }
  const cube = new Cube(buildAxes(dimensions))
  const named = (names: readonly string[], items: readonly { code: string }[]): number =>
    Math.max(
      0,
      items.findIndex((item) => names.includes(item.code)),
    )
  return {
    cube,
    at: (...names) => ({
      scenario: 0,
      indicator: named(names, dimensions.indicators),
      sector: named(names, dimensions.sectors),
      locality: named(names, dimensions.localities),
      period: Math.max(
        0,
        dimensions.periods.findIndex(({ kind, year, ordinal }) =>
          names.includes(kind === 'year' ? String(year) : `${kind} ${ordinal}/${year}`),
        ),
      ),
    }),
  }
}

function enter(cube: Cube, position: Position, value: number | null): void {
  const state = value === null ? cellState.missing : cellState.number
  cube.apply([{ position, state, value: value ?? 0 }])
}

function namesOf(axes: Axes, positions: readonly number[]): string[] {
  return positions.map((position) => axes.dimensions.localities[position]?.name ?? '?')
}

const merged = {
  nation: {},
  A: { to: '2020-12-31', after: 'C' },
  B: { to: '2020-12-31', after: 'C' },
  C: { from: '2021-01-01', to: '2022-12-31', after: 'E' },
  D: { to: '2022-12-31', after: 'E' },
  E: { from: '2023-01-01' },
}
const fourYears = makePeriods([
  ['year', 2020],
  ['year', 2021],
  ['year', 2022],
  ['year', 2023],
])

describe('places that were taken over, in series', () => {
  const { cube, at } = makeWorkbook({ localities: makePlaces(merged), periods: fourYears })
  enter(cube, at('A', '2020'), 1)
  enter(cube, at('B', '2020'), 10)
  enter(cube, at('D', '2020'), 100)
  enter(cube, at('C', '2021'), 20)
  enter(cube, at('D', '2021'), 200)
  enter(cube, at('E', '2023'), 3000)
  const read = (place: string, year: string): number => cube.read(at(place, year)).value

  it('make up their successor before it existed, and the nation only once', () => {
    expect(['C', 'E', 'nation'].map((place) => read(place, '2020'))).toEqual([11, 111, 111])
    expect(['C', 'E', 'nation'].map((place) => read(place, '2021'))).toEqual([20, 220, 220])
    expect(['C', 'E', 'nation'].map((place) => read(place, '2023'))).toEqual([0, 3000, 3000])
  })

  it('are listed as its parts, and the valid ones as those of the nation', () => {
    const parts = (place: string, year: string): string[] =>
      namesOf(cube.axes, listParts(cube.axes, at(place, year), 'localities'))
    expect(parts('nation', '2020')).toEqual(['A', 'B', 'D'])
    expect(parts('nation', '2021')).toEqual(['C', 'D'])
    expect(parts('nation', '2023')).toEqual(['E'])
    expect(parts('E', '2020')).toEqual(['C', 'D'])
    expect(parts('C', '2020')).toEqual(['A', 'B'])
    expect(parts('C', '2021')).toEqual([])
    expect(parts('E', '2023')).toEqual([])
  })

  it('are expected to report only where they exist', () => {
    expect(cube.countParts(at('nation', '2020'), 'localities')).toEqual({ present: 3, expected: 3 })
    expect(cube.read(at('nation', '2020')).partial).toBe(false)
    enter(cube, at('B', '2020'), null)
    expect(cube.countParts(at('nation', '2020'), 'localities')).toEqual({ present: 2, expected: 3 })
    expect(cube.countParts(at('C', '2020'), 'localities')).toEqual({ present: 1, expected: 2 })
    expect(cube.read(at('E', '2020'))).toEqual({ state: cellState.number, value: 101, partial: true })
    enter(cube, at('B', '2020'), 10)
    expect(cube.countParts(at('nation', '2022'), 'localities')).toEqual({ present: 0, expected: 2 })
  })

  it('keep what is entered where they do not exist, without adding it', () => {
    enter(cube, at('A', '2023'), 7)
    expect(read('A', '2023')).toBe(7)
    expect(['C', 'E', 'nation'].map((place) => read(place, '2023'))).toEqual([7, 3000, 3000])
    enter(cube, at('A', '2023'), null)
    // Entered for the successor of a past year: it wins there, and the nation still adds what existed.
    enter(cube, at('E', '2020'), 500)
    expect(['E', 'nation'].map((place) => read(place, '2020'))).toEqual([500, 111])
    enter(cube, at('E', '2020'), null)
    expect(read('E', '2020')).toBe(111)
  })
})

describe('validity', () => {
  it('counts the last day of the period, both dates included', () => {
    const [half, nine, year] = makePeriods([
      ['half', 2025],
      ['nine-months', 2025],
      ['year', 2024],
    ])
    const [, ended, begun] = makePlaces({ n: {}, ended: { to: '2025-06-30' }, begun: { from: '2025-07-01' } })
    const eve = ended === undefined ? undefined : { ...ended, validTo: '2025-06-29' }
    if (!half || !nine || !year || !ended || !begun || !eve) throw new Error('places and periods')
    expect([half, nine, year].map((period) => isValidIn(ended, period))).toEqual([true, false, true])
    expect([half, nine, year].map((period) => isValidIn(begun, period))).toEqual([false, true, false])
    expect(isValidIn(eve, half)).toBe(false)
    expect(isValidIn({ ...begun, validFrom: '2025-06-30' }, half)).toBe(true)
  })

  it('lets the periods of one year add up over different places', () => {
    const { cube, at } = makeWorkbook({
      localities: makePlaces({
        nation: {},
        old: { to: '2025-06-30', after: 'new' },
        new: { from: '2025-07-01' },
      }),
      periods: makePeriods(
        [['year', 2025], ...[1, 2, 3, 4].map((q) => ['quarter', 2025, q] as const)].map(
          ([kind, year, ordinal]) => [kind, year, ordinal] as [PeriodKind, number, number?],
        ),
      ),
    })
    for (const quarter of [1, 2]) enter(cube, at('flow', 'old', `quarter ${quarter}/2025`), quarter)
    for (const quarter of [3, 4]) enter(cube, at('flow', 'new', `quarter ${quarter}/2025`), quarter * 10)
    expect(cube.read(at('flow', 'new', '2025')).value).toBe(1 + 2 + 30 + 40)
    expect(cube.read(at('flow', 'nation', 'quarter 2/2025')).value).toBe(2)
    expect(cube.read(at('flow', 'nation', '2025')).value).toBe(73)
    expect(cube.read(at('flow', 'old', '2025')).value).toBe(3)
  })
})

describe('several lists of sectors', () => {
  const sectors = makeSectors([
    ['all', null, null],
    ['farming', null, 'all', 'agriculture'],
    ['fishing', null, 'all', 'agriculture'],
    ['trade', null, 'all', 'others', 'shops'],
    ['both', 'two', null],
    ['agriculture', 'two', 'both'],
    ['others', 'two', 'both'],
    ['shops', 'three', null],
  ])
  const { cube, at } = makeWorkbook({ sectors })
  enter(cube, at('farming'), 1)
  enter(cube, at('fishing'), 10)
  enter(cube, at('trade'), 100)
  const read = (sector: string): number => cube.read(at(sector)).value

  it('sums the sectors that are part of one, and the branches where it has some', () => {
    expect(['agriculture', 'others', 'both', 'shops', 'all'].map(read)).toEqual([11, 100, 111, 100, 111])
    expect(cube.countParts(at('agriculture'), 'sectors')).toEqual({ present: 2, expected: 2 })
    expect(listParts(cube.axes, at('both'), 'sectors')).toEqual([5, 6])
  })

  it('does not let a figure of another list reach the total', () => {
    enter(cube, at('agriculture'), 50)
    expect(['agriculture', 'both', 'all'].map(read)).toEqual([50, 150, 111])
    enter(cube, at('agriculture'), null)
    expect(['agriculture', 'both', 'all'].map(read)).toEqual([11, 111, 111])
  })

  it('finds the total in the main list, wherever it stands', () => {
    const { dimensions } = cube.axes
    expect(totalSector({ ...dimensions, sectors: dimensions.sectors.toReversed() })).toBe(0)
  })
})

describe('every entry', () => {
  it('comes in an order of the dimensions, however it was entered', () => {
    const list = (order: readonly number[]): string[] => {
      const { cube, at } = makeWorkbook({ localities: makePlaces(merged), periods: fourYears })
      const all = [at('A', '2020'), at('E', '2023'), at('flow', 'D', '2021'), at('nation', '2022')]
      for (const index of order) {
        const position = all[index]
        if (position !== undefined) enter(cube, position, index)
      }
      enter(cube, at('B', '2020'), 4)
      enter(cube, at('B', '2020'), null)
      const found: string[] = []
      cube.forEachEntry((...entry) => found.push(entry.join(' ')))
      return found
    }
    expect(list([0, 1, 2, 3])).toEqual(list([3, 1, 0, 2]))
    expect([...list([0, 1, 2, 3])].sort()).toEqual(
      ['0 0 0 1 0 1 0', '0 0 0 5 3 1 1', '0 1 0 4 1 1 2', '0 0 0 0 2 1 3'].sort(),
    )
  })
})

describe('a nation of 11.000 places that were all renewed', () => {
  it('shows the past by the new boundaries', () => {
    const places: Record<string, { in?: string; from?: string; to?: string; after?: string }> = { nation: {} }
    for (let fresh = 0; fresh < 1000; fresh++) places[`new ${fresh}`] = { from: '2021-01-01' }
    for (let old = 0; old < 10_000; old++)
      places[`old ${old}`] = { to: '2020-12-31', after: `new ${old % 1000}` }
    const names = new Map(Object.keys(places).map((name, id) => [name, id]))
    const localities = Object.entries(places).map(([name, place], id): Locality => ({
      id: id as LocalityId,
      code: name,
      name,
      level: 'commune',
      parent: id === 0 ? null : (0 as LocalityId),
      validFrom: place.from ?? null,
      validTo: place.to ?? null,
      successor: place.after === undefined ? null : ((names.get(place.after) ?? 0) as LocalityId),
    }))
    const { cube } = makeWorkbook({ localities, periods: fourYears })
    for (let old = 0; old < 10_000; old++) cube.loadAt(0, 0, 0, 1001 + old, 0, cellState.number, 1)
    cube.recomputeAll()
    const position = { scenario: 0, indicator: 0, sector: 0, locality: 0, period: 0 }
    expect(cube.read(position)).toEqual({ state: cellState.number, value: 10_000, partial: false })
    expect(cube.read({ ...position, locality: 1 })).toEqual({
      state: cellState.number,
      value: 10,
      partial: false,
    })
    expect(cube.countParts(position, 'localities')).toEqual({ present: 10_000, expected: 10_000 })
    // The place itself, its successor, and the nation.
    expect(
      cube.apply([{ position: { ...position, locality: 1001 }, state: cellState.number, value: 5 }]),
    ).toBe(3)
    expect(cube.read({ ...position, locality: 1 }).value).toBe(14)
  })
})
