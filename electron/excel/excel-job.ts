import type { ErrorCode, ErrorDetail } from '../../shared/contract/errors'
import type { CellGrid } from '../../shared/table/cell-grid'
import type { SheetInput } from '../../shared/table/sheet-model'

/**
 * What the Excel worker does and says. One worker does one job and ends: a hostile file takes at most its own thread.
 * A write goes to `partial`, beside the target, and is renamed at the end: the target is whole or untouched.
 */
export type ExcelJob = { kind: 'write'; path: string; sheet: SheetInput } | { kind: 'read'; path: string }

export type ExcelResult = { kind: 'written' } | { kind: 'read'; grids: CellGrid[] }

/** What the worker is started with. */
export type ExcelWorkerData = { job: ExcelJob; partial: string }

export type ExcelMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'result'; result: ExcelResult }
  | { kind: 'failure'; code: ErrorCode; detail: ErrorDetail }

export type ReportProgress = (done: number, total: number) => void
