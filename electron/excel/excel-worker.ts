import { parentPort, workerData } from 'node:worker_threads'
import type {
  ExcelMessage,
  ExcelResult,
  ExcelWorkerData,
  ReadFrom,
  ReadTables,
  ReportProgress,
} from './excel-job'
import type { ReadOptions } from './file-content'
import { nameFileFailure } from './name-file-failure'
import { readDraft } from './read-draft'
import { readFile } from './read-file'
import { readPasted } from './read-pasted'
import { findTables, hashFile, hashTexts } from './read-tables'
import { isOfficeJob, runOfficeJob } from './run-office-job'
import { writeAppendix } from './write-appendix'

/** Entry of the Excel worker thread: one job, given at the start, then the end. Bugs end the thread with their error. */
const { job, partial } = workerData as ExcelWorkerData

const post = (message: ExcelMessage): void => parentPort?.postMessage(message)
const report: ReportProgress = (done, total) => {
  post({ kind: 'progress', done, total })
}

async function run(): Promise<ExcelResult> {
  if (isOfficeJob(job)) return runOfficeJob(job, partial, report)
  if (job.kind === 'write') {
    await writeAppendix(job.sheet, job.path, partial, report)
    return { kind: 'written' }
  }
  if (job.kind === 'read-draft') return { kind: 'draft', paragraphs: await readDraft(job.from) }
  return { kind: 'read', read: await readTables(job.from, job.options) }
}

/** Hashing, reading and understanding, each a part of the progress. */
async function readTables(from: ReadFrom, options: ReadOptions): Promise<ReadTables> {
  const steps = 100
  report(0, steps)
  if (from.kind === 'pasted') {
    const pasted = findTables(readPasted(from, options), hashTexts([from.html ?? '', from.text]))
    report(steps, steps)
    return pasted
  }
  const sha256 = await hashFile(from.path)
  const content = await readFile(from.path, options, (done, total) => {
    report(total === 0 ? 0 : Math.floor((done / total) * 80), steps)
  })
  report(80, steps)
  const found = findTables(content, sha256)
  report(steps, steps)
  return found
}

try {
  post({ kind: 'result', result: await run() })
} catch (error) {
  const failure = nameFileFailure(error)
  if (failure === null) throw error
  post({ kind: 'failure', code: failure.code, detail: failure.detail })
}
