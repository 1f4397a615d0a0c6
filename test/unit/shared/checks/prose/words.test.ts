import { describe, expect, it } from 'vitest'
import { checkNational } from './prose-fixture'

/** Which figure the words around a number mean, and when they mean none surely. */
const lines = (...paragraphs: string[]): string[] => checkNational(...paragraphs).lines
const slips = (...paragraphs: string[]): string[] => checkNational(...paragraphs).slips

describe('words that differ by their marks alone', () => {
  it('profit is one figure, whatever it is called, and not the one before', () => {
    expect(
      lines(
        'Doanh thu bình quân một HTX đạt 3.600,6 triệu đồng/năm; lợi nhuận bình quân đạt 245,5 triệu đồng/năm.',
        'Doanh thu bình quân một HTX 3.600,6 triệu đồng/năm và lãi bình quân một HTX 245,5 triệu đồng/năm.',
        'Lãi bình quân 254,5 triệu đồng/HTX.',
      ),
    ).toEqual([
      'agrees 3.600,6 = HTX.doanh_thu_bq',
      'agrees 245,5 = HTX.lai_bq',
      'agrees 3.600,6 = HTX.doanh_thu_bq',
      'agrees 245,5 = HTX.lai_bq',
      'differs 254,5 = HTX.lai_bq 245,5',
    ])
  })

  it('a level is no section, supply and income no parts of a document', () => {
    expect(lines('Tỷ lệ HTX hoạt động hiệu quả ở mức 65%.')).toEqual([
      'differs 65% = HTX.ty_le_hieu_qua 56,0',
    ])
    expect(lines('Tổng doanh thu 91.650 tỷ đồng; tiêu thụ 26.000 tấn; cung cấp 120 cây giống.')).toEqual([
      'unmatched 91.650',
      'unmatched 26.000',
      'unmatched 120',
    ])
    expect(lines('Theo mục 65 và Kế hoạch 41 về thành lập mới HTX, Điều 5, cấp 3.')).toEqual([])
  })
})

describe('by how much', () => {
  it('stands behind what it is held against', () => {
    expect(
      lines(
        'Thành lập mới 2.138 HTX, thấp hơn kế hoạch 362 HTX.',
        'Thành lập mới 2.138 HTX, thấp hơn năm 2019 là 381 HTX.',
        'Thành lập mới 2.138 HTX, còn thiếu 362 HTX so với kế hoạch.',
        'Tỷ lệ HTX hoạt động hiệu quả đạt 56%, thấp hơn kế hoạch 0,4 điểm phần trăm.',
      ).filter((line) => !line.includes('2.138') && !line.includes('56%')),
    ).toEqual([
      'agrees 362 = HTX.thanh_lap_moi difference',
      'agrees 381 = HTX.thanh_lap_moi difference',
      'agrees 362 = HTX.thanh_lap_moi difference',
      'agrees 0,4 = HTX.ty_le_hieu_qua difference',
    ])
  })

  it('is told where it is another', () => {
    expect(slips('Thành lập mới 2.138 HTX, thấp hơn năm 2019 là 318 HTX.')).toEqual(['figure: 318'])
    expect(slips('Thành lập mới 2.138 HTX, thấp hơn kế hoạch 326 HTX.')).toEqual(['figure: 326'])
  })

  it('is not the figure in brackets behind the year', () => {
    expect(slips('Số HTX thành lập mới năm 2020 (2.138 HTX) thấp hơn năm 2019 (2.519 HTX).')).toEqual([])
  })
})

