import type { PicturePoint } from '../../shared/model/chart'
import type { ChartScene } from './chart-scene'
import type { Box } from './patterns'

/** Figures and names on a plot: faces, widths, and places where they touch nothing. */

export const gap = 6

export function fontOf({ size, tokens }: Pick<ChartScene, 'size' | 'tokens'>, strong: boolean): string {
  return `${strong ? '700' : '400'} ${String(size)}px ${tokens.family}`
}

/** Width of a figure with what stands after it. */
export function measureFigure(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  point: Pick<PicturePoint, 'text' | 'detail'>,
  strong: boolean,
): number {
  ctx.save()
  ctx.font = fontOf(scene, strong)
  const figure = ctx.measureText(point.text).width
  ctx.font = fontOf(scene, false)
  const detail = point.detail === '' ? 0 : gap + ctx.measureText(point.detail).width
  ctx.restore()
  return figure + detail
}

/** Writes a figure with its detail from `x` to the right, on the ground of the plot so that lines do not run through it. */
export function writeFigure(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  point: Pick<PicturePoint, 'text' | 'detail' | 'value'>,
  x: number,
  y: number,
  strong: boolean,
): void {
  const { tokens, size } = scene
  ctx.save()
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  const width = measureFigure(ctx, scene, point, strong)
  ctx.fillStyle = tokens.surface
  ctx.fillRect(x - 2, y - size * 0.6, width + 4, size * 1.2)
  ctx.font = fontOf(scene, strong && point.value !== null)
  ctx.fillStyle = point.value === null ? tokens.muted : tokens.text
  ctx.fillText(point.text, x, y)
  if (point.detail !== '') {
    const after = x + ctx.measureText(point.text).width + gap
    ctx.font = fontOf(scene, false)
    ctx.fillStyle = tokens.muted
    ctx.fillText(point.detail, after, y)
  }
  ctx.restore()
}

/** Boxes already taken on a plot. */
export type TakenBoxes = Box[]

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** Writes a text centred at the first of the places where it touches nothing yet and stays inside; none: not at all. */
export function writeFree(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  text: string,
  places: readonly { x: number; y: number }[],
  area: Box,
  taken: TakenBoxes,
  strong = false,
): boolean {
  ctx.save()
  ctx.font = fontOf(scene, strong)
  const half = ctx.measureText(text).width / 2 + 2
  const tall = scene.size * 0.62
  let written = false
  for (const { x, y } of places) {
    const at = Math.min(Math.max(x, area.left + half), area.right - half)
    const box = { left: at - half, right: at + half, top: y - tall, bottom: y + tall }
    if (box.top < area.top || box.bottom > area.bottom || taken.some((one) => overlaps(one, box))) continue
    taken.push(box)
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    ctx.fillStyle = scene.tokens.text
    ctx.fillText(text, at, y)
    written = true
    break
  }
  ctx.restore()
  return written
}

/** Pushes boxes apart along a line so that none overlap, between `from` and `to`, keeping their order; their middles. */
export function spreadOut(
  boxes: readonly { middle: number; length: number }[],
  from: number,
  to: number,
): number[] {
  const order = boxes.map((box, at) => ({ ...box, at })).sort((a, b) => a.middle - b.middle || a.at - b.at)
  let end = from
  for (const box of order) {
    box.middle = Math.max(box.middle, end + box.length / 2)
    end = box.middle + box.length / 2
  }
  let start = to
  for (const box of order.toReversed()) {
    box.middle = Math.min(box.middle, start - box.length / 2)
    start = box.middle - box.length / 2
  }
  const result = boxes.map(() => 0)
  for (const { middle, at } of order) result[at] = middle
  return result
}
