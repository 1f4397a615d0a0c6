import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFile } from '../../electron/excel/read-file'
import type { WorkbookSeed } from '../../shared/model/seed'
import type { CellGrid, GridCell } from '../../shared/table/cell-grid'
import type { DocumentTable } from '../../shared/understand/document-table'
import { understandSheet } from '../../shared/understand/understand-sheet'
import { addressOf, outlineColumns, outlineRows } from '../unit/shared/understand/table-outline'

/** Tables of documents as they circulate against what a person reads in them. */

const root = path.resolve(import.meta.dirname, '../..')
const workbooks = path.resolve(root, '../shared/data/xlsx')

function gridOf(lines: readonly (readonly string[])[]): CellGrid {
  const rows = lines.flatMap((line, row) => {
    const cells = line.flatMap((text, column): GridCell[] =>
      text === '' ? [] : [{ column, value: text, text, formula: null }],
    )
    return cells.length === 0 ? [] : [{ row, cells }]
  })
  return { sheet: 'Dán', rows, merges: [], identity: null }
}

describe('the national appendix of 2020, laid out as it is pasted', () => {
  const sample = JSON.parse(
    readFileSync(path.join(root, 'resources/samples/national-2020.json'), 'utf8'),
  ) as WorkbookSeed
  const form = sample.forms[0]
  const stated = new Map((sample.stated[0]?.cells ?? []).map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const paper = (form?.columns ?? []).filter((column) => column.paper)
  const header = [
    ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Thực hiện năm 2020 ¹', 'So sánh với', '', '', ''],
    ['', '', '', '', 'năm 2019', '', 'Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN) ²', ''],
    ['', '', '', '', 'Số lượng', 'Tỷ lệ', 'Số lượng', 'Tỷ lệ'],
  ]
  const rows = (form?.rows ?? []).map((row) => [
    row.ordinal,
    row.label.replaceAll('{N}', '2020'),
    row.unit,
    ...paper.map((column) => stated.get(`${row.id} ${column.id}`)?.text ?? ''),
  ])
  // Two pages: notes of the first one, then the header again, as in the document.
  const pages = [
    ...header,
    ...rows.slice(0, 18),
    [''],
    ['¹ Theo tổng hợp số liệu báo cáo của 63/63 Liên minh HTX cấp tỉnh'],
    [''],
    ...header,
    ...rows.slice(18),
  ]
  const tables = understandSheet(gridOf(pages))
  const [table] = tables

  it('is one table with the columns of the form', () => {
    expect(tables.map(addressOf)).toEqual([`A1:H${String(pages.length)}`])
    expect(table === undefined ? [] : outlineColumns(table)).toEqual([
      'A ordinal TT',
      'B label Chỉ tiêu',
      'C unit Đơn vị tính',
      'D value Thực hiện năm 2020 {value actual 2020}',
      'E value So sánh với / năm 2019 / Số lượng {difference vs 2019}',
      'F value So sánh với / năm 2019 / Tỷ lệ {index vs 2019}',
      'G value So sánh với / Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN) / Số lượng {difference vs plan 2020}',
      'H value So sánh với / Kế hoạch 2020 (NQ số 18/NQ-LMHTXVN) / Tỷ lệ {index vs plan 2020}',
    ])
    expect(table?.footnotes.map(({ mark }) => mark)).toEqual(['¹'])
    expect(table?.dropped.map(({ why }) => why)).toEqual(Array(3).fill('repeated-header'))
  })

  it('has the rows of the form at their levels', () => {
    expect(table?.rows.map(({ ordinal, label, level }) => [ordinal, label, level])).toEqual(
      form?.rows.map((row) => [row.ordinal, row.label.replaceAll('{N}', '2020'), row.level]),
    )
  })

  it('has every figure that the document states, and no other', () => {
    const wanted = (form?.rows ?? []).map((row) =>
      paper.flatMap((column) => {
        const cell = stated.get(`${row.id} ${column.id}`)
        return cell?.value == null ? [] : [Number(cell.value)]
      }),
    )
    const found = table?.rows.map(({ cells }) =>
      cells.flatMap(({ reading }) => (reading.kind === 'number' ? [Number(reading.value)] : [])),
    )
    expect(wanted.flat().length).toBeGreaterThan(100)
    expect(found).toEqual(wanted)
  })
})

type Expected = {
  sheet: string
  address: string
  unit: string
  /** Rows at level 0, 1, 2, … */
  levels: number[]
  columns: string[]
  rows: Record<number, string>
}

const year2009 = '{value actual 2009}'
const final2009: Expected[] = [
  {
    sheet: 'M01+',
    address: 'A9:D37',
    unit: 'Tỷ đồng',
    levels: [4, 14, 10],
    columns: [
      'A ordinal STT No',
      'B label Chỉ tiêu - Items',
      'C note Quyết toán Final accounts 2009',
      `D value Quyết toán Final accounts 2009 ${year2009}`,
    ],
    rows: {
      0: '[A] THU CÂN ĐỐI NGÂN SÁCH NHÀ NƯỚC STATE BUDGET BALANCING REVENUES D=629187',
      6: '    [4] Thu viện trợ không hoàn lại - Grants D=7908',
      13: '[B] CHI CÂN ĐỐI NGÂN SÁCH NHÀ NƯỚC STATE BUDGET BALANCING EXPENDITURES D=715216',
      22: '[C] CÂN ĐỐI NGÂN SÁCH NHÀ NƯỚC - BUDGET BALANCE D=-114442',
      23: '  Bội chi ngân sách nhà nước - Budget deficit D=-114442',
      24: '  Tỷ lệ bội chi NSNN so GDP Budget deficit as share of GDP D=6.90079348090225',
      27: '  [2] Vay ngoài nước - External borrowings D=36292',
    },
  },
  {
    sheet: 'M02+',
    address: 'A9:D41',
    unit: 'Tỷ đồng',
    levels: [2, 6, 15, 8],
    columns: [
      'A ordinal STT No.',
      'B label Chỉ tiêu Items',
      'C note Quyết toán Final accounts 2009',
      `D value Quyết toán Final accounts 2009 ${year2009}`,
    ],
    rows: {
      0: '[A] NGÂN SÁCH TRUNG ƯƠNG - CENTRAL BUDGET <section>',
      3: '      Thu thuế, phí và các khoản thu khác Tax, fees and other revenues D=276331',
      6: '    [3] Thu từ quỹ dự trữ tài chính Revenues from the financial reserve fund',
      17: '[B] NGÂN SÁCH ĐỊA PHƯƠNG - LOCAL BUDGET <section>',
      30: '  [III] Chênh lệch thu chi NSĐP - Balance of local budget D=28413',
    },
  },
  {
    sheet: 'M03+',
    address: 'A9:C42',
    unit: 'Tỷ đồng',
    levels: [7, 5, 17, 3],
    columns: [
      'A ordinal STT No.',
      'B label Chỉ tiêu Items',
      `C value Quyết toán Final accounts 2009 ${year2009}`,
    ],
    rows: {
      13: '    [a] Thuế nhà đất - Land and housing tax C=1203',
      22: '      [-] Trong đó: - Tổng số thu - Revenues C=66633',
      23: '      [-] Số hoàn thuế GTGT - Ammount of returned VAT C=-38000',
      30: '[E] Thu kết dư ngân sách địa phương năm 2008 Balance of local budget in FY2008 C=24953',
      31: 'TỔNG THU CÂN ĐỐI NGÂN SÁCH NHÀ NƯỚC NĂM 2009 TOTAL BALANCE REVENUES 2009 <total> C=629187',
    },
  },
  {
    sheet: 'M04+',
    address: 'A9:E26',
    unit: 'Tỷ đồng',
    levels: [8, 5, 3],
    columns: [
      'A ordinal STT No.',
      'B label Chỉ tiêu Items',
      `C value Quyết toán Final accounts 2009 ${year2009}`,
      'D value Chia ra - Including / NSTW Central budget {value 2009}',
      'E value Chia ra - Including / NSĐP Local budget {value 2009}',
    ],
    rows: {
      4: '    Trong đó - Of which <heading>',
      5: '    [1] Chi giáo dục, đào tạo và dạy nghề Education, Training and vocational training C=69320 D=7162 E=62158',
      7: '  [IV] Chi bổ sung Quỹ dự trữ tài chính Transfer to financial reserve fund C=247 E=247',
      11: 'Tổng số (A+B+C) - Total <total> C=715216 D=338526 E=376690',
      15: 'Tổng số (A+B+C+D+E) - Total <total> C=827160 D=423784 E=403376',
    },
  },
  {
    sheet: 'M05+',
    address: 'A9:C19',
    unit: 'Tỷ đồng',
    levels: [3, 3, 3],
    columns: [
      'A ordinal STT No.',
      'B label Chỉ tiêu Items',
      `C value Quyết toán Final accounts 2009 ${year2009}`,
    ],
    rows: {
      0: 'Tổng số - Total <total> C=88269',
      4: '    [-] Học phí - Tuition fees C=3481',
      7: '  [3] Chi từ nguồn thu xổ số kiến thiết Expenditure from loterry sources C=7719',
    },
  },
  {
    sheet: 'M06+',
    address: 'A9:C40',
    unit: 'Tỷ đồng',
    levels: [7, 4, 19],
    columns: [
      'A ordinal STT No',
      'B label Chỉ tiêu Items',
      `C value Quyết toán Final accounts 2009 ${year2009}`,
    ],
    rows: {
      12: '  [III] Chi thường xuyên - Recurrent expenditures C=142593',
      13: '    Trong đó - Of which: <heading>',
      22: '    [9] Chi thực hiện cải cách tiền lương và tinh giản biên chế Expenditure for salary reform and staffs streamline C=5756',
      29: 'Tổng số (A+B+C+D+E) - Total <total> C=423784',
    },
  },
  {
    sheet: 'M07+',
    address: 'A8:X103',
    unit: 'Triệu đồng',
    levels: [49, 42],
    columns: [],
    rows: {
      45: '[46] Bảo hiểm xã hội Việt Nam (Đối tượng do NSNN đảm bảo) Vietnam social insurance corporation C=26280000 D=0 E=0 H=0 K=26280000 L=0 M=0 N=0 O=0 P=26280000 Q=0 R=0 S=0 T=0 U=0',
    },
  },
  {
    sheet: 'M08+',
    address: 'A11:E27',
    unit: 'Triệu đồng',
    levels: [4, 11],
    columns: [
      'A ordinal STT No.',
      'B label Chỉ tiêu Items',
      `C value Quyết toán Final accounts 2009 ${year2009}`,
      'D value Chia ra - Including / Vốn ĐTPT Investment expenditure {value 2009}',
      'E value Chia ra - Including / Vốn sự nghiệp Recurrent expenditure {value 2009}',
    ],
    rows: {
      0: 'Tổng số - Total <total> C=12608657 D=5359332 E=7249325',
      8: '  [7] Chương trình Giáo dục đào tạo Education and training program C=4002810 E=4002810',
      14: '[III] Dự án trồng mới 5 triệu ha rừng Five million hectare reforestation project C=865134 D=865134',
    },
  },
  {
    sheet: 'M09+',
    address: 'A10:H83',
    unit: 'Triệu đồng',
    levels: [9, 63],
    columns: [],
    rows: {
      0: 'TỔNG SỐ - TOTAL <total> C=392680045.053975 E=376690394.25969 F=134117473 G=38753980 H=95363493',
      12: '  [11] QUẢNG NINH C=7610843.544242 D=76 E=7555219.364497 F=1013889.113622 G=0 H=1013889.113622',
      71: '  [63] CÀ MAU C=3271748.14752486 D=100 E=3082942.593955 F=1020574 G=324183 H=696392',
    },
  },
]

const plan2003Columns = [
  'A ordinal STT',
  'B label TỈNH, THÀNH PHỐ',
  'C value TỔNG THU NSNN TRÊN ĐỊA BÀN CÁC TỈNH, TP TRỰC THUỘC TRUNG ƯƠNG {value 2003}',
  'D value TỶ LỆ PHÂN CHIA CÁC NGUỒN THU CHO NSĐP {value 2003}',
  'E value SỐ BỔ SUNG TỪ NGÂN SÁCH TRUNG ƯƠNG CHO NGÂN SÁCH TỈNH, THÀNH PHỐ TRỰC THUỘC TW {value 2003}',
  'F value TỔNG SỐ CHI NGÂN SÁCH TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG {value 2003}',
  'G value TR.ĐÓ: CHI C.TRÌNH M.TIÊU QUỐC GIA CT 135, DỰ ÁN 5 TRHA RỪNG VÀ KINH PHÍ THỰC HIỆN MỘT SỐ NHIỆM VỤ KHÁC {value 2003}',
  'H value SỐ BỔ SUNG TỪ NGÂN SÁCH TRUNG ƯƠNG {value 2003}',
]

/** Tables of a workbook by sheet; sheets without one are absent. */
async function understandFile(file: string): Promise<Map<string, DocumentTable[]>> {
  const { grids } = await readFile(path.join(workbooks, file), { legacy: 'by-evidence' })
  return new Map(
    grids.map((grid) => [grid.sheet, understandSheet(grid)] as const).filter(([, found]) => found.length > 0),
  )
}

function countLevels(table: DocumentTable): number[] {
  const counts: number[] = []
  for (const { level } of table.rows) counts[level] = (counts[level] ?? 0) + 1
  return Array.from(counts, (count: number | undefined) => count ?? 0)
}

describe.skipIf(!existsSync(workbooks))('workbooks of the Ministry of Finance', () => {
  describe('final accounts of 2009, nine sheets', () => {
    let found = new Map<string, DocumentTable[]>()
    beforeAll(async () => {
      found = await understandFile('vn_mof_budget_Final_2009.xls')
    })

    it('have one table each', () => {
      expect([...found].map(([sheet, tables]) => [sheet, ...tables.map(addressOf)])).toEqual(
        final2009.map(({ sheet, address }) => [sheet, address]),
      )
    })

    it.each(final2009)('$sheet is read as it is printed', ({ sheet, unit, levels, columns, rows }) => {
      const table = found.get(sheet)?.[0]
      if (table === undefined) throw new Error(`no table on ${sheet}`)
      expect(table.title).toMatchObject({
        agency: 'BỘ TÀI CHÍNH',
        unit,
        period: { kind: 'year', year: 2009, ordinal: 1 },
      })
      expect(table.title.label).toMatch(/^Phụ lục (?:số )?0\d\/CKTC-NSNN$/)
      expect(countLevels(table)).toEqual(levels)
      if (columns.length > 0) expect(outlineColumns(table)).toEqual(columns)
      const outline = outlineRows(table)
      expect(Object.fromEntries(Object.keys(rows).map((at) => [at, outline[Number(at)]]))).toEqual(rows)
    })

    it('have the header tree of the widest sheet, four rows deep', () => {
      const table = found.get('M07+')?.[0]
      expect(table?.columns.map(({ native, path }) => (native ?? path).join(' / '))).toEqual([
        'Stt',
        'Tên đơn vị',
        'Quyết toán',
        'I. Chi đầu tư phát triển / Tổng số',
        'I. Chi đầu tư phát triển / Chi đầu tư XDCB / Tổng số',
        'I. Chi đầu tư phát triển / Chi đầu tư XDCB / Trong đó / Vốn trong nước',
        'I. Chi đầu tư phát triển / Chi đầu tư XDCB / Trong đó / Vốn ngoài nước',
        'I. Chi đầu tư phát triển / Chi dự trữ quốc gia và chi đầu tư phát triển khác',
        expect.stringMatching(/^I\. Chi đầu tư phát triển \/ Chi bù chênh lệch lãi suất tín dụng/) as string,
        'II. Chi trả nợ và viện trợ',
        'III. Chi thường xuyên / Tổng số',
        'III. Chi thường xuyên / Trong đó / Chi giáo dục- đào tạo, dạy nghề',
        'III. Chi thường xuyên / Trong đó / Chi y tế, dân số và kế hoạch hoá gia đình',
        'III. Chi thường xuyên / Trong đó / Chi khoa học công nghệ',
        'III. Chi thường xuyên / Trong đó / Chi VHTT, PTTH, TDTT',
        'III. Chi thường xuyên / Trong đó / Chi lương hưu và đảm bảo xã hội',
        'III. Chi thường xuyên / Trong đó / Chi sự nghiệp kinh tế',
        'III. Chi thường xuyên / Trong đó / Chi sự nghiệp bảo vệ môi trường',
        'III. Chi thường xuyên / Trong đó / Chi QL hành chính nhà nước, Đảng, đoàn thể',
        'III. Chi thường xuyên / Trong đó / Chi trợ giá mặt hàng chính sách',
        'III. Chi các Chương trình MTQG, CT 135, DA trồng mới 5 triệu ha rừng / Tổng số',
        'III. Chi các Chương trình MTQG, CT 135, DA trồng mới 5 triệu ha rừng / Trong đó / Chi CTMTQG',
        'III. Chi các Chương trình MTQG, CT 135, DA trồng mới 5 triệu ha rừng / Trong đó / CT 135',
        'III. Chi các Chương trình MTQG, CT 135, DA trồng mới 5 triệu ha rừng / Trong đó / Chi DA trồng mới 5triệu ha rừng',
      ])
      expect(table?.dropped).toEqual([{ row: 11, why: 'column-numbers' }])
    })

    it('keep their notes', () => {
      expect(found.get('M01+')?.[0]?.footnotes.map(({ mark, row }) => [mark, row])).toEqual([
        ['(1)', 38],
        ['(2)', 39],
        ['(1)', 41],
        ['(2)', 42],
      ])
      expect(found.get('M08+')?.[0]?.footnotes).toEqual([])
    })
  })

  it('the plan of 2003, in an old font and in Unicode, is the same table twice', async () => {
    const found = await understandFile('vn_mof_budget_Plan_2003.xls')
    const [old, unicode] = [...found.values()].map(([table]) => table)
    if (old === undefined || unicode === undefined) throw new Error('two sheets expected')
    expect([...found.values()].map((tables) => tables.map(addressOf))).toEqual([['A9:H79'], ['A9:H79']])
    for (const table of [old, unicode]) {
      expect(outlineColumns(table)).toEqual(plan2003Columns)
      expect(table.rows).toHaveLength(63)
      expect(countLevels(table)).toEqual([2, 61])
      expect(table.dropped).toEqual([{ row: 14, why: 'column-numbers' }])
    }
    expect(outlineRows(unicode).filter((_, at) => at === 1 || at === 42)).toEqual([
      expect.stringContaining('[I] THÀNH PHỐ') as string,
      '  [41] TP. HỒ CHÍ MINH C=38216900 D=33 E=896041 F=7419961 G=407791 H="#REF!"',
    ])
    expect(outlineRows(old).map((line) => line.replace(/ H=.*/, '').toUpperCase())).toEqual(
      outlineRows(unicode).map((line) => line.replace(/ H=.*/, '').toUpperCase()),
    )
    expect({ ...old.title, lines: [] }).toEqual({ ...unicode.title, lines: [] })
  })

  it('the plan of 2006 has regions with their provinces and notes in two languages', async () => {
    const [table] = (await understandFile('vn_mof_budget_Plan_2006.xls')).get('Sheet1') ?? []
    if (table === undefined) throw new Error('no table')
    expect(addressOf(table)).toBe('A8:O86')
    expect(table.title).toMatchObject({
      agency: 'BỘ TÀI CHÍNH',
      label: 'Phụ lục 09/CKTC-NSNN',
      title: 'DỰ TOÁN THU, CHI NGÂN SÁCH CỦA CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG NĂM 2006',
      unit: 'Triệu đồng',
    })
    expect(countLevels(table)).toEqual([9, 64])
    expect(table.columns.map(({ path }) => path.length)).toEqual([
      1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3,
    ])
    expect(table.columns[14]?.path.slice(1, 2)).toEqual(['Bổ sung có mục tiêu - Balance transfers'])
    expect(outlineRows(table)[53]).toMatch(/^ {2}\[46\] TP\. HỒ CHÍ MINH C=67254000 D=29 E=14144014 /)
    expect(table.footnotes.map(({ mark }) => mark)).toEqual([
      '(2)',
      '(1)',
      '(3)',
      '(2)',
      '(3)',
      '(1)',
      '(2)',
      '(3)',
    ])
  })
})
