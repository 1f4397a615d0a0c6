import type { ChartData } from '../../shared/table/chart-data'
import type { ChartTokens } from './chart-tokens'
import type { ChartWords } from './words'

/** Everything a drawing of a chart depends on. `axisMax` is in the unit of the axis, `size` of the type in CSS pixels. */
export type ChartScene = {
  data: ChartData
  tokens: ChartTokens
  words: ChartWords
  axisMax: number
  size: number
  /** Paper is drawn for print; the screen at the screen's own sharpness, whatever its zoom. */
  paper: boolean
}

export const screenSize = 12
export const lineHeight = 1.25
/** Characters and lines of a name beside its bars. */
export const nameWidth = 42
export const nameLines = 3

/** Above this, an attainment is a doubtful figure: its bar is cut and marked, so that the others stay readable. */
const attainmentLimit = 250

/** Where the axis ends for a longest bar, so that pages of one chart share a scale. */
export function axisMaxOf(kind: ChartData['kind'], longest: number): number {
  if (longest <= 0) return 1
  return kind === 'attainment' ? Math.min(attainmentLimit, Math.max(100, longest)) : longest
}
