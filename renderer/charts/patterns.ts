import type { Look, Pattern } from '../../shared/charts/looks'

/**
 * Fills of series on a canvas. Patterns are lines and points inside a clip, never pattern images: print stays vectors, and
 * a page of a hundred bars stays sharp.
 */
export type Box = { left: number; right: number; top: number; bottom: number }

/** Fills what `trace` outlines, within `box`; thin shapes get no lines that would only blacken them. */
export function fillShape(
  ctx: CanvasRenderingContext2D,
  look: Look,
  box: Box,
  surface: string,
  trace: () => void,
): void {
  // Nothing has no outline either: it would look like a little.
  if (box.right - box.left < 0.3 || box.bottom - box.top < 0.3) return
  ctx.save()
  ctx.setLineDash([])
  ctx.beginPath()
  trace()
  ctx.fillStyle = look.fill ?? surface
  ctx.fill()
  if (look.pattern !== 'none' && box.right - box.left > 1 && box.bottom - box.top > 1) {
    ctx.save()
    ctx.clip()
    drawPattern(ctx, look.pattern, box, look.ink)
    ctx.restore()
  }
  if (look.fill === null || look.pattern !== 'none') {
    ctx.beginPath()
    trace()
    ctx.strokeStyle = look.fill === null ? look.ink : darker(look)
    ctx.lineWidth = 1
    ctx.stroke()
  }
  ctx.restore()
}

function darker(look: Look): string {
  return look.fill !== null && look.pattern === 'dots' ? look.fill : look.ink
}

export function fillBox(ctx: CanvasRenderingContext2D, look: Look, box: Box, surface: string): void {
  fillShape(ctx, look, box, surface, () => {
    ctx.rect(box.left, box.top, Math.max(0, box.right - box.left), Math.max(0, box.bottom - box.top))
  })
}

const spacing = 5

function drawPattern(ctx: CanvasRenderingContext2D, pattern: Pattern, box: Box, ink: string): void {
  const { left, right, top, bottom } = box
  const tall = bottom - top
  ctx.strokeStyle = ink
  ctx.lineWidth = pattern === 'dots' ? 1.6 : 1.2
  ctx.beginPath()
  if (pattern === 'diagonal' || pattern === 'cross')
    for (let x = left - tall; x < right; x += spacing) line(ctx, x, bottom, x + tall, top)
  if (pattern === 'back-diagonal' || pattern === 'cross')
    for (let x = left - tall; x < right; x += spacing) line(ctx, x, top, x + tall, bottom)
  if (pattern === 'horizontal') for (let y = top + 2; y < bottom; y += spacing) line(ctx, left, y, right, y)
  if (pattern === 'vertical') for (let x = left + 2; x < right; x += spacing) line(ctx, x, top, x, bottom)
  if (pattern === 'dots')
    for (let y = top + 3, row = 0; y < bottom; y += spacing, row += 1)
      for (let x = left + (row % 2 === 0 ? 3 : 5.5); x < right; x += spacing)
        line(ctx, x - 0.8, y, x + 0.8, y)
  ctx.stroke()
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
}
