import type { Quotient } from '../calc/exact'
import type { FindingCell, TermRole } from '../model/finding'
import type { Qualifier } from '../model/fact'
import type { FormId, IndicatorId, SectorId } from '../model/ids'

/**
 * What must hold between figures of one place and one period: said by the indicators themselves ("declared") or read from
 * the rows, columns and words of a form ("read"). Nobody has to write them. A relation is between lines, so it holds for
 * every scenario, place and period in which its lines have figures.
 */

/** One indicator in one branch of the economy: a row of figures through places and time. */
export type Line = { indicator: IndicatorId; sector: SectorId }

export type RelationTerm = {
  line: Line
  role: TermRole
  sign: 1 | -1
  /** −1: the figure of the period of the same kind before. */
  step: 0 | -1
}

export type Relation = {
  /** Stable over sessions: made of codes. */
  id: string
  /**
   * sum: result = Σ sign·term. subset: Σ term ≤ result. quotient: result = terms[0] / terms[1] × factor. balance: result =
   * Σ sign·term with an opening of the period before. shares: the terms (percentages) sum to 100, there is no result figure
   * beside them and `result` is the line of the first.
   */
  kind: 'sum' | 'subset' | 'quotient' | 'balance' | 'shares'
  result: Line
  terms: readonly RelationTerm[]
  /** For quotients: 100 for percentages, times what the units differ by (a power of ten, 12 for months in a year). */
  factor: number
  /** Whether parts are known to be all parts. "likely": a sum far below the whole says nothing. */
  complete: 'certain' | 'likely'
  certainty: 'declared' | 'read'
  /** The form whose words say it; null when declared. */
  form: FormId | null
}

/** A figure as somebody stated it: typed, imported, or written in a document. What the program computed is none. */
export type Statement = {
  cell: FindingCell
  /** Exact, in the unit of its line. */
  quotient: Quotient
  /** Decimals with which it is written: its last digit is worth 10^-written. */
  written: number
  /** A count: whole and not rounded, so nothing may be missing. */
  whole: boolean
  percent: boolean
  /** "gần", "trên": the number itself is not meant exactly. */
  qualifier: Qualifier | null
}

/** Whether it leads from an opening to a closing, be the opening a figure of its own or that of the period before. */
export function isMovement({ terms }: Relation): boolean {
  return terms.some(({ role }) => role === 'opening')
}
