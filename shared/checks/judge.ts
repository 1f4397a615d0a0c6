import { roundQuotient, scaleQuotient, signOf, subtractQuotients, type Quotient } from '../calc/exact'
import { arithmeticOf, followInterval, followResult, type Arithmetic } from './arithmetic'
import type { Relation, Statement } from './relation'
import {
  addQuotients,
  compareQuotients,
  cutInterval,
  doOverlap,
  isExact,
  isPoint,
  addIntervals,
  roundedInterval,
  type Interval,
} from './written-interval'

/**
 * Whether numbers that people wrote can be true together. Exact throughout: the question is never whether two binary
 * fractions are near, but whether numbers exist that are written like this and between which the arithmetic holds.
 */
export type Judgement = {
  /**
   * holds: possible, every number rounded half away from zero. rounding: possible when the last digit of the result was cut
   * off or is one unit off. broken: impossible. unknown: something is missing, or nothing can be said.
   */
  verdict: 'holds' | 'rounding' | 'broken' | 'unknown'
  /** What would have to stand in the place of the result, from the numbers as they are written. */
  follows: Quotient | null
  /** The result less what follows. */
  difference: Quotient | null
}

const zero: Quotient = { n: 0, d: 1 }
const hundred: Quotient = { n: 100, d: 1 }
const unknown: Judgement = { verdict: 'unknown', follows: null, difference: null }

/**
 * Judges a relation between statements; null is a figure that nobody stated. Each statement is in the unit of its line.
 * A sum without some of its parts is broken only where the present ones are already more than the whole.
 */
export function judgeRelation(
  relation: Relation,
  terms: readonly (Statement | null)[],
  result: Statement | null,
): Judgement {
  return judgeArithmetic(arithmeticOf(relation), terms, result)
}

/** The same for any arithmetic. For shares the result may be null. */
export function judgeArithmetic(
  arithmetic: Arithmetic,
  terms: readonly (Statement | null)[],
  result: Statement | null,
): Judgement {
  const present = terms.filter((term) => term !== null)
  if (present.length < terms.length) return judgeIncomplete(arithmetic, terms, result)
  if (arithmetic.kind === 'shares') return judgeShares(arithmetic, present)
  if (result === null) return unknown
  const follows = followResult(
    arithmetic,
    present.map(({ quotient }) => quotient),
  )
  if (follows === null) return unknown
  const difference = subtractQuotients(result.quotient, follows)
  const range =
    isExact(result) &&
    present.every(isExact) &&
    arithmetic.kind !== 'quotient' &&
    arithmetic.kind !== 'change'
      ? { low: follows, high: follows }
      : followInterval(arithmetic, present.map(roundedInterval))
  const verdict = arithmetic.kind === 'subset' ? judgeAtLeast(range, result) : judgeEqual(range, result)
  if (verdict !== 'broken' || arithmetic.complete === 'certain' || arithmetic.kind !== 'sum')
    return { verdict, follows, difference }
  return isFarBelow(follows, result.quotient) ? unknown : { verdict, follows, difference }
}

function judgeEqual(range: Interval, result: Statement): Judgement['verdict'] {
  if (isWrittenAs(range, result)) return 'holds'
  return doOverlap(range, cutInterval(result)) ? 'rounding' : 'broken'
}

function isWrittenAs(range: Interval, result: Statement): boolean {
  // At the very middle between two numbers only one of them is what rounding gives.
  if (
    range.low !== null &&
    isPoint(range) &&
    result.qualifier === null &&
    !result.whole &&
    result.written >= 0
  ) {
    const rounded = roundQuotient(range.low, result.written)
    const written = roundQuotient(result.quotient, result.written)
    if (rounded !== null && written !== null) return rounded === written
  }
  return doOverlap(range, roundedInterval(result))
}

/** Parts together, against a whole that has at least them. */
function judgeAtLeast({ low }: Interval, whole: Statement): Judgement['verdict'] {
  if (isWithin(low, roundedInterval(whole).high)) return 'holds'
  return isWithin(low, cutInterval(whole).high) ? 'rounding' : 'broken'
}

function isWithin(low: Quotient | null, high: Quotient | null): boolean {
  return low === null || high === null || compareQuotients(low, high) <= 0
}

/** Parts of which there may be more: a sum of less than half the whole says nothing about the rest. */
function isFarBelow(sum: Quotient, whole: Quotient): boolean {
  return compareQuotients(scaleQuotient(sum, 2), whole) < 0
}

function judgeShares(arithmetic: Arithmetic, terms: readonly Statement[]): Judgement {
  const [first] = terms
  if (first === undefined) return unknown
  const follows = followResult(
    arithmetic,
    terms.map(({ quotient }) => quotient),
  )
  if (follows === null) return unknown
  const whole: Interval = { low: hundred, high: hundred }
  const sum = (interval: (term: Statement) => Interval): Interval =>
    followInterval(arithmetic, terms.map(interval))
  const verdict = doOverlap(sum(roundedInterval), whole)
    ? 'holds'
    : doOverlap(sum(cutInterval), whole)
      ? 'rounding'
      : 'broken'
  return { verdict, follows, difference: subtractQuotients(first.quotient, follows) }
}

/** Without all parts: too much is too much all the same, as long as nothing can be negative. */
function judgeIncomplete(
  arithmetic: Arithmetic,
  terms: readonly (Statement | null)[],
  result: Statement | null,
): Judgement {
  const { kind, signs } = arithmetic
  if (kind !== 'sum' && kind !== 'subset' && kind !== 'shares') return unknown
  const present = terms.filter((term) => term !== null)
  if (present.length === 0 || signs.includes(-1)) return unknown
  if (present.some(({ quotient }) => signOf(quotient.n) < 0)) return unknown
  const sum = present.reduce<Quotient>((total, { quotient }) => addQuotients(total, quotient), zero)
  const { low } = present.map(roundedInterval).reduce(addIntervals, { low: zero, high: zero })
  if (kind === 'shares') {
    if (isWithin(low, hundred)) return unknown
    return { verdict: 'broken', follows: null, difference: subtractQuotients(sum, hundred) }
  }
  if (result === null || isWithin(low, cutInterval(result).high)) return unknown
  return { verdict: 'broken', follows: sum, difference: subtractQuotients(result.quotient, sum) }
}
