import { searchKey } from '../../format/search-text'
import { shortForms } from '../../table/likeness-words'

/** The words of a text with their places, usual phrases shortened to one word ("hợp tác xã" is "htx"). Numbers are none. */
export type Word = {
  key: string
  /** As it is written, in lower case: marks tell "lãi" from "lại". */
  text: string
  from: number
  to: number
  /** Begins like a name; abbreviations do not. */
  capital: boolean
}

const pattern = /\p{L}+(?:\d+)?|%/gu

/** Phrases by their first word, the longest first. */
const phrases = new Map<string, { rest: readonly string[]; short: readonly string[] }[]>()
for (const [phrase, short] of shortForms) {
  const [first = '', ...rest] = phrase.split(' ')
  const known = phrases.get(first) ?? []
  known.push({ rest, short: short.split(' ') })
  known.sort((a, b) => b.rest.length - a.rest.length)
  phrases.set(first, known)
}

/** `text` in NFC. */
export function readWords(text: string): Word[] {
  const plain: Word[] = []
  const folded = foldLetters(text)
  for (const { 0: word, index } of text.matchAll(pattern))
    plain.push({
      key: folded === null ? searchKey(word) : folded.slice(index, index + word.length),
      text: word.toLowerCase(),
      from: index,
      to: index + word.length,
      capital:
        word.charAt(0) !== word.charAt(0).toLowerCase() && word.slice(1) !== word.slice(1).toUpperCase(),
    })
  return shorten(plain, text)
}

/** The text without marks and case, letter by letter, so that places stay; null where a letter is not one. */
function foldLetters(text: string): string | null {
  const folded = searchKey(text.replace(/\s/gu, '_'))
  return folded.length === text.length ? folded : null
}

/** The words alone. */
export function listWords(text: string): string[] {
  return readWords(text.normalize('NFC')).map(({ key }) => key)
}

function shorten(words: readonly Word[], text: string): Word[] {
  const short: Word[] = []
  for (let at = 0; at < words.length;) {
    const word = words[at]
    if (word === undefined) break
    const phrase = phrases
      .get(word.key)
      ?.find(({ rest }) => rest.every((key, step) => follows(words, at + step, key, text)))
    if (phrase === undefined) {
      short.push(word)
      at += 1
      continue
    }
    const last = words[at + phrase.rest.length] ?? word
    const written = text.slice(word.from, last.to).toLowerCase()
    for (const key of phrase.short) short.push({ ...word, key, text: written, to: last.to })
    at += phrase.rest.length + 1
  }
  return short
}

/** A phrase does not go on behind a comma: "công nghiệp, tiểu thủ công nghiệp" are two. */
function follows(words: readonly Word[], at: number, key: string, text: string): boolean {
  const [here, next] = [words[at], words[at + 1]]
  return here !== undefined && next?.key === key && /^[\s.\u00a0-]*$/u.test(text.slice(here.to, next.from))
}

/** Whether a phrase stands at a position of a list of words. */
export function hasPhraseAt(
  words: readonly { key: string }[],
  at: number,
  phrase: readonly string[],
): boolean {
  return phrase.every((key, step) => words[at + step]?.key === key)
}

export function hasPhrase(words: readonly { key: string }[], phrase: readonly string[]): boolean {
  return words.some((_, at) => hasPhraseAt(words, at, phrase))
}

export function hasAnyPhrase(
  words: readonly { key: string }[],
  wanted: readonly (readonly string[])[],
): boolean {
  return wanted.some((phrase) => hasPhrase(words, phrase))
}
