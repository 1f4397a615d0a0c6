import { searchKey } from '../../shared/format/search-text'

/** Texts of one line by column; "" where there is none. */
export type PastedLine = string[]

const figure = /^[-+\u2212(]?\s*[\d.,\s]*\d\s*%?\)?$/
const ordinal = /^(?:[\dIVXLivxl]{1,5}(?:\.\d{1,3}){0,3}|[a-z\u0111])[.)]?$|^[-+*]+$/u
/** Words in small letters that begin a row of their own. */
const beginning = /^(?:trong do|t\.? ?do|tr\.? ?do|bao gom|gom|chia ra|trd)\b/

/**
 * Joins a line that was broken with the one it continues: it begins in small letters, without a number of its own. Either
 * the line before had no figures yet, and they follow, or only words are left over.
 */
export function joinBrokenLines(lines: readonly PastedLine[]): PastedLine[] {
  const width = Math.max(0, ...lines.map(({ length }) => length))
  const joined: PastedLine[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const first = line.findIndex((text) => text.trim() !== '')
    const label = before === undefined ? -1 : labelColumn(before)
    const text = line[first]?.trim() ?? ''
    if (before === undefined || label < 0 || !isContinuation(text, first, label)) {
      joined.push([...line])
      continue
    }
    const rest = line.slice(first + 1)
    const onlyWords = rest.every((piece) => piece.trim() === '')
    const open = before.slice(label + 1).every((piece) => piece.trim() === '')
    if (onlyWords) before[label] = `${(before[label] ?? '').trimEnd()} ${text}`
    else if (open && label + 1 + rest.length <= width) {
      before[label] = `${(before[label] ?? '').trimEnd()} ${text}`
      before.splice(label + 1, before.length, ...rest)
    } else joined.push([...line])
  }
  return joined
}

/** Where a line has its words: the first text that is neither a number of a row nor a figure. */
function labelColumn(line: PastedLine): number {
  const at = line.findIndex((text) => text.trim() !== '' && !ordinal.test(text.trim()))
  return at >= 0 && !figure.test(line[at]?.trim() ?? '') && hasOrdinal(line, at) ? at : -1
}

/** Only rows with a number of their own are continued: titles, headings and headers keep their lines. */
function hasOrdinal(line: PastedLine, label: number): boolean {
  return line.slice(0, label).some((text) => ordinal.test(text.trim()))
}

function isContinuation(text: string, column: number, label: number): boolean {
  // A text right of the label is a header or a unit; one at its left lost the columns before it.
  if (column > label || text.length < 2 || ordinal.test(text) || figure.test(text)) return false
  return /^[\p{Ll}(]/u.test(text) && !beginning.test(searchKey(text))
}
