/**
 * - new: the workbook has no figure there · changed: another figure · same: nothing to do
 * - computed: the file gives a value for a computed cell; kept as what the document states, never stored as a figure
 * - unreadable: text that is no number; never imported
 */
export type ImportStatus = 'new' | 'changed' | 'same' | 'computed' | 'unreadable'

export type ImportedCell = {
  /** Position in the preview; what `import.apply` accepts. */
  id: number
  /** Cell index in the view, row-major. */
  index: number
  row: string
  column: string
  status: ImportStatus
  /** Decimal strings; null is blank. */
  before: string | null
  after: string | null
  decimals: number
  /** The text of the file and where it stands, e.g. "Phụ lục!D8". */
  text: string
  locator: string
  /** For derived base values: how it followed. */
  derived: boolean
}

export type ImportPreview = {
  preview: number
  file: string
  sheet: string
  /** Counts by status over all cells. */
  counts: Record<ImportStatus, number>
  cells: ImportedCell[]
  /** Rows of the file that match no row of the form, and rows of the form that the file does not have. */
  unmatchedRows: string[]
  missingRows: string[]
}
