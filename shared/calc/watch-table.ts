import { scenarios } from '../model/dimension'
import type { Cube } from './cube'
import type { CubeRead } from './read-recorder'

/** One read and the cells of a table that have asked it. */
export type Watch = {
  readonly read: CubeRead
  readonly cells: Set<number>
  /** Where `changes` tells of it; null where nothing does in this layout. */
  slot: number | null
}

/** Bits by the end of the slot: clear where nothing is watched, which is true of nearly all changes. */
const filterWords = 128
const filterMask = filterWords - 1

/** What the cells of one table have read: each question once, found by itself or by where its answer may change. */
export class WatchTable {
  private readonly byQuestion = new Map<number, Watch>()
  private readonly bySlot = new Map<number, Watch[]>()
  private readonly filter = new Int32Array(filterWords)

  constructor(private readonly cube: Cube) {}

  /** How many different questions there are. */
  get size(): number {
    return this.byQuestion.size
  }

  all(): Iterable<Watch> {
    return this.byQuestion.values()
  }

  /** Those whose answer may have changed when `changes` names the slot. */
  at(slot: number): readonly Watch[] | undefined {
    const word = this.filter[(slot >> 5) & filterMask] ?? 0
    return (word & (1 << (slot & 31))) === 0 ? undefined : this.bySlot.get(slot)
  }

  /**
   * The cell has read this. A newer answer replaces the older one for all who asked: it has changed for them too, and they
   * are evaluated in the same refresh.
   */
  add(index: number, read: CubeRead): Watch {
    const key = this.keyOf(read)
    let watch = this.byQuestion.get(key)
    if (watch === undefined) {
      watch = { read, cells: new Set(), slot: null }
      this.byQuestion.set(key, watch)
      this.link(watch)
    } else {
      watch.read.flags = read.flags
      watch.read.value = read.value
    }
    watch.cells.add(index)
    return watch
  }

  remove(index: number, watch: Watch): void {
    watch.cells.delete(index)
    if (watch.cells.size > 0) return
    this.byQuestion.delete(this.keyOf(watch.read))
    this.unlink(watch)
  }

  /** To be called when the layout of the cube has changed. */
  relocate(): void {
    this.bySlot.clear()
    this.filter.fill(0)
    for (const watch of this.byQuestion.values()) this.link(watch)
  }

  private link(watch: Watch): void {
    const slot = this.cube.findChangeSlot(watch.read)
    watch.slot = slot
    if (slot === null) return
    const word = (slot >> 5) & filterMask
    this.filter[word] = (this.filter[word] ?? 0) | (1 << (slot & 31))
    const others = this.bySlot.get(slot)
    if (others === undefined) this.bySlot.set(slot, [watch])
    else others.push(watch)
  }

  private unlink(watch: Watch): void {
    if (watch.slot === null) return
    const others = (this.bySlot.get(watch.slot) ?? []).filter((other) => other !== watch)
    if (others.length === 0) this.bySlot.delete(watch.slot)
    else this.bySlot.set(watch.slot, others)
  }

  private keyOf({ of, position }: CubeRead): number {
    const { indicators, sectors, localities, periods } = this.cube.axes
    const { scenario, indicator, sector, locality, period } = position
    const plane =
      ((of * indicators.ids.length + indicator) * sectors.ids.length + sector) * scenarios.length + scenario
    return (plane * localities.ids.length + locality) * periods.ids.length + period
  }
}
