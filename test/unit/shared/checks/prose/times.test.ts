import { describe, expect, it } from 'vitest'
import type { SeedFact, WorkbookSeed } from '../../../../../shared/model/seed'
import { checkNational, makeChecker } from './prose-fixture'

/** When a number is counted: what no period of the workbook is, is left alone. */
const lines = (...paragraphs: string[]): string[] => checkNational(...paragraphs).lines

describe('a number of another time than the report', () => {
  it.each([
    'Đến 30/6/2020, cả nước có 25.018 HTX.',
    'Đến ngày 30 tháng 6 năm 2020, cả nước có 25.018 HTX.',
    'Tính đến hết tháng 9 năm 2020, cả nước có 25.230 HTX.',
    '9 tháng năm 2020 thành lập mới 1.950 HTX.',
    'Trong 9 tháng, cả nước thành lập mới 1.950 HTX.',
    '11 tháng đầu năm thành lập mới 1.950 HTX.',
    'Tháng 11 cả nước thành lập mới 215 HTX.',
    'Riêng tháng 12 giải thể 810 HTX.',
    'Đến giữa năm 2020 cả nước có 24.950 HTX.',
    'Từ 01/01/2020 đến 30/11/2020 thành lập mới 1.950 HTX.',
    'Trong 5 năm qua, cả nước giải thể 810 HTX.',
    'Từ khi có Luật HTX năm 2012 đến nay, cả nước thành lập mới 2.100 HTX.',
    'Từ đầu nhiệm kỳ đến nay, cả nước thành lập mới 2.100 HTX.',
    'Từ năm 2017 đến năm 2020 thành lập mới 2.100 HTX.',
  ])('%s', (sentence) => {
    const { marks, slips } = checkNational(sentence)
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.every(({ status }) => status === 'unmatched')).toBe(true)
    expect(slips).toEqual([])
  })

  it('is read at the end of its year, in December, and at the beginning of the year after', () => {
    expect(
      lines(
        'Đến 31/12/2020 cả nước có 25.544 HTX.',
        'Tính đến 15/12/2020, cả nước có 25.454 HTX.',
        'Tính đến 31/12/2019, cả nước có 24.618 HTX.',
        'Đầu năm 2020 cả nước có 24.618 HTX.',
      ),
    ).toEqual([
      'differs 25.544 = HTX.tong_so 25.454',
      'agrees 25.454 = HTX.tong_so',
      'agrees 24.618 = HTX.tong_so',
      'agrees 24.618 = HTX.tong_so',
    ])
  })

  it('before and now with one verb, each of its year', () => {
    expect(
      lines(
        'Số HTX tăng từ 24.618 HTX năm 2019 lên 25.454 HTX năm 2020.',
        'Số HTX tăng từ 24.168 HTX năm 2019 lên 25.544 HTX năm 2020.',
        'Số HTX tăng từ 19.569 (năm 2015) lên 25.454 (năm 2020).',
      ),
    ).toEqual([
      'agrees 24.618 = HTX.tong_so',
      'agrees 25.454 = HTX.tong_so',
      'differs 24.168 = HTX.tong_so 24.618',
      'differs 25.544 = HTX.tong_so 25.454',
      'unmatched 19.569',
      'agrees 25.454 = HTX.tong_so',
    ])
  })

  it('does not agree because the table of this year has it', () => {
    expect(
      lines(
        'Năm 2019 giải thể 811 HTX.',
        'Kế hoạch năm 2020 thành lập mới 2.138 HTX.',
        'Thu nhập bình quân của lao động trong HTX đạt 51,3 triệu đồng/người/tháng.',
      ),
    ).toEqual([
      'differs 811 = HTX.giai_the 514',
      'differs 2.138 = HTX.thanh_lap_moi plan 2.500',
      'differs 51,3 = HTX.thu_nhap_bq 4,3',
    ])
    expect(lines('Vùng Đông Bắc có 25.454 HTX.')).toEqual(['unmatched 25.454'])
  })
})

