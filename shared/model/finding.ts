import type { FactKey } from './fact'
import type { FormId, LocalityId, PeriodId } from './ids'

/**
 * What cannot be true, or hardly. A finding is arithmetic: what is stated, what follows from other figures, and the cells
 * between which it does not hold. It never changes a figure; repairs are offered.
 */

/** The arithmetic or the rule of experience that does not hold. */
export const findingKinds = [
  // What a document says about itself.
  'difference', // current − base is not the stated difference
  'index', // current / base is not the stated ratio
  'growth-as-index', // growth (3,3%) in a column of indexes (103,3%)
  'points-as-percent', // percentage points against percent
  'base-as-difference', // a difference larger than both values: a base was typed there
  // Figures against figures.
  'parts', // the parts do not sum to the whole
  'subset', // a part ("trong đó") is larger than its whole
  'balance', // opening + new − dissolved is not the closing
  'quotient', // a ratio or an average does not follow from its counts and totals
  'shares', // shares of one whole miss 100
  'whole-counts', // a percentage that no whole count can give
  'stated-twice', // one figure is stated twice, differently
  // One figure against what is usual.
  'negative',
  'over-hundred',
  'magnitude', // about 10^power away from its siblings, its history or what one unit can have
  'month-year', // about twelve times its history: a month for a year
  'outlier-history',
  'outlier-peers',
  'unchanged', // the same for many periods
  // Words of a form or a document.
  'base-year', // a year compared with that is not before the year
  'impossible-date',
  'cut-off', // a date that does not belong to the period
  'foreign-unit', // a unit or a label of another section
  'unlike-definitions', // a target and an actual that are defined differently
  // What cannot be computed, and what the user demands.
  'computation', // overflow, division by zero, cycle, broken formula
  'rule',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** error: cannot be true. warning: hardly. rounding: off by what rounding or cutting may do to the last digit. */
export const severities = ['error', 'warning', 'rounding'] as const
export type Severity = (typeof severities)[number]

/** Where a number or a text of a finding stands. */
export type FindingCell =
  /** A figure of the workbook. */
  | { kind: 'figure'; key: FactKey }
  /** What a document wrote in a cell of a form, kept beside what the program computes. */
  | {
      kind: 'stated'
      form: FormId
      period: PeriodId
      locality: LocalityId
      row: string
      column: string
    }
  /** Words of a form; `id` of the row or column, "" elsewhere. */
  | {
      kind: 'wording'
      form: FormId
      part: 'title' | 'attachment' | 'column' | 'row' | 'footnote'
      id: string
    }

/** What a number is in the arithmetic of its finding. */
export type TermRole =
  | 'stated' // what the finding is about
  | 'current'
  | 'base'
  | 'whole'
  | 'part'
  | 'numerator'
  | 'denominator'
  | 'opening'
  | 'inflow'
  | 'outflow'
  | 'compared' // siblings, earlier periods, the other place of the same figure

/** A number, scaled by its decimals. */
export type ScaledNumber = { value: number; decimals: number }

export type FindingTerm = {
  cell: FindingCell
  role: TermRole
  /** Null for words. */
  number: ScaledNumber | null
  /** True when the number is a percentage. */
  percent: boolean
}

export type Finding = {
  /** Stable over sessions and edits: the same contradiction between the same cells. */
  id: string
  kind: FindingKind
  severity: Severity
  /** 0-100: how sure it is that something is wrong. */
  confidence: number
  /** First what the finding is about, then what it is held against, in the order of the arithmetic. */
  terms: readonly FindingTerm[]
  /** What would have to stand in the first term; null where nothing follows. */
  follows: ScaledNumber | null
  /** Further facts of the sentence: a power of ten, a year, a rule's text. */
  detail: Readonly<Record<string, string | number>>
  /** Findings of one cause in many places and periods have the same. */
  cause: string
  /** Changes when one of the numbers does: an explanation is about these numbers. */
  fingerprint: string
}

/** What a person, or a program before this one, did to a figure. */
export const slips = [
  'swapped-digits', // 25.544 for 25.454
  'dropped-digit',
  'added-digit',
  'wrong-digits',
  'thousand', // off by 10^3, 10^6: triệu for tỷ
  'decimal-point', // off by 10 or 100
  'sign',
  'shifted-cell', // the value of a neighbour
  'growth-as-index',
  'base-as-difference',
  'month-year',
  'stale-total', // the total of earlier parts
  'not-computed', // the figure that follows from the others; no slip explains it
] as const
export type Slip = (typeof slips)[number]

/** A change that would make contradictions disappear. Offered, never made by itself. */
export type Repair = {
  cell: FindingCell
  from: ScaledNumber
  to: ScaledNumber
  slip: Slip
  /** How many contradictions it resolves, and how many relations that hold now it would break. */
  resolves: number
  breaks: number
}
