import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../../electron/excel/read-html'
import type { FileContent } from '../../../../electron/excel/file-content'
import { Failure } from '../../../../shared/contract/errors'
import { cellAt, gridLines } from './grid-texts'

const options = { legacy: 'by-evidence' } as const
const files = join(import.meta.dirname, '../../../fixtures/files')
const readFixture = (name: string): FileContent => readHtml(readFileSync(join(files, name), 'utf8'), options)

function failureOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
  return 'nothing failed'
}

describe('a sheet that Excel wrote as HTML', () => {
  const { format, grids, remarks } = readFixture('excel-clipboard.html')
  const [grid] = grids

  it('keeps cells in their place under spans, line breaks and old fonts by run', () => {
    expect(format).toBe('html')
    expect(grids).toHaveLength(1)
    expect(grid?.sheet).toBe('Quý I')
    expect(gridLines(grid)).toEqual([
      '0 | 0:BÁO CÁO QUÝ I',
      '1 | 0:TT | 1:Chỉ tiêu | 2:Mã số | 3:Quý I',
      '2 | 3:Số lượng | 4:Tỷ lệ (so với 2023)',
      '3 | 0:1 | 1:Tổng số HTX\ntrong tỉnh | 2:A01 | 3:25.454 | 4:103,3%',
      '4 | 0:2 | 1:Giải thể | 2:A02 | 3:1.811',
    ])
    expect(remarks).toEqual([
      { kind: 'legacy-text', sheet: 'Quý I', encoding: 'tcvn3', by: 'font', cells: 7 },
    ])
    expect(grid?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 4 },
      { top: 1, left: 0, bottom: 2, right: 0 },
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 2, right: 2 },
      { top: 1, left: 3, bottom: 1, right: 4 },
    ])
  })

  it('takes the stored number where the shown text agrees, and the text alone where it does not', () => {
    expect(cellAt(grid, 3, 3)).toMatchObject({
      value: 25_453.9999,
      style: { format: '#,##0', align: 'right' },
    })
    expect(cellAt(grid, 3, 4)).toMatchObject({ value: 103.33, text: '103,3%', style: { format: '0.0%' } })
    expect(cellAt(grid, 4, 3)).toMatchObject({ value: '1.811', formula: 'D3-1' })
  })

  it('knows looks and what its author hid', () => {
    expect(cellAt(grid, 0, 0)?.style).toMatchObject({ bold: true, align: 'center', font: '.VnTimeH' })
    expect(grid?.hiddenColumns).toEqual([2])
    expect(Array.from(grid?.rows ?? [], ({ hidden }) => hidden === true)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
  })
})

describe('tables of Word as HTML', () => {
  const { grids } = readFixture('word-clipboard.html')

  it('stand under the lines before them, with their footnotes below', () => {
    expect(grids.map((grid) => gridLines(grid))).toEqual([
      [
        '0 | 0:PHỤ LỤC II',
        '1 | 0:KẾT QUẢ THỰC HIỆN NĂM 2023',
        '2 | 0:Đơn vị tính: triệu đồng',
        '3 | 0:TT | 1:Chỉ tiêu | 2:Năm 2023¹',
        '4 | 2:Kế hoạch | 3:Thực hiện',
        '5 | 0:1 | 1:Doanh thu\nbình quân | 2:1\u00a0234,5 | 3:05',
        '6 | 1:Trong đó: diện tích (km²) | 2:-',
        '7 | 0:(1) Ước thực hiện',
      ],
      ['0 | 0:PHỤ LỤC III', '1 | 0:TT | 1:Lĩnh vực', '2 | 0:1 | 1:Xây dựng', '3 | 0:NGƯỜI LẬP BIỂU'],
    ])
    expect(cellAt(grids[0], 5, 3)?.value).toBe('05')
    expect(cellAt(grids[0], 6, 1)?.style?.italic).toBe(true)
    expect(cellAt(grids[0], 0, 0)?.style).toMatchObject({ bold: true, align: 'center' })
  })
})

