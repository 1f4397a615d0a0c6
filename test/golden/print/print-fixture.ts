import { packCellFlags, type CellStatus } from '../../../shared/model/cell'
import type { TableCells, TableColumn, TableLayout, TableRow } from '../../../shared/model/table-layout'
import { viPaper, viPrintPreview } from '../../../renderer/i18n/vi-paper'
import type { PaperWords, PrintPreviewWords } from '../../../renderer/print/words'

/** A table of the size and shape of the official appendix, with figures that follow from the row number. */

export const paperWords: PaperWords = viPaper
export const previewWords: PrintPreviewWords = viPrintPreview

const column = (
  id: string,
  header: string[],
  kind: TableColumn['kind'],
  over: Partial<TableColumn> = {},
): TableColumn => ({ id, header, kind, attainment: false, paper: true, width: 96, ...over })

const appendixColumns: TableColumn[] = [
  column('actual', ['Thực hiện năm 2020 ¹'], 'value'),
  column('previous', ['So sánh với', 'năm 2019', 'Giá trị'], 'value', { paper: false }),
  column('previous-difference', ['So sánh với', 'năm 2019', 'Số lượng'], 'difference'),
  column('previous-index', ['So sánh với', 'năm 2019', 'Tỷ lệ'], 'index'),
  column('plan', ['So sánh với', 'Kế hoạch 2020 (NQ số 18) ²', 'Giá trị'], 'value', { paper: false }),
  column('plan-difference', ['So sánh với', 'Kế hoạch 2020 (NQ số 18) ²', 'Số lượng'], 'difference'),
  column('plan-index', ['So sánh với', 'Kế hoạch 2020 (NQ số 18) ²', 'Tỷ lệ'], 'index', { attainment: true }),
]

const names = [
  'Tổng số hợp tác xã đang hoạt động trên địa bàn',
  'Số HTX ứng dụng công nghệ cao vào sản xuất gắn với chuỗi giá trị',
  'Tổng số thành viên, hộ cá thể ở địa bàn nông thôn tham gia HTX',
  'Tỷ lệ cán bộ quản lý đã qua đào tạo, bồi dưỡng',
  'Thu nhập bình quân của lao động thường xuyên',
  'Giải thể, ngừng hoạt động chờ giải thể',
  'Doanh thu bình quân một HTX',
]
const sections = [
  'HỢP TÁC XÃ',
  'LIÊN HIỆP HỢP TÁC XÃ (LHHTX)',
  'TỔ HỢP TÁC (THT)',
  'QUỸ HỖ TRỢ PHÁT TRIỂN HTX',
]

const row = (over: Partial<TableRow> & { id: string; label: string }): TableRow => ({
  kind: 'item',
  ordinal: '',
  unit: '',
  level: 1,
  italic: false,
  decimals: 0,
  percent: false,
  direction: 'neutral',
  ...over,
})

/** `count` rows in four sections: every fifth row is a breakdown, every seventh a percentage in italics. */
export function buildAppendix(count: number): { layout: TableLayout; cells: TableCells } {
  const rows: TableRow[] = []
  for (let position = 0; position < count; position += 1) {
    if (position % Math.ceil(count / sections.length) === 0) {
      const section = rows.filter((one) => one.kind === 'section').length
      rows.push(
        row({
          id: `s${String(position)}`,
          kind: 'section',
          ordinal: ['I', 'II', 'III', 'IV'][section] ?? '',
          label: sections[section] ?? '',
          level: 0,
        }),
      )
      continue
    }
    const percent = position % 7 === 3
    const breakdown = position % 5 === 4
    rows.push(
      row({
        id: `r${String(position)}`,
        ordinal: percent ? '' : breakdown ? '-' : String(position),
        label: `${names[position % names.length] ?? ''} (dòng ${String(position)})`,
        unit: percent ? '%' : position % 6 === 2 ? 'triệu đồng/năm' : 'HTX',
        level: breakdown ? 2 : 1,
        italic: percent,
        decimals: percent ? 1 : 0,
        percent,
        direction: position % 7 === 5 ? 'less-is-better' : 'more-is-better',
      }),
    )
  }
  return { layout: layoutOf('phu-luc', appendixColumns, rows), cells: fillCells(appendixColumns, rows) }
}

function layoutOf(name: string, columns: TableColumn[], rows: TableRow[]): TableLayout {
  return {
    name,
    label: 'Phụ lục I',
    title: 'Kết quả thực hiện các chỉ tiêu phát triển kinh tế tập thể, hợp tác xã năm 2020',
    attachment: '(Kèm theo Báo cáo số 01/BC-LM ngày 15 tháng 12 năm 2020 của Liên minh Hợp tác xã)',
    columns,
    rows,
    footnotes: [
      { mark: '¹', text: 'Số liệu ước thực hiện đến ngày 31 tháng 12 năm 2020.' },
      { mark: '²', text: 'Nghị quyết của Ban Chấp hành về nhiệm vụ năm 2020.' },
    ],
    rowLabel: null,
    orientation: 'landscape',
  }
}