describe('what is a part, or something else', () => {
  it.each([
    'HTX vận tải có 1.850 đầu xe.',
    'Các liên hiệp HTX có 120 cửa hàng.',
    'HTX có 27.000 ha đất canh tác.',
    'Cả nước có 23.000 làng nghề.',
    'Fax: 04.38431768. Mã số 28900.',
    'Giải thể tự nguyện 610 HTX.',
    'Có 1.050 HTX chờ giải thể.',
    'Trong số HTX thành lập mới, có 1.900 HTX hoạt động ổn định.',
    'Số lao động nữ là 890.000 người.',
    'Số thành viên HTX là hộ gia đình có 5.200.000 người.',
    'Liên minh HTX Việt Nam đã hỗ trợ thành lập 1.850 HTX.',
    'Tổng vốn điều lệ tăng thêm trong năm là 9.586.254 tỷ đồng.',
    'Có 1.200 HTX có từ 300 thành viên trở lên.',
    'Có 105 HTX có trên 1.000 lao động.',
    'HTX có doanh thu bình quân trên 5.000 triệu đồng/năm là 300 HTX.',
  ])('%s', (sentence) => {
    const { marks, slips: found } = checkNational(sentence)
    expect(marks.length).toBeGreaterThan(0)
    expect(marks.every(({ status }) => status === 'unmatched')).toBe(true)
    expect(found).toEqual([])
  })

  it('the highest and the lowest are of one', () => {
    expect(
      slips(
        'Thu nhập bình quân của lao động trong HTX đạt 51,3 triệu đồng/năm, cao nhất 60 triệu đồng/năm, thấp nhất 45 triệu đồng/năm.',
      ),
    ).toEqual([])
  })

  it('a slip of the hand is told all the same', () => {
    expect(slips('Tổng vốn điều lệ HTX là 44.223 tỷ đồng.')).toEqual(['figure: 44.223'])
  })

  it('"hơn", "gần" belong to the number behind them', () => {
    expect(lines('Cả nước có 25.454 HTX và hơn 90 liên hiệp HTX, gần 120 nghìn tổ hợp tác.')).toEqual([
      'agrees 25.454 = HTX.tong_so',
      'agrees 90 = LHHTX.tong_so',
      'agrees 120 = THT.tong_so',
    ])
    expect(lines('Cả nước có gần 25 nghìn HTX.')).toEqual(['rounded 25 = HTX.tong_so 25.454'])
  })
})

describe('branches', () => {
  it('with a comma in their name, and the first of several alone', () => {
    expect(lines('Có 1.802 HTX vận tải; 1.700 HTX thương mại, dịch vụ.')).toEqual([
      'differs 1.802 = HTX.tong_so VT 1.700',
      'differs 1.700 = HTX.tong_so TM-DV 1.802',
    ])
    expect(lines('Có 1.700 HTX vận tải; 1.802 HTX thương mại.')).toEqual([
      'agrees 1.700 = HTX.tong_so VT',
      'agrees 1.802 = HTX.tong_so TM-DV',
    ])
  })

  it('named one by one before their numbers', () => {
    const first = 'Số HTX trong các lĩnh vực vận tải, môi trường, xây dựng lần lượt là'
    expect(lines(`${first} 1.700, 519 và 1.075 HTX.`)).toEqual([
      'agrees 1.700 = HTX.tong_so VT',
      'agrees 519 = HTX.tong_so MT',
      'agrees 1.075 = HTX.tong_so XD',
    ])
    expect(lines('Số HTX thành lập mới và giải thể lần lượt là 811 và 2.138 HTX.')).toEqual([
      'differs 811 = HTX.thanh_lap_moi 2.138',
      'differs 2.138 = HTX.giai_the 811',
    ])
  })
})

describe('shares of the whole', () => {
  it('of a row that no branch is', () => {
    expect(lines('Có 14.254 HTX hoạt động hiệu quả, chiếm 65% tổng số HTX.')).toEqual([
      'agrees 14.254 = HTX.hieu_qua',
      'differs 65% = HTX.hieu_qua share 56,0',
    ])
    expect(slips('Có 14.254 HTX hoạt động hiệu quả, chiếm 56% tổng số HTX.')).toEqual([])
  })

  it('not of those that were asked', () => {
    expect(slips('Có 14.254 HTX hoạt động hiệu quả, chiếm 65% số HTX được khảo sát.')).toEqual([])
    expect(
      slips('Có 2.700 HTX có sản phẩm OCOP, chiếm 10,5% số HTX được khảo sát; cả nước có 25.454 HTX.'),
    ).toEqual([])
  })
})

