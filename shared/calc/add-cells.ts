import { overflowBit, seenBit } from './cell-flags'
import type { RowStore } from './row-store'

/** The additions of the engine, over the cells as they lie in memory. "Seen" are the sets of `cell-flags`. */

/** Sums one column over the first `count` of `rows`. Writes the sum into `sum[0]` and returns what was seen. */
export function addColumn(
  { values, flags, width }: RowStore,
  rows: Int32Array,
  count: number,
  column: number,
  sum: Float64Array,
): number {
  let total = 0
  let seen = 0
  for (let at = 0; at < count; at++) {
    const slot = (rows[at] ?? 0) * width + column
    total += values[slot] ?? 0
    seen |= seenBit(flags[slot] ?? 0) | overflowBit(total)
  }
  sum[0] = total
  return seen
}

/** The same over `count` neighbouring columns of one row, from `slot`. */
export function addRun({ values, flags }: RowStore, slot: number, count: number, sum: Float64Array): number {
  let total = 0
  let seen = 0
  for (let at = slot; at < slot + count; at++) {
    total += values[at] ?? 0
    seen |= seenBit(flags[at] ?? 0) | overflowBit(total)
  }
  sum[0] = total
  return seen
}

/** The same as `addColumn` for every column: sums and what was seen are written by column. */
export function addWholeRows(
  { values, flags, width }: RowStore,
  rows: Int32Array,
  count: number,
  sums: Float64Array,
  seen: Int32Array,
): void {
  sums.fill(0)
  seen.fill(0)
  for (let at = 0; at < count; at++) {
    const start = (rows[at] ?? 0) * width
    for (let column = 0; column < width; column++) {
      const total = (sums[column] ?? 0) + (values[start + column] ?? 0)
      sums[column] = total
      seen[column] = (seen[column] ?? 0) | seenBit(flags[start + column] ?? 0) | overflowBit(total)
    }
  }
}
