import type { Breakdown } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { Axes, Position } from './axes'
import { cellState, enteredFlag, partialFlag, stateMask } from './cell-flags'
import { claimTotals } from './claim-totals'
import { countPlanes, cubeRules, planeOf, shapeCube, type CubeShape } from './cube-shape'
import { RollUp, ruleShift } from './roll-up'
import { RowStore } from './row-store'
import { writeChain } from './sibling-order'

export { cellState } from './cell-flags'

/**
 * The sparse cube of figures. A row holds all periods of one (scenario, indicator, sector, locality); rows exist only
 * where there is something. The effective value of a cell is entered ?? the first breakdown of the indicator's basis
 * with a present part ?? its sub-periods ?? missing.
 * Every total is summed again from its parts, never adjusted by a difference: no drift, and an edit gives bit for bit
 * what a full recomputation gives. Cost of an edit: the product of the ancestor chains, stopping where nothing changed.
 * Inside, cells are numbers (places of `sibling-order`), and nothing is allocated on the way of an edit.
 */

/** An effective cell: `value` is a scaled integer (0 unless `state` is number). */
export type CubeCell = { state: number; value: number; partial: boolean }

/** Which rule gave the effective value. */
export type CubeRule = 'entered' | Breakdown | 'periods' | 'nothing'

/**
 * A read as it was answered. `of`: 0 is the cell itself with its entry; 1-3 the sum over that breakdown and 4 all that
 * follows from other cells, by the codes of `cubeRules`.
 */
export type CubeRead = { of: number; position: Position; flags: number; value: number }
const ofCell = 0
const ofOthers = 4

export type Entry = { position: Position; state: number; value: number }

export class Cube {
  readonly axes: Axes
  private readonly shape: CubeShape
  private readonly store: RowStore
  private readonly rollUp: RollUp
  private readonly indicatorChain: Int32Array
  private readonly sectorChain: Int32Array
  private readonly localityChain: Int32Array
  private readonly periodChain: Int32Array
  private readonly changed: Uint8Array
  private reads: CubeRead[] | null = null

  /** `expectedRows`: how many rows loading will need; any number is right, a good one saves copying. */
  constructor(axes: Axes, expectedRows = 256) {
    this.axes = axes
    const shape = shapeCube(axes)
    const { indicators, sectors, localities, periods } = shape
    this.shape = shape
    this.store = new RowStore(countPlanes(shape), localities.size, Math.max(1, periods.size), expectedRows)
    this.rollUp = new RollUp(shape, this.store)
    this.indicatorChain = new Int32Array(indicators.depth)
    this.sectorChain = new Int32Array(sectors.depth)
    this.localityChain = new Int32Array(localities.depth)
    this.periodChain = new Int32Array(periods.depth)
    this.changed = new Uint8Array(indicators.depth * sectors.depth * localities.depth * periods.depth)
  }

  /** Bytes held by the cells and the tables that find them. */
  get byteLength(): number {
    return this.store.byteLength
  }

  /** Puts an input in without recomputing: for loading, followed by `recomputeAll`. */
  load({ position, state, value }: Entry): void {
    const { scenario, indicator, sector, locality, period } = position
    this.loadAt(scenario, indicator, sector, locality, period, state, value)
  }

  /** `load` by positions alone, for many facts. */
  loadAt(
    scenario: number,
    indicator: number,
    sector: number,
    locality: number,
    period: number,
    state: number,
    value: number,
  ): void {
    const plane = this.planeAt(scenario, indicator, sector)
    const row = this.store.openRow(plane, this.shape.localities.placeOf[locality] ?? 0)
    const slot = row * this.store.width + (this.shape.periods.placeOf[period] ?? 0)
    this.store.flags[slot] = state === cellState.missing ? 0 : state | enteredFlag
    this.store.values[slot] = state === cellState.number ? value : 0
  }

  /** Changes inputs and everything that follows from them. Returns how many cells were derived again. */
  apply(entries: readonly Entry[]): number {
    let derived = 0
    for (const { position, state, value } of entries) {
      const { scenario, indicator, sector, locality, period } = position
      derived += this.push(
        scenario,
        this.shape.indicators.placeOf[indicator] ?? 0,
        this.shape.sectors.placeOf[sector] ?? 0,
        this.shape.localities.placeOf[locality] ?? 0,
        this.shape.periods.placeOf[period] ?? 0,
        state,
        state === cellState.number ? value : 0,
      )
    }
    return derived
  }

