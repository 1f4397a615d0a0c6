import { describe, expect, it } from 'vitest'
import {
  fromScaled,
  parseNumber,
  toScaled,
  type ParsedNumber,
  type ParseOptions,
} from '../../../../shared/format/parse-number'
import type { Qualifier } from '../../../../shared/model/fact'

const row = (decimals: number, unit: string, percent = false): ParseOptions => ({ decimals, unit, percent })
const count = row(0, 'HTX')
const people = row(0, 'Người')
const tenths = row(1, 'triệu đồng/năm')
const percent = row(1, '%', true)
const million = row(1, 'triệu đồng')
const billion = row(2, 'tỷ đồng')

const number = (value: string, qualifier: Qualifier | null = null): ParsedNumber => ({
  kind: 'number',
  value,
  qualifier,
})
const ask = (reason: 'too-precise' | 'ambiguous', ...values: string[]): ParsedNumber => ({
  kind: 'ask',
  reason,
  candidates: values.map((value) => ({ value, qualifier: null })),
})
const invalid = (reason: 'text' | 'two-numbers' | 'separators' | 'unit'): ParsedNumber => ({
  kind: 'invalid',
  reason,
})

const nbsp = '\u00a0'
const narrowNbsp = '\u202f'

describe('parseNumber: the Vietnamese notation', () => {
  it.each<[string, ParseOptions, string]>([
    ['25.454', count, '25454'],
    ['475.962', count, '475962'],
    ['1.234', count, '1234'],
    ['1.000', count, '1000'],
    ['44.223.592', count, '44223592'],
    ['1026', count, '1026'],
    ['05', count, '5'],
    ['0', count, '0'],
    ['000', count, '0'],
    ['3.600,6', tenths, '3600.6'],
    ['1.234,5', tenths, '1234.5'],
    ['12,5', tenths, '12.5'],
    ['1,1', tenths, '1.1'],
    ['12,50', tenths, '12.5'],
    ['12,0', count, '12'],
    [',5', tenths, '0.5'],
    ['0,500', tenths, '0.5'],
    ['1.000,05', row(2, 'ha'), '1000.05'],
    ['0,1234', row(4, 'ha'), '0.1234'],
    ['1,234', row(3, 'ha'), '1.234'],
    ['1.234', row(3, 'ha'), '1234'],
    [`1${nbsp}234,5`, tenths, '1234.5'],
    [`1${narrowNbsp}234,5`, tenths, '1234.5'],
    [`1 234${nbsp}567`, count, '1234567'],
    ['25 454', count, '25454'],
    ['  25.454\n', count, '25454'],
    ['\ufeff25.454', count, '25454'],
    ['9007199254740993', count, '9007199254740993'],
  ])('reads %j', (text, options, value) => {
    expect(parseNumber(text, options)).toEqual(number(value))
  })
})

describe('parseNumber: signs', () => {
  it.each<[string, ParseOptions, string]>([
    ['-3.000', count, '-3000'],
    ['- 998.175', count, '-998175'],
    [`-${nbsp}998.175`, count, '-998175'],
    ['+ 836', count, '836'],
    ['+836', count, '836'],
    ['+2', count, '2'],
    ['\u2212381', count, '-381'],
    ['\u2013381', count, '-381'],
    ['-1.002,1', tenths, '-1002.1'],
    ['(836)', count, '-836'],
    ['( 1.002,1 )', tenths, '-1002.1'],
    ['(3,9%)', percent, '-3.9'],
    ['(3,9)%', percent, '-3.9'],
    ['-0', count, '0'],
    ['-0,0', tenths, '0'],
  ])('reads %j', (text, options, value) => {
    expect(parseNumber(text, options)).toEqual(number(value))
  })
  it.each(['+-5', '--5', '(-5)', '(5', '5)', '+', '5-', '()'])('refuses %j', (text) => {
    expect(parseNumber(text, count).kind).toBe('invalid')
  })
})

describe('parseNumber: four states', () => {
  it.each(['', ' ', nbsp, '\n', '\u200b'])('blank %j', (text) => {
    expect(parseNumber(text, count)).toEqual({ kind: 'blank' })
  })
  it.each(['-', '–', '—', '\u2212', ' - ', '---'])('none %j', (text) => {
    expect(parseNumber(text, count)).toEqual({ kind: 'none' })
  })
  it.each(['…', '...', '..', ' … '])('unknown %j', (text) => {
    expect(parseNumber(text, count)).toEqual({ kind: 'unknown' })
  })
  it('zero is a number', () => {
    expect(parseNumber('0', count)).toEqual(number('0'))
  })
})

