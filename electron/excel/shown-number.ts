import { SSF } from '@e965/xlsx'

/**
 * What a cell shows for a number under its number format, written the Vietnamese way whatever the language of the program
 * that saved the file. Dates are written day first, because the short date format means another order in each country.
 */
const formats = SSF as {
  is_date: (format: string) => boolean
  format: (format: string, value: number) => string
  parse_date_code: (
    value: number,
  ) => { y: number; m: number; d: number; H: number; M: number; S: number } | null
}

export type ShownNumber = { value: string | number; text: string }

/** `format` as Excel writes it, "" is general. A percent is given ×100, as it is shown; a date is text. */
export function showNumber(value: number, format: string, date1904 = false): ShownNumber {
  const plain = withoutLocale(format)
  if (plain !== '' && formats.is_date(plain)) {
    const text = showDate(date1904 ? value + 1462 : value, plain)
    return { value: text, text }
  }
  const text = writeVietnamese(formatNumber(value, plain))
  return {
    value: isPercentFormat(plain) ? Number((value * 100).toPrecision(15)) : value,
    text: text === '' ? writeVietnamese(String(value)) : text,
  }
}

function formatNumber(value: number, format: string): string {
  try {
    return formats.format(format === '' ? 'General' : format, value).trim()
  } catch {
    return String(value)
  }
}

/** "[$-42A]" names a language and shows nothing; "[$₫-42A]" shows its sign. */
function withoutLocale(format: string): string {
  return format === 'General'
    ? ''
    : format.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, sign: string) => (sign === '' ? '' : `"${sign}"`))
}

function showDate(value: number, format: string): string {
  const parts = value < 0 ? null : formats.parse_date_code(value)
  const letters = format.replace(/"[^"]*"|\\./g, '').toLowerCase()
  const whole =
    letters.includes('d') && letters.includes('m') && letters.includes('y') && !letters.includes('h')
  if (parts === null || !whole) return formatNumber(value, format)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(parts.d)}/${two(parts.m)}/${String(parts.y)}`
}

/** "%" as an operator of the number format, not as a literal after the number. */
function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

/** The library shows numbers the American way. */
function writeVietnamese(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}
