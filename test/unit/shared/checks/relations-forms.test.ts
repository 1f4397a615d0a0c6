import { describe, expect, it } from 'vitest'
import { readMeaning } from '../../../../shared/checks/row-meaning'
import { importSheet, outlineRelations } from './relations-fixture'

/** Forms as offices send them: what must hold in each, read from nothing but its words. */

function read(text: string): string[] {
  return outlineRelations(importSheet(text))
}

/** Relations whose result is a row of this code, in all columns. */
function about(relations: readonly string[], row: string): string[] {
  return relations.filter((relation) => relation.includes(`${row}.`) || relation.includes(`${row} `))
}

describe('a table of branches by measures', () => {
  const relations = read(`
TÌNH HÌNH HỢP TÁC XÃ THEO LĨNH VỰC NĂM 2021|<|<|<|<|<|<|<|<
STT|Lĩnh vực|Tổng số HTX|Đang hoạt động|Ngừng hoạt động|Thành viên|Lao động|Vốn điều lệ (triệu đồng)|Tỷ trọng (%)
1|Nông nghiệp|#157|#138|#19|#1335|#1466|#342530|#41.5
2|Vận tải|#5|#4|#1|#46|#39|#10850|#1.3
3|Quỹ tín dụng nhân dân|#2|#2|#0|#634|#20|#14640|#1.8
|Tổng cộng|#164|#144|#20|#2015|#1525|#368020|#100
`)

  it('adds each measure down to the total', () => {
    for (const measure of ['', '.dang_hoat_dong', '.ngung_hoat_dong', '.thanh_vien', '.lao_dong'])
      expect(relations).toContain(
        `tong_cong${measure} = nong_nghiep${measure} + van_tai${measure} + quy_tin_dung_nhan_dan${measure} ?`,
      )
  })

  it('divides each branch into active and stopped, also the credit funds', () => {
    for (const row of ['nong_nghiep', 'van_tai', 'quy_tin_dung_nhan_dan', 'tong_cong'])
      expect(relations).toContain(`${row} = ${row}.dang_hoat_dong + ${row}.ngung_hoat_dong ?`)
  })

  it('has each share of what stands before it, by that of the total row', () => {
    const capital = 'von_dieu_le_trieu_dong'
    for (const row of ['nong_nghiep', 'van_tai', 'quy_tin_dung_nhan_dan'])
      expect(relations).toContain(`${row}.ty_trong = ${row}.${capital} / tong_cong.${capital} × 100 ?`)
    expect(relations.filter((relation) => relation.includes('tong_cong.ty_trong'))).toEqual([])
  })

  it('says nothing else', () => {
    expect(relations).toHaveLength(6 + 4 + 3)
  })
})

describe('a table of communes with a header of two rows', () => {
  const relations = read(`
TÌNH HÌNH HỢP TÁC XÃ NĂM 2021|<|<|<|<|<|<|<|<|<
STT|Địa bàn|Hợp tác xã|<|<|Thành viên (người)|<|Lao động (người)|Vốn (triệu đồng)|Tỷ lệ thành viên nữ (%)
^|^|Tổng số|Đang hoạt động|Ngừng hoạt động|Tổng số|Trong đó: nữ|^|^|^
1|Xã An Dương|#10|#8|#2|#100|#40|#120|#1000|#40
2|Xã Cao Thượng|#12|#10|#2|#120|#50|#130|#1440|#41.7
|Tổng cộng|#22|#18|#4|#220|#90|#250|#2440|#40.9
`)

  it('keeps the columns of each head together', () => {
    expect(about(relations, 'xa_an_duong').filter((relation) => !relation.includes('tong_cong'))).toEqual([
      'xa_an_duong = xa_an_duong.hop_tac_xa_dang_hoat_don + xa_an_duong.hop_tac_xa_ngung_hoat_do ?',
      'xa_an_duong.thanh_vien_nguoi_trong_d ≤ xa_an_duong.thanh_vien_nguoi_tong_so ?',
      'xa_an_duong.ty_le_thanh_vien_nu = xa_an_duong.thanh_vien_nguoi_trong_d / xa_an_duong.thanh_vien_nguoi_tong_so × 100 ?',
    ])
  })

  it('never adds percentages', () => {
    expect(relations.filter((relation) => /\+.*ty_le/.test(relation))).toEqual([])
  })
})

