import type { TextCheck } from '../../shared/contract/text-check-contract'
import type { LocalityId, PeriodId } from '../../shared/model/ids'
import type { TextMatch, TextProblem } from '../../shared/model/text-check'
import type { Words } from '../i18n/words'

/** The last draft that was checked in this window: it can be looked at again after going to a cell. */
export type CheckedDraft = { check: TextCheck; period: PeriodId; locality: LocalityId }

/** Plain decimals become numbers as offices write them. */
export type WriteNumber = (plain: string) => string

/** One sentence about a problem of a draft. */
export function wordProblem(
  { kind, severity, text, detail, mark }: TextProblem,
  check: TextCheck,
  words: Words,
  write: WriteNumber,
): string {
  const own = words.textCheck.problem
  const said = (name: string): string => String(detail[name] ?? '')
  const from = said('from').split(';').map(write)
  switch (kind) {
    case 'figure': {
      const match = mark === null ? null : (check.marks[mark]?.match ?? null)
      const named = match === null ? '' : nameMatch(match, words)
      return severity === 'rounding'
        ? own.rounding(text, said('shown'), named)
        : own.figure(text, said('shown'), named)
    }
    case 'base-year':
      return own[kind](text, said('report'))
    case 'impossible-date':
      return own[kind](text)
    case 'section-missing':
    case 'section-repeated':
      return own[kind](text, said('expected'))
    case 'stated-twice':
      return own[kind](text, said('other'), said('sentence'))
    case 'sum':
      return own[kind](text, write(said('follows')), from.join(' + '))
    case 'part':
      return own[kind](text, write(said('follows')))
    case 'notation':
      return own[kind](text, write(said('follows')))
    case 'percent':
      return own[kind](text, write(said('follows')), from[0] ?? '', from[1] ?? '')
  }
}

/** The figure by its names: "Số HTX thành lập mới · Cả nước · Thực hiện 2020". */
export function nameMatch(match: TextMatch, words: Words): string {
  const { reading, indicator, sector, locality, scenario, period, base } = match
  return [
    indicator,
    sector,
    locality,
    words.writeScenario(scenario, period),
    reading === 'value' ? null : words.textCheck.readings[reading],
    base === null ? null : words.textCheck.against(words.writeScenario(base.scenario, base.period)),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}
