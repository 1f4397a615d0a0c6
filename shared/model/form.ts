import type { PeriodKind, Scenario } from './dimension'

/**
 * A form (biểu, phụ lục) is data: one definition drives the grid, the Excel sheet and the print.
 * Texts may hold {N}, {N-1}, {N+1}: the year of the shown period and its neighbours.
 */
export type FormDefinition = {
  code: string
  /** Short name for navigation and tabs. */
  name: string
  /** "Phụ lục" line, bold and centred above the title; empty when there is none. */
  label: string
  title: string
  /** "(Kèm theo Báo cáo …)" line, centred italic; empty when there is none. */
  attachment: string
  columns: readonly FormColumn[]
  rows: readonly FormRow[]
  footnotes: readonly { mark: string; text: string }[]
  page: { orientation: 'portrait' | 'landscape' }
}

export type FormColumn = {
  /** Unique in the form, e.g. "actual", "previous-index". */
  id: string
  /** Header texts from top to bottom; equal neighbours merge. A short path spans the remaining header rows. */
  header: readonly string[]
  measure: FormMeasure
  /** What it measures where the columns of a form measure different things; absent: the indicator of the row itself. */
  variant?: string
  /** Working columns (base values) are shown on screen and kept beside the official table on export, not printed. */
  paper: boolean
  width: number
}

/** Code of the indicator that a cell shows; null on rows without one. */
export function indicatorOf(
  { indicator }: Pick<FormRow, 'indicator'>,
  { variant }: Pick<FormColumn, 'variant'>,
): string | null {
  return indicator === null || variant === undefined ? indicator : `${indicator}.${variant}`
}

/**
 * A value of the cube relative to the shown period: `offset` −1 is the previous period of the same kind, `years` −1 the same
 * period last year (cùng kỳ). `span` then takes a period around that one: its whole year (for a plan, never prorated), the
 * time from 1 January to its end, or its five-year plan; or a part of the year that the period lies in ("half-1",
 * "month-5").
 */
export type ValuePick = {
  scenario: Scenario
  offset: number
  years?: number
  span?: 'year' | 'cumulative' | 'five-years' | PartOfYear
}

/** A part of a year by its kind and its number in the year. */
export type PartOfYear = (typeof partsOfYear)[number]
export const partsOfYear = [
  ...(['half-1', 'half-2', 'nine-months-1', 'quarter-1', 'quarter-2', 'quarter-3', 'quarter-4'] as const),
  ...(['month-1', 'month-2', 'month-3', 'month-4', 'month-5', 'month-6'] as const),
  ...(['month-7', 'month-8', 'month-9', 'month-10', 'month-11', 'month-12'] as const),
] as const

export function isPartOfYear(span: ValuePick['span']): span is PartOfYear {
  return partsOfYear.some((part) => part === span)
}

/** What two figures give: rows of a form and of a breakdown compare alike. */
export type ComparisonMeasure =
  /** of − base ("Số lượng"): in percentage points (điểm %) on ratio rows. */
  | { kind: 'difference'; of: ValuePick; base: ValuePick }
  /** of / base × 100 ("Tỷ lệ"): an index, not growth. */
  | { kind: 'index'; of: ValuePick; base: ValuePick }
  /** (of − base) / base × 100, in % with its sign. */
  | { kind: 'growth'; of: ValuePick; base: ValuePick }
  /** base − of, where the base is a plan: còn thiếu. */
  | { kind: 'remaining'; of: ValuePick; base: ValuePick }
  /** What each quarter left until the end of the plan's period must bring: cần mỗi quý. */
  | { kind: 'per-quarter'; of: ValuePick; base: ValuePick }

export type FormMeasure = ({ kind: 'value' } & ValuePick) | ComparisonMeasure

export type FormRow = {
  /** Unique in the form and stable, e.g. "I.1", "I.1.nn". */
  id: string
  kind: 'section' | 'item' | 'heading'
  /** TT exactly as the form prints it: "I", "1", "-", "+", "". */
  ordinal: string
  label: string
  /** Unit exactly as the form prints it. */
  unit: string
  /** Outline level: 0 section, 1 numbered, 2 "-", 3 "+". */
  level: number
  italic: boolean
  /** Null for sections and headings. */
  indicator: string | null
  /** Sector code of a breakdown row; null means all sectors. */
  sector: string | null
}

/** What a document wrote in one cell of a form, word for word, kept beside what the program computes. */
export type StatedCell = {
  row: string
  column: string
  text: string
  /** Decimal string of the number in the text; null when the cell states no number ("-"). */
  value: string | null
}

/** The table of one indicator over time, as data (resources/forms/trend.json): its columns come once for each period. */
export type TrendDefinition = {
  /** {INDICATOR} and {LOCALITY} are filled. */
  title: string
  rowLabel: string
  totalLabel: string
  columns: readonly { id: string; header: string; scenario: Scenario; width: number }[]
}

/** The table of the user's own indicators, one row each, as data (resources/forms/formulas.json). */
export type FormulaTableDefinition = {
  title: string
  columns: readonly (FormColumn & {
    /** Kinds of period for which the column says nothing new and is left out. */
    notFor?: readonly PeriodKind[]
  })[]
}
