import type { Breakdown } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { Axes, Position } from './axes'
import { ancestorChain } from './tree'

/**
 * The sparse cube of figures. A row holds all periods of one (scenario, indicator, sector, locality); rows exist only
 * where there is something. What was entered and what follows from it are kept apart: the effective value of a cell is
 * entered ?? the first breakdown of the indicator's basis with a present part ?? its sub-periods ?? missing.
 * Every total is summed again from its parts, never adjusted by a difference: no drift, and an edit gives bit for bit
 * what a full recomputation gives. Cost of an edit: the product of the ancestor chains, stopping where nothing changed.
 */
export const cellState = { missing: 0, number: 1, none: 2, unknown: 3, overflow: 4 } as const

/** An effective cell: `value` is a scaled integer (0 unless `state` is number). */
export type CubeCell = { state: number; value: number; partial: boolean }

/** Which rule gave the effective value. */
export type CubeRule = 'entered' | Breakdown | 'periods' | 'nothing'

export type Entry = { position: Position; state: number; value: number }

const missingCell: CubeCell = { state: cellState.missing, value: 0, partial: false }

export class Cube {
  readonly axes: Axes
  private readonly width: number
  /** One table of row numbers by locality for each (scenario, indicator, sector) in use; −1 is no row. */
  private readonly planes: (Int32Array | undefined)[] = []
  private rowCount = 0
  private entered: Float64Array
  private enteredState: Uint8Array
  private effective: Float64Array
  private effectiveState: Uint8Array
  private partial: Uint8Array

  constructor(axes: Axes, expectedRows = 256) {
    this.axes = axes
    this.width = Math.max(1, axes.periods.ids.length)
    const size = expectedRows * this.width
    this.entered = new Float64Array(size)
    this.enteredState = new Uint8Array(size)
    this.effective = new Float64Array(size)
    this.effectiveState = new Uint8Array(size)
    this.partial = new Uint8Array(size)
  }

  /** Puts an input in without recomputing: for loading, followed by `recomputeAll`. */
  load({ position, state, value }: Entry): void {
    const slot = this.slotFor(position)
    this.enteredState[slot] = state
    this.entered[slot] = state === cellState.number ? value : 0
  }

  /** Changes inputs and everything that follows from them. Returns how many cells were derived again. */
  apply(entries: readonly Entry[]): number {
    let derived = 0
    for (const entry of entries) {
      this.load(entry)
      derived += this.push(entry.position)
    }
    return derived
  }

  read(position: Position): CubeCell {
    const slot = this.findSlot(position)
    if (slot < 0) return missingCell
    return {
      state: this.effectiveState[slot] ?? 0,
      value: this.effective[slot] ?? 0,
      partial: this.partial[slot] === 1,
    }
  }

  readEntered(position: Position): CubeCell {
    const slot = this.findSlot(position)
    if (slot < 0) return missingCell
    return { state: this.enteredState[slot] ?? 0, value: this.entered[slot] ?? 0, partial: false }
  }

  /** What the cell would be without its own input, and by which rule. */
  readRolledUp(position: Position): { cell: CubeCell; rule: CubeRule } {
    return this.rollUp(position)
  }

  /** The sum over one breakdown alone, whatever the indicator's basis says. */
  readParts(position: Position, breakdown: Breakdown): CubeCell {
    return this.sumOver(position, breakdown)
  }

  /** Derives every cell from the inputs alone, children before parents. */
  recomputeAll(): void {
    const { indicators, sectors, localities, periods } = this.axes
    const marked = new Uint8Array(localities.ids.length)
    for (let scenario = 0; scenario < scenarios.length; scenario++) {
      for (const indicator of indicators.tree.childrenFirst) {
        for (const sector of sectors.tree.childrenFirst) {
          if (!this.markLocalities(marked, scenario, indicator, sector)) continue
          for (const locality of localities.tree.childrenFirst) {
            if (marked[locality] === 0) continue
            for (const period of periods.tree.childrenFirst) {
              this.derive({ scenario, indicator, sector, locality, period })
            }
          }
          marked.fill(0)
        }
      }
    }
  }

