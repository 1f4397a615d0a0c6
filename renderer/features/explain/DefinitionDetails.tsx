import type { ReactNode } from 'react'
import type { ExplainedDefinition } from '../../../shared/model/explanation'
import { formatScaled } from '../../../shared/format/format-number'
import { useWords } from '../../i18n/words'

/** What the indicator is: how it is counted, in which unit, how it adds up, and what it is a part of. */
export function DefinitionDetails({ definition }: { definition: ExplainedDefinition | null }): ReactNode {
  const words = useWords()
  const own = words.explainMore
  if (definition === null) return null
  const { name, code, kind, unit, numerator, denominator, factor, parent, part, formula } = definition
  const times = factor === 1 || factor < 1 ? '' : ` × ${formatScaled(factor, 0)}`
  const lines: [string, string | null][] = [
    [own.indicator, `${name} [${code}]`],
    [own.kind, formula === null ? own.kinds[kind] : own.ownKind],
    [own.unit, unit === '' ? null : unit],
    [own.addsUp, formula === null ? own.adding[kind] : own.addingFormula],
    [
      own.ratioOf,
      numerator === null || denominator === null ? null : `${numerator} ÷ ${denominator}${times}`,
    ],
    [own.denominator, denominator],
    [own.partOf, parent === null ? null : part === 'sum' ? own.oneOf(parent) : own.among(parent)],
    [own.direction, words.reference.directions[definition.direction]],
  ]
  return (
    <section data-testid="explain-definition">
      <h3>{own.definition}</h3>
      <dl>
        {lines.map(([term, text]) =>
          text === null ? null : (
            <div key={term} className="pair">
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
