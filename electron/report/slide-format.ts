/**
 * Number formats of a chart. A format has only the separators of the program's language, and an office whose Windows is
 * English would read "25,454" beside tables that say "25.454".
 */
const most = 3
/** Groups of three with points as plain letters between the digits; for figures below a thousand millions. */
const groups = ['[>=1000000]', '0\\.000\\.000', '[>=1000]', '0\\.000', '', '0'] as const
const grouped = 1_000_000_000
/** Vietnamese; programs that heed it write a decimal comma. */
const language = '[$-42A]'

/** For labels of these values. Decimals have no such way: there the program's language decides. */
export function pickFormat(values: readonly number[], unit: string, sign: '' | '+' | '−' = ''): string {
  const before = sign === '' ? '' : `"${sign}"`
  const after = percent(unit)
  const plain = plainDigits(values)
  if (plain !== whole || values.some((one) => one < 0 || one >= grouped))
    return `${language}${before}${plain}${after}`
  const sections = [0, 2, 4].map((at) => `${groups[at] ?? ''}${before}${groups[at + 1] ?? ''}${after}`)
  return sections.join(';')
}

/** For cells: their program knows its user. */
export function plainFormat(values: readonly number[], unit: string): string {
  return plainDigits(values) + percent(unit)
}

function percent(unit: string): string {
  return unit === '%' ? '"%"' : ''
}

const whole = '#,##0'

/** As many decimals as the figures have. */
function plainDigits(values: readonly number[]): string {
  const decimals = Math.max(0, ...values.map((value) => String(value).split('.')[1]?.length ?? 0))
  const digits = Math.min(most, decimals)
  return `${whole}${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`
}
