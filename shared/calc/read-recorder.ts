import type { Position } from './axes'

/**
 * A read as it was answered. `of`: 0 is the cell itself with its entry; 1-3 the sum over that breakdown, by the codes of
 * `cubeRules`, and 4 all that follows from other cells. `slot` is where the cell itself stood while the rows had
 * `version`. The answer is brought up to date in place whenever the same is read again.
 */
export type CubeRead = {
  readonly of: number
  readonly position: Position
  flags: number
  value: number
  slot: number
  version: number
}

/**
 * Follows what an evaluation reads, beside what it is known to have read the last time: mostly the same again, and then
 * the known reads take the answers and nothing is made anew.
 */
export class ReadRecorder {
  private known: readonly CubeRead[] = []
  private count = 0
  /** All reads, once one of them is not the known one. */
  private others: CubeRead[] | null = null

  start(known: readonly CubeRead[]): void {
    this.known = known
    this.count = 0
    this.others = null
  }

  /** The read that comes next if it is of that position again; null where it is not. */
  expect(position: Position): CubeRead | null {
    const read = this.others === null ? this.known[this.count] : undefined
    return read !== undefined && isSamePosition(read.position, position) ? read : null
  }

  /** The read that was expected has been answered. */
  confirm(): void {
    this.count++
  }

  add(read: CubeRead): void {
    this.others ??= this.known.slice(0, this.count)
    this.others.push(read)
  }

  /** Null when exactly the known reads came again. */
  finish(): readonly CubeRead[] | null {
    return this.others ?? (this.count === this.known.length ? null : this.known.slice(0, this.count))
  }
}

function isSamePosition(a: Position, b: Position): boolean {
  return (
    a.indicator === b.indicator &&
    a.sector === b.sector &&
    a.period === b.period &&
    a.scenario === b.scenario &&
    a.locality === b.locality
  )
}
