import { describe, expect, it } from 'vitest'
import type { DocumentTable } from '../../../../shared/understand/document-table'
import { understandSheet } from '../../../../shared/understand/understand-sheet'
import { sheetOf } from './grid-fixture'
import { addressOf, outlineColumns, outlineRows } from './table-outline'

function only(text: string): DocumentTable {
  const tables = understandSheet(sheetOf(text))
  expect(tables.map(addressOf)).toHaveLength(1)
  const [table] = tables
  if (table === undefined) throw new Error('no table')
  return table
}

describe('a report with everything around its table', () => {
  const table = only(`
*UBND TỈNH ĐỒNG THÁP||||*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|<|<|<
*LIÊN MINH HỢP TÁC XÃ||||Độc lập - Tự do - Hạnh phúc|<|<|<
|||||||
*Biểu số 01/HTX|<|<|<|<|<|<|<
*TỔNG HỢP CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ|<|<|<|<|<|<|<
*6 THÁNG ĐẦU NĂM 2024|<|<|<|<|<|<|<
_(Kèm theo Báo cáo số 12/BC-LMHTX ngày 15 tháng 6 năm 2024 của Liên minh HTX)|<|<|<|<|<|<|<
||||||ĐVT: Triệu đồng|
*TT|*Chỉ tiêu|*Đơn vị tính|*Thực hiện năm 2023 ¹|*Năm 2024|<|<|*Kế hoạch năm 2025
^|^|^|^|*Kế hoạch|*TH 6 tháng|*Ước cả năm|^
A|B|C|1|2|3|4|5
*I|*HỢP TÁC XÃ||||||
1|Tổng số HTX|HTX|#214|#220|=217|#220|#226
-|Nông nghiệp|HTX|#150|#154|#152|#154|#158
-|Phi nông nghiệp|HTX|#64|#66|#65|#66|#68
|_Trong đó: vận tải|HTX|#12|#12|#12|-|…
2|Số thành viên|người|25.454|26.000|25.800|26.000|gần 27.000
3|Doanh thu bình quân|triệu đồng/năm|3.600,6|3.700|1.802,5|3.700|3.900
4|Tỷ lệ HTX hiệu quả|%|56,5%|60%|58%|60%|62%
*II|*TỔ HỢP TÁC||||||
1|Tổng số THT|THT|#400|#410|#405||
|*Tổng cộng||#614|#630|#622|#220|#226
|||||||
Ghi chú: (1) Số liệu đến 15/6/2024|<|<|<|<|<|<|<
* Không kể QTDND|<|<|<|<|<|<|<
|||||||
|*NGƯỜI LẬP BIỂU||||Cao Lãnh, ngày 15 tháng 6 năm 2024|<|<
|||||*KT. CHỦ TỊCH|<|<
|||||*PHÓ CHỦ TỊCH|<|<
|||||(Đã ký)|<|<
|*Nguyễn Văn A||||*Trần Thị B|<|<
`)

  it('is one table from its header to its total', () => {
    expect(table.id).toBe('Biểu 1!A9:H22')
    expect(table.dropped).toEqual([{ row: 10, why: 'column-numbers' }])
  })

  it('has its title block taken apart', () => {
    expect(table.title).toMatchObject({
      agency: 'LIÊN MINH HỢP TÁC XÃ',
      label: 'Biểu số 01/HTX',
      title: 'TỔNG HỢP CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ 6 THÁNG ĐẦU NĂM 2024',
      attachment: '(Kèm theo Báo cáo số 12/BC-LMHTX ngày 15 tháng 6 năm 2024 của Liên minh HTX)',
      unit: 'Triệu đồng',
      period: { kind: 'half', year: 2024, ordinal: 1 },
    })
    expect(table.title.lines).toHaveLength(9)
  })

  it('has a header tree that says what each column is', () => {
    expect(outlineColumns(table)).toEqual([
      'A ordinal TT',
      'B label Chỉ tiêu',
      'C unit Đơn vị tính',
      'D value Thực hiện năm 2023 {value actual 2023}',
      'E value Năm 2024 / Kế hoạch {value plan 2024}',
      'F value Năm 2024 / TH 6 tháng {value actual 2024-half-1}',
      'G value Năm 2024 / Ước cả năm {value estimate 2024}',
      'H value Kế hoạch năm 2025 {value plan 2025}',
    ])
  })

  it('has its rows in their hierarchy with every figure', () => {
    expect(outlineRows(table)).toEqual([
      '[I] HỢP TÁC XÃ <section>',
      '  [1] Tổng số HTX · HTX D=214 E=220 F=217 G=220 H=226',
      '    [-] Nông nghiệp · HTX D=150 E=154 F=152 G=154 H=158',
      '    [-] Phi nông nghiệp · HTX D=64 E=66 F=65 G=66 H=68',
      '    Trong đó: vận tải · HTX D=12 E=12 F=12 G=– H=…',
      '  [2] Số thành viên · người D=25454 E=26000 F=25800 G=26000 H=near:27000',
      '  [3] Doanh thu bình quân · triệu đồng/năm D=3600.6 E=3700 F=1802.5 G=3700 H=3900',
      '  [4] Tỷ lệ HTX hiệu quả · % D=56.5 E=60 F=58 G=60 H=62',
      '[II] TỔ HỢP TÁC <section>',
      '  [1] Tổng số THT · THT D=400 E=410 F=405',
      'Tổng cộng <total> D=614 E=630 F=622 G=220 H=226',
    ])
    expect(table.rows[4]).toMatchObject({ italic: true, bold: false, parent: 1 })
    expect(table.rows[1]?.cells[2]).toMatchObject({ formula: true, locator: 'Biểu 1!F13' })
    expect(table.notation).toEqual({ convention: 'vi', by: 'evidence', example: '25.454' })
  })

  it('keeps footnotes and signatures apart', () => {
    expect(table.footnotes).toEqual([
      { mark: '(1)', text: 'Số liệu đến 15/6/2024', row: 23 },
      { mark: '*', text: 'Không kể QTDND', row: 24 },
    ])
    expect(table.signature).toEqual([
      'NGƯỜI LẬP BIỂU',
      'Cao Lãnh, ngày 15 tháng 6 năm 2024',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      '(Đã ký)',
      'Nguyễn Văn A',
      'Trần Thị B',
    ])
  })
})

