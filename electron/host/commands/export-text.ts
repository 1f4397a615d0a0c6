import { basename } from 'node:path'
import { runExcelJob, type ExcelJobOptions } from '../../excel/run-excel-job'
import type { HostState } from '../host-state'
import type { OpenView } from '../open-view'

/** Writes a view as separated text or as a Word document. The target is whole or untouched. */
export async function exportTable(
  state: HostState,
  view: OpenView,
  path: string,
  format: 'csv' | 'tsv' | 'docx',
  job: ExcelJobOptions,
): Promise<{ name: string }> {
  const { table, cells } = view
  await runExcelJob(
    state.excelWorkerFile,
    { kind: 'write-table', format, layout: table.layout, cells, path },
    job,
  )
  return { name: basename(path).normalize('NFC') }
}
