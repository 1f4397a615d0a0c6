import type { Scenario } from '../../model/dimension'
import type { Qualifier } from '../../model/fact'
import type { TextPeriod, TextReading } from '../../model/text-check'
import type { Scope } from './read-scope'
import type { ProseNumber, ProseUnit } from './read-numbers'

/** What a sentence says of one of its numbers. */
export type Claim = {
  number: ProseNumber
  /** Plain decimal as written, before its unit. */
  value: string
  decimals: number
  unit: ProseUnit
  reading: TextReading
  /** −1 for a fall. */
  sign: 1 | -1
  qualifier: Qualifier | null
  /** Only of those beyond a threshold; it holds for the rest of the sentence. */
  bound: boolean
  /** Words that say which figure is meant. */
  terms: readonly string[]
  /** The terms are its own, not those of the number before; of a share, they may be of its whole. */
  own: boolean
  /** The same with the words before the last comma: it may part two things or stand within one name. */
  widerTerms: readonly string[]
  organisation: string | null
  average: boolean
  sector: Scope['sector']
  place: Scope['place']
  /** "Tổng số": the whole is meant expressly. */
  whole: boolean
  /** Of the figure: null is the period of the report. */
  period: TextPeriod | 'unknown' | null
  /** Its time is named, be it the report's own. */
  timed: boolean
  scenario: Scenario | null
  /** What it is compared with; null where the sentence does not say. */
  base: ClaimBase | null
  /** It may be of those counted before only: it differs where it is nearly right, and is something else otherwise. */
  loose: boolean
  /** One of several that are named one by one before. */
  respective: boolean
  /** A difference that may be the plan's own figure as well. */
  orPlan: boolean
  /** The number as written the English way; null where it is not. */
  english: string | null
  /** The word right behind a number without a known unit: what is counted. */
  counted: string | null
  /** The words leave open which figure is meant: it may agree, but never differs. */
  uncertain: boolean
}

/** Of several times one is meant: "so với năm 2023" in the report of a quarter; none is one that no table has. */
export type ClaimBase =
  { kind: 'plan' } | { kind: 'last-year' } | { kind: 'times'; periods: readonly TextPeriod[] }

/** What stands around a sentence: its paragraph and the headings above. */
export type Surroundings = {
  /** The year and period of the report. */
  period: TextPeriod
  /** Of a section about a plan: its year; null elsewhere. */
  plan: { year: number } | null
  organisation: string | null
  sector: Scope['sector']
}
