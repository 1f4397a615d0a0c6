/**
 * Writes scaled integers the Vietnamese way: "." between thousands, "," before decimals, U+2212 as the minus of paper and
 * screen. Works on digits, so every safe integer is written exactly; zero has no sign.
 */
const minusSign = '\u2212'

export type NumberFormat = {
  /** "+" before positive values, for columns of differences. */
  sign?: boolean
  /** Drops zeros at the end of the decimals, and the comma with them. */
  trim?: boolean
  /** "%" behind the number. */
  percent?: boolean
}

function splitDigits(value: number, decimals: number): { whole: string; fraction: string } {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return { whole: digits.slice(0, point), fraction: digits.slice(point) }
}

/** `value` is an integer scaled by 10^decimals: (36006, 1) → "3.600,6". */
export function formatScaled(value: number, decimals: number, options: NumberFormat = {}): string {
  const { whole, fraction } = splitDigits(value, decimals)
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.')
  const shown = options.trim === true ? fraction.replace(/0+$/, '') : fraction
  const sign = value < 0 ? minusSign : value > 0 && options.sign === true ? '+' : ''
  return `${sign}${grouped}${shown === '' ? '' : `,${shown}`}${options.percent === true ? '%' : ''}`
}

/** What a cell editor starts with: as short as a user would type it, and parsed back into the same number. */
export function formatForEditing(value: number, decimals: number): string {
  const { whole, fraction } = splitDigits(value, decimals)
  const shown = fraction.replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${whole}${shown === '' ? '' : `,${shown}`}`
}
