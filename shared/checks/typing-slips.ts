import type { Slip } from '../model/finding'

/**
 * What fingers do to numbers, as whole numbers of the last written digit: "103,3" is 1033. Sign and size are slips of their
 * own; digits are compared without the sign.
 */
export type SlipOption = { value: number; slip: Slip }

/** Explained by no slip: the less likely the longer the number, because any other could stand there as well. */
const unexplained = 0.1

/** Of one kind of slip among all errors; for those of digits then divided by how many places and digits it can hit. */
const shares: Readonly<Record<Slip, number>> = {
  'swapped-digits': 0.12,
  'dropped-digit': 0.1,
  'added-digit': 0.06,
  'wrong-digits': 0.12,
  thousand: 0.1,
  'decimal-point': 0.05,
  sign: 0.08,
  'shifted-cell': 0.1,
  'growth-as-index': 0.1,
  'base-as-difference': 0.08,
  'month-year': 0.05,
  'stale-total': 0.1,
  'not-computed': unexplained,
}

/**
 * How likely it is that just this number is typed for another, as a power of ten (−2: once in a hundred errors). `options`
 * is among how many numbers a slip chooses that depends on others: neighbours, or the parts of a sum.
 */
export function likelihoodOf(slip: Slip, typed: number, meant: number, options = 1): number {
  const length = String(Math.abs(typed)).length
  const share = Math.log10(shares[slip])
  switch (slip) {
    case 'swapped-digits':
    case 'dropped-digit':
      return share - Math.log10(Math.max(length, 2))
    case 'added-digit':
      return share - Math.log10(10 * length)
    case 'wrong-digits':
      return countDiffering(typed, meant) > 1
        ? share - Math.log10(length * length * 81)
        : share - Math.log10(length * 9)
    case 'thousand':
    case 'decimal-point':
      // A unit too small makes numbers too large; the other way round is the rarer slip.
      return share - Math.log10(Math.abs(typed) > Math.abs(meant) ? 3 : 6)
    case 'not-computed':
      return share - Math.min(length, longestGuess)
    case 'shifted-cell':
    case 'stale-total':
      return share - Math.log10(options)
    case 'sign':
    case 'growth-as-index':
    case 'base-as-difference':
    case 'month-year':
      return share
  }
}

/** Beyond this many digits one more tells nothing: nobody errs in all of them alike. */
const longestGuess = 5

function countDiffering(a: number, b: number): number {
  const [one, other] = [String(Math.abs(a)), String(Math.abs(b))]
  return [...one].filter((digit, at) => digit !== other[at]).length
}

const thousands = [10 ** 3, 10 ** 6] as const
const points = [10, 100] as const
const monthsOfYear = 12
/** What is left of a number when it is divided has to be a number still. */
const leastTelling = 10

/**
 * What may have been meant when `typed` stands there. Each value once, by its likeliest slip; never `typed` itself.
 * @param isTimed an amount per month or per year
 */
export function listSlips(typed: number, isTimed = true): SlipOption[] {
  const options = new Map<number, Slip>()
  const add = (value: number, slip: Slip): void => {
    if (value === typed || !Number.isSafeInteger(value) || Object.is(value, -0)) return
    const known = options.get(value)
    const isLikelier =
      known === undefined || likelihoodOf(known, typed, value) < likelihoodOf(slip, typed, value)
    if (isLikelier) options.set(value, slip)
  }
  const sign = typed < 0 ? -1 : 1
  const digits = String(Math.abs(typed))
  const addDigits = (changed: string, slip: Slip): void => {
    if (changed.length > 0 && (changed.length === 1 || !changed.startsWith('0')))
      add(sign * Number(changed), slip)
  }
  for (let at = 0; at + 1 < digits.length; at++) addDigits(swapAt(digits, at), 'swapped-digits')
  for (let at = 0; at < digits.length; at++) {
    const [before, after] = [digits.slice(0, at), digits.slice(at + 1)]
    addDigits(before + after, 'added-digit')
    for (let digit = 0; digit <= 9; digit++) addDigits(`${before}${digit}${after}`, 'wrong-digits')
  }
  for (let at = 0; at <= digits.length; at++)
    for (let digit = 0; digit <= 9; digit++)
      addDigits(`${digits.slice(0, at)}${digit}${digits.slice(at)}`, 'dropped-digit')
  for (const factor of thousands) {
    add(typed * factor, 'thousand')
    if (Math.abs(typed) >= factor * leastTelling) add(Math.round(typed / factor), 'thousand')
  }
  for (const factor of points) {
    add(typed * factor, 'decimal-point')
    if (Math.abs(typed) >= factor * leastTelling) add(Math.round(typed / factor), 'decimal-point')
  }
  if (isTimed && Math.abs(typed) >= leastTelling) add(typed * monthsOfYear, 'month-year')
  if (isTimed && Math.abs(typed) >= leastTelling * monthsOfYear)
    add(Math.round(typed / monthsOfYear), 'month-year')
  add(-typed, 'sign')
  options.delete(0)
  return [...options].map(([value, slip]) => ({ value, slip }))
}

/** The slip that makes `typed` of `meant`; "not-computed" where none does. `meant` need not be exact for factors. */
export function findSlip(typed: number, meant: number, isTimed = true): Slip {
  if (typed === -meant) return 'sign'
  for (const factor of thousands) if (isTimes(typed, meant, factor)) return 'thousand'
  for (const factor of points) if (isTimes(typed, meant, factor)) return 'decimal-point'
  if (isTimed && isMonthOf(typed, meant)) return 'month-year'
  if (typed < 0 !== meant < 0) return 'not-computed'
  const [from, to] = [String(Math.abs(typed)), String(Math.abs(meant))]
  if (from.length + 1 === to.length && isShortened(to, from)) return 'dropped-digit'
  if (from.length === to.length + 1 && isShortened(from, to)) return 'added-digit'
  if (from.length !== to.length) return 'not-computed'
  const differing = [...from].flatMap((digit, at) => (digit === to[at] ? [] : [at]))
  const [first = 0] = differing
  if (differing.length === 2 && swapAt(from, first) === to) return 'swapped-digits'
  // Of a short number two wrong digits are most of it, and explain nothing.
  return differing.length === 1 || (differing.length === 2 && from.length > 3)
    ? 'wrong-digits'
    : 'not-computed'
}

function isTimes(a: number, b: number, factor: number): boolean {
  return (
    a !== 0 &&
    b !== 0 &&
    (a === b * factor || b === a * factor || isAbout(a, b * factor) || isAbout(b, a * factor))
  )
}

/** A twelfth, perhaps rounded, of a number with enough digits to tell. */
function isMonthOf(typed: number, meant: number): boolean {
  const [month, year] = [
    Math.min(Math.abs(typed), Math.abs(meant)),
    Math.max(Math.abs(typed), Math.abs(meant)),
  ]
  if (month < leastTelling || typed < 0 !== meant < 0) return false
  return Math.round(year / monthsOfYear) === month || isAbout(year, month * monthsOfYear)
}

/** Equal as far as the shorter of the two tells. */
function isAbout(long: number, scaled: number): boolean {
  return Math.abs(long) >= 1000 && Math.abs(long - scaled) <= Math.abs(long) / 2000
}

/** Whether `short` is `long` without one digit. */
function isShortened(long: string, short: string): boolean {
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  return long.slice(at + 1) === short.slice(at)
}

function swapAt(digits: string, at: number): string {
  return `${digits.slice(0, at)}${digits[at + 1] ?? ''}${digits[at] ?? ''}${digits.slice(at + 2)}`
}
