import type { Breakdown } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { Axes } from './axes'
import { orderSiblings, type SiblingOrder } from './sibling-order'

/**
 * The axes as the engine walks them: every dimension by places (siblings neighbouring, parents first), and the rules of
 * the indicators by place in flat arrays.
 */
export type CubeShape = {
  readonly indicators: SiblingOrder
  readonly sectors: SiblingOrder
  readonly localities: SiblingOrder
  readonly periods: SiblingOrder
  readonly additive: Uint8Array
  readonly isFlow: Uint8Array
  /** `basisWidth` codes of `cubeRules` for each indicator, ended by 0. */
  readonly basis: Uint8Array
  readonly basisWidth: number
}

/** Which rule gave a rolled-up value, by code. */
export const cubeRules = ['nothing', 'localities', 'sectors', 'indicators', 'periods'] as const

export function shapeCube(axes: Axes): CubeShape {
  const { dimensions } = axes
  const indicators = orderSiblings(axes.indicators.tree)
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
  const ordinalOf = (position: number): number => dimensions.periods[position]?.ordinal ?? 0
  return {
    indicators,
    sectors: orderSiblings(axes.sectors.tree),
    localities: orderSiblings(axes.localities.tree),
    // In time; among equals the first of the dimension counts as the latest.
    periods: orderSiblings(axes.periods.tree, (a, b) => ordinalOf(a) - ordinalOf(b) || b - a),
    additive,
    isFlow,
    basis,
    basisWidth,
  }
}

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
