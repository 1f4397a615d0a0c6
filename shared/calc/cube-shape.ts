import type { Breakdown } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { Axes } from './axes'
import { orderSiblings, sequenceTree, type SiblingOrder } from './sibling-order'
import { countMonths } from './periods'

/**
 * The axes as the engine walks them: every dimension by places, and the rules of the indicators by place in flat arrays.
 * Counting places down meets the parts of indicators and periods before their wholes; places and sectors have an order
 * for that (`partsFirst`), because a place may take over one of another branch.
 */
export type CubeShape = {
  readonly indicators: SiblingOrder
  readonly sectors: SiblingOrder
  readonly localities: SiblingOrder
  readonly periods: SiblingOrder
  /** By place of a period: the number of its last day, for the lists of localities. */
  readonly dayOf: Int32Array
  readonly additive: Uint8Array
  readonly isFlow: Uint8Array
  /** `basisWidth` codes of `cubeRules` for each indicator, ended by 0. */
  readonly basis: Uint8Array
  readonly basisWidth: number
}

/** Which rule gave a rolled-up value, by code. */
export const cubeRules = ['nothing', 'localities', 'sectors', 'indicators', 'periods'] as const

/** The axes laid out for the engine; made once per `Axes`. Never fails: `buildAxes` has refused what is no tree. */
export function shapeCube(axes: Axes): CubeShape {
  const { dimensions } = axes
  const indicators = orderIndicators(axes)
  const periods = orderPeriods(axes)
  const basisWidth = 1 + Math.max(0, ...axes.indicators.basis.map((basis) => basis.length))
  const additive = new Uint8Array(indicators.size)
  const isFlow = new Uint8Array(indicators.size)
  const basis = new Uint8Array(indicators.size * basisWidth)
  for (const [position, indicator] of dimensions.indicators.entries()) {
    const place = indicators.placeOf[position] ?? 0
    additive[place] = axes.indicators.additive[position] ?? 0
    isFlow[place] = Number(indicator.kind === 'flow')
    for (const [at, breakdown] of indicator.totalBasis.entries())
      basis[place * basisWidth + at] = cubeRules.indexOf(breakdown)
  }
  const { dayOf } = axes.localities.validity
  return {
    indicators,
    sectors: orderSectors(axes),
    localities: orderLocalities(axes),
    periods,
    dayOf: periods.positionOf.map((position) => dayOf[position] ?? 0),
    additive,
    isFlow,
    basis,
    basisWidth,
  }
}

function orderIndicators({ indicators }: Axes): SiblingOrder {
  const { tree } = indicators
  const sequence = sequenceTree(tree)
  return orderSiblings({ sequence, runs: tree.children, others: [], days: 1, listParts: () => null })
}

function orderSectors({ sectors }: Axes): SiblingOrder {
  const { tree, parts } = sectors
  const others = parts.map((listed, at) => ((tree.children[at] ?? []).length > 0 ? [] : listed))
  return orderSiblings({
    sequence: sequenceTree(tree),
    runs: tree.children,
    others,
    days: 1,
    listParts: (position) => {
      const listed = others[position] ?? []
      return listed.length > 0 ? [listed] : null
    },
  })
}

function orderLocalities({ localities }: Axes): SiblingOrder {
  const { tree, predecessors, validity } = localities
  const { days, isValid } = validity
  const isAlways = (position: number): boolean => isValid(position, 0) && isValid(position, days - 1)
  return orderSiblings({
    sequence: sequenceTree(tree),
    runs: tree.children,
    others: predecessors,
    days,
    listParts: (position) => {
      const children = tree.children[position] ?? []
      const before = predecessors[position] ?? []
      if (children.length + before.length === 0) return null
      if (isAlways(position) && children.every(isAlways)) return null
      return Array.from({ length: days }, (_, day) =>
        isValid(position, day) ? children.filter((child) => isValid(child, day)) : before,
      )
    },
  })
}

/**
 * Long periods before short ones, each kind in time: then the parts of a period, which are all of one kind and complete,
 * are neighbours. A second period of the same name is nobody's part and stands at the end of its kind.
 */
function orderPeriods({ dimensions, periods }: Axes): SiblingOrder {
  const isPart = new Uint8Array(periods.ids.length)
  for (const parts of periods.parts) for (const part of parts) isPart[part] = 1
  const sortKeys = dimensions.periods.map((period, position) => [
    -countMonths(period),
    1 - (isPart[position] ?? 0),
    period.year,
    period.ordinal,
    position,
  ])
  const sequence = [...sortKeys.keys()].sort((a, b) => compareKeys(sortKeys[a] ?? [], sortKeys[b] ?? []))
  return orderSiblings({ sequence, runs: periods.parts, others: [], days: 1, listParts: () => null })
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((key, index) => key !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** How many (scenario, indicator, sector) there are, with or without figures. */
export function countPlanes({ indicators, sectors }: CubeShape): number {
  return scenarios.length * indicators.size * sectors.size
}

/** The number of one (scenario, indicator, sector), the last two by place. Sectors of an indicator are neighbours. */
export function planeOf(shape: CubeShape, scenario: number, indicator: number, sector: number): number {
  return (scenario * shape.indicators.size + indicator) * shape.sectors.size + sector
}

/** Whether the indicator at this place may be the sum over the breakdown. */
export function sumsOver(shape: CubeShape, indicator: number, breakdown: Breakdown): boolean {
  const start = indicator * shape.basisWidth
  const basis = shape.basis.subarray(start, start + shape.basisWidth)
  return shape.additive[indicator] === 1 && basis.includes(cubeRules.indexOf(breakdown))
}
