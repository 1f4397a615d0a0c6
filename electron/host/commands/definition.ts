import type { DefinitionChange } from '../../../shared/model/definition'
import type { Label } from '../../../shared/model/label'
import { readRemarksOf } from '../../db/remarks'
import { requireSession, type HostState } from '../host-state'
import { runCommand } from '../run-command'

/** Changes of the reference lists, as one command; gives the revision. What is removed takes the remarks on it along. */
export function runDefinition(
  state: HostState,
  label: Label,
  definitions: readonly DefinitionChange[],
): number {
  const { db } = requireSession(state).file
  const removed = definitions.flatMap(({ list, before, after }) =>
    list !== 'form' && list !== 'rule' && before !== null && after === null
      ? readRemarksOf(db, list, before.id)
      : [],
  )
  return runCommand(state, {
    action: 'edit',
    target: null,
    label,
    source: null,
    facts: [],
    remarks: removed.map(({ key }) => ({ key, after: null })),
    stated: [],
    definitions,
  }).revision
}
