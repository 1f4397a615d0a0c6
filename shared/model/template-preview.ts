/** What filling an office's own file would write into it. Nothing is written before the user has seen it. */
export type TemplatePreview = {
  plan: number
  file: string
  sheet: string
  counts: Record<TemplateStatus, number>
  /** All but those that stay the same, in the order of the table. */
  cells: readonly TemplateCell[]
  /** Rows of the file, inside the table, that are no row of the shown table. */
  unmatchedRows: readonly string[]
  /** Rows of the shown table with figures that the file does not have. */
  missingRows: readonly string[]
  /** The file has formulas, which are computed anew when it is opened. */
  recalculates: boolean
  /** The file is signed; what is filled in breaks the signature. */
  signed: boolean
}

/**
 * fill: the cell is empty. overwrite: it holds something else. clear: it holds a figure where the table has none.
 * formula: its own formula stays. same: it says so already. unit: the unit there does not measure what the table does.
 */
export const templateStatuses = ['fill', 'overwrite', 'clear', 'formula', 'same', 'unit'] as const
export type TemplateStatus = (typeof templateStatuses)[number]

export type TemplateCell = {
  /** "D8". */
  address: string
  row: string
  column: string
  status: TemplateStatus
  /** As the file shows it; "" for an empty cell. */
  before: string
  /** As it would be shown; "" for an empty cell. */
  after: string
}
