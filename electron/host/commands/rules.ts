import { checkRuleFormula } from '../../../shared/checks/check-rule-formula'
import { Failure } from '../../../shared/contract/errors'
import type { RuleInput } from '../../../shared/contract/rule-contract'
import type { CheckRule } from '../../../shared/model/check-rule'
import type { RuleId } from '../../../shared/model/ids'
import { findFreeId } from '../../db/definitions'
import { requireSession, type HostState } from '../host-state'
import type { Session } from '../session'
import { runDefinition } from './definition'

/**
 * Makes or changes a rule of the user. The formula is stored as its canonical text.
 * @throws Failure('formula-refused' | 'stale-view' (no such rule or form))
 */
export function defineRule(state: HostState, input: RuleInput): { revision: number; rule: RuleId } {
  const session = requireSession(state)
  const before = input.id === null ? null : requireRule(session, input.id)
  if (session.forms.every(({ id }) => id !== input.form)) throw new Failure('stale-view')
  const checked = checkRuleFormula(session.dimensions, input.formula)
  if (!checked.ok) throw new Failure('formula-refused')
  const after: CheckRule = {
    id: before?.id ?? (findFreeId(session.file.db, 'rule') as RuleId),
    form: input.form,
    name: input.name.normalize('NFC'),
    formula: checked.text,
    severity: input.severity,
    message: input.message.normalize('NFC'),
  }
  const label = { key: 'define-rule', name: after.name } as const
  return { revision: runDefinition(state, label, [{ list: 'rule', before, after }]), rule: after.id }
}

/** @throws Failure('stale-view') for a rule that is gone */
export function removeRule(state: HostState, id: RuleId): { revision: number } {
  const before = requireRule(requireSession(state), id)
  const label = { key: 'remove-rule', name: before.name } as const
  return { revision: runDefinition(state, label, [{ list: 'rule', before, after: null }]) }
}

function requireRule({ rules }: Session, id: RuleId): CheckRule {
  const found = rules.find((rule) => rule.id === id)
  if (found === undefined) throw new Failure('stale-view')
  return found
}
