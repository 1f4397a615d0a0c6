import type { Qualifier } from '../../model/fact'
import type { TextPeriod } from '../../model/text-check'
import type { Claim, Surroundings } from './claim'
import { isTerm, organisationOf, type Lexicon } from './list-lines'
import { organisations, planPhrases, clauseBreaks, wholePhrases } from './prose-words'
import { readBase } from './read-base'
import { readMove } from './read-move'
import type { ProseNumber } from './read-numbers'
import { readScope, type Scope } from './read-scope'
import { hasAnyPhrase, hasPhraseAt, listWords, type Word } from './read-words'

/**
 * Every number of a sentence with the words that belong to it: those before it up to the number before, those behind it up
 * to the next comma or the next thing said. A number without words of its own goes on with those before it ("2.153 HTX, 17
 * liên hiệp HTX và 3.000 THT").
 */
export function readClaims(
  sentence: string,
  words: readonly Word[],
  numbers: readonly ProseNumber[],
  lexicon: Lexicon,
  around: Surroundings,
): Claim[] {
  const claims: Claim[] = []
  const counted = numbers.filter(({ kind }) => kind === 'figure' || kind === 'fraction')
  const stops = numbers.filter(({ kind }) => kind === 'figure' || kind === 'fraction' || kind === 'range')
  let topic: Topic = startTopic(around)
  let from = 0
  for (const number of stops) {
    const next = stops.find((one) => one.from > number.from)
    const to = endOfWords(sentence, words, number, next?.from ?? sentence.length)
    const start = Math.max(from, sentence.lastIndexOf(';', number.from) + 1)
    from = to
    if (number.kind === 'range' || !counted.includes(number)) continue
    const claim = readClaim({ sentence, words, numbers, number, start, to, topic, lexicon, around })
    claims.push(claim)
    // What stands in brackets is said aside.
    if (!isInBrackets(sentence, number.from)) topic = follow(topic, claim)
  }
  return claims
}

function isInBrackets(sentence: string, at: number): boolean {
  return sentence.lastIndexOf('(', at) > sentence.lastIndexOf(')', at)
}

/** What has been said so far in the sentence. */
type Topic = {
  terms: readonly string[]
  organisation: string | null
  average: boolean
  sector: Scope['sector']
  place: Scope['place']
  period: Claim['period']
  listed: boolean
  /** An earlier figure of the sentence was one of some only, not of all. */
  narrowed: boolean
}

function startTopic(around: Surroundings): Topic {
  return {
    terms: [],
    organisation: around.organisation,
    average: false,
    sector: around.sector,
    place: null,
    period: null,
    listed: false,
    narrowed: false,
  }
}

function follow(topic: Topic, claim: Claim): Topic {
  if (claim.reading !== 'value') return { ...topic, period: topic.period }
  return {
    terms: claim.terms,
    organisation: claim.organisation,
    average: claim.average,
    sector: claim.sector,
    place: claim.place,
    period: claim.period,
    listed: topic.listed || claim.sector !== null,
    narrowed:
      topic.narrowed || (claim.terms.length > 0 && organisations.has(listWords(claim.unit.text)[0] ?? '')),
  }
}

type Piece = {
  sentence: string
  words: readonly Word[]
  numbers: readonly ProseNumber[]
  number: ProseNumber
  start: number
  to: number
  topic: Topic
  lexicon: Lexicon
  around: Surroundings
}

