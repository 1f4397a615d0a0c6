/** Notes of cells as footnotes: numbered in reading order after the form's own, equal notes under one number. */
export type NumberedNotes = {
  /** The number at each cell, by cell index. */
  numbers: ReadonlyMap<number, number>
  texts: readonly { number: number; text: string }[]
}

/**
 * @param notes texts by cell index, in reading order
 * @param ownMarks marks of the form's footnotes ("¹", "2"); those that are no number do not count
 */
export function numberNotes(notes: ReadonlyMap<number, string>, ownMarks: readonly string[]): NumberedNotes {
  const first = Math.max(0, ...ownMarks.map(readMark)) + 1
  const numbers = new Map<number, number>()
  const byText = new Map<string, number>()
  for (const [index, text] of notes) {
    const number = byText.get(text) ?? first + byText.size
    byText.set(text, number)
    numbers.set(index, number)
  }
  return { numbers, texts: [...byText].map(([text, number]) => ({ number, text })) }
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A number as a mark above the line: 12 is "¹²". */
export function raiseNumber(number: number): string {
  return [...String(number)].map((digit) => raisedDigits[Number(digit)] ?? '').join('')
}

/** 0 for a mark that is no number ("*"). */
function readMark(mark: string): number {
  const plain = [...mark].map((sign) => (raisedDigits.includes(sign) ? raisedDigits.indexOf(sign) : sign))
  const digits = plain.join('').replace(/^\((.*)\)$/, '$1')
  return /^\d{1,4}$/.test(digits) ? Number(digits) : 0
}
