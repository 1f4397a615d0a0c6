import type { Period, Scenario } from './dimension'
import type { FormId, RuleId } from './ids'

/** What happens when a rule of the user does not hold: nothing; it is found; what would newly break it is refused. */
export const ruleSeverities = ['off', 'remind', 'block'] as const
export type RuleSeverity = (typeof ruleSeverities)[number]

/** What the user demands of the figures of a form, in the formula language. */
export type CheckRule = {
  id: RuleId
  form: FormId
  name: string
  /** Canonical text of a condition: "=[HTX.hieu_qua]<=[HTX.tong_so]". */
  formula: string
  severity: RuleSeverity
  /** What the user has to say to whoever breaks it; "": nothing. */
  message: string
}

/** A rule as the window lists it. */
export type RuleEntry = CheckRule & {
  /** False when its formula names what the workbook does not have any more. */
  readable: boolean
  /** In how many cells it does not hold; 0 while it is off. */
  broken: number
}

/** Where a condition holds and where not: in one table, and in the whole workbook. */
export type RuleTrial = {
  table: RuleCounts
  workbook: RuleCounts
  /** Some of the places where it does not hold, those of the table first. */
  examples: RuleExample[]
}

/** "unknown": a figure is missing. */
export type RuleCounts = { holds: number; broken: number; unknown: number }

export type RuleExample = {
  locality: string
  /** Null for all sectors together. */
  sector: string | null
  scenario: Scenario
  period: Pick<Period, 'kind' | 'year' | 'ordinal'>
  /** The condition with its figures: "14.254 ≤ 12.983". */
  arithmetic: string
}
