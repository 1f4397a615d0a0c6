import type { ReactNode } from 'react'
import type { Explanation } from '../../../shared/model/explanation'
import { useWords } from '../../i18n/words'
import { writeRule } from './rule-text'

type Props = { name: string; explanation: Explanation | null }

/** Which cell is selected, and how its figure comes about, in one line of words and values. */
export function FormulaBar({ name, explanation }: Props): ReactNode {
  const words = useWords()
  const rule = explanation === null ? null : writeRule(explanation, words)
  return (
    <div className="formula">
      <div className="name-box" title={name} aria-label={words.formula.nameBox} data-testid="name-box">
        {name}
      </div>
      <div className="rule" aria-label={words.formula.bar} data-testid="formula-bar" role="status">
        <span className="fx" aria-hidden="true">
          ƒ
        </span>
        {rule === null ? (
          <span className="quiet">{words.formula.noCell}</span>
        ) : (
          <span>
            {rule.words}
            {rule.values !== '' && ` = ${rule.values}`}
            {rule.result !== '' && (
              <>
                {' = '}
                <b>{rule.result}</b>
              </>
            )}
          </span>
        )}
      </div>
    </div>
  )
}
