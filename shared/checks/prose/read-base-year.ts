import type { Surroundings } from './claim'
import type { ProseNumber } from './read-numbers'
import { endsLater, type NamedTime } from './read-time'

/** "So với", "cùng kỳ", "bằng 103,6%" right before a time: what stands between only says which day of it. */
const comparison =
  /(?<!\p{L})(?:so(?:\s+sánh)?(?:\s+với)?|cùng\s+kỳ|bằng\s+[\d.,]+\s*%)\s+(?:(?:so|với|cùng|kỳ|thời|điểm|ngày|tháng|của|số|liệu|thực|hiện|mức)\s+)*$/iu
const planned = /phấn\s+đấu|mục\s+tiêu|dự\s+kiến/iu

/**
 * Whether a time that is compared with is not before that of the report: nothing grows against itself. What a sentence
 * plans for a later year is rightly compared with the report's.
 */
export function isWrongBase(
  sentence: string,
  number: ProseNumber,
  numbers: readonly ProseNumber[],
  times: readonly NamedTime[],
  around: Surroundings,
): boolean {
  if ((number.kind !== 'year' && number.kind !== 'date') || around.plan !== null) return false
  const time = times.find(({ from, to }) => from <= number.from && number.to <= to)
  if (time === undefined || time.period === 'unknown' || endsLater(around.period, time.period)) return false
  if (!comparison.test(sentence.slice(0, time.from)) || planned.test(sentence)) return false
  const { year } = time.period
  return !numbers.some(
    (one) => one.kind === 'year' && one !== number && one.from < number.from && one.year > year,
  )
}
