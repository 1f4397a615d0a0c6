import { Failure } from '../../../shared/contract/errors'
import type { ExplanationChange } from '../../../shared/model/explained-finding'
import { requireSession, timestamp, type HostState } from '../host-state'
import { runCommand } from '../run-command'

/**
 * Says why findings may stand, or takes that back (null), as one commit. What is said is about the numbers as they are: a
 * finding with another number is open again. Findings that are gone by now are left out.
 * @throws Failure('read-only')
 */
export function explainFindings(
  state: HostState,
  findings: readonly string[],
  note: string | null,
  author: string,
): { revision: number; changed: number } {
  const session = requireSession(state)
  if (session.file.readOnly) throw new Failure('read-only')
  const { checks } = session
  const at = timestamp(state)
  const explained = [...new Set(findings)].flatMap((id): Omit<ExplanationChange, 'before'>[] => {
    const finding = checks.findings.get(id)
    if (finding === undefined) return []
    const before = checks.explanationOf(finding)
    if (note === null) return before === null ? [] : [{ finding: id, after: null }]
    const isSame = before?.note === note.normalize('NFC') && before.author === author.normalize('NFC')
    return isSame ? [] : [{ finding: id, after: { fingerprint: finding.fingerprint, note, author, at } }]
  })
  if (explained.length === 0) return { revision: session.revision, changed: 0 }
  const { revision } = runCommand(state, {
    action: 'edit',
    target: null,
    label: { key: note === null ? 'unexplain-findings' : 'explain-findings', findings: explained.length },
    source: null,
    facts: [],
    remarks: [],
    stated: [],
    definitions: [],
    explained,
  })
  return { revision, changed: explained.length }
}