describe('several tables on a sheet', () => {
  it('side by side under one title', () => {
    const tables = understandSheet(
      sheetOf(`
*DANH SÁCH HTX THEO HUYỆN|<|<|<|<|<|<
STT|Huyện|Số HTX||STT|Huyện|Số HTX
#1|Cao Lãnh|#12||#4|Tam Nông|#9
#2|Tháp Mười|#15||#5|Hồng Ngự|#7
#3|Lấp Vò|#8||||
`),
    )
    expect(tables.map(addressOf)).toEqual(['A2:C5', 'E2:G4'])
    expect(tables.map(({ title }) => title.title)).toEqual([
      'DANH SÁCH HTX THEO HUYỆN',
      'DANH SÁCH HTX THEO HUYỆN',
    ])
    expect(tables.flatMap(outlineRows)).toEqual([
      '[1] Cao Lãnh C=12',
      '[2] Tháp Mười C=15',
      '[3] Lấp Vò C=8',
      '[4] Tam Nông G=9',
      '[5] Hồng Ngự G=7',
    ])
  })

  it('side by side without a known word, at different heights', () => {
    const tables = understandSheet(
      sheetOf(`
Khối A|2020|2021||||
Đồi|#1|#2||||
Núi cao|#3|#4||Khối B|2020|2021
Ven biển|#3|#4||Đông|#5|#6
Hải đảo|#7|#8||Tây nam|#7|#8
`),
    )
    expect(tables.map(addressOf)).toEqual(['A1:C5', 'E3:G5'])
    expect(tables.flatMap(outlineColumns)).toEqual([
      'A label Khối A',
      'B value 2020 {value 2020}',
      'C value 2021 {value 2021}',
      'E label Khối B',
      'F value 2020 {value 2020}',
      'G value 2021 {value 2021}',
    ])
  })

  it('one below the other, each with its own title and unit', () => {
    const tables = understandSheet(
      sheetOf(`
*Biểu 1. Số HTX theo loại hình
Chỉ tiêu|Năm 2022|Năm 2023
Nông nghiệp|#10|#12
Phi nông nghiệp|#5|#6

*Biểu 2. Doanh thu (ĐVT: triệu đồng)
Lĩnh vực|2022|2023
Nông nghiệp|#100|#120
Phi nông nghiệp|#50|#60

Phân loại theo quy mô
|Nhỏ|Vừa|Lớn
Cao Lãnh|#1|#2|#3
Tháp Mười|#4|#5|#6
`),
    )
    expect(tables.map((table) => [addressOf(table), table.title.label, table.title.title])).toEqual([
      ['A2:C4', 'Biểu 1', 'Số HTX theo loại hình'],
      ['A7:C9', 'Biểu 2', 'Doanh thu (ĐVT: triệu đồng)'],
      ['A12:D14', '', 'Phân loại theo quy mô'],
    ])
    expect(tables.map(({ title }) => title.unit)).toEqual([null, 'triệu đồng', null])
    expect(tables.map(({ rows }) => rows.length)).toEqual([2, 2, 2])
  })

  it('none where there is only prose, a list of figures or nothing', () => {
    expect(
      understandSheet(
        sheetOf(`
Kính gửi: Ủy ban nhân dân tỉnh
Năm 2020 tỉnh có 25 hợp tác xã và 12 tổ hợp tác.
Trân trọng.
`),
      ),
    ).toEqual([])
    expect(
      understandSheet(
        sheetOf(`
#1|#2|#3
#4|#5|#6
`),
      ),
    ).toEqual([])
    expect(understandSheet({ sheet: 'Trống', rows: [], merges: [], identity: null })).toEqual([])
  })
})

