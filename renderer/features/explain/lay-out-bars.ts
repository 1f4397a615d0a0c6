/** A bar in percent of the room for it; `below`: of a value below zero. */
export type Bar = { from: number; length: number; below: boolean }

/** Bars of one scale. Zero is at the left edge unless a value is below it; then those begin there and go left. */
export function layOutBars(values: readonly number[]): Bar[] {
  const highest = Math.max(0, ...values)
  const lowest = Math.min(0, ...values)
  const span = highest - lowest
  return values.map((value) => {
    if (span === 0) return { from: 0, length: 0, below: false }
    const zero = ((0 - lowest) / span) * 100
    const length = (Math.abs(value) / span) * 100
    return { from: value < 0 ? zero - length : zero, length, below: value < 0 }
  })
}
