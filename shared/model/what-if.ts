import type { PeriodKind, Scenario } from './dimension'
import type { FactKey, FactState, Qualifier } from './fact'
import type { WhatIfId } from './ids'

/**
 * Figures that are only supposed ("giả sử"): they flow through totals, comparisons and charts like real ones and are
 * stored nowhere until somebody says so. A set of them can be kept under a name and taken up again.
 */
export type SupposedFigure = {
  key: FactKey
  /** Null: supposed to be blank. `value` is a plain decimal, "0" unless a number. */
  after: { state: FactState; value: string; qualifier: Qualifier | null } | null
}

export type WhatIfDefinition = { name: string; figures: readonly SupposedFigure[] }
export type StoredWhatIf = { id: WhatIfId; position: number; definition: WhatIfDefinition }
/** Null is absence; swapping before and after is the inverse. */
export type WhatIfChange = { id: WhatIfId; before: StoredWhatIf | null; after: StoredWhatIf | null }

/** One supposed figure with its names: numbers as tables write them, null for blanks. */
export type NamedSupposition = {
  indicator: string
  sector: string | null
  locality: string
  scenario: Scenario
  period: { kind: PeriodKind; year: number; ordinal: number }
  unit: string
  before: string | null
  after: string | null
}
