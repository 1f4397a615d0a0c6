import type { Qualifier } from '../model/fact'
import {
  canonicalDecimal,
  compareDecimals,
  countDecimals,
  negateDecimal,
  roundDecimal,
  scaleDecimal,
  shiftDecimal,
  truncateDecimal,
} from './decimal'
import { readNotation, type NumberConvention } from './number-notation'
import { convertUnit, readUnit } from './units'

/**
 * The one parser for figures that people type, paste or leave in documents. It keeps the four states of a cell apart
 * (blank, "–" none, "…" unknown, number), never guesses where two readings are possible, and works on digits only: the
 * value reaches the scaled integer without becoming a binary fraction.
 */
export type ParseOptions = {
  /** Decimals that the row declares. */
  decimals: number
  /** Whether the row holds percentages; only then may a "%" follow. */
  percent: boolean
  /** Unit of the row as the form writes it. */
  unit: string
  /** Whose separators the text uses, where that is known. A text that does not follow them is `invalid`, never asked. */
  convention?: NumberConvention
}

export type ParsedNumber =
  | { kind: 'blank' }
  | { kind: 'none' }
  | { kind: 'unknown' }
  /** A plain decimal in the row's unit, canonical: "-3600.6". */
  | { kind: 'number'; value: string; qualifier: Qualifier | null }
  /** Several readings, likeliest first; each fits the row's decimals. */
  | {
      kind: 'ask'
      reason: 'too-precise' | 'ambiguous'
      candidates: { value: string; qualifier: Qualifier | null }[]
    }
  /** "81/106": a part and its whole, plain decimals. */
  | { kind: 'fraction'; part: string; whole: string }
  /** "1 - 2", "40-60%": bounds in the row's unit, plain decimals, from ≤ to. */
  | { kind: 'range'; from: string; to: string }
  | { kind: 'invalid'; reason: 'text' | 'two-numbers' | 'separators' | 'unit' }

type Invalid = Extract<ParsedNumber, { kind: 'invalid' }>

/** Longer phrases first: "ước tính" before "ước". */
const qualifierPhrases: readonly (readonly [string, Qualifier])[] = [
  ['tối thiểu', 'minimum'],
  ['ước khoảng', 'estimated'],
  ['ước tính', 'estimated'],
  ['ước đạt', 'estimated'],
  ['ít nhất', 'at-least'],
  ['khoảng', 'about'],
  ['dưới', 'under'],
  ['trên', 'over'],
  ['gần', 'near'],
  ['hơn', 'more-than'],
  ['ước', 'estimated'],
  ['từ', 'at-least'],
  ['>=', 'at-least'],
  ['≥', 'at-least'],
  ['≈', 'about'],
  ['~', 'about'],
  ['>', 'over'],
  ['<', 'under'],
]
const orMore = / ?trở lên$/

const longest = 200
const digits = String.raw`\d(?:[\d., ]*\d)?`
const signed = new RegExp(String.raw`^([+-]?) ?([.,]?${digits})(.*)$`, 'u')
const fraction = /^(\d[\d.,]*) ?\/ ?(\d[\d.,]*)([^\d/]*)$/u
const range = new RegExp(String.raw`^(${digits})([^\d-]*?) ?(?:-|đến) ?(${digits})(\D*)$`, 'u')

/** Reads `text` as a figure of a row. Never throws; anything without a reading is `invalid` with the reason. */
export function parseNumber(text: string, options: ParseOptions): ParsedNumber {
  // Most figures of a block: bare digits mean the same everywhere.
  if (bareDigits.test(text)) return { kind: 'number', value: text, qualifier: null }
  if (text.length > longest) return { kind: 'invalid', reason: 'text' }
  const clean = tidy(text)
  if (clean === '') return { kind: 'blank' }
  if (/^-{1,3}$/.test(clean)) return { kind: 'none' }
  if (/^(?:…+|\.{2,})$/.test(clean)) return { kind: 'unknown' }
  const { qualifier, rest } = takeQualifier(clean)
  return (
    readFraction(rest, options) ??
    readRange(rest, options) ??
    readSingle(rest, qualifier, options) ??
    notANumber
  )
}

const bareDigits = /^(?:0|[1-9]\d{0,14})$/

const notANumber: Invalid = { kind: 'invalid', reason: 'text' }

/** One kind of space, one kind of dash, no invisible characters. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .trim()
}

function takeQualifier(text: string): { qualifier: Qualifier | null; rest: string } {
  const lower = text.toLowerCase()
  for (const [phrase, qualifier] of qualifierPhrases) {
    if (!lower.startsWith(phrase)) continue
    const rest = text.slice(phrase.length)
    if (/^\p{L}/u.test(rest)) continue
    return { qualifier, rest: rest.trim() }
  }
  return orMore.test(lower)
    ? { qualifier: 'at-least', rest: text.slice(0, lower.search(orMore)) }
    : { qualifier: null, rest: text }
}

/** The power of ten that brings a number with this unit behind it into the row's unit. */
function readSuffix(
  suffix: string,
  options: ParseOptions,
): { power: number; magnitude: boolean } | Invalid['reason'] {
  const written = suffix.trim()
  if (written === '') return { power: 0, magnitude: false }
  const unit = readUnit(written)
  const row = options.percent ? readUnit('%') : readUnit(options.unit)
  // A bare magnitude means nothing on percentages.
  const power = options.percent && unit.base === '' ? null : convertUnit(unit, row)
  if (power !== null) return { power, magnitude: unit.power > 0 }
  return unit.known ? 'unit' : 'text'
}

