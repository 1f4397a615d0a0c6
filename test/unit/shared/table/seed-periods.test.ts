import { describe, expect, it } from 'vitest'
import { listPeriods } from '../../../../shared/table/seed-periods'

describe('listPeriods', () => {
  it('puts each year before its quarters', () => {
    expect(
      listPeriods([2020, 2019], [2020]).map(({ code, kind, year, ordinal, parent }) =>
        [code, kind, year, ordinal, parent].join(' '),
      ),
    ).toEqual([
      '2019 year 2019 1 ',
      '2020 year 2020 1 ',
      '2020-Q1 quarter 2020 1 2020',
      '2020-Q2 quarter 2020 2 2020',
      '2020-Q3 quarter 2020 3 2020',
      '2020-Q4 quarter 2020 4 2020',
    ])
  })
})
