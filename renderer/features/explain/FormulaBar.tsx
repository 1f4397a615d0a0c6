import type { ReactNode } from 'react'
import type { Explanation } from '../../../shared/model/explanation'
import { useWords } from '../../i18n/words'
import { writeRule } from './rule-text'

type Props = {
  nameBox: ReactNode
  /** The text field for the active cell. */
  entry: ReactNode
  explanation: Explanation | null
}

/** Which cell is selected, and how its figure comes about, in one line of words and values. */
export function FormulaBar({ nameBox, entry, explanation }: Props): ReactNode {
  const words = useWords()
  const rule = explanation === null ? null : writeRule(explanation, words)
  return (
    <div className="formula">
      {nameBox}
      <div className="rule" aria-label={words.formula.bar} data-testid="formula-bar" role="group">
        <span className="fx" aria-hidden="true">
          ƒ
        </span>
        {entry}
        {rule === null ? (
          <span className="quiet" role="status">
            {words.formula.noCell}
          </span>
        ) : (
          <span className="rule-text" role="status">
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