  read(position: Position): CubeCell {
    return toCell(this.answer(ofCell, position), this.rollUp.sum[0] ?? 0)
  }

  readEntered(position: Position): CubeCell {
    const flags = this.answer(ofCell, position)
    return (flags & enteredFlag) === 0 ? toCell(0, 0) : toCell(flags, this.rollUp.sum[0] ?? 0)
  }

  /** What the cell would be without its own input, and by which rule. */
  readRolledUp(position: Position): { cell: CubeCell; rule: CubeRule } {
    const outcome = this.answer(ofOthers, position)
    return {
      cell: toCell(outcome, this.rollUp.sum[0] ?? 0),
      rule: cubeRules[outcome >> ruleShift] ?? 'nothing',
    }
  }

  /** The sum over one breakdown alone, whatever the indicator's basis says. */
  readParts(position: Position, breakdown: Breakdown): CubeCell {
    return toCell(this.answer(cubeRules.indexOf(breakdown), position), this.rollUp.sum[0] ?? 0)
  }

  /** From now on every read is added to `reads`, until null is given. */
  recordReads(reads: CubeRead[] | null): void {
    this.reads = reads
  }

  /** Whether the same read would be answered otherwise now. */
  hasChangedSince({ of, position, flags, value }: CubeRead): boolean {
    return this.find(of, position) !== flags || this.rollUp.sum[0] !== value
  }

  private answer(of: number, position: Position): number {
    const flags = this.find(of, position)
    if (this.reads === null) return flags
    const value = this.rollUp.sum[0] ?? 0
    const entered = of === ofOthers ? (this.store.flags[this.slotAt(position)] ?? 0) & enteredFlag : 0
    // Without an entry the cell itself is what follows from others, and is cheaper to look at.
    if (of === ofOthers && entered === 0) {
      const plain = flags & (stateMask | partialFlag)
      this.reads.push({ of: ofCell, position, flags: plain, value })
    } else this.reads.push({ of, position, flags, value })
    return flags
  }

  /** Flags as in `cell-flags`, for rolled-up values with the rule above them; the value is in `rollUp.sum[0]`. */
  private find(of: number, position: Position): number {
    if (of === ofCell) {
      const slot = this.slotAt(position)
      this.rollUp.sum[0] = this.store.values[slot] ?? 0
      return this.store.flags[slot] ?? 0
    }
    const { scenario } = position
    const indicator = this.shape.indicators.placeOf[position.indicator] ?? 0
    const sector = this.shape.sectors.placeOf[position.sector] ?? 0
    const locality = this.shape.localities.placeOf[position.locality] ?? 0
    const period = this.shape.periods.placeOf[position.period] ?? 0
    return of === ofOthers
      ? this.rollUp.at(scenario, indicator, sector, locality, period)
      : this.rollUp.over(of, scenario, indicator, sector, locality, period)
  }

  /** Derives every cell from the inputs alone, children before parents, where there is anything. */
  recomputeAll(): void {
    const { shape, store } = this
    const { localities, periods } = shape
    claimTotals(shape, store)
    if (store.isScattered) store.layOut()
    for (let scenario = 0; scenario < scenarios.length; scenario++) {
      for (let indicator = this.shape.indicators.size - 1; indicator >= 0; indicator--) {
        for (let sector = this.shape.sectors.size - 1; sector >= 0; sector--) {
          const plane = planeOf(this.shape, scenario, indicator, sector)
          if (!store.hasPlane(plane)) continue
          for (let locality = localities.size - 1; locality >= 0; locality--) {
            if (store.rowAt(plane, locality) === 0) continue
            for (let period = periods.size - 1; period >= 0; period--)
              this.derive(scenario, indicator, sector, locality, period)
          }
        }
      }
    }
  }

