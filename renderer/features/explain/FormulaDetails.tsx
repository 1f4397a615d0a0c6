import type { ReactNode } from 'react'
import { formatScaled } from '../../../shared/format/format-number'
import type { Explanation } from '../../../shared/model/explanation'
import { useWords } from '../../i18n/words'
import { explainFailure } from './formula-text'
import { writeRule } from './rule-text'

type Props = { explanation: Explanation }

/** A formula of the user: its text, itself with the values in place, and why it gives no number if it does not. */
export function FormulaDetails({ explanation }: Props): ReactNode {
  const words = useWords()
  const { formula } = explanation
  if (formula === null) return null
  const { values, result } = writeRule(explanation, words)
  const failure = explainFailure(explanation, words)
  return (
    <>
      <dt>{words.formulas.formula}</dt>
      <dd data-testid="explain-formula">
        <code>{formula.text}</code>
      </dd>
      {values !== '' && (
        <>
          <dt>{words.formulas.asValues}</dt>
          <dd data-testid="explain-values">
            {values}
            {result !== '' && (
              <>
                {' = '}
                <b>{result}</b>
              </>
            )}
          </dd>
        </>
      )}
      {failure !== null && (
        <>
          <dt>{words.formulas.reason}</dt>
          <dd data-testid="explain-failure">{failure}</dd>
        </>
      )}
    </>
  )
}

/** How many of the expected parts a total has figures of; nothing when it has all. */
export function Coverage({ explanation: { rule, coverage } }: Props): ReactNode {
  const words = useWords()
  if (coverage === null || coverage.present >= coverage.expected) return null
  if (rule !== 'sum-localities' && rule !== 'sum-sectors' && rule !== 'sum-indicators') return null
  const write = words.formulas.coverage[rule]
  return (
    <>
      <dt>{words.formulas.coverageName}</dt>
      <dd data-testid="explain-coverage">
        {write(formatScaled(coverage.present, 0), formatScaled(coverage.expected, 0))}
      </dd>
    </>
  )
}
