import { describe, expect, it } from 'vitest'
import { listPeriods, type PeriodsAround } from '../../../../shared/table/seed-periods'

const list = (years: number[], around: PeriodsAround) =>
  listPeriods(years, around).map(({ code, kind, year, ordinal }) => [code, kind, year, ordinal].join(' '))

describe('listPeriods', () => {
  it('puts each year before its quarters', () => {
    expect(list([2020, 2019], { quarters: [2020] })).toEqual([
      '2019 year 2019 1',
      '2020 year 2020 1',
      '2020-Q1 quarter 2020 1',
      '2020-Q2 quarter 2020 2',
      '2020-Q3 quarter 2020 3',
      '2020-Q4 quarter 2020 4',
    ])
  })

  it('adds the half-year and the nine months that are reported, and the five-year plans around', () => {
    expect(list([2025, 2026, 2027], { reported: [2026], plans: true })).toEqual([
      '2021-2025 five-years 2021 1',
      '2025 year 2025 1',
      '2026-2030 five-years 2026 1',
      '2026 year 2026 1',
      '2026-H1 half 2026 1',
      '2026-9M nine-months 2026 1',
      '2027 year 2027 1',
    ])
  })

  it('finds the plan of each of its years', () => {
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      expect(list([year], { plans: true })[0]).toBe('2021-2025 five-years 2021 1')
    }
  })
})