describe('headings', () => {
  it.each([
    'II. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ',
    '1. Thực hiện kế hoạch phát triển kinh tế tập thể',
    '2. Các giải pháp đã triển khai',
  ])('"%s" is of what was done', (heading) => {
    expect(lines(heading, 'Thành lập mới 2.138 HTX.')).toEqual(['agrees 2.138 = HTX.thanh_lap_moi'])
    expect(slips(heading, 'Thành lập mới 2.183 HTX.')).toEqual(['figure: 2.183'])
  })

  it('a year that is named holds below a plan', () => {
    expect(lines('III. NHIỆM VỤ, GIẢI PHÁP', 'Năm 2020 thành lập mới 2.138 HTX.')).toEqual([
      'agrees 2.138 = HTX.thanh_lap_moi',
    ])
  })

  it('that say a figure are read', () => {
    expect(lines('1. Thành lập mới 99 HTX', 'CẢ NƯỚC CÓ 25.544 HTX')).toEqual([
      'differs 99 = HTX.thanh_lap_moi 2.138',
      'differs 25.544 = HTX.tong_so 25.454',
    ])
  })
})

describe('sums and repeats', () => {
  it.each([
    'Có 2.138 HTX thành lập mới, trong đó 350 HTX nữ làm chủ, nâng tổng số HTX cả nước lên 25.454 HTX.',
    'Tập huấn cho 239 học viên, trong đó có 80 học viên nữ; lũy kế 1.250 học viên.',
    'Có 120 HTX tham gia, trong đó 60 HTX trồng trọt, 30 HTX chăn nuôi, 26 HTX chế biến và một số HTX khác.',
  ])('end where something else is told: %s', (sentence) => {
    expect(slips(sentence)).toEqual([])
  })

  it.each([
    ['Quý I', 'Quý II'],
    ['Tháng 3', 'Tháng 5'],
    ['Đợt 1', 'Đợt 2'],
  ])('%s and %s are two times', (one, other) => {
    const tell = (time: string, count: number): string =>
      `${time} tổ chức ${String(count)} lớp tập huấn quản trị.`
    expect(slips(tell(one, 12), tell(other, 11))).toEqual([])
    expect(slips(tell(one, 12), tell(one, 11))).toEqual(['stated-twice: 11'])
  })
})

describe('numbers written another way', () => {
  it('in English are compared by what they mean, and told', () => {
    const found = checkNational(
      'Cả nước có 25,454 HTX.',
      'Doanh thu bình quân một HTX đạt 3,600.6 triệu đồng/năm.',
      'Tổng số thành viên HTX là 6,560,509 người.',
      'Tỷ lệ HTX hoạt động hiệu quả đạt 56.0%.',
    )
    expect(found.lines).toEqual([
      'agrees 25,454 = HTX.tong_so',
      'agrees 3,600.6 = HTX.doanh_thu_bq',
      'agrees 6,560,509 = HTX.thanh_vien',
      'agrees 56.0% = HTX.ty_le_hieu_qua',
    ])
    expect(found.slips).toEqual([
      'notation: 25,454',
      'notation: 3,600.6',
      'notation: 6,560,509',
      'notation: 56.0%',
    ])
    expect(slips('Cả nước có 25,544 HTX.')).toEqual(['figure: 25,544'])
  })

  it('are silent where they mean nothing here', () => {
    expect(slips('Cách mạng công nghiệp 4.0; phiên bản 2.1; dư nợ 63,407 tỷ đồng.')).toEqual([])
  })

  it('with blanks between the thousands are one', () => {
    expect(lines('Tổng số thành viên HTX là 6 560 509 người.')).toEqual(['agrees 6 560 509 = HTX.thanh_vien'])
    expect(lines('Tháng 3 215 HTX, điện thoại 0912 345 678.')).toEqual([
      'unmatched 215',
      'unmatched 0912',
      'unmatched 345',
      'unmatched 678',
    ])
  })
})
