import type { ChartConfiguration, ChartDataset, ChartOptions, Plugin } from 'chart.js'
import { formatScaled } from '../../shared/format/format-number'
import type { ChartPicture, PictureSeries } from '../../shared/model/chart'
import { listValues } from '../../shared/charts/assemble'
import { tickStep } from '../../shared/charts/value-axis'
import { lookOf } from '../../shared/charts/looks'
import { isLying, lineHeight, stackShare, wrapNames, wrapUnder, type ChartScene } from './chart-scene'

/**
 * From a scene to what Chart.js lays out: scales, bars, arcs and points without looks. The looks (fills, patterns, lines,
 * figures) are drawn over it by the marks, since patterns must be lines to be sharp on paper. Nothing moves.
 */
type PlotType = 'bar' | 'line' | 'doughnut'
export type PlotConfiguration = ChartConfiguration
type PlotDataset = ChartDataset

const clear = 'rgba(0, 0, 0, 0)'

export function plotTypeOf(picture: Pick<ChartPicture, 'kind'>): PlotType {
  if (picture.kind === 'trend') return 'line'
  return picture.kind === 'doughnut' ? 'doughnut' : 'bar'
}

/** Room around the plot for figures and names, in CSS pixels. */
export type PlotRoom = { left: number; right: number; top: number; bottom: number }

export function configurePlot(scene: ChartScene, room: PlotRoom, marks: Plugin): PlotConfiguration {
  return {
    type: plotTypeOf(scene.picture),
    data: configureData(scene),
    options: configureOptions(scene, room),
    plugins: [marks],
  }
}

export function configureData(scene: ChartScene): PlotConfiguration['data'] {
  const { picture } = scene
  return { labels: labelsOf(scene), datasets: listLaidOut(picture).map((one) => layOut(one, scene)) }
}

/** Series that Chart.js lays out; markers and tiles are drawn by the marks alone. */
export function listLaidOut(picture: Pick<ChartPicture, 'series' | 'kind'>): readonly PictureSeries[] {
  return picture.series.filter(({ draw }) => draw === 'bar' || draw === 'line' || draw === 'slice')
}

function labelsOf(scene: ChartScene): string[][] {
  if (isLying(scene.picture)) return wrapNames(scene)
  return wrapUnder(scene)
}

function layOut(series: PictureSeries, scene: ChartScene): PlotDataset {
  const { kind, axis } = scene.picture
  const data = series.points.map(({ value, from }): number | [number, number] | null => {
    if (value === null) return null
    if (kind === 'waterfall') return [from, value]
    // Beyond the end the bar is cut; what is drawn must not leave the plot.
    return kind === 'doughnut' || kind === 'trend' ? value : Math.min(value, axis.max)
  })
  const single = kind !== 'grouped-bars'
  return {
    label: series.name,
    data,
    backgroundColor: clear,
    borderColor: clear,
    borderWidth: 0,
    borderSkipped: false,
    barPercentage: kind === 'stacked-100' ? stackShare(scene) : single ? 0.66 : 0.88,
    categoryPercentage: single ? 1 : 0.84,
    maxBarThickness: thickest(scene),
    ...(kind === 'waterfall' ? { grouped: false } : {}),
    pointRadius: 0,
  }
}

/** The thickest bar, in CSS pixels: a stacked one holds its figures. */
function thickest({ picture, size }: ChartScene): number {
  if (picture.kind === 'stacked-100') return size * 4
  return picture.kind === 'waterfall' ? 72 : 26
}

export function configureOptions(scene: ChartScene, room: PlotRoom): ChartOptions {
  const { tokens, picture, size } = scene
  const font = { family: tokens.family, size, lineHeight }
  const base: ChartOptions = {
    responsive: false,
    maintainAspectRatio: false,
    animation: false,
    events: [],
    layout: { padding: room },
    // 384 ppi, should a printer ever miss the vector drawing.
    ...(scene.paper ? { devicePixelRatio: 4 } : {}),
  }
  if (picture.kind === 'doughnut') {
    const ring: ChartOptions<'doughnut'> = { cutout: '55%', radius: '96%' }
    return { ...base, ...(ring as ChartOptions) }
  }
  if (picture.kind === 'tile-grid')
    return { ...base, scales: { x: { display: false }, y: { display: false } } }
  const lying = isLying(picture)
  const stacked = picture.kind === 'stacked-100'
  const step = tickStep(picture.axis.max - picture.axis.min, isWhole(picture))
  const values = {
    ...picture.axis,
    stacked,
    border: { display: false },
    grid: { color: tokens.line, drawTicks: false },
    ticks: {
      color: tokens.muted,
      font,
      padding: 6,
      stepSize: step,
      maxTicksLimit: 12,
      maxRotation: 0,
      callback: (value: string | number) => writeTick(Number(value), picture.unit),
    },
  }
  const names = {
    stacked,
    // Points stand inside the plot, not on its edges.
    offset: true,
    // The library would cut a name rather than give it more than half of what figures leave.
    ...(lying
      ? {
          afterFit: (scale: { width: number }) => {
            scale.width = measureNames(scene)
          },
        }
      : {}),
    border: { color: tokens.muted },
    grid: { display: false },
    ticks: {
      color: tokens.text,
      font,
      autoSkip: picture.kind === 'trend',
      maxRotation: 0,
      padding: lying ? 8 : 6,
      ...(lying ? { crossAlign: 'far' as const } : {}),
    },
  }
  return {
    ...base,
    ...(lying
      ? { indexAxis: 'y' as const, scales: { x: values, y: names } }
      : { scales: { x: names, y: values } }),
  }
}

/** Whether figures are whole numbers: there is no fifth of a cooperative. */
function isWhole({ series, unit }: ChartPicture): boolean {
  return unit !== '%' && listValues(series).every((value) => Number.isInteger(value))
}

/** Width of the longest line of a name beside its bars, with the padding of the axis. */
function measureNames(scene: ChartScene): number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return scene.width * 0.3
  context.font = `400 ${String(scene.size)}px ${scene.tokens.family}`
  const lines = wrapNames(scene).flat()
  return Math.ceil(Math.max(0, ...lines.map((line) => context.measureText(line).width))) + 12
}

function writeTick(value: number, unit: string): string {
  const decimals =
    [0, 1, 2].find((places) => Number.isInteger(Number((value * 10 ** places).toFixed(6)))) ?? 3
  return formatScaled(Math.round(value * 10 ** decimals), decimals, { percent: unit === '%' })
}

/** The look of the series at a place among all of the picture. */
export function lookAt(scene: ChartScene, at: number): ReturnType<typeof lookOf> {
  const series = scene.picture.series[at]
  return lookOf(series ?? { role: 'actual' }, at, scene.tokens.theme)
}
