import { describe, expect, it } from 'vitest'
import { buildAxes, locate } from '../../shared/calc/axes'
import { cellState, Cube } from '../../shared/calc/cube'
import type { CheckedBook } from '../../shared/checks/checked-book'
import { CubeChecks } from '../../shared/checks/cube-checks'
import type { Line, Relation } from '../../shared/checks/relation'
import type { Dimensions, Indicator, Scenario } from '../../shared/model/dimension'
import type { FactKey } from '../../shared/model/fact'
import type { Finding } from '../../shared/model/finding'
import type { IndicatorId, LocalityId, SectorId } from '../../shared/model/ids'
import { naiveKey } from '../fixtures/naive-cube'
import { makeDimensions } from '../fixtures/random-dimensions'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

const seeds = Array.from({ length: 8 }, (_, index) => index + 1)
const steps = 30
const met = new Set<string>()
let comparedInAll = 0

describe.each(seeds)('checks of the cube, seed %i', (seed) => {
  it('after every edit are what a check of everything finds', () => {
    const random = seededRandom(seed)
    const dimensions = giveMeanings(makeDimensions(random), seed)
    const cube = new Cube(buildAxes(dimensions), 8)
    const derived = new Set<string>()
    const book: CheckedBook = {
      cube,
      forms: [],
      documents: [],
      detailOf: (key) => (derived.has(naiveKey(key)) ? { origin: 'derived', qualifier: null } : null),
    }
    fill(random, dimensions, cube)
    const relations = relate(dimensions)
    const checks = new CubeChecks(book, relations)
    checks.checkAll()
    const followed = new Map(checks.findings)
    for (let step = 0; step < steps; step++) {
      const changed = Array.from({ length: random() < 0.2 ? 12 : 1 }, () => randomKey(random, dimensions))
      for (const key of changed) {
        edit(random, cube, key)
        if (random() < 0.05) derived.add(naiveKey(key))
      }
      const { added, removed } = checks.refresh(changed)
      for (const { id, fingerprint } of removed) {
        expect(followed.get(id)?.fingerprint).toBe(fingerprint)
        followed.delete(id)
      }
      for (const finding of added) followed.set(finding.id, finding)
      const fresh = new CubeChecks(book, relations)
      fresh.checkAll()
      if (step % 10 === 0) expect(write(checks.findings)).toEqual(write(fresh.findings))
      expectSame(checks.findings, fresh.findings)
      expectSame(followed, fresh.findings)
      expect(checks.countChecked()).toEqual(fresh.countChecked())
      comparedInAll += fresh.findings.size
      for (const { kind } of fresh.findings.values()) met.add(kind)
    }
  })
})

describe('checks of the cube, all seeds', () => {
  it('met every kind of contradiction many times', () => {
    expect(comparedInAll).toBeGreaterThan(20_000)
    expect([...met].sort()).toEqual([
      'balance',
      'magnitude',
      'month-year',
      'negative',
      'outlier-history',
      'outlier-peers',
      'over-hundred',
      'parts',
      'quotient',
      'shares',
      'stated-twice',
      'subset',
      'unchanged',
    ])
  })
})

/** `expect` only words a difference: it is too slow for every finding of every step. */
function expectSame(a: ReadonlyMap<string, Finding>, b: ReadonlyMap<string, Finding>): void {
  const isSame =
    a.size === b.size &&
    [...a.values()].every(({ id, fingerprint }) => b.get(id)?.fingerprint === fingerprint)
  if (!isSame) expect(write(a)).toEqual(write(b))
}

function write(findings: ReadonlyMap<string, Finding>): string[] {
  return [...findings.values()].map((finding) => JSON.stringify(finding)).sort()
}

type Meaning = Pick<Indicator, 'name' | 'unit'> & Partial<Indicator>
const meanings: readonly Meaning[] = [
  { name: 'Tổng số HTX', unit: 'HTX', kind: 'stock', decimals: 0 },
  { name: 'Vốn điều lệ của HTX', unit: 'triệu đồng', kind: 'stock', decimals: 0 },
  { name: 'Số HTX thành lập mới', unit: 'HTX', kind: 'flow', decimals: 0 },
  { name: 'Thu nhập bình quân của lao động', unit: 'triệu đồng/người/năm', kind: 'average' },
  { name: 'Tỷ lệ HTX hiệu quả', unit: '%', kind: 'ratio' },
  { name: 'Tỷ lệ HTX yếu', unit: '%', kind: 'ratio' },
]

