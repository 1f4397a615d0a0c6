import type { CubeLines } from './cube-lines'
import { isEnteredNumber } from './cube-lines'
import type { RowLooks } from './row-looks'

/** Beside the marks of rows: some figure is far larger than another. */
export const isWide = 4
/** A thousand times the next one, and that one is not next to nothing. */
export const leastSecond = 10
export const leastTimes = 400
const longHistory = 5

/** Siblings of one line in one scenario that have a row, in arrays that are used again for the next group. */
export class PeerGroup {
  /** By member. */
  memberLines = new Int32Array(16)
  localities = new Int32Array(16)
  rows = new Int32Array(16)
  /** The rows that the figures are divided by; 0 where there is none. */
  countRows = new Int32Array(16)
  count = 0
  scenario = 0
  /** The line that counts owners; −1 where nothing is divided. */
  countLine = -1

  constructor(
    private readonly lines: CubeLines,
    private readonly looks: RowLooks,
  ) {}

  start(scenario: number, countLine: number, size: number): void {
    this.scenario = scenario
    this.count = 0
    this.countLine = countLine
    if (this.rows.length >= size) return
    this.memberLines = new Int32Array(size)
    this.localities = new Int32Array(size)
    this.rows = new Int32Array(size)
    this.countRows = new Int32Array(size)
  }

  add(line: number, locality: number, countLine: number): void {
    const row = this.lines.rowOf(this.scenario, line, locality)
    if (row === 0) return
    const at = this.count++
    this.memberLines[at] = line
    this.localities[at] = locality
    this.rows[at] = row
    this.countRows[at] = countLine < 0 ? 0 : this.lines.rowOf(this.scenario, countLine, locality)
  }

  /** The indicator that all members are figures of. */
  get indicator(): number {
    return this.lines.indicatorOf(this.memberLines[0] ?? 0)
  }

  /** What the rows have shown together. */
  lookAtRows(): number {
    const { looks, rows } = this
    let [least, most, marks] = [Number.POSITIVE_INFINITY, 0, 0]
    for (let at = 0; at < this.count; at++) {
      const row = rows[at] ?? 0
      marks |= looks.marks[row] ?? 0
      if ((looks.least[row] ?? 0) < least) least = looks.least[row] ?? 0
      if ((looks.most[row] ?? 0) > most) most = looks.most[row] ?? 0
    }
    return most >= Math.max(least, leastSecond) * leastTimes ? marks | isWide : marks
  }

  /** Whether the history of a member between two periods is long enough to judge it by itself. */
  hasHistory(member: number, first: number, end: number): boolean {
    const { flags, width } = this.lines.store
    const start = (this.rows[member] ?? 0) * width
    let entered = 0
    for (let slot = start + first; slot < start + end; slot++)
      if (isEnteredNumber(flags[slot] ?? 0)) entered++
    return entered >= longHistory
  }

  hasShortHistory(first: number, end: number): boolean {
    for (let at = 0; at < this.count; at++) if (!this.hasHistory(at, first, end)) return true
    return false
  }
}
