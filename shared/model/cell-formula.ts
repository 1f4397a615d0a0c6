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
