import type { ReactNode } from 'react'
import type { RuleExample, RuleTrial } from '../../../shared/model/check-rule'
import { useWords, type Words } from '../../i18n/words'

/** Where a condition holds and where not, with some of the places where it does not. */
export function TrialResult({ trial }: { trial: RuleTrial }): ReactNode {
  const words = useWords()
  const own = words.ownRules
  const { table, workbook, examples } = trial
  return (
    <section className="trial" data-testid="rule-trial">
      <p>
        <b>{own.inTable}:</b> {own.counts(table)}
      </p>
      <p>
        <b>{own.inWorkbook}:</b> {own.counts(workbook)}
      </p>
      {examples.length > 0 && (
        <ul>
          {examples.map((example, at) => (
            <li key={at}>
              <code>{example.arithmetic}</code> <span className="quiet">{writeExample(example, words)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function writeExample({ locality, sector, scenario, period }: RuleExample, words: Words): string {
  return [words.writeScenario(scenario, period), sector, locality].filter((text) => text !== null).join(' · ')
}
