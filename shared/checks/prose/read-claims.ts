import type { Claim, Surroundings } from './claim'
import { isTerm, organisationOf, type Lexicon } from './list-lines'
import { fillWords, organisations, planPhrases, clauseBreaks, wholePhrases } from './prose-words'
import { readBase } from './read-base'
import { readMove } from './read-move'
import type { ProseNumber } from './read-numbers'
import { endsLater, isSamePeriod, wholeYear, type NamedTime } from './read-time'
import { readRespective } from './read-respective'
import { isExtreme, isThreshold, readQualifier } from './read-qualifier'
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
  times: readonly NamedTime[],
  lexicon: Lexicon,
  around: Surroundings,
): Claim[] {
  const claims: Claim[] = []
  const counted = numbers.filter(({ kind }) => kind === 'figure' || kind === 'fraction')
  const stops = numbers.filter(({ kind }) => kind === 'figure' || kind === 'fraction' || kind === 'range')
  const names = readRespective(sentence, words, stops)
  let topic: Topic = startTopic(around)
  let from = 0
  for (const number of stops) {
    const next = stops.find((one) => one.from > number.from)
    const to = endOfWords(sentence, words, number, next?.from ?? sentence.length)
    const start = skipAside(sentence, Math.max(from, sentence.lastIndexOf(';', number.from) + 1), number.from)
    from = to
    if (number.kind === 'range' || !counted.includes(number)) continue
    const name = names.get(number) ?? null
    const claim = readClaim({ sentence, words, times, number, name, start, to, topic, lexicon, around })
    claims.push(claim)
    // What stands in brackets is said aside.
    if (!isInBrackets(sentence, number.from)) topic = follow(topic, claim)
  }
  return claims
}

/** Behind a bracket that was opened before: "110 HTX (chiếm 31,6% tổng số HTX), 554 thành viên". */
function skipAside(sentence: string, start: number, to: number): number {
  const close = sentence.indexOf(')', start)
  const open = sentence.indexOf('(', start)
  return close >= 0 && close < to && (open < 0 || open > close) ? close + 1 : start
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
  timed: boolean
  bound: boolean
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
    timed: false,
    bound: false,
    listed: false,
    narrowed: false,
  }
}

function follow(topic: Topic, claim: Claim): Topic {
  if (claim.reading !== 'value') return topic
  return {
    terms: claim.terms,
    organisation: claim.organisation,
    average: claim.average,
    sector: claim.sector,
    place: claim.place,
    period: claim.period,
    timed: claim.timed,
    bound: claim.bound,
    listed: topic.listed || claim.sector !== null,
    narrowed:
      topic.narrowed || (claim.terms.length > 0 && organisations.has(listWords(claim.unit.text)[0] ?? '')),
  }
}

type Piece = {
  sentence: string
  words: readonly Word[]
  times: readonly NamedTime[]
  number: ProseNumber
  /** What names it where names and numbers stand apart. */
  name: readonly Word[] | null
  start: number
  to: number
  topic: Topic
  lexicon: Lexicon
  around: Surroundings
}

