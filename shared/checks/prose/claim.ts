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
  /** Words that say which figure is meant. */
  terms: readonly string[]
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
  scenario: Scenario | null
  /** What it is compared with; null where the sentence does not say. */
  base: ClaimBase | null
  /** It may be of those counted before only: it differs where it is nearly right, and is something else otherwise. */
  loose: boolean
  /** The words leave open which figure is meant: it may agree, but never differs. */
  uncertain: boolean
}

export type ClaimBase =
  { kind: 'plan' } | { kind: 'last-year' } | { kind: 'year'; year: number; at: ProseNumber | null }

/** What stands around a sentence: its paragraph and the headings above. */
export type Surroundings = {
  /** The year and period of the report. */
  period: TextPeriod
  /** Of a section about a plan: its year; null elsewhere. */
  plan: { year: number } | null
  organisation: string | null
  sector: Scope['sector']
}
