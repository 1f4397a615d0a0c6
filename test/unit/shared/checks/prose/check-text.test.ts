import { describe, expect, it } from 'vitest'
import { checkNational } from './prose-fixture'

/** Sentences in the style of yearly reports against the national figures of 2020. */
const lines = (...paragraphs: string[]): string[] => checkNational(...paragraphs).lines
const slips = (...paragraphs: string[]): string[] => checkNational(...paragraphs).slips

describe('numbers that are in the workbook', () => {
  it('are tied to their rows, and one that the table does not have is told', () => {
    expect(
      lines(
        'Năm 2020, cả nước thành lập mới được 2.153 HTX, 17 liên hiệp HTX và 3.000 tổ hợp tác, đạt 85,5% kế hoạch.',
      ),
    ).toEqual([
      'differs 2.153 = HTX.thanh_lap_moi 2.138',
      'agrees 17 = LHHTX.thanh_lap_moi',
      'agrees 3.000 = THT.thanh_lap_moi',
      'agrees 85,5% = HTX.thanh_lap_moi index',
    ])
  })

  it('by branch, in any order of words', () => {
    expect(
      lines(
        'Theo lĩnh vực: nông nghiệp 16.520 HTX; thương mại và dịch vụ có 1.802 HTX; 1.700 HTX vận tải; ' +
          'công nghiệp, tiểu thủ công nghiệp 2.250 HTX; xây dựng 1.057 HTX; tín dụng có 1.188 quỹ; lĩnh vực khác 400 HTX.',
      ),
    ).toEqual([
      'agrees 16.520 = HTX.tong_so NN',
      'agrees 1.802 = HTX.tong_so TM-DV',
      'agrees 1.700 = HTX.tong_so VT',
      'agrees 2.250 = HTX.tong_so CN-TTCN',
      'differs 1.057 = HTX.tong_so XD 1.075',
      'agrees 1.188 = HTX.tong_so QTDND',
      'agrees 400 = HTX.tong_so KHAC',
    ])
  })

  it('by place, with the share of the whole', () => {
    expect(
      lines(
        'Vùng Tây Bắc có 2.559 HTX, chiếm 10%; vùng Đông Bắc có 4.387 HTX, chiếm 17%; Tây Nguyên: 1.582 HTX (6%).',
      ),
    ).toEqual([
      'agrees 2.559 = HTX.tong_so V8.TB',
      'agrees 10% = HTX.tong_so V8.TB share',
      'differs 4.387 = HTX.tong_so V8.DB 4.378',
      'agrees 17% = HTX.tong_so V8.DB share',
      'agrees 1.582 = HTX.tong_so V8.TN',
      'agrees 6% = HTX.tong_so V8.TN share',
    ])
  })

  it('in another unit, per month or per year', () => {
    expect(lines('Tổng số thành viên HTX là 6,56 triệu người.')).toEqual(['agrees 6,56 = HTX.thanh_vien'])
    expect(lines('Doanh thu bình quân một HTX đạt 3,6 tỷ đồng/năm.')).toEqual([
      'agrees 3,6 = HTX.doanh_thu_bq',
    ])
    expect(lines('Thu nhập bình quân của người lao động trong HTX đạt 4,3 triệu đồng/người/tháng.')).toEqual([
      'agrees 4,3 = HTX.thu_nhap_bq',
    ])
  })

  it('with a wrong unit are told', () => {
    expect(lines('Tổng vốn điều lệ HTX là 44.223.592 triệu đồng.')).toEqual([
      'differs 44.223.592 = HTX.von_dieu_le 44.223.592',
    ])
  })

  it('in qualified words, as the words mean', () => {
    expect(lines('Cả nước có gần 25.500 HTX.')).toEqual(['agrees 25.500 = HTX.tong_so'])
    expect(lines('Cả nước có hơn 25.400 HTX.')).toEqual(['agrees 25.400 = HTX.tong_so'])
    expect(lines('Tổng số HTX cả nước là hơn 25.500 HTX.')).toEqual(['differs 25.500 = HTX.tong_so 25.454'])
  })
})

