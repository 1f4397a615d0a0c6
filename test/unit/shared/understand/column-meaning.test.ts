import { describe, expect, it } from 'vitest'
import { readMeaning } from '../../../../shared/understand/column-meaning'

const quarter = { kind: 'quarter', year: 2024, ordinal: 2 } as const
const year = { kind: 'year', year: 2023, ordinal: 1 } as const

describe('what the header of a column says', () => {
  it('keeps the part of the year beside "cùng kỳ"', () => {
    const lastYear = { ...quarter, year: 2023 }
    expect(readMeaning(['So với cùng kỳ năm 2023', 'Tỷ lệ (%)'], quarter)).toMatchObject({
      kind: 'index',
      base: { period: lastYear },
    })
    expect(readMeaning(['Thực hiện cùng kỳ năm 2023'], quarter)).toMatchObject({ period: lastYear })
    expect(readMeaning(['So với năm 2023', 'Tỷ lệ (%)'], quarter)?.base?.period).toEqual(year)
    expect(readMeaning(['So với cùng kỳ năm 2022', 'Tỷ lệ (%)'], year)?.base?.period).toEqual({
      ...year,
      year: 2022,
    })
  })

  it.each(['KH 2024/Ước TH 2023', 'KH 2024/ƯTH 2023', 'Kế hoạch 2024/Ước thực hiện năm 2023'])(
    'reads an estimate below the stroke of "%s"',
    (text) => {
      expect(readMeaning(['So sánh (%)', text], year)).toMatchObject({
        kind: 'index',
        scenario: 'plan',
        period: { ...year, year: 2024 },
        base: { scenario: 'estimate', period: year },
      })
    },
  )

  it('takes the year of a month and of a half-year from above', () => {
    expect(readMeaning(['Năm 2024', 'Tháng 3'], null)?.period).toEqual({
      kind: 'month',
      year: 2024,
      ordinal: 3,
    })
    expect(readMeaning(['Năm 2023', 'Thực hiện 6 tháng'], year)).toEqual({
      kind: 'value',
      scenario: 'actual',
      period: { kind: 'half', year: 2023, ordinal: 1 },
    })
  })
})
