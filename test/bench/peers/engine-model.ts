import { buildAxes, type Axes, type Position } from '../../../shared/calc/axes'
import { cellState, Cube } from '../../../shared/calc/cube'
import type { CellSpec, ValueSpec } from '../../../shared/calc/evaluate-cell'
import {
  scenarios,
  type Dimensions,
  type Indicator,
  type LocalityLevel,
  type Scenario,
} from '../../../shared/model/dimension'
import type { FactKey } from '../../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../shared/model/ids'
import { seededRandom } from '../../fixtures/seeded-random'

/**
 * Figures as they are reported: communes give quarters of the actual and yearly plans, each in two of eight sectors; all
 * else follows. Ids equal positions. The same arrays feed the engine and its peers.
 */
export type EngineModel = {
  name: string
  dimensions: Dimensions
  axes: Axes
  count: number
  scenario: Uint8Array
  indicator: Uint16Array
  sector: Uint8Array
  locality: Uint16Array
  period: Uint8Array
  value: Float64Array
  /** The first place of the last level; places before it are totals. */
  firstLeaf: number
}

type Size = { name: string; levels: readonly number[]; indicators: number; reported: number; planned: number }

export const district: Size = { name: '110k', levels: [1, 25], indicators: 110, reported: 110, planned: 110 }
const places = [1, 6, 63, 705, 10_598]
export const nation: Size = { name: '1.1M', levels: places, indicators: 6, reported: 3, planned: 1 }
/** As few figures as a district, on the levels of the nation: what an edit costs must depend on the levels alone. */
export const smallNation: Size = {
  name: '110k-deep',
  levels: [1, 6, 14, 105, 1060],
  indicators: 6,
  reported: 3,
  planned: 1,
}
export const nationWide: Size = { name: '5.3M', levels: places, indicators: 30, reported: 15, planned: 3 }

const years = 4
const perYear = 5
const levelNames: readonly LocalityLevel[] = ['nation', 'region', 'province', 'district', 'commune']

export function makeEngineModel(size: Size): EngineModel {
  const dimensions = makeDimensions(size)
  const total = size.levels.reduce((sum, count) => sum + count, 0)
  const firstLeaf = total - (size.levels.at(-1) ?? 0)
  const capacity = (total - firstLeaf) * 2 * (size.reported * years * 4 + size.planned * years)
  const model: EngineModel = {
    name: size.name,
    dimensions,
    axes: buildAxes(dimensions),
    count: 0,
    scenario: new Uint8Array(capacity),
    indicator: new Uint16Array(capacity),
    sector: new Uint8Array(capacity),
    locality: new Uint16Array(capacity),
    period: new Uint8Array(capacity),
    value: new Float64Array(capacity),
    firstLeaf,
  }
  const random = seededRandom(size.indicators)
  const add = (scenario: number, indicator: number, sector: number, place: number, period: number): void => {
    const at = model.count++
    model.scenario[at] = scenario
    model.indicator[at] = indicator
    model.sector[at] = sector
    model.locality[at] = place
    model.period[at] = period
    model.value[at] = Math.floor(random() * 5000)
  }
  const groups = Math.max(1, Math.floor(size.indicators / size.reported))
  for (let place = firstLeaf; place < total; place++) {
    const from = (place % groups) * size.reported
    for (let indicator = from; indicator < from + size.reported; indicator++) {
      for (const sector of [1, 2 + (place % 7)]) {
        for (let year = 0; year < years; year++) {
          for (let quarter = 1; quarter < perYear; quarter++)
            add(0, indicator, sector, place, year * perYear + quarter)
          if (indicator < from + size.planned) add(2, indicator, sector, place, year * perYear)
        }
      }
    }
  }
  return model
}

