import { describe, expect, it } from 'vitest'
import { splitTable } from '../../../../electron/report/slide-table'
import { packCellFlags, unpackCellFlags } from '../../../../shared/model/cell'
import type { TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'
import { textWidth } from '../../../../shared/table/sheet-metrics'

/** Tables of slides: words whole, rows above the foot, marks explained. */
const labels = ['TT', 'Chỉ tiêu', 'Đơn vị tính'] as const
const room = { width: 12.33, height: 5.65, footnote: 0.22 }

function makeRow(at: number, unit: string, label = `Chỉ tiêu ${String(at)}`): TableRow {
  return {
    id: String(at),
    kind: 'item',
    ordinal: String(at),
    label,
    unit,
    level: 1,
    italic: false,
    decimals: 0,
    percent: false,
    direction: 'more-is-better',
  }
}

function makeColumn(at: number, header: readonly string[]): TableColumn {
  return { id: String(at), header, kind: 'value', attainment: false, paper: true, width: 10 }
}

function split(rows: readonly TableRow[], columns: readonly TableColumn[], rest: Partial<TableLayout> = {}) {
  const layout: TableLayout = {
    name: '',
    label: '',
    title: '',
    attachment: '',
    rowLabel: null,
    columns,
    rows,
    footnotes: [],
    orientation: 'landscape',
    ...rest,
  }
  const count = rows.length * columns.length
  const flags = packCellFlags({ ...unpackCellFlags(0), status: 'number' })
  const cells = {
    values: Array.from({ length: count }, () => 25454),
    flags: Array.from({ length: count }, () => flags),
  }
  return splitTable(layout, cells, labels, room)
}

const columns = Array.from({ length: 7 }, (_, at) =>
  makeColumn(at, ['Thực hiện năm 2020', `Số lượng ${String(at)}`]),
)

describe('a table on slides', () => {
  it('has room for each word of its heads and its units', () => {
    const [part] = split([makeRow(1, 'HTX'), makeRow(2, 'triệu đồng/năm')], columns)
    const unit = (part?.widths[2] ?? 0) * room.width
    expect(part?.widths).toHaveLength(10)
    expect(unit * 96).toBeGreaterThan(textWidth('đồng/năm', 14, false) + 10)
    expect(part?.head[0]?.map(({ text }) => text)).toContain('Đơn vị tính')
  })

  it('has no column for a unit that all rows share', () => {
    const [part] = split([makeRow(1, 'HTX'), makeRow(2, 'HTX')], columns)
    expect(part?.widths).toHaveLength(9)
    expect(part?.head[0]?.map(({ text }) => text)).toEqual(['TT', 'Chỉ tiêu', 'Thực hiện năm 2020'])
    expect(part?.rows[0]).toHaveLength(9)
  })

  it('breaks where its rows would reach the foot, by the lines they take', () => {
    const many = (label: string) =>
      Array.from({ length: 16 }, (_, at) => makeRow(at, at === 0 ? '%' : 'HTX', label))
    expect(split(many('Số HTX'), columns)).toHaveLength(1)
    expect(
      split(many('Số HTX ứng dụng công nghệ cao vào sản xuất gắn với chuỗi giá trị '.repeat(3)), columns)
        .length,
    ).toBeGreaterThan(1)
  })

  it('explains the marks that stand on it, and no others', () => {
    const [part] = split([makeRow(1, 'HTX'), makeRow(2, '%')], [makeColumn(0, ['Thực hiện ¹'])], {
      footnotes: [
        { mark: '¹', text: 'Theo tổng hợp số liệu báo cáo' },
        { mark: '²', text: 'Nghị quyết' },
      ],
    })
    expect(part?.footnotes).toEqual(['¹ Theo tổng hợp số liệu báo cáo'])
  })
})