  /**
   * Sets one input and walks the ancestors of its cell in all dimensions. Each cell depends only on cells one step below
   * it along one dimension, and the nested loops meet those first; a cell none of whose parts changed is not derived.
   */
  private push(
    scenario: number,
    fromIndicator: number,
    fromSector: number,
    fromLocality: number,
    fromPeriod: number,
    state: number,
    value: number,
  ): number {
    if (!this.enter(scenario, fromIndicator, fromSector, fromLocality, fromPeriod, state, value)) return 1
    const { changed, indicatorChain, periodChain, sectorChain, localityChain } = this
    const indicators = writeChain(this.shape.indicators, fromIndicator, indicatorChain)
    const periods = writeChain(this.shape.periods, fromPeriod, periodChain)
    const sectors = writeChain(this.shape.sectors, fromSector, sectorChain)
    const localities = writeChain(this.shape.localities, fromLocality, localityChain)
    const perPeriod = localities * sectors
    const perIndicator = perPeriod * periods
    changed[0] = 1
    let derived = 1
    let at = 0
    for (let a = 0; a < indicators; a++) {
      for (let b = 0; b < periods; b++) {
        for (let c = 0; c < sectors; c++) {
          for (let d = 0; d < localities; d++, at++) {
            if (at === 0) continue
            const touched =
              (d > 0 && changed[at - 1] === 1) ||
              (c > 0 && changed[at - localities] === 1) ||
              (b > 0 && changed[at - perPeriod] === 1) ||
              (a > 0 && changed[at - perIndicator] === 1)
            changed[at] = 0
            if (!touched) continue
            derived++
            const isChanged = this.derive(
              scenario,
              indicatorChain[a] ?? 0,
              sectorChain[c] ?? 0,
              localityChain[d] ?? 0,
              periodChain[b] ?? 0,
            )
            if (isChanged) changed[at] = 1
          }
        }
      }
    }
    return derived
  }

  /** Sets or clears the input of one cell; true when its effective value changed. */
  private enter(
    scenario: number,
    indicator: number,
    sector: number,
    locality: number,
    period: number,
    state: number,
    value: number,
  ): boolean {
    const { store } = this
    const plane = planeOf(this.shape, scenario, indicator, sector)
    if (state === cellState.missing) {
      const row = store.rowAt(plane, locality)
      if (row === 0) return false
      const slot = row * store.width + period
      store.flags[slot] = (store.flags[slot] ?? 0) & ~enteredFlag
      return this.derive(scenario, indicator, sector, locality, period)
    }
    const slot = store.openRow(plane, locality) * store.width + period
    const before = (store.flags[slot] ?? 0) & ~enteredFlag
    const isChanged = before !== state || store.values[slot] !== value
    store.flags[slot] = state | enteredFlag
    store.values[slot] = value
    return isChanged
  }

  /** Derives one cell; true when its effective value changed. */
  private derive(
    scenario: number,
    indicator: number,
    sector: number,
    locality: number,
    period: number,
  ): boolean {
    const { store } = this
    const plane = planeOf(this.shape, scenario, indicator, sector)
    const row = store.rowAt(plane, locality)
    let slot = row * store.width + period
    const before = store.flags[slot] ?? 0
    if ((before & enteredFlag) !== 0) return false
    const next = this.rollUp.at(scenario, indicator, sector, locality, period) & (stateMask | partialFlag)
    const value = this.rollUp.sum[0] ?? 0
    if (before === next && store.values[slot] === value) return false
    if (row === 0) slot = store.openRow(plane, locality) * store.width + period
    store.flags[slot] = next
    store.values[slot] = value
    return true
  }

  private planeAt(scenario: number, indicator: number, sector: number): number {
    return planeOf(
      this.shape,
      scenario,
      this.shape.indicators.placeOf[indicator] ?? 0,
      this.shape.sectors.placeOf[sector] ?? 0,
    )
  }

  private slotAt({ scenario, indicator, sector, locality, period }: Position): number {
    const plane = this.planeAt(scenario, indicator, sector)
    const row = this.store.rowAt(plane, this.shape.localities.placeOf[locality] ?? 0)
    return row * this.store.width + (this.shape.periods.placeOf[period] ?? 0)
  }
}

function toCell(flags: number, value: number): CubeCell {
  return { state: flags & stateMask, value, partial: (flags & partialFlag) !== 0 }
}
