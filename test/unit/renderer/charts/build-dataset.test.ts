import { describe, expect, it } from 'vitest'
import {
  buildAttainment,
  buildLevels,
  buildStructure,
  listLevelUnits,
  longestBar,
  splitChart,
} from '../../../../shared/table/chart-data'
import { findChartColumns } from '../../../../shared/table/chart-columns'
import { packCellFlags, type CellStatus } from '../../../../shared/model/cell'
import type { Qualifier } from '../../../../shared/model/fact'
import type { TableCells, TableColumn, TableLayout, TableRow } from '../../../../shared/model/table-layout'

const words: Record<Qualifier, string> = {
  near: 'gần',
  over: 'trên',
  'more-than': 'hơn',
  about: 'khoảng',
  estimated: 'ước',
  'at-least': 'ít nhất',
  minimum: 'tối thiểu',
  under: 'dưới',
}

const column = (
  id: string,
  kind: TableColumn['kind'],
  header: string[],
  attainment = false,
): TableColumn => ({
  id,
  kind,
  header,
  attainment,
  paper: true,
  width: 90,
})
const row = (over: Partial<TableRow> & { id: string }): TableRow => ({
  kind: 'item',
  ordinal: '',
  label: over.id,
  unit: 'HTX',
  level: 1,
  italic: false,
  decimals: 0,
  percent: false,
  direction: 'more-is-better',
  ...over,
})
const bits = (status: CellStatus, qualifier: Qualifier | null = null): number =>
  packCellFlags({
    status,
    role: 'input',
    origin: null,
    qualifier,
    estimated: false,
    preliminary: false,
    note: false,
    followUp: false,
    partial: false,
    stated: 'none',
  })

type Given = number | CellStatus | [number, Qualifier]

function table(columns: TableColumn[], lines: [TableRow, ...Given[]][]): [TableLayout, TableCells] {
  const cells: TableCells = { values: [], flags: [] }
  for (const [, ...given] of lines) {
    for (const cell of given) {
      const [value, flags] =
        typeof cell === 'number'
          ? [cell, bits('number')]
          : typeof cell === 'string'
            ? [null, bits(cell)]
            : [cell[0], bits('number', cell[1])]
      cells.values.push(value)
      cells.flags.push(flags)
    }
  }
  const layout: TableLayout = {
    name: 't',
    label: '',
    title: '',
    attachment: '',
    columns,
    rows: lines.map(([one]) => one),
    footnotes: [],
    rowLabel: null,
    orientation: 'landscape',
  }
  return [layout, cells]
}

const appendixColumns = [
  column('actual', 'value', ['Thực hiện']),
  column('previous', 'value', ['So sánh với', 'năm 2019', 'Giá trị']),
  column('plan', 'value', ['So sánh với', 'kế hoạch', 'Giá trị']),
  column('plan-index', 'index', ['So sánh với', 'kế hoạch', 'Tỷ lệ'], true),
]
const [layout, cells] = table(appendixColumns, [
  [row({ id: 'I', kind: 'section', ordinal: 'I' }), 'no-meaning', 'no-meaning', 'no-meaning', 'no-meaning'],
  [row({ id: 'tong', ordinal: '1', label: 'Tổng số' }), 25454, 24618, 'blank', 'no-base'],
  [row({ id: 'moi', ordinal: '5', label: 'Thành lập mới' }), [2138, 'near'], 2519, 2500, 855],
  [
    row({ id: 'tyle', label: 'Tỷ lệ', unit: '%', decimals: 1, percent: true, italic: true }),
    560,
    521,
    600,
    933,
  ],
  [row({ id: 'vang', ordinal: '6', unit: 'htx ' }), 'unknown', 14, 20, 'no-current'],
  [row({ id: 'khong', ordinal: '7', direction: 'less-is-better' }), 0, 3, 4, 0],
  [row({ id: 'II', kind: 'section', ordinal: 'II' }), 'no-meaning', 'no-meaning', 'no-meaning', 'no-meaning'],
  [row({ id: 'von', ordinal: '1', unit: 'tỷ đồng', decimals: 1 }), 132, 102, 'none', 'no-base'],
])

describe('buildAttainment', () => {
  const data = buildAttainment(layout, cells, words)
  it('draws the rows that have both figures, as percent of plan, with the real figures beside', () => {
    expect(data.categories.map((one) => one.id)).toEqual(['moi', 'tyle', 'khong'])
    expect(data.series).toEqual([
      {
        role: 'actual',
        points: [
          { value: 85.5, text: '85,5%', detail: 'gần 2.138 / 2.500 HTX' },
          { value: 93.3, text: '93,3%', detail: '56,0% / 60,0%' },
          { value: 0, text: '0,0%', detail: '0 / 4 HTX' },
        ],
      },
    ])
    expect(data.unit).toBe('%')
  })
  it('counts the rows with a figure and no plan; a row without a figure is not one of them', () => {
    expect(data.omitted).toBe(2)
  })
  it('names a row by its place in the form and says where less is better', () => {
    expect(data.categories.map((one) => one.label)).toEqual([
      'I.5 · Thành lập mới',
      'I.5 · Tỷ lệ',
      'I.7 · khong',
    ])
    expect(data.categories.map((one) => one.lessIsBetter)).toEqual([false, false, true])
  })
})

