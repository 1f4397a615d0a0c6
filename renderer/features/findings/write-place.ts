import type { FindingEntry } from '../../../shared/model/finding-entry'
import type { Words } from '../../i18n/words'

/** When and where a finding is: of the figure that it is about. */
export function writePlace({ terms: [first] }: FindingEntry, words: Words): string {
  if (first === undefined) return ''
  const when = first.period === null ? '' : words.writePeriod(first.period)
  return [when, first.locality].filter((part) => part !== '').join(' · ')
}