describe('movements in columns', () => {
  it('lead from the opening to the closing', () => {
    const relations = read(`
BIẾN ĐỘNG SỐ LƯỢNG HỢP TÁC XÃ NĂM 2021|<|<|<|<|<
STT|Loại hình|Số HTX đầu kỳ|Thành lập mới|Giải thể|Số HTX cuối kỳ
|Tổng số|#100|#10|#4|#106
1|Nông nghiệp|#60|#6|#2|#64
2|Phi nông nghiệp|#40|#4|#2|#42
`)
    expect(relations).toEqual([
      'tong_so = nong_nghiep + phi_nong_nghiep ?',
      'tong_so.thanh_lap_moi = nong_nghiep.thanh_lap_moi + phi_nong_nghiep.thanh_lap_moi ?',
      'tong_so.giai_the = nong_nghiep.giai_the + phi_nong_nghiep.giai_the ?',
      'tong_so.so_htx_cuoi_ky = nong_nghiep.so_htx_cuoi_ky + phi_nong_nghiep.so_htx_cuoi_ky ?',
      ...['tong_so', 'nong_nghiep', 'phi_nong_nghiep'].map(
        (row) => `${row}.so_htx_cuoi_ky = ${row} + ${row}.thanh_lap_moi − ${row}.giai_the ?~`,
      ),
    ])
  })
})

describe('staff by training', () => {
  it('is divided without having to be complete', () => {
    const relations = read(`
CÁN BỘ QUẢN LÝ HỢP TÁC XÃ NĂM 2021|<|<|<|<
STT|Huyện|Tổng số cán bộ|Sơ cấp, trung cấp|Cao đẳng, đại học|Chưa qua đào tạo
1|Tân Yên|#226|#50|#20|#156
2|Việt Yên|#100|#30|#20|#50
|Cộng|#326|#80|#40|#206
`)
    expect(relations).toContain(
      'tan_yen = tan_yen.so_cap_trung_cap + tan_yen.cao_dang_dai_hoc + tan_yen.chua_qua_dao_tao ?~',
    )
    expect(relations).toContain('cong = tan_yen + viet_yen ?')
  })
})

describe('a half-yearly report in rows', () => {
  it('is read by its numbering, units and words', () => {
    const relations = read(`
BÁO CÁO KẾT QUẢ HOẠT ĐỘNG 6 THÁNG ĐẦU NĂM 2020|<|<|<
TT|Nội dung|Đơn vị tính|Thực hiện
I|Tổng số hợp tác xã|HTX|#503
1|HTX nông nghiệp|HTX|#241
a|Trồng trọt|HTX|#100
b|Chăn nuôi|HTX|#141
2|HTX phi nông nghiệp|HTX|#242
3|Quỹ tín dụng nhân dân|Quỹ|#20
II|Phân loại||
1|HTX khá|%|#30
2|HTX trung bình|%|#50
3|HTX yếu|%|#20
III|Quỹ tín dụng nhân dân||
1|Tổng nguồn vốn|Tỷ đồng|#1200
-|Vốn điều lệ|Tỷ đồng|#60
-|Vốn huy động|Tỷ đồng|#1100
-|Vốn khác|Tỷ đồng|#40
2|Dư nợ cho vay|Tỷ đồng|#900
-|Nợ xấu|Tỷ đồng|#9
-|Tỷ lệ nợ xấu|%|#1
IV|Quỹ hỗ trợ phát triển HTX||
1|Tổng dư nợ|Triệu đồng|#20300
|Trong đó: nợ quá hạn|Triệu đồng|#203
|Tỷ lệ nợ quá hạn/tổng dư nợ|%|#1
`)
    expect(relations).toEqual([
      'tong_so_hop_tac_xa = htx_nong_nghiep + htx_phi_nong_nghiep + tong_so_hop_tac_xa@QTDND ?',
      'htx_nong_nghiep = trong_trot + chan_nuoi ?',
      'tong_nguon_von = von_dieu_le + von_huy_dong + von_khac ?~',
      'no_xau ≤ du_no_cho_vay ?',
      'trong_do_no_qua_han ≤ tong_du_no ?',
      'ty_le_no_xau = no_xau / du_no_cho_vay × 100 ?',
      'ty_le_no_qua_han_tong_du_no = trong_do_no_qua_han / tong_du_no × 100 ?',
      '100 = htx_kha + htx_trung_binh + htx_yeu ?',
    ])
  })
})

