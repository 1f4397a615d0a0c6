import type { BarElement, Chart } from 'chart.js'
import { estimatedLook } from '../../shared/charts/looks'
import type { PicturePoint } from '../../shared/model/chart'
import { isLying, stacksDetails, type ChartScene } from './chart-scene'
import { fillBox, type Box } from './patterns'
import { listLaidOut, lookAt, type PlotRoom } from './plot-config'
import { boxHit, type Hit } from './plot-hits'
import { gap, measureFigure, writeFigure, writeFree, type TakenBoxes } from './plot-text'
import { writeLayers } from './stack-marks'

/**
 * Bars and what stands at them: fills with their patterns, figures, plan boxes behind bullets, lines of average and plan,
 * the cut of a bar that is longer than the axis, the steps between the bars of a waterfall.
 */

type PlacedBar = { series: number; point: number; data: PicturePoint; box: Box | null; middle: number }

export function measureBarRoom(ctx: CanvasRenderingContext2D, scene: ChartScene): PlotRoom {
  const { picture, size } = scene
  if (!isLying(picture)) return { left: 4, right: 8, top: size * 1.8, bottom: 0 }
  if (picture.kind === 'stacked-100') return { left: 0, right: 14, top: 4, bottom: 0 }
  const below = stacksDetails(scene)
  const widths = listLaidOut(picture).flatMap((one) =>
    one.points.flatMap((point) =>
      below
        ? [
            measureFigure(ctx, scene, { ...point, detail: '' }, true),
            measureFigure(ctx, scene, { text: point.detail, detail: '' }, false),
          ]
        : [measureFigure(ctx, scene, point, isStrong(one.role))],
    ),
  )
  const above = picture.references.length > 0 ? size * 1.5 : 4
  return { left: 0, right: Math.ceil(Math.max(0, ...widths)) + gap + 4, top: above, bottom: 0 }
}

function isStrong(role: string): boolean {
  return role === 'actual' || role === 'total'
}

/** Draws everything and says where the points are. */
export function drawBarMarks(chart: Chart, scene: ChartScene): Hit[] {
  const { ctx } = chart
  const { picture } = scene
  const bars = listBars(chart, scene)
  ctx.save()
  if (picture.kind === 'bullets') drawPlans(chart, scene)
  if (picture.kind === 'waterfall') drawSteps(chart, scene, bars)
  for (const bar of bars) if (bar.box !== null) drawBar(chart, scene, bar, bar.box)
  drawZero(chart, scene)
  drawReferences(chart, scene, bars)
  if (picture.kind === 'stacked-100') writeLayers(chart, scene, bars)
  else if (picture.kind === 'waterfall') writeAbove(chart, scene, bars)
  else writeBeside(chart, scene, bars)
  ctx.restore()
  return bars.map((bar) => boxHit(bar.series, bar.point, bar.box ?? emptyBox(chart, bar)))
}

/** Where a missing figure is written, so that it can be chosen and gone to like any other. */
function emptyBox(chart: Chart, { middle }: PlacedBar): Box {
  const at = zeroOf(chart)
  return { left: at, right: at + 60, top: middle - 6, bottom: middle + 6 }
}

function listBars(chart: Chart, { picture }: ChartScene): PlacedBar[] {
  const lying = isLying(picture)
  return listLaidOut(picture).flatMap((series, dataset) => {
    const at = picture.series.indexOf(series)
    return chart.getDatasetMeta(dataset).data.flatMap((element, point) => {
      const data = series.points[point]
      if (data === undefined || (data.value === null && data.text === '')) return []
      const bar = element as BarElement
      const { x, y } = bar.getProps(['x', 'y'], true)
      const middle = (lying ? y : x) ?? 0
      return [{ series: at, point, data, box: boxOf(chart, bar, data, lying), middle }]
    })
  })
}

function boxOf(chart: Chart, bar: BarElement, point: PicturePoint, lying: boolean): Box | null {
  if (point.value === null) return null
  const { x, y, base, height, width } = bar.getProps(['x', 'y', 'base', 'height', 'width'], true)
  if (x === null || y === null) return null
  const { left, right, top, bottom } = chart.chartArea
  const within = (at: number, from: number, to: number): number => Math.min(Math.max(at, from), to)
  // However little it is, it is something; nothing is nothing.
  const least = point.value === point.from ? 0 : 1
  if (lying)
    return {
      left: within(Math.min(x, base), left, right),
      right: within(Math.max(x, base, Math.min(x, base) + least), left, right),
      top: y - height / 2,
      bottom: y + height / 2,
    }
  return {
    left: x - width / 2,
    right: x + width / 2,
    top: within(Math.min(y, base), top, bottom),
    bottom: within(Math.max(y, base, Math.min(y, base) + least), top, bottom),
  }
}

function drawBar(chart: Chart, scene: ChartScene, bar: PlacedBar, box: Box): void {
  const { ctx } = chart
  const look = lookAt(scene, bar.series)
  fillBox(ctx, bar.data.estimated ? estimatedLook(look) : look, box, scene.tokens.surface)
  if ((bar.data.value ?? 0) > scene.picture.axis.max) drawCut(ctx, box, scene.tokens.surface)
}

/** Two slanted gaps near the end: the bar goes on, only its figure tells how far. */
function drawCut(ctx: CanvasRenderingContext2D, box: Box, surface: string): void {
  ctx.strokeStyle = surface
  ctx.lineWidth = 2.5
  ctx.beginPath()
  for (const back of [14, 8]) {
    ctx.moveTo(box.right - back - 3, box.bottom + 1)
    ctx.lineTo(box.right - back + 3, box.top - 1)
  }
  ctx.stroke()
}

