import { describe, expect, it } from 'vitest'
import { findNumberingSlips } from '../../../../../shared/checks/prose/check-numbering'

const slips = (...paragraphs: string[]): string[] =>
  findNumberingSlips(paragraphs).map(({ kind, text, expected }) => `${kind} ${text} for ${expected}`)

describe('numbers of sections', () => {
  it('that leave one out are found', () => {
    expect(slips('I. Tình hình', 'Lời văn.', 'III. Kiến nghị', 'IV. Tổ chức')).toEqual([
      'section-missing III for II',
    ])
    expect(slips('1. Một', '2. Hai', '4. Bốn')).toEqual(['section-missing 4 for 3'])
    expect(slips('a) Một', 'b) Hai', 'd) Bốn')).toEqual(['section-missing d for c'])
    expect(slips('2.1. Một', '2.3. Ba')).toEqual(['section-missing 2.3 for 2.2'])
    expect(slips('1/ Một', '2/ Hai', '4/ Bốn')).toEqual(['section-missing 4 for 3'])
    expect(slips('(1) Một', '(2) Hai', '(4) Bốn')).toEqual(['section-missing 4 for 3'])
    expect(slips('1.1 Một', '1.3 Ba')).toEqual(['section-missing 1.3 for 1.2'])
  })

  it('that come twice are found', () => {
    expect(slips('I. Một', 'II. Hai', 'II. Ba')).toEqual(['section-repeated II for III'])
  })

  it('begin anew below each higher one', () => {
    expect(
      slips(
        'I. A',
        '1. Một',
        'a) x',
        'b) y',
        '2. Hai',
        'a) z',
        'II. B',
        '1. Một',
        '1.1. Một',
        '1.2. Hai',
        '2. Hai',
      ),
    ).toEqual([])
    expect(slips('I. A', '1. Một', '2. Hai', 'II. B', '2. Hai')).toEqual(['section-missing 2 for 1'])
  })

  it('of a part of a report may begin anywhere, and letters go by the alphabet of lists', () => {
    expect(slips('III. Kết quả', '1. Một', 'IV. Kiến nghị')).toEqual([])
    expect(slips('c) Ba', 'd) Bốn', 'đ) Năm', 'e) Sáu')).toEqual([])
    expect(slips('c) Ba', 'd) Bốn', 'e) Năm', 'g) Sáu')).toEqual([])
    expect(slips('A. Một', 'B. Hai', 'C. Ba', 'D. Bốn')).toEqual([])
  })

  it('are not seen in figures', () => {
    expect(slips('1.234 HTX đang hoạt động', '3 HTX giải thể', '12,5 tỷ đồng')).toEqual([])
    expect(slips('1.2 tỷ đồng', '1.5 tỷ đồng', '1/4 số HTX', '3/4 số HTX')).toEqual([])
  })
})
