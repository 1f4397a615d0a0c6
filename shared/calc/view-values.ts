import type { Cube } from './cube'
import { ReadRecorder, type CubeRead } from './read-recorder'
import { WatchTable, type Watch } from './watch-table'

/**
 * The cells of one table, evaluated again only where something they read has changed. What a cell reads is recorded
 * while it is evaluated, so any evaluation over the cube may be used, comparisons and ratios alike; the same reads give
 * the same result. An evaluation must depend on values, states and entries alone, not on the rule that gave a value.
 * The cube tells which cells an edit has met, so an edit elsewhere costs the table next to nothing, however large it is.
 */
export class ViewValues<T> {
  readonly cells: T[] = []
  private readonly watches: WatchTable
  private readonly recorder = new ReadRecorder()
  /** By cell: what it reads, in order, and the watches of that. */
  private readonly readsOf: (readonly CubeRead[])[] = []
  private readonly watchesOf: (readonly Watch[])[] = []
  /** By cell: 1 where it is to be evaluated again. */
  private readonly isTouched: Uint8Array
  private readonly touched: Int32Array
  private touchedCount = 0
  /** Up to where the changes of the cube have been followed, and its layout then. */
  private followedTo: number
  private layout: number

  /** `evaluate` gives cell 0 … count − 1 from `cube`; `isSame` says whether two results look alike. */
  constructor(
    private readonly cube: Cube,
    count: number,
    private readonly evaluate: (index: number) => T,
    private readonly isSame: (a: T, b: T) => boolean,
  ) {
    this.watches = new WatchTable(cube)
    this.isTouched = new Uint8Array(count)
    this.touched = new Int32Array(count)
    this.followedTo = cube.changes.end
    this.layout = cube.layout
    for (let index = 0; index < count; index++) this.cells.push(this.evaluateCell(index))
  }

  /** To be called after the cube has changed. Returns the cells that are different now, ascending. */
  refresh(): number[] {
    this.touchCells()
    const changed: number[] = []
    if (this.touchedCount === 0) return changed
    const touched = this.touched.subarray(0, this.touchedCount).sort()
    this.touchedCount = 0
    for (const index of touched) this.isTouched[index] = 0
    for (const index of touched) {
      const before = this.cells[index]
      const after = this.evaluateCell(index)
      this.cells[index] = after
      if (before === undefined || !this.isSame(before, after)) changed.push(index)
    }
    return changed
  }

  private touchCells(): void {
    const { cube, watches, followedTo } = this
    const { changes } = cube
    if (cube.layout !== this.layout) {
      this.layout = cube.layout
      watches.relocate()
    }
    this.followedTo = changes.end
    if (changes.end - followedTo > watches.size || !changes.reachesBackTo(followedTo)) {
      for (const watch of watches.all()) this.touchIfChanged(watch)
      return
    }
    for (let change = followedTo; change < changes.end; change++) {
      const watching = watches.at(changes.slotOf(change))
      if (watching !== undefined) for (const watch of watching) this.touchIfChanged(watch)
    }
  }

  private touchIfChanged({ read, cells }: Watch): void {
    if (!this.cube.hasChangedSince(read)) return
    for (const index of cells) {
      if (this.isTouched[index] === 1) continue
      this.isTouched[index] = 1
      this.touched[this.touchedCount++] = index
    }
  }

  private evaluateCell(index: number): T {
    this.recorder.start(this.readsOf[index] ?? [])
    this.cube.recordReads(this.recorder)
    try {
      return this.evaluate(index)
    } finally {
      this.cube.recordReads(null)
      this.follow(index)
    }
  }

  private follow(index: number): void {
    const reads = this.recorder.finish()
    if (reads === null) return
    const left = new Set(this.watchesOf[index])
    const watches = reads.map((read) => this.watches.add(index, read))
    for (const watch of watches) left.delete(watch)
    for (const watch of left) this.watches.remove(index, watch)
    this.watchesOf[index] = watches
    this.readsOf[index] = watches.map(({ read }) => read)
  }
}
