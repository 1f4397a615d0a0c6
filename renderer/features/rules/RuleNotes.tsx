import { useMemo, type ReactNode } from 'react'
import type { CheckedRule } from '../../../shared/checks/check-rule-formula'
import type { Dimensions } from '../../../shared/model/dimension'
import { useWords } from '../../i18n/words'
import { readFormulaAloud } from '../../ui/read-formula-aloud'
import { placeOfRuleProblem } from './rule-problem-place'

type Props = { dimensions: Dimensions; formula: string; check: CheckedRule }

/** Below the condition: what is wrong and where, or what it says in words and which units do not fit. */
export function RuleNotes({ dimensions, formula, check }: Props): ReactNode {
  const words = useWords()
  const sentence = useMemo(
    () => (check.ok ? readFormulaAloud(check.text, dimensions, words) : ''),
    [check, dimensions, words],
  )
  if (!check.ok) {
    return (
      <ul className="formula-problems" data-testid="rule-problems">
        {check.problems.map((problem, at) => {
          const { from, to } = placeOfRuleProblem(problem)
          const part = formula.slice(from, to)
          return (
            <li key={at}>
              {part !== '' && part.length <= 60 && <code>{part}</code>}{' '}
              {problem.kind === 'no-condition'
                ? words.ownRules.noCondition
                : words.formulas.writeProblem(problem)}
            </li>
          )
        })}
      </ul>
    )
  }
  return (
    <>
      <p data-testid="rule-words">
        <span className="quiet">{words.reference.indicators.inWords}:</span> {sentence}
      </p>
      {check.warnings.map((warning, at) => (
        <p key={at} className="formula-warning">
          <code>{formula.slice(warning.from, warning.to)}</code> {words.formulas.writeWarning(warning)}
        </p>
      ))}
    </>
  )
}
