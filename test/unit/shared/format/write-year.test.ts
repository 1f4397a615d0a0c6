import { describe, expect, it } from 'vitest'
import { fillYear } from '../../../../shared/format/write-year'

describe('fillYear', () => {
  it.each([
    ['Thực hiện năm {N} ¹', 'Thực hiện năm 2020 ¹'],
    ['năm {N-1}', 'năm 2019'],
    ['{N-1}, {N}, {N+1}', '2019, 2020, 2021'],
    ['Kế hoạch {N-4}-{N}', 'Kế hoạch 2016-2020'],
    ['{M} và {N', '{M} và {N'],
  ])('%s', (text, filled) => {
    expect(fillYear(text, 2020)).toBe(filled)
  })
})
