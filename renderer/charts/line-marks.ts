import type { Chart } from 'chart.js'
import type { PictureSeries } from '../../shared/model/chart'
import type { ChartScene } from './chart-scene'
import { lookAt, type PlotRoom } from './plot-config'
import { boxHit, type Hit } from './plot-hits'
import { fontOf, gap, spreadOut, writeFree, type TakenBoxes } from './plot-text'

/**
 * Lines over time: each with a dash and a point of its own beside its colour, its name at its end. A missing period is a
 * gap. Estimates are hollow points, reached by a fine dashed line.
 */

const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2]] as const
const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const
type Shape = (typeof shapes)[number]

export function measureLineRoom(ctx: CanvasRenderingContext2D, scene: ChartScene): PlotRoom {
  const { picture, size } = scene
  ctx.save()
  ctx.font = fontOf(scene, true)
  const names = picture.series.map(({ name }) => ctx.measureText(shorten(ctx, name, scene.width * 0.3)).width)
  ctx.restore()
  return { left: 4, right: Math.ceil(Math.max(0, ...names)) + gap * 2 + 6, top: size * 1.4, bottom: 0 }
}

type Placed = { x: number; y: number; at: number }

export function drawLineMarks(chart: Chart, scene: ChartScene): Hit[] {
  const { ctx } = chart
  const { picture } = scene
  const lines = picture.series.map((series) => placePoints(chart, series))
  ctx.save()
  lines.forEach((points, at) => {
    drawLine(ctx, scene, at, points)
  })
  lines.forEach((points, at) => {
    for (const point of points) drawPoint(ctx, scene, at, point)
  })
  writeNames(chart, scene, lines)
  writeValues(chart, scene, lines)
  writeMissing(chart, scene)
  ctx.restore()
  return lines.flatMap((points, series) =>
    points.map(({ x, y, at }) =>
      boxHit(series, at, { left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }),
    ),
  )
}

function placePoints(chart: Chart, series: PictureSeries): Placed[] {
  const { x, y } = chart.scales
  if (x === undefined || y === undefined) return []
  return series.points.flatMap(({ value }, at) =>
    value === null ? [] : [{ x: x.getPixelForValue(at), y: y.getPixelForValue(value), at }],
  )
}

function isPlan(scene: ChartScene, series: number): boolean {
  return scene.picture.series[series]?.role === 'plan'
}

function inkOf(scene: ChartScene, series: number): string {
  const look = lookAt(scene, series)
  return isPlan(scene, series) ? look.ink : strongest(look.fill, look.ink, scene)
}

/** A line is thin: it takes the darker (in the dark: the lighter) of the two colours of its look. */
function strongest(fill: string | null, ink: string, { tokens }: ChartScene): string {
  if (fill === null) return ink
  const bright = (colour: string): number =>
    Number.parseInt(colour.slice(1, 3), 16) + Number.parseInt(colour.slice(3, 5), 16)
  return (tokens.theme === 'dark') === bright(fill) > bright(ink) ? fill : ink
}

function drawLine(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  series: number,
  points: readonly Placed[],
): void {
  const data = scene.picture.series[series]?.points ?? []
  const plan = isPlan(scene, series)
  const dash = plan ? [6, 4] : [...(dashes[series % dashes.length] ?? [])]
  ctx.strokeStyle = inkOf(scene, series)
  points.forEach((point, at) => {
    const next = points[at + 1]
    if (next === undefined || next.at !== point.at + 1) return
    const estimated = data[next.at]?.estimated === true
    ctx.lineWidth = plan || estimated ? 1.4 : 2.2
    ctx.setLineDash(estimated ? [2, 3] : dash)
    ctx.beginPath()
    ctx.moveTo(point.x, point.y)
    ctx.lineTo(next.x, next.y)
    ctx.stroke()
  })
  ctx.setLineDash([])
}

function drawPoint(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  series: number,
  { x, y, at }: Placed,
): void {
  const hollow = isPlan(scene, series) || scene.picture.series[series]?.points[at]?.estimated === true
  const shape = isPlan(scene, series) ? 'square' : (shapes[series % shapes.length] ?? 'circle')
  ctx.beginPath()
  traceShape(ctx, shape, x, y, Math.max(3, scene.size * 0.3))
  ctx.fillStyle = hollow ? scene.tokens.surface : inkOf(scene, series)
  ctx.fill()
  ctx.strokeStyle = inkOf(scene, series)
  ctx.lineWidth = 1.6
  ctx.stroke()
}

