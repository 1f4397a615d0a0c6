import type { Breakdown } from '../model/dimension'
import type { Axes, Position } from './axes'
import { cellState, enteredFlag, partialFlag, stateMask } from './cell-flags'
import { ChangeLog } from './change-log'
import { countPlanes, cubeRules, planeOf, shapeCube, type CubeShape } from './cube-shape'
import { deriveAll } from './derive-all'
import { EditPush } from './edit-push'
import { PartRows } from './part-rows'
import type { CubeRead, ReadRecorder } from './read-recorder'
import { RollUp, ruleShift } from './roll-up'
import { RowRollUp } from './row-roll-up'
import { RowStore } from './row-store'

export { cellState } from './cell-flags'

/**
 * The sparse cube of figures. A row holds all periods of one (scenario, indicator, sector, locality); rows exist only
 * where there is something. The effective value of a cell is entered ?? the first breakdown of the indicator's basis
 * with a present part ?? its sub-periods ?? missing.
 * Every total is summed again from its parts, never adjusted by a difference: no drift, and an edit gives bit for bit
 * what a full recomputation gives. Cost of an edit: the product of the ancestor chains, stopping where nothing changed.
 * Inside, cells are numbers (places of `sibling-order`); here positions become places.
 */

/** An effective cell: `value` is a scaled integer (0 unless `state` is number). */
export type CubeCell = { state: number; value: number; partial: boolean }

/** Which rule gave the effective value. */
export type CubeRule = 'entered' | Breakdown | 'periods' | 'nothing'

/** What a read is of, besides the codes of breakdowns: see `CubeRead`. */
const ofCell = 0
const ofOthers = 4

export type Entry = { position: Position; state: number; value: number }

type VisitEntry = (
  scenario: number,
  indicator: number,
  sector: number,
  locality: number,
  period: number,
  state: number,
  value: number,
) => void

export class Cube {
  readonly axes: Axes
  /** For those who follow the cube. */
  readonly changes = new ChangeLog()
  /** The cells as they lie in memory, for passes over all of them: only to be looked at. */
  readonly shape: CubeShape
  readonly store: RowStore
  private readonly parts: PartRows
  private readonly rollUp: RollUp
  private readonly rowRollUp: RowRollUp
  private readonly edits: EditPush
  private recorder: ReadRecorder | null = null

  /** `expectedRows`: how many rows loading will need; any number is right, a good one saves copying. */
  constructor(axes: Axes, expectedRows = 256) {
    this.axes = axes
    const shape = shapeCube(axes)
    const width = Math.max(1, shape.periods.size)
    const store = new RowStore(countPlanes(shape), shape.localities.size, width, expectedRows)
    this.shape = shape
    this.store = store
    this.parts = new PartRows(shape, store)
    this.rollUp = new RollUp(shape, store, this.parts)
    this.rowRollUp = new RowRollUp(shape, store, this.parts, this.rollUp)
    this.edits = new EditPush(shape, store, this.parts, this.rollUp, this.changes)
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
    this.changes.clear()
  }

  /** Derives every cell from the inputs alone. */
  recomputeAll(): void {
    deriveAll(this.shape, this.store, this.parts, this.rowRollUp)
    this.changes.clear()
  }

