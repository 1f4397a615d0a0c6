import { describe, expect, it } from 'vitest'
import type { Period, PeriodKind } from '../../../../shared/model/dimension'
import type { ValuePick } from '../../../../shared/model/form'
import type { PeriodId } from '../../../../shared/model/ids'
import { createPickPeriod } from '../../../../shared/table/pick-period'

const names: [PeriodKind, number, number][] = [
  ['year', 2023, 1],
  ['year', 2024, 1],
  ['half', 2024, 1],
  ['nine-months', 2024, 1],
  ['quarter', 2023, 4],
  ['quarter', 2024, 1],
  ['quarter', 2024, 2],
  ['quarter', 2024, 3],
  ['quarter', 2024, 4],
  ['month', 2024, 5],
  ['five-years', 2021, 1],
]
const periods = names.map(([kind, year, ordinal], id): Period => ({
  id: id as PeriodId,
  kind,
  year,
  ordinal,
}))

function pick(kind: PeriodKind, year: number, ordinal: number, rest: Partial<ValuePick>): string | null {
  const shown = periods.find((item) => item.kind === kind && item.year === year && item.ordinal === ordinal)
  if (shown === undefined) throw new Error('no such period')
  const found = createPickPeriod(periods, shown)({ scenario: 'actual', offset: 0, ...rest })
  return found === null ? null : `${found.kind} ${String(found.year)} ${String(found.ordinal)}`
}

describe('the period of a pick', () => {
  it.each([
    ['quarter', 2024, 2, {}, 'quarter 2024 2'],
    ['quarter', 2024, 1, { offset: -1 }, 'quarter 2023 4'],
    ['quarter', 2024, 4, { years: -1 }, 'quarter 2023 4'],
    ['quarter', 2024, 2, { span: 'year' }, 'year 2024 1'],
    ['quarter', 2024, 1, { span: 'cumulative' }, 'quarter 2024 1'],
    ['quarter', 2024, 2, { span: 'cumulative' }, 'half 2024 1'],
    ['quarter', 2024, 3, { span: 'cumulative' }, 'nine-months 2024 1'],
    ['quarter', 2024, 4, { span: 'cumulative' }, 'year 2024 1'],
    ['half', 2024, 1, { span: 'cumulative' }, 'half 2024 1'],
    ['half', 2024, 1, { span: 'year' }, 'year 2024 1'],
    ['quarter', 2024, 2, { span: 'five-years' }, 'five-years 2021 1'],
    ['year', 2024, 1, { span: 'year' }, 'year 2024 1'],
    ['year', 2024, 1, { span: 'cumulative' }, 'year 2024 1'],
    ['year', 2024, 1, { offset: -1, span: 'year' }, 'year 2023 1'],
    ['year', 2024, 1, { span: 'half-1' }, 'half 2024 1'],
    ['year', 2024, 1, { span: 'nine-months-1' }, 'nine-months 2024 1'],
    ['half', 2024, 1, { span: 'month-5' }, 'month 2024 5'],
    ['year', 2024, 1, { years: -1, span: 'quarter-4' }, 'quarter 2023 4'],
    ['five-years', 2021, 1, { span: 'year' }, 'five-years 2021 1'],
    ['five-years', 2021, 1, { span: 'cumulative' }, 'five-years 2021 1'],
  ] as const)('%s %i/%i with %j is %s', (kind, year, ordinal, rest, expected) => {
    expect(pick(kind, year, ordinal, rest)).toBe(expected)
  })

  it('steps over periods that the workbook does not have', () => {
    // There is no quarter II of 2023, but its year is there.
    expect(pick('quarter', 2024, 2, { years: -1, span: 'year' })).toBe('year 2023 1')
  })

  it.each([
    ['quarter', 2024, 2, { years: -1 }],
    ['year', 2023, 1, { offset: -1 }],
    ['month', 2024, 5, { span: 'cumulative' }],
    ['month', 2024, 5, { offset: -1 }],
    ['year', 2023, 1, { offset: -3, span: 'five-years' }],
    ['five-years', 2021, 1, { years: -1 }],
    ['five-years', 2021, 1, { span: 'half-1' }],
    ['year', 2024, 1, { span: 'month-6' }],
  ] as const)('%s %i/%i with %j is nothing, never a neighbour', (kind, year, ordinal, rest) => {
    expect(pick(kind, year, ordinal, rest)).toBeNull()
  })
})
