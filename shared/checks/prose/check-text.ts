import type { LocalityId, PeriodId, SectorId } from '../../model/ids'
import type { Severity } from '../../model/finding'
import type { TextProblem, TextProblemKind, TextStatus } from '../../model/text-check'
import type { CheckedBook } from '../checked-book'
import { findPercentSlips, findSums, type ArithmeticSlip } from './check-arithmetic'
import { isImpossible, isNoQuarter } from './check-dates'
import { findNumberingSlips } from './check-numbering'
import type { Claim, Surroundings } from './claim'
import { findRepeats, type StatedClaim } from './find-repeats'
import { isTerm, listLines } from './list-lines'
import { listStated } from './list-stated'
import { createMatcher, matchClaim, matchSwapped, type ClaimMatch, type Matcher } from './match-claim'
import { wholePhrases } from './prose-words'
import { readClaims } from './read-claims'
import { isWrongBase } from './read-base-year'
import { readNumbers, type ProseNumber } from './read-numbers'
import { enterSection, isHeading, readHeading, readSurroundings, type Section } from './read-surroundings'
import { readTimes, type NamedTime } from './read-time'
import { hasPhraseAt, readWords, type Word } from './read-words'
import { splitSentences, type Sentence } from './split-text'

/**
 * A text held against the workbook. Every number gets a mark; what cannot be right is listed with its sentence. Nothing is
 * said of a number that the words do not surely tie to one figure: false alarms are worse than silence.
 */
export type TextFinding = {
  kind: TextProblemKind
  severity: Severity
  paragraph: number
  /** Position of the mark in the list. */
  mark: number | null
  sentence: string
  text: string
  detail: TextProblem['detail']
}

export type FoundMark = {
  paragraph: number
  /** In the paragraph. */
  from: number
  to: number
  status: TextStatus
  match: ClaimMatch | null
}

export type FoundText = {
  headings: readonly boolean[]
  marks: readonly FoundMark[]
  problems: readonly TextFinding[]
}

export type TextPlace = { period: PeriodId; locality: LocalityId; allSectors: SectorId }

/**
 * In steps of one sentence, so that nothing waits for a long text; yields how many paragraphs are done.
 * @param paragraphs in NFC
 */
export function* checkText(
  book: Pick<CheckedBook, 'cube' | 'forms' | 'documents'>,
  place: TextPlace,
  paragraphs: readonly string[],
): Generator<number, FoundText> {
  const lexicon = listLines(book, place)
  const matcher = createMatcher(book.cube, lexicon, listStated(book, place))
  const period = book.cube.axes.dimensions.periods.find(({ id }) => id === place.period)
  if (period === undefined) throw new Error('a text is checked for a period of the workbook')
  const found = new FoundPieces()
  const headings: boolean[] = []
  let open: Section[] = []
  for (const [index, text] of paragraphs.entries()) {
    const heading = isHeading(text)
    headings.push(heading)
    const around = readSurroundings(text, open, lexicon, period)
    const surroundings = heading ? { ...around, plan: null } : around
    for (const _ of checkParagraph(matcher, { index, text }, surroundings, found, heading)) yield index
    if (heading) open = enterSection(open, readHeading(text, lexicon, period))
    yield index + 1
  }
  found.addNumbering(paragraphs)
  found.addRepeats()
  return { headings, ...found.finish() }
}

type Paragraph = { index: number; text: string }

/** Counts that a percentage may still be of. */
const mostBeside = 40

