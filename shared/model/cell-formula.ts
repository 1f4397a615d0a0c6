/**
 * How a computed cell of a shown table follows from other cells of the same table, by cell index (row-major). Null where
 * an operand is not on the table: then only the value can be written. One description for Excel formulas and for words.
 */
export type CellFormula =
  | { kind: 'sum'; parts: readonly number[] }
  | { kind: 'quotient'; numerator: number; denominator: number; factor: number }
  | { kind: 'difference'; of: number; base: number }
  | { kind: 'index'; of: number; base: number }
  | { kind: 'share'; part: number; total: number }
  | { kind: 'growth'; of: number; base: number }
  | { kind: 'remaining'; of: number; base: number }
  /** `ceiling`: the plan is reached from above, so that what is to come is below zero. */
  | { kind: 'per-quarter'; of: number; base: number; monthsLeft: number; ceiling: boolean }
  | { kind: 'contribution'; of: number; base: number; total: number }
  /** Among these cells, `of` one of them; `ascending`: the smallest is first. */
  | { kind: 'rank'; of: number; among: readonly number[]; ascending: boolean }
