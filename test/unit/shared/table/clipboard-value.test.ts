import { describe, expect, it } from 'vitest'
import { readPastedCell, type PastedRow } from '../../../../shared/table/clipboard-value'

const count: PastedRow = { decimals: 0, percent: false, unit: 'HTX' }
const tenths: PastedRow = { decimals: 1, percent: false, unit: 'Triệu đồng' }
const percent: PastedRow = { decimals: 1, percent: true, unit: '%' }

const read = (
  text: string,
  row: PastedRow,
  convention: 'vi' | 'en' = 'vi',
  number: string | null = null,
  figuresOnly = false,
): string => {
  const reading = readPastedCell({ text, number, covered: false }, row, { convention, figuresOnly })
  if (reading.kind === 'unreadable') return `!${reading.reason}`
  const { input } = reading
  if (input === null) return 'blank'
  return input.state === 'number' ? [input.qualifier ?? '', input.value].join(' ').trim() : input.state
}

describe('a pasted cell', () => {
  it.each<[text: string, row: PastedRow, result: string]>([
    ['25.454', count, '25454'],
    ['1.234', count, '1234'],
    ['3.600,6', tenths, '3600.6'],
    ['103,3%', percent, '103.3'],
    ['133 %', percent, '133'],
    ['+ 836', count, '836'],
    ['- 998.175', count, '-998175'],
    ['−381', count, '-381'],
    ['(836)', count, '-836'],
    ['1 234,5', tenths, '1234.5'],
    ['1,2 tỷ', tenths, '1200'],
    ['gần 4,2', tenths, 'near 4.2'],
    ['0', count, '0'],
    ['05', count, '5'],
    ['', count, 'blank'],
    ['–', count, 'none'],
    ['-', count, 'none'],
    ['…', count, 'unknown'],
  ])('%s', (text, row, result) => {
    expect(read(text, row)).toBe(result)
  })

  it.each<[text: string, row: PastedRow, convention: 'vi' | 'en', reason: string]>([
    ['12.5', tenths, 'vi', '!separators'],
    ['1.23', count, 'vi', '!separators'],
    ['1,234.5', tenths, 'vi', '!separators'],
    ['3.600,6', tenths, 'en', '!separators'],
    ['1,234', count, 'vi', '!too-precise'],
    ['12,55', tenths, 'vi', '!too-precise'],
    ['25.454 1', count, 'vi', '!two-numbers'],
    ['81/106', count, 'vi', '!fraction'],
    ['40-60%', percent, 'vi', '!range'],
    ['1,2 người', tenths, 'vi', '!unit'],
    ['12%', count, 'vi', '!unit'],
    ['25.454a', count, 'vi', '!text'],
    ['I', count, 'vi', '!text'],
    ['9'.repeat(20), count, 'vi', '!too-large'],
    ['=1+1', count, 'vi', '!text'],
    ['#REF!', count, 'vi', '!text'],
  ])('reports %s instead of guessing', (text, row, convention, reason) => {
    expect(read(text, row, convention)).toBe(reason)
  })

  it('reads the English way when the block is English', () => {
    expect(read('1,234.5', tenths, 'en')).toBe('1234.5')
    expect(read('1,234', count, 'en')).toBe('1234')
    expect(read('1.234', count, 'en')).toBe('!too-precise')
    expect(read('(12.5)', tenths, 'en')).toBe('-12.5')
  })

  it('takes the number behind a text that hides it', () => {
    expect(read('########', count, 'vi', '16520000')).toBe('16520000')
    expect(read('1,23E+05', count, 'vi', '123456')).toBe('123456')
    expect(read('-', count, 'vi', '0')).toBe('0')
    expect(read('', count, 'vi', '0')).toBe('0')
    expect(read('836', count, 'vi', '-836')).toBe('-836')
    expect(read('25', count, 'vi', '25454')).toBe('25454')
    expect(read('', count, 'vi', '2.5')).toBe('!too-precise')
  })

  it('takes what is shown when the row has no room for more, and all of it when it has', () => {
    expect(read('96,7%', percent, 'vi', '0.967111111111111')).toBe('96.7')
    expect(read('4.456,8', tenths, 'vi', '4456.75')).toBe('4456.8')
    expect(read('4.456,8', { ...tenths, decimals: 2 }, 'vi', '4456.75')).toBe('4456.75')
    expect(read('1,2 tỷ', tenths, 'vi', '1.2')).toBe('1200')
  })

  it('never makes a number of a date or a word', () => {
    expect(read('15/3/2020', count, 'vi', '43905')).not.toMatch(/\d/)
    expect(read('TRUE', count, 'vi', '1')).toBe('!text')
    expect(read('9'.repeat(1_000_000), count)).toBe('!text')
  })

  it('leaves words and percent signs out when only figures are wanted', () => {
    expect(read('gần 4,2', tenths, 'vi', null, true)).toBe('4.2')
    expect(read('12%', count, 'vi', null, true)).toBe('12')
    expect(read('12,5%', percent, 'vi', null, true)).toBe('12.5')
    expect(read('–', count, 'vi', null, true)).toBe('none')
    const reading = readPastedCell({ text: 'gần 1.204,5', number: null, covered: false }, tenths, {
      convention: 'vi',
      figuresOnly: true,
    })
    expect(reading).toMatchObject({ input: { written: '1204,5' } })
  })
})
