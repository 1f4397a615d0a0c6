import type { Chart } from 'chart.js'
import { luminanceOf } from '../../shared/charts/looks'
import { shadeTiles } from '../../shared/charts/tile-shades'
import { wrapLabel } from '../../shared/charts/wrap-label'
import { tileHeight, type ChartScene } from './chart-scene'
import type { Box } from './patterns'
import { boxHit, type Hit } from './plot-hits'
import { fontOf } from './plot-text'

/** Places as tiles where they lie: name and figure in each, five shades from the least to the most. */

export function drawTileMarks(chart: Chart, scene: ChartScene): Hit[] {
  const { ctx } = chart
  const { picture, size } = scene
  const points = picture.series[0]?.points ?? []
  const shades = shadeTiles(picture, scene.tokens.theme)
  const columns = picture.categories.map(({ tile }) => tile?.column ?? 0)
  const rows = picture.categories.map(({ tile }) => tile?.row ?? 0)
  const firstColumn = Math.min(...columns)
  const firstRow = Math.min(...rows)
  const wide = Math.min(chart.width / (Math.max(...columns) - firstColumn + 1), size * 13)
  const tall = tileHeight(size)
  ctx.save()
  const hits = points.map((point, at) => {
    const left = ((columns[at] ?? 0) - firstColumn) * wide
    const top = ((rows[at] ?? 0) - firstRow) * tall
    const box: Box = { left: left + 2, right: left + wide - 2, top: top + 2, bottom: top + tall - 2 }
    const shade = shades[at] ?? null
    drawTile(ctx, scene, box, shade)
    writeTile(ctx, scene, box, picture.categories[at]?.label ?? '', point.text, shade)
    return boxHit(0, at, box)
  })
  ctx.restore()
  return hits
}

/** A place without a figure is an empty tile with a dashed edge: the lightest shade would say "little". */
function drawTile(ctx: CanvasRenderingContext2D, scene: ChartScene, box: Box, shade: string | null): void {
  ctx.beginPath()
  ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top)
  ctx.fillStyle = shade ?? scene.tokens.surface
  ctx.fill()
  ctx.strokeStyle = scene.tokens.muted
  ctx.lineWidth = 1
  ctx.setLineDash(shade === null ? [3, 3] : [])
  ctx.stroke()
  ctx.setLineDash([])
}

function writeTile(
  ctx: CanvasRenderingContext2D,
  scene: ChartScene,
  box: Box,
  name: string,
  figure: string,
  shade: string | null,
): void {
  const small = { ...scene, size: Math.round(scene.size * 0.9) }
  const characters = Math.max(6, Math.floor((box.right - box.left - 6) / (small.size * 0.53)))
  const lines = wrapLabel(name, characters, 2)
  const x = (box.left + box.right) / 2
  const step = small.size * 1.15
  const first = (box.top + box.bottom) / 2 - (lines.length * step) / 2
  ctx.save()
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = shade === null ? scene.tokens.muted : inkOn(shade)
  ctx.font = fontOf(small, false)
  lines.forEach((line, at) => {
    ctx.fillText(line, x, first + at * step)
  })
  ctx.font = fontOf(small, true)
  ctx.fillText(figure, x, first + lines.length * step)
  ctx.restore()
}

function inkOn(shade: string): string {
  return luminanceOf(shade) > 0.2 ? '#000000' : '#ffffff'
}
