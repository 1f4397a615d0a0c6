/**
 * Numbering of rows. A marker has a class; rows of one class are siblings, and a class that is finer than another stands
 * under it. Whether a bare "I", "C" or "V" is a letter or a roman number is not known from the cell: both are kept here and
 * decided by the rows around it.
 */
export type Marker = {
  /** As written, without what separates it from a label ("1.", "a)" stay). */
  written: string
  shape: 'roman' | 'letter' | 'small-roman' | 'small-letter' | 'number' | 'dash' | 'plus' | 'star'
  /** Place in the sequence: "IV" is 4, "c" is 3, "1.2" is 2; 0 where there is none. */
  value: number
  /** Parts of "1.2.3"; else 1. */
  depth: number
  /** For a single capital or small letter that is also a roman number: that number. */
  romanValue: number | null
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
/** As Vietnamese tables count with letters: A, B, C, D, Đ, E, … */
const capitals = 'ABCDEGHIKLMNOPQRSTUVXY'

const dashes = /^(?:[-–—−‒•●○▪■◦·]\s*)+$/u
const pluses = /^(?:\+\s*)+$/u
const stars = /^\*{1,3}$/u
const numbered = /^\(?((?:[A-Z]|[IVXLC]+)\.)?(\d{1,7}(?:\.\d{1,3}){0,4})\s*[.)/:]?$/u
const lettered = /^\(?((?:[IVXLC]+|\d{1,3})\.)*([A-Za-zĐđ])\s*[.):/]?$/u
const romanOnly = /^\(?(?:[A-Z]\.)?([IVXLC]+|[ivxlc]+)\s*[.):/]?$/u

/** The marker that a whole cell is; null when the text is none. */
export function readMarker(text: string): Marker | null {
  const written = text.replace(/\s+/g, ' ').trim()
  if (written === '' || written.length > 16) return null
  if (dashes.test(written)) return plain(written, 'dash')
  if (pluses.test(written)) return plain(written, 'plus')
  if (stars.test(written)) return plain(written, 'star')
  const number = numbered.exec(written)
  if (number !== null) {
    const parts = (number[2] ?? '').split('.')
    return { written, shape: 'number', value: Number(parts.at(-1)), depth: parts.length, romanValue: null }
  }
  const roman = romanOnly.exec(written)?.[1]
  if (roman !== undefined) {
    const value = readRoman(roman.toUpperCase())
    const small = roman === roman.toLowerCase()
    if (value !== null) {
      if (roman.length > 1)
        return { ...plain(written, small ? 'small-roman' : 'roman'), value, romanValue: value }
      const asLetter = letterValue(roman)
      return { ...plain(written, small ? 'small-letter' : 'letter'), value: asLetter, romanValue: value }
    }
  }
  const letter = lettered.exec(written)?.[2]
  if (letter === undefined) return null
  const small = letter === letter.toLowerCase()
  return { ...plain(written, small ? 'small-letter' : 'letter'), value: letterValue(letter) }
}

/** What separates a number from its label: ")" does always, "." only before a space or a capital ("C.ty" is a word). */
const leading = new RegExp(
  `^(${[
    String.raw`\d{1,3}(?:\.\d{1,2}){1,4}(?!\d|,|\.\d)[.):]?`,
    String.raw`\(?\d{1,3}\s*[.)/:](?!\d)`,
    String.raw`\(\d{1,2}\)`,
    String.raw`\d{1,3}(?=\s+\p{Lu})`,
    String.raw`[IVX]{1,5}\s*(?:[):]|\.(?=\s|\p{Lu})|-(?=\s|\p{Lu}{2}))`,
    String.raw`[IVX]{2,5}(?=\s)`,
    String.raw`[IVX](?=\s+\p{Lu}{2})`,
    String.raw`[A-H\u0110K]\s*(?:[):]|\.(?=\s|\p{Lu}{2}))`,
    String.raw`[A-E\u0110](?=\s+\p{Lu}{2})`,
    String.raw`(?:[a-h\u0111ik]|[ivx]{2,4})\s*(?:\)|\.(?=\s|\p{Lu}))`,
    String.raw`(?:[-–—−•●▪]\s*)+`,
    String.raw`(?:\+\s*)+`,
    String.raw`\*{1,3}`,
  ].join('|')})\\s*(\\S.*)$`,
  'su',
)
const ofWhich = /^(?:trong\s*đó|tr\s?\.\s?đó|t\s?\.\s?đó|of which)\s*:?\s*([-–+])\s*\S/iu

/**
 * "1. Tổng số HTX", "II LIÊN HIỆP HTX", "- Nông nghiệp" in one cell. "Trong đó: - Số thu" carries a dash and keeps its
 * text. Marker null: the whole text is the label.
 */
export function splitMarker(text: string): { marker: Marker | null; label: string } {
  const label = text.replace(/\s+/g, ' ').trim()
  const inner = ofWhich.exec(label)?.[1]
  if (inner !== undefined) return { marker: readMarker(inner), label }
  const match = leading.exec(label)
  const rest = match?.[2] ?? ''
  if (match === null || !/\p{L}/u.test(rest)) return { marker: null, label }
  const marker = readMarker((match[1] ?? '').replace(/(?<=\w)\s*-$/, '').trim())
  return marker === null ? { marker: null, label } : { marker, label: rest.trim() }
}

function plain(written: string, shape: Marker['shape']): Marker {
  return { written, shape, value: 0, depth: 1, romanValue: null }
}

function letterValue(letter: string): number {
  const capital = letter.toUpperCase()
  // Đ stands between D and E; F, J, W and Z are not counted with, yet some tables do.
  if (capital === 'Đ') return capitals.indexOf('D') + 1.5
  if (capital === 'F') return capitals.indexOf('E') + 1.5
  return capitals.indexOf(capital) + 1
}

function readRoman(text: string): number | null {
  if (!/^(?:X{0,3}(?:IX|IV|V?I{0,3})|L?X{0,3}(?:IX|IV|V?I{0,3})|C)$/.test(text)) return null
  let value = 0
  for (let at = 0; at < text.length; at += 1) {
    const here = romanDigits[text.charAt(at)] ?? 0
    value += here < (romanDigits[text.charAt(at + 1)] ?? 0) ? -here : here
  }
  return value
}
