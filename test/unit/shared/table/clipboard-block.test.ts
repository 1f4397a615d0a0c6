import { describe, expect, it } from 'vitest'
import {
  alignSpans,
  longestClipboardText,
  readStoredNumber,
  readTabbedText,
  type ClipboardReading,
  type SpannedCell,
} from '../../../../shared/table/clipboard-block'

const texts = (reading: ClipboardReading): string[][] | string =>
  reading.kind === 'block'
    ? reading.block.map((row) => row.map((cell) => (cell.covered ? '#' : cell.text)))
    : reading.kind === 'empty'
      ? 'empty'
      : reading.limit
const cell = (text: string, rowSpan = 1, columnSpan = 1): SpannedCell => ({
  text,
  number: null,
  rowSpan,
  columnSpan,
})

describe('readTabbedText', () => {
  it('drops the line break at the end and no other', () => {
    expect(texts(readTabbedText('1\t2\r\n3\t4\r\n'))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(texts(readTabbedText('1\n\n2\n'))).toEqual([['1'], [''], ['2']])
    expect(texts(readTabbedText('1\r2\r'))).toEqual([['1'], ['2']])
    expect(texts(readTabbedText('1\t\r\n'))).toEqual([['1', '']])
  })

  it('keeps line breaks, tabs and quotes of a quoted field inside it', () => {
    expect(texts(readTabbedText('"Doanh thu\nbình quân"\t"a\tb"\r\n"nói ""vậy"""\t5'))).toEqual([
      ['Doanh thu bình quân', 'a b'],
      ['nói "vậy"', '5'],
    ])
  })

  it('takes a quote without a partner for what it is', () => {
    expect(texts(readTabbedText('"gần" 4\t5"\n"6\t7'))).toEqual([
      ['"gần" 4', '5"'],
      ['"6', '7'],
    ])
    expect(texts(readTabbedText('"'))).toEqual([['"']])
  })

  it('fills ragged rows up with blanks', () => {
    expect(texts(readTabbedText('1\n2\t3\t4\n5\t6'))).toEqual([
      ['1', '', ''],
      ['2', '3', '4'],
      ['5', '6', ''],
    ])
  })

  it('has nothing to say about nothing', () => {
    expect(texts(readTabbedText(''))).toBe('empty')
    expect(texts(readTabbedText('\r\n'))).toBe('empty')
    expect(texts(readTabbedText('1\0'))).toEqual([['1']])
  })

  it('takes 200.000 cells and not one more, and a million characters in a cell', () => {
    const line = `${Array.from({ length: 100 }, (_, at) => String(at)).join('\t')}\r\n`
    const reading = readTabbedText(line.repeat(2000))
    expect(reading.kind === 'block' && reading.block.length).toBe(2000)
    expect(texts(readTabbedText(`${line.repeat(2000)}x`))).toBe('cells')
    // A single wide row makes every other row as wide.
    expect(texts(readTabbedText(`${'1\n'.repeat(1000)}${'\t'.repeat(400)}`))).toBe('cells')
    expect(texts(readTabbedText('9'.repeat(longestClipboardText)))).toHaveLength(1)
    expect(texts(readTabbedText('9'.repeat(longestClipboardText + 1)))).toBe('cell-text')
  })
})

describe('alignSpans', () => {
  it('keeps what stands right of and below a merge in its column and row', () => {
    expect(
      texts(
        alignSpans([
          [cell('a', 2), cell('b', 1, 2), cell('c')],
          [cell('d'), cell('e'), cell('f')],
          [cell('g')],
        ]),
      ),
    ).toEqual([
      ['a', 'b', '#', 'c'],
      ['#', 'd', 'e', 'f'],
      ['g', '', '', ''],
    ])
  })

  it('ends a merge with the table and refuses one that is as wide as a sheet', () => {
    expect(texts(alignSpans([[cell('a', 65_534)], [cell('b')]]))).toEqual([
      ['a', ''],
      ['#', 'b'],
    ])
    expect(texts(alignSpans([[cell('a', 1, 1_000_000)]]))).toBe('cells')
    expect(texts(alignSpans([[cell('x'.repeat(longestClipboardText + 1))]]))).toBe('cell-text')
    expect(texts(alignSpans([]))).toBe('empty')
  })
})

describe('readStoredNumber', () => {
  it.each<[string | null, string | null]>([
    ['25454', '25454'],
    ['3600.5999999999999', '3600.6'],
    ['1.0329999999999999', '1.033'],
    ['-381', '-381'],
    ['-0', '0'],
    ['1.5E-7', '0.00000015'],
    ['1.2E+5', '120000'],
    ['0.967111111111111', '0.967111111111111'],
    ['1E+30', null],
    ['', null],
    [null, null],
    ['12,5', null],
    ['0x10', null],
    ['Infinity', null],
  ])('%s → %s', (text, number) => {
    expect(readStoredNumber(text)).toBe(number)
  })
})
