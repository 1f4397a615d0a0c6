import type { ChartPicture } from '../../shared/model/chart'
import type { PackPaper } from '../../shared/model/pack'
import type { PaperTableContent } from './paper-content'
import type { PaperListContent } from './PaperList'
import type { Orientation } from './paper-size'
import type { PaperTitleText } from './PaperTitle'

/** What stands on paper, in order, before it is cut into sheets. */
export type PaperBlock =
  | { kind: 'head'; paper: PackPaper }
  | { kind: 'table'; title: PaperTitleText; content: PaperTableContent }
  /** half: two on a sheet where they need no more · full: as large as its sheet allows */
  | { kind: 'chart'; picture: ChartPicture; size: 'half' | 'full' }
  | { kind: 'text'; style: 'heading' | 'paragraph'; text: string }
  | { kind: 'list'; content: PaperListContent }
  /** In the place of what cannot be shown: what it is, and why. */
  | { kind: 'missing'; name: string; reason: string }
  | { kind: 'signature'; paper: PackPaper }

export type PaperSection = {
  orientation: Orientation
  /** Its sheets are counted from 1, and the first shows no number. */
  restart: boolean
  blocks: readonly (PaperBlock & { id: string })[]
}
