import type { Scenario } from '../model/dimension'
import { readKnownUnit, wordKey } from './cell-words'
import type { ColumnMeaning, DocumentPeriod } from './document-table'
import { completeTime, readTime, type NamedTime } from './read-period'

/**
 * What a column of figures says by its header: "So sánh với | Kế hoạch 2020 | Tỷ lệ" is an index against a plan,
 * "Ước TH 2021/KH (%)" an attainment. Only what is written counts; a period is filled up from the title's.
 */
export function readMeaning(path: readonly string[], title: DocumentPeriod | null): ColumnMeaning | null {
  const keys = path.map(keyOf)
  const whole = keys.join(' | ')
  if (whole === '') return null
  const { subject, base } = splitComparison(keys)
  const kind = readKind(whole, base)
  const scenario = readScenario(subject)
  const own = readOwnPeriod(subject, title)
  if (kind === 'value' || kind === 'share') return readValue(kind, whole, scenario, own, title)
  const against = readBase(base ?? '', own ?? title)
  return {
    kind,
    ...(scenario === null ? {} : { scenario }),
    ...(own === null ? (title === null ? {} : { period: title }) : { period: own }),
    ...(against === null ? {} : { base: against }),
  }
}

/** A unit that a header names, from its lowest text up: "(triệu đồng)", "ĐVT: người", "%". */
export function readHeaderUnit(path: readonly string[]): string | null {
  for (const text of [...path].reverse()) {
    for (const match of text.matchAll(/\(([^()]{1,30})\)/gu)) {
      const inner = (match[1] ?? '').replace(/^\s*(?:đvt|dvt|đơn vị tính|đơn vị)\s*:\s*/iu, '')
      const unit = readKnownUnit(inner)
      if (unit !== null) return unit
    }
    const named = /(?:đvt|dvt|đơn vị tính)\s*:\s*([^()|]+)$/iu.exec(text)?.[1]
    if (named !== undefined) return named.trim()
    const plain = readKnownUnit(text)
    if (plain !== null && /[/%]|đồng|dong|triệu|tỷ/iu.test(plain)) return plain
    if (/%/.test(text)) return '%'
  }
  return null
}

function keyOf(text: string): string {
  // Signs carry meaning here: "TH/KH", "(+/-)"; what else stands in brackets is a remark.
  return wordKey(withoutRemarks(text).replace(/\(\s*\+\s*[,/;]?\s*-\s*\)|\+\s*\/\s*-|±/gu, ' plusminus '))
}

/** "Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN)": a long remark in brackets says nothing of the column. */
function withoutRemarks(text: string): string {
  return text.replace(/\([^()]{9,}\)/gu, (remark) => (/\d{4}\s*\)|tăng|giảm|%/iu.test(remark) ? remark : ' '))
}

const comparing =
  /\bso (?:sanh )?(?:voi|ss)\b|\bso sanh\b|\bss voi\b|% so\b(?! luong)|\bso (?=(?:cung ky|ck|kh|ke hoach|nam truoc|ky truoc|quy truoc|du toan|dt)\b)/
const quotient =
  /\b((?:uoc )?(?:th|thuc hien)|uth|uoc|kq|kh)? ?((?:19|20)\d\d)? ?\/ ?((?:uoc )?(?:th|thuc hien)|uth|uoc|kh|ke hoach|ck|cung ky|du toan|dt)? ?(?:nam )?((?:19|20)\d\d)?\b/

/** What is compared and with what; base null: the header compares nothing. */
function splitComparison(keys: readonly string[]): { subject: string; base: string | null } {
  const text = keys.join(' | ')
  const over = quotient.exec(text)
  if (over !== null && (over[1] ?? over[2] ?? '') !== '' && (over[3] ?? over[4] ?? '') !== '')
    return {
      subject: `${text.slice(0, over.index)} ${over[1] ?? ''} ${over[2] ?? ''}`.trim(),
      base: `${over[3] ?? ''} ${over[4] ?? ''}`.trim(),
    }
  const match = comparing.exec(text)
  if (match !== null)
    return { subject: text.slice(0, match.index), base: text.slice(match.index + match[0].length) }
  const reached =
    /\b(?:dat|hoan thanh|% th|% thuc hien|ty le (?:thuc hien|hoan thanh|dat))\b.*\b(kh|ke hoach|du toan|chi tieu)\b(.*)$/.exec(
      text,
    )
  if (reached !== null)
    return { subject: text.slice(0, reached.index), base: `${reached[1] ?? ''}${reached[2] ?? ''}` }
  const change = /\b(?:tang|giam|chenh lech|plusminus|tang truong)\b/.exec(text)
  if (change !== null) return { subject: text.slice(0, change.index), base: text.slice(change.index) }
  return { subject: text, base: null }
}

