import { describe, expect, it } from 'vitest'
import { isCode, suggestCode } from '../../../../renderer/features/indicators/suggest-code'

const none = new Set<string>()

describe('a code suggested from a name', () => {
  it.each([
    ['Doanh thu bình quân', 'TT.doanh_thu_binh_quan'],
    ['Đạt chuẩn / tổng số (%)', 'TT.dat_chuan_tong_so'],
    ['  Số HTX mới 2024  ', 'TT.so_htx_moi_2024'],
    ['Doanh thu bình quân'.normalize('NFD'), 'TT.doanh_thu_binh_quan'],
    ['(%)', ''],
    ['', ''],
  ])('%s → %s', (name, code) => {
    expect(suggestCode(name, none)).toBe(code)
  })

  it('is numbered where the workbook has it', () => {
    expect(suggestCode('Lãi', new Set(['TT.lai', 'TT.lai_2']))).toBe('TT.lai_3')
  })

  it('is always one that the file takes, however long the name', () => {
    const long = suggestCode('Tỷ lệ '.repeat(40), new Set([suggestCode('Tỷ lệ '.repeat(40), none)]))
    expect(long.length).toBeLessThanOrEqual(60)
    expect(isCode(long)).toBe(true)
  })
})

describe('a typed code', () => {
  it.each(['HTX.tong_so', 'TT.lãi', 'x', 'a.b.c1'])('may be %s', (code) => {
    expect(isCode(code)).toBe(true)
  })
  it.each(['', '.a', 'a.', 'a..b', 'a b', 'a-b', '[a]', 'x'.repeat(61)])('may not be "%s"', (code) => {
    expect(isCode(code)).toBe(false)
  })
})
