import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { StoredChart } from '../../../shared/model/chart'
import type { ChartId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { changeChart, keepChart, moveChart, removeChart, runChartAction } from './chart-actions'
import { ChartCard } from './ChartCard'
import { ChartEditor } from './ChartEditor'

type Props = { charts: readonly StoredChart[]; goTo: (index: number) => void }

/** The charts of the workbook in their order, which is changed by dragging and by keys. */
export function SavedCharts({ charts, goTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const [dragged, setDragged] = useState<ChartId | null>(null)
  const [edited, setEdited] = useState<StoredChart | null>(null)
  const scope = { app, words }
  const move = (id: ChartId, to: number): void => {
    runChartAction(scope, moveChart(scope, charts, id, to))
  }
  return (
    <>
      <ul className="chart-cards" data-testid="saved-charts">
        {charts.map((chart, at) => (
          <li
            key={chart.id}
            className={dragged === chart.id ? 'dragged' : undefined}
            draggable={!readOnly}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', chart.definition.title ?? '')
              setDragged(chart.id)
            }}
            onDragEnd={() => {
              setDragged(null)
            }}
            onDragOver={(event) => {
              if (dragged !== null) event.preventDefault()
            }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null) move(dragged, at)
              setDragged(null)
            }}
          >
            <ChartCard
              definition={chart.definition}
              size={11}
              goTo={goTo}
              testId={`chart-${String(chart.id)}`}
              actions={(_, name) => (
                <>
                  <button
                    type="button"
                    className="chart-handle"
                    title={words.charts.moveHint}
                    aria-label={`${words.charts.moveHint}: ${name}`}
                    disabled={readOnly}
                    data-testid={`chart-move-${String(chart.id)}`}
                    onKeyDown={(event) => {
                      const step = stepOf(event)
                      if (step === 0) return
                      event.preventDefault()
                      move(chart.id, at + step)
                    }}
                  >
                    <span aria-hidden="true">⠿</span>
                  </button>
                  <button
                    type="button"
                    data-testid={`chart-open-${String(chart.id)}`}
                    onClick={() => {
                      app.session.setState({ shownChart: chart.definition })
                    }}
                  >
                    {words.charts.open}
                  </button>
                  <button
                    type="button"
                    disabled={readOnly}
                    data-testid={`chart-edit-${String(chart.id)}`}
                    onClick={() => {
                      setEdited(chart)
                    }}
                  >
                    {words.charts.edit}
                  </button>
                  <button
                    type="button"
                    disabled={readOnly}
                    data-testid={`chart-duplicate-${String(chart.id)}`}
                    onClick={() => {
                      runChartAction(scope, keepChart(scope, chart.definition, name, chart.id))
                    }}
                  >
                    {words.charts.duplicate}
                  </button>
                  <button
                    type="button"
                    disabled={readOnly}
                    data-testid={`chart-remove-${String(chart.id)}`}
                    onClick={() => {
                      runChartAction(scope, removeChart(scope, chart.id, name))
                    }}
                  >
                    {words.charts.remove}
                  </button>
                </>
              )}
            />
          </li>
        ))}
      </ul>
      {edited !== null && (
        <ChartEditor
          definition={edited.definition}
          onClose={() => {
            setEdited(null)
          }}
          onSave={(definition, name) => {
            setEdited(null)
            runChartAction(scope, changeChart(scope, edited.id, definition, name))
          }}
        />
      )}
    </>
  )
}

function stepOf(event: KeyboardEvent): number {
  if (!event.altKey) return 0
  if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') return -1
  return event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : 0
}
