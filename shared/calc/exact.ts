/**
 * Exact arithmetic on integers and quotients of integers. Numbers are used while the result is a safe integer and
 * BigInt beyond, so no figure is ever a rounded binary fraction. Rounding happens once, in `roundQuotient`.
 */
export type Int = number | bigint

/** n / d with d > 0. */
export type Quotient = { n: Int; d: Int }

const powersOfTen = Array.from({ length: 16 }, (_, power) => 10 ** power)

/** 10^power for 0 ≤ power ≤ 15. */
export function powerOfTen(power: number): number {
  const value = powersOfTen[power]
  if (value === undefined) throw new RangeError(`power of ten out of range: ${power}`)
  return value
}

/** A product whose rounded double is a safe integer is exact: a larger product would have rounded to 2^53 or more. */
export function times(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product
  }
  return BigInt(a) * BigInt(b)
}

function minus(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return BigInt(a) - BigInt(b)
}

/** −1 below, 0 at and 1 above zero; −0 is 0. */
export function signOf(a: Int): -1 | 0 | 1 {
  return a > 0 ? 1 : a < 0 ? -1 : 0
}

/** a − b, exactly; both in the same unit. */
export function subtractQuotients(a: Quotient, b: Quotient): Quotient {
  if (a.d === b.d) return { n: minus(a.n, b.n), d: a.d }
  return { n: minus(times(a.n, b.d), times(b.n, a.d)), d: times(a.d, b.d) }
}

/** a / b; b must not be zero. The sign moves to the numerator. */
export function divideQuotients(a: Quotient, b: Quotient): Quotient {
  // Figures of the same decimals mostly: what they share would only make the integers larger.
  const n = a.d === b.d ? a.n : times(a.n, b.d)
  const d = a.d === b.d ? b.n : times(a.d, b.n)
  return signOf(d) < 0 ? { n: minus(0, n), d: minus(0, d) } : { n, d }
}

/** a · factor, exactly: for units that are powers of ten apart, and for percent. */
export function scaleQuotient(a: Quotient, factor: Int): Quotient {
  return { n: times(a.n, factor), d: a.d }
}

/**
 * The quotient with `decimals` digits after the point as a scaled integer, rounded half away from zero; null beyond
 * ±(2^53 − 1). For |n·10^decimals| < 2^52 the division in doubles decides ties exactly: a tie is representable and
 * anything else is further from it than the quotient's rounding error.
 */
export function roundQuotient(quotient: Quotient, decimals: number): number | null {
  const scaled = times(quotient.n, powerOfTen(decimals))
  const { d } = quotient
  if (typeof scaled === 'number' && typeof d === 'number' && Math.abs(scaled) < 2 ** 52) {
    const magnitude = Math.round(Math.abs(scaled) / d)
    return scaled < 0 && magnitude > 0 ? -magnitude : magnitude
  }
  const n = BigInt(scaled)
  const divisor = BigInt(d)
  const magnitude = ((n < 0n ? -n : n) * 2n + divisor) / (divisor * 2n)
  const value = Number(n < 0n ? -magnitude : magnitude)
  return Number.isSafeInteger(value) ? value : null
}
