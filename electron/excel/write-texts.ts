import { textElement, xmlHead } from './write-xml'

/**
 * Texts that occur in cells, each kept once, as spreadsheets themselves do. A long table may have more texts than should
 * be held: from a limit on new ones stand in their cells.
 */
export type SharedTexts = {
  /** The cell's content with its type: `t="s"><v>4</v>` or the text itself. */
  write: (text: string) => string
  isEmpty: () => boolean
  /** Piece by piece. */
  writePart: () => Iterable<string>
}

const mostTexts = 20_000
const mostLetters = 4_000_000

export function createSharedTexts(): SharedTexts {
  const places = new Map<string, number>()
  let letters = 0
  let uses = 0
  return {
    write(text) {
      let place = places.get(text)
      if (place === undefined) {
        if (places.size >= mostTexts || letters + text.length > mostLetters)
          return `t="inlineStr"><is>${textElement('t', text)}</is>`
        place = places.size
        places.set(text, place)
        letters += text.length
      }
      uses += 1
      return `t="s"><v>${String(place)}</v>`
    },
    isEmpty: () => places.size === 0,
    *writePart() {
      yield `${xmlHead}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${String(uses)}" uniqueCount="${String(places.size)}">`
      for (const text of places.keys()) yield `<si>${textElement('t', text)}</si>`
      yield '</sst>'
    },
  }
}
