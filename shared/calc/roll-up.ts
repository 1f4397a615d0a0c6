import { addColumn, addRun } from './add-cells'
import { cellState, enteredFlag, seenMissing, settleSum, stateMask } from './cell-flags'
import { cubeRules, type CubeShape } from './cube-shape'
import type { PartRows } from './part-rows'
import type { RowStore } from './row-store'

/**
 * What a cell is without an entry of its own: the first breakdown of the indicator's basis with a present part, then its
 * sub-periods. The cell is one period of the row that `parts` stands on.
 * Results are numbers: state and partial flag as in `cell-flags`, the rule above them, the value in `sum[0]`.
 */
export const ruleShift = 4
const periodsRule = cubeRules.indexOf('periods')

export class RollUp {
  /** Where a sum hands over its value: a number in an array needs no allocation. */
  readonly sum = new Float64Array(1)

  constructor(
    private readonly shape: CubeShape,
    private readonly store: RowStore,
    private readonly parts: PartRows,
  ) {}

  /** State, partial flag and rule of what follows from other cells; the value is in `sum[0]`. */
  at(period: number): number {
    const { shape, parts, sum } = this
    const { indicator } = parts
    sum[0] = 0
    if (shape.additive[indicator] === 0) return cellState.missing
    let nothing: number = cellState.missing
    let rule: number
    for (let at = indicator * shape.basisWidth; (rule = shape.basis[at] ?? 0) !== 0; at++) {
      const outcome = this.over(rule, period)
      const state = outcome & stateMask
      if (state === cellState.unknown) nothing = cellState.unknown
      else if (state !== cellState.missing) return outcome | (rule << ruleShift)
    }
    if ((shape.periods.partCount[period] ?? 0) === 0) return nothing
    const outcome = this.overPeriods(period)
    const state = outcome & stateMask
    if (state === cellState.unknown) return cellState.unknown
    return state === cellState.missing ? nothing : outcome | (periodsRule << ruleShift)
  }

  /** The sum over one breakdown, by its code in `cubeRules`. */
  over(rule: number, period: number): number {
    const { rows, length, expected } = this.parts.find(rule, period)
    if (length === 0) return this.nothing()
    const gaps = length < expected ? seenMissing : 0
    return this.settle(addColumn(this.store, rows, length, period, this.sum) | gaps)
  }

  /** Flows add over sub-periods; stocks take the last one present. */
  overPeriods(period: number): number {
    const { store, sum, shape, parts } = this
    const start = parts.row * store.width + (shape.periods.firstPart[period] ?? 0)
    const count = shape.periods.partCount[period] ?? 0
    if (shape.isFlow[parts.indicator] === 1) return this.settle(addRun(store, start, count, sum))
    for (let slot = start + count - 1; slot >= start; slot--) {
      const flags = (store.flags[slot] ?? 0) & ~enteredFlag
      const state = flags & stateMask
      if (state === cellState.missing || state === cellState.unknown) continue
      sum[0] = store.values[slot] ?? 0
      return flags
    }
    return this.nothing()
  }

  /** How many parts a sum over the breakdown or over sub-periods has, and how many of them have a value or are none. */
  countParts(rule: number, period: number): { present: number; expected: number } {
    const { shape, store, parts } = this
    if (rule === periodsRule) {
      const expected = shape.periods.partCount[period] ?? 0
      const slot = parts.row * store.width + (shape.periods.firstPart[period] ?? 0)
      return { present: countPresent(store.flags.subarray(slot, slot + expected)), expected }
    }
    const { rows, length, expected } = parts.find(rule, period)
    const flags = rows.subarray(0, length).map((row) => store.flags[row * store.width + period] ?? 0)
    return { present: countPresent(flags), expected }
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

/** A part is present when it has a value, is an error, or is said to be none; "unknown" is not reported yet. */
function countPresent(flags: Uint8Array | Int32Array): number {
  let present = 0
  for (const each of flags) {
    const state = each & stateMask
    if (state !== cellState.missing && state !== cellState.unknown) present++
  }
  return present
}
