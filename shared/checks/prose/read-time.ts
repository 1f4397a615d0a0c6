import type { TextPeriod } from '../../model/text-check'
import type { ProseNumber } from './read-numbers'

/**
 * The times that a sentence names, in its order: years, quarters, months, cut-off dates, spans. A time that no period is
 * ("trong 5 năm qua", "giữa năm") is unknown: what is counted in it is in no table. Dates of documents and meetings are
 * none.
 */
export type NamedTime = {
  from: number
  to: number
  period: TextPeriod | 'unknown'
  /** It may be meant, but another may be as well ("đầu năm": the end of the year before). */
  open: boolean
  /** "So với năm 2019", "thấp hơn năm 2019": what is compared with, not when. */
  compared: boolean
  /** A year alone: in the report of a quarter its quarter may be meant as well. */
  plainYear: boolean
}

const year = '(?:19|20)\\d\\d'
const tail = (name: string): string => `(?:\\s*(?:/|,?\\s*năm\\s+|\\s+)(?<${name}>${year})(?!\\d))?`
const phrases = new RegExp(
  [
    `(?<span>từ\\s+(?!đầu\\s+năm|(?:ngày\\s+)?0?1/0?1)(?:khi|sau|đầu|năm|tháng|ngày|quý|nhiệm|${year}|\\d{1,2}/)[^;,.]{0,60}?\\sđến\\s+(?:nay|(?:(?:hết|cuối|năm|tháng|ngày|quý)\\s+)*[\\dIV][\\d/.-]*))`,
    `(?<plan>(?:giai\\s+đoạn|nhiệm\\s+kỳ)(?:\\s+(?<first>${year})\\s*[-–]\\s*${year})?)`,
    `(?<years>(?:trong|sau|qua)\\s+(?:\\d+|hai|ba|bốn|năm|mười)\\s+năm|\\d+\\s+năm\\s+(?:qua|gần|liên|trở|nay)|mỗi\\s+năm|giữa\\s+năm(?:\\s+${year})?)`,
    `(?<months>\\d{1,2})\\s+tháng(?:\\s+(?<side>đầu|cuối))?(?:\\s+năm)?${tail('monthsYear')}`,
    `quý\\s+(?<quarter>IV|I{1,3}|[1-4])(?![\\p{L}\\d])${tail('quarterYear')}`,
    `(?<!từ\\s+)(?<start>đầu\\s+năm)${tail('startYear')}`,
    `(?<end>(?:cuối|hết|cả)\\s+năm)${tail('endYear')}`,
    `năm\\s+(?<year>${year})(?![\\d])(?!\\s*[-–]\\s*${year})`,
  ]
    .map((phrase) => `(?<![\\p{L}\\d.,/])(?:${phrase})`)
    .join('|'),
  'giu',
)

export function readTimes(sentence: string, numbers: readonly ProseNumber[], own: TextPeriod): NamedTime[] {
  const times: NamedTime[] = []
  const add = (from: number, to: number, found: Found): void => {
    if (times.some((one) => from < one.to && to > one.from)) return
    const compared = isCompared(sentence.slice(0, from))
    times.push({ from, to, open: false, plainYear: false, ...found, compared })
  }
  const addNumbers = (kind: ProseNumber['kind']): void => {
    for (const number of numbers) {
      const found = number.kind === kind ? readNumber(sentence, number, own) : null
      if (found !== null) add(number.from, number.to, found)
    }
  }
  // "Hết tháng 9 năm 2020" is one time.
  addNumbers('date')
  for (const match of sentence.matchAll(phrases)) {
    const found = readPhrase(match.groups ?? {}, own)
    if (found !== null) add(match.index, match.index + match[0].length, found)
  }
  addNumbers('year')
  return times.sort((a, b) => a.from - b.from)
}

type Found = Pick<NamedTime, 'period'> & Partial<Pick<NamedTime, 'open' | 'plainYear'>>
const unknown: Found = { period: 'unknown' }

