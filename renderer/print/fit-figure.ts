import { splitPicture } from '../../shared/charts/split-picture'
import type { ChartPicture } from '../../shared/model/chart'
import { axisHeight, categoryHeight, isLying, plotHeight } from '../charts/chart-scene'
import { paperType } from './PaperFigure'

/** How much taller than necessary a chart may be to use its page. */
const stretch = 1.35
/** Below this a plot says nothing. */
const leastPlot = 150
/** Two half charts leave so much of a page to a heading and the room between blocks. */
const besideHalves = 70

export type FigurePart = { picture: ChartPicture; plot: number }

type Room = {
  /** Of the text, and of a whole page, in CSS pixels. */
  width: number
  page: number
  /** What stands around the plot. */
  surroundings: number
}

/**
 * The sheets of a chart: one, or more when its bars need them, all on one scale. A half chart takes no more than half a
 * page unless it must.
 */
export function fitFigure(
  picture: ChartPicture,
  size: 'half' | 'full',
  { width, page, surroundings }: Room,
): FigurePart[] {
  if (picture.panels.length > 0) return [{ picture, plot: 0 }]
  const scene = { picture, width, size: paperType }
  const most = page - surroundings
  const aim = (size === 'full' ? page : (page - besideHalves) / 2) - surroundings
  if (!isLying(picture)) {
    const natural = plotHeight(scene)
    const wanted = size === 'full' ? Math.min(aim, natural * stretch) : Math.min(aim, natural)
    return [{ picture, plot: Math.floor(Math.min(most, Math.max(leastPlot, wanted))) }]
  }
  const perPage = Math.max(1, Math.floor((most - axisHeight(paperType) - 8) / categoryHeight(scene)))
  return splitPicture(picture, perPage).map((part) => {
    const natural = plotHeight({ ...scene, picture: part })
    const wanted = size === 'full' ? natural * stretch : Math.max(natural, Math.min(aim, natural * stretch))
    return { picture: part, plot: Math.floor(Math.min(most, wanted)) }
  })
}