function readKind(text: string, base: string | null): ColumnMeaning['kind'] {
  const percent = /%|\bty le\b|\bti le\b|\bphan tram\b|\btl\b/.test(text)
  if (/\b(?:co cau|ty trong|ti trong)\b/.test(text)) return 'share'
  if (/\b(?:toc do (?:tang|phat trien)|tang truong|muc tang)\b/.test(text))
    return /\btoc do phat trien\b/.test(text) ? 'index' : 'growth'
  if (base === null)
    return /\bty le\b.*\b(?:trong|tren tong|chiem)\b|\b% (?:trong|chiem|tong)\b/.test(text)
      ? 'share'
      : 'value'
  if (/\b(?:tang|giam)\b/.test(text))
    return percent && !/\bso luong\b|\btuyet doi\b/.test(text) ? 'growth' : 'difference'
  if (
    /\b(?:so luong|sl|chenh lech|plusminus|tuyet doi|muc chenh)\b/.test(text) &&
    !/\btuong doi\b/.test(text)
  )
    return percent && !/\bso luong\b|\bsl\b|\btuyet doi\b|\bchenh lech\b/.test(text) ? 'index' : 'difference'
  if (
    /\b(?:dat|hoan thanh|% thuc hien|% th|ty le thuc hien)\b/.test(text) &&
    /\b(?:kh|ke hoach|du toan|chi tieu)\b/.test(base)
  )
    return 'attainment'
  if (/\/ ?(?:kh|ke hoach|dt|du toan)\b/.test(text)) return 'attainment'
  return 'index'
}

/** Words that stand beside "kế hoạch" and "thực hiện" in a header without making it the name of something else. */
const beside =
  /\b(?:so|nam|thang|quy|dau|cuoi|ca|ky|cung|truoc|nay|den|het|tu|ngay|cua|theo|tong|giao|duoc|tinh|tw|trung uong|dia phuong|chinh thuc|so bo|bao cao|cong|tron|nghi quyet|nq|hdnd|muc|gia tri|giai doan|dau nam|i{1,3}|iv|[\d/.-]+)\b|%/g
const scenarioWords: readonly (readonly [RegExp, Scenario])[] = [
  [/\b(?:ke hoach|kh|du toan)\b.*\b(?:dieu chinh|d\/c|dc)\b|\bdieu chinh (?:ke hoach|kh)\b/, 'adjusted-plan'],
  [/\b(?:uoc thuc hien|uoc th|uoc tinh|uoc dat|uoc|uth)\b/, 'estimate'],
  [/\b(?:ke hoach|kh|du toan|muc tieu|chi tieu)\b/, 'plan'],
  [/\b(?:da thuc hien|thuc hien|th|quyet toan|ket qua|thuc te)\b/, 'actual'],
]

/** The lowest text that is a scenario decides: "Kế hoạch 2021 | Thực hiện" is an actual, "Thực hiện CTMT quốc gia" nothing. */
function readScenario(text: string): Scenario | null {
  for (const part of text.split('|').reverse())
    for (const [pattern, scenario] of scenarioWords) {
      if (!pattern.test(part)) continue
      const rest = part
        .replace(pattern, ' ')
        .replace(/\b(?:thuc hien|th|kh|ke hoach)\b/g, ' ')
        .replace(beside, ' ')
      if (rest.split(/\s+/).filter((word) => word !== '').length <= 1) return scenario
    }
  return null
}

/**
 * The times that the texts of a path name: kind from the lowest, the year from the nearest one that has it. A year below a
 * plan of several years is that year.
 */
function readTimes(text: string): NamedTime | null {
  const times = text
    .split('|')
    .map((part) => readTime(part))
    .filter((time) => time !== null)
    .reverse()
  const first = times[0]
  if (first === undefined) return null
  const isOfPlan = first.kind !== 'five-years' && first.year !== null
  const kind =
    times.find(
      (time) => time.kind !== null && time.kind !== 'year' && !(isOfPlan && time.kind === 'five-years'),
    ) ?? first
  const year = times.find((time) => time.year !== null)?.year ?? null
  return { kind: kind.kind, ordinal: kind.ordinal, year }
}

/** "Cùng kỳ năm 2023" in a table of a quarter is that quarter of 2023. */
function readOwnPeriod(text: string, around: DocumentPeriod | null): DocumentPeriod | null {
  const time = readTimes(text)
  const isSameTime = around !== null && around.kind !== 'five-years' && sameTime.test(text)
  return time?.kind === 'year' && time.year !== null && isSameTime
    ? { kind: around.kind, year: time.year, ordinal: around.ordinal }
    : completeTime(time, around)
}

const sameTime = /\b(?:cung ky|ck|cung thoi diem)\b/

function readValue(
  kind: 'value' | 'share',
  text: string,
  scenario: Scenario | null,
  own: DocumentPeriod | null,
  title: DocumentPeriod | null,
): ColumnMeaning {
  const period = own ?? title
  const shifted =
    own === null && title !== null && /\b(?:cung ky|nam truoc)\b/.test(text)
      ? { ...title, year: title.year - 1 }
      : period
  return {
    kind,
    ...(scenario === null ? {} : { scenario }),
    ...(shifted === null ? {} : { period: shifted }),
  }
}

function readBase(
  text: string,
  around: DocumentPeriod | null,
): Exclude<ColumnMeaning['base'], undefined> | null {
  const scenario = readScenario(text)
  const time = readTimes(text)
  const period = time === null || time.year === null ? null : readOwnPeriod(text, around)
  const same =
    sameTime.test(text) || /\bnam truoc\b/.test(text)
      ? 'last-year'
      : /\b(?:ky truoc|quy truoc|thang truoc|lien truoc)\b/.test(text)
        ? 'previous'
        : null
  if (scenario === null && period === null && same === null) return null
  return {
    ...(scenario === null ? {} : { scenario }),
    ...(period === null ? {} : { period }),
    ...(same === null ? {} : { same }),
  }
}
