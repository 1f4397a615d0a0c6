import { Failure } from '../../shared/contract/errors'
import type { HostClient, HostState } from './host-state'

export type ReportProgress = (done: number, total: number) => void

/** Sooner than this nobody could read how far a command is. */
const reportEveryMs = 100

/**
 * Runs a command that may take long under the name of a job. It holds the thread until it is stored, so that nothing comes
 * between its parts; now and then it tells how far it is and looks whether somebody wants it stopped, which takes all of it
 * back.
 * @throws Failure('job-stopped')
 */
export function watchCommand<T>(
  state: HostState,
  client: HostClient,
  job: string | undefined,
  work: (onProgress: ReportProgress | undefined) => T,
): T {
  if (job === undefined) return work(undefined)
  const controller = new AbortController()
  state.jobs.set(job, controller)
  let told = performance.now()
  try {
    return work((done, total) => {
      if (performance.now() - told < reportEveryMs) return
      told = performance.now()
      client.served?.emit('job.progressed', { job, done, total })
      for (const { served } of state.clients) served?.answerUrgent()
      if (controller.signal.aborted) throw new Failure('job-stopped')
    })
  } finally {
    state.jobs.delete(job)
  }
}
