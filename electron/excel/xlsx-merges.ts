import { Failure } from '../../shared/contract/errors'
import type { GridRange } from '../../shared/table/cell-grid'
import { readRange } from './xlsx-reference'

const limits = {
  area: 100_000,
  /** Cells of all merges of a sheet. */
  total: 5_000_000,
  /** A heading over columns that hold nothing yet still spans them: so much beyond the last cell is kept. */
  room: 64,
} as const

/** Rows of a bucket: enough to keep a bucket to a few merges, and a merge to a few buckets. */
const bucketRows = 64

/**
 * Merges cut to where the sheet has cells: one over a whole sheet costs nothing. Of two that overlap the first counts, as
 * spreadsheets repair it; what is no range, or a single cell, is left out. Throws Failure excel-too-large.
 */
export function readMerges(
  references: readonly string[],
  last: { row: number; column: number },
): GridRange[] {
  const buckets = new Map<number, GridRange[]>()
  let total = 0
  return references.flatMap((reference) => {
    const range = cutRange(readRange(reference), last)
    if (range === null) return []
    const area = (range.bottom - range.top + 1) * (range.right - range.left + 1)
    total += area
    if (area > limits.area || total > limits.total) throw new Failure('excel-too-large', { merge: reference })
    return area > 1 && takePlace(buckets, range) ? [range] : []
  })
}

function cutRange(range: GridRange | null, last: { row: number; column: number }): GridRange | null {
  if (range === null) return null
  const bottom = Math.min(range.bottom, last.row + limits.room)
  const right = Math.min(range.right, last.column + limits.room)
  return bottom < range.top || right < range.left ? null : { ...range, bottom, right }
}

/** False when another range is there already. */
function takePlace(buckets: Map<number, GridRange[]>, range: GridRange): boolean {
  const places: GridRange[][] = []
  for (let at = Math.floor(range.top / bucketRows); at <= Math.floor(range.bottom / bucketRows); at++) {
    let bucket = buckets.get(at)
    if (bucket === undefined) {
      bucket = []
      buckets.set(at, bucket)
    }
    if (bucket.some((other) => overlap(range, other))) return false
    places.push(bucket)
  }
  for (const bucket of places) bucket.push(range)
  return true
}

function overlap(a: GridRange, b: GridRange): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left
}
