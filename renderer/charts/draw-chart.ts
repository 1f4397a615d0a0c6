import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Plugin,
} from 'chart.js'
import { drawBarMarks, measureBarRoom } from './bar-marks'
import type { ChartScene } from './chart-scene'
import { drawLineMarks, measureLineRoom } from './line-marks'
import { configureData, configureOptions, configurePlot, plotTypeOf, type PlotRoom } from './plot-config'
import type { Hit } from './plot-hits'
import { drawSliceMarks, measureSliceRoom } from './slice-marks'
import { drawTileMarks } from './tile-marks'

/**
 * One Chart.js instance with the life of a canvas: created once its fonts are there, updated in place, redrawn inside
 * `beforeprint`. The order "resize, clear, draw" inside that event is what makes Chromium record the canvas as vectors.
 */

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
)

export type DrawnChart = {
  /** False when the plot is of another type now and must be made anew. */
  update: (scene: ChartScene) => boolean
  /** Where the points were drawn last, in CSS pixels of the canvas. */
  hits: () => readonly Hit[]
  destroy: () => void
}

/** What is drawn over the layout; `onHits` gets the places of the points each time. */
export function createMarks(scene: () => ChartScene, onHits: (hits: Hit[]) => void): Plugin {
  return {
    id: 'marks',
    afterDatasetsDraw(chart) {
      onHits(drawMarks(chart, scene()))
    },
  }
}

function drawMarks(chart: Chart, scene: ChartScene): Hit[] {
  switch (scene.picture.kind) {
    case 'trend':
      return drawLineMarks(chart, scene)
    case 'doughnut':
      return drawSliceMarks(chart, scene)
    case 'tile-grid':
      return drawTileMarks(chart, scene)
    default:
      return drawBarMarks(chart, scene)
  }
}

/** Room around the plot for what the marks write there. */
export function measureRoom(ctx: CanvasRenderingContext2D, scene: ChartScene): PlotRoom {
  switch (scene.picture.kind) {
    case 'trend':
      return measureLineRoom(ctx, scene)
    case 'doughnut':
      return measureSliceRoom(ctx, scene)
    case 'tile-grid':
      return { left: 0, right: 0, top: 0, bottom: 0 }
    default:
      return measureBarRoom(ctx, scene)
  }
}

/** Draws into a canvas whose parent has the size of the plot. */
export function drawChart(canvas: HTMLCanvasElement, first: ChartScene): DrawnChart {
  let scene = first
  let hits: readonly Hit[] = []
  const measure = (): PlotRoom => {
    const context = canvas.getContext('2d')
    return context === null ? { left: 0, right: 0, top: 0, bottom: 0 } : measureRoom(context, scene)
  }
  const fit = (): boolean => {
    const box = canvas.parentElement
    if (box === null || box.clientWidth === 0 || box.clientHeight === 0) return false
    chart.resize(box.clientWidth, box.clientHeight)
    return true
  }
  const marks = createMarks(
    () => scene,
    (drawn) => {
      hits = drawn
    },
  )
  const chart = new Chart(canvas, configurePlot(scene, measure(), marks))
  fit()
  const print = (): void => {
    if (!fit()) return
    chart.clear()
    chart.draw()
  }
  addEventListener('beforeprint', print)
  addEventListener('afterprint', print)
  return {
    update(next) {
      if (plotTypeOf(next.picture) !== plotTypeOf(scene.picture)) return false
      scene = next
      chart.data = configureData(scene)
      chart.options = configureOptions(scene, measure())
      fit()
      chart.update('none')
      return true
    },
    hits: () => hits,
    destroy() {
      removeEventListener('beforeprint', print)
      removeEventListener('afterprint', print)
      chart.destroy()
    },
  }
}

/** Waits for the faces that the texts of a chart need: a canvas drawn before keeps the fallback face. */
export async function loadChartFonts({ picture, tokens, size }: ChartScene): Promise<void> {
  const text = [
    ...picture.categories.map(({ label }) => label),
    ...picture.series.flatMap((one) => [one.name, ...one.points.map((point) => point.text + point.detail)]),
    ...picture.references.map(({ label }) => label),
  ].join(' ')
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} ${String(size)}px ${tokens.family}`, text)),
  )
}
