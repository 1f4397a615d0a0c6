import { describe, expect, it } from 'vitest'
import { makeChecker } from './prose-fixture'
import { makeProvinceSeed } from './province-seed'

/** A province's yearly report: sentences in its style, with the slips of its kind, against its own figures. */
const seed = makeProvinceSeed()
const check = (...paragraphs: string[]) => {
  if (seed === null) throw new Error('no transcript')
  return makeChecker(seed, { period: '2021', locality: '12' })(...paragraphs)
}

describe.skipIf(seed === null)('a report of a province (its transcript stands beside the project)', () => {
  it('total, active and stopped, with brackets and a year that cannot be', () => {
    const { lines, slips } = check(
      'Tính đến 31/12/2021, toàn tỉnh có 348 HTX, tăng 12 HTX so với năm 2021, trong đó có 265 HTX đang hoạt động ' +
        '(bao gồm 02 quỹ tín dụng nhân dân), 83 HTX ngừng hoạt động; vốn điều lệ tăng so với năm 20219.',
    )
    expect(lines).toEqual([
      'agrees 348 = HTX.tong_so',
      'agrees 12 = HTX.tong_so difference',
      'doubtful 2021',
      'agrees 265 = HTX.dang_hoat_dong',
      'unmatched 02',
      'agrees 83 = HTX.ngung_hoat_dong',
      'doubtful 20219',
    ])
    expect(slips).toEqual(['base-year: 2021', 'impossible-date: 20219'])
  })

  it('averages against last year and the plan, and a qualified income', () => {
    const { lines } = check(
      'Doanh thu bình quân một HTX đạt 1.071 triệu đồng/HTX/năm, giảm 223 triệu đồng so với năm 2020, đạt 74,9% kế ' +
        'hoạch; thu nhập bình quân của lao động thường xuyên trong HTX gần 4,2 triệu đồng/người/tháng; nộp ngân sách ' +
        'trên 10 tỷ đồng.',
    )
    expect(lines).toEqual([
      'agrees 1.071 = HTX.doanh_thu_bq',
      'agrees 223 = HTX.doanh_thu_bq difference',
      'agrees 74,9% = HTX.doanh_thu_bq index',
      'agrees 4,2 = HTX.thu_nhap_bq',
      'unmatched 10',
    ])
  })

  it('a branch with everything that is counted in it, and the slip of one digit', () => {
    const { lines } = check(
      '- Lĩnh vực nông nghiệp: Có 157 HTX, trong đó 138 HTX đang hoạt động, 19 HTX ngừng hoạt động; 1.335 thành viên, ' +
        '1.466 lao động; vốn điều lệ 342.530 triệu đồng, chiếm 41,5% tổng vốn điều lệ.',
      '- Lĩnh vực xây dựng và sản xuất vật liệu xây dựng: 110 HTX (65 HTX đang hoạt động, 45 HTX ngừng hoạt động); ' +
        '554 thành viên, 775 lao động, vốn điều lệ 221.988 triệu đồng, chiếm 26,8%.',
    )
    expect(lines).toEqual([
      'agrees 157 = HTX.tong_so NN',
      'agrees 138 = HTX.dang_hoat_dong NN',
      'agrees 19 = HTX.ngung_hoat_dong NN',
      'agrees 1.335 = HTX.thanh_vien NN',
      'agrees 1.466 = HTX.lao_dong NN',
      'agrees 342.530 = HTX.von_dieu_le NN',
      'agrees 41,5% = HTX.von_dieu_le NN share',
      'agrees 110 = HTX.tong_so XD',
      'agrees 65 = HTX.dang_hoat_dong XD',
      'agrees 45 = HTX.ngung_hoat_dong XD',
      'agrees 554 = HTX.thanh_vien XD',
      'differs 775 = HTX.lao_dong XD 755',
      'agrees 221.988 = HTX.von_dieu_le XD',
      'rounded 26,8% = HTX.von_dieu_le XD share 26,9',
    ])
  })

  it('one thing told twice, a share that was cut, and what stands elsewhere', () => {
    const { lines, slips } = check(
      'Có 17 HTX sở hữu 34 sản phẩm đạt tiêu chuẩn OCOP 3, 4 sao.',
      'Đến nay có 81/106 xã đạt tiêu chí 13; có 18 HTX với 34 sản phẩm OCOP đạt 3, 4 sao.',
      'Còn 83 HTX ngừng hoạt động, chiếm 23,8% tổng số 348 HTX.',
      'Tại huyện Nậm Nhùn hỗ trợ 02 mô hình nuôi cá lồng; HTX Thanh Xuân được hỗ trợ 1.000 triệu đồng.',
    )
    expect(slips).toEqual(['stated-twice: 18', 'percent: 23,8%'])
    expect(lines.filter((line) => line.startsWith('differs'))).toEqual([])
    expect(lines).toContain('agrees 348 = HTX.tong_so')
  })

  it('targets of next year', () => {
    const { lines, slips } = check(
      'II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022',
      'Phấn đấu thành lập mới từ 25 HTX trở lên, 20 THT, 1 - 2 liên hiệp HTX; tăng 10% so với năm 2021.',
    )
    expect(lines).toEqual([
      'agrees 25 = HTX.thanh_lap_moi plan',
      'unmatched 20',
      'unmatched 1 - 2',
      'unmatched 10%',
    ])
    expect(slips).toEqual([])
  })
})
