import { canonicalDecimal } from '../../format/decimal'
import { readNotation } from '../../format/number-notation'
import { searchKey } from '../../format/search-text'
import { readUnit } from '../../format/units'
import { documentWords } from './prose-words'

/**
 * The numbers of a sentence as Vietnamese prose writes them. Years, dates and the numbers of documents, laws and sections
 * are told apart: only the rest may be figures.
 */
export type ProseNumber = {
  from: number
  to: number
  /** With its unit. */
  end: number
  text: string
} & (
  | Figure
  | { kind: 'fraction'; part: string; whole: string; unit: ProseUnit }
  | { kind: 'range' | 'unread' | 'reference' }
  | { kind: 'year'; year: number; until: number | null }
  | { kind: 'date'; day: number | null; month: number; year: number | null }
)

/** `english`: the number if it was written the English way ("25,454"); null where that makes none. */
type Figure = { kind: 'figure'; value: string; decimals: number; unit: ProseUnit; english: string | null }

/** `text` as read by format/units; `times` for "1,5 lần", `points` for percentage points. */
export type ProseUnit = { text: string; key: string; times: boolean; points: boolean; percent: boolean }

const noUnit: ProseUnit = { text: '', key: '', times: false, points: false, percent: false }

const blank = '[\\s\\u00a0]'
/** Thousands also stand apart, unless the first of them counts something by itself ("tháng 3 215 HTX"). */
const spaced =
  '(?<![\\d.,/][ ])(?<!(?:[Tt]háng|[Qq]uý|[Đđ]ợt|[Nn]gày|[Ll]ần|[Ll]ớp|[Đđ]iều|[Kk]hoản)[ ])[1-9]\\d{0,2}(?:[ ]\\d{3})+(?![\\d/]|[.]\\d)(?:,\\d+)?'
const amount = `${spaced}|\\d{1,3}(?:[.\\u00a0\\u202f]\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:[.,]\\d+)*`
const patterns = new RegExp(
  [
    `(?<date>(?<![\\d/])\\d{1,2}${blank}?[/.-]${blank}?\\d{1,2}${blank}?[/.-]${blank}?(?:19|20)\\d{2,3}(?![\\d])|(?<![\\d/])\\d{1,2}/\\d{1,2}/\\d{2}(?![\\d/]))`,
    `(?<reference>\\d+(?:[/-]\\d{4})?/\\p{Lu}[\\p{Lu}\\p{N}-]*[\\p{L}\\p{N}/-]*)`,
    `(?<years>(?<![\\d.,/])(?:19|20)\\d\\d${blank}?[-–]${blank}?(?:19|20)\\d\\d(?![\\d.,]\\d))`,
    `(?<month>(?<![\\d/.,])\\d{1,2}/(?:19|20)\\d{2,3}(?![\\d/]))`,
    `(?<range>(?<![\\d.,])(?:${amount})${blank}?%?${blank}?[-–]${blank}?(?:${amount})(?![\\d/]))`,
    `(?<fraction>(?<![\\d.,/])\\d[\\d.]*${blank}?/${blank}?\\d[\\d.]*(?![\\d/]))`,
    `(?<plain>${amount})`,
  ].join('|'),
  'gu',
)

export function readNumbers(sentence: string): ProseNumber[] {
  const numbers: ProseNumber[] = []
  for (const match of sentence.matchAll(patterns)) {
    const from = match.index
    // A full stop or comma of the sentence is not the number's.
    const text = match[0].replace(/[.,/-]+$/, '')
    const to = from + text.length
    // "CO2", "Covid-19".
    if (/\p{L}-?$/u.test(sentence.slice(Math.max(0, from - 2), from))) continue
    numbers.push({ from, to, end: to, text, ...readOne(match, text, from, sentence) })
    const last = numbers.at(-1)
    if (last !== undefined && 'unit' in last) last.end = last.to + last.unit.text.length
  }
  return joinDates(numbers, sentence)
}

type Reading =
  | Figure
  | { kind: 'fraction'; part: string; whole: string; unit: ProseUnit }
  | { kind: 'range' | 'unread' | 'reference' }
  | { kind: 'year'; year: number; until: number | null }
  | { kind: 'date'; day: number | null; month: number; year: number | null }

