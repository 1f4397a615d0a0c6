import { divideQuotients, scaleQuotient, signOf, subtractQuotients, type Quotient } from '../calc/exact'
import type { Relation } from './relation'
import {
  addIntervals,
  addQuotients,
  isPoint,
  negateInterval,
  spanOf,
  type Interval,
} from './written-interval'

/**
 * How one number follows from others, without knowing where they stand. All shapes can be turned round, so the number that
 * would have to stand in any place follows from the rest.
 * - sum, balance: result = Σ sign·term. subset: the least the result can be is Σ term.
 * - quotient: result = terms[0] / terms[1] × factor + offset.
 * - change: result = current / (current − change) × factor + offset, with terms [current, change]: an index beside a
 *   difference, whose base nobody wrote.
 * - points: the change itself, result = current − current / (index − offset) × factor, with terms [current, index].
 * - shares: Σ term = 100; the result is the first term, written once more.
 * - same: result = terms[0].
 */
export type Arithmetic = {
  kind: Relation['kind'] | 'change' | 'points' | 'same'
  signs: readonly (1 | -1)[]
  factor: Quotient
  /** −100 for growth, which is an index less 100. */
  offset: number
  complete: Relation['complete']
}

const unbounded: Interval = { low: null, high: null }
const hundred: Quotient = { n: 100, d: 1 }
const zero: Quotient = { n: 0, d: 1 }

/** The shape of a relation. */
export function arithmeticOf(relation: Relation): Arithmetic {
  return {
    kind: relation.kind,
    signs: relation.terms.map(({ sign }) => sign),
    factor: quotientOf(relation.factor),
    offset: 0,
    complete: relation.complete,
  }
}

/** What sums of parts, and comparisons that are differences, have in common. */
export function sumOf(signs: readonly (1 | -1)[], complete: Relation['complete'] = 'certain'): Arithmetic {
  return { kind: 'sum', signs, factor: { n: 1, d: 1 }, offset: 0, complete }
}

/** of / base × 100, or from of and its change; less 100 where growth is written. */
export function percentageOf(kind: 'quotient' | 'change', isGrowth: boolean): Arithmetic {
  return { kind, signs: [1, 1], factor: hundred, offset: isGrowth ? -100 : 0, complete: 'certain' }
}

export const sameNumber: Arithmetic = {
  kind: 'same',
  signs: [1],
  factor: { n: 1, d: 1 },
  offset: 0,
  complete: 'certain',
}

/** Factors are short decimals, or one over a whole number: 100, 12, 0.001, a twelfth. */
function quotientOf(factor: number): Quotient {
  const inverse = Math.round(1 / factor)
  if (factor < 1 && Math.abs(inverse * factor - 1) < 1e-9) return { n: 1, d: inverse }
  const [, fraction = ''] = String(factor).split('.')
  const scale = 10 ** fraction.length
  return { n: Math.round(factor * scale), d: scale }
}

/** What the result has to be for these terms, each present; null where that is no number. */
export function followResult(arithmetic: Arithmetic, terms: readonly Quotient[]): Quotient | null {
  const [first = zero, second = zero] = terms
  switch (arithmetic.kind) {
    case 'sum':
    case 'balance':
    case 'subset':
      return sumTerms(arithmetic, terms)
    case 'shares':
      return addQuotients(subtractQuotients(hundred, sumTerms(arithmetic, terms)), first)
    case 'quotient':
      return divide(arithmetic, first, second)
    case 'change':
      return divide(arithmetic, first, subtractQuotients(first, second))
    case 'points':
      return solveTerm({ ...arithmetic, kind: 'change' }, [first, zero], second, 1)
    case 'same':
      return first
  }
}

