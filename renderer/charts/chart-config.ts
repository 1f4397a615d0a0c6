import type { ChartDataset, ChartOptions } from 'chart.js'
import { formatScaled } from '../../shared/format/format-number'
import type { ChartData, ChartRole } from '../../shared/table/chart-data'
import { lineHeight, nameLines, nameWidth, screenSize, type ChartScene } from './chart-scene'
import { wrapLabel } from './wrap-label'

/** From a scene to the configuration of Chart.js: horizontal bars, nothing that moves, one quiet axis. */

/** Names beside the bars, wrapped. */
export function buildNames(scene: ChartScene): string[][] {
  return scene.data.categories.map((category) =>
    wrapLabel(
      category.lessIsBetter ? `${category.label} ${scene.words.lessIsBetter}` : category.label,
      nameWidth,
      nameLines,
    ),
  )
}

export function buildDatasets(scene: ChartScene): ChartDataset<'bar', (number | null)[]>[] {
  return scene.data.series.map((one) => ({
    label: scene.words.series[one.role],
    data: one.points.map((point) => point.value),
    ...barStyle(scene, one.role),
  }))
}

function barStyle(
  scene: ChartScene,
  role: ChartRole,
): Omit<ChartDataset<'bar', (number | null)[]>, 'data' | 'label'> {
  const colour = scene.tokens.bars[role]
  const single = scene.data.series.length === 1
  return {
    backgroundColor: role === 'plan' ? 'rgba(0, 0, 0, 0)' : colour,
    borderColor: colour,
    borderWidth: role === 'plan' ? 1 : 0,
    borderSkipped: false,
    barPercentage: single ? 0.62 : 0.86,
    categoryPercentage: single ? 1 : 0.84,
    maxBarThickness: scene.size * 1.8,
  }
}

/** `figures` is the room right of the axis for the figures, in CSS pixels. */
export function buildOptions(scene: ChartScene, figures: number): ChartOptions<'bar'> {
  const { tokens, data } = scene
  const font = { family: tokens.family, size: scene.size, lineHeight }
  return {
    indexAxis: 'y',
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    events: [],
    // 384 ppi, should a printer ever miss the vector drawing.
    ...(scene.paper ? { devicePixelRatio: 4 } : {}),
    layout: { padding: { right: figures, top: 2 } },
    scales: {
      x: {
        min: Math.min(0, ...data.series.flatMap((one) => one.points.map((point) => point.value ?? 0))),
        max: scene.axisMax,
        border: { display: false },
        grid: { color: tokens.line, drawTicks: false },
        ticks: {
          color: tokens.muted,
          font,
          padding: 6,
          maxTicksLimit: 6,
          includeBounds: false,
          callback: (value) => writeTick(Number(value), data.kind),
        },
      },
      y: {
        border: { color: tokens.muted },
        grid: { display: false },
        ticks: { color: tokens.text, font, autoSkip: false, padding: 8, crossAlign: 'far' },
      },
    },
  }
}

function writeTick(value: number, kind: ChartData['kind']): string {
  const decimals =
    [0, 1, 2].find((places) => Number.isInteger(Number((value * 10 ** places).toFixed(6)))) ?? 3
  return formatScaled(Math.round(value * 10 ** decimals), decimals, { percent: kind === 'attainment' })
}

/** Height of one category in CSS pixels at which no two names and no two figures touch. */
export function categoryHeight(data: ChartData, size = screenSize): number {
  const lines = data.categories.map((category) => wrapLabel(category.label, nameWidth, nameLines).length)
  const names = Math.max(1, ...lines) * lineHeight + 0.5
  const bars = data.series.length * 1.4 + 0.8
  return Math.ceil(Math.max(names, bars, 2.2) * size)
}

/** Height of the whole drawing in CSS pixels, its axis included. */
export function chartHeight(data: ChartData, size = screenSize): number {
  return data.categories.length * categoryHeight(data, size) + axisHeight(size)
}

export function axisHeight(size: number): number {
  return Math.ceil(size * 1.3 + 18)
}
