import { cellState, enteredFlag, seenMissing, settleSum, stateMask } from './cell-flags'
import { cubeRules, planeOf, type CubeShape } from './cube-shape'
import type { RowStore } from './row-store'
import type { SiblingOrder } from './sibling-order'

/**
 * What a cell is without an entry of its own: the first breakdown of the indicator's basis with a present part, then its
 * sub-periods. The one place where figures are added, for edits, full recomputations and questions alike.
 * Results are numbers: state and partial flag as in `cell-flags`, the rule above them, the value in `sum[0]`.
 */
export const ruleShift = 4
const localitiesRule = cubeRules.indexOf('localities')
const sectorsRule = cubeRules.indexOf('sectors')
const periodsRule = cubeRules.indexOf('periods')

/** The rows that hold the parts of one row; kept, because its periods are mostly summed one after the other. */
type PartRows = { plane: number; locality: number; version: number; rows: Int32Array; length: number }

function makePartRows(order: SiblingOrder): PartRows {
  const most = order.childCount.reduce((a, b) => Math.max(a, b), 0)
  return { plane: -1, locality: -1, version: -1, rows: new Int32Array(most), length: 0 }
}

export class RollUp {
  private readonly byLocality: PartRows
  private readonly bySector: PartRows
  private readonly byIndicator: PartRows
  /** Where a sum hands over its value: a number in an array needs no allocation. */
  readonly sum = new Float64Array(1)

  constructor(
    private readonly shape: CubeShape,
    private readonly store: RowStore,
  ) {
    this.byLocality = makePartRows(shape.localities)
    this.bySector = makePartRows(shape.sectors)
    this.byIndicator = makePartRows(shape.indicators)
  }

  /** State, partial flag and rule of what follows from other cells; the value is in `sum[0]`. */
  at(scenario: number, indicator: number, sector: number, locality: number, period: number): number {
    const { shape } = this
    this.sum[0] = 0
    if (shape.additive[indicator] === 0) return cellState.missing
    let nothing: number = cellState.missing
    let rule: number
    for (let at = indicator * shape.basisWidth; (rule = shape.basis[at] ?? 0) !== 0; at++) {
      const outcome = this.over(rule, scenario, indicator, sector, locality, period)
      const state = outcome & stateMask
      if (state === cellState.unknown) nothing = cellState.unknown
      else if (state !== cellState.missing) return outcome | (rule << ruleShift)
    }
    const count = shape.periods.childCount[period] ?? 0
    if (count === 0) return nothing
    const row = this.store.rowAt(planeOf(shape, scenario, indicator, sector), locality)
    const outcome = this.overPeriods(row, shape.periods.firstChild[period] ?? 0, count, indicator)
    const state = outcome & stateMask
    if (state === cellState.unknown) return cellState.unknown
    return state === cellState.missing ? nothing : outcome | (periodsRule << ruleShift)
  }

  /** The sum over one breakdown, by its code in `cubeRules`. */
  over(
    rule: number,
    scenario: number,
    indicator: number,
    sector: number,
    locality: number,
    period: number,
  ): number {
    const { shape, store, sum } = this
    const order =
      rule === localitiesRule ? shape.localities : rule === sectorsRule ? shape.sectors : shape.indicators
    const at = rule === localitiesRule ? locality : rule === sectorsRule ? sector : indicator
    const count = order.childCount[at] ?? 0
    if (count === 0) return this.nothing()
    const parts =
      rule === localitiesRule ? this.byLocality : rule === sectorsRule ? this.bySector : this.byIndicator
    const plane = planeOf(shape, scenario, indicator, sector)
    if (parts.plane !== plane || parts.locality !== locality || parts.version !== store.version) {
      parts.plane = plane
      parts.locality = locality
      parts.version = store.version
      const first = order.firstChild[at] ?? 0
      if (rule === localitiesRule) {
        parts.length = store.findNeighbours(plane, first, count, parts.rows)
      } else if (rule === sectorsRule) {
        parts.length = store.findAcross(plane - sector + first, count, 1, locality, parts.rows)
      } else {
        const firstPlane = planeOf(shape, scenario, first, sector)
        parts.length = store.findAcross(firstPlane, count, shape.sectors.size, locality, parts.rows)
      }
    }
    if (parts.length === 0) return this.nothing()
    const gaps = parts.length < count ? seenMissing : 0
    return this.settle(store.addRows(parts.rows, parts.length, period, sum) | gaps)
  }

  /** Flows add over sub-periods; stocks take the last one present. */
  private overPeriods(row: number, first: number, count: number, indicator: number): number {
    const { store, sum } = this
    const start = row * store.width + first
    if (this.shape.isFlow[indicator] === 1) return this.settle(store.addSlots(start, count, sum))
    for (let slot = start + count - 1; slot >= start; slot--) {
      const flags = (store.flags[slot] ?? 0) & ~enteredFlag
      const state = flags & stateMask
      if (state === cellState.missing || state === cellState.unknown) continue
      sum[0] = store.values[slot] ?? 0
      return flags
    }
    return this.nothing()
  }

  private nothing(): number {
    this.sum[0] = 0
    return cellState.missing
  }

  private settle(seen: number): number {
    const outcome = settleSum(seen)
    if (outcome === cellState.overflow) this.sum[0] = 0
    return outcome
  }
}
