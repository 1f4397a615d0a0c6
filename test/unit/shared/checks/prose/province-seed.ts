import type { SeedFact, SeedIndicator, WorkbookSeed } from '../../../../../shared/model/seed'
import { readLines } from '../../calc/document-figures'

/** The province's report of 2021 as a workbook: its transcript's figures by branch, those of 2020 and the plan as it says them. */
const rows = {
  'HTX.tong_so': { name: 'Tổng số hợp tác xã', unit: 'HTX', kind: 'stock' },
  'HTX.dang_hoat_dong': { name: 'Số HTX đang hoạt động', unit: 'HTX', kind: 'stock' },
  'HTX.ngung_hoat_dong': { name: 'Số HTX ngừng hoạt động', unit: 'HTX', kind: 'stock' },
  'HTX.thanh_vien': { name: 'Tổng số thành viên HTX', unit: 'thành viên', kind: 'stock' },
  'HTX.lao_dong': { name: 'Tổng số lao động trong HTX', unit: 'lao động', kind: 'stock' },
  'HTX.von_dieu_le': { name: 'Tổng vốn điều lệ HTX', unit: 'triệu đồng', kind: 'stock' },
  'HTX.thanh_lap_moi': { name: 'Số HTX thành lập mới', unit: 'HTX', kind: 'flow' },
  'HTX.giai_the': { name: 'Số HTX giải thể', unit: 'HTX', kind: 'flow' },
  'HTX.ocop': { name: 'Số HTX có sản phẩm OCOP 3, 4 sao', unit: 'HTX', kind: 'stock' },
  'HTX.doanh_thu_bq': { name: 'Doanh thu bình quân một HTX', unit: 'triệu đồng/HTX/năm', kind: 'average' },
  'HTX.thu_nhap_bq': {
    name: 'Thu nhập bình quân của lao động trong HTX',
    unit: 'triệu đồng/người/tháng',
    kind: 'average',
  },
} as const satisfies Record<string, Pick<SeedIndicator, 'name' | 'unit' | 'kind'>>
type Code = keyof typeof rows

/** Branches by their name in the transcript. */
const sectors = {
  'nông nghiệp': 'NN',
  'công nghiệp, tiểu thủ công nghiệp': 'CN',
  'xây dựng và sản xuất vật liệu xây dựng': 'XD',
  'thương mại, dịch vụ thương mại': 'TM',
  'vận tải': 'VT',
  'vệ sinh môi trường': 'MT',
  'tín dụng': 'TD',
} as const

type Line = { code: Code; sector?: keyof typeof sectors; pick: string }
const branchLines = (sector: keyof typeof sectors, first: number, has: readonly Code[]): Line[] =>
  has.map((code, at) => ({ code, sector, pick: String(first + at) }))
const all: readonly Code[] = [
  'HTX.tong_so',
  'HTX.dang_hoat_dong',
  'HTX.ngung_hoat_dong',
  'HTX.thanh_vien',
  'HTX.lao_dong',
  'HTX.von_dieu_le',
]
const few: readonly Code[] = ['HTX.tong_so', 'HTX.thanh_vien', 'HTX.lao_dong', 'HTX.von_dieu_le']

/** Lines of the transcript by the end of their number. */
const lines: readonly Line[] = [
  { code: 'HTX.tong_so', pick: '10' },
  { code: 'HTX.dang_hoat_dong', pick: '12' },
  { code: 'HTX.von_dieu_le', pick: '13' },
  { code: 'HTX.thanh_vien', pick: '14' },
  { code: 'HTX.lao_dong', pick: '15' },
  { code: 'HTX.ngung_hoat_dong', pick: '17' },
  { code: 'HTX.thanh_lap_moi', pick: '18' },
  { code: 'HTX.giai_the', pick: '19' },
  { code: 'HTX.doanh_thu_bq', pick: '20' },
  { code: 'HTX.thu_nhap_bq', pick: '22' },
  { code: 'HTX.ocop', pick: '105' },
  ...branchLines('nông nghiệp', 24, all),
  ...branchLines('công nghiệp, tiểu thủ công nghiệp', 34, all),
  ...branchLines('xây dựng và sản xuất vật liệu xây dựng', 41, all),
  ...branchLines('thương mại, dịch vụ thương mại', 48, all),
  ...branchLines('vận tải', 55, all),
  ...branchLines('vệ sinh môi trường', 63, few),
  ...branchLines('tín dụng', 68, few),
]

/** What the report says of the year before and the plan: 348 − 12, 1.071 + 223, 41 / 164%. */
const others: readonly { code: Code; period: string; scenario: SeedFact['scenario']; value: string }[] = [
  { code: 'HTX.tong_so', period: '2020', scenario: 'actual', value: '336' },
  { code: 'HTX.doanh_thu_bq', period: '2020', scenario: 'actual', value: '1294' },
  { code: 'HTX.doanh_thu_bq', period: '2021', scenario: 'plan', value: '1430' },
  { code: 'HTX.thanh_lap_moi', period: '2021', scenario: 'plan', value: '25' },
  { code: 'HTX.thanh_lap_moi', period: '2022', scenario: 'plan', value: '25' },
]

/** Null where the transcript is not beside the project. */
export function makeProvinceSeed(): WorkbookSeed | null {
  const transcript = readLines('province-2021-year.tsv')
  if (transcript === null) return null
  const valueOf = (pick: string): string => {
    const value = transcript.find(({ id }) => id === `000-${pick.padStart(3, '0')}`)?.['value'] ?? ''
    if (value === '') throw new Error(`no line ${pick}`)
    return value
  }
  return {
    indicators: Object.entries(rows).map(([code, row]) => ({
      ...row,
      code,
      decimals: row.kind === 'average' ? 2 : 0,
      parent: null,
      part: null,
      numerator: null,
      denominator: null,
      factor: 1,
      direction: 'neutral',
      totalBasis: ['sectors', 'localities'],
    })),
    sectors: [
      { code: 'ALL', name: 'Tất cả lĩnh vực', parent: null },
      ...Object.entries(sectors).map(([name, code]) => ({
        code,
        name: name === 'tín dụng' ? 'Quỹ tín dụng nhân dân' : name,
        parent: 'ALL',
      })),
    ],
    localities: [
      { code: '12', name: 'Lai Châu', level: 'province', parent: null, validFrom: null, validTo: null },
      {
        code: '12.1',
        name: 'Huyện Nậm Nhùn',
        level: 'district',
        parent: '12',
        validFrom: null,
        validTo: null,
      },
    ],
    periods: [2020, 2021, 2022].map((year) => ({ code: String(year), kind: 'year', year, ordinal: 1 })),
    forms: [],
    source: null,
    stated: [],
    facts: [
      ...lines.map(({ code, sector, pick }) =>
        fact(code, sector === undefined ? 'ALL' : sectors[sector], '2021', 'actual', valueOf(pick)),
      ),
      ...others.map(({ code, period, scenario, value }) => fact(code, 'ALL', period, scenario, value)),
    ],
  }
}

function fact(
  indicator: string,
  sector: string,
  period: string,
  scenario: SeedFact['scenario'],
  value: string,
): SeedFact {
  return {
    indicator,
    locality: '12',
    sector,
    period,
    scenario,
    state: 'number',
    value,
    maturity: 'final',
    qualifier: null,
    origin: 'imported',
    written: null,
    derivation: null,
    locator: null,
  }
}
