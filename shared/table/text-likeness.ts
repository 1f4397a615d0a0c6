import { searchKey } from '../format/search-text'

/**
 * How alike two texts of a table are, when one was typed by hand: marks, case, punctuation, footnote marks and usual
 * abbreviations do not count; a small slip costs little; a different year or number is a different text.
 */
const abbreviations: Readonly<Record<string, string>> = {
  th: 'thuc hien',
  uth: 'uoc thuc hien',
  kh: 'ke hoach',
  sl: 'so luong',
  tl: 'ty le',
  ti: 'ty',
  ss: 'so sanh',
  dvt: 'don vi tinh',
  t: 'trong',
  tr: 'trong',
}

/** The words of a text, without footnote marks. */
export function wordsOf(text: string): string[] {
  const key = searchKey(text.replace(/[¹²³⁰⁴-⁹]|\(\d\)|\*/gu, ' '))
  return key
    .replace(/[^\p{L}\p{N}%+]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => abbreviations[word]?.split(' ') ?? [word])
}

/** A text reduced to what is compared: two texts with the same key are the same text. */
export function likenessKey(text: string): string {
  return wordsOf(text).join(' ')
}

/** 0 to 1 for two keys: 1 is equal, 0 also when the numbers in them contradict each other. */
export function likeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a === '' || b === '' || numbersContradict(a, b)) return 0
  const [left, right] = [pairsOf(a), pairsOf(b)]
  let common = 0
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0)
  const shared = (2 * common) / (sizeOf(left) + sizeOf(right))
  // A label cut short ("Phi No") still begins the whole one.
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 6 && long.startsWith(short) ? Math.max(shared, 0.8) : shared
}

/** Share of common words, for headers that people write in other ways. */
export function wordLikeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0 || numbersContradict(a.join(' '), b.join(' '))) return 0
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
function numbersContradict(a: string, b: string): boolean {
  const years = (text: string): string => (text.match(/\b(19|20)\d\d\b/g) ?? []).sort().join(' ')
  const [left, right] = [years(a), years(b)]
  return left !== '' && right !== '' && left !== right
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

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  let size = 0
  for (const count of pairs.values()) size += count
  return size
}
