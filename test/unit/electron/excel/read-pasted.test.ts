import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPasted } from '../../../../electron/excel/read-pasted'
import { cellAt, gridLines } from './grid-texts'

const options = { legacy: 'by-evidence' } as const
const paste = (text: string, html: string | null = null): string[] =>
  gridLines(readPasted({ html, text }, options).grids[0])

describe('pasted text', () => {
  it('of a PDF has its columns where they stand under each other, and broken lines joined', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../fixtures/files/pdf-copy.txt'), 'utf8')
    expect(paste(text)).toEqual([
      '0 | 0:LIÊN MINH HỢP TÁC XÃ TỈNH',
      '1 | 0:BIỂU TỔNG HỢP QUÝ I NĂM 2024',
      '2 | 0:Đơn vị tính: hợp tác xã',
      '3 | 0:TT | 1:Chỉ tiêu | 2:Kế hoạch | 3:Thực hiện | 4:Tỷ lệ',
      '4 | 0:I | 1:HỢP TÁC XÃ',
      '5 | 0:1 | 1:Tổng số hợp tác xã | 2:1.250 | 3:1.238 | 4:99,0%',
      '6 | 0:2 | 1:Số hợp tác xã ứng dụng công nghệ cao vào sản xuất | 2:65 | 3:67 | 4:103,1%',
      '7 | 1:trong đó: trồng trọt | 3:40',
      '8 | 0:3 | 1:Số hợp tác xã sản xuất gắn với chuỗi giá trị | 2:120 | 3:118 | 4:98,3%',
      '9 | 0:- | 1:Vận tải | 3:- 12',
      '10 | 0:Ghi chú: số liệu đến ngày 31/3',
    ])
  })

  it('with columns that do not stand under each other is counted from the left', () => {
    expect(paste('TT  Tên  Số\n1  Hợp tác xã nông nghiệp  12\n2  Khác  1.234')).toEqual([
      '0 | 0:TT | 1:Tên | 2:Số',
      '1 | 0:1 | 1:Hợp tác xã nông nghiệp | 2:12',
      '2 | 0:2 | 1:Khác | 2:1.234',
    ])
  })

  it('with tabs keeps blanks, marks of slant and fields in quotes', () => {
    const text = 'TT\tTên\tSố\n\t<i>Trong đó</i>\t\n-\t"hai\ndòng"\t- 12\n'
    expect(paste(text)).toEqual([
      '0 | 0:TT | 1:Tên | 2:Số',
      '1 | 1:Trong đó',
      '2 | 0:- | 1:hai dòng | 2:- 12',
    ])
    const { grids } = readPasted({ html: null, text }, options)
    expect(cellAt(grids[0], 1, 1)?.style?.italic).toBe(true)
  })

  it('joins a row broken in the middle of its name, and no row of its own', () => {
    expect(
      paste(
        '1\tSố HTX ứng dụng\nvào sản xuất\tHTX\t1.718\n2\tNông\nnghiệp\na\tLúa\tHTX\t5\ntrong đó\tHTX\t1\tx',
      ),
    ).toEqual([
      '0 | 0:1 | 1:Số HTX ứng dụng vào sản xuất | 2:HTX | 3:1.718',
      '1 | 0:2 | 1:Nông nghiệp',
      '2 | 0:a | 1:Lúa | 2:HTX | 3:5',
      '3 | 0:trong đó | 1:HTX | 2:1 | 3:x',
    ])
  })

  it('prefers a table of HTML, and text where HTML has none', () => {
    expect(paste('a\tb', '<table><tr><td colspan=2>A<td>B</table>')).toEqual(['0 | 0:A | 2:B'])
    expect(paste('a\tb', '<meta charset=utf-8><p>a b</p>')).toEqual(['0 | 0:a | 1:b'])
    expect(paste('', '<p>a b</p>')).toEqual(['0 | 0:a b'])
  })

  it('in an old encoding is read by its letters', () => {
    const { grids, remarks } = readPasted(
      { html: null, text: 'TT\tChØ tiªu\n1\tTæng sè hîp t¸c x·' },
      options,
    )
    expect(gridLines(grids[0])).toEqual(['0 | 0:TT | 1:Chỉ tiêu', '1 | 0:1 | 1:Tổng số hợp tác xã'])
    expect(remarks).toEqual([{ kind: 'legacy-text', sheet: '1', encoding: 'tcvn3', by: 'letters', cells: 2 }])
  })

  it('without anything to read is refused', () => {
    expect(() => readPasted({ html: null, text: ' \n\t ' }, options)).toThrow('excel-empty')
  })
})
