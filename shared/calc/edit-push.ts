import { cellState, enteredFlag, partialFlag, stateMask } from './cell-flags'
import type { ChangeLog } from './change-log'
import type { CubeShape } from './cube-shape'
import type { PartRows } from './part-rows'
import type { RollUp } from './roll-up'
import type { RowStore } from './row-store'

/**
 * Sets one input and walks the ways up from its cell in all dimensions. Each cell depends only on cells one step below it
 * along one dimension, and the nested loops meet those first; a cell none of whose parts changed is not derived. Periods
 * are the innermost loop, because they share a row and its parts. A way up is that of all times: where a place does not
 * count in the period, its whole is derived and stays. Nothing is allocated on the way, apart from new rows.
 */
export class EditPush {
  /** By cell of the walk: whether its effective value has changed. */
  private readonly changed: Uint8Array

  constructor(
    private readonly shape: CubeShape,
    private readonly store: RowStore,
    private readonly parts: PartRows,
    private readonly rollUp: RollUp,
    private readonly log: ChangeLog,
  ) {
    const { indicators, sectors, localities, periods } = shape
    this.changed = new Uint8Array(indicators.depth * sectors.depth * localities.depth * periods.depth)
  }

  /** By places. Returns how many cells were derived again. */
  push(
    scenario: number,
    fromIndicator: number,
    fromSector: number,
    fromLocality: number,
    fromPeriod: number,
    state: number,
    value: number,
  ): number {
    const { changed, parts } = this
    const { indicators, periods, sectors, localities } = this.shape
    parts.moveTo(scenario, fromIndicator, fromSector, fromLocality)
    if (!this.enter(fromPeriod, state, value)) return 1
    const indicatorStart = indicators.upwardStart[fromIndicator] ?? 0
    const periodStart = periods.upwardStart[fromPeriod] ?? 0
    const sectorStart = sectors.upwardStart[fromSector] ?? 0
    const localityStart = localities.upwardStart[fromLocality] ?? 0
    const indicatorCount = (indicators.upwardStart[fromIndicator + 1] ?? 0) - indicatorStart
    const periodCount = (periods.upwardStart[fromPeriod + 1] ?? 0) - periodStart
    const sectorCount = (sectors.upwardStart[fromSector + 1] ?? 0) - sectorStart
    const localityCount = (localities.upwardStart[fromLocality + 1] ?? 0) - localityStart
    const perSector = periodCount * localityCount
    const perIndicator = perSector * sectorCount
    changed[0] = 1
    let derived = 1
    let at = 0
    for (let a = 0; a < indicatorCount; a++) {
      const indicatorStep = indicators.step[indicatorStart + a] ?? 0
      for (let b = 0; b < sectorCount; b++) {
        const sectorStep = sectors.step[sectorStart + b] ?? 0
        for (let c = 0; c < localityCount; c++) {
          const localityStep = localities.step[localityStart + c] ?? 0
          let isInRow = at === 0
          for (let d = 0; d < periodCount; d++, at++) {
            if (at === 0) continue
            const isTouched =
              this.hasChanged(at, 1, d, periods.step[periodStart + d] ?? 0) ||
              this.hasChanged(at, periodCount, c, localityStep) ||
              this.hasChanged(at, perSector, b, sectorStep) ||
              this.hasChanged(at, perIndicator, a, indicatorStep)
            changed[at] = 0
            if (!isTouched) continue
            if (!isInRow) {
              parts.moveTo(
                scenario,
                indicators.upward[indicatorStart + a] ?? 0,
                sectors.upward[sectorStart + b] ?? 0,
                localities.upward[localityStart + c] ?? 0,
              )
              isInRow = true
            }
            derived++
            if (this.derive(periods.upward[periodStart + d] ?? 0)) changed[at] = 1
          }
        }
      }
    }
    return derived
  }

  /**
   * Whether a part of the cell along one dimension has changed. `step` as in `SiblingOrder`: where several parts are on
   * the way, any of the `before` cells on it may be one.
   */
  private hasChanged(at: number, stride: number, before: number, step: number): boolean {
    if (step >= 0) return step > 0 && this.changed[at - step * stride] === 1
    for (let back = 1; back <= before; back++) if (this.changed[at - back * stride] === 1) return true
    return false
  }

  /** Sets or clears the input of one period of the row; true when its effective value changed. */
  private enter(period: number, state: number, value: number): boolean {
    const { store, parts } = this
    if (state === cellState.missing) {
      if (parts.row === 0) return false
      const slot = parts.row * store.width + period
      store.flags[slot] = (store.flags[slot] ?? 0) & ~enteredFlag
      return this.derive(period)
    }
    if (parts.row === 0) parts.row = store.openRow(parts.plane, parts.locality)
    const slot = parts.row * store.width + period
    const before = (store.flags[slot] ?? 0) & ~enteredFlag
    const isChanged = before !== state || store.values[slot] !== value
    store.flags[slot] = state | enteredFlag
    store.values[slot] = value
    this.log.note(slot)
    return isChanged
  }

  /** Derives one period of the row; true when its effective value changed. */
  private derive(period: number): boolean {
    const { store, parts } = this
    let slot = parts.row * store.width + period
    const before = store.flags[slot] ?? 0
    if ((before & enteredFlag) !== 0) {
      this.log.note(slot)
      return false
    }
    const next = this.rollUp.at(period) & (stateMask | partialFlag)
    const value = this.rollUp.sum[0] ?? 0
    const isChanged = before !== next || store.values[slot] !== value
    if (isChanged) {
      if (parts.row === 0) {
        parts.row = store.openRow(parts.plane, parts.locality)
        slot = parts.row * store.width + period
      }
      store.flags[slot] = next
      store.values[slot] = value
    }
    this.log.note(slot)
    return isChanged
  }
}
