/**
 * Comparing Vietnamese text. Everything inside is NFC. Two kinds of marks are told apart: those of the letter (ă â đ ê ô ơ
 * ư) and the five tones; both ways of placing a tone (hoà, hòa) are the same word.
 */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
const allMarks = /[\u0300-\u036f]/g

const collator = new Intl.Collator('vi')

/** Unicode NFC, the one form kept inside the program. */
export function normalizeText(text: string): string {
  return text.normalize('NFC')
}

/** Lower case without any mark and with single spaces: "Hợp tác xã Đắk" → "hop tac xa dak". For finding and matching. */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(allMarks, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}

function removeTones(text: string): string {
  return text.normalize('NFD').replace(toneMarks, '').normalize('NFC')
}

/**
 * One spelling for both: the tone of an open "oa", "oe", "uy" goes on its first vowel (hoà → hòa), and a closed "ăk",
 * which cannot be without a tone, gets its own (Đăk → Đắk).
 */
function unifySpelling(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([oO])([aAeE])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\u0300-\u036f])/gu, '$1$3$2')
    .replace(/([uU])([yY])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\u0300-\u036f])/gu, '$1$3$2')
    .replace(/([aA]\u0306)([kK])/g, '$1\u0301$2')
    .normalize('NFC')
}

function lower(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
}

/**
 * Whether `text` contains `query`. A query without marks finds every spelling; letter marks and tones count as soon as the
 * query has them, so "dong" finds "đồng", "đông" finds "đồng" but not "dong", and "đồng" finds only itself.
 */
export function matchesSearch(query: string, text: string): boolean {
  const wanted = lower(query).trim()
  if (wanted === searchKey(query)) return searchKey(text).includes(wanted)
  const found = lower(text)
  if (wanted === removeTones(wanted)) return removeTones(found).includes(wanted)
  // A word still being typed ("hoà" on the way to "hoàn") matches as it is; a whole word in either spelling.
  return found.includes(wanted) || unifySpelling(found).includes(unifySpelling(wanted))
}

/** The order of a Vietnamese dictionary: base letters first (a ă â … d đ), then tones. For `Array.sort`. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a.normalize('NFC'), b.normalize('NFC'))
}