function flags(status: CellStatus, over: { estimated?: boolean; differs?: boolean } = {}): number {
  return packCellFlags({
    status,
    role: 'input',
    origin: null,
    qualifier: null,
    estimated: over.estimated === true,
    preliminary: false,
    note: false,
    followUp: false,
    partial: false,
    stated: over.differs === true ? 'differs' : 'none',
  })
}

function fillCells(columns: readonly TableColumn[], rows: readonly TableRow[]): TableCells {
  const cells: TableCells = { values: [], flags: [] }
  rows.forEach((one, position) => {
    for (const { id } of columns) {
      const [value, bits] = fillCell(id, one, position)
      cells.values.push(value)
      cells.flags.push(bits)
    }
  })
  return cells
}

function fillCell(id: string, one: TableRow, position: number): [number | null, number] {
  if (one.kind !== 'item') return [null, flags('no-meaning')]
  const actual = one.percent ? 400 + position * 5 : 1234 * (position + 1)
  const previous = one.percent ? actual - 39 : actual - 381 + position * 20
  const plan = one.percent ? actual + 37 : actual + 998
  const unknown = position % 9 === 8
  const withPlan = position % 4 === 1
  if (unknown && id !== 'actual' && id !== 'previous' && id !== 'plan') return [null, flags('no-current')]
  switch (id) {
    case 'actual':
      return unknown ? [null, flags('unknown')] : [actual, flags('number', { estimated: position % 6 === 5 })]
    case 'previous':
      return [previous, flags('number')]
    case 'previous-difference':
      return [actual - previous, flags('number', { differs: position % 10 === 1 })]
    case 'previous-index':
      return position % 8 === 6
        ? [null, flags('no-base')]
        : [Math.round((actual * 1000) / previous), flags('number')]
    case 'plan':
      return withPlan ? [plan, flags('number')] : [null, flags('blank')]
    case 'plan-difference':
      return withPlan ? [actual - plan, flags('number')] : [null, flags('no-base')]
    default:
      return withPlan ? [Math.round((actual * 1000) / plan), flags('number')] : [null, flags('no-base')]
  }
}

/** A breakdown by sector with one missing part. */
export function buildSectors(): { layout: TableLayout; cells: TableCells } {
  const columns = [column('actual', ['Số lượng'], 'value'), column('share', ['Cơ cấu'], 'share')]
  const parts: [string, number | null, number][] = [
    ['Công nghiệp - tiểu thủ công nghiệp', 2250, 88],
    ['Nông - lâm - ngư - diêm nghiệp', 16520, 649],
    ['Quỹ tín dụng nhân dân', 1188, 47],
    ['Môi trường', null, 0],
    ['Thương mại, dịch vụ', 1802, 71],
    ['Vận tải', 1700, 67],
  ]
  const rows = [
    ...parts.map(([label], position) => row({ id: `p${String(position)}`, label, unit: 'HTX' })),
    row({ id: 'total', kind: 'total', label: 'Tổng số', unit: 'HTX', level: 0 }),
  ]
  const cells: TableCells = { values: [], flags: [] }
  for (const [, value, share] of [...parts, ['Tổng số', 25454, 1000] as const]) {
    cells.values.push(value, value === null ? null : share)
    cells.flags.push(
      flags(value === null ? 'unknown' : 'number'),
      flags(value === null ? 'no-current' : 'number'),
    )
  }
  return { layout: { ...layoutOf('sectors', columns, rows), orientation: 'portrait', footnotes: [] }, cells }
}

/** So many columns of large figures under heads of two levels, over ten rows. */
export function buildWide(count: number): { layout: TableLayout; cells: TableCells } {
  const columns = Array.from({ length: count }, (_, at) =>
    column(`c${String(at)}`, [`Quý ${String(Math.floor(at / 4) + 1)}`, `Cột ${String(at + 1)}`], 'value'),
  )
  const rows = Array.from({ length: 10 }, (_, at) =>
    row({
      id: `r${String(at)}`,
      ordinal: String(at + 1),
      label: `Chỉ tiêu rộng (dòng ${String(at)})`,
      unit: at % 2 === 0 ? 'HTX' : 'triệu đồng',
    }),
  )
  const cells: TableCells = { values: [], flags: [] }
  rows.forEach((_, at) => {
    columns.forEach((__, position) => {
      cells.values.push(10_000_000 + at * 1000 + position)
      cells.flags.push(flags('number'))
    })
  })
  return {
    layout: {
      ...layoutOf('wide', columns, rows),
      attachment: '',
      footnotes: [{ mark: '¹', text: 'Ghi chú cuối bảng rộng.' }],
    },
    cells,
  }
}
