import type { FileRemark, ImportDraft } from '../../shared/model/import-draft'
import type { CellGrid } from '../../shared/table/cell-grid'

/** What a foreign file says: its sheets as plain grids in the file's order, and what the user should know about them. */
export type FileContent = { format: ImportDraft['format']; grids: CellGrid[]; remarks: FileRemark[] }

/**
 * `legacy`: whether text without a telling font is decoded from TCVN3 or VNI when its letters say so; 'as-is' leaves it.
 * Text whose font tells the encoding is always decoded.
 */
export type ReadOptions = { legacy: 'by-evidence' | 'as-is' }
