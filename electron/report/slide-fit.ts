import type { ChartPicture } from '../../shared/model/chart'
import { countLines, textWidth } from '../../shared/table/sheet-metrics'
import type { NativeChart } from '../excel/native-chart'
import { isLying, listLegend, nameCategories } from './slide-labels'

/**
 * Room for the names of lying bars: office programs squeeze the plot when names are long. Names have two fifths of the
 * chart at most; what does not fit at a legible size goes on further slides.
 */

/** Inches. */
export type Size = { w: number; h: number }

const sizes = [14, 12] as const
const namesAtMost = 0.42
/** Shares of the width: the gap between names and plot, the room of figures behind the longest bar. */
const gap = 0.012
const behind = 0.09
const above = 0.01
/** Points between the names of two bars. */
const between = 5
const lineHeight = 1.22
const pointsPerInch = 72
const pixelsPerInch = 96

/** How a chart is set: points of its type, its plot (null: as the program likes), categories on one slide. */
export type ChartFit = { type: number; plot: NonNullable<NativeChart['plot']> | null; perSlide: number }

export function fitChart(picture: ChartPicture, size: Size): ChartFit {
  const [large, small] = sizes
  if (!isLying(picture)) return { type: large, plot: null, perSlide: Infinity }
  const fit = fitAt(picture, size, large)
  return fit.perSlide >= picture.categories.length ? fit : fitAt(picture, size, small)
}

function fitAt(picture: ChartPicture, size: Size, type: number): ChartFit {
  const width = size.w * pixelsPerInch
  const names = nameCategories(picture)
  const longest = Math.max(0, ...names.map((name) => textWidth(name, type, false)))
  const x = Math.min(namesAtMost, (longest * 1.03 + 10) / width) + gap
  const line = (type * lineHeight) / pointsPerInch / size.h
  const below = line * (2 + 1.15 * countLegendLines(listLegend(picture), width, type))
  const plot = { x, y: above, w: 1 - x - behind, h: 1 - above - below }
  const lines = Math.max(1, ...names.map((name) => countLines(name, ((x - gap) * width) / 7, type, false)))
  const bars = picture.kind === 'stacked-100' ? 1 : picture.series.filter(({ draw }) => draw === 'bar').length
  const needed = Math.max(lines, bars) * type * lineHeight + between
  return { type, plot, perSlide: Math.max(1, Math.floor((plot.h * size.h * pointsPerInch) / needed)) }
}

/** Entries stand in columns as wide as the widest. */
function countLegendLines(legend: readonly string[], width: number, type: number): number {
  if (legend.length === 0) return 0
  const widest = Math.max(...legend.map((name) => textWidth(name, type, false))) + 30
  return Math.ceil(legend.length / Math.max(1, Math.floor((width * 0.7) / widest)))
}
