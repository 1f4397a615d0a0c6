import { describe, expect, it } from 'vitest'
import type { DocumentTable } from '../../../../shared/understand/document-table'
import { understandSheet } from '../../../../shared/understand/understand-sheet'
import { sheetOf } from './grid-fixture'
import { addressOf, outlineRows } from './table-outline'

function only(text: string): DocumentTable {
  const tables = understandSheet(sheetOf(text))
  expect(tables.map(addressOf)).toHaveLength(1)
  const [table] = tables
  if (table === undefined) throw new Error('no table')
  return table
}

describe('rows', () => {
  it('numbered inside the label', () => {
    expect(
      outlineRows(
        only(`
Chỉ tiêu|Năm 2021|Năm 2022
I. HỢP TÁC XÃ
1. Tổng số HTX|#100|#110
a) Nông nghiệp|#60|#65
- Trồng trọt|#30|#33
b) Phi nông nghiệp|#40|#45
2. Số HTX ứng dụng công nghệ cao
vào sản xuất|#5|#6
II LIÊN HIỆP HTX
1. Tổng số LHHTX|#2|#2
`),
      ),
    ).toEqual([
      '[I.] HỢP TÁC XÃ <section>',
      '  [1.] Tổng số HTX B=100 C=110',
      '    [a)] Nông nghiệp B=60 C=65',
      '      [-] Trồng trọt B=30 C=33',
      '    [b)] Phi nông nghiệp B=40 C=45',
      '  [2.] Số HTX ứng dụng công nghệ cao vào sản xuất B=5 C=6',
      '[II] LIÊN HIỆP HTX <section>',
      '  [1.] Tổng số LHHTX B=2 C=2',
    ])
  })

  it('take a bare "I" or "C" for what the rows around it count', () => {
    expect(
      outlineRows(
        only(`
TT|Nội dung|Số tiền|Ghi chú
A|Phần một|#1|
B|Phần hai|#2|
C|Phần ba|#3|
I|Mục một|#4|
1|Chi a|#5|x
II|Mục hai|#6|
D|Phần bốn|#7|
Đ|Phần năm|#8|
E|Phần sáu|#9|
H|Phần tám|#10|
I|Phần chín|#11|
K|Phần mười|#12|
`),
      ),
    ).toEqual([
      '[A] Phần một C=1',
      '[B] Phần hai C=2',
      '[C] Phần ba C=3',
      '  [I] Mục một C=4',
      '    [1] Chi a C=5',
      '  [II] Mục hai C=6',
      '[D] Phần bốn C=7',
      '[Đ] Phần năm C=8',
      '[E] Phần sáu C=9',
      '[H] Phần tám C=10',
      '[I] Phần chín C=11',
      '[K] Phần mười C=12',
    ])
  })

  it('in dotted numbers, small letters and small roman numbers', () => {
    expect(
      outlineRows(
        only(`
TT|Nội dung|Số
1|Một|#1
a|Hai|#1
b|Ba|#1
i|Bốn|#1
ii|Năm|#1
2|Sáu|#2
2.1|Bảy|#1
2.1.1|Tám|#1
2.2|Chín|#1
`),
      ),
    ).toEqual([
      '[1] Một C=1',
      '  [a] Hai C=1',
      '  [b] Ba C=1',
      '    [i] Bốn C=1',
      '    [ii] Năm C=1',
      '[2] Sáu C=2',
      '  [2.1] Bảy C=1',
      '    [2.1.1] Tám C=1',
      '  [2.2] Chín C=1',
    ])
  })

  it('without numbering: by indentation, and by columns that labels are moved into', () => {
    expect(
      outlineRows(
        only(`
Đơn vị|Số HTX|Vốn
*TỔNG SỐ|#10|#100
Thành phố A|#4|#40
>Phường 1|#3|#30
>Phường 2|#1|#10
Huyện B|#6|#60
>Xã 3|#6|#60
`),
      ),
    ).toEqual([
      'TỔNG SỐ <total> B=10 C=100',
      'Thành phố A B=4 C=40',
      '  Phường 1 B=3 C=30',
      '  Phường 2 B=1 C=10',
      'Huyện B B=6 C=60',
      '  Xã 3 B=6 C=60',
    ])
    expect(
      outlineRows(
        only(`
TT|Chỉ tiêu|<|<|Năm 2020
I|Hợp tác xã|||#10
||Nông nghiệp||#6
|||Trồng trọt|#4
||Phi nông nghiệp||#4
`),
      ),
    ).toEqual(['[I] Hợp tác xã E=10', '  Nông nghiệp E=6', '    Trồng trọt E=4', '  Phi nông nghiệp E=4'])
  })

  it('printed over pages: repeated titles and headers are dropped, wrapped labels joined, hidden rows marked', () => {
    const table = only(`
*PHỤ LỤC II
*KẾT QUẢ HOẠT ĐỘNG QUÝ I/2024
Đơn vị: UBND huyện Tháp Mười
||||Đơn vị tính: Triệu dồng
TT|Chỉ tiêu|Quý I/2023|Quý I/2024|So sánh (%)
1|Doanh thu|1.234|1.500|121,6
2|Lợi nhuận|(836)|- 998.175|+ 12
||||
||Trang 2/3||
*PHỤ LỤC II (tiếp theo)||||
TT|Chỉ tiêu|Quý I/2023|Quý I/2024|So sánh (%)
A|B|1|2|3
3|Chi phí|81/106|1 - 2|40-60%
!4|Dòng ẩn|1|2|3
5|Số hợp tác xã nông nghiệp hoạt động
|có hiệu quả trên địa bàn|12|13|108
|trong đó: loại tốt|5|6|120
6|Cộng|20|30|
`)
    expect(table.title).toMatchObject({
      agency: 'UBND huyện Tháp Mười',
      label: 'PHỤ LỤC II',
      title: 'KẾT QUẢ HOẠT ĐỘNG QUÝ I/2024',
      unit: 'Triệu dồng',
      period: { kind: 'quarter', year: 2024, ordinal: 1 },
    })
    expect(outlineRows(table)).toEqual([
      '[1] Doanh thu C=1234 D=1500 E=121.6',
      '[2] Lợi nhuận C=-836 D=-998175 E=12',
      '[3] Chi phí C="81/106" D="1 - 2" E="40-60%"',
      '[4] Dòng ẩn <hidden> C=1 D=2 E=3',
      '[5] Số hợp tác xã nông nghiệp hoạt động có hiệu quả trên địa bàn C=12 D=13 E=108',
      '  trong đó: loại tốt C=5 D=6 E=120',
      '[6] Cộng <total> C=20 D=30',
    ])
    expect(table.dropped).toEqual([
      { row: 8, why: 'continued' },
      { row: 9, why: 'continued' },
      { row: 10, why: 'repeated-header' },
      { row: 11, why: 'column-numbers' },
    ])
  })

  it('share a merged unit or repeat it with a ditto mark', () => {
    expect(
      outlineRows(
        only(`
STT|Nội dung|ĐVT|Số lượng
1|Lớp tập huấn|lớp|#3
2|Hội nghị|^|#4
3|Học viên|người|#40
4|Đại biểu|"|#20
5|Doanh thu (triệu đồng)||#5
`),
      ),
    ).toEqual([
      '[1] Lớp tập huấn · lớp D=3',
      '[2] Hội nghị · lớp D=4',
      '[3] Học viên · người D=40',
      '[4] Đại biểu · người D=20',
      '[5] Doanh thu (triệu đồng) · triệu đồng D=5',
    ])
  })
})

