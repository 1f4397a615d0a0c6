import type { PeriodName } from '../calc/periods'
import { searchKey } from '../format/search-text'
import { fillYear } from '../format/write-year'
import { lastDayOf, readDates } from './wording-dates'

/**
 * Years and spans of time in the words of a form. Words with {N} are read for a year; {period} stands for the period that
 * the form is shown for.
 */

/** Months from the first to the last, of a year. */
export type NamedSpan = { year: number; from: number; to: number }

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** The words of a form for a period; years are those around its year. */
export function fillWords(text: string, shown: PeriodName): string {
  return fillYear(text, shown.year)
}

/** The span of a period; a plan of five years has none of a year. */
export function spanOf({ kind, year, ordinal }: PeriodName): NamedSpan | null {
  const months = { month: 1, quarter: 3, half: 6, 'nine-months': 9, year: 12 }
  if (kind === 'five-years') return null
  const length = months[kind]
  return { year, from: (ordinal - 1) * length + 1, to: ordinal * length }
}

/** The span that words name, with the year of the shown period where they name none; null where they name no span. */
export function readSpan(text: string, shown: PeriodName): NamedSpan | null {
  const span = spanOf(shown)
  if (/\{period\}/i.test(text)) return span
  const key = searchKey(fillWords(text, shown))
  const years = yearsOf(key)
  const [only] = years
  // "Giai đoạn 2021-2025" and comparisons name several.
  const year = years.length === 0 ? shown.year : years.length === 1 ? only : undefined
  if (year === undefined) return null
  const quarter = /\bquy (iv|i{1,3}|[1-4])\b/.exec(key)?.[1]
  if (quarter !== undefined) {
    const number = romans[quarter] ?? Number(quarter)
    return { year, from: number * 3 - 2, to: number * 3 }
  }
  const half = /\b0?(?:6|sau) thang(?: (dau|cuoi))?\b/.exec(key)
  if (half !== null) return half[1] === 'cuoi' ? { year, from: 7, to: 12 } : { year, from: 1, to: 6 }
  if (/\b0?(?:9|chin) thang\b/.test(key)) return { year, from: 1, to: 9 }
  if (/\bca nam\b/.test(key)) return { year, from: 1, to: 12 }
  const month = /(?<!ngay \d{1,2} )\bthang (0?[1-9]|1[0-2])\b/.exec(key)?.[1]
  if (month !== undefined) return { year, from: Number(month), to: Number(month) }
  return years.length === 1 && /\bnam (?:19|20)\d\d\b/.test(key) ? { year, from: 1, to: 12 } : null
}

/** Years that words without marks name, without those of dates. */
function yearsOf(key: string): number[] {
  const named = key.matchAll(/(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,]\d)/g)
  return [...new Set([...named].map(([year]) => Number(year)))]
}

const comparing = /\bso (?:sanh )?(?:voi|ss)\b/
const otherBase =
  /\b(?:ke hoach|kh|du toan|nghi quyet|nq|muc tieu|chi tieu|cung ky|ck|nam truoc|ky truoc|quy truoc)\b/

/**
 * The year that words compare with, where it cannot be one: not before that of the shown period. A comparison with a plan
 * has the year of the plan. Null where nothing is wrong.
 * @param isShown whether the form is shown for the period; otherwise only the years of the text itself are compared
 */
export function findWrongBase(
  text: string,
  shown: PeriodName,
  isShown: boolean,
): { base: number; year: number } | null {
  const key = searchKey(fillWords(text.replace(/\{period\}/gi, ' '), shown))
  const match = comparing.exec(key)
  if (match === null) return null
  const against = key.slice(match.index + match[0].length)
  if (otherBase.test(against)) return null
  const years = yearsOf(against)
  const base = Math.min(...years)
  const current = yearsOf(key.slice(0, match.index))
  // What is compared may be of a later year than the form is shown for.
  const year = current.length > 0 ? Math.max(...current) : shown.year
  if (years.length === 0 || base < year || (current.length === 0 && !isShown)) return null
  return isPartOfYear(key, base) ? null : { base, year }
}

/** "Quý II năm 2024 so với quý I năm 2024" compares within a year. */
function isPartOfYear(key: string, year: number): boolean {
  return /\b(?:quy|thang|dau nam|dau ky)\b/.test(key) && key.includes(String(year))
}

/** A date up to which figures are counted, inside the span and not at its end. */
export function findCutOff(
  text: string,
  span: NamedSpan,
  shown: PeriodName,
): { date: string; period: string } | null {
  for (const { day, month, year, closes, text: written } of readDates(fillWords(text, shown))) {
    if (!closes || (year !== null && year !== span.year)) continue
    if (month < span.from || month > span.to || day > lastDayOf(month, span.year)) continue
    if (month === span.to && day === lastDayOf(month, span.year)) continue
    // The first day of a span opens it.
    if (month === span.from && day === 1) continue
    return { date: written, period: writeSpan(span) }
  }
  return null
}

/** "1/1-30/6/2020": the same in every language. */
function writeSpan({ year, from, to }: NamedSpan): string {
  return `1/${String(from)}-${String(lastDayOf(to, year))}/${String(to)}/${String(year)}`
}
