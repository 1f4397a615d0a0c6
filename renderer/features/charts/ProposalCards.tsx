import type { ReactNode } from 'react'
import type { ChartDefinition } from '../../../shared/model/chart'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { keepChart, runChartAction } from './chart-actions'
import { ChartCard } from './ChartCard'

type Props = { proposals: readonly ChartDefinition[]; goTo: (index: number) => void; testId: string }

/** Charts that may be kept as they are, or looked at large. */
export function ProposalCards({ proposals, goTo, testId }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const scope = { app, words }
  return (
    <ul className="chart-cards" data-testid={testId}>
      {proposals.map((definition) => (
        <li key={JSON.stringify(definition)}>
          <ChartCard
            definition={definition}
            size={11}
            goTo={goTo}
            testId={`proposal-${definition.kind}`}
            actions={(_, name) => (
              <>
                <button
                  type="button"
                  className="primary"
                  disabled={readOnly}
                  data-testid="chart-keep"
                  onClick={() => {
                    runChartAction(scope, keepChart(scope, definition, name))
                  }}
                >
                  {words.charts.keep}
                </button>
                <button
                  type="button"
                  data-testid="chart-enlarge"
                  onClick={() => {
                    app.session.setState({ shownChart: definition })
                  }}
                >
                  {words.charts.open}
                </button>
              </>
            )}
          />
        </li>
      ))}
    </ul>
  )
}
