import { describe, expect, it } from 'vitest'
import type { Period } from '../../../../shared/model/dimension'
import type { PeriodId } from '../../../../shared/model/ids'
import type { ColumnMeaning, DocumentPeriod } from '../../../../shared/understand/document-table'
import { measureColumns } from '../../../../shared/understand/new-measures'

const year = (of: number): DocumentPeriod => ({ kind: 'year', year: of, ordinal: 1 })
const plan: Period = { id: 1 as PeriodId, kind: 'five-years', year: 2021, ordinal: 1 }
const now = { scenario: 'actual', offset: 0 } as const
const before = { scenario: 'actual', offset: -1 } as const
const measure = (
  meanings: readonly (ColumnMeaning | null)[],
  shown = year(2023),
): ReturnType<typeof measureColumns> => measureColumns(meanings, shown, [plan])

describe('a comparison that does not say what it compares', () => {
  it('compares as what the table shows its time', () => {
    const estimate = { ...now, scenario: 'estimate' }
    const of = (scenario: 'estimate' | 'plan'): ColumnMeaning => ({
      kind: 'value',
      scenario,
      period: year(2023),
    })
    const change: ColumnMeaning = { kind: 'difference', period: year(2023), base: { period: year(2022) } }
    const toPlan: ColumnMeaning = {
      kind: 'attainment',
      period: year(2023),
      base: { scenario: 'plan', period: year(2023) },
    }
    expect(measure([of('estimate'), change]).at(-1)).toEqual({
      kind: 'difference',
      of: estimate,
      base: before,
    })
    expect(measure([of('plan'), of('estimate'), toPlan]).at(-1)).toEqual({
      kind: 'index',
      of: estimate,
      base: { ...now, scenario: 'plan' },
    })
    expect(measure([of('estimate'), { ...of('plan'), scenario: 'actual' }, change]).at(-1)).toMatchObject({
      of: now,
    })
  })

  it('is what the later of two values has more, over all that the table measures', () => {
    const [first, last]: ColumnMeaning[] = [
      { kind: 'value', period: year(2022) },
      { kind: 'value', period: year(2023) },
    ]
    if (first === undefined || last === undefined) throw new Error('two columns')
    const change: ColumnMeaning = { kind: 'difference' }
    expect(measure([first, first, last, last, change, change]).slice(-2)).toEqual([
      { kind: 'difference', of: now, base: before },
      { kind: 'difference', of: now, base: before },
    ])
    // Of three values nobody knows which two are meant, and one has nothing beside it.
    expect(measure([first, last, { kind: 'value', period: year(2021) }, change]).at(-1)).toBeNull()
    expect(measure([last, change]).at(-1)).toBeNull()
  })
})

describe('a column of another time than the one shown', () => {
  it('is a part of the year, or the plan of five years that follows', () => {
    expect(
      measure(
        [
          { kind: 'value', period: { kind: 'half', year: 2020, ordinal: 1 } },
          { kind: 'value', period: { kind: 'month', year: 2019, ordinal: 12 } },
          { kind: 'value', scenario: 'plan', period: { kind: 'five-years', year: 2021, ordinal: 1 } },
        ],
        year(2020),
      ),
    ).toEqual([
      { kind: 'value', ...now, span: 'half-1' },
      { kind: 'value', ...now, years: -1, span: 'month-12' },
      { kind: 'value', scenario: 'plan', offset: 1, span: 'five-years' },
    ])
  })

  it('is compared with the plan of the whole year', () => {
    const half: ColumnMeaning['period'] = { kind: 'half', year: 2023, ordinal: 1 }
    expect(
      measure([{ kind: 'attainment', scenario: 'actual', period: half, base: { scenario: 'plan' } }]),
    ).toEqual([{ kind: 'index', of: { ...now, span: 'half-1' }, base: { ...now, scenario: 'plan' } }])
  })
})
