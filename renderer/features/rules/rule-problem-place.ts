import type { Span } from '../../../shared/calc/formula/ast'
import type { CheckedRule } from '../../../shared/checks/check-rule-formula'
import { placeOfProblem } from '../../ui/problem-place'

export type RuleProblem = Extract<CheckedRule, { ok: false }>['problems'][number]

/** What to underline for a problem of a condition. */
export function placeOfRuleProblem(problem: RuleProblem): Span {
  return problem.kind === 'no-condition' ? problem : placeOfProblem(problem, '')
}
