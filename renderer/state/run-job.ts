import type { JobKind, SessionStore } from './session-store'

/** Runs one long task with a name, under which the host reports progress and takes a cancel. */
export async function runJob<T>(
  session: SessionStore,
  kind: JobKind,
  task: (job: string) => Promise<T>,
): Promise<T> {
  const id = crypto.randomUUID()
  session.setState({ job: { id, kind, done: 0, total: 0 } })
  try {
    return await task(id)
  } finally {
    session.setState((state) => ({ job: state.job?.id === id ? null : state.job }))
  }
}