describe('what a report says beside its numbers', () => {
  it('documents, dates and names of epidemics are no figures and no other time', () => {
    expect(
      lines(
        'Thực hiện Nghị quyết số 13-NQ/TW ngày 18/3/2002 và Kết luận số 70-KL/TW ngày 09/3/2020 của Bộ Chính trị, Luật ' +
          'HTX năm 2012, đến hết năm 2020 cả nước có 25.454 HTX.',
        'Do dịch Covid-19, số HTX thành lập mới là 2.138 HTX (giảm 381 HTX so với năm 2019), giải thể 811 HTX.',
        'Gửi trước ngày 15/12/2020, từ 7 giờ.',
      ),
    ).toEqual([
      'agrees 25.454 = HTX.tong_so',
      'agrees 2.138 = HTX.thanh_lap_moi',
      'agrees 381 = HTX.thanh_lap_moi difference',
      'agrees 811 = HTX.giai_the',
      'unmatched 7',
    ])
  })

  it('averages go on behind a comma, and help of others is not the whole', () => {
    expect(
      lines(
        'Bình quân mỗi HTX có 258 thành viên, 98 lao động.',
        'Liên minh HTX các tỉnh đã tư vấn thành lập mới 1.200 HTX.',
      ),
    ).toEqual(['unmatched 258', 'unmatched 98', 'unmatched 1.200'])
  })

  it('names with commas in them, a total and its parts in brackets and behind', () => {
    expect(
      lines(
        'Trong tổng số 25.454 HTX có 16.520 HTX nông nghiệp (chiếm 64,9%) và 8.934 HTX phi nông nghiệp (chiếm 35,1%).',
        'Cán bộ quản lý HTX có 102.158 người; 69.254 người đã qua đào tạo bồi dưỡng (67,8%).',
        'Số cán bộ quản lý HTX đã qua đào tạo đạt trình độ cao đẳng, đại học trở lên là 22.100 người.',
      ),
    ).toEqual([
      'agrees 25.454 = HTX.tong_so',
      'agrees 16.520 = HTX.tong_so NN',
      'agrees 64,9% = HTX.tong_so NN share',
      'agrees 8.934 = HTX.tong_so PNN',
      'agrees 35,1% = HTX.tong_so PNN share',
      'agrees 102.158 = HTX.can_bo',
      'agrees 69.254 = HTX.can_bo_dao_tao',
      'agrees 67,8% = HTX.ty_le_can_bo_dao_tao',
      'differs 22.100 = HTX.can_bo_dai_hoc 21.200',
    ])
  })
})

describe('comparisons', () => {
  it('are differences, growth or indexes by their words', () => {
    expect(
      lines('Cả nước có 25.454 HTX, tăng 836 HTX (tăng 3,4%) so với cùng kỳ năm 2019, bằng 103,4% năm 2019.'),
    ).toEqual([
      'agrees 25.454 = HTX.tong_so',
      'agrees 836 = HTX.tong_so difference',
      'agrees 3,4% = HTX.tong_so growth',
      'agrees 103,4% = HTX.tong_so index',
    ])
  })

  it('"tăng 1,5 lần" means equal to 1,5 times', () => {
    expect(
      lines('Số HTX sản xuất gắn với chuỗi giá trị là 3.913 HTX, tăng 1,5 lần so với năm 2019.'),
    ).toEqual(['agrees 3.913 = HTX.chuoi_gia_tri', 'agrees 1,5 = HTX.chuoi_gia_tri index'])
    expect(
      lines('Số HTX sản xuất gắn với chuỗi giá trị là 3.913 HTX, tăng 2,5 lần so với năm 2019.'),
    ).toEqual(['agrees 3.913 = HTX.chuoi_gia_tri', 'differs 2,5 = HTX.chuoi_gia_tri index 150,0'])
  })

  it('in the wrong direction, or of growth for an index, are told', () => {
    expect(
      lines('Tổng số lao động trong HTX là 2.506.672 người, tăng 34.025 người so với năm 2019.'),
    ).toEqual(['agrees 2.506.672 = HTX.lao_dong', 'differs 34.025 = HTX.lao_dong difference −34.025'])
    expect(lines('Cả nước có 25.454 HTX, tăng 103,4% so với năm 2019.')).toEqual([
      'agrees 25.454 = HTX.tong_so',
      'differs 103,4% = HTX.tong_so growth 3,4',
    ])
  })

  it('with a year that is not before the report are told, and read as meant', () => {
    const found = checkNational('Cả nước có 25.454 HTX, tăng 836 HTX so với năm 2020.')
    expect(found.lines).toEqual([
      'agrees 25.454 = HTX.tong_so',
      'agrees 836 = HTX.tong_so difference',
      'doubtful 2020',
    ])
    expect(found.slips).toEqual(['base-year: 2020'])
  })

  it('with the plan of the year, with the beginning of the year and of a later plan are right', () => {
    expect(
      slips(
        'So với kế hoạch năm 2020, số HTX thành lập mới đạt 85,5%.',
        'Cuối năm 2020 so với đầu năm 2020, số HTX tăng.',
        'Phấn đấu năm 2021 tăng 10% so với năm 2020.',
      ),
    ).toEqual([])
  })

  it('that the table of the report has word for word agree with it', () => {
    const { marks } = checkNational(
      'Tổng số HTX hoạt động hiệu quả là 14.254 HTX, bằng 117,0% so với năm 2019.',
    )
    expect(marks.map(({ status, match }) => [status, match?.asStated])).toEqual([
      ['agrees', false],
      ['agrees', true],
    ])
  })
})

