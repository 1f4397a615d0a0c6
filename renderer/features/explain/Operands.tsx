import type { ReactNode } from 'react'
import type { ExplainedNumber, Explanation } from '../../../shared/model/explanation'
import { useWords } from '../../i18n/words'
import type { OpenFigure } from './explained-figure'
import { nameFormulaOperand } from './formula-text'
import { nameOperand, writeDerivation, writeNumber } from './rule-text'

const shownOperands = 10

type Props = { explanation: Explanation; onOpen: OpenFigure }

/** What a figure is computed from; each of them is explained at a click. */
export function Operands({ explanation, onOpen }: Props): ReactNode {
  const words = useWords()
  const { operands, partsSum } = explanation
  return (
    <>
      {operands.slice(0, shownOperands).map((operand, at) => (
        <Operand
          key={`${String(at)} ${operand.label}`}
          name={
            explanation.rule === 'formula'
              ? nameFormulaOperand(explanation, at, words)
              : nameOperand(operand, explanation.rule, words)
          }
          operand={operand}
          onOpen={onOpen}
        />
      ))}
      {operands.length > shownOperands && (
        <dd className="quiet">{words.explain.more(operands.length - shownOperands)}</dd>
      )}
      {partsSum !== null && (
        <Operand name={words.explain.partsSum} operand={{ ...partsSum, key: null }} onOpen={onOpen} />
      )}
    </>
  )
}

type OperandProps = { name: string; operand: ExplainedNumber; onOpen: OpenFigure }

function Operand({ name, operand, onOpen }: OperandProps): ReactNode {
  const words = useWords()
  const { key } = operand
  const origin = [
    operand.derivation === null ? null : words.follows(writeDerivation(operand.derivation)),
    operand.derivation === null && operand.origin !== null ? words.origins[operand.origin] : null,
    operand.origin === null && operand.status === 'number' ? words.explain.computed : null,
    operand.locator,
  ].filter((text) => text !== null && text !== '')
  const value = writeNumber(operand, words)
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {key === null ? (
          <b>{value}</b>
        ) : (
          <button
            type="button"
            className="figure-link"
            aria-label={words.explainMore.explain(name, value)}
            title={words.explainMore.explainHint}
            data-testid="explain-operand"
            onClick={() => {
              onOpen(key, name)
            }}
          >
            <b>{value}</b>
          </button>
        )}
        {origin.length > 0 && ` · ${origin.join(', ')}`}
      </dd>
    </>
  )
}
