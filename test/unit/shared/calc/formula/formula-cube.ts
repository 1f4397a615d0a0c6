import { buildAxes, locate } from '../../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../../shared/calc/cube'
import { readQuantity, type Quantity } from '../../../../../shared/calc/quantity'
import type { Dimensions, Indicator, Period, Scenario, Sector } from '../../../../../shared/model/dimension'
import type { FactKey, FactState } from '../../../../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../../shared/model/ids'

/** A small workbook around some formulas: a nation of two regions, three sectors, years and quarters. */

const additive: readonly (readonly [code: string, kind: 'stock' | 'flow', unit: string])[] = [
  ['htx', 'stock', 'HTX'],
  ['moi', 'flow', 'HTX'],
  ['giai_the', 'flow', 'HTX'],
  ['doanh_thu', 'flow', 'triệu đồng'],
]

const plain: Omit<Indicator, 'id' | 'code' | 'kind'> = {
  name: '',
  unit: '',
  decimals: 0,
  parent: null,
  part: null,
  numerator: null,
  denominator: null,
  factor: 1,
  direction: 'neutral',
  totalBasis: ['localities', 'sectors'],
  formula: null,
}

/** `formulas`: code and text; they follow the indicators htx, moi, giai_the, doanh_thu and the average bq in this order. */
export function makeFormulaDimensions(
  formulas: Readonly<Record<string, string>>,
  periods: readonly Omit<Period, 'id'>[] = yearsAndQuarters([2022, 2023]),
): Dimensions {
  const amounts = additive.map(([code, kind, unit], at) => ({
    ...plain,
    id: (at + 1) as IndicatorId,
    code,
    name: code,
    kind,
    unit,
  }))
  const average: Indicator = {
    ...plain,
    id: 5 as IndicatorId,
    code: 'bq',
    name: 'bq',
    unit: 'triệu đồng/HTX',
    kind: 'average',
    decimals: 1,
    numerator: 4 as IndicatorId,
    denominator: 1 as IndicatorId,
  }
  const own = Object.entries(formulas).map(([code, formula], at): Indicator => ({
    ...plain,
    id: (10 + at) as IndicatorId,
    code,
    name: `Chỉ tiêu ${code}`,
    kind: 'average',
    decimals: 1,
    totalBasis: [],
    formula,
  }))
  return {
    indicators: [...amounts, average, ...own],
    sectors: [
      sector(1, 'ALL', null),
      sector(2, 'NN', 1),
      sector(3, 'XD', 1),
      { ...sector(4, 'KHAC', null), list: 'Danh mục khác' },
    ],
    localities: [
      { level: 'nation' as const, parent: null },
      { level: 'region' as const, parent: 1 as LocalityId },
      { level: 'region' as const, parent: 1 as LocalityId },
    ].map((item, at) => ({
      ...item,
      id: (at + 1) as LocalityId,
      code: `L${String(at + 1)}`,
      name: `L${String(at + 1)}`,
      validFrom: null,
      validTo: null,
      successor: null,
    })),
    periods: periods.map((period, at) => ({ ...period, id: (at + 1) as PeriodId })),
  }
}

function sector(id: number, code: string, parent: number | null): Sector {
  return { id: id as SectorId, code, name: code, parent: parent as SectorId | null, list: null, partOf: [] }
}

export function yearsAndQuarters(years: readonly number[]): Omit<Period, 'id'>[] {
  return years.flatMap((year) => [
    { kind: 'year' as const, year, ordinal: 1 },
    ...[1, 2, 3, 4].map((ordinal) => ({ kind: 'quarter' as const, year, ordinal })),
  ])
}

export type Place = {
  scenario?: Scenario
  sector?: string
  locality?: number
  /** "2023" or "2023-2" for a quarter; by default the last year. */
  period?: string
}

export type Given = readonly [
  code: string,
  value: number | Exclude<FactState, 'number'> | null,
  place?: Place,
]

export function keyOf(dimensions: Dimensions, code: string, place: Place = {}): FactKey {
  const { scenario = 'actual', sector = 'ALL', locality = 1, period = '2023' } = place
  const [year, ordinal] = period.split('-')
  const found = {
    indicator: dimensions.indicators.find((item) => item.code === code)?.id,
    sector: dimensions.sectors.find((item) => item.code === sector)?.id,
    period: dimensions.periods.find(
      (item) =>
        item.year === Number(year) &&
        (ordinal === undefined ? item.kind !== 'quarter' : item.kind === 'quarter') &&
        item.ordinal === Number(ordinal ?? 1),
    )?.id,
  }
  if (found.indicator === undefined || found.sector === undefined || found.period === undefined)
    throw new Error(`no such cell: ${code} ${JSON.stringify(place)}`)
  return {
    scenario,
    indicator: found.indicator,
    sector: found.sector,
    locality: locality as LocalityId,
    period: found.period,
  }
}

export function makeFormulaCube(dimensions: Dimensions, given: readonly Given[] = []): Cube {
  const cube = new Cube(buildAxes(dimensions))
  cube.recomputeAll()
  enterAll(cube, given)
  return cube
}

export function enterAll(cube: Cube, given: readonly Given[]): void {
  for (const [code, value, place] of given) {
    const position = locate(cube.axes, keyOf(cube.axes.dimensions, code, place))
    if (position === null) throw new Error('no such cell')
    const state = value === null ? 'missing' : typeof value === 'number' ? 'number' : value
    cube.apply([{ position, state: cellState[state], value: typeof value === 'number' ? value : 0 }])
  }
}

export function readAt(cube: Cube, code: string, place?: Place): Quantity {
  return readQuantity(cube, keyOf(cube.axes.dimensions, code, place))
}

/** The state, or the number as a decimal, which is exact for the small ones of these tests. */
export function shownAt(cube: Cube, code: string, place?: Place): number | string {
  const { state, quotient } = readAt(cube, code, place)
  return quotient === null ? state : Number(quotient.n) / Number(quotient.d)
}