describe('what is left grey', () => {
  it.each([
    [
      'a wider circle than the row',
      'Khu vực kinh tế tập thể thu hút hơn 8,1 triệu thành viên, tăng 5,75% so với năm 2019.',
    ],
    ['a total where only the average is known', 'Tổng doanh thu của các HTX đạt hơn 30.000 tỷ đồng.'],
    ['a part that no row is', 'Có 452 HTX nông nghiệp bị thiệt hại nặng do lũ lụt.'],
    ['changes without a base', 'Doanh thu giảm trên 50%, xuất khẩu giảm 40%, tiêu thụ giảm từ 40-60%.'],
    ['places that the workbook does not have', 'Tỉnh Lào Cai có 345 HTX, Tây Ninh có 210 HTX.'],
    ['one cooperative by its name', 'HTX Thanh Xuân có 125 thành viên.'],
    ['branches that the workbook does not have', 'Lĩnh vực du lịch có 77 HTX.'],
    ['what the workbook does not count', 'Đã tổ chức 16 lớp tập huấn cho 800 học viên.'],
    ['members of those founded', 'Thành lập mới HTX với 15.000 thành viên.'],
    ['another time', 'Quý I năm 2020 có 120 HTX giải thể.'],
    ['numbers one by one for several', 'Số HTX thành lập mới và giải thể lần lượt là 1.900 và 700.'],
  ])('%s', (_, sentence) => {
    const { marks, slips: found } = checkNational(sentence)
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.every(({ status }) => status === 'unmatched')).toBe(true)
    expect(found).toEqual([])
  })

  it('targets of a later year are read as such', () => {
    expect(
      lines(
        'III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2021',
        'Thành lập mới 1.500 HTX, tăng thành viên 10% so với năm 2020.',
      ),
    ).toEqual(['unmatched 1.500', 'unmatched 10%'])
  })
})

describe('what a text says twice', () => {
  it('parts that do not sum to their whole', () => {
    expect(
      slips('Có 350 HTX tham gia hội chợ, trong đó 265 HTX đang hoạt động, 83 HTX ngừng hoạt động.'),
    ).toEqual(['sum: 350'])
    expect(
      slips('Có 348 HTX tham gia hội chợ, trong đó 265 HTX đang hoạt động, 83 HTX ngừng hoạt động.'),
    ).toEqual([])
    expect(slips('Mở 12 lớp, trong đó có 15 lớp tại huyện.')).toEqual(['part: 15'])
    expect(slips('Mở 12 lớp, trong đó 3 lớp tại huyện, 2 lớp tại xã.')).toEqual([])
  })

  it('a percentage of the counts beside it', () => {
    expect(slips('Trong 348 hộ khảo sát có 83 hộ nghèo, chiếm 23,8%.')).toEqual(['percent: 23,8%'])
    expect(slips('Trong 348 hộ khảo sát có 83 hộ nghèo, chiếm 23,9%.')).toEqual([])
    expect(slips('Có 81/106 xã (78,4%) đạt tiêu chí.')).toEqual(['percent: 78,4%'])
    expect(slips('Có 81/106 xã (76,4%) đạt tiêu chí.')).toEqual([])
  })

  it('one thing with two numbers', () => {
    expect(
      slips(
        'Có 17 HTX sở hữu 34 sản phẩm đạt tiêu chuẩn OCOP.',
        'Đến nay có 18 HTX với 34 sản phẩm OCOP được công nhận.',
      ),
    ).toEqual(['stated-twice: 18'])
    expect(
      slips(
        'Có 17 HTX sở hữu 34 sản phẩm đạt tiêu chuẩn OCOP.',
        'Năm sau hỗ trợ 18 HTX với 50 sản phẩm OCOP.',
      ),
    ).toEqual([])
  })
})

describe('texts of any kind', () => {
  it('of nothing, of one long paragraph, of marks alone', () => {
    expect(checkNational().marks).toEqual([])
    expect(checkNational('', '…', '---', '(((', '100%%%').problems).toEqual([])
    const long = checkNational('Cả nước có 25.454 HTX, '.repeat(2000))
    expect(long.marks).toHaveLength(2000)
  })

  it('gives marks that lie in their paragraphs, in order, and never over each other', () => {
    const paragraphs = [
      'I. A',
      'Có 1 - 2 HTX, 81/106 xã (76,4%), 5 HTX; 1.2.3 và 12,5,6 tỷ.',
      'II. B 20.20.20',
    ]
    const { marks } = checkNational(...paragraphs)
    for (const [at, { paragraph, from, to }] of marks.entries()) {
      expect(from).toBeLessThan(to)
      expect(to).toBeLessThanOrEqual((paragraphs[paragraph] ?? '').length)
      const next = marks[at + 1]
      if (next?.paragraph === paragraph) expect(next.from).toBeGreaterThanOrEqual(to)
    }
  })
})
