import {
  decodeByFont,
  detectLegacy,
  encodingOfFont,
  tellLegacy,
  tryDecode,
  type LegacyEncoding,
} from './legacy-text'

/**
 * Old text of one sheet or document, run by run. Two passes: what fonts and letters say about the whole, then cell by
 * cell. A font decides for its text unless most of what is written in it is Unicode (people change the keyboard and leave
 * the font); text without an old font is decoded only where the letters of the whole sheet say so.
 */
export type TextRun = { text: string; font: string }

export type FoundLegacy = { encoding: LegacyEncoding; by: 'font' | 'letters'; cells: number }

export type SheetDecoder = {
  /** The text of a cell in Unicode NFC. */
  decode: (runs: readonly TextRun[]) => string
  /** What has been decoded so far. */
  found: () => readonly FoundLegacy[]
}

const encodings: readonly LegacyEncoding[] = ['tcvn3', 'vni']

/** `cells` are read once. Without `guess` only fonts decide. */
export function makeSheetDecoder(cells: Iterable<readonly TextRun[]>, guess: boolean): SheetDecoder {
  const byFont: Record<LegacyEncoding, string[]> = { tcvn3: [], vni: [] }
  const others: string[] = []
  for (const runs of cells)
    for (const { text, font } of runs) {
      const encoding = encodingOfFont(font)
      if (beyondAscii.test(text)) (encoding === null ? others : byFont[encoding]).push(text)
    }
  const guessed = guess ? detectLegacy(others) : null
  const weighed = new Map(
    encodings.map((encoding) => [encoding, !isMostlyUnicode(byFont[encoding], encoding)]),
  )
  const doubtfulAsOld = guessed !== null && !isMostlyUnicode(others, guessed)
  const counts = new Map<string, FoundLegacy>()

  function decodeRun({ text, font }: TextRun): {
    text: string
    by: 'font' | 'letters'
    as: LegacyEncoding | null
  } {
    const encoding = encodingOfFont(font)
    if (encoding !== null && (tellLegacy(text, encoding) ?? weighed.get(encoding) ?? true))
      return { text: decodeByFont(text, font), by: 'font', as: encoding }
    if (encoding === null && guessed !== null && (tellLegacy(text, guessed) ?? doubtfulAsOld)) {
      const decoded = tryDecode(text, guessed)
      if (decoded !== null) return { text: decoded, by: 'letters', as: guessed }
    }
    const unicode = text.normalize('NFC')
    return { text: guess ? unicode.replaceAll('\u00ad', '') : unicode, by: 'letters', as: null }
  }

  return {
    decode(runs) {
      const decoded = runs.map(decodeRun)
      const changed = decoded.find(({ text, as }, index) => as !== null && text !== runs[index]?.text)
      if (changed?.as != null) {
        const { as: encoding, by } = changed
        const key = `${encoding} ${by}`
        const count = counts.get(key) ?? { encoding, by, cells: 0 }
        counts.set(key, { ...count, cells: count.cells + 1 })
      }
      return decoded
        .map(({ text }) => text)
        .join('')
        .normalize('NFC')
    },
    found: () => [...counts.values()],
  }
}

const beyondAscii = /[^\0-\u007f]/

function isMostlyUnicode(texts: readonly string[], encoding: LegacyEncoding): boolean {
  let unicode = 0
  let old = 0
  for (const text of texts) {
    const told = tellLegacy(text, encoding)
    if (told === true) old += 1
    else if (told === false) unicode += 1
  }
  return unicode > old
}
