/**
 * - new: the workbook has no figure there · changed: another figure · same: nothing to do
 * - computed: the file gives a value for a computed cell; kept as what the document states, never stored as a figure
 * - unreadable: text that is no number, or has several readings; never imported
 * - conflict: several cells of the file give different figures for this cell; stored only where the user accepts one
 */
export type ImportStatus = 'new' | 'changed' | 'same' | 'computed' | 'unreadable' | 'conflict'

export type ImportedCell = {
  /** Position in the mapping; what `import.apply` accepts. */
  id: number
  /** Cell index in the target table with the rows that are new in it, row-major. */
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
  /** Positions in the document's table; null for what follows from other cells. */
  at: { row: number; column: number } | null
  /** Readings of a text that has several, in the unit of the file. */
  candidates?: readonly string[]
  /** The figure is about 10^power times the one before it: perhaps another unit. `against`: that one, as a decimal. */
  suspicious?: { power: number; against: string }
}
