import type { FigureUse, UsingChart } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import type { ViewId } from '../../../shared/model/ids'

/** What is explained: a cell of a table, or a figure by itself. */
export type ExplainedCell = { view: ViewId; index: number } | { key: FactKey }

/** Explains another figure in place of this one, under a name. */
export type OpenFigure = (key: FactKey, name: string) => void

/** What an explanation can lead to outside of itself. */
export type ExplanationLinks = {
  writeFinding: (entry: FindingEntry) => string
  onFinding: (entry: FindingEntry) => void
  /** Brings a cell of the table that is shown into view. */
  goTo: (index: number) => void
  /** Shows a chart that a figure is drawn in. */
  onShowChart: (chart: UsingChart, form: FigureUse['form'], about: FactKey) => void
}
