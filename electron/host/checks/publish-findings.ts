import type { HostState } from '../host-state'
import type { Session } from '../session'
import { countByForm } from './list-findings'
import { markView } from './mark-findings'
import { createTermNamer } from './name-terms'

/**
 * The checks run when nobody waits for an answer: after the reply to a commit, and after the first table of a workbook has
 * been drawn. What they find is told to every window.
 */

/** A large workbook is looked at when its first table stands. */
const afterOpeningMs = 250

const scheduled = new WeakSet<Session>()

/** After a commit: at the next turn, so that the reply has been sent. Several commits in one turn are looked at once. */
export function scheduleChecks(state: HostState): void {
  const { session } = state
  if (session === null || scheduled.has(session)) return
  scheduled.add(session)
  setImmediate(() => {
    scheduled.delete(session)
    if (state.session === session) runChecks(state, session)
  })
}

export function scheduleFirstChecks(state: HostState): void {
  const { session } = state
  setTimeout(() => {
    if (session !== null && state.session === session) runChecks(state, session)
  }, afterOpeningMs).unref()
}

/** Brings the findings up to date and tells the windows, where somebody has not been told yet. */
function runChecks(state: HostState, session: Session): void {
  session.checks.settle()
  if (!session.checks.takeUntold()) return
  const counts = session.checks.count()
  const byForm = countByForm(session, createTermNamer(session, state.tables.texts))
  for (const { served, views } of state.clients) {
    served?.emit('findings.changed', {
      revision: session.revision,
      counts,
      byForm,
      marks: [...views].map(([id, view]) => markView(session, id, view)),
    })
  }
}