  /** Localities where this plane, or one that adds up into it, has a row, and all their ancestors. */
  private markLocalities(marked: Uint8Array, scenario: number, indicator: number, sector: number): boolean {
    const { indicators, sectors, localities } = this.axes
    const sources = [this.plane(scenario, indicator, sector)]
    for (const child of sectors.tree.children[sector] ?? [])
      sources.push(this.plane(scenario, indicator, child))
    for (const child of indicators.tree.children[indicator] ?? [])
      sources.push(this.plane(scenario, child, sector))
    let any = false
    for (const plane of sources) {
      if (plane === undefined) continue
      for (let locality = 0; locality < plane.length; locality++) {
        if ((plane[locality] ?? -1) < 0) continue
        any = true
        for (let at = locality; at >= 0 && marked[at] === 0; at = localities.tree.parent[at] ?? -1)
          marked[at] = 1
      }
    }
    return any
  }

  /**
   * Walks the ancestors of one cell in all dimensions. Each cell depends only on cells one step below it along one
   * dimension, and the nested loops meet those first; a cell none of whose parts changed is not derived.
   */
  private push(from: Position): number {
    const { indicators, sectors, localities, periods } = this.axes
    const indicatorChain = ancestorChain(indicators.tree, from.indicator)
    const periodChain = ancestorChain(periods.tree, from.period)
    const sectorChain = ancestorChain(sectors.tree, from.sector)
    const localityChain = ancestorChain(localities.tree, from.locality)
    const strideSector = localityChain.length
    const stridePeriod = strideSector * sectorChain.length
    const strideIndicator = stridePeriod * periodChain.length
    const changed = new Uint8Array(strideIndicator * indicatorChain.length)
    let derived = 0
    for (const [a, indicator] of indicatorChain.entries()) {
      for (const [b, period] of periodChain.entries()) {
        for (const [c, sector] of sectorChain.entries()) {
          for (const [d, locality] of localityChain.entries()) {
            const at = a * strideIndicator + b * stridePeriod + c * strideSector + d
            const touched =
              at === 0 ||
              (a > 0 && changed[at - strideIndicator] === 1) ||
              (b > 0 && changed[at - stridePeriod] === 1) ||
              (c > 0 && changed[at - strideSector] === 1) ||
              (d > 0 && changed[at - 1] === 1)
            if (!touched) continue
            derived++
            if (this.derive({ scenario: from.scenario, indicator, sector, locality, period })) changed[at] = 1
          }
        }
      }
    }
    return derived
  }

  /** Derives one cell; true when its effective value changed. */
  private derive(position: Position): boolean {
    const slot = this.findSlot(position)
    const entered = slot < 0 ? cellState.missing : (this.enteredState[slot] ?? 0)
    const next =
      entered === cellState.missing
        ? this.rollUp(position).cell
        : { state: entered, value: this.entered[slot] ?? 0, partial: false }
    if (slot < 0 && next.state === cellState.missing) return false
    const target = slot < 0 ? this.slotFor(position) : slot
    if (
      this.effectiveState[target] === next.state &&
      this.effective[target] === next.value &&
      this.partial[target] === Number(next.partial)
    ) {
      return false
    }
    this.effectiveState[target] = next.state
    this.effective[target] = next.value
    this.partial[target] = Number(next.partial)
    return true
  }

  private rollUp(position: Position): { cell: CubeCell; rule: CubeRule } {
    const { indicators } = this.axes
    let unknown = false
    if (indicators.additive[position.indicator] === 1) {
      for (const breakdown of indicators.basis[position.indicator] ?? []) {
        const cell = this.sumOver(position, breakdown)
        if (cell.state === cellState.unknown) unknown = true
        else if (cell.state !== cellState.missing) return { cell, rule: breakdown }
      }
      const cell = this.overPeriods(position)
      if (cell.state === cellState.unknown) unknown = true
      else if (cell.state !== cellState.missing) return { cell, rule: 'periods' }
    }
    return { cell: unknown ? { ...missingCell, state: cellState.unknown } : missingCell, rule: 'nothing' }
  }

  private sumOver(position: Position, breakdown: Breakdown): CubeCell {
    const { indicators, sectors, localities } = this.axes
    const total = new Total()
    const { scenario, indicator, sector, locality, period } = position
    if (breakdown === 'localities') {
      const plane = this.plane(scenario, indicator, sector)
      for (const child of localities.tree.children[locality] ?? [])
        this.addRow(total, plane?.[child] ?? -1, period)
    } else if (breakdown === 'sectors') {
      for (const child of sectors.tree.children[sector] ?? []) {
        this.addRow(total, this.plane(scenario, indicator, child)?.[locality] ?? -1, period)
      }
    } else {
      for (const child of indicators.tree.children[indicator] ?? []) {
        this.addRow(total, this.plane(scenario, child, sector)?.[locality] ?? -1, period)
      }
    }
    return total.result()
  }

