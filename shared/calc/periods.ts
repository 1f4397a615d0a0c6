import type { Period, PeriodKind } from '../model/dimension'

/**
 * How periods of a workbook relate: before and after, the same time last year, the year and the five-year plan around
 * them, and what a figure counted from 1 January consists of. `year` of a five-year plan is its first year (2021 for
 * 2021-2025). A period that the workbook does not have is null: nothing is ever compared with a neighbour instead.
 */
export type PeriodCalendar = ReadonlyMap<string, Period>

export type PeriodName = Pick<Period, 'kind' | 'year' | 'ordinal'>

const yearsOfPlan = 5
const monthsOf: Record<PeriodKind, number> = {
  month: 1,
  quarter: 3,
  half: 6,
  'nine-months': 9,
  year: 12,
  'five-years': 12 * yearsOfPlan,
}
const perYear: Record<Exclude<PeriodKind, 'five-years'>, number> = {
  month: 12,
  quarter: 4,
  half: 2,
  'nine-months': 1,
  year: 1,
}

/** Where two periods have the same kind, year and ordinal, the first one counts. */
export function buildPeriodCalendar(periods: readonly Period[]): PeriodCalendar {
  const calendar = new Map<string, Period>()
  for (const period of periods) {
    const key = keyOf(period)
    if (!calendar.has(key)) calendar.set(key, period)
  }
  return calendar
}

/** The period of this kind, year and ordinal; null when the workbook does not have it. */
export function findPeriod(calendar: PeriodCalendar, name: PeriodName): Period | null {
  return calendar.get(keyOf(name)) ?? null
}

/** The name of the period of the same kind `offset` steps away. A step of a five-year plan is five years. */
export function stepPeriod({ kind, year, ordinal }: PeriodName, offset: number): PeriodName {
  if (kind === 'five-years') return { kind, year: year + yearsOfPlan * offset, ordinal }
  const count = perYear[kind]
  const steps = year * count + (ordinal - 1) + offset
  return { kind, year: Math.floor(steps / count), ordinal: (steps % count) + 1 }
}

/** Kỳ trước: quarter IV of last year before quarter I, the nine months of last year before nine months. */
export function findPreviousPeriod(calendar: PeriodCalendar, period: Period): Period | null {
  return findPeriod(calendar, stepPeriod(period, -1))
}

/** Cùng kỳ năm trước. A five-year plan has none. */
export function findSamePeriodLastYear(calendar: PeriodCalendar, period: Period): Period | null {
  if (period.kind === 'five-years') return null
  return findPeriod(calendar, { ...period, year: period.year - 1 })
}

/** The year a period lies in, whose plan its figures are measured against; the year itself for a year. */
export function findYear(calendar: PeriodCalendar, period: PeriodName): Period | null {
  if (period.kind === 'five-years') return null
  return findPeriod(calendar, { kind: 'year', year: period.year, ordinal: 1 })
}

/** The five-year plan a period lies in; the plan itself for a plan. Of overlapping plans the one begun last. */
export function findFiveYearPlan(calendar: PeriodCalendar, period: PeriodName): Period | null {
  if (period.kind === 'five-years') return findPeriod(calendar, period)
  for (let first = period.year; first > period.year - yearsOfPlan; first--) {
    const plan = findPeriod(calendar, { kind: 'five-years', year: first, ordinal: 1 })
    if (plan !== null) return plan
  }
  return null
}

/** The five years of a plan in order, null where the workbook does not have one; none for other periods. */
export function listPlanYears(calendar: PeriodCalendar, plan: Period): (Period | null)[] {
  if (plan.kind !== 'five-years') return []
  return Array.from({ length: yearsOfPlan }, (_, step) =>
    findPeriod(calendar, { kind: 'year', year: plan.year + step, ordinal: 1 }),
  )
}

/**
 * The period from 1 January to the end of this one: the half-year for quarter II or June, nine months for quarter III or
 * September, the year for quarter IV, December or the second half. Null where no kind of period ends there (May).
 */
export function findCumulativePeriod(calendar: PeriodCalendar, period: PeriodName): Period | null {
  if (period.kind === 'five-years') return null
  const kind = cumulativeKinds[endMonth(period)]
  return kind === undefined ? null : findPeriod(calendar, { kind, year: period.year, ordinal: 1 })
}

const cumulativeKinds: Readonly<Record<number, PeriodKind>> = {
  1: 'month',
  3: 'quarter',
  6: 'half',
  9: 'nine-months',
  12: 'year',
}

/**
 * The periods without gap or overlap that a flow of this period consists of: quarters, where the workbook has all of
 * them; else halves; else months. A five-year plan consists of its years. Null when no kind is complete: adding up what
 * happens to be there would pass a part for the whole.
 */
export function listSubPeriods(calendar: PeriodCalendar, period: Period): Period[] | null {
  if (period.kind === 'five-years') return complete(listPlanYears(calendar, period))
  for (const kind of ['quarter', 'half', 'month'] as const) {
    const length = monthsOf[kind]
    const count = monthsOf[period.kind] / length
    if (!Number.isInteger(count) || count < 2) continue
    const before = (endMonth(period) - monthsOf[period.kind]) / length
    const parts = Array.from({ length: count }, (_, step) =>
      findPeriod(calendar, { kind, year: period.year, ordinal: before + step + 1 }),
    )
    const whole = complete(parts)
    if (whole !== null) return whole
  }
  return null
}

/** Months a period lasts: 3 for a quarter, 60 for a five-year plan. */
export function countMonths({ kind }: PeriodName): number {
  return monthsOf[kind]
}

/** Months from the end of `period` to the end of the plan's period (a year or a five-year plan); 0 once that is over. */
export function countMonthsLeft(period: PeriodName, plan: PeriodName): number {
  return Math.max(0, plan.year * 12 + endMonth(plan) - (period.year * 12 + endMonth(period)))
}

/** The cut-off date: the last day of the period as an ISO date ("2024-03-31" for quarter I/2024). */
export function lastDayOf(period: PeriodName): string {
  const months = endMonth(period)
  const year = period.year + Math.ceil(months / 12) - 1
  const month = ((months - 1) % 12) + 1
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${daysOf(year, month)}`
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The last month of a period, counted from January of its (first) year. */
function endMonth({ kind, ordinal }: PeriodName): number {
  return monthsOf[kind] * ordinal
}

function complete(periods: readonly (Period | null)[]): Period[] | null {
  const present = periods.filter((period) => period !== null)
  return present.length === periods.length ? present : null
}

function keyOf({ kind, year, ordinal }: PeriodName): string {
  return `${kind} ${year} ${ordinal}`
}