describe('a plan for five years', () => {
  it('has averages over units of money, and none where a month meets a year', () => {
    const relations = read(`
KẾ HOẠCH PHÁT TRIỂN KINH TẾ TẬP THỂ 5 NĂM 2021-2025|<|<|<|<|<
TT|Chỉ tiêu|ĐVT|Thực hiện 2020|Kế hoạch 2021|Kế hoạch 2025
I|HỢP TÁC XÃ||||
1|Tổng số HTX|HTX|#101|#106|#126
|Trong đó: HTX nông nghiệp|HTX|#69|#72|#80
2|Số HTX hoạt động hiệu quả|HTX|#60|#65|#90
3|Tỷ lệ HTX hoạt động hiệu quả|%|#59.4|#61.3|#71.4
4|Số HTX thành lập mới|HTX|#5|#7|#5
5|Số HTX giải thể|HTX|#2|#2|#1
6|Tổng số thành viên|Người|#1026|#1080|#1200
7|Số thành viên bình quân 1 HTX|Người|#10.2|#10.2|#9.5
8|Tổng số lao động|Người|#1400|#1450|#1600
9|Tổng vốn điều lệ|Tỷ đồng|#128.2|#130|#150
10|Vốn điều lệ bình quân/HTX|Triệu đồng|#1269|#1226|#1190
11|Tổng thu nhập|Triệu đồng/năm|#42000|#43000|#44000
12|Thu nhập bình quân 1 lao động|Triệu đồng/tháng|#2.5|#2.7|#3.5
II|TỔ HỢP TÁC||||
1|Số tổ hợp tác|THT|#50|#52|#60
2|Số tổ hợp tác đăng ký hoạt động|THT|#20|#22|#30
`)
    expect(relations).toEqual([
      'trong_do_htx_nong_nghiep ≤ tong_so_htx ?',
      'so_htx_hoat_dong_hieu_qua ≤ tong_so_htx ?',
      'tong_so_htx = tong_so_htx(trước) + so_htx_thanh_lap_moi − so_htx_giai_the ?',
      'so_to_hop_tac_dang_ky_hoat_dong ≤ so_to_hop_tac ?',
      'ty_le_htx_hoat_dong_hieu_qua = so_htx_hoat_dong_hieu_qua / tong_so_htx × 100 ?',
      'so_thanh_vien_binh_quan_1_htx = tong_so_thanh_vien / tong_so_htx × 1 ?',
      'von_dieu_le_binh_quan_htx = tong_von_dieu_le / tong_so_htx × 1000 ?',
    ])
  })
})

