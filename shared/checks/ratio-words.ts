import { labelWords } from './row-meaning'

/** What a ratio or an average is of, as words without marks. */
export type Phrases = {
  /** "": not said, it is the figure that the row belongs to. */
  numerator: string
  /** Null: not said. */
  denominator: string | null
}

const ratioStart = /^(?:(?:td|tl|%|ty trong|co cau|phan tram|dat|chiem|ty suat)(?: |$))+/
/** A comparison with another time or with a plan is no part of a whole. */
const comparison =
  /\b(?:so voi|so) (?:nam|ky|cung|quy|thang|kh|ck|du toan|dau)\b|\b(?:hoan thanh|tang truong|tang|giam|toc do|dat kh|dat muc tieu|lai suat)\b/
const wholes = /^(.*?)\s?\b(?:so voi|chiem|tren|trong)\s+((?:tong|toan bo|cac)\b.*)$/

/** Null where the words compare with another time, or say nothing that could be looked up. */
export function readPhrases(label: string, kind: 'percent' | 'average'): Phrases | null {
  const sides = splitAtSlash(label).map((side) => labelWords(side).join(' '))
  const text = sides.join(' ')
  if (comparison.test(text)) return null
  return kind === 'percent' ? readRatio(sides) : readAverage(sides)
}

/** "HTX/ tổng số HTX" in two; "01/2020" and "NQ-CP/…" stay, and so does a unit in brackets. */
function splitAtSlash(label: string): string[] {
  const plain = label.replace(/\([^()]*\)/gu, ' ')
  const at = plain.search(/(?<!\d)\s*\/\s*(?!\d)|\/\s*0?1\b/u)
  if (at < 0) return [plain]
  const cut = plain.indexOf('/', at)
  return [plain.slice(0, cut), plain.slice(cut + 1)]
}

function readRatio(sides: readonly string[]): Phrases {
  const [left = '', right] = sides
  if (right !== undefined) return { numerator: withoutStart(left), denominator: right }
  const match = wholes.exec(left)
  if (match === null) return { numerator: withoutStart(left), denominator: null }
  return { numerator: withoutStart(match[1] ?? ''), denominator: match[2] ?? '' }
}

function withoutStart(text: string): string {
  return text
    .replace(ratioStart, '')
    .replace(/\b(?:tl|%)\b/g, ' ')
    .replace(/%/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** "dt bq mot htx", "bq dt cua mot htx", "von dieu le bq/htx". */
function readAverage(sides: readonly string[]): Phrases | null {
  const [left = '', right] = sides
  const match = /^(.*?)\bbq\b(.*)$/.exec(left)
  if (match === null) return null
  const before = (match[1] ?? '').trim()
  const after = (match[2] ?? '').trim()
  if (before !== '') return { numerator: before, denominator: right ?? of(after) }
  const inverted = /^(.*?)\b(?:cua|tren|mot|1|01|moi)\b(.*)$/.exec(after)
  if (inverted === null) return right === undefined ? null : { numerator: after, denominator: right }
  return { numerator: (inverted[1] ?? '').trim(), denominator: right ?? of(inverted[2] ?? '') }
}

function of(text: string): string {
  return text
    .replace(/\b(?:cua|tren|mot|1|01|moi|cac|trong|n|ky|nam|thang|quy)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
