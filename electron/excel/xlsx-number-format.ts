import { SSF } from '@e965/xlsx'
import { showNumber, type ShownNumber } from './shown-number'

/** How a number format shows numbers; asked millions of times, so whole numbers are short work and days are kept. */
export type NumberFormat = {
  /** "" is general. */
  code: string
  /** Value and text of a cell that holds this number. */
  show: (value: number) => ShownNumber
}

const formats = SSF as { get_table: () => Readonly<Record<number, string>> }

/** Dates in the order of the office's own country; currencies, which the library does not know, without a sign. */
const localFormats: Readonly<Record<number, string>> = {
  5: '#,##0',
  6: '#,##0',
  7: '#,##0.00',
  8: '#,##0.00',
  14: 'dd/mm/yyyy',
  22: 'dd/mm/yyyy hh:mm',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
}

/** The format of a number that stands for one in every workbook; "" where there is none. */
export function builtInFormat(id: number): string {
  return localFormats[id] ?? formats.get_table()[id] ?? ''
}

/** Characters that the general format shows without rounding. */
const generalWidth = 11

/** As spreadsheets have it. */
const longestCode = 255

/** Days repeat; other numbers hardly do, and keeping them would only keep memory. */
const remembered = 32_768

export function createNumberFormat(written: string, date1904: boolean): NumberFormat {
  const code = /^general$/i.test(written) || written.length > longestCode ? '' : written
  const memory = new Map<number, ShownNumber>()
  const isGrouped = code === '#,##0'
  const isWhole = code === '' || code === '0'
  return {
    code,
    show(value) {
      if (Number.isInteger(value) && Math.abs(value) < 1e11) {
        if (isWhole) return { value, text: String(value) }
        if (isGrouped) return { value, text: groupDigits(value) }
      }
      if (code === '') {
        const text = String(value)
        const dot = text.indexOf('.')
        if (dot > 0 && text.length <= generalWidth && Math.abs(value) > 1e-6)
          return { value, text: `${text.slice(0, dot)},${text.slice(dot + 1)}` }
      }
      let shown = memory.get(value)
      if (shown !== undefined) return shown
      if (memory.size >= remembered) memory.clear()
      shown = showNumber(value, code, date1904)
      if (typeof shown.value === 'string') memory.set(value, shown)
      return shown
    },
  }
}

function groupDigits(value: number): string {
  const digits = String(Math.abs(value))
  let grouped = digits.slice(-3)
  for (let at = digits.length - 3; at > 0; at -= 3)
    grouped = `${digits.slice(Math.max(0, at - 3), at)}.${grouped}`
  return value < 0 ? `-${grouped}` : grouped
}