describe('figures written as text', () => {
  it('follow the notation that the table proves', () => {
    const table = only(`
Đơn vị|Giá trị|Tỷ trọng
HTX An|1,234.5|12.5%
HTX Bình|2,000|10%
HTX Cao|12,345,678|1.5%
`)
    expect(outlineRows(table)).toEqual([
      'HTX An B=1234.5 C=12.5',
      'HTX Bình B=2000 C=10',
      'HTX Cao B=12345678 C=1.5',
    ])
    expect(table.notation).toMatchObject({ convention: 'en', by: 'evidence' })
  })

  it('are doubtful where nothing proves it, and as the user says when he says it', () => {
    const sheet = sheetOf(`
Đơn vị|Giá trị|Vốn
HTX An|1.234|1,234
HTX Bình|2.345|2,345
`)
    const [table] = understandSheet(sheet)
    expect(table === undefined ? [] : outlineRows(table)).toEqual([
      'HTX An B=1234 C=?1234|1.234',
      'HTX Bình B=2345 C=?2345|2.345',
    ])
    expect(table?.notation).toMatchObject({ convention: 'vi', by: 'default' })
    const [asked] = understandSheet(sheet, 'en')
    expect(asked === undefined ? [] : outlineRows(asked)).toEqual([
      'HTX An B=1.234 C=1234',
      'HTX Bình B=2.345 C=2345',
    ])
  })

  it('that break the notation are doubtful with every reading', () => {
    expect(
      outlineRows(
        only(`
Đơn vị|Số tiền
HTX An|1.234,5
HTX Bình|12.5
HTX Cao|1.234.567
`),
      ),
    ).toEqual(['HTX An B=1234.5', 'HTX Bình B=?12500|125|12.5', 'HTX Cao B=1234567'])
  })

  it('that lost their thousands are doubtful, not corrected; decimals among decimals are not', () => {
    expect(
      outlineRows(
        only(`
TT|Tỉnh|Vốn (triệu đồng)|Bình quân
1|Hà Nội|#29106050|#3.25
2|Hải Phòng|#28.709234|#2.5
3|Đà Nẵng|#31222333|#4
4|Cần Thơ|#27000111|#12.125
5|Huế|#26111222|#3
`),
      ),
    ).toEqual(
      [
        '[1] Hà Nội · triệu đồng C=29106050 D=3.25',
        '[2] Hải Phòng · triệu đồng C=?28.709234|28709234 D=2.5',
        '[3] Đà Nẵng · triệu đồng C=31222333 D=4',
        '[4] Cần Thơ · triệu đồng C=27000111 D=12.125',
        '[5] Huế · triệu đồng C=26111222 D=3',
      ].map((line) => line.replace(' · triệu đồng', '')),
    )
  })

  it('keep the digits of the file: 15 of a double, no binary noise', () => {
    expect(
      outlineRows(
        only(`
Đơn vị|Số tiền|Khác
HTX An|#102204750.05630115|#0.1
HTX Bình|#0.30000000000000004|#2.9103830456733704e-11
`),
      ),
    ).toEqual(['HTX An B=102204750.056301 C=0.1', 'HTX Bình B=0.3 C=0.0000000000291038304567337'])
  })
})

