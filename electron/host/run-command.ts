import { Failure } from '../../shared/contract/errors'
import type { Label } from '../../shared/model/label'
import { chartList } from '../db/charts'
import { packList } from '../db/packs'
import { whatIfList } from '../db/what-ifs'
import { commitChanges, type Commit, type Committed } from '../db/journal'
import { readMeta } from '../db/meta'
import { readRedoTarget, readUndoTarget } from '../db/journal'
import { refuseBrokenRules } from './guard-rules'
import { requireSession, timestamp, type HostState } from './host-state'
import { refreshView, type ViewChanges } from './open-view'
import { reopenClientViews } from './reopen-views'
import { followCommit, renewScratch } from './scratch'
import { applyToCube, describeSession, rereadRules, rereadSession } from './session'

/**
 * The one way a figure changes: one transaction, then the engine, then every client (the sender too) gets the changed
 * cells of the tables it looks at, then the caller gets his reply. Memory changes only after the commit; if the engine
 * or a view fails then, both are rebuilt from the file, which is right in every case.
 */
export function runCommand(
  state: HostState,
  command: Omit<Commit, 'now'>,
): { revision: number; label: Label; cells: number } {
  const session = requireSession(state)
  if (session.file.readOnly) throw new Failure('read-only')
  // What was right once may be brought back, whatever is demanded by now.
  if (command.action === 'edit') refuseBrokenRules(session, command.facts)
  const now = timestamp(state)
  const base = session.revision
  const committed = commitOrReread(state, { ...command, now })
  if (committed === null)
    return { revision: session.revision, label: command.label, cells: command.facts.length }
  const cells = committed.facts.length || committed.remarks.length
  const result = { revision: committed.revision, label: command.label, cells }
  if (committed.journal === null) return result
  session.revision = committed.revision
  session.savedAt = now
  if (committed.charts.length > 0) publishCharts(state)
  if (committed.packs.length > 0) publishPacks(state)
  if (committed.whatIfs.length > 0) publishWhatIfs(state)
  try {
    if (committed.definitions.length > 0) {
      if (committed.definitions.every(({ list }) => list === 'rule')) rereadRules(session)
      else rereadSession(session)
      reloadClients(state)
      return result
    }
    session.checks.noteCommit(committed)
    applyToCube(session, committed.facts)
    publishPatch(state, base, committed)
    if (committed.stated.length > 0) reloadClients(state)
  } catch (error) {
    rereadSession(session)
    reloadClients(state)
    process.stderr.write(
      `engine rebuilt after: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    )
  }
  return result
}

/**
 * A disk that answers with an error leaves open whether the commit is on it; the file itself is asked. Null when the
 * commit turned out to be there, and then everybody has been told to read again.
 */
function commitOrReread(state: HostState, commit: Commit): Committed | null {
  const session = requireSession(state)
  try {
    return commitChanges(session.file.db, commit)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'disk-error') throw error
    const meta = readMeta(session.file.db)
    if (meta.revision === error.detail['confirmed']) throw error
    session.revision = meta.revision
    session.savedAt = meta.savedAt
    rereadSession(session)
    reloadClients(state)
    return null
  }
}

/** Every window has the same charts in the same order. */
function publishCharts(state: HostState): void {
  const charts = chartList.read(requireSession(state).file.db)
  for (const client of state.clients) client.served?.emit('chart.changed', charts)
}

function publishWhatIfs(state: HostState): void {
  const whatIfs = whatIfList.read(requireSession(state).file.db)
  for (const client of state.clients) client.served?.emit('whatIf.changed', whatIfs)
}

function publishPacks(state: HostState): void {
  const packs = packList.read(requireSession(state).file.db)
  for (const client of state.clients) client.served?.emit('pack.changed', packs)
}

function publishPatch(state: HostState, base: number, changes: ViewChanges): void {
  const session = requireSession(state)
  const undo = readUndoTarget(session.file.db)?.label ?? null
  const redo = readRedoTarget(session.file.db)?.label ?? null
  for (const client of state.clients) {
    const views = []
    const facts = followCommit(client, changes.facts)
    for (const [id, view] of client.views)
      views.push({ view: id, cells: refreshView(view, { ...changes, facts }) })
    client.served?.emit('workbook.patched', {
      base,
      revision: session.revision,
      savedAt: session.savedAt,
      undo,
      redo,
      views: views.filter(({ cells }) => cells.index.length > 0),
    })
  }
}

/** Opens every view again from the session and tells the clients to read theirs again. */
function reloadClients(state: HostState): void {
  const session = requireSession(state)
  for (const client of state.clients) {
    renewScratch(state, client)
    reopenClientViews(state, client)
    client.served?.emit('workbook.reloaded', describeSession(session))
  }
}