describe('parseNumber: percentages', () => {
  it.each([
    ['103,3%', '103.3'],
    ['133 %', '133'],
    [`133${nbsp}%`, '133'],
    ['63,2', '63.2'],
    ['-0,4%', '-0.4'],
    ['3,9 điểm %', '3.9'],
    ['1,70%', '1.7'],
    ['20,0%', '20'],
  ])('reads %j in a row of percentages', (text, value) => {
    expect(parseNumber(text, percent)).toEqual(number(value))
  })
  it('refuses a percentage in a row of counts and a count in a row of percentages', () => {
    expect(parseNumber('103,3%', count)).toEqual(invalid('unit'))
    expect(parseNumber('56 HTX', row(1, 'HTX', true))).toEqual(invalid('unit'))
    expect(parseNumber('56 triệu', percent)).toEqual(invalid('unit'))
  })
})

describe('parseNumber: asks instead of guessing', () => {
  it.each<[string, ParseOptions, ParsedNumber]>([
    ['1.23', count, ask('ambiguous', '1230', '123', '1')],
    ['1,234', count, ask('ambiguous', '1234', '1')],
    ['1,000', count, ask('ambiguous', '1000', '1')],
    ['1,234,567', count, ask('ambiguous', '1234567')],
    ['1,234.5', tenths, ask('ambiguous', '1234.5')],
    ['1,234', tenths, ask('ambiguous', '1.2', '1234')],
    ['1.23', tenths, ask('ambiguous', '1.2', '123')],
    ['0.9', tenths, ask('ambiguous', '0.9')],
    ['0.1234', row(4, 'ha'), ask('ambiguous', '0.1234')],
    ['-1.5', tenths, ask('ambiguous', '-1.5', '-15')],
    ['1 234.5', tenths, ask('ambiguous', '1234.5')],
    ['1234.5', count, ask('ambiguous', '1235', '12345')],
    ['12,5', count, ask('too-precise', '13', '12', '125')],
    ['-12,5', count, ask('too-precise', '-13', '-12', '-125')],
    ['0,1234', row(3, 'ha'), ask('too-precise', '0.123')],
    ['103,37%', percent, ask('too-precise', '103.4', '103.3')],
  ])('%j', (text, options, expected) => {
    expect(parseNumber(text, options)).toEqual(expected)
  })
  it('keeps the qualifier on every candidate', () => {
    expect(parseNumber('gần 12,5', count)).toEqual({
      kind: 'ask',
      reason: 'too-precise',
      candidates: ['13', '12', '125'].map((value) => ({ value, qualifier: 'near' })),
    })
  })
})

describe('parseNumber: units', () => {
  it.each<[string, ParseOptions, string]>([
    ['14,390 tỷ', billion, '14.39'],
    ['14,390 tỷ', million, '14390'],
    ['1,2 tỷ', million, '1200'],
    ['1,2tỷ', million, '1200'],
    ['1.018 tỷ', million, '1018000'],
    ['1.018 tỷ đồng', million, '1018000'],
    ['1,2 tỉ', million, '1200'],
    ['3,5 Tr đồng', million, '3.5'],
    ['3,5 trđ', million, '3.5'],
    ['3,5 tr', million, '3.5'],
    ['500 nghìn', million, '0.5'],
    ['500 ngàn đồng', million, '0.5'],
    ['1.200.000 đồng', million, '1.2'],
    ['1.200.000đ', million, '1.2'],
    ['-20 triệu', billion, '-0.02'],
    ['50 triệu', tenths, '50'],
    ['0,05 tỷ đồng/năm', tenths, '50'],
    ['25.454 HTX', count, '25454'],
    ['102 LH HTX', row(0, 'LHHTX'), '102'],
    ['8,1 triệu thành viên', row(0, 'Thành viên'), '8100000'],
    ['2 nghìn', people, '2000'],
    ['5 con', row(0, 'Con'), '5'],
  ])('reads %j', (text, options, value) => {
    expect(parseNumber(text, options)).toEqual(number(value))
  })
  it('refuses another unit, another divisor and words that are no unit', () => {
    expect(parseNumber('5 người', count)).toEqual(invalid('unit'))
    expect(parseNumber('5 triệu đồng', count)).toEqual(invalid('unit'))
    expect(parseNumber('5 triệu đồng/tháng', tenths)).toEqual(invalid('unit'))
    expect(parseNumber('5 thôi', count)).toEqual(invalid('text'))
  })
  it('asks when the converted figure does not fit', () => {
    expect(parseNumber('1.234.567 đồng', million)).toEqual(ask('too-precise', '1.2'))
  })
})

