import type { PeriodInput } from '../../../shared/contract/workbook-contract'
import type { Period, PeriodKind } from '../../../shared/model/dimension'

/** The order of periods within a year: the year itself first, then from long to short. */
const kindOrder: readonly PeriodKind[] = ['five-years', 'year', 'half', 'nine-months', 'quarter', 'month']

export type PeriodName = Pick<Period, 'kind' | 'year' | 'ordinal'>
export type YearOfPeriods<P extends PeriodName> = { year: number; periods: P[] }

/** Periods by year, the latest year first; five-year plans apart, the latest first. */
export function groupPeriods<P extends PeriodName>(
  periods: readonly P[],
): { years: YearOfPeriods<P>[]; plans: P[] } {
  const plans = periods.filter(({ kind }) => kind === 'five-years').sort((a, b) => b.year - a.year)
  const years = new Map<number, P[]>()
  for (const period of periods) {
    if (period.kind === 'five-years') continue
    const members = years.get(period.year)
    if (members === undefined) years.set(period.year, [period])
    else members.push(period)
  }
  return {
    years: [...years]
      .sort(([a], [b]) => b - a)
      .map(([year, members]) => ({
        year,
        periods: members.sort(
          (a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || a.ordinal - b.ordinal,
        ),
      })),
    plans,
  }
}

/** A year as reports need it: itself, its quarters, the first half and the first nine months. */
export function listYear(year: number): PeriodInput[] {
  return [
    { kind: 'year', year, ordinal: 1 },
    ...[1, 2, 3, 4].map((ordinal) => ({ kind: 'quarter' as const, year, ordinal })),
    { kind: 'half', year, ordinal: 1 },
    { kind: 'nine-months', year, ordinal: 1 },
  ]
}

export function listMonths(year: number): PeriodInput[] {
  return Array.from({ length: 12 }, (_, at) => ({ kind: 'month', year, ordinal: at + 1 }))
}

/** The five-year plan in which a year lies; plans begin in years that end in 1 or 6. */
export function firstYearOfPlan(year: number): number {
  return year - ((year - 1) % 5)
}

/** Whether a workbook has all of these, so that adding them would change nothing. */
export function hasAll(periods: readonly PeriodName[], wanted: readonly PeriodInput[]): boolean {
  return wanted.every((one) =>
    periods.some(
      (period) => period.kind === one.kind && period.year === one.year && period.ordinal === one.ordinal,
    ),
  )
}