  /** Flows add over sub-periods; stocks take the last one present. */
  private overPeriods(position: Position): CubeCell {
    const children = this.axes.periods.tree.children[position.period] ?? []
    if (children.length === 0) return missingCell
    const row = this.plane(position.scenario, position.indicator, position.sector)?.[position.locality] ?? -1
    const kind = this.axes.dimensions.indicators[position.indicator]?.kind
    if (kind === 'flow') {
      const total = new Total()
      for (const period of children) this.addRow(total, row, period)
      return total.result()
    }
    if (row < 0) return missingCell
    for (const period of this.latestFirst(children)) {
      const slot = row * this.width + period
      const state = this.effectiveState[slot] ?? 0
      if (state === cellState.missing || state === cellState.unknown) continue
      return { state, value: this.effective[slot] ?? 0, partial: this.partial[slot] === 1 }
    }
    return missingCell
  }

  private latestFirst(periods: readonly number[]): number[] {
    const { periods: items } = this.axes.dimensions
    return [...periods].sort((a, b) => (items[b]?.ordinal ?? 0) - (items[a]?.ordinal ?? 0))
  }

  private addRow(total: Total, row: number, period: number): void {
    if (row < 0) {
      total.add(cellState.missing, 0, false)
      return
    }
    const slot = row * this.width + period
    total.add(this.effectiveState[slot] ?? 0, this.effective[slot] ?? 0, this.partial[slot] === 1)
  }

  private planeIndex(scenario: number, indicator: number, sector: number): number {
    return (scenario * this.axes.indicators.ids.length + indicator) * this.axes.sectors.ids.length + sector
  }

  private plane(scenario: number, indicator: number, sector: number): Int32Array | undefined {
    return this.planes[this.planeIndex(scenario, indicator, sector)]
  }

  private findSlot(position: Position): number {
    const row = this.plane(position.scenario, position.indicator, position.sector)?.[position.locality] ?? -1
    return row < 0 ? -1 : row * this.width + position.period
  }

  private slotFor(position: Position): number {
    const index = this.planeIndex(position.scenario, position.indicator, position.sector)
    const plane = (this.planes[index] ??= new Int32Array(this.axes.localities.ids.length).fill(-1))
    let row = plane[position.locality] ?? -1
    if (row < 0) {
      row = this.rowCount++
      plane[position.locality] = row
      if (this.rowCount * this.width > this.entered.length) this.grow()
    }
    return row * this.width + position.period
  }

  private grow(): void {
    const size = this.entered.length * 2 + this.width
    this.entered = copyInto(new Float64Array(size), this.entered)
    this.enteredState = copyInto(new Uint8Array(size), this.enteredState)
    this.effective = copyInto(new Float64Array(size), this.effective)
    this.effectiveState = copyInto(new Uint8Array(size), this.effectiveState)
    this.partial = copyInto(new Uint8Array(size), this.partial)
  }
}

function copyInto<A extends Float64Array | Uint8Array>(target: A, from: A): A {
  target.set(from)
  return target
}

/**
 * A sum over parts. Missing parts are skipped and make it partial; all parts missing is missing, not zero; "none"
 * counts as zero, and none everywhere stays none. Beyond 2^53 the result is an overflow, never a rounded number.
 */
class Total {
  private sum = 0
  private numbers = 0
  private nones = 0
  private unknowns = 0
  private gaps = 0
  private overflow = false
  private partial = false

  add(state: number, value: number, partial: boolean): void {
    if (partial) this.partial = true
    if (state === cellState.number) {
      this.numbers++
      this.sum += value
      // A partial sum beyond 2^53 has already lost digits, even if later parts bring it back.
      if (!Number.isSafeInteger(this.sum)) this.overflow = true
    } else if (state === cellState.none) this.nones++
    else if (state === cellState.unknown) this.unknowns++
    else if (state === cellState.overflow) this.overflow = true
    else this.gaps++
  }

  result(): CubeCell {
    if (this.overflow) return { state: cellState.overflow, value: 0, partial: false }
    const partial = this.partial || this.gaps + this.unknowns > 0
    if (this.numbers > 0) return { state: cellState.number, value: this.sum, partial }
    if (this.nones > 0) return { state: cellState.none, value: 0, partial }
    return this.unknowns > 0 ? { state: cellState.unknown, value: 0, partial: false } : missingCell
  }
}
