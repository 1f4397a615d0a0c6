import type { CellStatus } from '../model/cell'
import type { Indicator } from '../model/dimension'
import { divideQuotients, scaleQuotient, signOf, subtractQuotients, type Quotient } from './exact'
import type { Quantity } from './quantity'

/**
 * The comparisons of statistical reports on exact values. Results are quotients, rounded by whoever shows them, so a
 * comparison of comparisons loses nothing. Each has its reason when it is no number. "None" (–) counts as zero. Index and
 * growth are different functions: an index of 103,3% is a growth of 3,3%, and mixing them up is the commonest error. The
 * errors of an operand (overflow, division-by-zero, cycle, broken) are reasons of every comparison.
 * Source of difference, index and attainment: the columns "Số lượng" and "Tỷ lệ" of the national appendix of 2020
 * (Liên minh HTX Việt Nam); of the unprorated plan: the half-year and quarterly reports of provinces and districts.
 */
export type Operand = Pick<Quantity, 'state' | 'quotient' | 'partial'>

/** `quotient` is present exactly when the status is "number"; `partial`: an operand was a total with missing parts. */
export type Comparison = { status: CellStatus; quotient: Quotient | null; partial: boolean }

const percent = 100
/** They pass on, whatever else is missing: a comparison with a broken figure must not look like one without a figure. */
const errors: ReadonlySet<CellStatus> = new Set(['overflow', 'division-by-zero', 'cycle', 'broken'])
const monthsOfQuarter = 3

/**
 * of − base, in the unit of both: percentage points (điểm %) where the unit is %, taken from the unrounded values.
 * Reasons: blank, no-current, no-base, overflow.
 */
export function measureDifference(of: Operand, base: Operand): Comparison {
  return compare(of, base, subtractQuotients)
}

/** of / base × 100, in %: also a share of a total. Reasons: those of a difference, zero-base, negative-base. */
export function measureIndex(of: Operand, base: Operand): Comparison {
  return divide(of, base, (a, b) => divideQuotients(scaleQuotient(a, percent), b))
}

/** (of − base) / base × 100, in %: the index less 100, exactly. Reasons as of an index. */
export function measureGrowth(of: Operand, base: Operand): Comparison {
  return divide(of, base, (a, b) => growthOf(a, b, b))
}

/**
 * What a part adds to the growth of its total: (part − part's base) / total's base × 100, in percentage points. The
 * contributions of all parts sum to the total's growth where the parts sum to the total in both periods. Reasons as of an
 * index; zero-base and negative-base are about the total, so a part may well start from zero.
 */
export function measureContribution(part: Operand, partBase: Operand, totalBase: Operand): Comparison {
  const refusal = refuse(part, partBase) ?? refuse(part, totalBase) ?? refuseDivisor(totalBase)
  if (refusal !== null) return refusal
  if (part.quotient === null || partBase.quotient === null || totalBase.quotient === null)
    return fail('blank')
  return {
    status: 'number',
    quotient: growthOf(part.quotient, partBase.quotient, totalBase.quotient),
    partial: part.partial || partBase.partial || totalBase.partial,
  }
}

/**
 * Đạt x% kế hoạch: actual / plan × 100. The plan is that of the whole year, never prorated, also when the actual covers a
 * quarter, half-year or nine months; a flow is then counted from 1 January. Reasons as of an index.
 */
export function measureAttainment(actual: Operand, plan: Operand): Comparison {
  return measureIndex(actual, plan)
}

export type Pace = {
  /** plan − actual (còn thiếu), signed: below zero the plan is exceeded by that much. */
  remaining: Comparison
  /** What each remaining quarter must bring (cần mỗi quý); zero once the plan is reached. */
  perQuarter: Comparison
  /** Null when there is nothing to compare. */
  reached: boolean | null
}

/**
 * How far it is to the plan and how fast it must go. `actual` is cumulative from the start of the plan's period, and
 * `monthsLeft` whole months remain in it (a third of a quarter each, so nothing is rounded to quarters).
 * - flows, and anything of which more is better: reached when actual ≥ plan. Of a flow of which less is better the plan is
 *   a ceiling, and `perQuarter` what each quarter may still bring.
 * - stocks, averages and ratios of which less is better: reached when actual ≤ plan; until then both numbers are below
 *   zero, the amount to come down by.
 * Reasons as of a difference; `perQuarter` has no-meaning when no month remains.
 */
