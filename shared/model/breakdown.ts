import type { ComparisonMeasure, ValuePick } from './form'

/** A table of one indicator by sectors or by places, as data (resources/forms/breakdowns.json). */
export type BreakdownDefinition = {
  by: 'sectors' | 'localities'
  /** Texts may hold {N}, {N-1}, {indicator}, {unit}, {locality}, and in capitals {INDICATOR} and {LOCALITY}. */
  title: string
  totalLabel: string
  /** Head of the label column. */
  rowLabel: string
  columns: readonly BreakdownColumn[]
}

export type BreakdownColumn = {
  id: string
  header: readonly string[]
  measure:
    | ({ kind: 'value' } & ValuePick)
    | ComparisonMeasure
    /**
     * Part of the total row. `apportioned`: shares that sum to 100,0 by largest remainder, where the rows of the first
     * level sum to the total row; otherwise each is rounded by itself.
     */
    | ({ kind: 'share'; apportioned?: boolean } & ValuePick)
    /** What the row adds to the growth of the total row, in percentage points. */
    | { kind: 'contribution'; of: ValuePick; base: ValuePick }
    /** Place of the row among the rows of the first level by the value of another column; best first. */
    | { kind: 'rank'; column: string }
  paper: boolean
  width: number
}
