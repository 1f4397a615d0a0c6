import { addWholeRows } from './add-cells'
import { cellState, enteredFlag, partialFlag, seenMissing, settleSum, stateMask } from './cell-flags'
import type { CubeShape } from './cube-shape'
import type { PartRows } from './part-rows'
import type { RollUp } from './roll-up'
import type { RowStore } from './row-store'

/**
 * `RollUp` for all periods of a row together: every part's row is added in one go, which is what a full recomputation
 * spends its time on. Both add the same parts in the same order, so the results are the same bit for bit.
 */
export class RowRollUp {
  /** By period: what has been found so far, as state and partial flag. */
  private readonly outcomes: Uint8Array
  private readonly totals: Float64Array
  private readonly sums: Float64Array
  private readonly seen: Int32Array

  constructor(
    private readonly shape: CubeShape,
    private readonly store: RowStore,
    private readonly parts: PartRows,
    private readonly rollUp: RollUp,
  ) {
    this.outcomes = new Uint8Array(store.width)
    this.totals = new Float64Array(store.width)
    this.sums = new Float64Array(store.width)
    this.seen = new Int32Array(store.width)
  }

  /** Derives every cell of the row that `parts` stands on, except where there is an entry. */
  derive(): void {
    const { shape, store, parts, outcomes, totals } = this
    const { periods } = shape
    const isAdditive = shape.additive[parts.indicator] === 1
    outcomes.fill(cellState.missing)
    totals.fill(0)
    if (isAdditive) this.addBreakdowns()
    const start = parts.row * store.width
    for (let period = periods.size - 1; period >= 0; period--) {
      const slot = start + period
      if (((store.flags[slot] ?? 0) & enteredFlag) !== 0) continue
      const outcome = outcomes[period] ?? 0
      if (isAdditive && isNothing(outcome) && (periods.partCount[period] ?? 0) > 0) {
        const later = this.rollUp.overPeriods(period) & (stateMask | partialFlag)
        store.flags[slot] = later === cellState.missing ? outcome : later
        store.values[slot] = this.rollUp.sum[0] ?? 0
      } else {
        store.flags[slot] = outcome
        store.values[slot] = totals[period] ?? 0
      }
    }
  }

  private addBreakdowns(): void {
    const { shape, parts } = this
    let rule: number
    for (let at = parts.indicator * shape.basisWidth; (rule = shape.basis[at] ?? 0) !== 0; at++) {
      if (parts.varies(rule)) this.addByPeriod(rule)
      else this.addRows(rule)
    }
  }

  private addByPeriod(rule: number): void {
    const { rollUp } = this
    for (let period = 0; period < this.shape.periods.size; period++) {
      const outcome = rollUp.over(rule, period)
      this.offer(period, outcome, rollUp.sum[0] ?? 0)
    }
  }

  private addRows(rule: number): void {
    const { store, sums, seen } = this
    const { rows, length, expected } = this.parts.find(rule, 0)
    if (length === 0) return
    addWholeRows(store, rows, length, sums, seen)
    const gaps = length < expected ? seenMissing : 0
    for (let period = 0; period < this.shape.periods.size; period++) {
      const outcome = settleSum((seen[period] ?? 0) | gaps)
      this.offer(period, outcome, outcome === cellState.overflow ? 0 : (sums[period] ?? 0))
    }
  }

  /** The first breakdown with a present part counts; "unknown" stays where none has. */
  private offer(period: number, outcome: number, total: number): void {
    if (outcome === cellState.missing || !isNothing(this.outcomes[period] ?? 0)) return
    this.outcomes[period] = outcome
    this.totals[period] = total
  }
}

function isNothing(outcome: number): boolean {
  return outcome === cellState.missing || outcome === cellState.unknown
}
