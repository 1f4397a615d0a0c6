import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js'
import { createBarMarks, measureFigures } from './bar-marks'
import { buildDatasets, buildNames, buildOptions } from './chart-config'
import type { ChartScene } from './chart-scene'

/**
 * One Chart.js instance with the life of a canvas: created once its fonts are there, updated in place, redrawn inside
 * `beforeprint`. The order "resize, clear, draw" inside that event is what makes Chromium record the canvas as vectors.
 */

Chart.register(BarController, BarElement, CategoryScale, LinearScale)

export type DrawnChart = {
  update: (scene: ChartScene) => void
  destroy: () => void
}

export function drawChart(canvas: HTMLCanvasElement, first: ChartScene): DrawnChart {
  let scene = first
  const measure = (): number => {
    const context = canvas.getContext('2d')
    return context === null ? 0 : measureFigures(context, scene)
  }
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels: buildNames(scene), datasets: buildDatasets(scene) },
    options: buildOptions(scene, measure()),
    plugins: [createBarMarks(() => scene)],
  })
  const print = (): void => {
    const box = canvas.parentElement
    if (box === null || box.clientWidth === 0) return
    chart.resize(box.clientWidth, box.clientHeight)
    chart.clear()
    chart.draw()
  }
  const restore = (): void => {
    chart.resize()
    chart.update('none')
  }
  addEventListener('beforeprint', print)
  addEventListener('afterprint', restore)
  return {
    update(next) {
      scene = next
      chart.data.labels = buildNames(scene)
      chart.data.datasets = buildDatasets(scene)
      chart.options = buildOptions(scene, measure())
      chart.update('none')
    },
    destroy() {
      removeEventListener('beforeprint', print)
      removeEventListener('afterprint', restore)
      chart.destroy()
    },
  }
}

/** Waits for the faces that the texts of a chart need: a canvas drawn before keeps the fallback face. */
export async function loadChartFonts(scene: ChartScene): Promise<void> {
  const { data, words, tokens, size } = scene
  const text = [
    ...data.categories.map((category) => category.label),
    ...data.series.flatMap((one) => one.points.map((point) => point.text + point.detail)),
    words.noFigure,
    words.lessIsBetter,
  ].join(' ')
  await Promise.all(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} ${String(size)}px ${tokens.family}`, text)),
  )
}
