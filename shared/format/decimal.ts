/**
 * Exact arithmetic on plain decimal strings such as "-3600.6". Results are canonical: no leading zeros, no trailing zeros
 * after the point, never "-0". A figure passes through here from text to the scaled integer without becoming a binary
 * fraction. Text that is not a plain decimal throws RangeError: callers have parsed it before.
 */
type Exact = { units: bigint; scale: number }

const plainDecimal = /^(-?)(\d+)(?:\.(\d+))?$/

function read(text: string): Exact {
  const match = plainDecimal.exec(text)
  if (match === null) throw new RangeError(`not a plain decimal: ${text.slice(0, 40)}`)
  const [, sign = '', whole = '0', fraction = ''] = match
  const magnitude = BigInt(whole + fraction)
  return { units: sign === '-' ? -magnitude : magnitude, scale: fraction.length }
}

function write({ units, scale }: Exact): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

function toScale(value: Exact, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const magnitude = (n * 2n + d) / (d * 2n)
  return negative ? -magnitude : magnitude
}

export function canonicalDecimal(text: string): string {
  return write(read(text))
}

export function negateDecimal(text: string): string {
  const { units, scale } = read(text)
  return write({ units: -units, scale })
}

/** text · 10^power. */
export function shiftDecimal(text: string, power: number): string {
  const { units, scale } = read(text)
  const shifted = scale - power
  return shifted >= 0
    ? write({ units, scale: shifted })
    : write({ units: units * 10n ** BigInt(-shifted), scale: 0 })
}

/** a + b. */
export function addDecimals(a: string, b: string): string {
  return subtractDecimals(a, negateDecimal(b))
}

/** a − b. */
export function subtractDecimals(a: string, b: string): string {
  const left = read(a)
  const right = read(b)
  const scale = Math.max(left.scale, right.scale)
  return write({ units: toScale(left, scale) - toScale(right, scale), scale })
}

/** Below, at or above zero when a is less than, equal to or greater than b. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const difference = read(subtractDecimals(a, b)).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** a / b with `decimals` digits after the point, rounded half away from zero; null when b is zero. */
export function divideDecimals(a: string, b: string, decimals: number): string | null {
  const left = read(a)
  const right = read(b)
  if (right.units === 0n) return null
  const numerator = left.units * 10n ** BigInt(right.scale + decimals)
  const denominator = right.units * 10n ** BigInt(left.scale)
  return write({ units: divideHalfAway(numerator, denominator), scale: decimals })
}

/** Rounded half away from zero to `decimals` digits after the point. */
export function roundDecimal(text: string, decimals: number): string {
  const value = read(text)
  if (value.scale <= decimals) return write(value)
  return write({
    units: divideHalfAway(value.units, 10n ** BigInt(value.scale - decimals)),
    scale: decimals,
  })
}

/** Cut off after `decimals` digits after the point. */
export function truncateDecimal(text: string, decimals: number): string {
  const value = read(text)
  if (value.scale <= decimals) return write(value)
  return write({ units: value.units / 10n ** BigInt(value.scale - decimals), scale: decimals })
}

/** How many digits after the point the value needs. */
export function countDecimals(text: string): number {
  return (canonicalDecimal(text).split('.')[1] ?? '').length
}

/** The integer text·10^decimals; null when that is no integer. */
export function scaleDecimal(text: string, decimals: number): bigint | null {
  const value = read(canonicalDecimal(text))
  return value.scale > decimals ? null : toScale(value, decimals)
}