function makeDimensions({ levels, indicators }: Size): Dimensions {
  const amount = (position: number): Indicator => ({
    id: position as IndicatorId,
    code: `X.${position}`,
    name: `X ${position}`,
    unit: 'HTX',
    kind: position % 2 === 0 ? 'stock' : 'flow',
    decimals: position % 3,
    parent: null,
    part: null,
    numerator: null,
    denominator: null,
    factor: 1,
    direction: 'neutral',
    totalBasis: ['localities', 'sectors'],
    formula: null,
  })
  const ratio = (index: number): Indicator => ({
    ...amount(indicators + index),
    kind: 'ratio',
    numerator: (index * 2 + 1) as IndicatorId,
    denominator: (index * 2) as IndicatorId,
  })
  const localities: Dimensions['localities'][number][] = []
  let above = 0
  for (const [level, count] of levels.entries()) {
    const first = localities.length
    for (let at = 0; at < count; at++) {
      const parents = first - above
      localities.push({
        id: localities.length as LocalityId,
        code: String(localities.length),
        name: `L ${localities.length}`,
        level: levelNames[level] ?? 'commune',
        parent: level === 0 ? null : ((above + Math.floor((at * parents) / count)) as LocalityId),
        validFrom: null,
        validTo: null,
        successor: null,
      })
    }
    above = first
  }
  return {
    indicators: [
      ...Array.from({ length: indicators }, (_, position) => amount(position)),
      ...Array.from({ length: indicators >> 1 }, (_, index) => ratio(index)),
    ],
    sectors: Array.from({ length: 9 }, (_, position) => ({
      id: position as SectorId,
      code: `S${position}`,
      name: `S ${position}`,
      parent: position === 0 ? null : (0 as SectorId),
      list: null,
      partOf: [],
    })),
    localities,
    periods: Array.from({ length: years * perYear }, (_, position) => ({
      id: position as PeriodId,
      kind: position % perYear === 0 ? ('year' as const) : ('quarter' as const),
      year: 2020 + Math.floor(position / perYear),
      ordinal: Math.max(1, position % perYear),
    })),
  }
}

export function positionOf(model: EngineModel, fact: number): Position {
  return {
    scenario: model.scenario[fact] ?? 0,
    indicator: model.indicator[fact] ?? 0,
    sector: model.sector[fact] ?? 0,
    locality: model.locality[fact] ?? 0,
    period: model.period[fact] ?? 0,
  }
}

export function keyOf({ scenario, indicator, sector, locality, period }: Position): FactKey {
  return {
    scenario: scenarios[scenario] ?? 'actual',
    indicator: indicator as IndicatorId,
    sector: sector as SectorId,
    locality: locality as LocalityId,
    period: period as PeriodId,
  }
}

/** Rows the facts need; the file knows it before loading. */
export function countRows(model: EngineModel): number {
  let rows = 0
  let last = ''
  for (let at = 0; at < model.count; at++) {
    const key = `${model.scenario[at] ?? 0} ${model.indicator[at] ?? 0} ${model.sector[at] ?? 0} ${model.locality[at] ?? 0}`
    if (key !== last) rows++
    last = key
  }
  return rows
}

export function loadCube(model: EngineModel, rows: number): Cube {
  const cube = new Cube(model.axes, rows)
  const { scenario, indicator, sector, locality, period, value } = model
  for (let at = 0; at < model.count; at++) {
    cube.loadAt(
      scenario[at] ?? 0,
      indicator[at] ?? 0,
      sector[at] ?? 0,
      locality[at] ?? 0,
      period[at] ?? 0,
      cellState.number,
      value[at] ?? 0,
    )
  }
  cube.recomputeAll()
  return cube
}

/** A table of 40 rows (a third of them ratios) and 8 columns for one place: values, differences, indices, shares. */
export function makeTable(model: EngineModel, place: number): CellSpec[] {
  const amounts = model.dimensions.indicators.filter((item) => item.kind !== 'ratio').length
  const ratios = model.dimensions.indicators.length - amounts
  const cells: CellSpec[] = []
  for (let row = 0; row < 40; row++) {
    const indicator = row % 3 === 2 ? amounts + (row % ratios) : row % amounts
    const sector = Math.floor(row / 3) % 9
    const at = (period: number, scenario: Scenario, inSector = sector): ValueSpec => ({
      kind: 'value',
      key: keyOf({
        scenario: scenarios.indexOf(scenario),
        indicator,
        sector: inSector,
        locality: place,
        period,
      }),
      parts: null,
    })
    const [now, before, plan] = [at(15, 'actual'), at(10, 'actual'), at(15, 'plan')]
    cells.push(
      now,
      before,
      plan,
      { kind: 'difference', of: now, base: before },
      { kind: 'index', of: now, base: before },
      { kind: 'difference', of: now, base: plan },
      { kind: 'index', of: now, base: plan },
      { kind: 'share', of: now, total: at(15, 'actual', 0) },
    )
  }
  return cells
}
