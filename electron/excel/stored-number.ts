import type { ShownNumber } from './shown-number'

/**
 * A number that a program left behind a shown text. The text is what people see: the number counts only where both say the
 * same, in either country's notation; otherwise the text alone is kept, and it is read like any other.
 */
export function readShownNumber(shown: string, number: number): ShownNumber | null {
  const text = shown.replace(/[\u00a0\u202f\s]+/g, ' ').trim()
  if (!/\d/.test(text)) return text === '' ? null : { value: number, text }
  const match = /^\(?\s*[-+\u2212]?\s*(\d[\d., ]*)\s*(%?)\s*\)?$/.exec(text)
  if (match === null) return null
  const [, digits = '', percent] = match
  const value = percent === '%' ? Number((number * 100).toPrecision(15)) : number
  if (says(digits, ',', value)) return { value, text }
  if (!says(digits, '.', value)) return null
  return { value, text: text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')) }
}

/** Whether digits with that decimal mark are the value, rounded as far as they show it; the sign stands elsewhere. */
function says(digits: string, decimalMark: ',' | '.', value: number): boolean {
  const plain = digits.replaceAll(decimalMark === ',' ? '.' : ',', '').replaceAll(' ', '')
  const [whole = '', decimals = '', ...more] = plain.split(decimalMark)
  if (more.length > 0) return false
  const read = Number(`${whole}.${decimals}`)
  const step = 10 ** -decimals.length
  return Math.abs(read - Math.abs(value)) <= step * 0.5000001 + Math.abs(value) * 1e-14
}
