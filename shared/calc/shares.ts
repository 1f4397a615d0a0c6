import type { CellStatus } from '../model/cell'
import { measureIndex, type Operand } from './comparisons'
import { roundQuotient } from './exact'

/**
 * Shares of parts in their total (cơ cấu, %), with one decimal, for showing: a rounded share is never stored and never
 * calculated with. Not for overlapping parts ("trong đó"); which rows are parts of one whole is the caller's knowledge.
 */
export type Share = {
  status: CellStatus
  /** Tenths of a percent: 415 is 41,5%. Present exactly when the status is "number". */
  value: number | null
  partial: boolean
}

export const shareDecimals = 1
const hundredPercent = 1000n

/**
 * Each share rounded by itself, half away from zero; the sum may miss 100,0 by rounding. Reasons as of an index: blank,
 * no-current (the part is missing), no-base (the total is), zero-base, negative-base, overflow.
 */
export function roundShares(parts: readonly Operand[], total: Operand): readonly Share[] {
  return parts.map((part) => {
    const { status, quotient, partial } = measureIndex(part, total)
    if (quotient === null) return { status, value: null, partial }
    const value = roundQuotient(quotient, shareDecimals)
    return value === null
      ? { status: 'overflow', value, partial: false }
      : { status: 'number', value, partial }
  })
}

/**
 * Shares that sum to 100,0 exactly, by largest remainder: every share is cut to a tenth and the missing tenths go to the
 * largest remainders; of equal remainders the larger part first, then the earlier one. None is moved by a whole tenth.
 * Null where that would hide something or has no meaning, and plain rounding must be shown: the present parts do not sum
 * to the total, a part is negative or beyond exact integers, or the total is not above zero.
 */
export function apportionShares(parts: readonly Operand[], total: Operand): readonly Share[] | null {
  if (total.quotient === null || parts.some((part) => part.state === 'overflow')) return null
  const present = parts.flatMap(({ quotient }, at) => (quotient === null ? [] : [{ quotient, at }]))
  const denominator = [total.quotient, ...present.map((part) => part.quotient)]
    .map(({ d }) => BigInt(d))
    .reduce(leastCommonMultiple)
  const toUnits = ({ n, d }: NonNullable<Operand['quotient']>): bigint =>
    BigInt(n) * (denominator / BigInt(d))
  const whole = toUnits(total.quotient)
  const counted = present.map(({ quotient, at }) => ({ units: toUnits(quotient), at }))
  if (whole <= 0n || counted.some(({ units }) => units < 0n)) return null
  if (counted.reduce((sum, { units }) => sum + units, 0n) !== whole) return null

  const cut = counted.map(({ units, at }) => ({
    at,
    units,
    tenths: (units * hundredPercent) / whole,
    remainder: (units * hundredPercent) % whole,
  }))
  const left = Number(hundredPercent - cut.reduce((sum, { tenths }) => sum + tenths, 0n))
  const raised = new Set(
    cut
      .toSorted((a, b) => descending(a.remainder, b.remainder) || descending(a.units, b.units) || a.at - b.at)
      .slice(0, left)
      .map(({ at }) => at),
  )
  const shares: Share[] = [...roundShares(parts, total)]
  for (const { at, tenths } of cut) {
    const partial = total.partial || parts[at]?.partial === true
    shares[at] = { status: 'number', value: Number(tenths) + (raised.has(at) ? 1 : 0), partial }
  }
  return shares
}

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let divisor = a
  for (let rest = b; rest !== 0n;) [divisor, rest] = [rest, divisor % rest]
  return (a / divisor) * b
}
