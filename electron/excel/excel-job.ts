import type { ErrorCode, ErrorDetail } from '../../shared/contract/errors'
import type { TableLayout } from '../../shared/model/table-layout'
import type { FormMatch } from '../../shared/table/matched-cells'
import type { SheetInput } from '../../shared/table/sheet-model'

/**
 * What the Excel worker does and says. One worker does one job and ends: a hostile file takes at most its own thread.
 * A write goes to `partial`, beside the target, and is renamed at the end: the target is whole or untouched.
 */
export type ExcelJob =
  | { kind: 'write'; path: string; sheet: SheetInput }
  /** Reads a file and looks for the table in it: only what matches leaves the worker, never a million cells. */
  | { kind: 'match'; path: string; layout: TableLayout }

export type ExcelResult =
  | { kind: 'written' }
  /** `match` is null when no sheet has the table; `sheets` are the names of those with cells. */
  | { kind: 'matched'; match: FormMatch | null; sheets: string[] }

/** What the worker is started with. */
export type ExcelWorkerData = { job: ExcelJob; partial: string }

export type ExcelMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'result'; result: ExcelResult }
  | { kind: 'failure'; code: ErrorCode; detail: ErrorDetail }

export type ReportProgress = (done: number, total: number) => void
