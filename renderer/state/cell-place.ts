/** A cell of a table by the identity of its row and column, so that it survives collapsing and re-opening. */
export type CellPlace = { row: string; column: string }