function readOne(match: RegExpExecArray, text: string, from: number, sentence: string): Reading {
  const groups = match.groups ?? {}
  const digits = (text.match(/\d+/g) ?? []).map(Number)
  const [first = 0, second = 0, third = 0] = digits
  if (groups['reference'] !== undefined) return { kind: 'reference' }
  if (groups['date'] !== undefined)
    return { kind: 'date', day: first, month: second, year: third < 100 ? 2000 + third : third }
  if (groups['years'] !== undefined) return { kind: 'year', year: first, until: second }
  const before = lastWords(sentence.slice(0, from))
  const after = sentence.slice(from + text.length)
  if (namesDocument(sentence.slice(0, from), text) || isOfDocument(sentence.slice(0, from), after))
    return { kind: 'reference' }
  if (groups['month'] !== undefined)
    return /quy$/.test(before) || first <= 12 || /thang$/.test(before)
      ? { kind: 'date', day: null, month: first, year: second }
      : { kind: 'fraction', part: String(first), whole: String(second), unit: noUnit }
  if (groups['range'] !== undefined) return { kind: 'range' }
  const unit = readUnitAfter(after)
  if (groups['fraction'] !== undefined) {
    if (/\b(ngay|den|toi|het|truoc|cuoi)$/.test(before) && first <= 31 && second <= 12 && unit.key === '')
      return { kind: 'date', day: first, month: second, year: null }
    const [part = '', whole = ''] = text.split('/')
    const [a, b] = [readAmount(part), readAmount(whole)]
    return a === null || b === null ? { kind: 'unread' } : { kind: 'fraction', part: a, whole: b, unit }
  }
  if (/^\d{3,5}$/.test(text) && isYear(text, before, unit, after))
    return { kind: 'year', year: Number(text), until: null }
  // "Tháng 11"; not "triệu đồng/tháng 11".
  if (
    /^\d{1,2}$/.test(text) &&
    (/^(nam)?$/.test(unit.key) || first <= 12) &&
    /(?:^|[(]|[^\d\s]\s+)tháng\s+$/iu.test(sentence.slice(0, from))
  )
    return { kind: 'date', day: null, month: first, year: null }
  const vietnamese = readAmount(text, 'vi')
  const english = writtenInEnglish.test(text) ? readAmount(text, 'en') : null
  const value = vietnamese ?? english
  if (value === null) return { kind: 'unread' }
  // "6 tháng đầu năm" is a time.
  if (unit.key === 'thang' && /^(0?[369])$/.test(text)) return { kind: 'reference' }
  const decimals = ((vietnamese === null ? /\.(\d+)$/ : /,(\d+)$/).exec(text)?.[1] ?? '').length
  const isPlain = english === null || english === vietnamese || !/^[^.]*,|\.\d{1,2}$/.test(text)
  return { kind: 'figure', value, decimals, unit, english: isPlain ? null : english }
}

/** Bare digits: thousands are written with points in prose, so four of them are mostly a year. */
function isYear(text: string, before: string, unit: ProseUnit, after: string): boolean {
  const year = Number(text)
  const isNamed = /\b(nam|giai doan|ke hoach|cung ky|cuoi|dau|den|kh)$/.test(before)
  // A digit too many or too few.
  if (text.length !== 4 || year < 1900 || year > latestYear)
    return (
      /\bnam$/.test(before) &&
      (text.length === 5 || unit.key === '') &&
      (text.length > 3 || /^[\s\u00a0]*(?:[,.;:)]|$)/u.test(after))
    )
  return year >= 1945 && year <= 2100 && (isNamed || unit.key === '')
}

const latestYear = 2200

/** "25,454", "3,600.6", "56.0"; not the numbers of telephones. */
const writtenInEnglish = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,3})?$/

function readAmount(text: string, convention: 'vi' | 'en' = 'vi'): string | null {
  const reading = readNotation(text.trim().replace(/[\u00a0\u202f]/g, ' '), {
    decimals: 0,
    magnitude: false,
    convention,
  })
  return reading.kind === 'certain' ? canonicalDecimal(reading.value) : null
}

function lastWords(text: string): string {
  return searchKey(text.slice(-40).replace(/[^\p{L}\p{N}\s]+$/u, ' '))
}

/** "Nghị quyết số 13", "tiêu chí 13", "Điều 5"; but not "Tổng số 348", nor "mức 65" as "mục 65". */
function namesDocument(before: string, text: string): boolean {
  if (partOfDocument.test(before)) return true
  if (/(?:cấp|hạng)\s+$/iu.test(before) && !/cung\s+cấp\s+$/iu.test(before)) return /^\d$/.test(text)
  const words = lastWords(before).split(' ').slice(-3)
  if (words.at(-1) !== 'so') return false
  const owner = words.at(-2) ?? ''
  return documentWords.has(owner) && !/(tong|trong|con|mot|ty|da|doanh)$/.test(owner)
}

