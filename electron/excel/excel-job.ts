import type { ErrorCode, ErrorDetail } from '../../shared/contract/errors'
import type { FileRemark, ImportDraft } from '../../shared/model/import-draft'
import type { SheetInput } from '../../shared/table/sheet-model'
import type { DocumentTable } from '../../shared/understand/document-table'
import type { ReadOptions } from './file-content'
import type { OfficeJob, OfficeResult } from './office-job'

/**
 * What the Excel worker does and says. One worker does one job and ends: a hostile file takes at most its own thread.
 * A write goes to `partial`, beside the target, and is renamed at the end: the target is whole or untouched.
 */
export type ExcelJob =
  | { kind: 'write'; path: string; sheet: SheetInput }
  /** Reads a file, or what was pasted, and finds the tables in it: only they leave the worker, never a million cells. */
  | { kind: 'read'; from: ReadFrom; options: ReadOptions }
  /** Reads the paragraphs of a draft. */
  | { kind: 'read-draft'; from: ReadFrom }
  | OfficeJob

/**
 * What leaves the worker after reading: the tables that were understood and the sheets they stand on, both packed, because
 * a million objects would keep the host's thread from its edits while they are handed over.
 */
export type ReadTables = {
  format: ImportDraft['format']
  remarks: FileRemark[]
  sha256: string
  /** Sheets without a table. */
  otherSheets: string[]
  tables: PackedTable[]
  /** Sheets with a table: JSON of `SourceContent`, deflated. */
  sheets: { sheet: string; content: Uint8Array }[]
}

/** `json` is a `DocumentTable`; the rest says enough of it to list it without unpacking. */
export type PackedTable = Pick<DocumentTable, 'id' | 'sheet' | 'range' | 'title'> & {
  rows: number
  /** Columns with figures. */
  columns: number
  cells: number
  own: boolean
  json: string
}

export type ReadFrom = { kind: 'file'; path: string } | { kind: 'pasted'; html: string | null; text: string }

export type ExcelResult =
  | { kind: 'written' }
  | { kind: 'read'; read: ReadTables }
  | { kind: 'draft'; paragraphs: string[] }
  | OfficeResult

/** What the worker is started with. */
export type ExcelWorkerData = { job: ExcelJob; partial: string }

export type ExcelMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'result'; result: ExcelResult }
  | { kind: 'failure'; code: ErrorCode; detail: ErrorDetail }

export type ReportProgress = (done: number, total: number) => void
