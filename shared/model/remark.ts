import type { FactKey } from './fact'

/**
 * What somebody has to say about a cell, whether it is typed, computed or blank: a note, a mark to follow it up, or both.
 * It stands beside the figure and never touches it. Without either there is no remark (null).
 */
export type Remark = { note: string | null; followUp: boolean }

/** Swapping before and after is the inverse. */
export type RemarkChange = { key: FactKey; before: Remark | null; after: Remark | null }

/** The longest note, in UTF-16 units. */
export const longestNote = 4000

/** A remark in one cell of a shown table; `imported` is the note that came with the figure. */
export type CellRemark = Remark & { index: number; imported: string | null }
