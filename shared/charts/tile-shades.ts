import type { ChartPicture } from '../model/chart'
import { shadeOf, type Theme } from './looks'

/** Shades of a tile grid, from the least of its figures to the most, wherever it is drawn. */

/** Five steps, as many as there are shades. */
export const shadeSteps = [0.1, 0.3, 0.5, 0.7, 0.9] as const

/** The shade of each place; null for one without a figure: the lightest would say "little". */
export function shadeTiles({ series }: ChartPicture, theme: Theme = 'light'): (string | null)[] {
  const points = series[0]?.points ?? []
  const values = points.flatMap(({ value }) => value ?? [])
  const least = Math.min(...values)
  const most = Math.max(...values)
  return points.map(({ value }) => (value === null ? null : shadeOf(value, least, most, theme)))
}

/** The ends of the shades of a tile grid, as texts; null where all are the same. */
export function findShades(
  picture: ChartPicture,
): { least: string; most: string; from: number; to: number } | null {
  if (picture.kind !== 'tile-grid') return null
  const present = (picture.series[0]?.points ?? []).flatMap(({ value, text }) =>
    value === null ? [] : [{ value, text }],
  )
  const sorted = present.toSorted((a, b) => a.value - b.value)
  const [least] = sorted
  const most = sorted.at(-1)
  if (least === undefined || most === undefined || least.value === most.value) return null
  return { least: least.text, most: most.text, from: least.value, to: most.value }
}
