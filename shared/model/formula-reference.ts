/** What a reference of a formula reads, relative to the cell the formula is evaluated for. */
export type FormulaReference = {
  /** Indicator code. */
  code: string
  /** Sector code, "*" for the total; null: the sector of the cell. */
  sector: string | null
  /** Periods of the same kind back: KYTRUOC. */
  previous: number
  /** Years back: CUNGKY. */
  years: number
  /** "plan" inside KEHOACH; null: the scenario of the cell. */
  scenario: 'plan' | null
}
