import {
  buildPeriodCalendar,
  findCumulativePeriod,
  findFiveYearPlan,
  findPeriod,
  findYear,
  stepPeriod,
} from '../calc/periods'
import type { Period, PeriodKind } from '../model/dimension'
import { isPartOfYear, type PartOfYear, type ValuePick } from '../model/form'

/** The period a pick means; null where the workbook does not have it: a column never shows a neighbour instead. */
export type PickPeriod = (pick: ValuePick) => Period | null

/**
 * Picks relative to `shown`. The steps need not be in the workbook, only where they lead: the plan of last year is found
 * although last year has no quarters. A five-year plan is its own year and its own time since January, and has no same
 * period last year and no parts.
 */
export function createPickPeriod(periods: readonly Period[], shown: Period): PickPeriod {
  const calendar = buildPeriodCalendar(periods)
  return ({ offset, years = 0, span }) => {
    if (years !== 0 && shown.kind === 'five-years') return null
    const stepped = stepPeriod(shown, offset)
    const from = { ...stepped, year: stepped.year + years }
    if (span === undefined) return findPeriod(calendar, from)
    if (from.kind === 'five-years') return isPartOfYear(span) ? null : findPeriod(calendar, from)
    switch (span) {
      case 'year':
        return findYear(calendar, from)
      case 'cumulative':
        return findCumulativePeriod(calendar, from)
      case 'five-years':
        return findFiveYearPlan(calendar, from)
      default:
        return findPeriod(calendar, { ...readPart(span), year: from.year })
    }
  }
}

function readPart(part: PartOfYear): { kind: PeriodKind; ordinal: number } {
  const at = part.lastIndexOf('-')
  return { kind: part.slice(0, at) as PeriodKind, ordinal: Number(part.slice(at + 1)) }
}
