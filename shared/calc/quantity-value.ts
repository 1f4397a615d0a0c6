import type { Quotient } from './exact'

/** One value of the cube, a quotient or a formula: an exact number in the indicator's unit, or why there is none. */
export type Quantity = {
  /** `zero-base`: an average or ratio over zero. The last three are the errors of formulas, beside overflow. */
  state:
    | 'missing'
    | 'number'
    | 'none'
    | 'unknown'
    | 'overflow'
    | 'zero-base'
    | 'division-by-zero'
    | 'cycle'
    | 'broken'
  /** Present when state is number or none (none counts as zero in comparisons). */
  quotient: Quotient | null
  /** A total with missing parts is in it. */
  partial: boolean
}
