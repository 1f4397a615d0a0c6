import { describe, expect, it } from 'vitest'
import { alignRows, ordinalKey, type LineKey } from '../../../../shared/table/align-rows'
import { likenessOf, prepareText } from '../../../../shared/table/text-likeness'
import { placeKey } from '../../../../shared/understand/place-words'

const line = (text: string): LineKey => {
  const [, ordinal = '', label = ''] = /^(?:([IVX]+|\d+|-|\+)\s)?(.*)$/.exec(text) ?? []
  return { ordinal: ordinalKey(ordinal), text: prepareText(label) }
}
const align = (
  lines: readonly string[],
  rows: readonly string[],
  fixed = new Map<number, number | null>(),
): (number | null)[] => alignRows(lines.map(line), rows.map(line), fixed)
const alike = (a: string, b: string): number => likenessOf(prepareText(a), prepareText(b))

describe('how alike two labels are', () => {
  it.each([
    ['Tổng số HTX', 'Tổng số Hợp tác xã'],
    ['TM-DV', 'Thương mại, dịch vụ'],
    ['CN -TTCN', 'Công nghiệp - tiểu thủ công nghiệp'],
    ['Quỹ TDND', 'Quỹ tín dụng nhân dân'],
    ['TNBQ lao động', 'Thu nhập bình quân LĐ'],
    ['Số LH HTX', 'số liên hiệp hợp tác xã'],
    ['ƯTH năm 2020', 'Ước thực hiện năm 2020 ¹'],
  ])('%s is %s', (a, b) => {
    expect(alike(a, b)).toBe(1)
  })

  it.each([
    ['Nông nghiệp', 'Công nghiệp'],
    ['Nông nghiệp', 'Phi nông nghiệp'],
    ['Số HTX hoạt động', 'Số THT hoạt động'],
    ['Số HTX đang hoạt động', 'Số HTX ngừng hoạt động'],
    ['Doanh thu bình quân một HTX', 'Lãi bình quân/HTX'],
    ['Thực hiện năm 2020', 'Thực hiện năm 2019'],
  ])('%s is not %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(0.74)
  })

  it('forgives slips of the pen', () => {
    expect(alike('Số HTX hoạt động hiệu quả', 'Số HTX hoạt đông hiệu qủa')).toBe(1)
    expect(alike('Nông nghịêp', 'Nông nghiệp')).toBe(1)
    expect(alike('Số lao động thường xuyên', 'Số lao động thườg xuyên')).toBeGreaterThan(0.86)
  })
})

describe('rows in order', () => {
  const form = [
    'I HỢP TÁC XÃ',
    '1 Tổng số HTX',
    '- Nông nghiệp',
    '- Xây dựng',
    '2 Thành lập mới',
    '- Nông nghiệp',
    '3 Giải thể',
  ]

  it('follow inserted and renumbered rows', () => {
    const typed = [
      'I HTX',
      '1 Tổng số HTX',
      '- Nông nghiệp',
      '2 Số HTX chuyển đổi số',
      '3 Thành lập mới',
      '- Nông nghiệp',
      '4 Giải thể',
    ]
    expect(align(typed, form)).toEqual([0, 1, 2, null, 4, 5, 6])
  })

  it('are found where they were moved, but a breakdown only below its own row', () => {
    const typed = ['3 Giải thể', '1 Tổng số HTX', '- Xây dựng', '2 Thành lập mới', '- Xây dựng']
    expect(align(typed, form)).toEqual([6, 1, 3, 4, null])
  })

  it('leave alone what is decided, and use it', () => {
    const typed = ['1 Tổng số', '- Nông nghiệp', '2 HTX mới lập', '- Nông nghiệp']
    expect(align(typed, form, new Map([[2, 4]]))).toEqual([1, 2, 4, 5])
    expect(align(typed, form, new Map([[0, null]]))[0]).toBeNull()
  })

  it('are found among thousands', () => {
    const places = Array.from({ length: 3000 }, (_, at) => `${at + 1} Xã Tân Lập ${String(at)}`)
    const typed = places.toReversed()
    expect(align(typed, places)).toEqual(places.map((_, at) => 2999 - at))
  })
})

describe('names of places', () => {
  it.each([
    ['TP. Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
    ['Tỉnh Đắk Lắk', 'Đăk Lắk'],
    ['X. Hoà Bình', 'Xã Hòa Bình'],
    ['Huyện Thanh Chương', 'Thanh Chương'],
  ])('%s is %s', (a, b) => {
    expect(placeKey(a)).toBe(placeKey(b))
  })
})
