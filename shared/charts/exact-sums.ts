import { powerOfTen, roundQuotient, times, type Int } from '../calc/exact'
import type { Figure } from './figures'

/** Sums, shares and means of shown figures, exact to the last digit; texts and verdicts are made of these. */

/** A whole number of units of 10^−decimals. */
export type Exact = { units: bigint; decimals: number }

export function exactOf({ scaled, decimals }: Pick<Figure, 'scaled' | 'decimals'>): Exact | null {
  return scaled === null ? null : { units: BigInt(scaled), decimals }
}

function unitsAt({ units, decimals }: Exact, at: number): bigint {
  return units * 10n ** BigInt(at - decimals)
}

/** What the figures that are there add up to; null when none is. */
export function sumFigures(figures: readonly Pick<Figure, 'scaled' | 'decimals'>[]): Exact | null {
  const present = figures.flatMap((figure) => exactOf(figure) ?? [])
  if (present.length === 0) return null
  const decimals = Math.max(...present.map((one) => one.decimals))
  return { units: present.reduce((sum, one) => sum + unitsAt(one, decimals), 0n), decimals }
}

export function subtractExact(a: Exact, b: Exact): Exact {
  const decimals = Math.max(a.decimals, b.decimals)
  return { units: unitsAt(a, decimals) - unitsAt(b, decimals), decimals }
}

export function isSame(a: Exact, b: Exact): boolean {
  return subtractExact(a, b).units === 0n
}

/** As a scaled integer with its own decimals; null beyond exact integers. */
export function toScaled({ units }: Exact): number | null {
  const value = Number(units)
  return Number.isSafeInteger(value) ? value : null
}

/** part / whole in tenths of a percent, rounded half away from zero; null for a whole of zero. */
export function shareOf(part: Exact, whole: Exact): number | null {
  const decimals = Math.max(part.decimals, whole.decimals)
  return divide(unitsAt(part, decimals) * 100n, unitsAt(whole, decimals), 1)
}

/** sum / count with one decimal more than the sum has, as a scaled integer. */
export function meanOf(sum: Exact, count: number): { scaled: number; decimals: number } | null {
  const decimals = Math.min(sum.decimals + 1, 6)
  const scaled = divide(sum.units, BigInt(count) * BigInt(powerOfTen(sum.decimals)), decimals)
  return scaled === null ? null : { scaled, decimals }
}

function divide(n: bigint, d: bigint, decimals: number): number | null {
  if (d === 0n) return null
  const sign: Int = d < 0n ? -1 : 1
  return roundQuotient({ n: times(n, sign), d: times(d, sign) }, decimals)
}