  /** Changes inputs and everything that follows from them. Returns how many cells were derived again. */
  apply(entries: readonly Entry[]): number {
    let derived = 0
    for (const { position, state, value } of entries) {
      const { scenario, indicator, sector, locality, period } = position
      derived += this.edits.push(
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

  /** What the cell would be without its own input. */
  readRolledUp(position: Position): CubeCell {
    return toCell(this.answer(ofOthers, position), this.rollUp.sum[0] ?? 0)
  }

  /** By which rule `readRolledUp` has its value; not recorded. */
  findRolledUpRule(position: Position): CubeRule {
    return cubeRules[this.rollUpAt(ofOthers, position) >> ruleShift] ?? 'nothing'
  }

  /** The sum over one breakdown alone, whatever the indicator's basis says. */
  readParts(position: Position, breakdown: Breakdown): CubeCell {
    return toCell(this.answer(cubeRules.indexOf(breakdown), position), this.rollUp.sum[0] ?? 0)
  }

  /**
   * Of the parts that a sum over the breakdown (or over sub-periods) has in that place, sector and period: how many are
   * expected, and how many of them report something, be it a number, that there is none, or a sum beyond 2^53.
   */
  countParts(position: Position, breakdown: Breakdown | 'periods'): { present: number; expected: number } {
    this.moveTo(position)
    const period = this.shape.periods.placeOf[position.period] ?? 0
    return this.rollUp.countParts(cubeRules.indexOf(breakdown), period)
  }

  /**
   * Calls `visit` for every entered cell, by positions and with its state (`cellState`) and scaled value (0 unless a
   * number). The order follows from the dimensions alone, not from how the entries came about.
   */
  forEachEntry(visit: VisitEntry): void {
    const { indicators, sectors, localities, periods } = this.shape
    const { width, flags, values } = this.store
    this.store.forEachRow((plane, locality, row) => {
      const line = Math.floor(plane / sectors.size)
      const indicator = indicators.positionOf[line % indicators.size] ?? 0
      const sector = sectors.positionOf[plane % sectors.size] ?? 0
      for (let period = 0; period < periods.size; period++) {
        const slot = row * width + period
        const flag = flags[slot] ?? 0
        if ((flag & enteredFlag) === 0) continue
        visit(
          Math.floor(line / indicators.size),
          indicator,
          sector,
          localities.positionOf[locality] ?? 0,
          periods.positionOf[period] ?? 0,
          flag & stateMask,
          values[slot] ?? 0,
        )
      }
    })
  }

  /** From now on `recorder` learns of every read, until null is given. */
  recordReads(recorder: ReadRecorder | null): void {
    this.recorder = recorder
  }

  /** Changes when cells may stand elsewhere than before. */
  get layout(): number {
    return this.store.version
  }

  /** Whether the same read would be answered otherwise now. */
  hasChangedSince(read: CubeRead): boolean {
    if (read.of !== ofCell)
      return this.rollUpAt(read.of, read.position) !== read.flags || this.rollUp.sum[0] !== read.value
    const slot = this.locate(read)
    return this.store.flags[slot] !== read.flags || this.store.values[slot] !== read.value
  }

  /**
   * The slot under which `changes` tells of what was read, in the present layout; null where nothing can change as long as
   * the layout stays.
   */
  findChangeSlot(read: CubeRead): number | null {
    const slot = this.locate(read)
    return read.of === ofCell && slot < this.store.width ? null : slot
  }

  private locate(read: CubeRead): number {
    if (read.version !== this.store.version) {
      read.slot = this.slotAt(read.position)
      read.version = this.store.version
    }
    return read.slot
  }

  /** Flags as in `cell-flags`; the value is in `rollUp.sum[0]`. */
  private answer(of: number, position: Position): number {
    const { recorder, store } = this
    const { sum } = this.rollUp
    const expected = recorder === null ? null : recorder.expect(position)
    const slot = expected === null ? this.slotAt(position) : this.locate(expected)
    let flags = store.flags[slot] ?? 0
    // Without an entry the cell itself is what follows from others, and is cheaper to look at.
    const asked = of === ofOthers && (flags & enteredFlag) === 0 ? ofCell : of
    if (asked === ofCell) sum[0] = store.values[slot] ?? 0
    else flags = this.rollUpAt(asked, position)
    if (recorder === null) return flags
    const value = sum[0] ?? 0
    if (expected?.of === asked) {
      expected.flags = flags
      expected.value = value
      recorder.confirm()
    } else recorder.add({ of: asked, position, flags, value, slot, version: store.version })
    return flags
  }

  /** Flags with the rule above them where it is not given; the value is in `rollUp.sum[0]`. */
  private rollUpAt(of: number, position: Position): number {
    this.moveTo(position)
    const period = this.shape.periods.placeOf[position.period] ?? 0
    return of === ofOthers ? this.rollUp.at(period) : this.rollUp.over(of, period)
  }

  private moveTo({ scenario, indicator, sector, locality }: Position): void {
    const { indicators, sectors, localities } = this.shape
    this.parts.moveTo(
      scenario,
      indicators.placeOf[indicator] ?? 0,
      sectors.placeOf[sector] ?? 0,
      localities.placeOf[locality] ?? 0,
    )
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