describe('headings below a row', () => {
  it('let states and movements belong to the total, and training to the trained', () => {
    const relations = read(`
KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2021|<|<|<
STT|Chỉ tiêu|ĐVT|Thực hiện năm 2021
I|Hợp tác xã||
1|Tổng số HTX|HTX|#110
|Trong đó:||
-|HTX thành lập mới|HTX|#12
-|HTX giải thể|HTX|#3
-|HTX đang hoạt động|HTX|#95
-|HTX ngừng hoạt động|HTX|#15
-|HTX hoạt động hiệu quả|HTX|#65
2|Tổng số cán bộ quản lý HTX|Người|#230
-|Số cán bộ đã qua đào tạo|Người|#74
|Trong đó||
+|Số cán bộ đã qua đào tạo đạt trình độ sơ, trung cấp|Người|#52
+|Số cán bộ đã qua đào tạo đạt trình độ cao đẳng, đại học trở lên|Người|#22
II|Tổ hợp tác||
1|Tổng số tổ hợp tác|THT|#260
|- Nông nghiệp|THT|#156
|- Phi nông nghiệp|THT|#104
2|Tỷ trọng THT nông nghiệp/tổng số THT|%|#60
3|Tỷ trọng THT phi nông nghiệp/tổng số THT|%|#40
`)
    expect(relations).toEqual([
      'htx_hoat_dong_hieu_qua ≤ tong_so_htx ?',
      'so_can_bo_da_qua_dao_tao ≤ tong_so_can_bo_quan_ly_htx ?',
      'so_can_bo_da_qua_dao_tao_dat_trinh_do_so_trung_cap + so_can_bo_da_qua_dao_tao_dat_trinh_do_cao_dang_dai_ho ≤ so_can_bo_da_qua_dao_tao ?',
      'tong_so_htx = htx_dang_hoat_dong + htx_ngung_hoat_dong ?',
      'tong_so_htx = tong_so_htx(trước) + htx_thanh_lap_moi − htx_giai_the ?',
      // The branches of the groups are sectors of the workbook: the engine adds them up itself.
      'ty_trong_tht_nong_nghiep_tong_so_tht = tong_so_to_hop_tac@NN / tong_so_to_hop_tac × 100 ?',
      'ty_trong_tht_phi_nong_nghiep_tong_so_tht = tong_so_to_hop_tac@PNN / tong_so_to_hop_tac × 100 ?',
      '100 = ty_trong_tht_nong_nghiep_tong_so_tht + ty_trong_tht_phi_nong_nghiep_tong_so_tht ?',
    ])
  })
})

describe('rows that name the rows they are made of', () => {
  it('are sums of those, with their signs', () => {
    const relations = read(`
CÂN ĐỐI VỐN NĂM 2021|<|<|<
STT|Chỉ tiêu|ĐVT|Thực hiện năm 2021
A|Nguồn vốn huy động|Triệu đồng|#500
1|Vốn góp|Triệu đồng|#200
2|Vốn vay|Triệu đồng|#300
B|Vốn khác|Triệu đồng|#100
C|Số HTX được vay|HTX|#10
|Tổng số (A+B)|Triệu đồng|#600
|Tổng số (A+B+C)|Triệu đồng|#610
|Tổng số (A+B+E)|Triệu đồng|#600
D|Chênh lệch (A-B)|Triệu đồng|#400
`)
    expect(relations).toContain('tong_so_a_b = nguon_von_huy_dong + von_khac ?')
    expect(relations).toContain('chenh_lech_a_b = nguon_von_huy_dong − von_khac ?')
    expect(relations.filter((relation) => /^tong_so_a_b_[ce]/.test(relation))).toEqual([])
  })
})

