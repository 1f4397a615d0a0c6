import { Failure } from '../../../shared/contract/errors'
import type { FigureKey } from '../../../shared/contract/replace-contract'
import { readFact } from '../../db/facts'
import { requireSession, type HostState } from '../host-state'
import { replaceFigure } from '../queries/plan-replacement'
import { runCommand } from '../run-command'
import type { ReportProgress } from '../watch-command'

/**
 * Replaces a text in the named figures of the workbook: one transaction, one undo.
 * @throws Failure('stale-view') when one of them is not written with the text any more; then nothing is stored
 */
export function replaceFigures(
  state: HostState,
  { text, replacement, keys }: { text: string; replacement: string; keys: readonly FigureKey[] },
  onProgress?: ReportProgress,
): { revision: number; cells: number } {
  const session = requireSession(state)
  const facts = keys.map((key) => {
    const indicator = session.dimensions.indicators.find((item) => item.id === key.indicator)
    const before = indicator === undefined ? null : readFact(session.file.db, key)
    const changed =
      indicator === undefined || before?.state !== 'number'
        ? null
        : replaceFigure(indicator, before, text, replacement)
    if (before === null || changed === null || changed === 'refused') throw new Failure('stale-view')
    const { value, qualifier, written } = changed
    const after = {
      ...before,
      value,
      qualifier,
      written,
      origin: 'typed',
      derivation: null,
      source: null,
      locator: null,
    } as const
    return { key, after }
  })
  const { revision, cells } = runCommand(state, {
    action: 'edit',
    target: null,
    label: { key: 'replace-cells', cells: facts.length, table: '' },
    source: null,
    facts,
    remarks: [],
    stated: [],
    definitions: [],
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return { revision, cells }
}
