import type { FindingExplanation } from './finding-entry'

/** An explanation as it is kept: about these very numbers, and void as soon as one of them is another. */
export type KeptExplanation = FindingExplanation & { fingerprint: string }

/** Swapping before and after is the inverse. `finding` is the id of a finding. */
export type ExplanationChange = {
  finding: string
  before: KeptExplanation | null
  after: KeptExplanation | null
}