function readClaim(piece: Piece): Claim {
  const { sentence, words, numbers, number, start, to, topic, lexicon, around } = piece
  const before = words.filter((word) => word.from >= start && word.to <= number.from)
  const behind = words.filter((word) => word.from >= number.to && word.to <= to)
  const move = readMove(before, number, listNext(sentence, words, number, behind))
  const options = { isListed: topic.listed, endsAtNumber: true }
  const scopeBefore = readScope(before, lexicon, options)
  const scopeBehind = readScope(behind, lexicon, { ...options, endsAtNumber: false })
  const used = new Set([...scopeBefore.used, ...scopeBehind.used])
  const own = listOwnTerms(sentence, before, behind, number, used)
  const whole = scopeBefore.whole
  const organisation = findOrganisation(before, behind, number)
  const isValue = move.reading === 'value'
  const isCarried = own.terms.length === 0
  const wordsHere = [...before, ...behind]
  const ofPeople =
    !organisations.has(organisationOf(behind.map(({ key }) => key)) ?? '') && number.kind === 'figure'
  const isNarrowed = own.fromBehind && topic.narrowed && ofPeople
  const isNewClause = sentence.slice(start, number.from).length > 0 && sentence.charAt(start - 1) === ';'
  const average =
    wordsHere.some(({ key }) => key === 'bq') || (topic.average && !whole && (isCarried || !isNewClause))
  const period = readPeriod(piece, wordsHere)
  const isPlan =
    isValue &&
    (hasAnyPhrase(before, planPhrases) ||
      (around.plan !== null && period === null) ||
      isLater(period, around))
  return {
    number,
    ...amountOf(number),
    reading: move.reading,
    sign: move.sign,
    qualifier: readQualifier(before, behind),
    // "Chiếm 23,8% tổng số 348 HTX": the whole is no longer what was counted before.
    terms: isCarried ? (whole ? [] : topic.terms) : own.terms,
    widerTerms: own.wider,
    organisation: organisation ?? topic.organisation,
    average,
    sector: scopeBehind.sector ?? scopeBefore.sector ?? (whole ? null : topic.sector),
    place: scopeBehind.place ?? scopeBefore.place ?? (whole ? null : topic.place),
    whole,
    period: isPlan && period === null && around.plan !== null ? yearOf(around.plan.year) : period,
    scenario: isPlan ? 'plan' : null,
    base: isValue ? null : readBase(sentence, words, numbers, number, start, around),
    loose: isNarrowed,
    uncertain:
      move.uncertain ||
      scopeBefore.wider ||
      scopeBehind.wider ||
      (isNarrowed && !isNewClause) ||
      wordsHere.some(({ key }, at) => hasPhraseAt(wordsHere, at, ['lan', 'luot']) && key === 'lan'),
  }
}

function amountOf(number: ProseNumber): Pick<Claim, 'value' | 'decimals' | 'unit'> {
  if (number.kind === 'figure') {
    const { value, decimals, unit } = number
    return { value, decimals, unit }
  }
  if (number.kind === 'fraction') return { value: number.part, decimals: 0, unit: number.unit }
  throw new Error('no amount')
}

/** What comes right behind a number, over the beginning of the next thing said ("bằng 84,9% so với năm 2019"). */
function listNext(
  sentence: string,
  words: readonly Word[],
  number: ProseNumber,
  behind: readonly Word[],
): readonly Word[] {
  const stop = /[,;:()\d]/u.exec(sentence.slice(number.end))
  const end = stop === null ? sentence.length : number.end + stop.index
  const next = words.filter(({ from, to }) => from >= number.to && to <= end).slice(0, mostNext)
  return next.length > behind.length ? next : behind
}
const mostNext = 6

/** Where the words that belong to a number end. */
function endOfWords(sentence: string, words: readonly Word[], number: ProseNumber, next: number): number {
  const stop = /[,;:()]/u.exec(sentence.slice(number.end, next))
  let end = stop === null ? next : number.end + stop.index
  for (const [at, { from }] of words.entries()) {
    if (from < number.end || from >= end) continue
    if (clauseBreaks.some((phrase) => hasPhraseAt(words, at, phrase))) {
      end = from
      break
    }
  }
  return end
}

function listOwnTerms(
  sentence: string,
  before: readonly Word[],
  behind: readonly Word[],
  number: ProseNumber,
  used: ReadonlySet<Word>,
): { terms: string[]; wider: string[]; fromBehind: boolean } {
  const termsOf = (words: readonly Word[]): string[] =>
    words
      .filter((word) => !used.has(word) && isTerm(word.key) && !isPlainUnit(word, number))
      .map(({ key }) => key)
  const comma = sentence.lastIndexOf(',', number.from)
  const close = before.filter(({ from }) => from > comma)
  const ahead =
    termsOf(close).length > 0 ||
    hasAnyPhrase(close, wholePhrases) ||
    organisationOf(close.map(({ key }) => key)) !== null
      ? close
      : before
  const [first, second] = [termsOf(ahead), termsOf(behind)]
  return {
    terms: [...new Set([...first, ...second])],
    wider: [...new Set([...termsOf(before), ...second])],
    fromBehind: first.length === 0 && second.length > 0,
  }
}

/** "Triệu đồng", "người": says how it is counted, not what; members and workers are what is counted. */
function isPlainUnit({ key, from }: Word, { to, end }: ProseNumber): boolean {
  return from >= to && from < end && key !== 'tv' && key !== 'ld'
}

