import { parentPort, workerData } from 'node:worker_threads'
import { matchForm } from '../../shared/table/match-form'
import { checkFile } from './check-file'
import type { ExcelMessage, ExcelResult, ExcelWorkerData, ReportProgress } from './excel-job'
import { nameFileFailure } from './name-file-failure'
import { readWorkbook } from './read-workbook'
import { writeAppendix } from './write-appendix'

/** Entry of the Excel worker thread: one job, given at the start, then the end. Bugs end the thread with their error. */
const { job, partial } = workerData as ExcelWorkerData

const post = (message: ExcelMessage): void => parentPort?.postMessage(message)
const report: ReportProgress = (done, total) => {
  post({ kind: 'progress', done, total })
}

async function run(): Promise<ExcelResult> {
  if (job.kind === 'write') {
    await writeAppendix(job.sheet, job.path, partial, report)
    return { kind: 'written' }
  }
  report(0, 3)
  const content = await checkFile(job.path)
  report(1, 3)
  const grids = readWorkbook(content)
  report(2, 3)
  const match = matchForm(grids, job.layout)
  report(3, 3)
  return { kind: 'matched', match, sheets: grids.map((grid) => grid.sheet) }
}

try {
  post({ kind: 'result', result: await run() })
} catch (error) {
  const failure = nameFileFailure(error)
  if (failure === null) throw error
  post({ kind: 'failure', code: failure.code, detail: failure.detail })
}
