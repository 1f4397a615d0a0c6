import type { Span } from '../../shared/calc/formula/ast'
import type { FormulaProblem } from '../../shared/calc/formula/check-definition'

/** What to underline for a problem of a formula; the whole text where the problem has no place of its own. */
export function placeOfProblem(problem: FormulaProblem, formula: string): Span {
  switch (problem.kind) {
    case 'syntax':
      return problem.error
    case 'fault':
      return problem.fault
    case 'cycle': {
      const { from, to } = problem.cycle
      return { from: from ?? 0, to: to ?? formula.length }
    }
  }
}
