import { Failure } from '../../../shared/contract/errors'
import type { ShownPlace } from '../../../shared/contract/workbook-contract'
import type { DefinitionChange } from '../../../shared/model/definition'
import type { FactKey } from '../../../shared/model/fact'
import type { Label } from '../../../shared/model/label'
import { readFact } from '../../db/facts'
import { readJournalChanges, readRedoTarget, readUndoTarget } from '../../db/journal'
import { isSameExplanation, readExplanation } from '../../db/explained-findings'
import { isSameRemark, readRemark } from '../../db/remarks'
import { requireSession, type HostState } from '../host-state'
import type { OpenView } from '../open-view'
import { createPlaceFinder } from '../queries/find-place'
import { runCommand } from '../run-command'
import type { ReportProgress } from '../watch-command'

export type Replayed = { revision: number; label: Label; place: ShownPlace | null }

/** Undo and redo are ordinary commands made from the journal: the inverse of what was stored, or the same again. */
export function undo(state: HostState, shown?: OpenView, onProgress?: ReportProgress): Replayed {
  const target = readUndoTarget(requireSession(state).file.db)
  if (target === null) throw new Failure('nothing-to-undo')
  return replay(state, 'undo', target, shown, onProgress)
}

export function redo(state: HostState, shown?: OpenView, onProgress?: ReportProgress): Replayed {
  const target = readRedoTarget(requireSession(state).file.db)
  if (target === null) throw new Failure('nothing-to-redo')
  return replay(state, 'redo', target, shown, onProgress)
}

function replay(
  state: HostState,
  action: 'undo' | 'redo',
  target: { journal: number; label: Label },
  shown: OpenView | undefined,
  onProgress: ReportProgress | undefined,
): Replayed {
  const { db } = requireSession(state).file
  const changes = readJournalChanges(db, target.journal)
  const forward = action === 'redo'
  for (const change of changes.facts) {
    const expected = forward ? change.before : change.after
    if (JSON.stringify(readFact(db, change.key)) !== JSON.stringify(expected))
      throw new Failure('undo-conflict')
  }
  for (const change of changes.remarks) {
    const expected = forward ? change.before : change.after
    if (!isSameRemark(readRemark(db, change.key), expected)) throw new Failure('undo-conflict')
  }
  for (const change of changes.explained) {
    const expected = forward ? change.before : change.after
    if (!isSameExplanation(readExplanation(db, change.finding), expected)) throw new Failure('undo-conflict')
  }
  const { revision } = runCommand(state, {
    action,
    target: target.journal,
    label: target.label,
    source: null,
    facts: changes.facts.map(({ key, before, after }) => ({ key, after: forward ? after : before })),
    remarks: changes.remarks.map(({ key, before, after }) => ({ key, after: forward ? after : before })),
    stated: changes.stated.map(({ before, after, ...place }) => ({
      ...place,
      after: forward ? after : before,
    })),
    definitions: forward ? changes.definitions : changes.definitions.map(invert).reverse(),
    lessons: changes.lessons.map(({ before, after, ...key }) => ({
      ...key,
      after: forward ? after : before,
    })),
    charts: changes.charts.map(({ id, before, after }) => ({ id, after: forward ? after : before })),
    packs: changes.packs.map(({ id, before, after }) => ({ id, after: forward ? after : before })),
    whatIfs: changes.whatIfs.map(({ id, before, after }) => ({ id, after: forward ? after : before })),
    explained: changes.explained.map(({ finding, before, after }) => ({
      finding,
      after: forward ? after : before,
    })),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const keys = [...changes.facts, ...changes.remarks].map(({ key }) => key)
  return { revision, label: target.label, place: locateChanges(state, keys, shown) }
}

/** Where the window can show the changed cells: in the table it looks at, if that shows the first of them. */
export function locateChanges(
  state: HostState,
  keys: readonly FactKey[],
  shown: OpenView | undefined,
): ShownPlace | null {
  return createPlaceFinder(requireSession(state), state.tables).find(keys, shown)
}

function invert(change: DefinitionChange): DefinitionChange {
  return { ...change, before: change.after, after: change.before } as DefinitionChange
}
