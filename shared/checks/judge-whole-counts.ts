import {
  divideQuotients,
  roundQuotient,
  scaleQuotient,
  signOf,
  subtractQuotients,
  type Quotient,
} from '../calc/exact'
import { multiply } from './arithmetic'
import type { Judgement } from './judge'
import type { Statement } from './relation'
import { cutInterval, isExact, roundedInterval, type Interval } from './written-interval'

/**
 * Whether a percentage can be that of a whole number of things among a known whole: 93,5% of 63 is none, because 58 of 63
 * are 92,1% and 59 are 93,7%. Broken only where no whole number gives it, however its last digit was written.
 */
export function judgeWholeCounts(percentage: Statement, whole: Statement | null): Judgement {
  const unknown: Judgement = { verdict: 'unknown', follows: null, difference: null }
  if (whole === null || !isExact(whole) || signOf(whole.quotient.n) <= 0) return unknown
  const ofHundred = divideQuotients(whole.quotient, { n: 100, d: 1 })
  const count = roundQuotient(multiply(percentage.quotient, ofHundred), 0)
  if (count === null) return unknown
  const nearest = divideQuotients({ n: count, d: 1 }, ofHundred)
  const verdict = hasWhole(roundedInterval(percentage), ofHundred)
    ? 'holds'
    : hasWhole(cutInterval(percentage), ofHundred)
      ? 'rounding'
      : 'broken'
  return { verdict, follows: nearest, difference: subtractQuotients(percentage.quotient, nearest) }
}

function hasWhole({ low, high }: Interval, ofHundred: Quotient): boolean {
  if (low === null || high === null) return true
  return ceilOf(multiply(low, ofHundred)) <= -ceilOf(scaleQuotient(multiply(high, ofHundred), -1))
}

function ceilOf({ n, d }: Quotient): bigint {
  const [above, below] = [BigInt(n), BigInt(d)]
  const whole = above / below
  return above > 0n && whole * below !== above ? whole + 1n : whole
}
