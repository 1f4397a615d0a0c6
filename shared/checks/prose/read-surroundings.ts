import type { TextPeriod } from '../../model/text-check'
import type { Surroundings } from './claim'
import { readSectionNumber } from './check-numbering'
import { organisationOf, type Lexicon } from './list-lines'
import { readNumbers } from './read-numbers'
import { readScope } from './read-scope'
import { hasPhraseAt, readWords, type Word } from './read-words'

/** What headings say of the paragraphs below: a plan of another year, a kind of organisation, a branch. */
export type Section = {
  level: number
  plan: Surroundings['plan']
  organisation: string | null
  sector: Surroundings['sector']
}

const planHeadings: readonly (readonly string[])[] = [
  ['phuong', 'huong'],
  ['nhiem', 'vu'],
  ['muc', 'tieu'],
  ['kh'],
  ['du', 'kien'],
  ['giai', 'phap'],
]
/** Plans and tasks that are ahead; not how they were carried out ("tình hình thực hiện nhiệm vụ", "giải pháp đã triển khai"). */
function namesPlan(words: readonly Word[]): boolean {
  const at = words.findIndex((_, from) => planHeadings.some((phrase) => hasPhraseAt(words, from, phrase)))
  const isDone = words.some(
    ({ key, text }, from) =>
      text === 'đã' || (from < at && (key === 'th' || hasPhraseAt(words, from, ['tinh', 'hinh']))),
  )
  return at >= 0 && !isDone
}

const longestHeading = 200
const unnumbered = 9

/** A heading has a number and no full stop, or is written in capitals. */
export function isHeading(paragraph: string): boolean {
  const text = paragraph.trim()
  if (text.length > longestHeading || text === '') return false
  const number = readSectionNumber(text)
  const rest = number === null ? text : text.slice(number.to)
  const isCapital = /\p{Lu}{3}/u.test(rest) && rest === rest.toUpperCase()
  if (countsSomething(rest)) return false
  return (
    isCapital ||
    (number !== null && !/[.;,]$/.test(text) && !/\d{3}/.test(rest.replace(/(?:19|20)\d\d/g, '')))
  )
}

/** "1. Thành lập mới 99 HTX" says a figure. */
function countsSomething(text: string): boolean {
  return readNumbers(text).some(
    (number) =>
      number.kind === 'figure' && number.unit.key !== '' && !/^(?:nam|thang|ngay|lan)$/.test(number.unit.key),
  )
}

export function readHeading(paragraph: string, lexicon: Lexicon, period: TextPeriod): Section {
  const number = readSectionNumber(paragraph)
  const words = readWords(paragraph)
  const years = [...paragraph.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([text]) => Number(text))
  const isPlan = namesPlan(words) && !/đánh giá|kết quả/iu.test(paragraph)
  const later = years.find((year) => year > period.year)
  // The plan of the report's own year is what its figures are compared with, not another section of time.
  const isOwn = years.length > 0 && later === undefined
  return {
    level: number?.level ?? unnumbered,
    plan: isPlan && !isOwn ? { year: later ?? period.year + 1 } : null,
    organisation: organisationOf(words.map(({ key }) => key)),
    sector: readScope(words, lexicon, { isListed: false, endsAtNumber: true }).sector,
  }
}

/** Sections that hold at a place: those below a heading that ends them are gone. */
export function enterSection(open: readonly Section[], section: Section): Section[] {
  return [...open.filter(({ level }) => level < section.level), section]
}

const longestLead = 60

/** The branch that a paragraph is about, said before its first number or colon: "- Lĩnh vực nông nghiệp: …". */
export function readSurroundings(
  paragraph: string,
  open: readonly Section[],
  lexicon: Lexicon,
  period: TextPeriod,
): Surroundings {
  const start = /^\s*[-–+*\u2022]?\s*/u.exec(paragraph)?.[0].length ?? 0
  const lead = /^[^:\d]*/u.exec(paragraph.slice(start))?.[0] ?? ''
  const isLead = lead.length <= longestLead && paragraph.charAt(start + lead.length) === ':'
  const words = isLead ? readWords(lead) : []
  const scope = readScope(words, lexicon, { isListed: true, endsAtNumber: true })
  const last = <Value>(pick: (section: Section) => Value | null): Value | null =>
    open.map(pick).findLast((value) => value !== null) ?? null
  return {
    period,
    plan: last(({ plan }) => plan),
    organisation: organisationOf(words.map(({ key }) => key)) ?? last(({ organisation }) => organisation),
    sector: scope.sector ?? last(({ sector }) => sector),
  }
}
