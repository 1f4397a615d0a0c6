import { useMemo, type ReactNode } from 'react'
import type { CheckedDefinition } from '../../../shared/calc/formula/check-definition'
import { formatScaled } from '../../../shared/format/format-number'
import type { Dimensions } from '../../../shared/model/dimension'
import { useWords } from '../../i18n/words'
import { placeOfProblem } from '../../ui/problem-place'
import { readFormulaAloud } from '../../ui/read-formula-aloud'
import { applyFactor, writeFactor } from './apply-factor'

type Props = {
  dimensions: Dimensions
  formula: string
  check: CheckedDefinition
  onChange: (formula: string) => void
}

/** Below the formula: what is wrong and where, or what it says in words and which units do not fit. */
export function FormulaNotes({ dimensions, formula, check, onChange }: Props): ReactNode {
  const words = useWords()
  const own = words.reference.indicators
  const sentence = useMemo(
    () => (check.ok ? readFormulaAloud(check.text, dimensions, words) : ''),
    [check, dimensions, words],
  )
  if (!check.ok) {
    return (
      <ul className="formula-problems" data-testid="formula-problems">
        {check.problems.map((problem, at) => {
          const { from, to } = placeOfProblem(problem, formula)
          const part = formula.slice(from, to)
          return (
            <li key={at}>
              {part !== '' && part.length <= 60 && <code>{part}</code>} {words.formulas.writeProblem(problem)}
            </li>
          )
        })}
      </ul>
    )
  }
  return (
    <>
      <p data-testid="formula-words">
        <span className="quiet">{own.inWords}:</span> {sentence}
      </p>
      {check.warnings.map((warning, at) => {
        const better = applyFactor(formula, warning)
        const factor = formatScaled(Number(writeFactor(warning.power ?? 0)), 0)
        return (
          <p key={at} className="formula-warning" data-testid="formula-warning">
            <code>{formula.slice(warning.from, warning.to)}</code> {words.formulas.writeWarning(warning)}
            {better !== null && (
              <button
                type="button"
                onClick={() => {
                  onChange(better)
                }}
              >
                {(warning.power ?? 0) > 0 ? own.multiply(factor) : own.divide(factor)}
              </button>
            )}
          </p>
        )
      })}
    </>
  )
}
