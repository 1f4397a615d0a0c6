import { Failure } from '../../../shared/contract/errors'
import type { PeriodInput } from '../../../shared/contract/workbook-contract'
import type { DefinitionChange } from '../../../shared/model/definition'
import type { PeriodId } from '../../../shared/model/ids'
import { findFreeId } from '../../db/definitions'
import { requireSession, type HostState } from '../host-state'
import { runDefinition } from './definition'

/** Adds the periods that the workbook does not have yet. @throws Failure('period-exists') when it has them all */
export function addPeriods(state: HostState, periods: readonly PeriodInput[]): { revision: number } {
  const { dimensions, file } = requireSession(state)
  const existing = dimensions.periods
  const nameOf = ({ kind, year, ordinal }: PeriodInput): string => `${kind} ${year} ${ordinal}`
  const taken = new Set(existing.map(nameOf))
  const first = findFreeId(file.db, 'period')
  const definitions: DefinitionChange[] = []
  for (const { kind, year, ordinal } of periods) {
    const name = nameOf({ kind, year, ordinal })
    if (taken.has(name)) continue
    taken.add(name)
    const after = { id: (first + definitions.length) as PeriodId, kind, year, ordinal }
    definitions.push({ list: 'period', before: null, after })
  }
  if (definitions.length === 0) throw new Failure('period-exists')
  const label = { key: 'add-periods', periods: definitions.length } as const
  return { revision: runDefinition(state, label, definitions) }
}
