import { describe, expect, it } from 'vitest'
import {
  firstYearOfPlan,
  groupPeriods,
  hasAll,
  listMonths,
  listYear,
} from '../../../../renderer/features/periods/period-groups'
import { en } from '../../../../renderer/i18n/en'
import { vi } from '../../../../renderer/i18n/vi'

describe('periods by year', () => {
  it('come latest first, the whole year before its parts, plans apart', () => {
    const { years, plans } = groupPeriods([
      { kind: 'month', year: 2024, ordinal: 2 },
      { kind: 'five-years', year: 2016, ordinal: 1 },
      { kind: 'quarter', year: 2024, ordinal: 2 },
      { kind: 'month', year: 2024, ordinal: 1 },
      { kind: 'year', year: 2023, ordinal: 1 },
      { kind: 'quarter', year: 2024, ordinal: 1 },
      { kind: 'nine-months', year: 2024, ordinal: 1 },
      { kind: 'half', year: 2024, ordinal: 1 },
      { kind: 'five-years', year: 2021, ordinal: 1 },
      { kind: 'year', year: 2024, ordinal: 1 },
    ])
    expect(years.map(({ year }) => year)).toEqual([2024, 2023])
    expect(years[0]?.periods.map(vi.writePeriod)).toEqual([
      'Năm 2024',
      '6 tháng đầu năm 2024',
      '9 tháng đầu năm 2024',
      'Quý I/2024',
      'Quý II/2024',
      'Tháng 1/2024',
      'Tháng 2/2024',
    ])
    expect(plans.map(vi.writePeriod)).toEqual(['Giai đoạn 2021-2025', 'Giai đoạn 2016-2020'])
    expect(plans.map(en.writePeriod)).toEqual(['2021-2025', '2016-2020'])
  })
})

describe('what is added', () => {
  it('is a year with its quarters, half and nine months, or its months', () => {
    expect(listYear(2024).map(vi.writePeriod)).toEqual([
      'Năm 2024',
      'Quý I/2024',
      'Quý II/2024',
      'Quý III/2024',
      'Quý IV/2024',
      '6 tháng đầu năm 2024',
      '9 tháng đầu năm 2024',
    ])
    expect(listMonths(2024)).toHaveLength(12)
    expect(listMonths(2024).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('is nothing when the workbook has it all', () => {
    expect(hasAll(listYear(2024), listYear(2024))).toBe(true)
    expect(hasAll(listYear(2024).slice(1), listYear(2024))).toBe(false)
  })

  it.each([
    [2020, 2016],
    [2021, 2021],
    [2024, 2021],
    [2025, 2021],
    [2026, 2026],
  ])('the plan of %i begins in %i', (year, first) => {
    expect(firstYearOfPlan(year)).toBe(first)
  })
})
