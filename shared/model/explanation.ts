import type { CellFlags } from './cell'
import type { Derivation, Maturity, Origin, Qualifier } from './fact'
import type { PeriodKind, Scenario } from './dimension'
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
  stated: { text: string; comparison: CellFlags['stated'] } | null
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
  /** The same figure by sector, for bars; empty when there is no breakdown. */
  sectors: { label: string; value: number; share: number }[]
  /** What is noted on the cell, whether or not it has a figure. */
  remark: Remark | null
  /** The newest changes; there may be more. */
  history: CellHistoryEntry[]
}
