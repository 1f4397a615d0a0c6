import type { Surroundings } from './claim'
import type { ProseNumber } from './read-numbers'

/** "So với", "cùng kỳ" shortly before a year; not what is compared within a year, nor a plan. */
const comparison = /(?:so\s+v\u1edbi|c\u00f9ng\s+k\u1ef3)([^,;.]{0,30})$/iu
const notAYear =
  /k\u1ebf\s+ho\u1ea1ch|m\u1ee5c\s+ti\u00eau|\u0111\u1ea7u\s+n\u0103m|KH|th\u00e1ng|qu\u00fd|\//iu
const planned = /ph\u1ea5n\s+\u0111\u1ea5u|m\u1ee5c\s+ti\u00eau|d\u1ef1\s+ki\u1ebfn/iu

/**
 * Whether a year that is compared with is not before the year of the report: nothing grows against itself. What a sentence
 * plans for a later year is rightly compared with the report's.
 */
export function isWrongBase(
  sentence: string,
  number: ProseNumber,
  numbers: readonly ProseNumber[],
  around: Surroundings,
): boolean {
  if (number.kind !== 'year' || number.until !== null || around.plan !== null) return false
  if (number.year < around.period.year || planned.test(sentence)) return false
  const words = comparison.exec(sentence.slice(0, number.from))?.[1]
  if (words === undefined || notAYear.test(words)) return false
  return !numbers.some(
    (one) => one.kind === 'year' && one !== number && one.from < number.from && one.year > number.year,
  )
}
