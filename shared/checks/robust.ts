/**
 * Medians over small arrays that are used again and again. Figures are compared by their ratio, so by logarithms: doubles
 * decide only whether something is worth a warning, never whether an identity holds.
 */
export function medianOf(numbers: Float64Array, count: number): number {
  if (count === 0) return 0
  const sorted = numbers.subarray(0, count).sort()
  const middle = count >> 1
  const upper = sorted[middle] ?? 0
  return count % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** The median distance from `center`, scaled to a standard deviation of the normal distribution. */
export function spreadOf(numbers: Float64Array, count: number, center: number): number {
  const distances = new Float64Array(count)
  for (let at = 0; at < count; at++) distances[at] = Math.abs((numbers[at] ?? 0) - center)
  return 1.4826 * medianOf(distances, count)
}

/** The standard deviation: with a few numbers surer than the spread, as long as none of them stands out itself. */
export function deviationOf(numbers: Float64Array, count: number): number {
  if (count < 2) return 0
  let sum = 0
  let squares = 0
  for (let at = 0; at < count; at++) {
    const number = numbers[at] ?? 0
    sum += number
    squares += number * number
  }
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / count) / (count - 1)))
}

/** 3 or 6 where one number is about 10^3 or 10^6 times another of the same size; null elsewhere. */
export function powerBetween(a: number, b: number): 3 | 6 | null {
  const ratio = a > b ? a / b : b / a
  if (ratio >= 1e3 / tolerance && ratio <= 1e3 * tolerance) return 3
  return ratio >= 1e6 / tolerance && ratio <= 1e6 * tolerance ? 6 : null
}

/** A factor of a thousand is meant, so much growth and shrinking of the thing itself is allowed for. */
const tolerance = 2
