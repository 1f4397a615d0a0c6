import { powerOfTen, roundQuotient, type Quotient } from '../calc/exact'
import { parseNumber } from '../format/parse-number'
import type { Indicator } from '../model/dimension'
import type { FactKey, Qualifier } from '../model/fact'
import type { FindingCell, ScaledNumber } from '../model/finding'
import type { IndicatorTraits } from './indicator-traits'
import type { Statement } from './relation'

/** Statements out of figures of the workbook and out of the texts of documents. */

/** The figure of one cell of the cube, by a short name. */
export function nameFigure({ scenario, indicator, sector, locality, period }: FactKey): string {
  return `${scenario}|${indicator}|${sector}|${locality}|${period}`
}

/**
 * An entered figure as a statement. `value` is scaled by the indicator's decimals. Zeros at the end need not have been
 * written: 56,0 of a percentage may stand for "56%", so they are no digits that anything is held against.
 */
export function stateFigure(
  key: FactKey,
  value: number,
  { decimals }: Pick<Indicator, 'decimals'>,
  traits: Pick<IndicatorTraits, 'isCount' | 'percent'>,
  qualifier: Qualifier | null,
): Statement {
  return {
    cell: { kind: 'figure', key },
    quotient: { n: value, d: powerOfTen(decimals) },
    written: countWritten(value, decimals),
    whole: traits.isCount && decimals === 0,
    percent: traits.percent,
    qualifier,
  }
}

function countWritten(value: number, decimals: number): number {
  let written = decimals
  let rest = value
  while (written > 0 && rest % 10 === 0) {
    rest /= 10
    written -= 1
  }
  return written
}

/** What a document writes in a cell; null where its text is no exact number that fits in one. */
export function stateText(
  cell: FindingCell,
  text: string,
  value: string,
  { whole, percent }: Pick<Statement, 'whole' | 'percent'>,
): Statement | null {
  const quotient = readDecimal(value)
  if (quotient === null) return null
  const written = Math.max(-mostDecimals, Math.min(findLastDigit(text, value), mostDecimals))
  return {
    cell,
    quotient,
    written,
    whole: whole && written === 0,
    percent,
    qualifier: readQualifier(text, percent),
  }
}

const mostDecimals = 12

function readDecimal(value: string): Quotient | null {
  const [whole = '', fraction = ''] = value.split('.')
  const n = Number(whole + fraction)
  if (!Number.isSafeInteger(n) || fraction.length > mostDecimals) return null
  return { n, d: powerOfTen(fraction.length) }
}

/** The power of ten that the digits of the text need to become the value: "1,2 tỷ" in triệu is known to hundreds. */
function findLastDigit(text: string, value: string): number {
  const [, fraction = ''] = value.split('.')
  const digits = stripZeros(/\d[\d., \u00a0]*/.exec(text)?.[0].replace(/\D/g, '') ?? '')
  const number = stripZeros(value.replace(/\D/g, ''))
  if (digits === '' || number === '') return Math.max(fraction.length, /,(\d+)/.exec(text)?.[1]?.length ?? 0)
  const isLonger = digits.length >= number.length
  const [long, short] = isLonger ? [digits, number] : [number, digits]
  const rest = long.slice(short.length)
  if (!long.startsWith(short) || /[^0]/.test(rest)) return fraction.length
  return fraction.length + (isLonger ? rest.length : -rest.length)
}

function stripZeros(digits: string): string {
  return digits.replace(/^0+/, '')
}

/** The words around a number alone: what unit stands behind it does not matter here. */
function readQualifier(text: string, percent: boolean): Qualifier | null {
  if (!/[\p{L}<>≥~≈]/u.test(text)) return null
  const [, before = '', after = ''] = /^(\D*)[\d., ]*(.*)$/su.exec(text) ?? []
  const lastWords = after.trim().split(' ').slice(-2).join(' ')
  for (const bare of [`${before}1 ${lastWords}`, `${before}1`]) {
    const parsed = parseNumber(bare, { decimals: 0, percent, unit: '' })
    if (parsed.kind === 'number' && parsed.qualifier !== null) return parsed.qualifier
  }
  return null
}

/** A statement's number as findings carry it. */
export function scaleStatement({
  quotient,
  written,
}: Pick<Statement, 'quotient' | 'written'>): ScaledNumber | null {
  return scaleNumber(quotient, Math.max(written, 0))
}

/** Rounded to `decimals`; null beyond exact integers. */
export function scaleNumber(quotient: Quotient, decimals: number): ScaledNumber | null {
  const value = roundQuotient(quotient, decimals)
  return value === null ? null : { value, decimals }
}
