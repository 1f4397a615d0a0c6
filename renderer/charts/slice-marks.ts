import { ArcElement, type Chart } from 'chart.js'
import type { PicturePoint } from '../../shared/model/chart'
import { lookOf } from '../../shared/charts/looks'
import { sliceLabelHeight, sliceMargin, wrapSliceName, type ChartScene } from './chart-scene'
import { fillShape } from './patterns'
import type { PlotRoom } from './plot-config'
import type { Hit } from './plot-hits'
import { fontOf, measureFigure, spreadOut, writeFigure } from './plot-text'

/** Slices of a doughnut with their names and figures beside it, joined by lines and pushed apart. */

export function measureSliceRoom(ctx: CanvasRenderingContext2D, scene: ChartScene): PlotRoom {
  ctx.save()
  ctx.font = fontOf(scene, false)
  const widths = scene.picture.categories.map(({ label }, at) => {
    const point = scene.picture.series[0]?.points[at]
    const name = Math.max(...wrapSliceName(label).map((line) => ctx.measureText(line).width))
    return Math.max(name, point === undefined ? 0 : measureFigure(ctx, scene, point, true))
  })
  ctx.restore()
  const side = Math.min(Math.ceil(Math.max(0, ...widths)) + 34, scene.width * 0.36)
  return { left: side, right: side, top: 8, bottom: 8 }
}

type Slice = {
  at: number
  point: PicturePoint
  centre: { x: number; y: number }
  inner: number
  outer: number
  start: number
  end: number
}

export function drawSliceMarks(chart: Chart, scene: ChartScene): Hit[] {
  const { ctx } = chart
  const slices = listSlices(chart, scene)
  ctx.save()
  for (const slice of slices) drawSlice(ctx, scene, slice)
  for (const right of [true, false]) writeSide(chart, scene, slices, right)
  ctx.restore()
  return slices.map((slice) => toHit(slice))
}

function listSlices(chart: Chart, { picture }: ChartScene): Slice[] {
  return chart.getDatasetMeta(0).data.flatMap((element, at) => {
    const point = picture.series[0]?.points[at]
    if (point === undefined || point.value === null || point.value === 0) return []
    if (!(element instanceof ArcElement)) return []
    const { x, y, innerRadius, outerRadius, startAngle, endAngle } = element.getProps(
      ['x', 'y', 'innerRadius', 'outerRadius', 'startAngle', 'endAngle'],
      true,
    )
    if (x === null || y === null) return []
    return [
      {
        at,
        point,
        centre: { x, y },
        inner: innerRadius,
        outer: outerRadius,
        start: startAngle,
        end: endAngle,
      },
    ]
  })
}

function drawSlice(ctx: CanvasRenderingContext2D, scene: ChartScene, slice: Slice): void {
  const { x, y } = slice.centre
  const look = lookOf({ role: 'part' }, slice.at, scene.tokens.theme)
  const box = { left: x - slice.outer, right: x + slice.outer, top: y - slice.outer, bottom: y + slice.outer }
  const trace = (): void => {
    ctx.arc(x, y, slice.outer, slice.start, slice.end)
    ctx.arc(x, y, slice.inner, slice.end, slice.start, true)
    ctx.closePath()
  }
  fillShape(ctx, look, box, scene.tokens.surface, trace)
  ctx.beginPath()
  trace()
  ctx.strokeStyle = scene.tokens.surface
  ctx.lineWidth = 2
  ctx.stroke()
}

/** Names and figures of the slices of one half, from top to bottom. */
function writeSide(chart: Chart, scene: ChartScene, slices: readonly Slice[], right: boolean): void {
  const { ctx } = chart
  const side = slices.filter(({ start, end }) => Math.cos((start + end) / 2) >= 0 === right)
  const edge = (slice: Slice, radius: number): { x: number; y: number } => {
    const angle = (slice.start + slice.end) / 2
    return { x: slice.centre.x + Math.cos(angle) * radius, y: slice.centre.y + Math.sin(angle) * radius }
  }
  const nameOf = ({ at }: Slice): string => scene.picture.categories[at]?.label ?? ''
  const full = side.map((slice) => sliceLabelHeight(nameOf(slice), scene.size))
  // In a plot of a given height that is too low for names over figures they stand side by side.
  const isLow = full.reduce((sum, one) => sum + one, 0) > chart.height - 2 * sliceMargin(scene.size)
  const heights = spreadOut(
    side.map((slice, at) => ({
      middle: edge(slice, slice.outer).y,
      length: isLow ? scene.size * 1.3 : (full[at] ?? 0),
    })),
    sliceMargin(scene.size),
    chart.height - sliceMargin(scene.size),
  )
  side.forEach((slice, at) => {
    const from = edge(slice, slice.outer)
    const y = heights[at] ?? from.y
    const direction = right ? 1 : -1
    const bend = slice.centre.x + direction * (slice.outer + 12)
    ctx.strokeStyle = scene.tokens.muted
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(from.x, from.y)
    ctx.lineTo(bend, y)
    ctx.lineTo(bend + direction * 6, y)
    ctx.stroke()
    if (isLow) writeInLine(ctx, scene, slice, bend + direction * 10, y, right)
    else writeSlice(ctx, scene, slice, bend + direction * 10, y, right)
  })
}

function writeSlice(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  slice: Slice,
  x: number,
  y: number,
  right: boolean,
): void {
  const lines = wrapSliceName(scene.picture.categories[slice.at]?.label ?? '')
  const step = scene.size * 1.3
  const top = y - (lines.length * step) / 2
  ctx.save()
  ctx.font = fontOf(scene, false)
  ctx.textAlign = right ? 'left' : 'right'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = scene.tokens.text
  lines.forEach((text, at) => {
    ctx.fillText(text, x, top + at * step)
  })
  ctx.restore()
  const left = right ? x : x - measureFigure(ctx, scene, slice.point, true)
  writeFigure(ctx, scene, slice.point, left, top + lines.length * step, true)
}

function writeInLine(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  slice: Slice,
  x: number,
  y: number,
  right: boolean,
): void {
  const name = scene.picture.categories[slice.at]?.label ?? ''
  const point = {
    ...slice.point,
    detail: [slice.point.detail, name].filter((text) => text !== '').join(' · '),
  }
  writeFigure(ctx, scene, point, right ? x : x - measureFigure(ctx, scene, point, true), y, true)
}

function toHit({ at, centre, inner, outer, start, end }: Slice): Hit {
  const middle = (start + end) / 2
  const radius = (inner + outer) / 2
  const x = centre.x + Math.cos(middle) * radius
  const y = centre.y + Math.sin(middle) * radius
  const full = Math.PI * 2
  return {
    series: 0,
    point: at,
    box: { left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 },
    contains(px, py) {
      const distance = Math.hypot(px - centre.x, py - centre.y)
      const angle = Math.atan2(py - centre.y, px - centre.x)
      const turned = (((angle - start) % full) + full) % full
      return distance >= inner && distance <= outer && turned <= end - start
    },
  }
}
