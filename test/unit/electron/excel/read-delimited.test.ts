import { describe, expect, it } from 'vitest'
import { readDelimited } from '../../../../electron/excel/read-delimited'
import { tcvn3Letters } from '../../../../shared/format/legacy-letters'
import { cellAt, gridLines } from './grid-texts'

const options = { legacy: 'by-evidence' } as const
const table = 'TT;Chỉ tiêu;Số lượng\r\n1;Tổng số hợp tác xã;1.234,5\r\n2;Giải thể;05\r\n'
const read = (bytes: Buffer | string): string[] =>
  gridLines(readDelimited(Buffer.from(bytes as string), options).grids[0])
const lines = [
  '0 | 0:TT | 1:Chỉ tiêu | 2:Số lượng',
  '1 | 0:1 | 1:Tổng số hợp tác xã | 2:1.234,5',
  '2 | 0:2 | 1:Giải thể | 2:05',
]

/** Windows-1258 writes a letter with its own mark in one byte and the tone behind it. */
function toPage1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258')
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  const apart = Array.from(text.normalize('NFC'), (letter) => {
    if (codes.has(letter)) return letter
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0] ?? ''
    return letter.normalize('NFD').replace(tone, '').normalize('NFC') + tone
  }).join('')
  return Buffer.from(Array.from(apart, (char) => codes.get(char) ?? 0x3f))
}

describe('delimited text', () => {
  it.each([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${table}`), 'utf-8'],
    ['UTF-8 in letters and marks apart', Buffer.from(table.normalize('NFD')), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${table}`, 'utf16le'), 'utf-16'],
    ['UTF-16 without one', Buffer.from(table, 'utf16le'), 'utf-16'],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${table}`, 'utf16le').swap16(), 'utf-16'],
    ['UTF-16 the other way round without a mark', Buffer.from(table, 'utf16le').swap16(), 'utf-16'],
    ['Windows-1258', toPage1258(table), 'windows-1258'],
  ])('is read in %s', (_, bytes, encoding) => {
    const content = readDelimited(bytes, options)
    expect(gridLines(content.grids[0])).toEqual(lines)
    expect(content.remarks).toEqual([{ kind: 'text-encoding', encoding }])
  })

  it('is read in TCVN3, which only its letters tell', () => {
    const codes = new Map(Array.from(tcvn3Letters, ([code, letter]) => [letter, code]))
    const bytes = Buffer.from(Array.from(table, (char) => codes.get(char) ?? char).join(''), 'latin1')
    const content = readDelimited(bytes, options)
    expect(gridLines(content.grids[0])).toEqual(lines)
    expect(content.remarks).toContainEqual({
      kind: 'legacy-text',
      sheet: '1',
      encoding: 'tcvn3',
      by: 'letters',
      cells: 4,
    })
    expect(gridLines(readDelimited(bytes, { legacy: 'as-is' }).grids[0])[0]).not.toContain('Chỉ')
  })

  it('finds its delimiter by how alike the lines are', () => {
    expect(read('1,5;2,5;3\n4,5;5,5;6')).toEqual(['0 | 0:1,5 | 1:2,5 | 2:3', '1 | 0:4,5 | 1:5,5 | 2:6'])
    expect(read('a,b,c\n1,2,3')).toEqual(['0 | 0:a | 1:b | 2:c', '1 | 0:1 | 1:2 | 2:3'])
    expect(read('a|b\n1|2')).toEqual(['0 | 0:a | 1:b', '1 | 0:1 | 1:2'])
    expect(read('TT\tTên, loại; khác\n1\tx, y; z')).toEqual([
      '0 | 0:TT | 1:Tên, loại; khác',
      '1 | 0:1 | 1:x, y; z',
    ])
    expect(read('sep=|\na,b|c\n')).toEqual(['0 | 0:a,b | 1:c'])
    expect(read('PHỤ LỤC I\n\nTT;Tên;Số\n1;a;2\n2;b;3')[2]).toBe('3 | 0:1 | 1:a | 2:2')
  })

  it('keeps quotes, line breaks within fields, and values as they are written', () => {
    expect(read('a;"b; ""c""\ndòng 2";05\n=1+1;+ 836;- 1.234')).toEqual([
      '0 | 0:a | 1:b; "c"\ndòng 2 | 2:05',
      '1 | 0:=1+1 | 1:+ 836 | 2:- 1.234',
    ])
    const [grid] = readDelimited(Buffer.from('a;1.234\nb;5'), options).grids
    expect(cellAt(grid, 0, 1)?.value).toBe('1.234')
    expect(cellAt(grid, 1, 1)?.value).toBe('5')
  })

  it('does not lose what follows a quote that never closes', () => {
    expect(read('a;"b\nc;d\ne;f')).toEqual(['0 | 0:a | 1:"b', '1 | 0:c | 1:d', '2 | 0:e | 1:f'])
  })

  it('refuses what no sheet could hold', () => {
    expect(() => read(';'.repeat(5_000_000))).toThrow('excel-too-large')
    expect(() => read(`${';'.repeat(20_000)}x`)).toThrow('excel-too-large')
    expect(() => read(' \n ; ; ')).toThrow('excel-empty')
  })
})
