import type { Breakdown, Dimensions, Indicator, Period } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../model/ids'
import { compileFormulas, type FormulaBook } from './formula/formula-book'
import { findPredecessors, findSectorParts, findSubPeriods, spanValidity, type Validity } from './parts'
import { stepPeriod } from './periods'
import { buildTree, rankWholes, type Tree } from './tree'

/**
 * The dimensions as the cube sees them: dense positions instead of ids, and along what figures add up.
 * - Indicators: only siblings that sum to their parent (part = "sum") are edges of the tree.
 * - Localities: the tree, as far as the places are valid in a period; before a place existed, those it took over.
 * - Sectors: one tree for each list, and between lists what is part of what.
 * - Periods: what the calendar makes of their names; one period may be part of several.
 * `listParts` answers for one cell.
 */
export type Axes = {
  readonly dimensions: Dimensions
  readonly indicators: Axis<IndicatorId> & {
    readonly tree: Tree
    readonly additive: Uint8Array
    readonly basis: readonly (readonly Breakdown[])[]
  }
  readonly sectors: Axis<SectorId> & {
    readonly tree: Tree
    readonly parts: readonly (readonly number[])[]
  }
  readonly localities: Axis<LocalityId> & {
    readonly tree: Tree
    /** The places whose successor this one is. */
    readonly predecessors: readonly (readonly number[])[]
    readonly validity: Validity
  }
  readonly periods: Axis<PeriodId> & {
    /** In time. */
    readonly parts: readonly (readonly number[])[]
  }
  readonly indicatorById: ReadonlyMap<IndicatorId, Indicator>
  readonly formulas: FormulaBook
}

type Axis<Id extends number> = {
  readonly ids: readonly Id[]
  readonly positions: ReadonlyMap<Id, number>
}

/** A cell of the cube by positions; `scenario` is the index in `scenarios`. */
export type Position = {
  scenario: number
  indicator: number
  sector: number
  locality: number
  period: number
}

/**
 * Throws TreeCycleError when something would be a part of itself: through parents, through successors, through sectors of
 * other lists, or through a mixture of these.
 */
export function buildAxes(dimensions: Dimensions): Axes {
  const { indicators, sectors, localities, periods } = dimensions
  const sectorAxis = buildAxis(sectors, (item) => item.parent)
  const localityAxis = buildAxis(localities, (item) => item.parent)
  const predecessors = findPredecessors(localities, localityAxis.positions)
  refuseLoops(localityAxis.tree, predecessors)
  const mapped = findSectorParts(sectors, sectorAxis.positions)
  refuseLoops(sectorAxis.tree, mapped)
  return {
    dimensions,
    indicators: {
      ...buildAxis(indicators, (item) => (item.part === 'sum' ? item.parent : null)),
      additive: Uint8Array.from(indicators, (item) => Number(isAdditive(item))),
      basis: indicators.map((item) => item.totalBasis),
    },
    sectors: {
      ...sectorAxis,
      // Where a sector has branches of its own, they make it up, and nothing is counted a second time.
      parts: sectorAxis.tree.children.map((children, at) =>
        children.length > 0 ? children : (mapped[at] ?? []),
      ),
    },
    localities: { ...localityAxis, predecessors, validity: spanValidity(localities, periods) },
    periods: { ...indexItems(periods), parts: findSubPeriods(periods) },
    indicatorById: new Map(indicators.map((item) => [item.id, item])),
    formulas: compileFormulas(dimensions),
  }
}

function indexItems<Id extends number>(items: readonly { id: Id }[]): Axis<Id> {
  return {
    ids: items.map((item) => item.id),
    positions: new Map(items.map((item, position) => [item.id, position])),
  }
}

function buildAxis<Id extends number, Item extends { id: Id }>(
  items: readonly Item[],
  parentOf: (item: Item) => Id | null,
): Axis<Id> & { readonly tree: Tree } {
  const axis = indexItems(items)
  const parents = items.map((item) => {
    const parent = parentOf(item)
    return parent === null ? -1 : (axis.positions.get(parent) ?? -1)
  })
  return { ...axis, tree: buildTree(parents) }
}

/** `others[i]` are the positions that add to i besides its children. */
function refuseLoops({ parent }: Tree, others: readonly (readonly number[])[]): void {
  const wholes: number[][] = Array.from(parent, (above) => (above < 0 ? [] : [above]))
  for (const [whole, parts] of others.entries()) for (const part of parts) wholes[part]?.push(whole)
  rankWholes(wholes)
}

/**
 * Positions of the cells one step below that a sum over the breakdown adds up in that place, sector and period, in the
 * dimension's own order: places valid in the period (or those that the place took over, before it existed), branches of
 * the sector or its parts of other lists, indicators that sum to this one, the periods this one consists of. None where
 * the cell is not a sum over that breakdown.
 */
export function listParts(axes: Axes, position: Position, breakdown: Breakdown | 'periods'): number[] {
  switch (breakdown) {
    case 'indicators':
      return [...(axes.indicators.tree.children[position.indicator] ?? [])]
    case 'sectors':
      return [...(axes.sectors.parts[position.sector] ?? [])]
    case 'periods':
      return [...(axes.periods.parts[position.period] ?? [])].sort((a, b) => a - b)
    case 'localities': {
      const { tree, predecessors, validity } = axes.localities
      const day = validity.dayOf[position.period] ?? 0
      if (!validity.isValid(position.locality, day)) return [...(predecessors[position.locality] ?? [])]
      const children = tree.children[position.locality] ?? []
      return children.filter((child) => validity.isValid(child, day))
    }
  }
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

/** The key of a located cell, the inverse of `locate`; null outside the workbook. */
export function keyAt(axes: Axes, position: Position): FactKey | null {
  const scenario = scenarios[position.scenario]
  const indicator = axes.indicators.ids[position.indicator]
  const sector = axes.sectors.ids[position.sector]
  const locality = axes.localities.ids[position.locality]
  const period = axes.periods.ids[position.period]
  return scenario === undefined ||
    indicator === undefined ||
    sector === undefined ||
    locality === undefined ||
    period === undefined
    ? null
    : { scenario, indicator, sector, locality, period }
}

/** The one sector of the main list without a parent: all sectors together. Throws when the workbook has none. */
export function totalSector(dimensions: Dimensions): SectorId {
  const total = dimensions.sectors.find((sector) => sector.list === null && sector.parent === null)
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
