import { Failure } from '../../shared/contract/errors'
import type { GridRange } from '../../shared/table/cell-grid'

export const sheetLimits = { rows: 1_048_576, columns: 16_384 } as const

/** "AB12" as bytes: its column and its row, both counted from 0; -1 for a part that is not there. */
export type ReadReference = { column: number; row: number }

/** Throws Failure excel-damaged for what is no place on a sheet. */
export function readReference(bytes: Uint8Array, start: number, end: number, into: ReadReference): void {
  let column = 0
  let row = 0
  let at = start
  for (; at < end; at++) {
    const letter = (bytes[at] ?? 0) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > sheetLimits.columns) throw new Failure('excel-damaged')
  }
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) throw new Failure('excel-damaged')
    row = row * 10 + digit
    if (row > sheetLimits.rows) throw new Failure('excel-damaged')
  }
  into.column = column - 1
  into.row = row - 1
}

/** "A1:B2", "A1" or "$A$1:$B$2"; null for what is none on a sheet. */
export function readRange(text: string): GridRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(text)
  if (match === null) return null
  const [, left = '', top = '', right = left, bottom = top] = match
  const columns = [columnNumber(left), columnNumber(right)]
  const rows = [Number(top) - 1, Number(bottom) - 1]
  const range = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  }
  const fits = range.top >= 0 && range.bottom < sheetLimits.rows && range.right < sheetLimits.columns
  return fits ? range : null
}

function columnNumber(letters: string): number {
  let column = 0
  for (let at = 0; at < letters.length; at++) column = column * 26 + (letters.charCodeAt(at) & ~32) - 64
  return column - 1
}

/** A decimal as sheets write it, as the nearest binary number; NaN for what is none. */
export function readDecimal(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  let end = to
  while (at < end && (bytes[at] ?? 0) <= 32) at++
  while (end > at && (bytes[end - 1] ?? 0) <= 32) end--
  const start = at
  if (start === end) return Number.NaN
  const isNegative = bytes[at] === 45
  if (isNegative) at += 1
  let seen = 0
  let digits = 0
  let decimals = -1
  let number = 0
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 46 && decimals < 0) decimals = 0
    else if (byte >= 48 && byte <= 57) {
      number = number * 10 + byte - 48
      seen += 1
      if (number > 0) digits += 1
      if (decimals >= 0) decimals += 1
    } else break
  }
  // Both numbers are exact up to 15 digits and 10^22, so their quotient is the nearest one; the rest is the engine's work.
  if (at < end || digits > 15 || decimals > 22) return readSlowly(bytes, start, end)
  if (seen === 0) return Number.NaN
  const value = decimals > 0 ? number / (powers[decimals] ?? 1) : number
  return isNegative && value !== 0 ? -value : value
}

const powers = Array.from({ length: 23 }, (_, power) => Number(`1e${String(power)}`))

function readSlowly(bytes: Uint8Array, start: number, end: number): number {
  const text = Buffer.from(bytes.subarray(start, end)).toString('latin1')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
}