/** A step is one sentence. */
function* checkParagraph(
  matcher: Matcher,
  paragraph: Paragraph,
  around: Surroundings,
  found: FoundPieces,
  heading: boolean,
): Generator<undefined, void> {
  let beside: readonly Claim[] = []
  for (const sentence of splitSentences(paragraph.text)) {
    const words = readWords(sentence.text)
    const numbers = readNumbers(sentence.text).filter(
      ({ from }) => !(sentence.from + from < markerEnd(paragraph.text)),
    )
    const at: Place = { paragraph: paragraph.index, sentence }
    const times = readTimes(sentence.text, numbers, around.period)
    checkTimes(numbers, times, around, at, found)
    yield
    if (heading) continue
    const claims = readClaims(sentence.text, words, numbers, times, matcher.lexicon, around)
    const terms = new Set(words.filter(isTerm).map(({ key }) => key))
    checkClaims(matcher, claims, terms, around, at, found)
    for (const number of numbers)
      if (number.kind === 'range' || number.kind === 'unread') found.mark(at, number, 'unmatched', null)
    for (const slip of [
      ...findSums(claims, readParts(sentence.text, words)),
      ...findPercentSlips(claims, beside),
    ])
      found.addSlip(at, slip)
    beside = [...beside, ...claims].slice(-mostBeside)
  }
}

function readParts(sentence: string, words: readonly Word[]): Parameters<typeof findSums>[1] {
  const stands = (phrases: readonly (readonly string[])[], from: number, to: number): boolean =>
    words.some(
      (word, at) =>
        word.from >= from && word.to <= to && phrases.some((phrase) => hasPhraseAt(words, at, phrase)),
    )
  return {
    isParts: (from, to) => stands([['td'], ['gom'], ['chia', 'ra']], from, to),
    endsParts: (from, to) =>
      sentence.slice(from, to).includes(';') || stands([['luy', 'ke'], ['nang'], ...wholePhrases], from, to),
    isOpen: /(?<!\p{L})(?:một\s+số|các|những|còn\s+lại)[^,;\d]*(?<!\p{L})khác|còn\s+lại\s+là/iu.test(
      sentence,
    ),
  }
}

function markerEnd(text: string): number {
  return (
    /^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)/]|\d{1,2}(?:\.\d{1,2})+(?=\s+\p{Lu}))\s/u.exec(text)?.[0].length ?? 0
  )
}

function checkTimes(
  numbers: readonly ProseNumber[],
  times: readonly NamedTime[],
  around: Surroundings,
  at: Place,
  found: FoundPieces,
): void {
  for (const number of numbers) {
    const before = at.sentence.text.slice(0, number.from)
    if (isImpossible(number) || (number.kind === 'year' && isNoQuarter(before)))
      found.add(at, number, 'impossible-date', 'error', {})
    else if (isWrongBase(at.sentence.text, number, numbers, times, around))
      found.add(at, number, 'base-year', 'error', {
        year: around.period.year - 1,
        report: around.period.year,
      })
  }
}

function checkClaims(
  matcher: Matcher,
  claims: readonly Claim[],
  terms: ReadonlySet<string>,
  around: Surroundings,
  at: Place,
  found: FoundPieces,
): void {
  const subjects: ClaimMatch[] = []
  const swapped = matchSwapped(
    matcher,
    claims.filter(({ respective, reading }) => respective && reading === 'value'),
    around,
  )
  for (const claim of claims) {
    const match = swapped.get(claim) ?? matchClaim(matcher, claim, around, subjects)
    if (match?.reading === 'value') subjects.unshift(match)
    found.mark(at, claim.number, statusOf(match), match)
    if (match?.english === true && claim.english !== null)
      found.add(at, claim.number, 'notation', 'warning', { follows: claim.english })
    found.state(at, claim, terms, match)
  }
}

function statusOf(match: ClaimMatch | null): TextStatus {
  return match === null ? 'unmatched' : match.agreement
}

type Place = { paragraph: number; sentence: Sentence }

/** Marks and problems as they are found; a mark that comes again for the same place keeps the graver word. */
class FoundPieces {
  private readonly marks = new Map<string, FoundMark>()
  private readonly problems: (Omit<TextFinding, 'mark'> & { at: string })[] = []
  private readonly stated: (StatedClaim & { at: Place })[] = []
  private sentences = 0
  private last: Sentence | null = null

