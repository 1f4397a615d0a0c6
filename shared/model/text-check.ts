import type { PeriodKind, Scenario } from './dimension'
import type { Severity } from './finding'

/** A draft of a report held against the workbook: its text, what became of every number in it, and what cannot be right. */

/**
 * agrees: the figure it names has this value, exactly or as rounded by who wrote it. rounded: off by what cutting does to
 * the last digit. differs: the words name one figure, and it has another value. doubtful: names no figure, but cannot be
 * right by itself. unmatched: nothing in the workbook that it surely speaks of.
 */
export const textStatuses = ['agrees', 'rounded', 'differs', 'doubtful', 'unmatched'] as const
export type TextStatus = (typeof textStatuses)[number]

/** Part of a paragraph; `mark` is a position in the list of marks, null for plain text. */
export type TextRun = { text: string; mark: number | null }

export type CheckedParagraph = { kind: 'heading' | 'text'; runs: readonly TextRun[] }

/** What a number of the text says of a figure. */
export const textReadings = ['value', 'difference', 'index', 'growth', 'share'] as const
export type TextReading = (typeof textReadings)[number]

/** The figure that a number was held against, named. */
export type TextMatch = {
  reading: TextReading
  indicator: string
  /** Null for all sectors together. */
  sector: string | null
  locality: string
  scenario: Scenario
  period: TextPeriod
  /** What it is compared with; null for values and shares. */
  base: { scenario: Scenario; period: TextPeriod } | null
  /** What the workbook has, as tables write it. */
  shown: string
  unit: string
  /** The document's own table says what the text says; `shown` is what follows from the other figures. */
  asStated: boolean
}
export type TextPeriod = { kind: PeriodKind; year: number; ordinal: number }

export type TextMark = {
  paragraph: number
  status: TextStatus
  text: string
  match: TextMatch | null
}

/**
 * figure: a number against the workbook. base-year: a year that is compared with is not before the year. impossible-date.
 * section-missing, section-repeated: numbers of sections. stated-twice: one thing with two numbers in the text. sum: parts
 * named in one sentence do not sum; part: one is larger than its whole. percent: does not follow from the counts beside it.
 * notation: right, but written the English way ("25,454").
 */
export const textProblemKinds = [
  'figure',
  'base-year',
  'impossible-date',
  'section-missing',
  'section-repeated',
  'stated-twice',
  'sum',
  'part',
  'percent',
  'notation',
] as const
export type TextProblemKind = (typeof textProblemKinds)[number]

export type TextProblem = {
  kind: TextProblemKind
  severity: Severity
  paragraph: number
  /** Where it is marked in the text. */
  mark: number | null
  /** The sentence that it stands in. */
  sentence: string
  /** The piece of text that is meant. */
  text: string
  /** What would have to stand there, the year, the other place: numbers are written as in the text. */
  detail: Readonly<Record<string, string | number>>
}

export type TextCounts = Record<TextStatus, number>
