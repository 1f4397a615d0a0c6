import { describe, expect, it } from 'vitest'
import { convertUnit, readUnit } from '../../../../shared/format/units'

describe('readUnit', () => {
  it.each<[string, string, number, string | null]>([
    ['Tr đồng', 'đồng', 6, null],
    ['trđ', 'đồng', 6, null],
    ['Tr. đồng', 'đồng', 6, null],
    ['triệu đồng/năm', 'đồng', 6, 'năm'],
    ['Tr đồng/năm', 'đồng', 6, 'năm'],
    ['Tỷ đồng/năm', 'đồng', 9, 'năm'],
    ['tỉ đồng', 'đồng', 9, null],
    ['1.000 đồng', 'đồng', 3, null],
    ['triệu đồng/người/tháng', 'đồng', 6, 'người/tháng'],
    ['triệu đồng/quý', 'đồng', 6, 'quý'],
    ['đ', 'đồng', 0, null],
    ['Người', 'người', 0, null],
    ['người', 'người', 0, null],
    ['Thành viên', 'thành viên', 0, null],
    ['triệu thành viên', 'thành viên', 6, null],
    ['LH HTX', 'LHHTX', 0, null],
    ['Liên HTX', 'LHHTX', 0, null],
    ['HTT', 'THT', 0, null],
    ['Quỹ', 'quỹ', 0, null],
    ['Quỹ TDND', 'QTDND', 0, null],
    ['%', '%', 0, null],
    ['tỷ', '', 9, null],
  ])('%s', (text, base, power, per) => {
    expect(readUnit(text)).toEqual({ base, power, per, known: true })
    expect(readUnit(text.normalize('NFD'))).toEqual({ base, power, per, known: true })
  })
  it('keeps what it does not know', () => {
    expect(readUnit('phóng sự')).toEqual({ base: 'phong su', power: 0, per: null, known: false })
    expect(readUnit('')).toEqual({ base: '', power: 0, per: null, known: false })
    expect(readUnit('tin, bài').power).toBe(0)
  })
})

describe('convertUnit', () => {
  it.each<[string, string, number | null]>([
    ['tỷ', 'triệu đồng', 3],
    ['đồng', 'Tr đồng/năm', -6],
    ['tỷ đồng/năm', 'tỷ đồng', null],
    ['tháng', 'năm', null],
    ['triệu đồng/tháng', 'triệu đồng/năm', null],
    ['HTX', 'LH HTX', null],
    ['LHHTX', 'LH HTX', 0],
    ['nghìn', 'hộ', 3],
  ])('%s in a row of %s', (written, row, power) => {
    expect(convertUnit(readUnit(written), readUnit(row))).toBe(power)
  })
})
