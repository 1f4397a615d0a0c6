import type { Breakdown, Dimensions, Indicator, Period } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../model/ids'
import { stepPeriod } from './periods'
import { buildTree, type Tree } from './tree'

/**
 * The dimensions as the cube sees them: dense positions instead of ids, and the trees along which figures add up.
 * Only siblings that sum to their parent (part = "sum") are edges of the indicator tree.
 */
export type Axes = {
  readonly dimensions: Dimensions
  readonly indicators: Axis<IndicatorId> & {
    readonly additive: Uint8Array
    readonly basis: readonly (readonly Breakdown[])[]
  }
  readonly sectors: Axis<SectorId>
  readonly localities: Axis<LocalityId>
  readonly periods: Axis<PeriodId>
  readonly indicatorById: ReadonlyMap<IndicatorId, Indicator>
}

type Axis<Id extends number> = {
  readonly ids: readonly Id[]
  readonly positions: ReadonlyMap<Id, number>
  readonly tree: Tree
}

/** A cell of the cube by positions; `scenario` is the index in `scenarios`. */
export type Position = {
  scenario: number
  indicator: number
  sector: number
  locality: number
  period: number
}

/** Throws TreeCycleError when a dimension is not a tree. */
export function buildAxes(dimensions: Dimensions): Axes {
  const { indicators, sectors, localities, periods } = dimensions
  const indicatorAxis = buildAxis(indicators, (item) => (item.part === 'sum' ? item.parent : null))
  return {
    dimensions,
    indicators: {
      ...indicatorAxis,
      additive: Uint8Array.from(indicators, (item) => Number(isAdditive(item))),
      basis: indicators.map((item) => item.totalBasis),
    },
    sectors: buildAxis(sectors, (item) => item.parent),
    localities: buildAxis(localities, (item) => item.parent),
    periods: buildAxis(periods, (item) => item.parent),
    indicatorById: new Map(indicators.map((item) => [item.id, item])),
  }
}

function buildAxis<Id extends number, Item extends { id: Id }>(
  items: readonly Item[],
  parentOf: (item: Item) => Id | null,
): Axis<Id> {
  const positions = new Map(items.map((item, position) => [item.id, position]))
  const parents = items.map((item) => {
    const parent = parentOf(item)
    return parent === null ? -1 : (positions.get(parent) ?? -1)
  })
  return { ids: items.map((item) => item.id), positions, tree: buildTree(parents) }
}

/** Averages and ratios are never summed. */
export function isAdditive(indicator: Indicator): boolean {
  return indicator.kind === 'stock' || indicator.kind === 'flow'
}

/** Null when a coordinate is not in the workbook. */
export function locate(axes: Axes, key: FactKey): Position | null {
  const scenario = scenarios.indexOf(key.scenario)
  const indicator = axes.indicators.positions.get(key.indicator)
  const sector = axes.sectors.positions.get(key.sector)
  const locality = axes.localities.positions.get(key.locality)
  const period = axes.periods.positions.get(key.period)
  if (
    scenario < 0 ||
    indicator === undefined ||
    sector === undefined ||
    locality === undefined ||
    period === undefined
  ) {
    return null
  }
  return { scenario, indicator, sector, locality, period }
}

/** The one sector without a parent: all sectors together. Throws when the workbook has none. */
export function totalSector(dimensions: Dimensions): SectorId {
  const total = dimensions.sectors.find((sector) => sector.parent === null)
  if (total === undefined) throw new Error('a workbook has a total sector')
  return total.id
}

/**
 * The period of the same kind `offset` steps away (−1 is the one before); null when the workbook does not have it.
 * A step of a five-year plan is five years.
 */
export function shiftPeriod(dimensions: Dimensions, from: Period, offset: number): Period | null {
  const { kind, year, ordinal } = stepPeriod(from, offset)
  return (
    dimensions.periods.find(
      (period) => period.kind === kind && period.year === year && period.ordinal === ordinal,
    ) ?? null
  )
}
