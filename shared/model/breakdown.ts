import type { ValuePick } from './form'

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
    | { kind: 'difference' | 'index'; of: ValuePick; base: ValuePick }
    /** Part of the total row. */
    | ({ kind: 'share' } & ValuePick)
  paper: boolean
  width: number
}