/** The plan of each row as a wider hollow box from zero to 100 %, behind its bar. */
function drawPlans(chart: Chart, scene: ChartScene): void {
  const { ctx } = chart
  const at = scene.picture.series.findIndex(({ draw }) => draw === 'marker')
  const plan = scene.picture.series[at]
  const scale = chart.scales['x']
  if (plan === undefined || scale === undefined) return
  const look = lookAt(scene, at)
  chart.getDatasetMeta(0).data.forEach((element, point) => {
    const value = plan.points[point]?.value
    const { y, height } = (element as BarElement).getProps(['y', 'height'], true)
    if (value == null || y === null) return
    const half = height / 2 + Math.max(3, scene.size * 0.3)
    fillBox(
      ctx,
      look,
      { left: zeroOf(chart), right: scale.getPixelForValue(value), top: y - half, bottom: y + half },
      scene.tokens.surface,
    )
  })
}

/** Thin lines from bar to bar at the level that one leaves to the next. */
function drawSteps(chart: Chart, scene: ChartScene, bars: readonly PlacedBar[]): void {
  const { ctx } = chart
  const scale = chart.scales['y']
  if (scale === undefined) return
  const order = bars.toSorted((a, b) => a.point - b.point)
  ctx.save()
  ctx.strokeStyle = scene.tokens.muted
  ctx.lineWidth = 1
  ctx.setLineDash([3, 3])
  ctx.beginPath()
  order.forEach((bar, at) => {
    const next = order[at + 1]
    if (next === undefined) return
    // A step without a figure leaves the level as it was.
    const y = scale.getPixelForValue(bar.data.value ?? bar.data.from)
    ctx.moveTo(bar.box?.right ?? bar.middle, y)
    ctx.lineTo(next.box?.left ?? next.middle, y)
  })
  ctx.stroke()
  ctx.restore()
}

function drawZero(chart: Chart, scene: ChartScene): void {
  if (scene.picture.axis.min >= 0) return
  const { ctx, chartArea } = chart
  const at = zeroOf(chart)
  ctx.save()
  ctx.strokeStyle = scene.tokens.text
  ctx.lineWidth = 1
  ctx.beginPath()
  if (isLying(scene.picture)) {
    ctx.moveTo(at, chartArea.top)
    ctx.lineTo(at, chartArea.bottom)
  } else {
    ctx.moveTo(chartArea.left, at)
    ctx.lineTo(chartArea.right, at)
  }
  ctx.stroke()
  ctx.restore()
}

/** Lines of the plan or the average, each with its words over the plot. */
function drawReferences(chart: Chart, scene: ChartScene, bars: readonly PlacedBar[]): void {
  const { ctx, chartArea } = chart
  const scale = chart.scales['x']
  if (scale === undefined || !isLying(scene.picture)) return
  const taken: TakenBoxes = []
  for (const { value, label } of scene.picture.references) {
    const x = scale.getPixelForValue(value)
    ctx.save()
    ctx.strokeStyle = scene.tokens.text
    ctx.lineWidth = 1.2
    ctx.setLineDash([5, 3])
    ctx.beginPath()
    ctx.moveTo(x, chartArea.top - 2)
    ctx.lineTo(x, chartArea.bottom)
    ctx.stroke()
    // On bars as dark as itself the line is light.
    ctx.strokeStyle = scene.tokens.surface
    ctx.setLineDash([])
    ctx.beginPath()
    for (const { box } of bars) {
      if (box === null || box.left >= x || box.right <= x + 1) continue
      ctx.moveTo(x, box.top)
      ctx.lineTo(x, box.bottom)
    }
    ctx.stroke()
    ctx.restore()
    const area = { left: 0, right: chart.width, top: 0, bottom: chartArea.bottom }
    writeFree(ctx, scene, label, [{ x, y: chartArea.top - scene.size * 0.75 }], area, taken)
  }
}

/** Beside the bar; of bullets all in one column right of the plot, where the plan does not run through them. */
function writeBeside(chart: Chart, scene: ChartScene, bars: readonly PlacedBar[]): void {
  const { ctx } = chart
  const { picture } = scene
  for (const { data, box, middle, series } of bars) {
    const end = box === null ? zeroOf(chart) : Math.max(box.right, zeroOf(chart))
    const x = picture.kind === 'bullets' ? chart.chartArea.right : end
    const strong = isStrong(picture.series[series]?.role ?? '')
    if (stacksDetails(scene)) {
      const step = scene.size * 0.6
      writeFigure(ctx, scene, { ...data, detail: '' }, x + gap, middle - step, strong)
      writeFigure(ctx, scene, { ...data, text: '' }, x, middle + step, false)
    } else writeFigure(ctx, scene, data, x + gap, middle, strong)
  }
}

function writeAbove(chart: Chart, scene: ChartScene, bars: readonly PlacedBar[]): void {
  const { ctx } = chart
  const taken: TakenBoxes = []
  const area = { left: 0, right: chart.width, top: 0, bottom: chart.chartArea.bottom }
  for (const { data, box, middle, series } of bars) {
    const y = (box?.top ?? zeroOf(chart)) - scene.size * 0.8
    const places = [y, y - scene.size * 1.3].map((at) => ({ x: middle, y: at }))
    const strong = isStrong(scene.picture.series[series]?.role ?? '')
    writeFree(ctx, scene, data.text, places, area, taken, strong)
  }
}

function zeroOf(chart: Chart): number {
  const lying = chart.options.indexAxis === 'y'
  const scale = chart.scales[lying ? 'x' : 'y']
  return scale?.getPixelForValue(0) ?? chart.chartArea.left
}
