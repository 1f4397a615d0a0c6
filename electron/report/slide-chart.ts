import { estimatedLook, lookOf, type Look } from '../../shared/charts/looks'
import type { ChartPicture, PictureSeries } from '../../shared/model/chart'
import type { ChartCells, SheetModel } from '../../shared/table/sheet-model'
import { plainStyle } from '../../shared/table/sheet-frame'
import { textContent } from '../../shared/table/sheet-header'
import type { NativeChart, NativeGroup, NativeSeries } from '../excel/native-chart'

/**
 * A picture as a native chart of a slide: its numbers stand in a small workbook inside the slide, from which whoever edits
 * the chart changes them. Nothing is rounded or left out on the way; a missing figure is an empty cell.
 */
export type SlideChart = { chart: NativeChart; data: SheetModel }

const sheet = 'Sheet1'

/** Null for pictures that are no chart of an office program (tiles), and for those made of several. */
export function buildSlideChart(picture: ChartPicture): SlideChart | null {
  if (picture.kind === 'tile-grid' || picture.panels.length > 0) return null
  const columns = listColumns(picture)
  const categories = picture.categories.map(({ label }) => label)
  const format = formatOf(picture)
  const groups = groupColumns(picture, columns, categories)
  return {
    chart: {
      title: '',
      groups,
      format,
      legend: columns.filter(({ look }) => look !== null).length > 1 || picture.kind === 'doughnut',
      type: { title: 20, label: 14, axis: 14 },
      ...(picture.kind === 'stacked-100' ? {} : { max: picture.axis.max }),
    },
    data: buildData(picture, columns, categories, format),
  }
}

/** One column of the data: a series, or the invisible step under a floating one. */
type DataColumn = {
  name: string
  draw: PictureSeries['draw']
  values: readonly (number | null)[]
  look: Look | null
  points: NonNullable<NativeSeries['points']>
}

function listColumns(picture: ChartPicture): DataColumn[] {
  const floating = picture.series.some(({ points }) => points.some(({ from }) => from !== 0))
  const columns = picture.series.map((one, at): DataColumn => {
    const look = lookOf(one, at)
    return {
      name: one.name,
      draw: one.draw,
      look,
      values: one.points.map(({ value, from }) =>
        value === null ? null : floating ? Math.abs(value - from) : value,
      ),
      points: [
        ...(one.draw === 'slice'
          ? one.points.map((_, point) => ({ at: point, look: lookOf({ role: 'part' }, point) }))
          : []),
        ...one.points.flatMap(({ estimated }, point) =>
          estimated && one.draw === 'bar' ? [{ at: point, look: estimatedLook(look) }] : [],
        ),
      ],
    }
  })
  return floating ? [buildSteps(picture), ...columns] : columns
}

/** What floating bars stand on; a category has one of them. */
function buildSteps({ categories, series }: ChartPicture): DataColumn {
  const values = categories.map((_, at) => {
    const point = series.flatMap(({ points }) => points[at] ?? []).find(({ value }) => value !== null)
    return point === undefined || point.value === null ? null : Math.min(point.from, point.value)
  })
  return { name: ' ', draw: 'bar', values, look: null, points: [] }
}

/** Lying bars where there are names to read; time runs from left to right. */
function groupColumns(
  picture: ChartPicture,
  columns: readonly DataColumn[],
  categories: readonly string[],
): NativeGroup[] {
  const series = columns.map((column, at): NativeSeries & { draw: PictureSeries['draw'] } => ({
    draw: column.draw,
    name: cells(0, at + 1, [column.name]),
    categories: cells(1, 0, categories),
    values: cells(1, at + 1, column.values),
    look: column.look,
    points: column.points,
    labels: column.look === null ? 'none' : isInside(picture, column) ? 'inside' : 'outside',
  }))
  const bars = series.filter(({ draw }) => draw === 'bar' || draw === 'slice')
  const lines = series.filter(({ draw }) => draw === 'line' || draw === 'marker')
  const upright = picture.kind === 'trend' || picture.kind === 'waterfall' || lines.length > 0
  const stacked = columns.some(({ look }) => look === null)
  const grouping = picture.kind === 'stacked-100' ? 'percentStacked' : stacked ? 'stacked' : 'clustered'
  return [
    ...(bars.length === 0
      ? []
      : [
          {
            draw: picture.kind === 'doughnut' ? 'doughnut' : upright ? 'columns' : 'bars',
            grouping,
            series: bars,
          } as const,
        ]),
    ...(lines.length === 0 ? [] : [{ draw: 'line', grouping: 'clustered', series: lines } as const]),
  ]
}

/** Stacked pieces have no outside, and bars under a line leave it to the line. */
function isInside({ kind, series }: ChartPicture, { draw }: Pick<DataColumn, 'draw'>): boolean {
  if (kind === 'stacked-100' || kind === 'doughnut' || kind === 'waterfall') return true
  return draw === 'bar' && series.some((one) => one.draw === 'line')
}

function cells(top: number, column: number, cached: ChartCells['cached']): ChartCells {
  const range = { top, left: column, bottom: top + cached.length - 1, right: column }
  return { sheet, range, cached }
}

/** As many decimals as the figures have. */
function formatOf({ series, unit }: ChartPicture): string {
  const most = 3
  const decimals = Math.max(
    0,
    ...series.flatMap(({ points }) =>
      points.map(({ value }) => (value === null ? 0 : (String(value).split('.')[1]?.length ?? 0))),
    ),
  )
  const digits = Math.min(most, decimals)
  return `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}${unit === '%' ? '"%"' : ''}`
}

function buildData(
  { title, unit }: ChartPicture,
  columns: readonly DataColumn[],
  categories: readonly string[],
  format: string,
): SheetModel {
  const text = (row: number, column: number, value: string) =>
    ({ row, column, content: textContent(value), style: plainStyle }) as const
  return {
    title,
    agency: '',
    names: [],
    pages: [
      {
        name: sheet,
        hidden: false,
        columns: [40, ...columns.map(() => 18)],
        heights: [],
        merges: [],
        printTitle: null,
        orientation: 'portrait',
        frozen: { rows: 1, columns: 1 },
        cells: [
          ...[unit, ...columns.map(({ name }) => name)].map((name, column) => text(0, column, name)),
          ...categories.flatMap((label, at) => [
            text(at + 1, 0, label),
            ...columns.flatMap(({ values }, column) => {
              const value = values[at] ?? null
              if (value === null) return []
              const content = { kind: 'number', value } as const
              return [{ row: at + 1, column: column + 1, content, style: { ...plainStyle, format } }]
            }),
          ]),
        ],
      },
    ],
  }
}
