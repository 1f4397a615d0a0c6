import { describe, expect, it } from 'vitest'
import { understandSheet } from '../../../../shared/understand/understand-sheet'
import { sheetOf } from './grid-fixture'
import { addressOf, outlineColumns, outlineRows } from './table-outline'

/** Sheets as offices make them, each with what a person reads in it. */
type Case = {
  name: string
  text: string
  tables: { title: string; columns: string[]; rows: string[]; below?: string[] }[]
}

const cases: Case[] = [
  {
    name: 'a budget balance with two kinds of comparison and notes',
    text: `
ỦY BAN NHÂN DÂN|<|<|Biểu số 62/CK-NSNN|<|<
TỈNH ĐỒNG THÁP|<|<||||
CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2017|<|<|<|<|<
(Quyết toán đã được Hội đồng nhân dân phê chuẩn)|<|<|<|<|<
||||Đơn vị: Triệu đồng|<
STT|Nội dung|Dự toán|Quyết toán|So sánh|<
^|^|^|^|Tuyệt đối|Tương đối (%)
A|B|1|2|3=2-1|4=2/1
A|TỔNG NGUỒN THU NSĐP|#9123456|#9876543|=753087|=108.25
I|Thu NSĐP được hưởng theo phân cấp|#5000000|#5500000|=500000|=110
1|Thu NSĐP hưởng 100%|#3000000|#3500000|=500000|=116.7
2|Thu NSĐP hưởng từ các khoản thu phân chia|#2000000|#2000000|=0|=100
II|Thu bổ sung từ NSTW|#4123456|#4376543||
|-Thu bổ sung cân đối|#1|#2||
|-Thu bổ sung có mục tiêu|#1|#2||
B|TỔNG CHI NSĐP|#9123456|#9000000||
I|Tổng chi cân đối NSĐP|#8000000|#7900000||
|Trong đó:||||
1|Chi đầu tư phát triển (1)|#1|#2||
C|BỘI CHI NSĐP/BỘI THU NSĐP (2)|||||
D|CHI TRẢ NỢ GỐC CỦA NSĐP|#1|#2||
Ghi chú:
(1) Bao gồm số bổ sung cân đối
(2) Năm đầu thời kỳ ổn định
`,
    tables: [
      {
        title:
          'A6:F21 | ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP | Biểu số 62/CK-NSNN | CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2017 | Triệu đồng',
        columns: [
          'A ordinal STT',
          'B label Nội dung',
          'C value Dự toán {value plan 2017}',
          'D value Quyết toán {value actual 2017}',
          'E value So sánh / Tuyệt đối {difference 2017}',
          'F value So sánh / Tương đối (%) · % {index 2017}',
        ],
        rows: [
          '[A] TỔNG NGUỒN THU NSĐP C=9123456 D=9876543 E=753087 F=108.25',
          '  [I] Thu NSĐP được hưởng theo phân cấp C=5000000 D=5500000 E=500000 F=110',
          '    [1] Thu NSĐP hưởng 100% C=3000000 D=3500000 E=500000 F=116.7',
          '    [2] Thu NSĐP hưởng từ các khoản thu phân chia C=2000000 D=2000000 E=0 F=100',
          '  [II] Thu bổ sung từ NSTW C=4123456 D=4376543',
          '    [-] Thu bổ sung cân đối C=1 D=2',
          '    [-] Thu bổ sung có mục tiêu C=1 D=2',
          '[B] TỔNG CHI NSĐP C=9123456 D=9000000',
          '  [I] Tổng chi cân đối NSĐP C=8000000 D=7900000',
          '    Trong đó: <heading>',
          '    [1] Chi đầu tư phát triển (1) C=1 D=2',
          '[C] BỘI CHI NSĐP/BỘI THU NSĐP (2) <section>',
          '[D] CHI TRẢ NỢ GỐC CỦA NSĐP C=1 D=2',
        ],
        below: ['(1) Bao gồm số bổ sung cân đối', '(2) Năm đầu thời kỳ ổn định'],
      },
    ],
  },
  {
    name: 'a list of cooperatives from a district, with dates and codes that are no figures',
    text: `
UBND HUYỆN THÁP MƯỜI||||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG TC-KH||||||Độc lập – Tự do – Hạnh phúc
TÌNH HÌNH HOẠT ĐỘNG CỦA CÁC HỢP TÁC XÃ TRÊN ĐỊA BÀN HUYỆN
Quý I năm 2024
TT|Tên HTX|Điện thoại|Năm thành lập|Thành viên|Doanh thu (tr.đ)||Ghi chú
|||||KH năm 2024|TH quý I|
1|HTX Nông nghiệp A|0912345678|2015|120|1.200|300|
2|HTX Dịch vụ B|0987654321|2018|35|800,5|195|Tạm ngừng
|Cộng|||155|2.000,5|495|
||||||Ngày 31 tháng 3 năm 2024
Người lập biểu||||||Trưởng phòng
(Ký, ghi rõ họ tên)||||||(Ký, đóng dấu)
`,
    tables: [
      {
        title:
          'A5:H9 | PHÒNG TC-KH |  | TÌNH HÌNH HOẠT ĐỘNG CỦA CÁC HỢP TÁC XÃ TRÊN ĐỊA BÀN HUYỆN Quý I năm 2024 | ',
        columns: [
          'A ordinal TT',
          'B label Tên HTX',
          'C note Điện thoại',
          'D note Năm thành lập',
          'E value Thành viên {value 2024-quarter-1}',
          'F value Doanh thu (tr.đ) / KH năm 2024 · tr.đ {value plan 2024}',
          'G value Doanh thu (tr.đ) / TH quý I · tr.đ {value actual 2024-quarter-1}',
          'H note Ghi chú',
        ],
        rows: [
          '[1] HTX Nông nghiệp A E=120 F=1200 G=300',
          '[2] HTX Dịch vụ B E=35 F=800.5 G=195',
          'Cộng <total> E=155 F=2000.5 G=495',
        ],
        below: [
          'Ngày 31 tháng 3 năm 2024',
          'Người lập biểu',
          'Trưởng phòng',
          '(Ký, ghi rõ họ tên)',
          '(Ký, đóng dấu)',
        ],
      },
    ],
  },
  {
    name: 'a yearly report with a unit column called "Đơn vị"',
    text: `
BÁO CÁO NĂM 2022
Nội dung|Đơn vị|Kế hoạch năm|Thực hiện|% so với KH|% so cùng kỳ
1. Số HTX thành lập mới|HTX|10|12|120|109
2. Doanh thu bình quân/HTX|Tr.đồng|1.500|1.450|96,67|103,5
* Nông nghiệp|Tr.đồng|1.400|1.350|96|101
* Phi nông nghiệp|Tr.đồng|1.600|1.550|97|105
`,
    tables: [
      {
        title: 'A2:F6 |  |  | BÁO CÁO NĂM 2022 | ',
        columns: [
          'A label Nội dung',
          'B unit Đơn vị',
          'C value Kế hoạch năm {value plan 2022}',
          'D value Thực hiện {value actual 2022}',
          'E value % so với KH · % {index 2022 vs plan}',
          'F value % so cùng kỳ · % {index 2022 vs last-year}',
        ],
        rows: [
          '[1.] Số HTX thành lập mới · HTX C=10 D=12 E=120 F=109',
          '[2.] Doanh thu bình quân/HTX · Tr.đồng C=1500 D=1450 E=96.67 F=103.5',
          '  [*] Nông nghiệp · Tr.đồng C=1400 D=1350 E=96 F=101',
          '  [*] Phi nông nghiệp · Tr.đồng C=1600 D=1550 E=97 F=105',
        ],
      },
    ],
  },
  {
    name: '"Đơn vị" as the name of organisations, the sum of a quarter',
    text: `
STT|Đơn vị|Tháng 1|Tháng 2|Tháng 3|Quý I
1|Xã A|#1|#2|#3|=6
2|Xã B|#1|#2|#3|=6
|Tổng|=2|=4|=6|=12
`,
    tables: [
      {
        title: 'A1:F4 |  |  |  | ',
        columns: [
          'A ordinal STT',
          'B label Đơn vị',
          'C value Tháng 1 {value}',
          'D value Tháng 2 {value}',
          'E value Tháng 3 {value}',
          'F value Quý I {value}',
        ],
        rows: ['[1] Xã A C=1 D=2 E=3 F=6', '[2] Xã B C=1 D=2 E=3 F=6', 'Tổng <total> C=2 D=4 E=6 F=12'],
      },
    ],
  },
  {
    name: 'half-years, plans and attainments',
    text: `
TT|Chỉ tiêu|Thực hiện 6 tháng đầu năm 2023|Kế hoạch năm 2024|Thực hiện 6 tháng đầu năm 2024|So sánh (%)|<|Lũy kế đến 30/9/2024|Đạt % KH năm
^|^|^|^|^|Với cùng kỳ|Với KH năm|^|^
1|Doanh thu|1.500,5|3.000|1.700|113,3|56,7|2.500|83
2|Lợi nhuận|15|30|17|113|56|20|66
`,
    tables: [
      {
        title: 'A1:I4 |  |  |  | ',
        columns: [
          'A ordinal TT',
          'B label Chỉ tiêu',
          'C value Thực hiện 6 tháng đầu năm 2023 {value actual 2023-half-1}',
          'D value Kế hoạch năm 2024 {value plan 2024}',
          'E value Thực hiện 6 tháng đầu năm 2024 {value actual 2024-half-1}',
          'F value So sánh (%) / Với cùng kỳ · % {index vs last-year}',
          'G value So sánh (%) / Với KH năm · % {index vs plan}',
          'H value Lũy kế đến 30/9/2024 {value 2024-nine-months-1}',
          'I value Đạt % KH năm · % {attainment vs plan}',
        ],
        rows: [
          '[1] Doanh thu C=1500.5 D=3000 E=1700 F=113.3 G=56.7 H=2500 I=83',
          '[2] Lợi nhuận C=15 D=30 E=17 F=113 G=56 H=20 I=66',
        ],
      },
    ],
  },
  {
    name: 'rows in bold that head the others',
    text: `
Lĩnh vực|Tổng số HTX|Trong đó||
||Đang hoạt động|Ngừng hoạt động|Mới thành lập
*Toàn tỉnh|100|80|15|5
*Nông nghiệp|60|50|8|2
Trồng trọt|40|35|4|1
Chăn nuôi|20|15|4|1
*Phi nông nghiệp|40|30|7|3
`,
    tables: [
      {
        title: 'A1:E7 |  |  |  | ',
        columns: [
          'A label Lĩnh vực',
          'B value Tổng số HTX {value}',
          'C value Trong đó / Đang hoạt động {value}',
          'D value Trong đó / Ngừng hoạt động {value}',
          'E value Trong đó / Mới thành lập {value}',
        ],
        rows: [
          'Toàn tỉnh <total> B=100 C=80 D=15 E=5',
          'Nông nghiệp B=60 C=50 D=8 E=2',
          '  Trồng trọt B=40 C=35 D=4 E=1',
          '  Chăn nuôi B=20 C=15 D=4 E=1',
          'Phi nông nghiệp B=40 C=30 D=7 E=3',
        ],
      },
    ],
  },
  {
    name: 'a ledger with its period in brackets and a unit of thousands',
    text: `
|||||Mẫu B01/HTX
BÁO CÁO TỔNG HỢP
(Từ ngày 01/01/2024 đến ngày 30/6/2024)
Đvt: 1.000 đồng
Diễn giải|Số đầu kỳ|Phát sinh|Số cuối kỳ
Vốn góp|100.000|20.000|120.000
Nợ vay|50.000|-|50.000
`,
    tables: [
      {
        title: 'A5:D7 |  | Mẫu B01/HTX | BÁO CÁO TỔNG HỢP | 1.000 đồng',
        columns: [
          'A label Diễn giải',
          'B value Số đầu kỳ {value 2024-half-1}',
          'C value Phát sinh {value 2024-half-1}',
          'D value Số cuối kỳ {value 2024-half-1}',
        ],
        rows: ['Vốn góp B=100000 C=20000 D=120000', 'Nợ vay B=50000 C=– D=50000'],
      },
    ],
  },
  {
    name: 'years down the first column',
    text: `
Năm|Số HTX|Thành viên|Doanh thu
2019|10|100|1.000
2020|12|120|1.200
2021|14|140|1.450
`,
    tables: [
      {
        title: 'A1:D4 |  |  |  | ',
        columns: [
          'A label Năm',
          'B value Số HTX {value}',
          'C value Thành viên {value}',
          'D value Doanh thu {value}',
        ],
        rows: ['2019 B=10 C=100 D=1000', '2020 B=12 C=120 D=1200', '2021 B=14 C=140 D=1450'],
      },
    ],
  },
  {
    name: 'empty rows at the end, then who receives it',
    text: `
STT|Chỉ tiêu|Số lượng
1|HTX|5
2|THT|7
3|Chưa có số liệu|
4|Khác|

Nơi nhận:
- Sở KHĐT;
- Lưu VT.
`,
    tables: [
      {
        title: 'A1:C5 |  |  |  | ',
        columns: ['A ordinal STT', 'B label Chỉ tiêu', 'C value Số lượng {value}'],
        rows: ['[1] HTX C=5', '[2] THT C=7', '[3] Chưa có số liệu', '[4] Khác'],
        below: ['Nơi nhận:', '- Sở KHĐT;', '- Lưu VT.'],
      },
    ],
  },
  {
    name: 'the same header under three titles',
    text: `
*Biểu 1: Hợp tác xã
STT|Huyện|Năm 2022|Năm 2023
1|Cao Lãnh|#1|#2
2|Lấp Vò|#3|#4

*Biểu 2: Tổ hợp tác
STT|Huyện|Năm 2022|Năm 2023
1|Cao Lãnh|#5|#6
2|Lấp Vò|#7|#8

TÌNH HÌNH QUỸ TÍN DỤNG
STT|Huyện|Năm 2022|Năm 2023
1|Cao Lãnh|#9|#6
`,
    tables: [
      {
        title: 'A2:D4 |  | Biểu 1 | Hợp tác xã | ',
        columns: [
          'A ordinal STT',
          'B label Huyện',
          'C value Năm 2022 {value 2022}',
          'D value Năm 2023 {value 2023}',
        ],
        rows: ['[1] Cao Lãnh C=1 D=2', '[2] Lấp Vò C=3 D=4'],
      },
      {
        title: 'A7:D9 |  | Biểu 2 | Tổ hợp tác | ',
        columns: [
          'A ordinal STT',
          'B label Huyện',
          'C value Năm 2022 {value 2022}',
          'D value Năm 2023 {value 2023}',
        ],
        rows: ['[1] Cao Lãnh C=5 D=6', '[2] Lấp Vò C=7 D=8'],
      },
      {
        title: 'A12:D13 |  |  | TÌNH HÌNH QUỸ TÍN DỤNG | ',
        columns: [
          'A ordinal STT',
          'B label Huyện',
          'C value Năm 2022 {value 2022}',
          'D value Năm 2023 {value 2023}',
        ],
        rows: ['[1] Cao Lãnh C=9 D=6'],
      },
    ],
  },
  {
    name: 'a title repeated on every page',
    text: `
*DANH SÁCH HTX
ĐVT: Triệu đồng
STT|Huyện|Năm 2022|Năm 2023
1|Cao Lãnh|#1|#2
2|Lấp Vò|#3|#4
*DANH SÁCH HTX
ĐVT: Triệu đồng
STT|Huyện|Năm 2022|Năm 2023
3|Tam Nông|#5|#6
`,
    tables: [
      {
        title: 'A3:D9 |  |  | DANH SÁCH HTX | Triệu đồng',
        columns: [
          'A ordinal STT',
          'B label Huyện',
          'C value Năm 2022 {value 2022}',
          'D value Năm 2023 {value 2023}',
        ],
        rows: ['[1] Cao Lãnh C=1 D=2', '[2] Lấp Vò C=3 D=4', '[3] Tam Nông C=5 D=6'],
      },
    ],
  },
  {
    name: 'numbered titles above tables of their own',
    text: `
I. TÌNH HÌNH CHUNG|
Chỉ tiêu|ĐVT|31/12/2022|31/12/2023
Số HTX|HTX|10|12
Số THT|THT|20|22
|||
II. KẾT QUẢ KINH DOANH|||
Chỉ tiêu|ĐVT|Năm 2022|Năm 2023
Doanh thu|tỷ đồng|1,5|2,25
Lợi nhuận|tỷ đồng|0,5|0,7
`,
    tables: [
      {
        title: 'A2:D4 |  |  | I. TÌNH HÌNH CHUNG | ',
        columns: [
          'A label Chỉ tiêu',
          'B unit ĐVT',
          'C value 31/12/2022 {value 2022}',
          'D value 31/12/2023 {value 2023}',
        ],
        rows: ['Số HTX · HTX C=10 D=12', 'Số THT · THT C=20 D=22'],
      },
      {
        title: 'A7:D9 |  |  | II. KẾT QUẢ KINH DOANH | ',
        columns: [
          'A label Chỉ tiêu',
          'B unit ĐVT',
          'C value Năm 2022 {value 2022}',
          'D value Năm 2023 {value 2023}',
        ],
        rows: ['Doanh thu · tỷ đồng C=1.5 D=2.25', 'Lợi nhuận · tỷ đồng C=0.5 D=0.7'],
      },
    ],
  },
  {
    name: 'labels merged over two rows',
    text: `
Huyện|Loại hình|Số lượng|Vốn
Cao Lãnh|Nông nghiệp|#5|#10
^|Vận tải|#6|#20
Lấp Vò|Nông nghiệp|#7|#10
^|Vận tải|#8|#20
`,
    tables: [
      {
        title: 'A1:D5 |  |  |  | ',
        columns: ['A label Huyện', 'B note Loại hình', 'C value Số lượng {value}', 'D value Vốn {value}'],
        rows: ['Cao Lãnh C=5 D=10', 'Cao Lãnh C=6 D=20', 'Lấp Vò C=7 D=10', 'Lấp Vò C=8 D=20'],
      },
    ],
  },
]

describe('sheets of offices', () => {
  it.each(cases)('$name', ({ text, tables }) => {
    const found = understandSheet(sheetOf(text)).map((table) => {
      const { agency, label, title, unit } = table.title
      const below = [...table.footnotes.map((note) => `${note.mark} ${note.text}`), ...table.signature]
      return {
        title: [addressOf(table), agency, label, title, unit ?? ''].join(' | '),
        columns: outlineColumns(table),
        rows: outlineRows(table),
        ...(below.length === 0 ? {} : { below }),
      }
    })
    expect(found).toEqual(tables)
  })
})