function readPhrase(groups: Record<string, string | undefined>, own: TextPeriod): Found | null {
  const yearOf = (text: string | undefined): number => (text === undefined ? own.year : Number(text))
  const { quarter, months, side, first } = groups
  if (groups['plan'] !== undefined && first !== undefined && own.kind === 'five-years')
    return { period: { kind: 'five-years', year: Number(first), ordinal: 1 } }
  if (groups['span'] !== undefined || groups['plan'] !== undefined || groups['years'] !== undefined)
    return unknown
  if (quarter !== undefined) {
    const roman = ['I', 'II', 'III', 'IV'].indexOf(quarter.toUpperCase())
    const ordinal = roman < 0 ? Number(quarter) : roman + 1
    return { period: { kind: 'quarter', year: yearOf(groups['quarterYear']), ordinal } }
  }
  if (months !== undefined) {
    const name = side?.toLowerCase() === 'cuối' ? lastMonths[Number(months)] : firstMonths[Number(months)]
    return name === undefined ? unknown : { period: { ...name, year: yearOf(groups['monthsYear']) } }
  }
  if (groups['start'] !== undefined) return { period: wholeYear(yearOf(groups['startYear']) - 1), open: true }
  if (groups['end'] !== undefined) return { period: wholeYear(yearOf(groups['endYear'])) }
  const named = groups['year']
  return named === undefined ? null : { period: wholeYear(Number(named)), plainYear: true }
}

const firstMonths: Readonly<Record<number, Omit<TextPeriod, 'year'>>> = {
  3: { kind: 'quarter', ordinal: 1 },
  6: { kind: 'half', ordinal: 1 },
  9: { kind: 'nine-months', ordinal: 1 },
}
const lastMonths: typeof firstMonths = {
  3: { kind: 'quarter', ordinal: 4 },
  6: { kind: 'half', ordinal: 2 },
}

/** Dates up to which is counted, months, and years without a word before them. */
function readNumber(sentence: string, number: ProseNumber, own: TextPeriod): Found | null {
  if (number.kind === 'year')
    return number.until === null ? { period: wholeYear(number.year), plainYear: true } : unknown
  if (number.kind !== 'date' || number.month > 12) return null
  const { day, month } = number
  const inYear = number.year ?? own.year
  const before = sentence.slice(0, number.from)
  if (cutOff.test(before)) return { period: periodUpTo(day, month, inYear, own) }
  if (day !== null) return null
  return { period: { kind: 'month', year: inYear, ordinal: month } }
}

/** "Tính đến ngày", "so với thời điểm": other dates are those of documents and events. */
const cutOff =
  /(?<!\p{L})(?:đến|tới|hết|cuối|tại|so(?:\s+với)?|cùng)\s+(?:(?:hết|cuối|cùng|thời|điểm|ngày|tháng)\s+)*$/iu

/** What is counted up to a day: of the report where it lies at its end, and before its end where the report is early. */
function periodUpTo(day: number | null, month: number, inYear: number, own: TextPeriod): TextPeriod {
  if (day === 1 && month === 1) return wholeYear(inYear - 1)
  const end = lastMonthOf(own)
  const isEarly = month === end - 1 && (own.kind === 'half' || own.kind === 'nine-months')
  if (month === end || (isEarly && inYear === own.year)) return { ...own, year: inYear }
  if (month === 12) return wholeYear(inYear)
  const name = firstMonths[month]
  return name === undefined ? { kind: 'month', year: inYear, ordinal: month } : { ...name, year: inYear }
}

/** "So với năm 2019", "thấp hơn cùng kỳ năm 2019", "kế hoạch năm 2021". */
function isCompared(before: string): boolean {
  return /(?<!\p{L})(?:so(?:\s+với)?|cùng\s+kỳ|kế\s+hoạch|KH|(?:cao|thấp|nhiều|ít|lớn|nhỏ)\s+hơn)(?:\s[^,;.]{0,30})?$/iu.test(
    before.replace(/\s$/u, ' '),
  )
}

export function wholeYear(of: number): TextPeriod {
  return { kind: 'year', year: of, ordinal: 1 }
}

export function isSamePeriod(one: TextPeriod, other: TextPeriod): boolean {
  return one.kind === other.kind && one.year === other.year && one.ordinal === other.ordinal
}

/** Whether a period ends after another has. */
export function endsLater(one: TextPeriod, other: TextPeriod): boolean {
  return one.year * 12 + lastMonthOf(one) > other.year * 12 + lastMonthOf(other)
}

function lastMonthOf({ kind, ordinal }: TextPeriod): number {
  switch (kind) {
    case 'month':
      return ordinal
    case 'quarter':
      return ordinal * 3
    case 'half':
      return ordinal * 6
    case 'nine-months':
      return 9
    case 'year':
      return 12
    case 'five-years':
      return 60
  }
}
