import { contrastOf, shadeOf } from '../../shared/charts/looks'
import type { ChartPicture } from '../../shared/model/chart'

/** Where the pieces of pictures of several stand on a slide, in inches. */
export type Box = { x: number; y: number; w: number; h: number }

export type PlacedTile = { text: string; box: Box; fill: string; color: string }

const gap = 0.06

/** Places as squares where they lie, darker the larger the value; without a figure they stay white. */
export function placeTiles({ categories, series }: ChartPicture, area: Box): PlacedTile[] {
  const points = series[0]?.points ?? []
  const tiles = categories.flatMap(({ label, tile }, at) =>
    tile === null ? [] : [{ label, tile, point: points[at] }],
  )
  const columns = 1 + Math.max(0, ...tiles.map(({ tile }) => tile.column))
  const rows = 1 + Math.max(0, ...tiles.map(({ tile }) => tile.row))
  const [w, h] = [area.w / columns, area.h / rows]
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  return tiles.map(({ label, tile, point }) => {
    const value = point?.value ?? null
    const fill = value === null ? '#ffffff' : shadeOf(value, least, most)
    const isDark = contrastOf(fill, '#ffffff') > contrastOf(fill, '#1a1a1a')
    return {
      text: `${label}\n${point?.text ?? ''}`,
      box: {
        x: area.x + tile.column * w + gap / 2,
        y: area.y + tile.row * h + gap / 2,
        w: w - gap,
        h: h - gap,
      },
      fill: fill.slice(1),
      color: isDark ? 'FFFFFF' : '1A1A1A',
    }
  })
}

export type PlacedPanel = { picture: ChartPicture; box: Box; title: string }

/** Small pictures in a grid that is about as wide as the slide. */
export function placePanels(panels: readonly ChartPicture[], area: Box): PlacedPanel[] {
  const columns = Math.ceil(Math.sqrt(panels.length * (area.w / area.h / 1.6)))
  const rows = Math.ceil(panels.length / columns)
  const [w, h] = [area.w / columns, area.h / rows]
  return panels.map((picture, at) => ({
    picture,
    title: picture.title,
    box: {
      x: area.x + (at % columns) * w + gap / 2,
      y: area.y + Math.floor(at / columns) * h + gap / 2,
      w: w - gap,
      h: h - gap,
    },
  }))
}