describe('registers', () => {
  it('have columns of text and dates beside their figures', () => {
    const table = only(`
*DANH SÁCH HỢP TÁC XÃ NĂM 2023
STT|Tên HTX|Địa chỉ|Ngày thành lập|Số thành viên|Vốn điều lệ (tr.đ)
#1|HTX An Bình|Xã A|01/02/2020|#12|#500
#2|HTX Bình Minh|Xã B|05/06/2021|#15|#1200
#3|HTX Cẩm Thanh|Xã C|2019|#20|#300
`)
    expect(table.columns.map(({ role }) => role)).toEqual([
      'ordinal',
      'label',
      'note',
      'note',
      'value',
      'value',
    ])
    expect(outlineRows(table)[1]).toBe('[2] HTX Bình Minh E=15 F=1200')
  })

  it('beyond 20.000 rows are counted and not kept', () => {
    const cells = (row: number): readonly [string, string | number][] =>
      row === 0
        ? [
            ['STT', 'STT'],
            ['Tên HTX', 'Tên HTX'],
            ['Vốn', 'Vốn'],
          ]
        : [
            [String(row), row],
            [`HTX số ${String(row)}`, `HTX số ${String(row)}`],
            [String(row * 2), row * 2],
          ]
    const rows = Array.from({ length: 25_001 }, (_, row) => ({
      row,
      cells: cells(row).map(([text, value], column) => ({ column, value, text, formula: null })),
    }))
    const [table, ...others] = understandSheet({ sheet: 'Sổ', rows, merges: [], identity: null })
    expect(others).toEqual([])
    expect(table).toMatchObject({ id: 'Sổ!A1:C25001', cut: 5_000 })
    expect(table?.rows).toHaveLength(20_000)
    expect(table?.rows.at(-1)).toMatchObject({ ordinal: '20000', label: 'HTX số 20000', level: 0 })
  })
})