const partOfDocument =
  /(?<!\p{L})(?:điều|khoản|chương|mục|phụ\s+lục|biểu|thứ|trang|(?:nghị\s+quyết|quyết\s+định|nghị\s+định|thông\s+tư|chỉ\s+thị|kết\s+luận|tiêu\s+chí|báo\s+cáo|công\s+văn)(?:\s+số)?)[\s\u00a0]+$/iu

/** "Kế hoạch 41 về thành lập mới HTX": what has a subject is a document. */
function isOfDocument(before: string, after: string): boolean {
  return (
    /(?:kế\s+hoạch|đề\s+án|chương\s+trình|hướng\s+dẫn|tờ\s+trình)(?:\s+số)?[\s\u00a0]+$/iu.test(before) &&
    /^[\s\u00a0]+(?:về|của|ngày)(?!\p{L})/iu.test(after)
  )
}

/** The longest known unit behind a number. */
function readUnitAfter(rest: string): ProseUnit {
  const percent = /^[\s\u00a0]*(?:%|phần trăm)/u.exec(rest)
  if (percent !== null) return { ...noUnit, text: percent[0], key: '%', percent: true }
  const head = /^[\s\u00a0]*[\p{L}/.%\s\u00a0]{0,60}/u.exec(rest)?.[0] ?? ''
  const pieces = [...head.matchAll(/[\p{L}%/]+(?:\.(?=\p{L})[\p{L}/]+)*/gu)].slice(0, 5)
  const start = /^[\s\u00a0]*/u.exec(rest)?.[0].length ?? 0
  if (pieces.length === 0 || (pieces[0]?.index ?? 0) > start) return noUnit
  const first = searchKey(pieces[0]?.[0] ?? '')
  if (first === 'lan')
    return { ...noUnit, text: rest.slice(0, start + (pieces[0]?.[0].length ?? 0)), key: 'lan', times: true }
  if (first === 'diem') {
    const points = /^[\s\u00a0]*\p{L}+[\s\u00a0]+(?:%|\p{L}+[\s\u00a0]+\p{L}+)/u.exec(rest)
    if (points !== null && /%|phan tram$/.test(searchKey(points[0])))
      return { ...noUnit, text: points[0], key: '%', points: true, percent: true }
  }
  let longer: ProseUnit | null = null
  for (let count = pieces.length; count > 0; count -= 1) {
    const last = pieces[count - 1]
    if (last === undefined) continue
    const text = rest.slice(0, last.index + last[0].length)
    const divisors = text.trim().split('/').slice(1)
    if (longer !== null && divisors.length === 0) return longer
    if (/[.]\s/.test(text)) continue
    // "Tổ chức" is a verb.
    if (/^tổ$/iu.test(text.trim()) && /^[\s\u00a0]+chức/iu.test(rest.slice(text.length))) return noUnit
    const unit = readUnit(text.trim())
    if (!unit.known) continue
    const found = { ...noUnit, text, key: searchKey(text) }
    // "Triệu đồng/năm và lãi": what stands behind the last divisor is none of the unit.
    if (divisors.every((divisor) => readUnit(divisor).known)) return found
    longer = found
  }
  return longer ?? noUnit
}

/** "ngày 22 tháng 4 năm 2021", "tháng 4 năm 2021" and "quý I năm 2021" are one date each. */
function joinDates(numbers: readonly ProseNumber[], sentence: string): ProseNumber[] {
  const joined: ProseNumber[] = []
  for (const number of numbers) {
    const last = joined.at(-1)
    const between = last === undefined ? '' : searchKey(sentence.slice(last.to, number.from))
    const before = last === undefined ? '' : lastWords(sentence.slice(0, last.from))
    const plain = number.kind === 'figure' || number.kind === 'year' || number.kind === 'reference'
    const isMonth = number.kind === 'date' && number.day === null && number.year === null
    if (
      last?.kind === 'figure' &&
      between === 'thang' &&
      /\b(ngay|den)$/.test(before) &&
      (plain || isMonth)
    ) {
      joined[joined.length - 1] = span(last, number, sentence, {
        kind: 'date',
        day: Number(last.value),
        month: isMonth ? number.month : Number(number.text),
        year: null,
      })
    } else if (last?.kind === 'date' && last.year === null && between === 'nam' && plain) {
      joined[joined.length - 1] = span(last, number, sentence, {
        kind: 'date',
        day: last.day,
        month: last.month,
        year: Number(number.text),
      })
    } else joined.push(number)
  }
  return joined
}

function span(
  first: ProseNumber,
  last: ProseNumber,
  sentence: string,
  date: { kind: 'date'; day: number | null; month: number; year: number | null },
): ProseNumber {
  return { from: first.from, to: last.to, end: last.to, text: sentence.slice(first.from, last.to), ...date }
}
