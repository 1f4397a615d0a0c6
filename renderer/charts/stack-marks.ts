import type { Chart } from 'chart.js'
import type { PicturePoint } from '../../shared/model/chart'
import { stackLine, type ChartScene } from './chart-scene'
import type { Box } from './patterns'
import { fontOf, spreadOut } from './plot-text'

/** The figures of stacked bars. */

type PlacedLayer = { point: number; data: PicturePoint; box: Box | null }
type Layer = { data: PicturePoint; box: Box; width: number }

/** In the layers of a stacked bar that are wide enough; the others' under the bar, each with a line to its layer. */
export function writeLayers(chart: Chart, scene: ChartScene, bars: readonly PlacedLayer[]): void {
  const { ctx } = chart
  ctx.save()
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.font = fontOf(scene, true)
  const layers = bars.flatMap(({ box, data, point }): (Layer & { point: number })[] =>
    box === null ? [] : [{ box, data, point, width: ctx.measureText(data.text).width + 6 }],
  )
  const fits = ({ box, width }: Layer): boolean =>
    width <= box.right - box.left - 4 && scene.size * 1.2 <= box.bottom - box.top
  for (const layer of layers) if (fits(layer)) writeInside(ctx, scene, layer)
  for (const at of new Set(layers.map(({ point }) => point)))
    writeUnder(
      chart,
      scene,
      layers.filter((one) => one.point === at && !fits(one) && (one.data.value ?? 0) > 0),
    )
  ctx.restore()
}

function writeInside(ctx: CanvasRenderingContext2D, scene: ChartScene, { box, data, width }: Layer): void {
  const x = (box.left + box.right) / 2
  const y = (box.top + box.bottom) / 2
  ctx.fillStyle = scene.tokens.surface
  ctx.fillRect(x - width / 2, y - scene.size * 0.62, width, scene.size * 1.24)
  ctx.fillStyle = scene.tokens.text
  ctx.fillText(data.text, x, y)
}

/** In as many lines as they need, one figure after the other on each in turn. */
function writeUnder(chart: Chart, scene: ChartScene, layers: readonly Layer[]): void {
  const { ctx, chartArea } = chart
  const ordered = layers.toSorted((a, b) => a.box.left - b.box.left)
  const room = chart.width - chartArea.left
  const lines = Math.ceil(ordered.reduce((sum, { width }) => sum + width, 0) / room)
  for (let line = 0; line < lines; line += 1) {
    const own = ordered.filter((_, at) => at % lines === line)
    const middles = spreadOut(
      own.map(({ box, width }) => ({ middle: (box.left + box.right) / 2, length: width + 2 })),
      chartArea.left,
      chart.width,
    )
    own.forEach(({ box, data }, at) => {
      const x = middles[at] ?? 0
      const y = box.bottom + scene.size * (0.9 + line * stackLine)
      ctx.strokeStyle = scene.tokens.muted
      ctx.lineWidth = 0.8
      ctx.beginPath()
      ctx.moveTo((box.left + box.right) / 2, box.bottom)
      ctx.lineTo(x, y - scene.size * 0.55)
      ctx.stroke()
      ctx.fillStyle = scene.tokens.text
      ctx.fillText(data.text, x, y)
    })
  }
}
