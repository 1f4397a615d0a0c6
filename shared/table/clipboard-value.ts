import { canonicalDecimal, countDecimals, roundDecimal, shiftDecimal } from '../format/decimal'
import type { NumberConvention } from '../format/number-notation'
import { parseNumber, toScaled, type ParsedNumber } from '../format/parse-number'
import type { Qualifier } from '../model/fact'
import type { TableRow } from '../model/table-layout'
import type { ClipboardCell } from './clipboard-block'
import { showsStored } from './clipboard-convention'

/** What a pasted cell stores; null clears. `value` is a plain decimal in the row's unit. */
export type PastedInput =
  | { state: 'number'; value: string; qualifier: Qualifier | null; written: string }
  | { state: 'none' | 'unknown'; written: string }
  | null

export type UnreadableReason =
  'text' | 'two-numbers' | 'separators' | 'unit' | 'too-precise' | 'too-large' | 'fraction' | 'range'

export type PastedReading =
  { kind: 'input'; input: PastedInput } | { kind: 'unreadable'; reason: UnreadableReason }

export type PastedRow = Pick<TableRow, 'decimals' | 'percent' | 'unit'>

export type ReadingRules = {
  convention: NumberConvention
  /** Only the figure: words like "gần" and a "%" in a row of plain numbers are left out. */
  figuresOnly: boolean
}

const longestWritten = 200

/**
 * One cell for one row. What the source shows is what is meant; the number behind it counts where the text hides it
 * (####, 1,2E+05, "-" for 0, a minus only by colour). Nothing with two meanings is taken.
 */
export function readPastedCell(cell: ClipboardCell, row: PastedRow, rules: ReadingRules): PastedReading {
  const text = rules.figuresOnly && !row.percent ? cell.text.replace(/%/g, '').trim() : cell.text
  const parsed = parseNumber(text, { ...pickRow(row), convention: rules.convention })
  if (cell.number !== null && isHiding(cell.text, cell.number, parsed, rules.convention))
    return readStored(cell.text, cell.number, row, rules)
  const written = text.slice(0, longestWritten)
  switch (parsed.kind) {
    case 'blank':
      return { kind: 'input', input: null }
    case 'none':
    case 'unknown':
      return { kind: 'input', input: { state: parsed.kind, written } }
    case 'number': {
      const value = restoreDecimals(parsed.value, cell, row)
      return storeNumber(value, rules.figuresOnly ? null : parsed.qualifier, written, row, rules)
    }
    case 'ask':
      return unreadable(parsed.reason === 'too-precise' ? 'too-precise' : 'separators')
    case 'fraction':
    case 'range':
      return unreadable(parsed.kind)
    case 'invalid':
      return unreadable(parsed.reason)
  }
}

function pickRow({ decimals, percent, unit }: PastedRow): PastedRow {
  return { decimals, percent, unit }
}

function unreadable(reason: UnreadableReason): PastedReading {
  return { kind: 'unreadable', reason }
}

/** A format may show fewer decimals than the source has ("4.456,8" of 4456,75); what the row has room for is kept. */
function restoreDecimals(shown: string, { text, number }: ClipboardCell, row: PastedRow): string {
  if (number === null) return shown
  const value = canonicalDecimal(text.includes('%') ? shiftDecimal(number, 2) : number)
  const sameAmount = roundDecimal(value, countDecimals(shown)) === shown
  return sameAmount && countDecimals(value) <= row.decimals ? value : shown
}

function isHiding(text: string, stored: string, parsed: ParsedNumber, convention: NumberConvention): boolean {
  if (parsed.kind === 'blank' || parsed.kind === 'none') return true
  if (/^#+$/.test(text) || /^-?\d(?:[.,]\d+)?E[+-]?\d+$/i.test(text)) return true
  if (parsed.kind !== 'number') return false
  return stored.startsWith('-') !== parsed.value.startsWith('-') || !showsStored(text, stored, convention)
}

/** A stored number with more decimals than the row has is reported like any other: dropping digits is the user's. */
function readStored(text: string, stored: string, row: PastedRow, rules: ReadingRules): PastedReading {
  const value = canonicalDecimal(text.includes('%') ? shiftDecimal(stored, 2) : stored)
  if (countDecimals(value) > row.decimals) return unreadable('too-precise')
  return storeNumber(value, null, text === '' ? value : text.slice(0, longestWritten), row, rules)
}

function storeNumber(
  value: string,
  qualifier: Qualifier | null,
  written: string,
  row: PastedRow,
  rules: ReadingRules,
): PastedReading {
  if (toScaled(value, row.decimals) === null) return unreadable('too-large')
  const figure = value.replace('.', ',')
  return {
    kind: 'input',
    input: { state: 'number', value, qualifier, written: rules.figuresOnly ? figure : written },
  }
}
