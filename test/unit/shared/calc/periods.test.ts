import { describe, expect, it } from 'vitest'
import { shiftPeriod } from '../../../../shared/calc/axes'
import {
  buildPeriodCalendar,
  countMonthsLeft,
  findCumulativePeriod,
  findFiveYearPlan,
  findPeriod,
  findPreviousPeriod,
  findSamePeriodLastYear,
  findYear,
  lastDayOf,
  listPlanYears,
  listSubPeriods,
} from '../../../../shared/calc/periods'
import type { Period, PeriodKind } from '../../../../shared/model/dimension'
import type { PeriodId } from '../../../../shared/model/ids'

const counts = { month: 12, quarter: 4, half: 2, 'nine-months': 1, year: 1, 'five-years': 1 } as const

function makePeriods(years: readonly number[], kinds: readonly PeriodKind[]): Period[] {
  return years
    .flatMap((year) =>
      kinds.flatMap((kind) =>
        Array.from({ length: counts[kind] }, (_, index) => ({ kind, year, ordinal: index + 1 })),
      ),
    )
    .map((period, index) => ({ ...period, id: (index + 1) as PeriodId }))
}

const periods = [
  ...makePeriods([2020, 2021, 2022], ['year', 'half', 'nine-months', 'quarter', 'month']),
  ...makePeriods([2016, 2021], ['five-years']),
]
const calendar = buildPeriodCalendar(periods)

function get(kind: PeriodKind, year: number, ordinal = 1): Period {
  const period = findPeriod(calendar, { kind, year, ordinal })
  if (period === null) throw new Error(`no ${kind} ${year}/${ordinal}`)
  return period
}
const write = (period: Period | null): string | null =>
  period === null ? null : `${period.kind} ${period.ordinal}/${period.year}`

describe('neighbours of a period', () => {
  it('finds the one before, across the new year', () => {
    expect(write(findPreviousPeriod(calendar, get('quarter', 2021, 1)))).toBe('quarter 4/2020')
    expect(write(findPreviousPeriod(calendar, get('month', 2022, 1)))).toBe('month 12/2021')
    expect(write(findPreviousPeriod(calendar, get('half', 2021, 2)))).toBe('half 1/2021')
    expect(write(findPreviousPeriod(calendar, get('nine-months', 2021)))).toBe('nine-months 1/2020')
    expect(write(findPreviousPeriod(calendar, get('year', 2021)))).toBe('year 1/2020')
    expect(write(findPreviousPeriod(calendar, get('five-years', 2021)))).toBe('five-years 1/2016')
  })

  it('finds the same period of last year', () => {
    expect(write(findSamePeriodLastYear(calendar, get('quarter', 2021, 3)))).toBe('quarter 3/2020')
    expect(write(findSamePeriodLastYear(calendar, get('half', 2022, 1)))).toBe('half 1/2021')
    expect(write(findSamePeriodLastYear(calendar, get('year', 2022)))).toBe('year 1/2021')
  })

  it('says null for what the workbook does not have', () => {
    expect(findPreviousPeriod(calendar, get('quarter', 2020, 1))).toBeNull()
    expect(findPreviousPeriod(calendar, get('five-years', 2016))).toBeNull()
    expect(findSamePeriodLastYear(calendar, get('month', 2020, 5))).toBeNull()
    expect(findSamePeriodLastYear(calendar, get('five-years', 2021))).toBeNull()
    expect(
      findYear(buildPeriodCalendar(makePeriods([2020], ['quarter'])), get('quarter', 2020, 2)),
    ).toBeNull()
  })

  it('agrees with stepping through a workbook by offsets', () => {
    const dimensions = { indicators: [], sectors: [], localities: [], periods }
    for (const period of periods) {
      expect(findPreviousPeriod(calendar, period)).toBe(shiftPeriod(dimensions, period, -1))
      const next = shiftPeriod(dimensions, period, 1)
      if (next !== null) expect(findPreviousPeriod(calendar, next)).toBe(period)
    }
  })
})

describe('years and five-year plans', () => {
  it('finds the year and the plan around a period', () => {
    expect(write(findYear(calendar, get('month', 2021, 7)))).toBe('year 1/2021')
    expect(findYear(calendar, get('year', 2021))).toBe(get('year', 2021))
    expect(findYear(calendar, get('five-years', 2021))).toBeNull()
    expect(write(findFiveYearPlan(calendar, get('quarter', 2020, 4)))).toBe('five-years 1/2016')
    expect(write(findFiveYearPlan(calendar, get('year', 2021)))).toBe('five-years 1/2021')
    expect(findFiveYearPlan(calendar, get('five-years', 2016))).toBe(get('five-years', 2016))
    const before = { ...get('year', 2020), year: 2015 }
    expect(findFiveYearPlan(calendar, before)).toBeNull()
    expect(findFiveYearPlan(calendar, { ...before, year: 2026 })).toBeNull()
  })

  it('lists the years of a plan with gaps', () => {
    expect(listPlanYears(calendar, get('five-years', 2021)).map(write)).toEqual([
      'year 1/2021',
      'year 1/2022',
      null,
      null,
      null,
    ])
    expect(listPlanYears(calendar, get('year', 2021))).toEqual([])
  })
})

