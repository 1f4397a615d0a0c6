import { Worker } from 'node:worker_threads'
import { Failure } from '../../shared/contract/errors'
import { discardTemporary, nameTemporary } from '../files/atomic-file'
import type { ExcelJob, ExcelMessage, ExcelResult, ExcelWorkerData, ReportProgress } from './excel-job'

export type ExcelJobOptions = {
  onProgress?: ReportProgress
  signal?: AbortSignal
  timeoutMs?: number
  heapMb?: number
}

/**
 * Runs one job in a worker thread of its own. Rejects with a `Failure`: what the worker found, "cancelled" after an
 * abort, "excel-timeout" after `timeoutMs` (60 s), "excel-too-large" when the heap of `heapMb` (2048) is not enough.
 * A bug in the worker rejects with its error. Whatever the end, no half-written file is left behind.
 */
export async function runExcelJob(
  workerFile: string,
  job: ExcelJob,
  options: ExcelJobOptions = {},
): Promise<ExcelResult> {
  const { onProgress, signal, timeoutMs = 60_000, heapMb = 2048 } = options
  if (signal?.aborted === true) throw new Failure('cancelled')
  const partial = 'path' in job ? nameTemporary(job.path) : ''
  const workerData: ExcelWorkerData = { job, partial }
  const worker = new Worker(workerFile, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
  let timer: NodeJS.Timeout | undefined
  let onAbort: (() => void) | undefined
  try {
    return await new Promise<ExcelResult>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Failure('excel-timeout'))
      }, timeoutMs)
      onAbort = () => {
        reject(new Failure('cancelled'))
      }
      signal?.addEventListener('abort', onAbort)
      worker.on('message', (message: ExcelMessage) => {
        if (message.kind === 'progress') onProgress?.(message.done, message.total)
        else if (message.kind === 'result') resolve(message.result)
        else reject(new Failure(message.code, message.detail))
      })
      worker.on('error', (error: Error) => {
        reject(isOutOfMemory(error) ? new Failure('excel-too-large') : error)
      })
      worker.on('exit', (code) => {
        reject(new Error(`Excel worker ended with code ${String(code)} and without an answer`))
      })
    })
  } finally {
    clearTimeout(timer)
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort)
    await worker.terminate()
    if (partial !== '') discardTemporary(partial)
  }
}

/** The heap limit of a worker, or a single array or string beyond what the engine can hold. */
function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return true
  return error instanceof RangeError && /array (buffer )?length|string length|allocation/i.test(error.message)
}
