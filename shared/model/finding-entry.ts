import type { PeriodKind, Scenario } from './dimension'
import type { Finding, FindingTerm, Repair } from './finding'
import type { FormId, ViewId } from './ids'

/** Findings as the window sees them: named, placed, and with what people said about them. */

/**
 * open: nobody has said anything. explained: somebody has, about these very numbers. fixed: it was found since the workbook
 * was opened and does not hold any more.
 */
export const findingStatuses = ['open', 'explained', 'fixed'] as const
export type FindingStatus = (typeof findingStatuses)[number]

/** A term with its names, so that a sentence can be made of it. */
export type NamedTerm = FindingTerm & {
  /** TT and label of the row, or the name of the indicator where no form shows it. */
  ordinal: string
  label: string
  unit: string
  /** Null for all sectors together. */
  sector: string | null
  locality: string
  scenario: Scenario | null
  period: { kind: PeriodKind; year: number; ordinal: number } | null
  /** The head of the column for what a document wrote; "" for figures. */
  column: string
  /** The very text of a document or of a form. */
  text: string | null
}

export type FindingEntry = Omit<Finding, 'terms'> & {
  terms: readonly NamedTerm[]
  status: FindingStatus
  explanation: FindingExplanation | null
  /** The form whose table shows it; null where none does. */
  form: FormId | null
}

/** Why a finding may stand. It holds as long as the fingerprint of the finding does. */
export type FindingExplanation = { note: string; author: string; at: string }

/** Findings of one cause: the list shows one line for them and opens on demand. */
export type FindingGroup = { cause: string; count: number; first: FindingEntry }

/** How many findings there are, by severity and by what was said. Explained ones count only there. */
export type FindingCounts = { error: number; warning: number; rounding: number; explained: number }

/** A change that is offered: what stands there, what would stand there, and the words for both come from the term. */
export type RepairEntry = Repair & { term: NamedTerm }

/** Findings on cells of a view: `worst[i]` is the worst open severity at `index[i]`, "explained" where none is open. */
export type FindingMarks = { view: ViewId; index: number[]; worst: (Finding['severity'] | 'explained')[] }

/** "Đã kiểm tra": what a print says about the checks of its table. */
export type CheckStamp = {
  /** How many relations and figures were looked at, and how many of them are as they should be. */
  checked: number
  passed: number
  counts: FindingCounts
  revision: number
  at: string
}
