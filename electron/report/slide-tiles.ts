import { contrastOf, shadeOf } from '../../shared/charts/looks'
import { findShades, shadeSteps, shadeTiles } from '../../shared/charts/tile-shades'
import type { ChartPicture } from '../../shared/model/chart'

/** Where the pieces of pictures of several stand on a slide, in inches. */
export type Box = { x: number; y: number; w: number; h: number }

export type PlacedTile = { text: string; box: Box; fill: string; color: string }

const gap = 0.06

/** Places as tiles where they lie, darker the larger the value; without a figure they stay white. The legend is on top. */
export function placeTiles(picture: ChartPicture, whole: Box): PlacedTile[] {
  const { categories, series } = picture
  const legend = placeLegend(picture, whole)
  const top = legend.length === 0 ? 0 : legendHeight + 0.1
  const area = { ...whole, y: whole.y + top, h: whole.h - top }
  const points = series[0]?.points ?? []
  const shades = shadeTiles(picture)
  const tiles = categories.flatMap(({ label, tile }, at) =>
    tile === null ? [] : [{ text: `${label}\n${points[at]?.text ?? ''}`, tile, shade: shades[at] ?? null }],
  )
  const [left, first] = [
    Math.min(...tiles.map(({ tile }) => tile.column)),
    Math.min(...tiles.map(({ tile }) => tile.row)),
  ]
  const columns = 1 + Math.max(0, ...tiles.map(({ tile }) => tile.column - left))
  const rows = 1 + Math.max(0, ...tiles.map(({ tile }) => tile.row - first))
  const [w, h] = [area.w / columns, area.h / rows]
  return [
    ...legend,
    ...tiles.map(({ text, tile, shade }) => ({
      text,
      box: {
        x: area.x + (tile.column - left) * w + gap / 2,
        y: area.y + (tile.row - first) * h + gap / 2,
        w: w - gap,
        h: h - gap,
      },
      ...paint(shade),
    })),
  ]
}

function paint(shade: string | null): Pick<PlacedTile, 'fill' | 'color'> {
  const fill = shade ?? '#ffffff'
  const isDark = contrastOf(fill, '#ffffff') > contrastOf(fill, '#1a1a1a')
  return { fill: fill.slice(1), color: isDark ? 'FFFFFF' : '1A1A1A' }
}

const legendHeight = 0.34

/** The shades from left to right; the least and the most stand on the first and the last. */
function placeLegend(picture: ChartPicture, { x, y }: Box): PlacedTile[] {
  const ends = findShades(picture)
  if (ends === null) return []
  const w = 1.1
  return shadeSteps.map((step, at) => ({
    text: at === 0 ? ends.least : at === shadeSteps.length - 1 ? ends.most : '',
    box: { x: x + gap / 2 + at * w, y, w, h: legendHeight },
    ...paint(shadeOf(step, 0, 1)),
  }))
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
