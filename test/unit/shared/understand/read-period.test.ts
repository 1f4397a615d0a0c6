import { describe, expect, it } from 'vitest'
import { completeTime, readTime } from '../../../../shared/understand/read-period'

describe('the time that a text names', () => {
  it.each([
    ['năm 2020', 'year 2020 1'],
    ['THỰC HIỆN NĂM 2020', 'year 2020 1'],
    ['6 tháng đầu năm 2024', 'half 2024 1'],
    ['6 THÁNG CUỐI NĂM 2024', 'half 2024 2'],
    ['quý I/2024', 'quarter 2024 1'],
    ['Quý IV năm 2023', 'quarter 2023 4'],
    ['quý 3-2023', 'quarter 2023 3'],
    ['9 tháng năm 2022', 'nine-months 2022 1'],
    ['9 tháng đầu năm', 'nine-months ? 1'],
    ['giai đoạn 2021-2025', 'five-years 2021 1'],
    ['giai đoạn 2021 – 2025', 'five-years 2021 1'],
    ['giai đoạn 2020 - 2023', 'year 2023 1'],
    ['12 tháng năm 2023', 'year 2023 1'],
    ['tháng 3/2024', 'month 2024 3'],
    ['Tháng 01/2024', 'month 2024 1'],
    ['Tháng 11', 'month ? 11'],
    ['đến tháng 6, năm 2024', 'year 2024 1'],
    ['Tháng 12 năm 2019', 'month 2019 12'],
    ['đến 31/12/2020', 'year 2020 1'],
    ['đến 30/6/2024', 'half 2024 1'],
    ['tính đến ngày 31/5/2020', 'month 2020 5'],
    ['ước thực hiện cả năm', 'year ? 1'],
    ['FY 2009', 'year 2009 1'],
    ['2021', 'year 2021 1'],
    // In decomposed Unicode too.
    ['quý II năm 2024'.normalize('NFD'), 'quarter 2024 2'],
  ])('%s', (text, expected) => {
    const time = readTime(text)
    const year = time?.year == null ? '?' : String(time.year)
    expect(`${String(time?.kind)} ${year} ${String(time?.ordinal)}`).toBe(expected)
  })

  it.each(['Số hợp tác xã', 'Quỹ tín dụng', 'Nghị quyết 18/NQ-TW', 'Tổng số 12.500', 'thành viên'])(
    '"%s" names none',
    (text) => {
      expect(readTime(text)).toBeNull()
    },
  )

  it('takes its year from what stands around it, and is no period without one', () => {
    expect(completeTime(readTime('TH 6 tháng'), { kind: 'year', year: 2024, ordinal: 1 })).toEqual({
      kind: 'half',
      year: 2024,
      ordinal: 1,
    })
    expect(completeTime(readTime('TH 6 tháng'), null)).toBeNull()
  })
})