describe('the year that is compared with', () => {
  const slips = (...paragraphs: string[]): string[] => checkNational(...paragraphs).slips

  it.each([
    ['so với 31/12/2020', 'base-year: 31/12/2020'],
    ['so với thời điểm 31/12/2020', 'base-year: 31/12/2020'],
    ['so năm 2020', 'base-year: 2020'],
    ['so với cùng thời điểm năm 2020', 'base-year: 2020'],
    ['so với 2020', 'base-year: 2020'],
  ])('"%s" is not before the report', (base, slip) => {
    expect(slips(`Cả nước có 25.454 HTX, tăng 836 HTX ${base}.`)).toEqual([slip])
    expect(slips(`Cả nước có 25.454 HTX, tăng 836 HTX ${base.replace('2020', '2019')}.`)).toEqual([])
  })

  it('has four quarters', () => {
    expect(slips('Quý V/2020 đã tổ chức sơ kết, quý IV/2020 tổng kết.')).toEqual(['impossible-date: 2020'])
  })

  it('is told behind an index as well', () => {
    expect(slips('Cả nước có 25.454 HTX, bằng 103,4% năm 2020.')).toEqual(['base-year: 2020'])
    expect(slips('Cả nước có 25.454 HTX, bằng 103,4% năm 2019.')).toEqual([])
  })

  it.each([
    'Số HTX thành lập mới đạt 85,5% so với chỉ tiêu năm 2020.',
    'So với dự toán năm 2020, kinh phí hỗ trợ HTX đạt 95%.',
    'Số HTX giải thể chiếm tỷ lệ thấp so với tổng số HTX năm 2020.',
    'Số HTX của tỉnh còn thấp so với cả nước năm 2020.',
    'So với 2020 HTX, còn thấp.',
  ])('is none in "%s"', (sentence) => {
    expect(slips(sentence)).toEqual([])
  })
})

const rows = { stock: 'Tổng số hợp tác xã', flow: 'Số HTX thành lập mới' } as const
const facts: readonly [keyof typeof rows, string, SeedFact['scenario'], string][] = [
  ['stock', '2024-Q1', 'actual', '20'],
  ['stock', '2023-Q1', 'actual', '15'],
  ['stock', '2023', 'actual', '17'],
  ['flow', '2024-Q1', 'actual', '3'],
  ['flow', '2023-Q1', 'actual', '2'],
  ['flow', '2023', 'actual', '8'],
  ['flow', '2024', 'plan', '10'],
]
const quarterly: WorkbookSeed = {
  indicators: Object.entries(rows).map(([kind, name]) => ({
    code: kind,
    name,
    unit: 'HTX',
    kind: kind as keyof typeof rows,
    decimals: 0,
    parent: null,
    part: null,
    numerator: null,
    denominator: null,
    factor: 1,
    direction: 'neutral',
    totalBasis: ['sectors', 'localities'],
  })),
  sectors: [{ code: 'ALL', name: 'Tất cả lĩnh vực', parent: null }],
  localities: [
    { code: 'H', name: 'Huyện Đắk Hà', level: 'district', parent: null, validFrom: null, validTo: null },
  ],
  periods: [2023, 2024].flatMap((year) => [
    { code: String(year), kind: 'year', year, ordinal: 1 },
    { code: `${String(year)}-Q1`, kind: 'quarter', year, ordinal: 1 },
  ]),
  forms: [],
  source: null,
  stated: [],
  facts: facts.map(([indicator, period, scenario, value]) => ({
    indicator,
    period,
    scenario,
    value,
    locality: 'H',
    sector: 'ALL',
    state: 'number',
    maturity: 'final',
    qualifier: null,
    origin: 'imported',
    written: null,
    derivation: null,
    locator: null,
  })),
}

describe('a report of a quarter', () => {
  const check = makeChecker(quarterly, { period: '2024-Q1', locality: 'H' })

  it('tells its quarter from the year, and the year before from its quarter', () => {
    expect(
      check(
        'Trong quý I/2024, toàn huyện thành lập mới 03 HTX; cả năm 2023 thành lập mới 08 HTX, quý I/2023 thành lập mới 02 HTX.',
        'Đến 31/3/2024 toàn huyện có 20 HTX, tăng 03 HTX so với cuối năm 2023 và tăng 05 HTX so với cùng kỳ năm 2023.',
        'Toàn huyện có 20 HTX, tăng 17,6% so với năm 2023.',
        'Cả năm 2024 thành lập mới 10 HTX.',
      ).lines,
    ).toEqual([
      'agrees 03 = flow',
      'agrees 08 = flow',
      'agrees 02 = flow',
      'agrees 20 = stock',
      'agrees 03 = stock difference',
      'agrees 05 = stock difference',
      'agrees 20 = stock',
      'agrees 17,6% = stock growth',
      'agrees 10 = flow plan',
    ])
  })

  it('has its slips told', () => {
    const { lines: found, slips } = check(
      'Quý I/2023 thành lập mới 03 HTX.',
      'Toàn huyện có 20 HTX, tăng 05 HTX so với cuối năm 2023.',
      'Toàn huyện có 20 HTX, tăng 05 HTX so với quý I/2024.',
    )
    expect(found).toEqual([
      'differs 03 = flow 2',
      'agrees 20 = stock',
      'differs 05 = stock difference 3',
      'agrees 20 = stock',
      'agrees 05 = stock difference',
      'doubtful 2024',
    ])
    expect(slips).toEqual(['figure: 03', 'figure: 05', 'base-year: 2024'])
  })

  it('leaves one of its months alone', () => {
    expect(
      check('Trong tháng 3 năm 2024 thành lập mới 03 HTX; tháng 01 thành lập mới 01 HTX.').lines,
    ).toEqual(['unmatched 03', 'unmatched 01'])
  })
})
