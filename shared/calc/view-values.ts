import { scenarios } from '../model/dimension'
import type { Position } from './axes'
import type { Cube, CubeRead } from './cube'

/**
 * The cells of one table, evaluated again only where something they read has changed. What a cell reads is recorded
 * while it is evaluated, so any evaluation over the cube may be used, comparisons and ratios alike; the same reads give
 * the same result. An evaluation must depend on values, states and entries alone, not on the rule that gave a value.
 */
export class ViewValues<T> {
  readonly cells: T[] = []
  private readonly watches = new Map<number, Watch>()
  private readonly watchesOf: Watch[][] = []
  private readonly reads: CubeRead[] = []

  /** `evaluate` gives cell 0 … count − 1 from `cube`; `isSame` says whether two results look alike. */
  constructor(
    private readonly cube: Cube,
    count: number,
    private readonly evaluate: (index: number) => T,
    private readonly isSame: (a: T, b: T) => boolean,
  ) {
    for (let index = 0; index < count; index++) this.cells.push(this.evaluateCell(index))
  }

  /** To be called after the cube has changed. Returns the cells that are different now, ascending. */
  refresh(): number[] {
    const touched = new Set<number>()
    for (const watch of this.watches.values()) {
      if (!this.cube.hasChangedSince(watch.read)) continue
      for (const index of watch.cells) touched.add(index)
    }
    const changed: number[] = []
    for (const index of [...touched].sort((a, b) => a - b)) {
      const before = this.cells[index]
      const after = this.evaluateCell(index)
      this.cells[index] = after
      if (before === undefined || !this.isSame(before, after)) changed.push(index)
    }
    return changed
  }

  private evaluateCell(index: number): T {
    this.reads.length = 0
    this.cube.recordReads(this.reads)
    try {
      return this.evaluate(index)
    } finally {
      this.cube.recordReads(null)
      this.follow(index)
    }
  }

  /**
   * Watches what the cell has read. A newer answer replaces the older one for all who watch it: it has changed for them
   * too, and they are evaluated in the same refresh.
   */
  private follow(index: number): void {
    const followed = this.watchesOf[index] ?? []
    const isSame =
      followed.length === this.reads.length &&
      this.reads.every((read, at) => isSameQuestion(read, followed[at]?.read))
    if (isSame) {
      for (const [at, watch] of followed.entries()) watch.read = this.reads[at] ?? watch.read
      return
    }
    for (const watch of followed) {
      watch.cells.delete(index)
      if (watch.cells.size === 0) this.watches.delete(this.keyOf(watch.read))
    }
    this.watchesOf[index] = this.reads.map((read) => this.watch(index, read))
  }

  private watch(index: number, read: CubeRead): Watch {
    const key = this.keyOf(read)
    const watch = this.watches.get(key) ?? { read, cells: new Set() }
    watch.read = read
    watch.cells.add(index)
    this.watches.set(key, watch)
    return watch
  }

  private keyOf({ of, position }: CubeRead): number {
    const { indicators, sectors, localities, periods } = this.cube.axes
    const { scenario, indicator, sector, locality, period }: Position = position
    const plane = (indicator * sectors.ids.length + sector) * scenarios.length + scenario
    const cell = (plane * localities.ids.length + locality) * periods.ids.length + period
    return (
      of *
        (indicators.ids.length * sectors.ids.length * scenarios.length) *
        localities.ids.length *
        periods.ids.length +
      cell
    )
  }
}

type Watch = { read: CubeRead; cells: Set<number> }

function isSameQuestion(a: CubeRead, b: CubeRead | undefined): boolean {
  return (
    b !== undefined &&
    a.of === b.of &&
    a.position.indicator === b.position.indicator &&
    a.position.period === b.position.period &&
    a.position.sector === b.position.sector &&
    a.position.locality === b.position.locality &&
    a.position.scenario === b.position.scenario
  )
}
