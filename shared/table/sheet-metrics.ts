/**
 * Sizes of sheet rows and columns. Spreadsheets do not fit the height of merged or foreign-written rows themselves, so
 * heights are estimated from the widths of Times New Roman's letters; a little too high is better than cut text.
 * Units: column widths in spreadsheet characters (7 px of the default font), heights and font sizes in points.
 */

const pixelsPerCharacter = 7
const cellPadding = 8
const lineHeightFactor = 1.32

/** Printable width of an A4 page inside the margins (30 mm left, 15 mm right), in column characters. */
export const pageCharacters = { portrait: 89, landscape: 136 } as const

/** Estimated width of a text in pixels at 96 dpi. */
export function textWidth(text: string, fontSize: number, bold: boolean): number {
  let ems = 0
  for (const letter of text.normalize('NFD')) ems += letterWidth(letter)
  return ems * (fontSize / 0.75) * (bold ? 1.06 : 1)
}

/** Lines that a text takes in a column of `width` characters, wrapping at spaces; at least 1. */
export function countLines(text: string, width: number, fontSize: number, bold: boolean): number {
  const available = width * pixelsPerCharacter - cellPadding
  const space = textWidth(' ', fontSize, bold)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines += 1
    let used = 0
    for (const word of paragraph.split(' ')) {
      const needed = textWidth(word, fontSize, bold)
      if (used > 0 && used + space + needed > available) {
        lines += 1
        used = 0
      }
      used += (used > 0 ? space : 0) + needed
      if (needed > available) lines += Math.floor(needed / available)
    }
  }
  return lines
}

/** Height of a row with so many lines; spreadsheets allow 409 points at most. */
export function rowHeight(lines: number, fontSize: number): number {
  return Math.min(409, Math.round((lines * fontSize * lineHeightFactor + 4) * 4) / 4)
}

/** Column width that shows a text of figures on one line. */
export function figureWidth(text: string, fontSize: number): number {
  return Math.ceil((textWidth(text, fontSize, false) + cellPadding) / pixelsPerCharacter)
}

function letterWidth(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0
  if (/[\s.,]/.test(letter)) return 0.25
  if (/[;:!'|ijltI/-]/.test(letter)) return 0.29
  if (/[frs()]/.test(letter)) return 0.37
  if (/[acez]/.test(letter)) return 0.45
  if (/[mwMW%]/.test(letter)) return 0.85
  if (/\p{Lu}/u.test(letter)) return 0.7
  return 0.5
}
