import type { RowStore } from '../calc/row-store'

/**
 * What one look at the entered figures of a row has shown, by row of the store: whoever compares rows need not look at all
 * figures again. Kept by the checks of single lines.
 */
export const moves = 1
/** The same number period after period. */
export const stands = 2

export class RowLooks {
  /** The smallest and the largest size of its figures but zero; infinite and 0 where there are none. */
  least = new Float64Array(0)
  most = new Float64Array(0)
  marks = new Uint8Array(0)

  constructor(private readonly store: RowStore) {
    this.grow()
  }

  /** To be called where rows may have been added. */
  grow(): void {
    const rows = Math.ceil(this.store.flags.length / this.store.width)
    if (this.marks.length >= rows) return
    const { least, most, marks } = this
    this.least = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
    this.most = new Float64Array(rows)
    this.marks = new Uint8Array(rows)
    this.least.set(least)
    this.most.set(most)
    this.marks.set(marks)
  }

  forget(row: number): void {
    this.least[row] = Number.POSITIVE_INFINITY
    this.most[row] = 0
    this.marks[row] = 0
  }

  note(row: number, least: number, most: number, marks: number): void {
    if (least < (this.least[row] ?? 0)) this.least[row] = least
    if (most > (this.most[row] ?? 0)) this.most[row] = most
    this.marks[row] = (this.marks[row] ?? 0) | marks
  }
}
