import type { ChartPicture } from '../../shared/model/chart'
import { wrapLabel } from '../../shared/charts/wrap-label'
import type { ChartTokens } from './chart-tokens'

/** Everything a drawing of a plot depends on. `size` of the type and `width` of the plot are in CSS pixels. */
export type ChartScene = {
  picture: ChartPicture
  tokens: ChartTokens
  size: number
  width: number
  /** Paper is drawn for print; the screen at the screen's own sharpness, whatever its zoom. */
  paper: boolean
}

export const screenSize = 12
export const lineHeight = 1.25
/** A character of the faces in use is about so many times as wide as the type is high. */
const characterWidth = 0.53
const nameLines = 4

/** Which way the bars of a kind lie. */
export function isLying(picture: Pick<ChartPicture, 'kind'>): boolean {
  switch (picture.kind) {
    case 'grouped-bars':
    case 'bullets':
    case 'structure-bars':
    case 'stacked-100':
    case 'ranking':
      return true
    default:
      return false
  }
}

/** How many characters the name beside a bar may have on a line. */
function nameWidth(width: number, size: number): number {
  return Math.max(12, Math.min(44, Math.floor((width * 0.36) / (size * characterWidth))))
}

/**
 * Whether the details of figures stand under them rather than behind: where figures and details would leave the bars too
 * little of a narrow plot.
 */
export function stacksDetails({
  picture,
  width,
  size,
}: Pick<ChartScene, 'picture' | 'width' | 'size'>): boolean {
  if (picture.kind !== 'bullets') return false
  const longest = Math.max(
    0,
    ...picture.series.flatMap(({ draw, points }) =>
      draw === 'bar' ? points.map(({ text, detail }) => text.length + detail.length + 1) : [],
    ),
  )
  return longest * size * characterWidth > width * 0.3
}

/** Names beside lying bars, wrapped. */
export function wrapNames({
  picture,
  width,
  size,
}: Pick<ChartScene, 'picture' | 'width' | 'size'>): string[][] {
  return picture.categories.map(({ label }) => wrapLabel(label, nameWidth(width, size), nameLines))
}

/** Names under upright bars and points: as wide as their share of the plot. */
export function wrapUnder({
  picture,
  width,
  size,
}: Pick<ChartScene, 'picture' | 'width' | 'size'>): string[][] {
  const each = (width * 0.9) / Math.max(1, picture.categories.length)
  const characters = Math.max(6, Math.floor(each / (size * characterWidth)))
  return picture.categories.map(({ label }) => wrapLabel(label, characters, nameLines))
}

/** Height of one category of lying bars at which no two names and no two figures touch. */
export function categoryHeight(scene: Pick<ChartScene, 'picture' | 'width' | 'size'>): number {
  const { picture, size } = scene
  const lines = wrapNames(scene).map((name) => name.length)
  const names = Math.max(1, ...lines) * lineHeight + 0.5
  const sideBySide = picture.kind === 'grouped-bars' ? picture.series.length : 1
  const bars = sideBySide * 1.4 + (stacksDetails(scene) ? 1.6 : 0.8)
  return Math.ceil(Math.max(names, bars, 2.2) * size)
}

/** Height that the axis of lying bars needs. */
export function axisHeight(size: number): number {
  return Math.ceil(size * 1.3 + 18)
}

/** Height of the plot in CSS pixels, its axis included. */
export function plotHeight(scene: Pick<ChartScene, 'picture' | 'width' | 'size'>): number {
  const { picture, width, size } = scene
  if (isLying(picture)) return picture.categories.length * categoryHeight(scene) + axisHeight(size) + 8
  if (picture.kind === 'tile-grid') return tileRows(picture) * tileHeight(size)
  if (picture.kind === 'doughnut')
    return Math.max(Math.min(width * 0.5, size * 26), picture.categories.length * size * 2.4 + size * 2)
  return Math.round(Math.max(size * 15, Math.min(width * 0.45, size * 26)))
}

function tileRows({ categories }: Pick<ChartPicture, 'categories'>): number {
  const rows = categories.map(({ tile }) => tile?.row ?? 0)
  return Math.max(0, ...rows) - Math.min(...rows) + 1
}

export function tileHeight(size: number): number {
  return Math.ceil(size * 4.6)
}
