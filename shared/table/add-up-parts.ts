import { addDecimals } from '../format/decimal'

/** What parts come to, and whether none of them is left out. */
export type PartSum = { value: string; complete: boolean }

/**
 * The sum over a tree of parts, where a figure of its own stands for everything below it. Null where no part has a figure.
 * Rows that name some of the parts ("Trong đó: Quỹ tín dụng nhân dân") come to less than the whole.
 */
export function addUpParts(
  whole: string,
  partsOf: (code: string) => readonly string[],
  figureOf: (code: string) => string | null,
): PartSum | null {
  const sums = partsOf(whole).map((part): PartSum | null => {
    const own = figureOf(part)
    return own === null ? addUpParts(part, partsOf, figureOf) : { value: own, complete: true }
  })
  const present = sums.filter((sum) => sum !== null)
  return present.length === 0
    ? null
    : {
        value: present.reduce((sum, { value }) => addDecimals(sum, value), '0'),
        complete: present.length === sums.length && present.every(({ complete }) => complete),
      }
}
