import { describe, expect, it } from 'vitest'
import { readMarker, splitMarker } from '../../../../shared/understand/row-marker'

describe('numbering of a row', () => {
  it.each([
    ['I', 'letter 8 1'],
    ['IV', 'roman 4 1'],
    ['XII.', 'roman 12 1'],
    ['A', 'letter 1 1'],
    ['Đ', 'letter 4.5 1'],
    ['1', 'number 1 1'],
    ['12.', 'number 12 1'],
    ['1.2.3', 'number 3 3'],
    ['(5)', 'number 5 1'],
    ['I.2', 'number 2 1'],
    ['a)', 'small-letter 1 1'],
    ['ii', 'small-roman 2 1'],
    ['-', 'dash 0 1'],
    ['–', 'dash 0 1'],
    ['+ +', 'plus 0 1'],
    ['*', 'star 0 1'],
  ])('%s', (text, expected) => {
    const marker = readMarker(text)
    expect(`${String(marker?.shape)} ${String(marker?.value)} ${String(marker?.depth)}`).toBe(expected)
  })

  it.each(['HTX', 'Tổng', '', 'Số 1', '2.1.a.b', '12/2020'])('"%s" is none', (text) => {
    expect(readMarker(text)).toBeNull()
  })

  it.each([
    ['1. Tổng số HTX', '1.', 'Tổng số HTX'],
    ['II LIÊN HIỆP HTX', 'II', 'LIÊN HIỆP HTX'],
    ['I LIÊN MINH', 'I', 'LIÊN MINH'],
    ['- Nông nghiệp', '-', 'Nông nghiệp'],
    ['-Thu bổ sung', '-', 'Thu bổ sung'],
    ['+ Trồng trọt', '+', 'Trồng trọt'],
    ['a) Vốn', 'a)', 'Vốn'],
    ['1.1 Vốn điều lệ', '1.1', 'Vốn điều lệ'],
    ['Trong đó: - Tổng số thu', '-', 'Trong đó: - Tổng số thu'],
    ['A. Phần một', 'A.', 'Phần một'],
    ['I.HỢP TÁC XÃ', 'I.', 'HỢP TÁC XÃ'],
    ['2/ Doanh thu', '2/', 'Doanh thu'],
    ['1.2.1. Vốn', '1.2.1.', 'Vốn'],
    ['b.Phi nông nghiệp', 'b.', 'Phi nông nghiệp'],
  ])('"%s" is taken apart', (text, written, label) => {
    const split = splitMarker(text)
    expect([split.marker?.written, split.label]).toEqual([written, label])
  })

  it.each([
    'Hợp tác xã',
    '5 triệu ha rừng',
    'I love',
    'C.ty A',
    'V/v giao chỉ tiêu',
    '12.500 hộ',
    'e.g. khác',
    '% so với tổng số',
    '135 hộ',
    'Trong đó: nữ',
  ])('"%s" has none', (text) => {
    expect(splitMarker(text)).toEqual({ marker: null, label: text })
  })
})