/** What the result may be when each term may be anything in its interval. */
export function followInterval(arithmetic: Arithmetic, terms: readonly Interval[]): Interval {
  const [first = unbounded, second = unbounded] = terms
  switch (arithmetic.kind) {
    case 'sum':
    case 'balance':
    case 'subset':
    case 'shares':
      return terms.reduce<Interval>(
        (sum, term, at) => addIntervals(sum, arithmetic.signs[at] === -1 ? negateInterval(term) : term),
        { low: zero, high: zero },
      )
    case 'quotient':
      return cornersOf(first, second, (a, b) => ({ divisor: b, quotient: divide(arithmetic, a, b) }))
    case 'change':
      return cornersOf(first, second, (a, b) => {
        const divisor = subtractQuotients(a, b)
        return { divisor, quotient: divide(arithmetic, a, divisor) }
      })
    case 'points':
      return cornersOf(first, second, (a, b) => ({
        divisor: b,
        quotient: followResult(arithmetic, [a, b]),
      }))
    case 'same':
      return first
  }
}

/** What would have to stand in the place of term `at`; null where nothing follows. */
export function solveTerm(
  arithmetic: Arithmetic,
  terms: readonly Quotient[],
  result: Quotient,
  at: number,
): Quotient | null {
  const [first = zero, second = zero] = terms
  const shifted = addQuotients(result, { n: -arithmetic.offset, d: 1 })
  switch (arithmetic.kind) {
    case 'sum':
    case 'balance':
    case 'subset': {
      const others = sumTerms(
        arithmetic,
        terms.map((term, place) => (place === at ? zero : term)),
      )
      return scaleQuotient(subtractQuotients(result, others), arithmetic.signs[at] ?? 1)
    }
    case 'shares': {
      const others = terms.map((term, place) => (place === at ? zero : term))
      return subtractQuotients(hundred, sumTerms(arithmetic, others))
    }
    case 'quotient':
      if (at === 0) return over(multiply(shifted, second), arithmetic.factor)
      return over(multiply(first, arithmetic.factor), shifted)
    case 'change': {
      if (at === 1) {
        const base = over(multiply(first, arithmetic.factor), shifted)
        return base === null ? null : subtractQuotients(first, base)
      }
      return over(multiply(shifted, second), subtractQuotients(shifted, arithmetic.factor))
    }
    case 'points':
      return at === 0
        ? solveTerm({ ...arithmetic, kind: 'change' }, [zero, result], second, 0)
        : followResult({ ...arithmetic, kind: 'change' }, [first, result])
    case 'same':
      return result
  }
}

function sumTerms({ signs }: Arithmetic, terms: readonly Quotient[]): Quotient {
  let sum = zero
  for (const [at, term] of terms.entries())
    sum = signs[at] === -1 ? subtractQuotients(sum, term) : addQuotients(sum, term)
  return sum
}

function divide({ factor, offset }: Arithmetic, a: Quotient, b: Quotient): Quotient | null {
  const quotient = over(multiply(a, factor), b)
  return quotient === null || offset === 0 ? quotient : addQuotients(quotient, { n: offset, d: 1 })
}

function over(a: Quotient, b: Quotient): Quotient | null {
  return signOf(b.n) === 0 ? null : divideQuotients(a, b)
}

export function multiply(a: Quotient, b: Quotient): Quotient {
  const scaled = scaleQuotient(a, b.n)
  return b.d === 1 ? scaled : divideQuotients(scaled, { n: b.d, d: 1 })
}

/** Both shapes rise or fall in each number alone as long as the divisor keeps its sign, so the corners bound them. */
function cornersOf(
  a: Interval,
  b: Interval,
  at: (a: Quotient, b: Quotient) => { divisor: Quotient; quotient: Quotient | null },
): Interval {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return unbounded
  const corners = isPoint(a)
    ? isPoint(b)
      ? [at(a.low, b.low)]
      : [at(a.low, b.low), at(a.low, b.high)]
    : [at(a.low, b.low), at(a.low, b.high), at(a.high, b.low), at(a.high, b.high)]
  const signs = new Set(corners.map(({ divisor }) => signOf(divisor.n)))
  if (signs.size !== 1 || signs.has(0)) return unbounded
  return spanOf(corners.flatMap(({ quotient }) => quotient ?? []))
}
