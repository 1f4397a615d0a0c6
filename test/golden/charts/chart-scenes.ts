import type { ChartTable } from '../../../shared/charts/figures'
import type { PictureContext } from '../../../shared/charts/picture-words'
import type { ChartDefinition } from '../../../shared/model/chart'
import {
  breakdownColumns,
  communeTable,
  contextFor,
  define,
  formColumns,
  makeTable,
  nationalForm,
  regionTable,
  row,
  sectorTable,
  sourceFor,
  trendTable,
} from '../../unit/shared/charts/chart-fixture'

type Scene = { definition: ChartDefinition; table: ChartTable; context: PictureContext }

const form = nationalForm()
const sectors = sectorTable()
const regions = regionTable()
const trend = trendTable()
const long =
  'Tên chỉ tiêu rất dài của một đơn vị đã viết cả câu vào ô tên, gồm số hợp tác xã nông nghiệp ứng dụng công nghệ cao, liên kết chuỗi giá trị, có chứng nhận và được hỗ trợ từ ngân sách nhà nước trong kỳ'

const provinces = [
  ...new Map(
    contextFor('localities')
      .tiles.filter(({ set }) => set === 'provinces-2025')
      .map(({ name }) => [name, name]),
  ).keys(),
]

/** Each kind, and what is hard for it. */
export const scenes = {
  'grouped-bars': {
    definition: define('grouped-bars', sourceFor('form', null, 'whole', 'HTX')),
    table: form,
    context: contextFor('form'),
  },
  bullets: { definition: define('bullets', sourceFor('form')), table: form, context: contextFor('form') },
  'structure-bars': {
    definition: define('structure-bars', sourceFor('sectors')),
    table: sectors,
    context: contextFor('sectors'),
  },
  doughnut: {
    definition: define('doughnut', sourceFor('sectors')),
    table: sectors,
    context: contextFor('sectors'),
  },
  'doughnut-8': {
    definition: define('doughnut', sourceFor('sectors')),
    table: makeTable(
      breakdownColumns,
      (
        [
          ['Nông nghiệp', 16520],
          ['Công nghiệp - tiểu thủ công nghiệp', 2250],
          ['Thương mại, dịch vụ', 1802],
          ['Vận tải', 1700],
          ['Quỹ tín dụng nhân dân', 1188],
          ['Xây dựng', 1075],
          ['Môi trường', 519],
          ['Dịch vụ khác', 400],
        ] as const
      ).map(([name, value]) => [row(name, name), value] as const),
    ),
    context: contextFor('sectors'),
  },
  'stacked-100': {
    definition: define('stacked-100', sourceFor('sectors')),
    table: sectors,
    context: contextFor('sectors'),
  },
  trend: { definition: define('trend', sourceFor('trend')), table: trend, context: contextFor('trend') },
  'trend-sectors': {
    definition: define('trend', sourceFor('trend', null, 'sectors')),
    table: trend,
    context: contextFor('trend'),
  },
  ranking: {
    definition: define('ranking', sourceFor('localities')),
    table: regions,
    context: contextFor('localities'),
  },
  'ranking-60': {
    definition: define('ranking', sourceFor('localities')),
    table: communeTable(60),
    context: contextFor('localities'),
  },
  waterfall: { definition: define('waterfall', sourceFor('form')), table: form, context: contextFor('form') },
  /** One step is a hair's breadth beside the others, one has no figure yet. */
  'waterfall-small': {
    definition: define('waterfall', sourceFor('form')),
    table: makeTable(formColumns, [
      [row('A', 'Tổng số HTX'), 25449, 25454],
      [row('B', 'Thành lập mới'), 'unknown'],
      [row('C', 'Số HTX giải thể'), 5],
    ]),
    context: contextFor('form'),
  },
  'small-multiples': {
    definition: define('small-multiples', sourceFor('trend', null, 'sectors')),
    table: trend,
    context: contextFor('trend'),
  },
  'tile-grid': {
    definition: define('tile-grid', sourceFor('localities')),
    table: regions,
    context: contextFor('localities'),
  },
  'tile-grid-34': {
    definition: define('tile-grid', sourceFor('localities')),
    table: makeTable(
      breakdownColumns,
      provinces.map((name, at) => [row(name, `Tỉnh ${name}`), at === 5 ? null : (at * 37) % 900] as const),
    ),
    context: contextFor('localities'),
  },
  hard: {
    definition: define('grouped-bars', sourceFor('form', ['A', 'B', 'C', 'D'])),
    table: makeTable(breakdownColumns, [
      [row('A', long), 120, null, 90, 100, 120],
      [row('B', 'Lợi nhuận âm'), -340, null, -120, 100, null],
      [row('C', 'Bằng không'), 0, null, 0, 0, 'zero-base'],
      [row('D', 'Chưa có số'), 'unknown', null, 45, null, null],
    ]),
    context: contextFor('form'),
  },
} as const satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes
export const sceneNames = Object.keys(scenes) as SceneName[]
