import type { Quotient } from '../../../../shared/calc/exact'

/** "63.2" as an exact quotient. */
export function parseDecimal(text: string): Quotient {
  const [whole = '', fraction = ''] = text.split('.')
  return { n: Number(`${whole}${fraction}`), d: 10 ** fraction.length }
}
