import type { NamedSupposition } from '../../../shared/model/what-if'
import type { Words } from '../../i18n/words'

/** "Tổng số HTX · Nông nghiệp · Cả nước · Thực hiện 2020" */
export function nameSupposition(one: NamedSupposition, words: Words): string {
  const parts = [one.indicator, one.sector ?? '', one.locality, words.writeScenario(one.scenario, one.period)]
  return parts.filter((part) => part !== '').join(' · ')
}

/** "16.520 → 17.520 HTX" */
export function writeSupposed(one: NamedSupposition, words: Words): string {
  const { blank, change } = words.meeting.scratch
  const after = one.after === null ? blank : `${one.after} ${one.unit}`.trim()
  return change(one.before ?? blank, after)
}