/** Every other workbook has many places side by side instead of a random tree. */
function giveMeanings(dimensions: Dimensions, seed: number): Dimensions {
  const indicators = dimensions.indicators.map((indicator, at) => ({ ...indicator, ...meanings[at] }))
  if (seed % 2 === 0) return { ...dimensions, indicators }
  const flat = Array.from({ length: 12 }, (_, at) => ({
    id: at as LocalityId,
    code: `L${at}`,
    name: `L ${at}`,
    level: at === 0 ? ('nation' as const) : ('province' as const),
    parent: at === 0 ? null : (0 as LocalityId),
    validFrom: null,
    validTo: null,
    successor: null,
  }))
  return { ...dimensions, indicators, localities: flat }
}

function relate(dimensions: Dimensions): Relation[] {
  const total = 0 as SectorId
  const line = (indicator: number, sector = total): Line => ({ indicator: indicator as IndicatorId, sector })
  const term = (of: Line, role: Relation['terms'][number]['role'], sign: 1 | -1 = 1, step: 0 | -1 = 0) => ({
    line: of,
    role,
    sign,
    step,
  })
  const shape = { factor: 1, complete: 'likely', certainty: 'read', form: null } as const
  const relations: Relation[] = [
    {
      ...shape,
      id: 'balance',
      kind: 'balance',
      result: line(0),
      terms: [term(line(0), 'opening', 1, -1), term(line(2), 'inflow')],
    },
    { ...shape, id: 'subset', kind: 'subset', result: line(0), terms: [term(line(2), 'part')] },
    {
      ...shape,
      id: 'shares',
      kind: 'shares',
      result: line(4),
      terms: [term(line(4), 'part'), term(line(5), 'part')],
    },
    {
      ...shape,
      id: 'quotient',
      kind: 'quotient',
      factor: 100,
      complete: 'certain',
      result: line(4),
      terms: [term(line(2), 'numerator'), term(line(0), 'denominator')],
    },
  ]
  for (const { id } of dimensions.sectors.slice(1, 3))
    relations.push({
      ...shape,
      id: `sum@${id}`,
      kind: 'sum',
      result: line(1, id),
      terms: [term(line(0, id), 'part'), term(line(2, id), 'part')],
    })
  return relations
}

/** Series that grow a little, some that stand still, and gaps. */
function fill(
  random: () => number,
  { indicators, sectors, localities, periods }: Dimensions,
  cube: Cube,
): void {
  const typical = [60, 90_000, 8, 45, 60, 40]
  for (const scenario of ['actual', 'plan'] as const) {
    for (const { id: indicator, decimals } of indicators) {
      for (const { id: sector } of sectors.slice(0, 4)) {
        for (const { id: locality } of localities) {
          if (random() < 0.3) continue
          const size = (typical[indicator] ?? 1) * (0.7 + 0.6 * random())
          const stands = random() < 0.15
          for (const period of periods) {
            if (random() < 0.2) continue
            const growth = stands ? 1 : 1 + 0.03 * (period.year - 2020) + 0.02 * random()
            const position = locate(cube.axes, { indicator, sector, locality, period: period.id, scenario })
            if (position === null) throw new Error('key of the dimensions')
            cube.load({
              position,
              state: cellState.number,
              value: Math.round(size * growth * 10 ** decimals),
            })
          }
        }
      }
    }
  }
  cube.recomputeAll()
}

/** What people do to a figure: a slip, a state, another number, or what its parts sum to. */
function edit(random: () => number, cube: Cube, key: FactKey): void {
  const position = locate(cube.axes, key)
  if (position === null) throw new Error('key of the dimensions')
  const { value } = cube.read(position)
  const dice = random()
  if (dice < 0.1) cube.apply([{ position, state: cellState.missing, value: 0 }])
  else if (dice < 0.15) cube.apply([{ position, state: cellState.none, value: 0 }])
  else if (dice < 0.2) cube.apply([{ position, state: cellState.unknown, value: 0 }])
  else if (dice < 0.22)
    cube.apply([
      { position, state: cellState.number, value: Number.MAX_SAFE_INTEGER - Math.floor(random() * 3) },
    ])
  else if (dice < 0.4) {
    const sum = cube.readParts(position, 'localities')
    if (sum.state === cellState.number) cube.apply([{ position, state: sum.state, value: sum.value }])
  } else {
    const factor = pickOne(random, [1, 1.02, 3, 10, 12, 1000, -1, 0.001])
    cube.apply([
      { position, state: cellState.number, value: Math.round((value === 0 ? 50 : value) * factor) },
    ])
  }
}

function randomKey(random: () => number, dimensions: Dimensions): FactKey {
  return {
    scenario: pickOne<Scenario>(random, ['actual', 'actual', 'plan']),
    indicator: pickOne(random, dimensions.indicators).id,
    sector: pickOne(random, dimensions.sectors.slice(0, 5)).id,
    locality: pickOne(random, dimensions.localities).id,
    period: pickOne(random, dimensions.periods).id,
  }
}
