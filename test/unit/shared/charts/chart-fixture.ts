import { viPicture } from '../../../../renderer/i18n/vi-charts'
import tileList from '../../../../resources/reference/tiles.json'
import type { ChartTable } from '../../../../shared/charts/figures'
import type { PictureContext, TableKind } from '../../../../shared/charts/picture-words'
import { packCellFlags, type CellFlags, type CellStatus } from '../../../../shared/model/cell'
import type { ChartDefinition, ChartKind, ChartSource } from '../../../../shared/model/chart'
import type { FormId, IndicatorId } from '../../../../shared/model/ids'
import { decimalsOf, type TableColumn, type TableRow } from '../../../../shared/model/table-layout'

/** Tables as charts read them, made by hand: a cell is a number, a status, or a number with flags. */

export type CellInput = number | null | CellStatus | ({ value: number } & Partial<CellFlags>)

export function row(id: string, label: string, part: Partial<TableRow> = {}): TableRow {
  return {
    id,
    kind: 'item',
    ordinal: '',
    label,
    unit: 'HTX',
    level: 1,
    italic: false,
    decimals: 0,
    percent: false,
    direction: 'more-is-better',
    ...part,
  }
}

export function column(id: string, part: Partial<TableColumn> = {}): TableColumn {
  return { id, header: [id], kind: 'value', attainment: false, paper: true, width: 80, ...part }
}

function flagsOf(part: Partial<CellFlags> = {}): number {
  return packCellFlags({
    status: 'number',
    role: 'input',
    origin: null,
    qualifier: null,
    estimated: false,
    preliminary: false,
    note: false,
    followUp: false,
    partial: false,
    stated: 'none',
    ...part,
  })
}

/** Values are as shown ("56.3"); the fixture scales them by what the cell's place says. */
export function makeTable(
  columns: readonly TableColumn[],
  lines: readonly (readonly [TableRow, ...CellInput[]])[],
): ChartTable {
  const values: (number | null)[] = []
  const flags: number[] = []
  for (const [line, ...cells] of lines) {
    columns.forEach((one, at) => {
      const cell = cells[at] ?? null
      const scale = 10 ** decimalsOf(line, one)
      if (cell === null) {
        values.push(null)
        flags.push(flagsOf({ status: 'blank' }))
      } else if (typeof cell === 'string') {
        values.push(null)
        flags.push(flagsOf({ status: cell }))
      } else if (typeof cell === 'number') {
        values.push(Math.round(cell * scale))
        flags.push(flagsOf())
      } else {
        const { value, ...rest } = cell
        values.push(Math.round(value * scale))
        flags.push(flagsOf(rest))
      }
    })
  }
  return {
    layout: {
      name: 'table',
      label: '',
      title: '',
      attachment: '',
      rowLabel: null,
      columns,
      rows: lines.map(([line]) => line),
      footnotes: [],
      orientation: 'landscape',
    },
    cells: { values, flags },
  }
}

export const formColumns: readonly TableColumn[] = [
  column('actual', { header: ['Thực hiện năm 2020 ¹'] }),
  column('previous', { header: ['So sánh với', 'năm 2019', 'Giá trị'] }),
  column('previous-index', { header: ['So sánh với', 'năm 2019', 'Tỷ lệ'], kind: 'index' }),
  column('plan', { header: ['So sánh với', 'Kế hoạch 2020', 'Giá trị'] }),
  column('plan-index', {
    header: ['So sánh với', 'Kế hoạch 2020', 'Tỷ lệ'],
    kind: 'index',
    attainment: true,
  }),
]