describe('headers', () => {
  it('without merged cells: a group stands over its first column only', () => {
    expect(
      outlineColumns(
        only(`
TT|Chỉ tiêu|ĐVT|TH 2020|So sánh với|||
||||năm 2019||KH 2020 (NQ số 18/NQ-LMHTXVN) ²|
||||Số lượng|Tỷ lệ|Số lượng|Tỷ lệ
I|HỢP TÁC XÃ
1|Tổng số HTX|HTX|#25454|#836|#103.3|#2|#100.1
2|Số HTX mới|HTX|#2138|#-381|#84.9|#-362|#85.5
`),
      ),
    ).toEqual([
      'A ordinal TT',
      'B label Chỉ tiêu',
      'C unit ĐVT',
      'D value TH 2020 {value actual 2020}',
      'E value So sánh với / năm 2019 / Số lượng {difference vs 2019}',
      'F value So sánh với / năm 2019 / Tỷ lệ {index vs 2019}',
      'G value So sánh với / KH 2020 (NQ số 18/NQ-LMHTXVN) / Số lượng {difference vs plan 2020}',
      'H value So sánh với / KH 2020 (NQ số 18/NQ-LMHTXVN) / Tỷ lệ {index vs plan 2020}',
    ])
  })

  it('with groups above the row that names the columns', () => {
    const table = only(`
*Bảng 2: So sánh các năm
||Năm 2020|<|Năm 2021|<
Mã số|Tên đơn vị|Số HTX|Vốn|Số HTX|Vốn
01|Cao Lãnh|#1|#2|#3|#4
02|Tháp Mười|#1|#2|#3|#4
`)
    expect(table.columns.map(({ path }) => path.join(' / '))).toEqual([
      'Mã số',
      'Tên đơn vị',
      'Năm 2020 / Số HTX',
      'Năm 2020 / Vốn',
      'Năm 2021 / Số HTX',
      'Năm 2021 / Vốn',
    ])
    expect(addressOf(table)).toBe('A2:F5')
  })

  it('broken over rows by hand, down to "S", "T", "T"', () => {
    const table = only(`
|||ĐVT: Triệu đồng
S||TỔNG THU|TỶ LỆ
T|TỈNH, THÀNH PHỐ|NSNN|PHÂN CHIA
T||TRÊN ĐỊA BÀN|CÁC NGUỒN THU
A|B|1|2
1|Hà Nội|#19348000|#30
2|Hải Phòng|#5992400|#100
`)
    expect(outlineColumns(table)).toEqual([
      'A ordinal STT',
      'B label TỈNH, THÀNH PHỐ',
      'C value TỔNG THU NSNN TRÊN ĐỊA BÀN {value}',
      'D value TỶ LỆ PHÂN CHIA CÁC NGUỒN THU {value}',
    ])
    expect(table.title.unit).toBe('Triệu đồng')
    expect(table.rows).toHaveLength(2)
  })

  it('in two languages: meaning from the Vietnamese part, texts as they stand', () => {
    const table = only(`
*BỘ TÀI CHÍNH|||Phụ lục 01/CKTC-NSNN
*MINISTRY OF FINANCE|||Table 01/CKTC-NSNN
*QUYẾT TOÁN THU NGÂN SÁCH NĂM 2009|<|<|<
*FINAL ACCOUNTS OF REVENUES FY 2009|<|<|<
|||Tỷ đồng - Billions of dong
STT⏎No|Chỉ tiêu - Items|Quyết toán⏎Final accounts 2009|<
A|TỔNG THU⏎TOTAL REVENUES|(1)|=629187
I|Thu nội địa - Domestic||#454786
|Trong đó - Of which||
1|Thu từ đất⏎Land||#43677
|TỔNG SỐ - TOTAL||#629187
Ghi chú: (1) Không gồm thu bổ sung
Remark: (1) Excluding transfers
`)
    expect(table.title).toMatchObject({
      agency: 'BỘ TÀI CHÍNH',
      label: 'Phụ lục 01/CKTC-NSNN',
      title: 'QUYẾT TOÁN THU NGÂN SÁCH NĂM 2009',
      unit: 'Tỷ đồng',
    })
    expect(outlineColumns(table)).toEqual([
      'A ordinal STT No',
      'B label Chỉ tiêu - Items',
      'C note Quyết toán Final accounts 2009',
      'D value Quyết toán Final accounts 2009 {value actual 2009}',
    ])
    expect(table.columns[3]?.native).toEqual(['Quyết toán'])
    expect(outlineRows(table)).toEqual([
      '[A] TỔNG THU TOTAL REVENUES D=629187',
      '  [I] Thu nội địa - Domestic D=454786',
      '    Trong đó - Of which <heading>',
      '    [1] Thu từ đất Land D=43677',
      'TỔNG SỐ - TOTAL <total> D=629187',
    ])
    expect(table.rows[1]?.native).toBe('Thu nội địa')
    expect(table.footnotes.map(({ mark }) => mark)).toEqual(['(1)', '(1)'])
  })

  it('says scenario, comparison and unit of each column', () => {
    expect(
      outlineColumns(
        only(`
Chỉ tiêu|Năm 2021|Ước TH 2022|KH điều chỉnh 2022|Ước TH 2022/KH (%)|So với cùng kỳ (%)|Tăng, giảm (%)|Chênh lệch (+/-)|Cơ cấu (%)|Doanh thu (tỷ đồng)
Tổng số HTX|#100|#110|#111|#99|#110|#10|#10|#50|#1
Tổng số THT|#60|#65|#66|#99|#108|#8|#5|#50|#2
`),
      ),
    ).toEqual([
      'A label Chỉ tiêu',
      'B value Năm 2021 {value 2021}',
      'C value Ước TH 2022 {value estimate 2022}',
      'D value KH điều chỉnh 2022 {value adjusted-plan 2022}',
      'E value Ước TH 2022/KH (%) · % {attainment estimate 2022 vs plan}',
      'F value So với cùng kỳ (%) · % {index vs last-year}',
      'G value Tăng, giảm (%) · % {growth}',
      'H value Chênh lệch (+/-) {difference}',
      'I value Cơ cấu (%) · % {share}',
      'J value Doanh thu (tỷ đồng) · tỷ đồng {value}',
    ])
  })

  it('of a five-year plan', () => {
    const table = only(`
*KẾ HOẠCH PHÁT TRIỂN KTTT GIAI ĐOẠN 2021-2025
Chỉ tiêu|ĐVT|Hiện trạng 2020|Kế hoạch năm|<|Cả giai đoạn 2021-2025
^|^|^|2021|2022|^
Số HTX|HTX|#10|#11|#12|#15
Tỷ lệ HTX hiệu quả|%|dưới 10%|#11|tối thiểu 13|81/106
`)
    expect(outlineColumns(table).slice(2)).toEqual([
      'C value Hiện trạng 2020 {value 2020}',
      'D value Kế hoạch năm / 2021 {value plan 2021}',
      'E value Kế hoạch năm / 2022 {value plan 2022}',
      'F value Cả giai đoạn 2021-2025 {value 2021-five-years-1}',
    ])
    expect(outlineRows(table)[1]).toBe('Tỷ lệ HTX hiệu quả · % C=under:10 D=11 E=minimum:13 F="81/106"')
  })

  it('of a form nobody has filled in', () => {
    const table = only(`
*Mẫu số 3
TT|Chỉ tiêu|Đơn vị tính|Kỳ báo cáo
1|Tổng số HTX|HTX|
2|Thành viên|người|
`)
    expect(outlineRows(table)).toEqual(['[1] Tổng số HTX · HTX', '[2] Thành viên · người'])
    expect(table.columns.map(({ role }) => role)).toEqual(['ordinal', 'label', 'unit', 'value'])
  })
})
