import { isValidIn } from '../../shared/calc/validity'
import type { IndicatorId, LocalityId, PeriodId } from '../../shared/model/ids'
import type { WorkbookState } from '../../shared/model/workbook'
import { groupPeriods } from '../features/periods/period-groups'
import type { Words } from '../i18n/words'
import type { PickerOption } from '../ui/Picker'
import type { SearchOption } from '../ui/SearchPicker'
import { writeValidity } from '../ui/validity-text'

/** What the context bar lets choose, in the order and under the headings in which it is looked for. */

/** By year, the latest first; five-year plans at the end. */
export function listPeriodOptions(periods: WorkbookState['periods'], words: Words): PickerOption<PeriodId>[] {
  const { years, plans } = groupPeriods(periods)
  const own = words.reference.periods
  return [
    ...years.flatMap(({ year, periods: members }) =>
      members.map((one) => ({ id: one.id, text: words.writePeriod(one), group: own.group(year) })),
    ),
    ...plans.map((one) => ({ id: one.id, text: words.writePeriod(one), group: own.plans })),
  ]
}

/**
 * In the order of the workbook; places that the period does not have come after the others, with their dates.
 */
export function listPlaceOptions(
  places: WorkbookState['localities'],
  period: WorkbookState['periods'][number] | undefined,
  words: Words,
): (PickerOption<LocalityId> & SearchOption<LocalityId>)[] {
  const names = new Map(places.map(({ id, name }) => [id, name]))
  const present: (PickerOption<LocalityId> & SearchOption<LocalityId>)[] = []
  const absent: typeof present = []
  for (const place of places) {
    const { id, name } = place
    const within = place.parent === null ? '' : (names.get(place.parent) ?? '')
    if (period === undefined || isValidIn(place, period)) present.push({ id, text: name, note: within })
    else {
      const text = `${name} (${writeValidity(place, words)})`
      absent.push({ id, text, note: within, group: words.reference.places.otherTimes, muted: true })
    }
  }
  return [...present, ...absent]
}

/** The workbook's indicators that the breakdown has, then the user's own. */
export function listIndicatorOptions(
  indicators: WorkbookState['indicators'],
  breakdown: 'sectors' | 'localities',
  words: Words,
): PickerOption<IndicatorId>[] {
  const option = ({ id, name, unit }: WorkbookState['indicators'][number]): PickerOption<IndicatorId> => ({
    id,
    text: unit === '' ? name : `${name} (${unit})`,
  })
  const offered = indicators.filter((one) => (breakdown === 'localities' ? one.byLocalities : one.bySectors))
  return [
    ...offered.filter((one) => one.formula === null).map(option),
    ...offered
      .filter((one) => one.formula !== null)
      .map((one) => ({ ...option(one), group: words.reference.indicators.group })),
  ]
}