describe('parseNumber: qualifiers', () => {
  it.each<[string, string, Qualifier]>([
    ['gần 4,2', '4.2', 'near'],
    ['Gần 4,2', '4.2', 'near'],
    ['gâ\u0300n 4,2', '4.2', 'near'],
    ['trên 70', '70', 'over'],
    ['hơn 8,1', '8.1', 'more-than'],
    ['khoảng 30.000', '30000', 'about'],
    ['ước 26', '26', 'estimated'],
    ['ước đạt 26', '26', 'estimated'],
    ['ước tính 26', '26', 'estimated'],
    ['ít nhất 5', '5', 'at-least'],
    ['từ 25', '25', 'at-least'],
    ['300 trở lên', '300', 'at-least'],
    ['tối thiểu 10', '10', 'minimum'],
    ['dưới 10', '10', 'under'],
    ['≥ 70', '70', 'at-least'],
    ['gần 1,2 tỷ', '1200', 'near'],
  ])('reads %j', (text, value, qualifier) => {
    expect(parseNumber(text, million)).toEqual(number(value, qualifier))
  })
  it('needs a number behind the word', () => {
    expect(parseNumber('gần', count)).toEqual(invalid('text'))
    expect(parseNumber('gần trên 5', count)).toEqual(invalid('text'))
  })
})

describe('parseNumber: fractions and ranges', () => {
  it.each<[string, ParseOptions, ParsedNumber]>([
    ['81/106', count, { kind: 'fraction', part: '81', whole: '106' }],
    ['81 / 106', percent, { kind: 'fraction', part: '81', whole: '106' }],
    ['81/106 xã', percent, { kind: 'fraction', part: '81', whole: '106' }],
    ['63/63 HTX', count, { kind: 'fraction', part: '63', whole: '63' }],
    ['1 - 2', count, { kind: 'range', from: '1', to: '2' }],
    ['1-2', count, { kind: 'range', from: '1', to: '2' }],
    ['1 \u2013 2 HTX', count, { kind: 'range', from: '1', to: '2' }],
    ['40-60%', percent, { kind: 'range', from: '40', to: '60' }],
    ['40% - 60%', percent, { kind: 'range', from: '40', to: '60' }],
    ['từ 40-60%', percent, { kind: 'range', from: '40', to: '60' }],
    ['từ 1 đến 2', count, { kind: 'range', from: '1', to: '2' }],
    ['1,5 - 2 tỷ', million, { kind: 'range', from: '1500', to: '2000' }],
    ['1.200-1.500', count, { kind: 'range', from: '1200', to: '1500' }],
    ['40-60%', count, invalid('unit')],
    ['81/106%', percent, invalid('unit')],
    ['5 - 3', count, invalid('two-numbers')],
  ])('%j', (text, options, expected) => {
    expect(parseNumber(text, options)).toEqual(expected)
  })
})

describe('parseNumber: what is no figure', () => {
  it.each<[string, ParsedNumber]>([
    ['abc', invalid('text')],
    ['HTX', invalid('text')],
    ['1e5', invalid('text')],
    ['31/5/2020', invalid('text')],
    ['25.454 16.520', invalid('two-numbers')],
    ['12 34', invalid('two-numbers')],
    ['25;30', invalid('two-numbers')],
    ['12.34,5', invalid('separators')],
    ['1.234.5', invalid('separators')],
    ['1..2', invalid('separators')],
    ['12,', invalid('separators')],
    ['1,2,3', invalid('separators')],
    ['9'.repeat(201), invalid('text')],
  ])('refuses %j', (text, expected) => {
    expect(parseNumber(text, count)).toEqual(expected)
  })
  it('answers every text within its alphabet without throwing (seed 20201213)', () => {
    const alphabet = [
      '0',
      '1',
      '9',
      '.',
      ',',
      ' ',
      '-',
      '+',
      '(',
      ')',
      '%',
      '/',
      '…',
      'tỷ',
      'gần ',
      'HTX',
      '00',
    ]
    let state = 20201213
    const draw = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const canonical = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/
    const kinds = new Set<string>()
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: draw(9) }, () => alphabet[draw(alphabet.length)]).join('')
      for (const options of [count, million, percent]) {
        const parsed = parseNumber(text, options)
        kinds.add(parsed.kind)
        const values =
          parsed.kind === 'number'
            ? [parsed.value]
            : parsed.kind === 'ask'
              ? parsed.candidates.map((candidate) => candidate.value)
              : []
        if (parsed.kind === 'ask') expect(values.length).toBeGreaterThan(0)
        for (const value of values) {
          expect(value, text).toMatch(canonical)
          expect(value, text).not.toBe('-0')
          expect((value.split('.')[1] ?? '').length, text).toBeLessThanOrEqual(options.decimals)
        }
      }
    }
    expect([...kinds].sort()).toEqual([
      'ask',
      'blank',
      'fraction',
      'invalid',
      'none',
      'number',
      'range',
      'unknown',
    ])
  })
})

