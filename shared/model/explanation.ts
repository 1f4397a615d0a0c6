import type { CellFlags } from './cell'
import type { FormId } from './ids'
import type { Derivation, Maturity, Origin, Qualifier } from './fact'
import type { FactKey } from './fact'
import type { Indicator, IndicatorKind, PeriodKind, Scenario } from './dimension'
import type { FormulaReference } from './formula-reference'
import type { Remark } from './remark'
import type { CellHistoryEntry } from './workbook'

/** How a shown number comes about. */
export type Rule =
  | 'entered'
  | 'sum-localities'
  | 'sum-sectors'
  | 'sum-indicators'
  | 'sum-periods'
  | 'last-period'
  | 'quotient' // average or ratio: numerator / denominator × factor
  | 'difference'
  | 'index'
  | 'share'
  | 'growth'
  | 'contribution' // (part − base) / total's base × 100
  | 'remaining'
  | 'per-quarter'
  | 'rank'
  | 'formula'
  | 'none' // nothing to compute from

/** A number with the words needed to show it: `value` is scaled by `decimals`. */
export type ExplainedNumber = {
  label: string
  /** Which figure of the workbook it is, to be explained in its turn; null where it is none. */
  key: FactKey | null
  /** For the sides of a comparison: which figure it is. Null for parts, which `label` tells apart. */
  at: { scenario: Scenario; kind: PeriodKind; year: number; ordinal: number } | null
  value: number | null
  decimals: number
  status: CellFlags['status']
  percent: boolean
  origin: Origin | null
  derivation: Derivation | null
  locator: string | null
}

/** What an indicator is. Names are those of other indicators; null where there is none. */
export type ExplainedDefinition = {
  code: string
  name: string
  unit: string
  kind: IndicatorKind
  direction: Indicator['direction']
  /** Value = numerator / denominator × factor. */
  numerator: string | null
  denominator: string | null
  factor: number
  /** The whole it is counted in, and whether it is one of all its parts or only among it. */
  parent: string | null
  part: Indicator['part']
  formula: string | null
}

/** What makes a figure up along one axis, the largest first whatever its sign. */
export type Contribution = {
  by: 'sectors' | 'localities' | 'indicators' | 'periods'
  decimals: number
  parts: ContributingPart[]
  /** Those that are left out, together; null where none is. */
  rest: { count: number; value: number; share: number | null } | null
}

/** `share`: of the sum of all parts in percent with one decimal; null where that sum is not above zero. */
export type ContributingPart = {
  label: string
  key: FactKey
  at: ExplainedNumber['at']
  value: number
  share: number | null
}

export const usingCharts = ['bullets', 'grouped-bars'] as const
export type UsingChart = (typeof usingCharts)[number]

/** A form whose table shows the figure: its row, the columns with it or computed from it, and the charts drawn from those. */
export type FigureUse = {
  form: FormId
  name: string
  ordinal: string
  row: { id: string; label: string }
  /** The first is the figure itself where the form shows it. */
  columns: { id: string; label: string }[]
  charts: UsingChart[]
}

/** The answer to "vì sao số này?". Texts are names of rows, columns, sectors and places; the words around are i18n's. */
export type Explanation = {
  ordinal: string
  row: string
  column: string
  unit: string
  result: ExplainedNumber
  rule: Rule
  factor: number
  /** In the order of the rule: current, base, total's base; numerator, denominator; or the parts of a sum. */
  operands: ExplainedNumber[]
  /** For rule "formula": its canonical text, and what `operands[i]` is in it. */
  formula: { text: string; references: FormulaReference[] } | null
  /** For sums over sectors, places or indicators: how many of the parts expected to report have a value. */
  coverage: { present: number; expected: number } | null
  /** For rule "rank": the place, and how many are ranked. For "per-quarter": months left. */
  counts: { of: number; among: number } | null
  /** The document's own text for this cell and how the shown value relates to it. */
  stated: {
    text: string
    comparison: CellFlags['stated']
    /** The document's number less the program's; null where there is no such number, or both are the same. */
    difference: { value: number; decimals: number } | null
  } | null
  fact: {
    origin: Origin
    written: string | null
    qualifier: Qualifier | null
    maturity: Maturity
    source: string | null
    locator: string | null
    note: string | null
  } | null
  /** What the parts would sum to, when the cell is entered although it has parts. */
  partsSum: ExplainedNumber | null
  /** Which figure of the workbook the cell shows, or compares first; null where it shows none. */
  about: FactKey | null
  /** The place, and the sector unless it is all of them together. */
  locality: string
  sector: string | null
  definition: ExplainedDefinition | null
  contributions: Contribution[]
  uses: FigureUse[]
  /** Indicators of the user whose formula reads the indicator, and rules of the user that do. */
  formulas: { name: string; key: FactKey }[]
  rules: string[]
  /** What is noted on the cell, whether or not it has a figure. */
  remark: Remark | null
  /** The newest changes; there may be more. */
  history: CellHistoryEntry[]
}