describe('rows of which nothing is certain', () => {
  it.each([
    [
      'flags that one cooperative may have together',
      ['1|Tổng số HTX|HTX|#100', '-|HTX có sản phẩm OCOP|HTX|#60', '-|HTX liên kết với doanh nghiệp|HTX|#70'],
      ['htx_co_san_pham_ocop ≤ tong_so_htx ?', 'htx_lien_ket_voi_doanh_nghiep ≤ tong_so_htx ?'],
    ],
    [
      'workers of kinds that overlap',
      ['1|Tổng số lao động|Người|#100', '-|Lao động thường xuyên|Người|#80', '-|Lao động nữ|Người|#40'],
      ['lao_dong_thuong_xuyen ≤ tong_so_lao_dong ?', 'lao_dong_nu ≤ tong_so_lao_dong ?'],
    ],
    [
      'a state between active and stopped',
      [
        '1|Tổng số HTX|HTX|#101',
        '2|Số HTX đang hoạt động|HTX|#82',
        '3|Số HTX hoạt động cầm chừng|HTX|#16',
        '4|Số HTX tạm ngừng hoạt động|HTX|#3',
      ],
      [
        'so_htx_dang_hoat_dong ≤ tong_so_htx ?',
        'so_htx_hoat_dong_cam_chung ≤ tong_so_htx ?',
        'so_htx_tam_ngung_hoat_dong ≤ tong_so_htx ?',
      ],
    ],
    [
      'a whole that stands in no row',
      ['1|Tổng số thành viên|Người|#100', '|% so với tổng hộ cá thể ở địa bàn nông thôn|%|#33'],
      [],
    ],
    ['a comparison with another year', ['1|Tổng số HTX|HTX|#100', '|% so với năm trước|%|#103'], []],
    [
      'a profit that may be a loss',
      ['1|Tổng lợi nhuận|Triệu đồng|#100', '|Trong đó: lợi nhuận dịch vụ|Triệu đồng|#120'],
      [],
    ],
    [
      'an average of which active cooperatives may be meant',
      [
        '1|Tổng số HTX|HTX|#100',
        '2|Số HTX đang hoạt động|HTX|#80',
        '3|Tổng doanh thu|Triệu đồng|#8000',
        '4|Doanh thu bình quân một HTX|Triệu đồng|#100',
      ],
      ['so_htx_dang_hoat_dong ≤ tong_so_htx ?'],
    ],
    [
      'other units below',
      ['1|Tổng số HTX|HTX|#100', '-|Thành viên|Người|#1200', '-|Vốn điều lệ|Triệu đồng|#5000'],
      [],
    ],
  ])('%s', (_, lines, expected) => {
    const head = ['KẾT QUẢ NĂM 2021|<|<|<', 'STT|Chỉ tiêu|ĐVT|Thực hiện năm 2021', 'I|HỢP TÁC XÃ||']
    expect(read(['', ...head, ...lines, ''].join('\n'))).toEqual(expected)
  })
})

describe('communes and towns', () => {
  it('sum to their district, whatever they are called', () => {
    const relations = read(`
HỢP TÁC XÃ THEO XÃ, THỊ TRẤN NĂM 2021|<|<|<
STT|Xã, thị trấn|Tổng số HTX|Số thành viên
|Toàn huyện|#30|#380
1|Thị trấn Cao Thượng|#14|#200
2|Xã Ngọc Châu|#9|#100
3|Phường Quỹ Nhất|#7|#80
`)
    expect(relations.filter((relation) => relation.startsWith('toan_huyen'))).toHaveLength(2)
    expect(relations.join()).toMatch(/toan_huyen = \S+ \+ \S+ \+ \S+ \?/)
  })

  it('are none where communes are counted', () => {
    const relations = read(`
NÔNG THÔN MỚI NĂM 2021|<|<
STT|Chỉ tiêu|Số lượng
|Tổng số|#30
1|Xã đạt chuẩn|#14
2|Hợp tác xã|#9
3|Tổ hợp tác|#7
`)
    expect(relations).toEqual([])
  })
})

describe('quarters', () => {
  it('are no funds: what came and went leads from one to the next', () => {
    const relations = read(`
TÌNH HÌNH KINH TẾ TẬP THỂ QUÝ II NĂM 2024|<|<|<|<
TT|Chỉ tiêu|ĐVT|Quý I/2024|Quý II/2024
1|Tổng số hợp tác xã|HTX|#20|#21
2|Số HTX thành lập mới trong quý|HTX|#3|#2
3|Số HTX giải thể trong quý|HTX|#1|#1
`)
    expect(relations.join()).toMatch(/ = \S+\(trước\) \+ \S+ − \S+ \?/)
  })

  it('and funds are no quarters', () => {
    expect(readMeaning('Quỹ hỗ trợ phát triển hợp tác xã', '', null).thing).toBe('quy')
    expect(readMeaning('Doanh thu quý II/2024', '', null).thing).toBe('dt')
    expect(readMeaning('Quý IV năm 2024', '', null).thing).toBeNull()
  })
})
