/** A piece of a paragraph; `from` is its place in it. */
export type Sentence = { text: string; from: number }

const longest = 2000

/** Short forms whose full stop ends nothing. */
const abbreviation = /(?:^|[\s(])(?:TP|TX|TT|Tr|v\.v|STT|Th|ThS|TS|GS|PGS|\p{Lu})$/u

/**
 * The sentences of a paragraph: full stops between digits ("3.600,6"), behind short forms and behind the number of a section
 * end none.
 */
export function splitSentences(paragraph: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const add = (to: number): void => {
    const text = paragraph.slice(from, to)
    const blank = text.length - text.trimStart().length
    if (text.trim() !== '') sentences.push({ text: text.trim(), from: from + blank })
    from = to
  }
  const end = (to: number): void => {
    while (to - from > longest) add(findCut(paragraph, from))
    add(to)
  }
  for (const match of paragraph.matchAll(/[.!?…]+(?=\s|$)|\n+/gu)) {
    const before = paragraph.slice(from, match.index)
    if (match[0].startsWith('.') && (abbreviation.test(before) || isOnlyNumber(before))) continue
    end(match.index + match[0].length)
  }
  end(paragraph.length)
  return sentences
}

/** A text without full stops is still looked at in pieces, if possible between two clauses. */
function findCut(paragraph: string, from: number): number {
  const piece = paragraph.slice(from, from + longest)
  const cut = [';', ',', ' '].map((mark) => piece.lastIndexOf(mark)).find((at) => at > longest / 2)
  return from + (cut === undefined ? longest : cut + 1)
}

/** "1.", "a.", "I.": the number of a section, not a sentence of its own. */
function isOnlyNumber(text: string): boolean {
  return /^\s*[-–+*•]?\s*(?:\d{1,2}(?:\.\d{1,2})*|\p{Ll}|[IVX]{1,5})$/u.test(text)
}
