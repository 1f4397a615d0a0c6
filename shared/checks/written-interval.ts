import { powerOfTen, scaleQuotient, signOf, subtractQuotients, times, type Quotient } from '../calc/exact'
import type { Qualifier } from '../model/fact'
import type { Statement } from './relation'

/**
 * What a written number may stand for. A number with k decimals was rounded half away from zero or cut off; a count was
 * neither and is exactly itself; "gần", "trên" and their like bound it from one side or widen it. Bounds are exact and
 * belong to the interval; null is no bound.
 */
export type Interval = { low: Quotient | null; high: Quotient | null }

/** How far a qualified number may reach below and above itself, as fractions of it; null without bound. */
const reach: Readonly<Record<Qualifier, readonly [below: number | null, above: number | null]>> = {
  near: [10, 0],
  over: [0, null],
  'more-than': [0, 5],
  about: [10, 10],
  estimated: [20, 20],
  'at-least': [0, null],
  minimum: [0, null],
  under: [null, 0],
}

/** The value of one unit of the last written digit. */
export function lastDigitOf({ written }: Pick<Statement, 'written'>): Quotient {
  return written >= 0 ? { n: 1, d: powerOfTen(written) } : { n: powerOfTen(-written), d: 1 }
}

/** All numbers that are written like this when rounded half away from zero; a count itself. */
export function roundedInterval(statement: Statement): Interval {
  return intervalAround(statement, 1)
}

/** The same, cut off instead of rounded, or one unit of the last digit beside what rounding gives. */
export function cutInterval(statement: Statement): Interval {
  return intervalAround(statement, 3)
}

/** Whether the number means exactly itself. */
export function isExact({ whole, qualifier }: Statement): boolean {
  return whole && qualifier === null
}

function intervalAround(statement: Statement, halves: number): Interval {
  const { quotient, qualifier } = statement
  if (isExact(statement)) return { low: quotient, high: quotient }
  const digit = lastDigitOf(statement)
  const margin = { n: times(digit.n, halves), d: times(digit.d, 2) }
  const plain = { low: subtractQuotients(quotient, margin), high: addQuotients(quotient, margin) }
  if (qualifier === null) return plain
  const size = signOf(quotient.n) < 0 ? scaleQuotient(quotient, -1) : quotient
  const [below, above] = reach[qualifier]
  const widen = (part: number): Quotient => ({ n: size.n, d: times(size.d, part) })
  return {
    low: below === null ? null : below === 0 ? plain.low : subtractQuotients(quotient, widen(below)),
    high: above === null ? null : above === 0 ? plain.high : addQuotients(quotient, widen(above)),
  }
}

/** a + b, exactly. */
export function addQuotients(a: Quotient, b: Quotient): Quotient {
  return subtractQuotients(a, scaleQuotient(b, -1))
}

/** Below, at or above zero when a is less than, equal to or greater than b. */
export function compareQuotients(a: Quotient, b: Quotient): -1 | 0 | 1 {
  return signOf(subtractQuotients(a, b).n)
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return {
    low: a.low === null || b.low === null ? null : addQuotients(a.low, b.low),
    high: a.high === null || b.high === null ? null : addQuotients(a.high, b.high),
  }
}

export function negateInterval({ low, high }: Interval): Interval {
  return {
    low: high === null ? null : scaleQuotient(high, -1),
    high: low === null ? null : scaleQuotient(low, -1),
  }
}

export function isPoint({ low, high }: Interval): boolean {
  return low !== null && high !== null && (low === high || compareQuotients(low, high) === 0)
}

/** Whether some number belongs to both. */
export function doOverlap(a: Interval, b: Interval): boolean {
  return isBelow(a.low, b.high) && isBelow(b.low, a.high)
}

function isBelow(low: Quotient | null, high: Quotient | null): boolean {
  return low === null || high === null || compareQuotients(low, high) <= 0
}

/** The least interval with all these numbers. */
export function spanOf(numbers: readonly Quotient[]): Interval {
  let low: Quotient | null = null
  let high: Quotient | null = null
  for (const number of numbers) {
    if (low === null || compareQuotients(number, low) < 0) low = number
    if (high === null || compareQuotients(number, high) > 0) high = number
  }
  return { low, high }
}
