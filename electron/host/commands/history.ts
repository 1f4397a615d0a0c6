import { Failure } from '../../../shared/contract/errors'
import type { Label } from '../../../shared/model/label'
import { readFact } from '../../db/facts'
import { readJournalChanges, readRedoTarget, readUndoTarget } from '../../db/journal'
import { requireSession, type HostState } from '../host-state'
import { runCommand } from '../run-command'

/** Undo and redo are ordinary commands made from the journal: the inverse of what was stored, or the same again. */
export function undo(state: HostState): { revision: number; label: Label } {
  const target = readUndoTarget(requireSession(state).file.db)
  if (target === null) throw new Failure('nothing-to-undo')
  return replay(state, 'undo', target)
}

export function redo(state: HostState): { revision: number; label: Label } {
  const target = readRedoTarget(requireSession(state).file.db)
  if (target === null) throw new Failure('nothing-to-redo')
  return replay(state, 'redo', target)
}

function replay(
  state: HostState,
  action: 'undo' | 'redo',
  target: { journal: number; label: Label },
): { revision: number; label: Label } {
  const { db } = requireSession(state).file
  const changes = readJournalChanges(db, target.journal)
  const forward = action === 'redo'
  for (const change of changes.facts) {
    const expected = forward ? change.before : change.after
    if (JSON.stringify(readFact(db, change.key)) !== JSON.stringify(expected))
      throw new Failure('undo-conflict')
  }
  const { revision } = runCommand(state, {
    action,
    target: target.journal,
    label: target.label,
    source: null,
    facts: changes.facts.map(({ key, before, after }) => ({ key, after: forward ? after : before })),
    stated: changes.stated.map(({ before, after, ...place }) => ({
      ...place,
      after: forward ? after : before,
    })),
  })
  return { revision, label: target.label }
}
