import type { BreakdownColumn } from '../model/breakdown'
import type { Period, PeriodKind, Scenario } from '../model/dimension'
import type { FormMeasure, ValuePick } from '../model/form'
import type { PeriodId } from '../model/ids'
import type { ColumnKind } from '../model/table-layout'
import { createPickPeriod } from '../table/pick-period'
import type { DocumentPeriod } from './document-table'

/** What a column of a table of the workbook shows, in the words in which headers of documents are understood. */
export type TargetMeaning = {
  kind: ColumnKind
  value: TimedScenario | null
  /** What is compared with, for kinds other than value and share. */
  base: TimedScenario | null
  /** The period before the shown one, and the same time last year: what "kỳ trước" and "cùng kỳ" mean here. */
  previous: DocumentPeriod | null
  lastYear: DocumentPeriod | null
}

type TimedScenario = { scenario: Scenario; period: DocumentPeriod | null }

/**
 * The meanings of columns when `shown` is the period of the table. A period need not be in the workbook to be meant; of
 * five-year plans only those in `periods` are known.
 */
export function describeColumns(
  columns: readonly { measure: FormMeasure | BreakdownColumn['measure'] }[],
  shown: DocumentPeriod,
  periods: readonly Period[],
): TargetMeaning[] {
  const pickPeriod = createPickPeriod(nameAround(shown, periods), { ...shown, id: 0 as PeriodId })
  const name = (pick: ValuePick): DocumentPeriod | null => {
    const period = pickPeriod(pick)
    return period === null ? null : { kind: period.kind, year: period.year, ordinal: period.ordinal }
  }
  const timed = (pick: ValuePick): TimedScenario => ({ scenario: pick.scenario, period: name(pick) })
  const previous = name({ scenario: 'actual', offset: -1 })
  const lastYear = name({ scenario: 'actual', offset: 0, years: -1 })
  return columns.map(({ measure }): TargetMeaning => {
    const { kind } = measure
    if (kind === 'rank') return { kind, value: null, base: null, previous, lastYear }
    if (kind === 'value' || kind === 'share')
      return { kind, value: timed(measure), base: null, previous, lastYear }
    return { kind, value: timed(measure.of), base: timed(measure.base), previous, lastYear }
  })
}

const perYear: Readonly<Record<Exclude<PeriodKind, 'five-years'>, number>> = {
  month: 12,
  quarter: 4,
  half: 2,
  'nine-months': 1,
  year: 1,
}
/** Columns look this many years back and ahead at most. */
const yearsAround = 6

function nameAround(shown: DocumentPeriod, periods: readonly Period[]): Period[] {
  const names: Period[] = periods.filter(({ kind }) => kind === 'five-years')
  for (let year = shown.year - yearsAround; year <= shown.year + yearsAround; year += 1)
    for (const kind of ['month', 'quarter', 'half', 'nine-months', 'year'] as const)
      for (let ordinal = 1; ordinal <= perYear[kind]; ordinal += 1)
        names.push({ id: 0 as PeriodId, kind, year, ordinal })
  return names
}

export function isSamePeriod(a: DocumentPeriod, b: DocumentPeriod): boolean {
  return a.kind === b.kind && a.year === b.year && a.ordinal === b.ordinal
}
