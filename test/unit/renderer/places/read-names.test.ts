import { describe, expect, it } from 'vitest'
import { readNames } from '../../../../renderer/features/places/read-names'

const named = (text: string, known: string[] = []): [string, string][] =>
  readNames(text, known).places.map(({ name, code }) => [name, code])

describe('a pasted list of places', () => {
  it('gives one place per line, without blank lines and stray spaces', () => {
    expect(named(' Xã An Bình \r\n\r\nXã  An\u00a0Thịnh\nPhường 1')).toEqual([
      ['Xã An Bình', ''],
      ['Xã An Thịnh', ''],
      ['Phường 1', ''],
    ])
  })

  it('takes a column of digits as codes, on either side', () => {
    expect(named('09394\tXã An Bình\nXã An Thịnh\t09397\n\tXã Lãng Ngâm')).toEqual([
      ['Xã An Bình', '09394'],
      ['Xã An Thịnh', '09397'],
      ['Xã Lãng Ngâm', ''],
    ])
  })

  it('keeps a name of digits where there is one column', () => {
    expect(named('1\n2')).toEqual([
      ['1', ''],
      ['2', ''],
    ])
  })

  it('leaves out names that are there already or come twice, in any spelling of the same word', () => {
    const text = 'xã tân hoà\nXã Tân Hòa\nXã Tân Hoa\nXã Tấn Hoa\nXã Tân Hóa\nXã Đông\nXã Dông'
    const { places, skipped } = readNames(text, ['Xã Tân Hòa'.normalize('NFD')])
    expect(skipped).toEqual(['xã tân hoà', 'Xã Tân Hòa'])
    expect(places.map(({ name }) => name)).toEqual([
      'Xã Tân Hoa',
      'Xã Tấn Hoa',
      'Xã Tân Hóa',
      'Xã Đông',
      'Xã Dông',
    ])
  })

  it('tells apart names of the same letters', () => {
    const text = 'Phường 12\nPhường 21\nXã Am\nXã Ma'
    expect(named(text).map(([name]) => name)).toEqual(text.split('\n'))
  })

  it('is composed, and nothing for nothing', () => {
    expect(named('Xã Tân Hòa'.normalize('NFD'))).toEqual([['Xã Tân Hòa', '']])
    expect(named(' \n\t\n')).toEqual([])
  })
})
