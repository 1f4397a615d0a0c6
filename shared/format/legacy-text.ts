import { tcvn3Letters, vniLetters, westernOfVietnamesePage } from './legacy-letters'
import { isVietnameseSyllable } from './vietnamese-syllable'

/**
 * Vietnamese written before Unicode, in TCVN3 or VNI, back into Unicode NFC. The font tells the encoding where the format
 * names fonts; otherwise letters are evidence: decoded text must make Vietnamese syllables that the text as it is does
 * not make. Decoding comes before any clean-up, because the soft hyphen is a letter of TCVN3.
 */
export type LegacyEncoding = 'tcvn3' | 'vni'

/** Characters that are parts of words: letters, marks, and the symbols that old fonts draw as letters. */
const wordPattern = /[A-Za-z\u00a1-\u00ff\u20ab\p{L}\p{M}]+/gu
const beyondAscii = /[^\0-\u007f]/
const asciiLetter = /[A-Za-z]/
const letterOrMark = /[\p{L}\p{M}]/u

/** The encoding that a font draws; null: Unicode or unknown. */
export function encodingOfFont(font: string): LegacyEncoding | null {
  const name = font.trim().replace(/^['"]/, '')
  if (/^\.vn/i.test(name)) return 'tcvn3'
  return /^vni-/i.test(name) ? 'vni' : null
}

/**
 * `text` as a font of that name shows it. Fonts named ".Vn…H" draw capitals. Text that holds letters which the encoding
 * does not have was typed in Unicode whatever its font, and stays.
 */
export function decodeByFont(text: string, font: string): string {
  const encoding = encodingOfFont(font)
  const decoded = encoding === null ? null : tryDecode(text, encoding)
  if (decoded === null) return text.normalize('NFC')
  return isCapitalFont(font) ? decoded.toUpperCase() : decoded
}

function isCapitalFont(font: string): boolean {
  return /^['"]?\.vn.*H['"]?$/i.test(font.trim()) && /H['"]?$/.test(font.trim())
}

/** Text of one encoding in Unicode NFC; unchanged where it cannot be of that encoding. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  return tryDecode(text, encoding) ?? text.normalize('NFC')
}

/** Null: the text has letters that the encoding does not have. */
export function tryDecode(text: string, encoding: LegacyEncoding): string | null {
  if (!beyondAscii.test(text)) return text
  // Windows-1258 gives combining marks, so characters are taken one by one and never composed before this.
  const western = Array.from(text, (char) => westernOfVietnamesePage.get(char) ?? char)
  const table = encoding === 'tcvn3' ? tcvn3Letters : vniLetters
  let decoded = ''
  for (let at = 0; at < western.length; at += 1) {
    const char = western[at] ?? ''
    const pair = encoding === 'vni' ? table.get(char + (western[at + 1] ?? '')) : undefined
    if (pair !== undefined) at += 1
    const letter = pair ?? table.get(char)
    if (letter === undefined && beyondAscii.test(char) && letterOrMark.test(char)) return null
    decoded += letter ?? char
  }
  return decoded.normalize('NFC')
}

/** What decoding would do to words; words of ASCII alone and words that cannot be of the encoding say nothing. */
type Evidence = {
  /** Distinct words that become Vietnamese and were not. */
  gained: number
  /** Distinct words that were Vietnamese and would no longer be, or are not Vietnamese either way. */
  lost: number
}

/**
 * The encoding that a whole sheet or block is written in, by its letters; null: Unicode, or not enough to say. `texts` may
 * hold Unicode too: what cannot be of an encoding is no evidence against it.
 */
export function detectLegacy(texts: Iterable<string>): LegacyEncoding | null {
  const words = new Set<string>()
  for (const text of texts) {
    if (!beyondAscii.test(text)) continue
    for (const [word] of text.matchAll(wordPattern))
      if (beyondAscii.test(word) && asciiLetter.test(word) && word.length <= 24) words.add(word)
    if (words.size > mostWords) break
  }
  const tcvn3 = weigh(words, 'tcvn3')
  const vni = weigh(words, 'vni')
  const [encoding, best]: [LegacyEncoding, Evidence] =
    vni.gained > tcvn3.gained ? ['vni', vni] : ['tcvn3', tcvn3]
  return best.gained >= 2 && best.gained >= 4 * best.lost ? encoding : null
}

const mostWords = 5000

function weigh(words: Iterable<string>, encoding: LegacyEncoding): Evidence {
  let gained = 0
  let lost = 0
  for (const word of words) {
    const change = judgeWord(word, encoding)
    if (change === 'gained') gained += 1
    else if (change === 'lost') lost += 1
  }
  return { gained, lost }
}

function judgeWord(word: string, encoding: LegacyEncoding): 'gained' | 'lost' | 'either' | 'foreign' {
  const decoded = tryDecode(word, encoding)
  if (decoded === null) return 'foreign'
  if (!isVietnameseSyllable(decoded)) return 'lost'
  return isVietnameseSyllable(word) ? 'either' : 'gained'
}

/**
 * What the letters of one text say about it within a sheet of that encoding: it is (true), it is Unicode (false), or it
 * could be both (null).
 */
export function tellLegacy(text: string, encoding: LegacyEncoding): boolean | null {
  if (!beyondAscii.test(text)) return null
  let gained = 0
  let lost = 0
  for (const [word] of text.matchAll(wordPattern)) {
    if (!beyondAscii.test(word) || !asciiLetter.test(word)) continue
    const change = judgeWord(word, encoding)
    if (change === 'foreign') return false
    if (change === 'gained') gained += 1
    else if (change === 'lost' && isVietnameseSyllable(word)) lost += 1
  }
  return gained === lost ? null : gained > lost
}