/** What is counted: behind the number, or the last one named before it. */
function findOrganisation(
  before: readonly Word[],
  behind: readonly Word[],
  number: ProseNumber,
): string | null {
  const unit = behind.find(({ from }) => from < number.end)
  if (unit !== undefined && organisations.has(unit.key)) return unit.key
  return (
    organisationOf(before.map(({ key }) => key).reverse()) ?? organisationOf(behind.map(({ key }) => key))
  )
}

const qualifierWords: Readonly<Record<string, Qualifier>> = {
  gan: 'near',
  tren: 'over',
  hon: 'more-than',
  khoang: 'about',
  uoc: 'estimated',
  duoi: 'under',
  'it nhat': 'at-least',
  'toi thieu': 'minimum',
  tu: 'at-least',
}

function readQualifier(before: readonly Word[], behind: readonly Word[]): Qualifier | null {
  const [last = '', previous = ''] = before
    .slice(-2)
    .reverse()
    .map(({ key }) => key)
  if (last === 'hon' && ['cao', 'thap', 'nhieu', 'it', 'lon', 'nho'].includes(previous)) return null
  if (hasPhraseAt(behind, behind.length - 2, ['tro', 'len'])) return 'at-least'
  if (['dat', 'tinh', 'khoang'].includes(last) && previous === 'uoc') return 'estimated'
  return qualifierWords[`${previous} ${last}`] ?? qualifierWords[last] ?? null
}

/** The time that the words of a number name, apart from what it is compared with. */
function readPeriod(
  { sentence, numbers, number, start, to, topic, around }: Piece,
  words: readonly Word[],
): Claim['period'] {
  for (const { kind: part, ordinal } of readParts(words, sentence, start, to))
    if (part !== around.period.kind || ordinal !== around.period.ordinal) return 'unknown'
  const listYears = (one: ProseNumber): (number | null)[] => {
    if (one.from < start || one.to > to || one === number) return []
    const isCutOff = one.kind === 'date' && cutOff.test(sentence.slice(0, one.from))
    const year = one.kind === 'year' ? one.year : isCutOff ? one.year : null
    if (one.kind === 'year' && one.until !== null) return [null]
    return year === null || isCompared(sentence, one.from) ? [] : [year]
  }
  // The nearest before the number; dates of documents stand further off.
  const before = numbers.filter(({ from }) => from < number.from).flatMap(listYears)
  const year = before.length > 0 ? before.at(-1) : numbers.flatMap(listYears)[0]
  if (year === undefined) return topic.period
  if (year === null) return 'unknown'
  return year === around.period.year ? null : { ...around.period, year }
}

/** "Tính đến ngày": other dates are those of documents and events. */
const cutOff = /(?:\u0111\u1ebfn|h\u1ebft|cu\u1ed1i|t\u1ea1i)\s+(?:(?:h\u1ebft\s+)?ng\u00e0y\s+)?$/iu

/** "So với năm 2019", "kế hoạch năm 2021": a year that is compared with. */
function isCompared(sentence: string, at: number): boolean {
  return /(?:so\s+v\u1edbi|c\u00f9ng\s+k\u1ef3|k\u1ebf\s+ho\u1ea1ch|KH)[^,;.]{0,30}$/iu.test(
    sentence.slice(0, at),
  )
}

function readParts(
  words: readonly Word[],
  sentence: string,
  start: number,
  to: number,
): { kind: TextPeriod['kind']; ordinal: number }[] {
  const text = sentence.slice(start, to)
  const quarter = words.findIndex(
    ({ key }, at) => key === 'quy' && /^(i|ii|iii|iv)$/.test(words[at + 1]?.key ?? ''),
  )
  if (quarter >= 0)
    return [{ kind: 'quarter', ordinal: ['i', 'ii', 'iii', 'iv'].indexOf(words[quarter + 1]?.key ?? '') + 1 }]
  const months = /(?<![\d.,])0?([69])\s+th\u00e1ng\s+(\u0111\u1ea7u|cu\u1ed1i)/iu.exec(text)
  if (months === null) return []
  return months[1] === '9'
    ? [{ kind: 'nine-months', ordinal: 1 }]
    : [{ kind: 'half', ordinal: /^\u0111/iu.test(months[2] ?? '') ? 1 : 2 }]
}

function isLater(period: Claim['period'], around: Surroundings): boolean {
  return typeof period === 'object' && period !== null && period.year > around.period.year
}

function yearOf(year: number): TextPeriod {
  return { kind: 'year', year, ordinal: 1 }
}
