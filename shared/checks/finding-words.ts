import type { PeriodKind, Scenario } from '../model/dimension'
import type { FindingKind, Slip } from '../model/finding'

/**
 * The words that sentences about findings are made of, one file for each language (resources/text/findings.*.json). A
 * template has names of values in braces ("{stated}"); of the templates of a kind the first counts all of whose values are
 * known, and `unspecified` stands in where none of them is complete.
 */
export type FindingWords = {
  kinds: Readonly<Record<FindingKind, readonly string[]>>
  unspecified: readonly string[]
  /** Put behind a sentence when only the last digit is off. */
  rounding: string
  slips: Readonly<Record<Slip, string>>
  /** The other way round of "growth-as-index". */
  indexAsGrowth: string
  /** "{N}" is the year, "{N+4}" the last one of a plan. A list is by number in the year. */
  periods: Readonly<Record<PeriodKind, readonly string[]>>
  scenarios: Readonly<Record<Scenario, string>>
  /** "so với {base}". */
  against: string
  /** "{scenario} {period}" of a figure that is not an actual one. */
  ofScenario: string
  /** Of differences of percentages. */
  points: string
  /** Units of money by their power of ten: "3", "6", "9", and "0" for the currency itself. */
  money: Readonly<Record<'0' | '3' | '6' | '9', string>>
  /** What cannot be computed, by the status of the cell. */
  statuses: Readonly<Record<string, string>>
  /** What totals are sums over. */
  breakdowns: Readonly<Record<string, string>>
  /** "gấp khoảng {n} lần", "chỉ bằng khoảng 1/{n}". */
  times: Readonly<Record<'larger' | 'smaller', string>>
}
