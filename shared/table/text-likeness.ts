import { searchKey } from '../format/search-text'
import { shortForms, termsOfKind, turningWords } from './likeness-words'

/**
 * How alike two texts of a table are, when one was typed by hand: marks, case, punctuation, footnote marks and usual
 * abbreviations do not count; a small slip costs little; a different year or number is a different text, and so is one
 * that speaks of another kind of thing.
 */
export type TextKey = {
  /** What is compared: two texts with the same key are the same text. */
  key: string
  pairs: ReadonlyMap<string, number>
  /** The letters as written, because a slip inside a phrase keeps it from being shortened. */
  plain: string
  plainPairs: ReadonlyMap<string, number>
  years: string
  terms: ReadonlySet<string>
  turns: ReadonlySet<string>
}

/** Below this, two labels are not the same label; numbering that agrees makes up for a little. */
export const enoughAlike = 0.74

const phrases = shortForms.map(([phrase, short]) => [` ${phrase} `, ` ${short} `] as const)

/** The words of a text, without footnote marks, phrases shortened. */
export function wordsOf(text: string): string[] {
  const key = plainWords(text)
  return key === '' ? [] : shorten(key).split(' ')
}

function plainWords(text: string): string {
  return searchKey(text.replace(/[¹²³⁰⁴-⁹]|\(\d\)|\*/gu, ' '))
    .replace(/[^\p{L}\p{N}%+]+/gu, ' ')
    .trim()
}

function shorten(key: string): string {
  let text = ` ${key} `
  for (const [phrase, short] of phrases) if (text.includes(phrase)) text = text.replaceAll(phrase, short)
  return text.trim()
}

/** A text reduced to what is compared. */
export function likenessKey(text: string): string {
  return wordsOf(text).join(' ')
}

/** A text made ready for being compared many times. */
export function prepareText(text: string): TextKey {
  const plain = plainWords(text)
  const key = plain === '' ? '' : shorten(plain)
  const words = key.split(' ')
  return {
    key,
    pairs: pairsOf(key),
    plain,
    plainPairs: plain === key ? noPairs : pairsOf(plain),
    years: yearsOf(plain),
    terms: new Set(words.filter((word) => termsOfKind.has(word))),
    turns: new Set(words.filter((word) => turningWords.has(word))),
  }
}

const noPairs: ReadonlyMap<string, number> = new Map()
/** Two kinds of things, or a turned meaning. */
const otherThing = 0.6

/** 0 to 1: 1 is equal, 0 also when the years in them contradict each other. */
export function likenessOf(a: TextKey, b: TextKey): number {
  if (a.key === b.key) return a.key === '' ? 0 : 1
  if (a.key === '' || b.key === '' || contradict(a.years, b.years)) return 0
  const short = compare(a.key, b.key, a.pairs, b.pairs)
  const asWritten =
    a.plain === a.key && b.plain === b.key
      ? 0
      : compare(
          a.plain,
          b.plain,
          a.plainPairs.size > 0 ? a.plainPairs : a.pairs,
          b.plainPairs.size > 0 ? b.plainPairs : b.pairs,
        )
  const alike = Math.max(short, asWritten)
  return areOtherThings(a, b) ? Math.min(alike, otherThing) : alike
}

function areOtherThings(a: TextKey, b: TextKey): boolean {
  if (!isSubset(a.terms, b.terms) && !isSubset(b.terms, a.terms)) return true
  return !isSubset(a.turns, b.turns) || !isSubset(b.turns, a.turns)
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const item of part) if (!whole.has(item)) return false
  return true
}

/** Less than this is of no use to anybody: texts of very different lengths are not compared. */
const leastShared = 0.4

function compare(
  a: string,
  b: string,
  left: ReadonlyMap<string, number>,
  right: ReadonlyMap<string, number>,
): number {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  const begins = shorter.length >= 6 && longer.startsWith(shorter)
  const letters = lettersOf(a) + lettersOf(b)
  if (!begins && (2 * Math.min(lettersOf(a), lettersOf(b))) / letters < leastShared) return 0
  let common = 0
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0)
  const shared = (2 * common) / letters
  // A label cut short ("Phi No") still begins the whole one.
  return begins ? Math.max(shared, 0.8) : shared
}

/** Share of common words, for headers that people write in other ways. */
export function wordLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  if (contradict(yearsOf(a.join(' ')), yearsOf(b.join(' ')))) return 0
  const rest = [...b]
  let common = 0
  for (const word of a) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length)
}

/** Years decide: "năm 2020" is never "năm 2019". A text that names none contradicts nothing. */
function contradict(a: string, b: string): boolean {
  return a !== '' && b !== '' && a !== b
}

function yearsOf(text: string): string {
  return (text.match(/\b(19|20)\d\d\b/g) ?? []).sort().join(' ')
}

function pairsOf(key: string): Map<string, number> {
  const letters = key.replaceAll(' ', '')
  const pairs = new Map<string, number>()
  for (let at = 0; at < Math.max(1, letters.length - 1); at += 1) {
    const pair = letters.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** How many pairs of letters a key has. */
function lettersOf(key: string): number {
  let spaces = 0
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) spaces += 1
  return Math.max(1, key.length - spaces - 1)
}