/** The first block of the national appendix of 2020, with the contradiction that it has. */
export function nationalForm(): ChartTable {
  const sector = { ordinal: '-', level: 2 } as const
  return makeTable(formColumns, [
    [row('I', 'HỢP TÁC XÃ', { kind: 'section', ordinal: 'I', unit: '', level: 0 })],
    [
      row('I.1', 'Tổng số HTX', { ordinal: '1' }),
      { value: 25454, role: 'computed' },
      24618,
      103.4,
      26500,
      96.1,
    ],
    [row('I.1.NN', 'Nông nghiệp', sector), 16520, 15980, 103.4, 17000, 97.2],
    [row('I.1.CN', 'Công nghiệp - TTCN', sector), 2180, 2150, 101.4, 2300, 94.8],
    [row('I.1.XD', 'Xây dựng', sector), 911, 880, 103.5, 950, 95.9],
    [row('I.1.QT', 'Quỹ TDND', sector), 1181, 1183, 99.8, 1185, 99.7],
    [row('I.1.TM', 'Thương mại, dịch vụ', sector), 2162, 2100, 103, 2200, 98.3],
    [row('I.1.VT', 'Vận tải', sector), 1500, 1475, 101.7, 1600, 93.8],
    [row('I.1.KH', 'Dịch vụ khác', sector), 1000, 850, 117.6, 1265, 79.1],
    [
      row('I.2', 'Số HTX ứng dụng công nghệ cao vào sản xuất, chế biến và tiêu thụ sản phẩm', {
        ordinal: '2',
      }),
      1718,
      1446,
      118.8,
      1500,
      114.5,
    ],
    [row('I.3', 'Số HTX sản xuất gắn với chuỗi giá trị', { ordinal: '3' }), 3913, 2609, 150, null, null],
    [row('I.5', 'Thành lập mới', { ordinal: '5' }), { value: 2138, estimated: true }, 2500, 85.5, 2500, 85.5],
    [
      row('I.6', 'Số HTX giải thể', { ordinal: '6', direction: 'less-is-better' }),
      811,
      1100,
      73.7,
      700,
      115.9,
    ],
    [
      row('I.7', 'Doanh thu bình quân', { ordinal: '7', unit: 'triệu đồng/năm', decimals: 1 }),
      3600.6,
      4405,
      81.7,
      30,
      12002,
    ],
    [
      row('I.8', 'Lợi nhuận bình quân', { ordinal: '8', unit: 'triệu đồng/năm', decimals: 1 }),
      220,
      190,
      115.8,
      null,
      'no-base',
    ],
    [row('I.9', 'Tỷ lệ HTX hiệu quả', { ordinal: '9', unit: '%', percent: true }), 56, 57, 98.2, 60, 93.3],
    [
      row('I.10', 'Số lớp tập huấn', { ordinal: '10', unit: 'lớp' }),
      'unknown',
      520,
      'no-current',
      600,
      'no-current',
    ],
  ])
}

export const breakdownColumns: readonly TableColumn[] = [
  column('actual', { header: ['Thực hiện năm 2020', 'Số lượng'] }),
  column('share', { header: ['Thực hiện năm 2020', 'Cơ cấu'], kind: 'share' }),
  column('previous', { header: ['Năm 2019', 'Số lượng'] }),
  column('plan', { header: ['Kế hoạch 2020', 'Số lượng'] }),
  column('plan-index', { header: ['Kế hoạch 2020', 'Đạt kế hoạch'], kind: 'index', attainment: true }),
]

export function sectorTable(): ChartTable {
  return makeTable(breakdownColumns, [
    [row('NN', 'Nông nghiệp'), 16520, 64.9, 15980, 17000, 97.2],
    [row('CN', 'Công nghiệp - TTCN'), 2180, 8.6, 2150, 2300, 94.8],
    [row('XD', 'Xây dựng'), 911, 3.6, 880, 950, 95.9],
    [row('QT', 'Quỹ tín dụng nhân dân'), 1181, 4.6, 1183, 1185, 99.7],
    [row('TM', 'Thương mại, dịch vụ'), 2162, 8.5, 2100, 2200, 98.3],
    [row('VT', 'Vận tải'), 1500, 5.9, 1475, 1600, 93.8],
    [row('KH', 'Dịch vụ khác'), 1000, 3.9, 850, 1265, 79.1],
    [row('total', 'Tổng số', { kind: 'total', level: 0 }), 25454, 100, 24618, 26500, 96.1],
  ])
}