describe('scaled integers', () => {
  it.each<[string, number, number | null]>([
    ['25454', 0, 25454],
    ['3600.6', 1, 36006],
    ['-3600.6', 1, -36006],
    ['12', 3, 12000],
    ['12.50', 1, 125],
    ['0', 2, 0],
    ['12.5', 0, null],
    ['9007199254740991', 0, 9007199254740991],
    ['-9007199254740991', 0, -9007199254740991],
    ['9007199254740992', 0, null],
    ['900719925474099.2', 1, null],
    ['0.3', 1, 3],
    ['1.005', 3, 1005],
  ])('toScaled(%s, %d)', (value, decimals, scaled) => {
    expect(toScaled(value, decimals)).toBe(scaled)
  })
  it.each<[number, number, string]>([
    [36006, 1, '3600.6'],
    [-36006, 1, '-3600.6'],
    [5, 3, '0.005'],
    [-5, 1, '-0.5'],
    [100, 2, '1'],
    [-0, 1, '0'],
    [9007199254740991, 3, '9007199254740.991'],
  ])('fromScaled(%d, %d)', (scaled, decimals, value) => {
    expect(fromScaled(scaled, decimals)).toBe(value)
  })
})

describe('parseNumber: a notation that is settled from outside', () => {
  it.each<['vi' | 'en', string, ParseOptions, ParsedNumber]>([
    ['vi', '1.234', count, number('1234')],
    ['en', '1.234', row(3, 'ha'), number('1.234')],
    ['vi', '1,234', row(3, 'ha'), number('1.234')],
    ['en', '1,234', count, number('1234')],
    ['en', '1,234.5', tenths, number('1234.5')],
    ['en', '1 234.5', tenths, number('1234.5')],
    ['en', 'gần (1,234,567.50) đồng', row(2, 'đồng'), number('-1234567.5', 'near')],
    ['en', '12.5%', percent, number('12.5')],
    ['en', '1.2 tỷ', million, number('1200')],
    ['en', '1,081/1,106', count, { kind: 'fraction', part: '1081', whole: '1106' }],
    ['en', '1 - 2', count, { kind: 'range', from: '1', to: '2' }],
    ['vi', '1,234.5', tenths, invalid('separators')],
    ['en', '1.234,5', tenths, invalid('separators')],
    ['vi', '12.5', tenths, invalid('separators')],
    ['en', '12,5', tenths, invalid('separators')],
    ['vi', '1.234 5', count, invalid('two-numbers')],
  ])('%s: %s', (convention, text, options, expected) => {
    expect(parseNumber(text, { ...options, convention })).toEqual(expected)
  })
})

describe('bare digits', () => {
  const options = { decimals: 0, percent: false, unit: 'HTX' }

  it.each(['0', '7', '1026', '25454', '999999999999999'])(
    '%s is what it says, in every kind of row',
    (text) => {
      for (const decimals of [0, 1, 3])
        for (const percent of [false, true])
          for (const convention of [undefined, 'vi', 'en'] as const)
            expect(
              parseNumber(text, {
                ...options,
                decimals,
                percent,
                ...(convention === undefined ? {} : { convention }),
              }),
            ).toEqual({ kind: 'number', value: text, qualifier: null })
    },
  )

  it('are scaled like any decimal, at the edges too', () => {
    for (const decimals of [0, 1, 2, 3, 6]) {
      const power = 10n ** BigInt(decimals)
      for (const value of [
        '0',
        '1',
        '-1',
        '999999999',
        '-999999999',
        '1000000000',
        '-1000000000',
        '9007199254',
      ]) {
        const scaled = BigInt(value) * power
        const safe = scaled <= 9007199254740991n && scaled >= -9007199254740991n
        expect(Object.is(toScaled(value, decimals), safe ? Number(scaled) : null)).toBe(true)
      }
    }
    expect(Object.is(toScaled('-0', 0), toScaled('-0', 1))).toBe(true)
  })
})
