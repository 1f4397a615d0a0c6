import {
  divideQuotients,
  powerOfTen,
  roundQuotient,
  scaleQuotient,
  signOf,
  subtractQuotients,
  times,
  type Int,
  type Quotient,
} from '../exact'

/**
 * Exact arithmetic for formulas. Formulas may build on formulas, so numbers could double their digits at every step:
 * beyond 2^53 quotients are kept in lowest terms, and one whose parts need more than 2.048 bits is an overflow. That is
 * far above any sum of statistics and keeps the slowest formula (about a thousand steps) under a second.
 */
const limit = 1n << 2048n

/** Null is overflow, here and below. */
export function addQuotients(a: Quotient, b: Quotient): Quotient | null {
  return bound(subtractQuotients(a, scaleQuotient(b, -1)))
}

/** a − b; null beyond the bounds. */
export function takeQuotient(a: Quotient, b: Quotient): Quotient | null {
  return bound(subtractQuotients(a, b))
}

/** a · b; null beyond the bounds. */
export function multiplyQuotients(a: Quotient, b: Quotient): Quotient | null {
  return bound({ n: times(a.n, b.n), d: times(a.d, b.d) })
}

/** b must not be zero. */
export function divideBounded(a: Quotient, b: Quotient): Quotient | null {
  return bound(divideQuotients(a, b))
}

/** −a; zero has no sign. */
export function negateQuotient(a: Quotient): Quotient {
  return signOf(a.n) === 0 ? a : scaleQuotient(a, -1)
}

/** Below, at or above zero when a is less than, equal to or greater than b. */
export function compareQuotients(a: Quotient, b: Quotient): -1 | 0 | 1 {
  return signOf(subtractQuotients(a, b).n)
}

/** Rounded half away from zero to `digits` decimals, −15 to 15; below zero to tens, hundreds and so on. */
export function roundBounded(value: Quotient, digits: number): Quotient | null {
  if (digits >= 0) {
    const n = roundQuotient(value, digits) ?? roundLarge(scaleQuotient(value, powerOfTen(digits)))
    return bound({ n, d: powerOfTen(digits) })
  }
  const unit = powerOfTen(-digits)
  const lowered = { n: value.n, d: times(value.d, unit) }
  return bound({ n: times(roundQuotient(lowered, 0) ?? roundLarge(lowered), unit), d: 1 })
}

function roundLarge({ n, d }: Quotient): bigint {
  const numerator = BigInt(n)
  const divisor = BigInt(d)
  const magnitude = (magnitudeOf(numerator) * 2n + divisor) / (divisor * 2n)
  return numerator < 0n ? -magnitude : magnitude
}

/** Any quotient with d > 0 in the form kept here: zero without sign, lowest terms where BigInt was needed. */
export function bound({ n, d }: Quotient): Quotient | null {
  if (signOf(n) === 0) return { n: 0, d: 1 }
  if (typeof n === 'number' && typeof d === 'number') return { n, d }
  const divisor = findCommonDivisor(magnitudeOf(BigInt(n)), BigInt(d))
  const reduced = { n: BigInt(n) / divisor, d: BigInt(d) / divisor }
  if (magnitudeOf(reduced.n) >= limit || reduced.d >= limit) return null
  return { n: demote(reduced.n), d: demote(reduced.d) }
}

function findCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

function magnitudeOf(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** As a number while that is exact, otherwise as it is. */
export function demote(value: bigint): Int {
  const double = Number(value)
  return Number.isSafeInteger(double) ? double : value
}