describe('other HTML', () => {
  it('reads the XML of 2003 with formats and formulas', () => {
    const { format, grids } = readFixture('excel-2003.xml')
    expect(format).toBe('xls')
    expect(grids[0]?.sheet).toBe('Biểu 01')
    expect(gridLines(grids[0])).toEqual([
      '0 | 0:BÁO CÁO QUÝ I',
      '2 | 0:1 | 1:Tổng số HTX | 2:25.454 | 3:103,3%',
      '3 | 2:50.908',
    ])
    expect(cellAt(grids[0], 3, 2)?.formula).toBe('C3*2')
    expect(
      failureOf(() =>
        readHtml(
          '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "a">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
          options,
        ),
      ),
    ).toBe('excel-damaged')
  })

  it('takes a table in a frame out of it, and text in a frame as text', () => {
    const { grids } = readHtml(
      '<table><tr><td><p>BÁO CÁO</p><table><tr><td>TT<td>Tên<tr><td>1<td>HTX <table><tr><td>A<tr><td>B</table></table></table>',
      options,
    )
    expect(grids.map((grid) => gridLines(grid))).toEqual([
      ['0 | 0:BÁO CÁO', '1 | 0:TT | 1:Tên', '2 | 0:1 | 1:HTX\nA\nB'],
    ])
  })

  it('puts a table that goes on after a page break together again', () => {
    const page = (row: string): string => `<table><tr><td>TT<td>Tên</tr><tr><td>${row}<td>x</tr></table>`
    const { grids } = readHtml(`${page('1')}<p>(*) Tạm tính</p>${page('2')}`, options)
    expect(grids.map((grid) => gridLines(grid))).toEqual([
      ['0 | 0:TT | 1:Tên', '1 | 0:1 | 1:x', '2 | 0:(*) Tạm tính', '3 | 0:TT | 1:Tên', '4 | 0:2 | 1:x'],
    ])
  })

  it('runs and follows nothing', () => {
    const { grids } = readHtml(
      '<script>x</script><table><tr><td onclick="x">a<script>alert(1)</script><td><img src="file:///etc/passwd"><iframe src="http://x">y</iframe>b<tr><td>=1+1<td>@x</table>',
      options,
    )
    expect(gridLines(grids[0])).toEqual(['0 | 0:a | 1:b', '1 | 0:=1+1 | 1:@x'])
    expect(cellAt(grids[0], 1, 0)).toMatchObject({ value: '=1+1', formula: null })
  })

  it.each([
    ['a cell of a megabyte', `<table><tr><td>${'x '.repeat(500_000)}<td>y</table>`, 'nothing failed'],
    [
      'spans of a million',
      `<table>${'<tr><td rowspan=1000000 colspan=1000000>a<td>b'.repeat(1000)}</table>`,
      'nothing failed',
    ],
    ['bold within bold', `${'<b>'.repeat(100_000)}x`, 'excel-too-large'],
    ['tables within tables', '<table><tr><td>'.repeat(100_000), 'excel-too-large'],
    ['too many cells', `<table>${`<tr>${'<td>1'.repeat(100)}`.repeat(5000)}</table>`, 'excel-too-large'],
    [
      'a style sheet without end',
      `<style>${'{a,'.repeat(500_000)}</style><table><tr><td>a<td>b</table>`,
      'nothing failed',
    ],
    ['angle brackets', '<'.repeat(1_000_000), 'nothing failed'],
    ['comments without end', '<!--'.repeat(500_000), 'excel-empty'],
  ])('stays within bounds: %s', (_, html, outcome) => {
    const start = performance.now()
    expect(failureOf(() => readHtml(html, options))).toBe(outcome)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('cuts a text at what a cell holds', () => {
    const { grids } = readHtml(`<table><tr><td>${'x '.repeat(500_000)}<td>y</table>`, options)
    expect(cellAt(grids[0], 0, 0)?.text.length).toBeLessThanOrEqual(32_767)
  })
})
