import { basename } from 'node:path'
import { findCellFormulas } from '../../../shared/table/cell-formulas'
import { runExcelJob } from '../../excel/run-excel-job'
import { requireSession, type HostState } from '../host-state'
import type { OpenView } from '../open-view'

/** Writes a view as a workbook with live formulas, in the Excel worker. The target is whole or untouched. */
export async function exportExcel(
  state: HostState,
  view: OpenView,
  path: string,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<{ name: string }> {
  const { table, cells } = view
  const formulas = findCellFormulas(requireSession(state).cube, table)
  await runExcelJob(
    state.excelWorkerFile,
    { kind: 'write', path, sheet: { layout: table.layout, cells, formulas, meta: {} } },
    { signal, onProgress },
  )
  return { name: basename(path).normalize('NFC') }
}