describe('buildLevels', () => {
  it('offers the units that have something to compare, however they are written', () => {
    expect(listLevelUnits(layout, cells)).toEqual(['HTX', '%', 'tỷ đồng'])
  })
  it('sets actual, plan and previous side by side and keeps a missing one missing', () => {
    const data = buildLevels(layout, cells, 'HTX', words)
    expect(data.categories.map((one) => one.id)).toEqual(['tong', 'moi', 'khong'])
    expect(data.series.map((one) => [one.role, one.points.map((point) => point.value)])).toEqual([
      ['actual', [25454, 2138, 0]],
      ['plan', [null, 2500, 4]],
      ['previous', [24618, 2519, 3]],
    ])
  })
  it('leaves out a role that has no figure at all and scales by the decimals of the row', () => {
    const data = buildLevels(layout, cells, 'Tỷ đồng', words)
    expect(data.series.map((one) => [one.role, one.points])).toEqual([
      ['actual', [{ value: 13.2, text: '13,2', detail: '' }]],
      ['previous', [{ value: 10.2, text: '10,2', detail: '' }]],
    ])
  })
})

describe('buildStructure', () => {
  const columns = [column('actual', 'value', ['Số lượng']), column('share', 'share', ['Cơ cấu'])]
  const [sectors, figures] = table(columns, [
    [row({ id: 'cn' }), 2250, 88],
    [row({ id: 'xd' }), 'blank', 'no-current'],
    [row({ id: 'nn' }), 16520, 649],
    [row({ id: 'nn-1', level: 2 }), 9000, 354],
    [row({ id: 'mt' }), 'unknown', 'no-current'],
    [row({ id: 'td' }), 2250, 88],
    [row({ id: 'total', kind: 'total', level: 0 }), 25454, 1000],
  ])
  const data = buildStructure(sectors, figures, words)

  it('sorts the parts by size, equal ones in table order, missing ones last', () => {
    expect(data.categories.map((one) => one.id)).toEqual(['nn', 'cn', 'td', 'xd', 'mt'])
  })
  it('writes figure and share; a missing part has no bar and no share', () => {
    expect(data.series[0]?.points).toEqual([
      { value: 16520, text: '16.520', detail: '64,9%' },
      { value: 2250, text: '2.250', detail: '8,8%' },
      { value: 2250, text: '2.250', detail: '8,8%' },
      { value: null, text: '', detail: '' },
      { value: null, text: '…', detail: '' },
    ])
  })
  it('keeps the total out of the bars and says it', () => {
    expect(data.total).toBe('25.454 HTX')
  })
  it('is empty for a table without parts', () => {
    const [none, nothing] = table(columns, [])
    expect(buildStructure(none, nothing, words)).toMatchObject({ categories: [], total: '', unit: '' })
  })
})

describe('findChartColumns', () => {
  it('finds plan and previous by the header they share with their comparison when ids are a form of its own', () => {
    const own = [
      column('a', 'value', ['Ước thực hiện']),
      column('b', 'value', ['Năm trước', 'Giá trị']),
      column('c', 'index', ['Năm trước', 'Tỷ lệ']),
      column('d', 'index', ['Kế hoạch', 'Đạt'], true),
      column('e', 'value', ['Kế hoạch', 'Giá trị']),
    ]
    const [form] = table(own, [])
    expect(findChartColumns(form)).toEqual({ actual: 0, previous: 1, plan: 4, attainment: 3, share: -1 })
  })
  it('says −1 for what a table does not have', () => {
    const [form] = table([column('x', 'value', ['Số lượng'])], [])
    expect(findChartColumns(form)).toEqual({ actual: 0, previous: -1, plan: -1, attainment: -1, share: -1 })
  })
})

describe('splitChart', () => {
  const data = buildLevels(layout, cells, 'HTX', words)
  it('deals the categories out in order and loses none', () => {
    const pages = splitChart(data, 2)
    expect(pages.map((page) => page.categories.map((one) => one.id))).toEqual([['tong', 'moi'], ['khong']])
    expect(pages.map((page) => page.series.map((one) => one.points.length))).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ])
    expect(Math.max(...pages.map(longestBar))).toBe(longestBar(data))
  })
  it('gives one page for nothing', () => {
    expect(splitChart({ ...data, categories: [], series: [] }, 5)).toHaveLength(1)
  })
})