function traceShape(ctx: CanvasRenderingContext2D, shape: Shape, x: number, y: number, r: number): void {
  const corners: Record<Exclude<Shape, 'circle' | 'cross'>, readonly (readonly [number, number])[]> = {
    square: [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ],
    triangle: [
      [0, -1.2],
      [1.1, 0.9],
      [-1.1, 0.9],
    ],
    diamond: [
      [0, -1.3],
      [1.3, 0],
      [0, 1.3],
      [-1.3, 0],
    ],
  }
  if (shape === 'circle') {
    ctx.arc(x, y, r, 0, Math.PI * 2)
    return
  }
  if (shape === 'cross') {
    ctx.moveTo(x - r, y - r)
    ctx.lineTo(x + r, y + r)
    ctx.moveTo(x + r, y - r)
    ctx.lineTo(x - r, y + r)
    return
  }
  corners[shape].forEach(([dx, dy], at) => {
    if (at === 0) ctx.moveTo(x + dx * r, y + dy * r)
    else ctx.lineTo(x + dx * r, y + dy * r)
  })
  ctx.closePath()
}

/** At the end of each line, pushed apart where lines end together. */
function writeNames(chart: Chart, scene: ChartScene, lines: readonly Placed[][]): void {
  const { ctx, chartArea } = chart
  const ends = lines.flatMap((points, series) => {
    const last = points.at(-1)
    return last === undefined ? [] : [{ series, x: last.x, y: last.y }]
  })
  const tall = scene.size * 1.25
  const heights = spreadOut(
    ends.map(({ y }) => ({ middle: y, length: tall })),
    chartArea.top - tall / 2,
    chartArea.bottom + tall / 2,
  )
  ctx.save()
  ctx.font = fontOf(scene, true)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ends.forEach(({ series, x, y }, at) => {
    const height = heights[at] ?? y
    const from = chartArea.right + gap
    ctx.strokeStyle = inkOf(scene, series)
    ctx.lineWidth = 0.8
    ctx.beginPath()
    ctx.moveTo(x + 5, y)
    ctx.lineTo(from + 2, height)
    ctx.stroke()
    ctx.fillStyle = scene.tokens.text
    ctx.fillText(
      shorten(ctx, scene.picture.series[series]?.name ?? '', scene.width * 0.3),
      from + gap,
      height,
    )
  })
  ctx.restore()
}

/** A name that fits; the legend and the table carry it whole. */
function shorten(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text
  let kept = text
  while (kept.length > 4 && ctx.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

/** Above or below a point, on the side away from the other line; where there is no free place, the table has it. */
function writeValues(chart: Chart, scene: ChartScene, lines: readonly Placed[][]): void {
  const { ctx, chartArea } = chart
  const away = scene.size * 1.05
  const taken: TakenBoxes = lines
    .flat()
    .map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 4, bottom: y + 4 }))
  const area = { left: chartArea.left, right: chartArea.right + scene.size, top: 0, bottom: chartArea.bottom }
  const each = (chartArea.right - chartArea.left) / Math.max(1, scene.picture.categories.length)
  const isNarrow = each < scene.size * 5
  lines.forEach((points, series) => {
    // Where there is little room it belongs to the actual: a figure away from its point would be taken for another's.
    if (isNarrow && isPlan(scene, series)) return
    const other = lines[series === 0 ? 1 : 0] ?? []
    for (const { x, y, at } of points) {
      const point = scene.picture.series[series]?.points[at]
      const beside = other.find((one) => one.at === at)
      const side = beside !== undefined && beside.y < y ? 1 : -1
      const places = [1, -1, 2.5, -2.5].map((times) => ({ x, y: y + side * away * times }))
      writeFree(ctx, scene, point?.text ?? '', places, area, taken, !isPlan(scene, series))
    }
  })
}

/** Over the axis of a period without a figure: a gap alone might be taken for a drawing error. */
function writeMissing(chart: Chart, scene: ChartScene): void {
  const { x } = chart.scales
  const [first] = scene.picture.series
  if (x === undefined || first === undefined || scene.picture.series.some(({ role }) => role === 'part'))
    return
  const taken: TakenBoxes = []
  const { ctx, chartArea } = chart
  first.points.forEach((point, at) => {
    if (point.value !== null) return
    const place = { x: x.getPixelForValue(at), y: chartArea.bottom - scene.size * 0.8 }
    writeFree(ctx, scene, point.text, [place], { ...chartArea, top: 0 }, taken)
  })
}