describe('cumulative periods', () => {
  it('names the period from 1 January to the end of one', () => {
    const cumulative = (kind: PeriodKind, ordinal: number): string | null =>
      write(findCumulativePeriod(calendar, get(kind, 2021, ordinal)))
    expect([1, 2, 3, 4].map((ordinal) => cumulative('quarter', ordinal))).toEqual([
      'quarter 1/2021',
      'half 1/2021',
      'nine-months 1/2021',
      'year 1/2021',
    ])
    expect([1, 3, 5, 6, 9, 12].map((ordinal) => cumulative('month', ordinal))).toEqual([
      'month 1/2021',
      'quarter 1/2021',
      null,
      'half 1/2021',
      'nine-months 1/2021',
      'year 1/2021',
    ])
    expect(cumulative('half', 2)).toBe('year 1/2021')
    expect(findCumulativePeriod(calendar, get('five-years', 2021))).toBeNull()
    const quartersOnly = buildPeriodCalendar(makePeriods([2021], ['quarter']))
    expect(findCumulativePeriod(quartersOnly, get('quarter', 2021, 2))).toBeNull()
  })

  it('consists of quarters where all are there', () => {
    expect(listSubPeriods(calendar, get('half', 2021, 1))?.map(write)).toEqual([
      'quarter 1/2021',
      'quarter 2/2021',
    ])
    expect(listSubPeriods(calendar, get('half', 2021, 2))?.map(write)).toEqual([
      'quarter 3/2021',
      'quarter 4/2021',
    ])
    expect(listSubPeriods(calendar, get('nine-months', 2021))?.map(write)).toEqual([
      'quarter 1/2021',
      'quarter 2/2021',
      'quarter 3/2021',
    ])
    expect(listSubPeriods(calendar, get('year', 2021))).toHaveLength(4)
    expect(listSubPeriods(calendar, get('quarter', 2021, 4))?.map(write)).toEqual([
      'month 10/2021',
      'month 11/2021',
      'month 12/2021',
    ])
    expect(listSubPeriods(calendar, get('month', 2021, 4))).toBeNull()
  })

  it('takes halves, then months, when a quarter is missing, and nothing when those have gaps, too', () => {
    const without = (...dropped: readonly string[]) =>
      buildPeriodCalendar(periods.filter((period) => !dropped.includes(write(period) ?? '')))
    const noQuarter = without('quarter 2/2021')
    expect(listSubPeriods(noQuarter, get('year', 2021))?.map(write)).toEqual(['half 1/2021', 'half 2/2021'])
    expect(listSubPeriods(noQuarter, get('half', 2021, 1))).toHaveLength(6)
    expect(listSubPeriods(noQuarter, get('nine-months', 2021))).toHaveLength(9)
    const noMonth = without('quarter 2/2021', 'month 5/2021')
    expect(listSubPeriods(noMonth, get('half', 2021, 1))).toBeNull()
    expect(listSubPeriods(noMonth, get('half', 2021, 2))).toHaveLength(2)
  })

  it('never overlaps and leaves no gap', () => {
    for (const period of periods) {
      const parts = listSubPeriods(calendar, period)
      if (parts === null || period.kind === 'five-years') continue
      const months = parts.flatMap((part) =>
        part.kind === 'month' ? [part] : (listSubPeriods(calendar, part) ?? []),
      )
      const expected = { month: 1, quarter: 3, half: 6, 'nine-months': 9, year: 12 }[period.kind]
      expect(new Set(months).size).toBe(expected)
      expect(months).toHaveLength(expected)
      expect(countMonthsLeft(months.at(-1) ?? period, period)).toBe(0)
    }
  })

  it('adds up a five-year plan only from all its years', () => {
    expect(listSubPeriods(calendar, get('five-years', 2021))).toBeNull()
    const years = makePeriods([2021, 2022, 2023, 2024, 2025], ['year'])
    expect(listSubPeriods(buildPeriodCalendar(years), get('five-years', 2021))).toEqual(years)
  })
})

describe('months left to the end of a plan', () => {
  it('counts to the end of the year or of the five years', () => {
    const year = get('year', 2021)
    const plan = get('five-years', 2021)
    expect(countMonthsLeft(get('quarter', 2021, 1), year)).toBe(9)
    expect(countMonthsLeft(get('half', 2021, 1), year)).toBe(6)
    expect(countMonthsLeft(get('nine-months', 2021), year)).toBe(3)
    expect(countMonthsLeft(get('month', 2021, 4), year)).toBe(8)
    expect(countMonthsLeft(year, year)).toBe(0)
    expect(countMonthsLeft(year, plan)).toBe(48)
    expect(countMonthsLeft(get('half', 2022, 1), plan)).toBe(42)
    expect(countMonthsLeft(get('quarter', 2022, 1), year)).toBe(0)
  })
})

describe('the last day of a period', () => {
  it.each([
    ['month', 2024, 2, '2024-02-29'],
    ['month', 2023, 2, '2023-02-28'],
    ['month', 1900, 2, '1900-02-28'],
    ['month', 2000, 2, '2000-02-29'],
    ['month', 2021, 12, '2021-12-31'],
    ['month', 2021, 4, '2021-04-30'],
    ['quarter', 2024, 1, '2024-03-31'],
    ['quarter', 2024, 4, '2024-12-31'],
    ['half', 2025, 1, '2025-06-30'],
    ['half', 2025, 2, '2025-12-31'],
    ['nine-months', 2025, 1, '2025-09-30'],
    ['year', 2020, 1, '2020-12-31'],
    ['five-years', 2021, 1, '2025-12-31'],
  ] as const)('of %s %i (%i) is %s', (kind, year, ordinal, expected) => {
    expect(lastDayOf({ kind, year, ordinal })).toBe(expected)
  })
})