  mark(
    { paragraph, sentence }: Place,
    number: ProseNumber,
    status: TextStatus,
    match: ClaimMatch | null,
  ): string {
    const from = sentence.from + number.from
    const to = sentence.from + Math.max(number.to, percentEnd(sentence.text, number))
    const key = `${String(paragraph)} ${String(from)}`
    const before = this.marks.get(key)
    if (before === undefined) this.marks.set(key, { paragraph, from, to, status, match })
    else if (before.status === 'unmatched' && status === 'doubtful') before.status = status
    return key
  }

  add(
    place: Place,
    number: ProseNumber,
    kind: TextProblemKind,
    severity: Severity,
    detail: TextProblem['detail'],
  ): void {
    const at = this.mark(place, number, 'doubtful', null)
    const { paragraph, sentence } = place
    this.problems.push({ kind, severity, paragraph, sentence: sentence.text, text: number.text, detail, at })
  }

  addSlip(place: Place, { kind, severity, claim, follows, from }: ArithmeticSlip): void {
    // What the workbook confirms is right, whatever the sentence leaves out.
    const at = `${String(place.paragraph)} ${String(place.sentence.from + claim.number.from)}`
    const isSure = kind === 'sum' && severity === 'error'
    if (!isSure && this.marks.get(at)?.status === 'agrees') return
    this.add(place, claim.number, kind, severity, { follows, from: from.join(';') })
  }

  /** Keeps what is said of a number, to find it said otherwise; and what differs from the workbook. */
  state(at: Place, claim: Claim, terms: ReadonlySet<string>, match: ClaimMatch | null): void {
    if (at.sentence !== this.last) {
      this.sentences += 1
      this.last = at.sentence
    }
    if (match === null) this.stated.push({ claim, sentence: this.sentences, terms, at })
    else if (match.agreement !== 'agrees')
      this.problems.push({
        kind: 'figure',
        severity: match.agreement === 'differs' ? 'error' : 'rounding',
        paragraph: at.paragraph,
        sentence: at.sentence.text,
        text: claim.number.text,
        detail: {},
        at: `${String(at.paragraph)} ${String(at.sentence.from + claim.number.from)}`,
      })
  }

  addRepeats(): void {
    const placeOf = new Map(this.stated.map(({ claim, at }) => [claim, at]))
    for (const { first, second } of findRepeats(this.stated)) {
      const at = placeOf.get(second.claim)
      const other = placeOf.get(first.claim)
      if (at === undefined || other === undefined) continue
      this.add(at, second.claim.number, 'stated-twice', 'warning', {
        other: first.claim.number.text,
        sentence: other.sentence.text,
        paragraph: other.paragraph,
      })
    }
  }

  addNumbering(paragraphs: readonly string[]): void {
    for (const { kind, paragraph, text, expected, to } of findNumberingSlips(paragraphs)) {
      const sentence = (paragraphs[paragraph] ?? '').trim()
      const from = (paragraphs[paragraph] ?? '').length - (paragraphs[paragraph] ?? '').trimStart().length
      const at = `${String(paragraph)} ${String(from)}`
      this.marks.set(at, { paragraph, from, to, status: 'doubtful', match: null })
      this.problems.push({ kind, severity: 'warning', paragraph, sentence, text, detail: { expected }, at })
    }
  }

  finish(): { marks: FoundMark[]; problems: TextFinding[] } {
    const ordered = [...this.marks].sort(([, a], [, b]) => a.paragraph - b.paragraph || a.from - b.from)
    const positions = new Map(ordered.map(([key], position) => [key, position]))
    const problems = this.problems
      .map(({ at, ...problem }) => ({ ...problem, mark: positions.get(at) ?? null }))
      .sort((a, b) => a.paragraph - b.paragraph || (a.mark ?? -1) - (b.mark ?? -1))
    return { marks: ordered.map(([, mark]) => mark), problems }
  }
}

/** The sign of a percentage is marked with it. */
function percentEnd(sentence: string, number: ProseNumber): number {
  const sign = /^[\s\u00a0]?%/u.exec(sentence.slice(number.to))
  return sign === null ? number.to : number.to + sign[0].length
}
