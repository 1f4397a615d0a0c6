import { estimatedLook, lookOf, type Look } from '../../shared/charts/looks'
import { tickStep } from '../../shared/charts/value-axis'
import type { ChartPicture, PicturePoint, PictureSeries } from '../../shared/model/chart'
import type { ChartCells, SheetModel } from '../../shared/table/sheet-model'
import type { LabelPlace, NativeChart, NativeGroup, NativeSeries } from '../excel/native-chart'
import { buildChartData, dataSheet } from './slide-chart-data'
import type { ChartFit } from './slide-fit'
import { pickFormat } from './slide-format'
import { isLying, listLegend, listReferences, nameCategories, nameSeries, placeLabels } from './slide-labels'

/**
 * A picture as a native chart of a slide: its numbers stand in a small workbook inside the slide, from which whoever edits
 * the chart changes them. Nothing is rounded or left out on the way; a missing figure is an empty cell.
 */
export type SlideChart = { chart: NativeChart; data: SheetModel }

/** Null for pictures that are no chart of an office program (tiles), and for those made of several. */
export function buildSlideChart(picture: ChartPicture, { type, plot }: ChartFit): SlideChart | null {
  if (picture.kind === 'tile-grid' || picture.panels.length > 0) return null
  const columns = listColumns(picture)
  const categories = nameCategories(picture)
  return {
    chart: {
      title: '',
      groups: groupColumns(picture, columns, categories),
      format: formatLabels(columns, picture.unit),
      legend: listLegend(picture).length > 0,
      type: { title: 20, label: type, axis: type },
      ...(picture.kind === 'stacked-100' ? {} : { axis: describeAxis(picture) }),
      ...(plot === null ? {} : { plot }),
    },
    data: buildChartData(picture, columns, categories),
  }
}

function describeAxis({ axis: { min, max }, unit }: ChartPicture): NonNullable<NativeChart['axis']> {
  const step = tickStep(max - min)
  return { min, max, step, format: pickFormat([min, max, step], unit) }
}

/** What stands at marks; a reference says its figure in its name. */
function formatLabels(columns: readonly DataColumn[], unit: string, sign: DataColumn['sign'] = ''): string {
  const labelled = columns.filter(({ labels }) => labels !== 'none')
  return pickFormat(
    labelled.flatMap(({ values }) => values.flatMap((value) => value ?? [])),
    unit,
    sign,
  )
}

/** One column of the data: a series, or the invisible step under a floating one. */
type DataColumn = {
  name: string
  /** A reference lies behind bars, up to its value. */
  draw: PictureSeries['draw'] | 'reference'
  values: readonly (number | null)[]
  look: Look | null
  points: NonNullable<NativeSeries['points']>
  labels: LabelPlace
  labelPoints: NonNullable<NativeSeries['labelPoints']>
  sign: '' | '+' | '−'
}

function listColumns(picture: ChartPicture): DataColumn[] {
  const floating = picture.series.some(({ points }) => points.some(({ from }) => from !== 0))
  const columns = picture.series.map((one, at): DataColumn => {
    const look = lookOf(one, at)
    return {
      name: nameSeries(picture, one),
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
      ...placeLabels(picture, one),
      sign: floating ? signOf(one) : '',
    }
  })
  return floating ? [buildSteps(picture), ...columns] : [...columns, ...buildReferences(picture)]
}

const unlabelled = { points: [], labels: 'none', labelPoints: [], sign: '' } as const

/** What floating bars stand on; a category has one of them. */
function buildSteps({ categories, series }: ChartPicture): DataColumn {
  const values = categories.map((_, at) => {
    const point = series.flatMap(({ points }) => points[at] ?? []).find(({ value }) => value !== null)
    return point === undefined || point.value === null ? null : Math.min(point.from, point.value)
  })
  return { ...unlabelled, name: ' ', draw: 'bar', values, look: null }
}

/** Floating bars are as long as the change; which way it goes is said by the sign of their figures. */
function signOf({ role, points }: PictureSeries): DataColumn['sign'] {
  if (role !== 'rise' && role !== 'fall') return ''
  const goes = (way: (point: PicturePoint & { value: number }) => boolean): boolean =>
    points.every((point) => point.value === null || way({ ...point, value: point.value }))
  if (goes(({ value, from }) => value >= from)) return '+'
  return goes(({ value, from }) => value <= from) ? '−' : ''
}

/** The average, as bars behind the others: office programs have no line across lying bars. */
function buildReferences(picture: ChartPicture): DataColumn[] {
  return listReferences(picture).map(({ value, label }) => ({
    ...unlabelled,
    name: label,
    draw: 'reference',
    values: picture.categories.map(() => value),
    look: referenceLook,
  }))
}

const referenceLook: Look = { fill: '#eef1ef', ink: '#7c8a81', pattern: 'none' }

/** Lying bars where there are names to read; time runs from left to right. */
function groupColumns(
  picture: ChartPicture,
  columns: readonly DataColumn[],
  categories: readonly string[],
): NativeGroup[] {
  const series = columns.map((column, at) => ({
    draw: column.draw,
    name: cells(0, at + 1, [column.name]),
    categories: cells(1, 0, categories),
    values: cells(1, at + 1, column.values),
    look: column.look,
    points: column.points,
    labels: column.labels,
    labelPoints: column.labelPoints,
    ...(column.sign === '' ? {} : { format: formatLabels([column], picture.unit, column.sign) }),
  }))
  const pick = (...kinds: DataColumn['draw'][]): NativeSeries[] =>
    series.filter(({ draw }) => kinds.includes(draw))
  const lying = isLying(picture)
  // What lying bars are measured against lies behind them, and what others are is a point over them.
  const behind = lying ? pick('reference', 'marker') : []
  const bars = [...behind, ...pick('bar', 'slice')]
  const lines = lying ? [] : pick('line', 'marker')
  const draw = picture.kind === 'doughnut' ? 'doughnut' : lying ? 'bars' : 'columns'
  const groups: NativeGroup[] = [
    { draw, grouping: groupingOf(picture, columns, behind.length > 0), series: bars },
    { draw: 'line', grouping: 'clustered', series: lines },
  ]
  return groups.filter((group) => group.series.length > 0)
}

function groupingOf(
  { kind }: ChartPicture,
  columns: readonly DataColumn[],
  overlaid: boolean,
): NativeGroup['grouping'] {
  if (kind === 'stacked-100') return 'percentStacked'
  if (columns.some(({ look }) => look === null)) return 'stacked'
  return overlaid ? 'overlaid' : 'clustered'
}

function cells(top: number, column: number, cached: ChartCells['cached']): ChartCells {
  const range = { top, left: column, bottom: top + cached.length - 1, right: column }
  return { sheet: dataSheet, range, cached }
}
