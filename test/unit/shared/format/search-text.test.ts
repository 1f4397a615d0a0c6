import { describe, expect, it } from 'vitest'
import {
  compareVietnamese,
  matchesSearch,
  normalizeText,
  searchKey,
} from '../../../../shared/format/search-text'

describe('searchKey', () => {
  it.each([
    ['Hợp tác xã', 'hop tac xa'],
    ['Đắk Lắk', 'dak lak'],
    ['Đăk Lăk', 'dak lak'],
    ['HOÀ BÌNH', 'hoa binh'],
    ['Hòa  Bình ', 'hoa binh'],
    ['Thừa Thiên - Huế', 'thua thien - hue'],
  ])('%s', (text, key) => {
    expect(searchKey(text)).toBe(key)
    expect(searchKey(text.normalize('NFD'))).toBe(key)
  })
})

describe('matchesSearch', () => {
  it.each<[string, string, boolean]>([
    ['hop tac', 'Hợp tác xã', true],
    ['HOP', 'Hợp tác xã', true],
    ['dong', 'đồng bằng sông Hồng', true],
    ['đông', 'đồng bằng sông Hồng', true],
    ['đồng', 'Đồng bằng sông Hồng', true],
    ['đông', 'dong', false],
    ['đong', 'Đồng bằng', false],
    ['đống', 'Đồng bằng', false],
    ['hơp tac', 'Hợp tác xã', true],
    ['hoà', 'Hòa Bình', true],
    ['hòa', 'Hoà Bình', true],
    ['hoà', 'Hoàn Kiếm', true],
    ['uỷ', 'Ủy ban nhân dân', true],
    ['Đăk', 'Đắk Nông', true],
    ['Đắk', 'Đăk Nông', true],
    ['nông nghiệp', 'Phi Nông nghiệp', true],
    ['thương mại', 'Vận tải', false],
    ['', 'Vận tải', true],
  ])('%j in %j', (query, text, found) => {
    expect(matchesSearch(query, text)).toBe(found)
    expect(matchesSearch(query.normalize('NFD'), text.normalize('NFD'))).toBe(found)
  })
})

describe('Vietnamese order and form', () => {
  it('sorts as a Vietnamese dictionary', () => {
    const names = ['Đắk Lắk', 'Ơ', 'Dak', 'An Giang', 'Ấn', 'Ô', 'Ăn', 'Đà Nẵng', 'Điện Biên', 'O']
    expect([...names].sort(compareVietnamese)).toEqual([
      'An Giang',
      'Ăn',
      'Ấn',
      'Dak',
      'Đà Nẵng',
      'Đắk Lắk',
      'Điện Biên',
      'O',
      'Ô',
      'Ơ',
    ])
    expect(compareVietnamese('hòa', 'hòa'.normalize('NFD'))).toBe(0)
  })
  it('composes', () => {
    expect(normalizeText('hợp'.normalize('NFD'))).toBe('hợp')
  })
})
