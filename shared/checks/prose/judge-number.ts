import type { Quotient } from '../../calc/exact'
import { scaleDecimal } from '../../format/decimal'
import type { Qualifier } from '../../model/fact'

/** A number of the text against a figure, exactly: in units of its last written digit. */
export type Agreement = 'agrees' | 'rounded' | 'differs'

/**
 * @param written plain decimal in the figure's unit
 * @param exponent its last written digit is worth 10^exponent
 */
export function judgeNumber(
  written: string,
  exponent: number,
  figure: Quotient,
  qualifier: Qualifier | null,
): Agreement {
  const text = inLastDigits(written, exponent)
  const { n, d } = quotientInLastDigits(figure, exponent)
  if (text * d === n) return 'agrees'
  if (qualifier !== null) return judgeQualified(text, n, d, qualifier)
  const rounded = roundHalfAway(n, d)
  if (rounded === text) return 'agrees'
  const off = absolute(text * d - n)
  // Cut instead of rounded; in percentages real documents are one off in the last digit.
  if (off < d || (exponent < 0 && absolute(text - rounded) <= 1n)) return 'rounded'
  const zeros = countZeros(text)
  const isRound = zeros >= 2 && off < 10n ** BigInt(zeros) * d && off * 100n <= absolute(n)
  return isRound ? 'rounded' : 'differs'
}

/** How far a qualified number may be from its figure, in percent. */
/** "At least 25" does not speak of ten times as many. */
const mostOver = 2n
const tolerance = { near: 10n, over: 15n, about: 5n, bound: 50n }

function judgeQualified(text: bigint, n: bigint, d: bigint, qualifier: Qualifier): Agreement {
  const written = text * d
  const off = absolute(written - n)
  const within = (percent: bigint): boolean => off * 100n <= absolute(written) * percent
  const isRounding = roundHalfAway(n, d) === text
  switch (qualifier) {
    case 'near':
      return n <= written && within(tolerance.near) ? 'agrees' : isRounding ? 'rounded' : 'differs'
    case 'under':
      return n < written && within(tolerance.bound) ? 'agrees' : isRounding ? 'rounded' : 'differs'
    case 'over':
    case 'more-than':
      return n >= written && within(tolerance.over) ? 'agrees' : isRounding ? 'rounded' : 'differs'
    case 'about':
    case 'estimated':
      return within(tolerance.about) ? 'agrees' : 'differs'
    case 'at-least':
    case 'minimum':
      return n >= written && n <= written * mostOver ? 'agrees' : 'differs'
  }
}

/** Whether two numbers are within a share of each other: a slip, a newer count, not another thing. */
export function isClose(written: string, exponent: number, figure: Quotient, percent: bigint): boolean {
  const text = inLastDigits(written, exponent)
  const { n, d } = quotientInLastDigits(figure, exponent)
  return absolute(text * d - n) * 100n <= absolute(n) * percent
}

/** Fewer digits than these are alike by chance. */
const fewestDigits = 3

/** Whether a number is the figure with its digits changed over, cut at the end, or with zeros: 2.071 for 1.271, 225 for 2.250. */
export function isSlip(written: string, { n, d }: Quotient): boolean {
  const figure = significantDigits(roundHalfAway(BigInt(n) * slipScale, BigInt(d)))
  const text = significantDigits(scaleDecimal(written, slipDecimals) ?? 0n)
  if (Math.min(text.length, figure.length) < fewestDigits) return false
  return figure.startsWith(text) || text.startsWith(figure) || sortDigits(figure) === sortDigits(text)
}

const slipDecimals = 6
const slipScale = 10n ** BigInt(slipDecimals)

function significantDigits(value: bigint): string {
  return absolute(value).toString().replace(/0+$/, '')
}

function sortDigits(digits: string): string {
  return [...digits].sort().join('')
}

function inLastDigits(written: string, exponent: number): bigint {
  const scaled = scaleDecimal(written, Math.max(0, -exponent)) ?? 0n
  return exponent > 0 ? scaled / 10n ** BigInt(exponent) : scaled
}

function quotientInLastDigits({ n, d }: Quotient, exponent: number): { n: bigint; d: bigint } {
  const power = 10n ** BigInt(Math.abs(exponent))
  return exponent < 0 ? { n: BigInt(n) * power, d: BigInt(d) } : { n: BigInt(n), d: BigInt(d) * power }
}

function roundHalfAway(n: bigint, d: bigint): bigint {
  const magnitude = (absolute(n) * 2n + d) / (d * 2n)
  return n < 0n ? -magnitude : magnitude
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

function countZeros(value: bigint): number {
  if (value === 0n) return 0
  let zeros = 0
  for (let rest = value; rest % 10n === 0n; rest /= 10n) zeros += 1
  return zeros
}
