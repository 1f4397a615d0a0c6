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
/** Names are cut at so many lines; a few names have the room of many. */
const fewestLines = 4
const mostLines = 12
const linesOfAll = 32

function nameLines({ categories }: Pick<ChartPicture, 'categories'>): number {
  const each = Math.floor(linesOfAll / Math.max(1, categories.length))
  return Math.min(mostLines, Math.max(fewestLines, each))
}

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
  return picture.categories.map(({ label }) => wrapLabel(label, nameWidth(width, size), nameLines(picture)))
}

/** Names under upright bars and points: as wide as their share of the plot. */
export function wrapUnder({
  picture,
  width,
  size,
}: Pick<ChartScene, 'picture' | 'width' | 'size'>): string[][] {
  const each = (width * 0.9) / Math.max(1, picture.categories.length)
  const characters = Math.max(6, Math.floor(each / (size * characterWidth)))
  return picture.categories.map(({ label }) => wrapLabel(label, characters, nameLines(picture)))
}

/** Height of one category of lying bars at which no two names and no two figures touch. */
export function categoryHeight(scene: Pick<ChartScene, 'picture' | 'width' | 'size'>): number {
  const { picture, size } = scene
  if (picture.kind === 'stacked-100') return Math.ceil(stackedHeight(scene) * size)
  const lines = wrapNames(scene).map((name) => name.length)
  const names = Math.max(1, ...lines) * lineHeight + 0.5
  const sideBySide = picture.kind === 'grouped-bars' ? picture.series.length : 1
  const bars = sideBySide * 1.4 + (stacksDetails(scene) ? 1.6 : 0.8)
  return Math.ceil(Math.max(names, bars, 2.2) * size)
}

/** How high a stacked bar is, and how high each line of the figures under it, in sizes of the type. */
const stackHigh = 2
export const stackLine = 1.35

/** A stacked bar with room for the figures that do not fit into its layers, in sizes of the type; as much over it as under it. */
function stackedHeight(scene: Pick<ChartScene, 'picture' | 'width' | 'size'>): number {
  const names = Math.max(1, ...wrapNames(scene).map((name) => name.length)) * lineHeight + 0.5
  return Math.max(names, stackHigh + 0.6 + 2 * outsideLines(scene) * stackLine)
}

/** The part of its category that a stacked bar takes. */
export function stackShare(scene: Pick<ChartScene, 'picture' | 'width' | 'size'>): number {
  return stackHigh / stackedHeight(scene)
}

/** Lines of figures under the stacked bar that has most layers too thin for theirs. */
function outsideLines({ picture, width, size }: Pick<ChartScene, 'picture' | 'width' | 'size'>): number {
  const plot = width * 0.6
  const widthOf = (text: string): number => (text.length + 2.5) * size * characterWidth
  const wanted = picture.categories.map((_, at) =>
    picture.series
      .flatMap(({ points }) => points[at] ?? [])
      .filter(({ value, text }) => value !== null && value > 0 && (value / 100) * plot < widthOf(text))
      .reduce((sum, { text }) => sum + widthOf(text), 0),
  )
  return Math.ceil(Math.max(0, ...wanted) / plot)
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
    return Math.max(Math.min(width * 0.5, size * 26), fullerSide(picture, size))
  return Math.round(Math.max(size * 15, Math.min(width * 0.45, size * 26)))
}

/** The name of a slice, beside the ring. */
export function wrapSliceName(label: string): string[] {
  return wrapLabel(label, 30, 2)
}

/** Height of a name with its figure under it. */
export function sliceLabelHeight(label: string, size: number): number {
  return (wrapSliceName(label).length + 1) * size * 1.3 + 3
}

/** Between labels and the edge of the plot. */
export function sliceMargin(size: number): number {
  return size * 0.375
}

/** Height of all labels on that side of a ring on which there are more; slices begin at the top, clockwise. */
function fullerSide(
  { categories, series }: Pick<ChartPicture, 'categories' | 'series'>,
  size: number,
): number {
  const values = series[0]?.points.map(({ value }) => Math.max(0, value ?? 0)) ?? []
  const total = values.reduce((sum, one) => sum + one, 0)
  const sides = { right: 0, left: 0 }
  let before = 0
  values.forEach((value, at) => {
    const side = before + value / 2 <= total / 2 ? 'right' : 'left'
    if (value > 0) sides[side] += sliceLabelHeight(categories[at]?.label ?? '', size)
    before += value
  })
  return Math.ceil(Math.max(sides.right, sides.left) + 2 * sliceMargin(size))
}

function tileRows({ categories }: Pick<ChartPicture, 'categories'>): number {
  const rows = categories.map(({ tile }) => tile?.row ?? 0)
  return Math.max(0, ...rows) - Math.min(...rows) + 1
}

export function tileHeight(size: number): number {
  return Math.ceil(size * 4.6)
}
