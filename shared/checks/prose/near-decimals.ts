import { compareDecimals, scaleDecimal, subtractDecimals } from '../../format/decimal'

/** How far apart two plain decimals are, exactly. */
const mostDecimals = 12

/** |a − b| ≤ percent of |b|. */
export function isWithinPercent(a: string, b: string, percent: number): boolean {
  const [left, right] = [scaleDecimal(a, mostDecimals), scaleDecimal(b, mostDecimals)]
  if (left === null || right === null) return false
  return absolute(left - right) * 100n <= absolute(right) * BigInt(percent)
}

/** |a − b| ≤ most. */
export function isWithin(a: string, b: string, most: string): boolean {
  return compareDecimals(subtractDecimals(a, b).replace(/^-/, ''), most) <= 0
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