/** The eight regions of 2020; two have not reported. */
export function regionTable(): ChartTable {
  return makeTable(breakdownColumns, [
    [row('TB', 'Tây Bắc'), 2236],
    [row('DB', 'Đông Bắc'), 4302],
    [row('RRD', 'Đồng bằng sông Hồng'), 6431],
    [row('BTB', 'Bắc Trung Bộ'), 4122],
    [row('MT', 'Duyên hải miền Trung'), 'unknown'],
    [row('TN', 'Tây Nguyên'), 1600],
    [row('DNB', 'Đông Nam Bộ'), null],
    [row('SCL', 'Đồng bằng sông Cửu Long'), 2500],
    [row('total', 'Tổng số', { kind: 'total', level: 0 }), { value: 21191, partial: true }],
  ])
}

/** Communes, as many as wanted, largest first. */
export function communeTable(count: number): ChartTable {
  const lines = Array.from(
    { length: count },
    (_, at) => [row(`X${String(at)}`, `Xã ${String(at + 1)}`), (count - at) * 10] as const,
  )
  const sum = lines.reduce((total, [, value]) => total + value, 0)
  return makeTable(breakdownColumns, [...lines, [row('total', 'Tổng số', { kind: 'total', level: 0 }), sum]])
}

const trendYears = [2016, 2017, 2018, 2019, 2020, 2021]
export const trendColumns: readonly TableColumn[] = trendYears.flatMap((year) =>
  (['actual', 'estimate', 'plan'] as const).map((scenario) =>
    column(`${String(year)}-${scenario}`, { header: [`Năm ${String(year)}`, scenario] }),
  ),
)

export function trendTable(): ChartTable {
  const years = (cells: readonly (readonly [CellInput, CellInput, CellInput])[]): CellInput[] => cells.flat()
  return makeTable(trendColumns, [
    [
      row('NN', 'Nông nghiệp'),
      ...years([
        [null, null, null],
        [11500, null, null],
        [13400, null, null],
        [15980, null, null],
        [16520, null, 17000],
        [null, 17100, 17800],
      ]),
    ],
    [
      row('PNN', 'Phi nông nghiệp'),
      ...years([
        [null, null, null],
        [8700, null, null],
        ['unknown', null, null],
        [8638, null, null],
        [8934, null, 9500],
        [null, 9100, 9600],
      ]),
    ],
    [
      row('total', 'Tổng số', { kind: 'total', level: 0 }),
      ...years([
        [null, null, null],
        [20200, null, null],
        ['unknown', null, null],
        [24618, null, 24000],
        [25454, null, 26500],
        [null, 26200, 27400],
      ]),
    ],
  ])
}

export function contextFor(by: TableKind, part: Partial<PictureContext> = {}): PictureContext {
  return {
    words: viPicture,
    name: by === 'form' ? 'Phụ lục chỉ tiêu' : 'Tổng số HTX',
    by,
    period: by === 'trend' ? '' : 'Năm 2020',
    place: 'Cả nước',
    source: 'Sổ mẫu 2020',
    tiles: tileList.tiles,
    ...part,
  }
}

const shown = { period: 'shown', locality: 'shown' } as const

export function sourceFor(
  by: TableKind,
  rows: readonly string[] | null = null,
  trend: 'whole' | 'sectors' = 'whole',
  unit: string | null = null,
): ChartSource {
  if (by === 'form') return { table: 'form', form: 1 as FormId, rows, unit, ...shown }
  if (by === 'trend') return { table: 'trend', indicator: 1 as IndicatorId, by: trend, ...shown }
  return { table: 'breakdown', by, list: null, indicator: 1 as IndicatorId, rows, ...shown }
}

export function define(
  kind: ChartKind,
  source: ChartSource,
  part: Partial<ChartDefinition> = {},
): ChartDefinition {
  return { kind, source, title: null, note: '', ...part }
}
