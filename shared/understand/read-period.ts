import { searchKey } from '../format/search-text'
import type { PeriodKind } from '../model/dimension'
import type { DocumentPeriod } from './document-table'

/**
 * The time that a title or a header names. Kind and year are read apart, because a header often says one of them and the
 * title the other: "Thực hiện 6 tháng" under "NĂM 2024".
 */
export type NamedTime = {
  kind: PeriodKind | null
  ordinal: number
  year: number | null
}

const yearText = String.raw`((?:19|20)\d\d)`
const romanQuarters: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

type Pattern = {
  match: RegExp
  read: (groups: readonly string[]) => NamedTime | null
}

const patterns: readonly Pattern[] = [
  {
    match: new RegExp(String.raw`${yearText}\s*(?:[-–]|den(?: nam)?)?\s*${yearText}`),
    read: ([from, to]) => readYears(Number(from), Number(to)),
  },
  {
    match: new RegExp(String.raw`\bquy\s*(iv|i{1,3}|[1-4])\b\s*(?:[-/.,]|nam)?\s*(?:nam)?\s*${yearText}?`),
    read: ([quarter, year]) => ({
      kind: 'quarter',
      ordinal: romanQuarters[quarter ?? ''] ?? Number(quarter),
      year: toYear(year),
    }),
  },
  {
    match: new RegExp(
      String.raw`\b(0?[369]|12|sau|chin|ba)\s*thang\s*(dau|cuoi)?(?:\s*(?:nam|[-/]))?\s*${yearText}?`,
    ),
    read: ([months, part, year]) => readMonths(months ?? '', part ?? '', toYear(year)),
  },
  {
    match: new RegExp(
      String.raw`(?<!\bngay\s{0,2}[\d.…]{0,3}\s{0,2})\bthang\s*(\d{1,2})\s*(?:[-/.]|nam)\s*${yearText}`,
    ),
    read: ([month, year]) =>
      Number(month) >= 1 && Number(month) <= 12
        ? { kind: 'month', ordinal: Number(month), year: toYear(year) }
        : null,
  },
  {
    match: new RegExp(String.raw`\b(3[01]|30|29|28)\s*[/.-]\s*(0?[1-9]|1[0-2])\s*[/.-]\s*${yearText}`),
    read: ([, month, year]) => closeOfMonth(Number(month), toYear(year)),
  },
  {
    match: new RegExp(String.raw`\bnam\s*(?:hoc\s*|ke hoach\s*|tai chinh\s*)?${yearText}`),
    read: ([year]) => ({ kind: 'year', ordinal: 1, year: toYear(year) }),
  },
  {
    match: new RegExp(String.raw`(?<![\d/.,])${yearText}(?![\d/.,]\d|\d)`),
    read: ([year]) => ({ kind: 'year', ordinal: 1, year: toYear(year) }),
  },
  { match: /\b(?:ca nam|uoc nam|nam nay)\b/, read: () => ({ kind: 'year', ordinal: 1, year: null }) },
  // A month whose year stands above it.
  {
    match: /(?<!\d\s*)\bthang\s*(0?[1-9]|1[0-2])\b/,
    read: ([month]) => ({ kind: 'month', ordinal: Number(month), year: null }),
  },
]

/** The first and most particular time in a text; null when it names none. */
export function readTime(text: string): NamedTime | null {
  const key = searchKey(text)
  if (!/\d|quy|nam|thang/.test(key)) return null
  for (const { match, read } of patterns) {
    const found = match.exec(key)
    if (found === null) continue
    const time = read(found.slice(1).map((group: string | undefined) => group ?? ''))
    if (time === null) continue
    if (time.year !== null) return time
    const year = new RegExp(String.raw`\b(?:nam\s*)?${yearText}\b`).exec(key)?.[1]
    return { ...time, year: toYear(year) }
  }
  return null
}

/** A full period from a time and the one that stands around it; null without a year. */
export function completeTime(time: NamedTime | null, around: DocumentPeriod | null): DocumentPeriod | null {
  if (time === null) return null
  const year = time.year ?? around?.year ?? null
  return year === null ? null : { kind: time.kind ?? 'year', year, ordinal: time.ordinal }
}

function toYear(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text)
}

/** A plan of five years, or the last of the years that a table runs through. */
function readYears(from: number, to: number): NamedTime | null {
  if (to - from === 4) return { kind: 'five-years', ordinal: 1, year: from }
  return to > from && to - from < longestRun ? { kind: 'year', ordinal: 1, year: to } : null
}

const longestRun = 15

function readMonths(months: string, part: string, year: number | null): NamedTime | null {
  switch (months.replace(/^0/, '')) {
    case '6':
    case 'sau':
      return { kind: 'half', ordinal: part === 'cuoi' ? 2 : 1, year }
    case '9':
    case 'chin':
      return { kind: 'nine-months', ordinal: 1, year }
    case '12':
      return { kind: 'year', ordinal: 1, year }
    default:
      return part === 'cuoi' ? { kind: 'quarter', ordinal: 4, year } : { kind: 'quarter', ordinal: 1, year }
  }
}

/** "đến 30/6/2024" closes the half-year, "31/12/2020" the year. */
function closeOfMonth(month: number, year: number | null): NamedTime {
  switch (month) {
    case 3:
      return { kind: 'quarter', ordinal: 1, year }
    case 6:
      return { kind: 'half', ordinal: 1, year }
    case 9:
      return { kind: 'nine-months', ordinal: 1, year }
    case 12:
      return { kind: 'year', ordinal: 1, year }
    default:
      return { kind: 'month', ordinal: month, year }
  }
}
