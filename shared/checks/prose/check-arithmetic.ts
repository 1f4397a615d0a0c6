import { addDecimals, compareDecimals, divideDecimals, shiftDecimal } from '../../format/decimal'
import type { Claim } from './claim'
import { isWithin, isWithinPercent } from './near-decimals'
import { completingPairs } from './prose-words'

/** What one sentence says twice: parts beside their whole, a percentage beside the counts that it is made of. */
export type ArithmeticSlip = {
  kind: 'sum' | 'part' | 'percent'
  severity: 'error' | 'warning' | 'rounding'
  /** The number that is marked, among the claims. */
  claim: Claim
  /** Plain decimal that would have to stand there. */
  follows: string
  /** The numbers it follows from: parts, or part and whole. */
  from: readonly string[]
}

/**
 * @param isParts whether "trong đó", "gồm" stands between two places of the sentence
 * @param endsParts whether the parts are over there: "; lũy kế", "nâng tổng số lên"
 * @param isOpen whether more parts are told of without a number: "và một số HTX khác"
 */
export function findSums(
  claims: readonly Claim[],
  { isParts, endsParts, isOpen }: PartWords,
): ArithmeticSlip[] {
  const counts = claims.filter(
    ({ reading, unit, qualifier }) => reading === 'value' && !unit.percent && qualifier === null,
  )
  const slips: ArithmeticSlip[] = []
  const starts = counts.flatMap((claim, at) => {
    const next = counts[at + 1]
    return next !== undefined && isParts(claim.number.to, next.number.from) ? [at] : []
  })
  const [at, other] = starts
  // A part that has parts of its own: which number belongs where is not sure.
  if (at === undefined || other !== undefined) return []
  const whole = counts[at]
  if (whole === undefined) return []
  const end = counts.findIndex(
    (_, next) => next > at + 1 && endsParts(counts[next - 1]?.number.to ?? 0, counts[next]?.number.from ?? 0),
  )
  const parts = counts
    .slice(at + 1, end < 0 ? undefined : end)
    .filter(({ unit }) => unit.key === whole.unit.key || unit.key === '')
  const larger = parts.find(({ value }) => compareDecimals(value, whole.value) > 0)
  if (larger !== undefined && larger.unit.key !== '')
    slips.push({ kind: 'part', severity: 'error', claim: larger, follows: whole.value, from: [whole.value] })
  else if (parts.length >= 2) {
    const sum = parts.reduce((total, { value }) => addDecimals(total, value), '0')
    const isComplete = completes(parts)
    if (sum !== whole.value && !isOpen && (isComplete || isWithinPercent(sum, whole.value, 5)))
      slips.push({
        kind: 'sum',
        severity: isComplete ? 'error' : 'warning',
        claim: whole,
        follows: sum,
        from: parts.map(({ value }) => value),
      })
  }
  return slips
}

type PartWords = {
  isParts: (from: number, to: number) => boolean
  endsParts: (from: number, to: number) => boolean
  isOpen: boolean
}

/** Whether two of the parts are the one and the other of a pair ("đang hoạt động" and "ngừng"). */
function completes(parts: readonly Claim[]): boolean {
  if (parts.length !== 2) return false
  const texts = parts.map(({ terms }) => terms.join(' '))
  return completingPairs.some(
    ([one, other]) =>
      texts.some((text) => text.includes(one) && !text.includes(other)) &&
      texts.some((text) => text.includes(other)),
  )
}

/**
 * Percentages right behind a count, against each larger count of the same unit beside it. Only the count that comes near is
 * held against: any other may be of something else.
 * @param beside counts of the sentences before
 */
export function findPercentSlips(claims: readonly Claim[], beside: readonly Claim[]): ArithmeticSlip[] {
  return claims.flatMap((claim, at) => {
    const part = claims[at - 1]
    if (!claim.unit.percent || claim.unit.points || claim.qualifier !== null) return []
    if (claim.reading !== 'share' && claim.reading !== 'value') return []
    // "Chiếm 10,5% số HTX được khảo sát": of a whole that has words of its own.
    if (claim.reading === 'share' && claim.own) return []
    const counted = part === undefined ? null : asPart(part)
    if (counted === null) return []
    const wholes =
      counted.whole === null
        ? [...claims, ...beside]
            .filter((one) => isCount(one) && one !== part && one.unit.key === counted.unit)
            .map(({ value }) => value)
        : [counted.whole]
    const results = wholes.flatMap((whole) => {
      if (compareDecimals(whole, counted.value) < 0) return []
      const follows = divideDecimals(shiftDecimal(counted.value, 2), whole, claim.decimals)
      return follows === null ? [] : [{ whole, follows }]
    })
    if (results.some(({ follows }) => compareDecimals(follows, claim.value) === 0)) return []
    const step = shiftDecimal('1', -claim.decimals)
    const near = results.find(({ follows }) => isWithin(follows, claim.value, step))
    const far = results.find(({ follows }) => isWithin(follows, claim.value, claim.decimals > 0 ? '2' : '3'))
    const found = near ?? (claim.reading === 'share' || counted.whole !== null ? far : undefined)
    if (found === undefined) return []
    return [
      {
        kind: 'percent' as const,
        severity: near === undefined ? ('warning' as const) : ('rounding' as const),
        claim,
        follows: found.follows,
        from: [counted.value, found.whole],
      },
    ]
  })
}

function isCount({ reading, unit, qualifier }: Claim): boolean {
  return reading === 'value' && !unit.percent && qualifier === null
}

function asPart(claim: Claim): { value: string; whole: string | null; unit: string } | null {
  if (!isCount(claim)) return null
  const whole = claim.number.kind === 'fraction' ? claim.number.whole : null
  return { value: claim.value, whole, unit: claim.unit.key }
}