function readSingle(text: string, qualifier: Qualifier | null, options: ParseOptions): ParsedNumber | null {
  const bracketed = /^\(([^()]+)\)([^\d()]*)$/u.exec(text)
  const match = signed.exec(bracketed === null ? text : `${bracketed[1] ?? ''}${bracketed[2] ?? ''}`.trim())
  if (match === null) return null
  const [, sign = '', body = '', suffix = ''] = match
  if (bracketed !== null && sign !== '') return null
  if (/^[.,]/.test(suffix)) return { kind: 'invalid', reason: 'separators' }
  if (/\d/.test(suffix)) {
    return { kind: 'invalid', reason: /^[\d.,;+\- ]+$/.test(suffix) ? 'two-numbers' : 'text' }
  }
  const unit = readSuffix(suffix, options)
  if (typeof unit === 'string') return { kind: 'invalid', reason: unit }
  const reading = readNotation(body, {
    decimals: options.decimals,
    magnitude: unit.magnitude,
    convention: options.convention,
  })
  if (reading.kind === 'unreadable') return { kind: 'invalid', reason: reading.reason }

  const negative = bracketed !== null || sign === '-'
  const inRow = (plain: string): string => {
    const shifted = shiftDecimal(plain, unit.power)
    return negative ? negateDecimal(shifted) : shifted
  }
  const ask = (reason: 'too-precise' | 'ambiguous', values: readonly string[]): ParsedNumber => ({
    kind: 'ask',
    reason,
    candidates: [...new Set(values)].map((value) => ({ value, qualifier })),
  })
  if (reading.kind === 'doubtful') {
    return ask(
      'ambiguous',
      reading.values.map((plain) => roundDecimal(inRow(plain), options.decimals)),
    )
  }
  const value = inRow(reading.value)
  if (countDecimals(value) <= options.decimals) return { kind: 'number', value, qualifier }
  const readings = [roundDecimal(value, options.decimals), truncateDecimal(value, options.decimals)]
  // Among whole numbers a comma may also be a slip of the finger.
  if (options.decimals === 0 && unit.power === 0)
    readings.push(inRow(canonicalDecimal(body.replace(/\D/g, ''))))
  return ask('too-precise', readings)
}

function readFraction(text: string, options: ParseOptions): ParsedNumber | null {
  const match = fraction.exec(text)
  if (match === null) return null
  const suffix = (match[3] ?? '').trim()
  // What is counted is free in a row of percentages ("81/106 xã"), but the count itself is no percentage.
  const unit = !options.percent
    ? readSuffix(suffix, options)
    : suffix.includes('%')
      ? 'unit'
      : { power: 0, magnitude: false }
  if (typeof unit === 'string') return { kind: 'invalid', reason: unit }
  const part = readBound(match[1] ?? '', unit.magnitude, options)
  const whole = readBound(match[2] ?? '', unit.magnitude, options)
  if (part === null || whole === null) return { kind: 'invalid', reason: 'separators' }
  return { kind: 'fraction', part: shiftDecimal(part, unit.power), whole: shiftDecimal(whole, unit.power) }
}

function readRange(text: string, options: ParseOptions): ParsedNumber | null {
  const match = range.exec(text)
  if (match === null) return null
  const [, first = '', firstSuffix = '', second = '', secondSuffix = ''] = match
  const unit = readSuffix(secondSuffix, options)
  const firstUnit = firstSuffix.trim() === '' ? unit : readSuffix(firstSuffix, options)
  if (typeof unit === 'string') return { kind: 'invalid', reason: unit }
  if (typeof firstUnit === 'string') return { kind: 'invalid', reason: firstUnit }
  const low = readBound(first, firstUnit.magnitude, options)
  const high = readBound(second, unit.magnitude, options)
  if (low === null || high === null) return { kind: 'invalid', reason: 'separators' }
  const from = shiftDecimal(low, firstUnit.power)
  const to = shiftDecimal(high, unit.power)
  return compareDecimals(from, to) <= 0
    ? { kind: 'range', from, to }
    : { kind: 'invalid', reason: 'two-numbers' }
}

/** Bounds and parts are not stored as a figure: a text with several readings is refused rather than asked about. */
function readBound(text: string, magnitude: boolean, { convention }: ParseOptions): string | null {
  const reading = readNotation(text, { decimals: 0, magnitude, convention })
  return reading.kind === 'certain' ? canonicalDecimal(reading.value) : null
}

/** The integer value·10^decimals of a plain decimal; null when it has more decimals or is beyond ±(2^53 − 1). */
export function toScaled(value: string, decimals: number): number | null {
  // Small whole numbers are exact as they are.
  if (smallWhole.test(value)) return Number(value) * 10 ** decimals
  const scaled = scaleDecimal(value, decimals)
  if (scaled === null) return null
  const number = Number(scaled)
  return Number.isSafeInteger(number) ? number : null
}

/** With up to six decimals it stays below 2^53. */
const smallWhole = /^(?:0|-?[1-9]\d{0,8})$/

/** The plain decimal of a scaled integer, exact and canonical: (-36006, 1) → "-3600.6". */
export function fromScaled(value: number, decimals: number): string {
  return shiftDecimal(String(BigInt(value)), -decimals)
}
