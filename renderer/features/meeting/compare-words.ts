import type { TableRow } from '../../../shared/model/table-layout'
import type { Words } from '../../i18n/words'
import type { Comparison } from './read-indicator'

/**
 * A comparison in words. Of what less is better "tăng" would sound like praise and "vượt kế hoạch" like success, so that
 * figure is higher or lower. Differences of percentages are percentage points.
 */
export function sayDirection(
  comparison: Comparison,
  row: TableRow,
  unit: string,
  against: 'plan' | 'previous',
  words: Words,
): string {
  const { direction, difference } = comparison
  const own = words.meeting
  if (direction === null) return own.noBase
  const isLess = row.direction === 'less-is-better'
  const phrases =
    against === 'plan'
      ? row.direction === 'more-is-better'
        ? own.planDirections
        : own.lessPlanDirections
      : isLess
        ? own.lessDirections
        : own.directions
  if (direction === 'same') return phrases.same
  return phrases[direction](
    difference === null ? '' : `${difference} ${row.percent ? words.comparisonWords.points : unit}`.trim(),
  ).trim()
}

/** "Năm 2019" in the middle of a sentence. */
export function lowerFirst(text: string, language: string): string {
  return text.charAt(0).toLocaleLowerCase(language) + text.slice(1)
}