export function measurePace(
  actual: Operand,
  plan: Operand,
  indicator: Pick<Indicator, 'kind' | 'direction'>,
  monthsLeft: number,
): Pace {
  const remaining = measureDifference(plan, actual)
  if (remaining.quotient === null) {
    const swapped = measureDifference(actual, plan)
    return { remaining: swapped, perQuarter: swapped, reached: null }
  }
  const sign = signOf(remaining.quotient.n)
  const reached = isReachedFromAbove(indicator) ? sign >= 0 : sign <= 0
  if (monthsLeft <= 0) return { remaining, perQuarter: fail('no-meaning'), reached }
  const perQuarter = reached
    ? { n: 0, d: 1 }
    : divideQuotients(scaleQuotient(remaining.quotient, monthsOfQuarter), { n: monthsLeft, d: 1 })
  return { remaining, perQuarter: { ...remaining, quotient: perQuarter }, reached }
}

/** Whether the figure has to come down to its plan: less is better, and it is no flow, whose plan is a ceiling. */
export function isReachedFromAbove({ kind, direction }: Pick<Indicator, 'kind' | 'direction'>): boolean {
  return direction === 'less-is-better' && kind !== 'flow'
}

/** `rank` counts from 1 and is present exactly when the status is "number"; `among` is how many are ranked. */
export type Ranking = { status: CellStatus; rank: number | null; among: number }

/**
 * Ranks among siblings, in the order given. First is the largest, or the smallest where less is better. Equal exact values
 * share a rank and the next rank is skipped (1, 2, 2, 4), whatever they look like when rounded. What has no number is not
 * ranked and counts for nothing; "none" ranks as zero. Reasons: blank, unknown, zero-base, overflow.
 */
export function rankSiblings(
  siblings: readonly Operand[],
  direction: Indicator['direction'],
): readonly Ranking[] {
  const orientation = direction === 'less-is-better' ? 1 : -1
  const ranked = siblings
    .flatMap(({ quotient }, at) => (quotient === null ? [] : [{ quotient, at }]))
    .sort((a, b) => orientation * signOf(subtractQuotients(a.quotient, b.quotient).n))
  const among = ranked.length
  const result: Ranking[] = siblings.map((sibling) => ({ status: statusOf(sibling), rank: null, among }))
  let rank = 0
  let last: Quotient | null = null
  for (const [index, { quotient, at }] of ranked.entries()) {
    if (last === null || signOf(subtractQuotients(quotient, last).n) !== 0) rank = index + 1
    last = quotient
    result[at] = { status: 'number', rank, among }
  }
  return result
}

function growthOf(of: Quotient, base: Quotient, total: Quotient): Quotient {
  return divideQuotients(scaleQuotient(subtractQuotients(of, base), percent), total)
}

function statusOf({ state }: Operand): CellStatus {
  return state === 'missing' ? 'blank' : state
}

function compare(
  of: Operand,
  base: Operand,
  operation: (of: Quotient, base: Quotient) => Quotient,
): Comparison {
  const refusal = refuse(of, base)
  if (refusal !== null) return refusal
  if (of.quotient === null || base.quotient === null) return fail('blank')
  return {
    status: 'number',
    quotient: operation(of.quotient, base.quotient),
    partial: of.partial || base.partial,
  }
}

function divide(
  of: Operand,
  base: Operand,
  operation: (of: Quotient, base: Quotient) => Quotient,
): Comparison {
  return refuse(of, base) ?? refuseDivisor(base) ?? compare(of, base, operation)
}

function refuse(of: Operand, base: Operand): Comparison | null {
  if (of.quotient !== null && base.quotient !== null) return null
  for (const status of [statusOf(of), statusOf(base)]) if (errors.has(status)) return fail(status)
  if (of.quotient === null) return fail(base.quotient === null ? 'blank' : 'no-current')
  return base.quotient === null ? fail('no-base') : null
}

function refuseDivisor({ quotient }: Operand): Comparison | null {
  const sign = quotient === null ? 1 : signOf(quotient.n)
  return sign > 0 ? null : fail(sign === 0 ? 'zero-base' : 'negative-base')
}

function fail(status: CellStatus): Comparison {
  return { status, quotient: null, partial: false }
}
