import type { BarElement, Chart, Plugin } from 'chart.js'
import type { ChartPoint, ChartRole } from '../../shared/table/chart-data'
import type { ChartScene } from './chart-scene'

/**
 * What Chart.js does not draw: hatching of plan bars, figures beside the bars, the 100% line, the cut of a bar that is
 * longer than the axis. Everything is lines and text on the canvas, no pattern images, so that print stays vectors.
 */

type Box = { left: number; right: number; top: number; bottom: number }

/** `scene` is asked at every drawing: the chart is updated in place. */
export function createBarMarks(scene: () => ChartScene): Plugin<'bar'> {
  return {
    id: 'bar-marks',
    beforeDatasetsDraw(chart) {
      drawReference(chart, scene())
    },
    afterDatasetsDraw(chart) {
      const now = scene()
      const { ctx } = chart
      ctx.save()
      now.data.series.forEach((one, index) => {
        chart.getDatasetMeta(index).data.forEach((element, position) => {
          const point = one.points[position]
          if (point === undefined) return
          const box = boxOf(chart, element as BarElement, point)
          if (box !== null) {
            if (one.role === 'plan') hatch(ctx, box, now.tokens.bars.plan)
            if (point.value !== null && point.value > now.axisMax) cut(ctx, box, now.tokens.surface)
          }
          const { y } = (element as BarElement).getProps(['y'], true)
          if (y === null) return
          drawFigure(chart, now, one.role, point, figureAt(chart, now, box), y)
        })
      })
      ctx.restore()
    },
  }
}

/** Room to the right of the bars for the longest figure, in CSS pixels. */
export function measureFigures(ctx: CanvasRenderingContext2D, scene: ChartScene): number {
  ctx.save()
  const widths = scene.data.series.flatMap((one) =>
    one.points.map((point) => {
      ctx.font = fontOf(scene, one.role === 'actual')
      const figure = ctx.measureText(figureOf(scene, point)).width
      ctx.font = fontOf(scene, false)
      return figure + (point.detail === '' ? 0 : gap + ctx.measureText(point.detail).width)
    }),
  )
  ctx.restore()
  return Math.ceil(Math.max(0, ...widths)) + gap + 2
}

const gap = 6

function fontOf(scene: ChartScene, strong: boolean): string {
  return `${strong ? '700' : '400'} ${String(scene.size)}px ${scene.tokens.family}`
}

function figureOf(scene: ChartScene, point: ChartPoint): string {
  return point.value === null && point.text === '' ? scene.words.noFigure : point.text
}

/** Beside the bar; all in one column right of the axis where a line at 100% would run through them. */
function figureAt(chart: Chart, scene: ChartScene, box: Box | null): number {
  if (scene.data.kind === 'attainment') return chart.chartArea.right
  return box === null ? zeroOf(chart) : box.right
}

function zeroOf(chart: Chart): number {
  return chart.scales['x']?.getPixelForValue(0) ?? chart.chartArea.left
}

function boxOf(chart: Chart, bar: BarElement, point: ChartPoint): Box | null {
  if (point.value === null) return null
  const { x, y, base, height } = bar.getProps(['x', 'y', 'base', 'height'], true)
  if (x === null || y === null) return null
  const clip = (at: number): number => Math.min(Math.max(at, chart.chartArea.left), chart.chartArea.right)
  return {
    left: clip(Math.min(x, base)),
    right: clip(Math.max(x, base)),
    top: y - height / 2,
    bottom: y + height / 2,
  }
}

function drawFigure(
  chart: Chart,
  scene: ChartScene,
  role: ChartRole,
  point: ChartPoint,
  right: number,
  y: number,
): void {
  const { ctx } = chart
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  ctx.font = fontOf(scene, role === 'actual' && point.value !== null)
  ctx.fillStyle = point.value === null ? scene.tokens.muted : scene.tokens.text
  const figure = figureOf(scene, point)
  ctx.fillText(figure, right + gap, y)
  if (point.detail === '') return
  const after = right + gap * 2 + ctx.measureText(figure).width
  ctx.font = fontOf(scene, false)
  ctx.fillStyle = scene.tokens.muted
  ctx.fillText(point.detail, after, y)
}

/** A plan is drawn hollow and hatched: different from an actual without colour. */
function hatch(ctx: CanvasRenderingContext2D, box: Box, colour: string): void {
  ctx.save()
  ctx.beginPath()
  ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top)
  ctx.clip()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.beginPath()
  const tall = box.bottom - box.top
  for (let x = box.left - tall; x < box.right; x += 5) {
    ctx.moveTo(x, box.bottom)
    ctx.lineTo(x + tall, box.top)
  }
  ctx.stroke()
  ctx.restore()
}

/** Two slanted gaps near the end: the bar goes on, only its figure tells how far. */
function cut(ctx: CanvasRenderingContext2D, box: Box, surface: string): void {
  ctx.strokeStyle = surface
  ctx.lineWidth = 2.5
  ctx.beginPath()
  for (const back of [14, 8]) {
    ctx.moveTo(box.right - back - 3, box.bottom + 1)
    ctx.lineTo(box.right - back + 3, box.top - 1)
  }
  ctx.stroke()
}

function drawReference(chart: Chart, scene: ChartScene): void {
  if (scene.data.kind !== 'attainment') return
  const x = chart.scales['x']?.getPixelForValue(100)
  if (x === undefined) return
  const { ctx, chartArea } = chart
  ctx.save()
  ctx.strokeStyle = scene.tokens.text
  ctx.lineWidth = 1
  ctx.setLineDash([4, 3])
  ctx.beginPath()
  ctx.moveTo(x, chartArea.top)
  ctx.lineTo(x, chartArea.bottom)
  ctx.stroke()
  ctx.restore()
}
