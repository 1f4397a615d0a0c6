import type { ReactNode } from 'react'
import { ChartView } from '../../charts/ChartView'
import { useWords } from '../../i18n/words'
import { useSettings } from '../../state/app-state'
import { chartKinds, useChart, type ChartKind } from './use-chart'

type Props = {
  kind: ChartKind
  /** Unit of the levels chart; null is the first one of the form. */
  unit: string | null
  onChoose: (kind: ChartKind, unit: string | null) => void
}

/** One chart at a time, as large as its bars need, following every edit. */
export function ChartsView({ kind, unit, onChoose }: Props): ReactNode {
  const words = useWords()
  const chart = useChart(kind, unit)
  const theme = useSettings((settings) => settings.theme)
  return (
    <div className="charts" data-testid="charts" aria-label={words.charts.name} role="region">
      <div className="chart-choice">
        <div className="segments" role="radiogroup" aria-label={words.charts.choose}>
          {chartKinds.map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={one === kind}
              data-testid={`chart-${one}`}
              onClick={() => {
                onChoose(one, unit)
              }}
            >
              {words.charts[one]}
            </button>
          ))}
        </div>
        {kind === 'levels' && chart !== null && chart.units.length > 1 && (
          <label className="pick">
            <small>{words.charts.unit}</small>
            <select
              value={chart.data.unit}
              onChange={(event) => {
                onChoose(kind, event.target.value)
              }}
            >
              {chart.units.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div className="chart-desk" tabIndex={0}>
        {chart !== null && (
          <ChartView
            key={`${kind} ${chart.data.unit}`}
            data={chart.data}
            heading={chart.heading}
            theme={theme}
            words={words.chart}
          />
        )}
      </div>
    </div>
  )
}