function readClaim(piece: Piece): Claim {
  const { sentence, words, times, number, name, start, to, topic, lexicon, around } = piece
  const before = name ?? words.filter((word) => word.from >= start && word.to <= number.from)
  const behind = words.filter((word) => word.from >= number.to && word.to <= to)
  const next = listNext(sentence, words, number, behind)
  const bracket = isInBrackets(sentence, number.from) ? sentence.lastIndexOf('(', number.from) : 0
  const said = before.filter((word) => word.from >= bracket)
  const move = readMove(said, number, next)
  const options = { isListed: topic.listed || name !== null, endsAtNumber: true }
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
  const { period, named, open } = readPeriod(piece)
  const [sector, place] = [scopeBehind.sector ?? scopeBefore.sector, scopeBehind.place ?? scopeBefore.place]
  const isBound = topic.bound || isThreshold(behind)
  const isPlan =
    isValue &&
    (namesPlan(before) || (around.plan !== null && period === null && !named) || isLater(period, around))
  return {
    number,
    ...amountOf(number),
    reading: move.reading,
    sign: move.sign,
    qualifier: readQualifier(before, behind, sentence.slice(number.end)),
    bound: isBound,
    // "Chiếm 23,8% tổng số 348 HTX": the whole is no longer what was counted before.
    terms: isCarried ? (whole ? [] : topic.terms) : own.terms,
    widerTerms: own.wider,
    organisation: organisation ?? topic.organisation,
    average,
    sector: sector ?? (whole ? null : topic.sector),
    place: place ?? (whole ? null : topic.place),
    whole,
    period: isPlan && period === null && around.plan !== null ? wholeYear(around.plan.year) : period,
    timed: named,
    scenario: isPlan ? 'plan' : null,
    base: isValue ? null : readBase({ sentence, words, times, own: around.period }, number, start),
    loose: isNarrowed,
    orPlan: move.orPlan ?? false,
    english: number.kind === 'figure' ? number.english : null,
    counted: findCounted(sentence, behind, number, used),
    own: !isCarried || (move.reading === 'share' && next.some(isTerm)),
    respective: name !== null,
    uncertain:
      (move.uncertain && !named) ||
      open ||
      isBound ||
      name !== null ||
      (isExtreme(before) && place === null && sector === null) ||
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
  if (end !== next || next === sentence.length) return end
  // "Và hơn", "và lãi bình quân" belong to the number that follows.
  const here = words.filter(({ from, to }) => from >= number.end && to <= end)
  const and = here.findLast(({ key }) => key === 'va')
  if (and !== undefined) return and.from
  const last = here.findLastIndex(({ key }) => !leadWords.has(key))
  return here[last + 1]?.from ?? end
}

const leadWords: ReadonlySet<string> = new Set([
  ...fillWords,
  ...['va', 'hoac', 'cung', 'nhu', 'voi', 'co', 'dat', 'xap', 'xi'],
])

/** A plan that is stated; not one that was carried out or is compared with. */
function namesPlan(words: readonly Word[]): boolean {
  return planPhrases.some((phrase) =>
    words.some((_, at) => hasPhraseAt(words, at, phrase) && !doneWords.has(words[at - 1]?.key ?? '')),
  )
}

const doneWords: ReadonlySet<string> = new Set(['th', 'voi', 'hon', 'vuot', 'so'])

/** What stands right behind a number that has no known unit. */
function findCounted(
  sentence: string,
  behind: readonly Word[],
  number: ProseNumber,
  used: ReadonlySet<Word>,
): string | null {
  const [next] = behind
  if (next === undefined || !('unit' in number) || number.unit.key !== '') return null
  if (used.has(next) || !isTerm(next)) return null
  return sentence.slice(number.to, next.from).trim() === '' ? next.key : null
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
      .filter((word) => !used.has(word) && isTerm(word) && !isPlainUnit(word, number))
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

/**
 * The time of a number, apart from what is compared with: in brackets behind it, the nearest before it, behind it, or that
 * of the number before.
 */
function readPeriod({ sentence, times, number, start, to, topic, around }: Piece): {
  period: Claim['period']
  named: boolean
  open: boolean
} {
  const aside = times.find((time) => isAside(sentence, number.end, time))
  const said = times.filter(
    (time) => time.from >= start && time.to <= to && !time.compared && !isBracketed(sentence, time),
  )
  // "Thấp hơn năm 2019 (2.519 HTX)".
  const headed = times.find((one) => /^\s*\(\s*$/u.test(sentence.slice(one.to, number.from)))
  const time = aside ?? headed ?? said.findLast(({ to: end }) => end <= number.from) ?? said[0]
  if (time === undefined) return { period: topic.period, named: topic.timed, open: false }
  const { period } = time
  const isOwn = period !== 'unknown' && isSamePeriod(period, around.period)
  const isRunning =
    period !== 'unknown' && period.year === around.period.year && endsLater(period, around.period)
  return { period: isOwn ? null : period, named: true, open: time.open || isRunning }
}

/** "(năm 2019)": a time alone in brackets is of the number before them. */
function isBracketed(sentence: string, { from, to }: NamedTime): boolean {
  return /\(\s*$/u.test(sentence.slice(0, from)) && /^\s*\)/u.test(sentence.slice(to))
}

function isAside(sentence: string, from: number, time: NamedTime): boolean {
  return (
    time.from >= from &&
    isBracketed(sentence, time) &&
    /^[^,;:()\d]*\(\s*$/u.test(sentence.slice(from, time.from))
  )
}

/** What is not over yet when the report is written is planned. */
function isLater(period: Claim['period'], around: Surroundings): boolean {
  return typeof period === 'object' && period !== null && endsLater(period, around.period)
}
