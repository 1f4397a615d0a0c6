import type { ChartPicture } from '../../shared/model/chart'

/** Where the pieces of pictures of several stand on a slide, in inches. */
export type Box = { x: number; y: number; w: number; h: number }

export type PlacedTile = { text: string; box: Box; fill: string; color: string }

const gap = 0.06
/** Light to dark; text turns white on the dark ones. */
const shades = ['F2F2F2', 'CFE0EC', '9CC3DC', '5B9BC4', '2A6F9E', '12405F'] as const
const lastLight = 2

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
    const shade =
      value === null || most === least
        ? 0
        : Math.min(shades.length - 1, Math.floor(((value - least) / (most - least)) * shades.length))
    return {
      text: `${label}\n${point?.text ?? ''}`,
      box: {
        x: area.x + tile.column * w + gap / 2,
        y: area.y + tile.row * h + gap / 2,
        w: w - gap,
        h: h - gap,
      },
      fill: value === null ? 'FFFFFF' : (shades[shade] ?? 'FFFFFF'),
      color: value !== null && shade > lastLight ? 'FFFFFF' : '1A1A1A',
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
