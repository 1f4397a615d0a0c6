import type { ReactNode } from 'react'
import type { ChartDefinition, ChartOutcome, ChartPicture } from '../../../shared/model/chart'
import { ChartView } from '../../charts/ChartView'
import { titleOf, usePicture, type ShownPicture } from '../../charts/use-picture'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { showPlace } from '../../state/show-place'
import { placeOfPoint } from './chart-actions'

type Props = {
  definition: ChartDefinition
  size: number
  /** Brings a cell of the sheet into view. */
  goTo: (index: number) => void
  /** Buttons under the chart; `picture` is null while there is none. */
  actions: (picture: ChartPicture | null, name: string) => ReactNode
  testId: string
}

/** One chart with what can be done with it; a sentence where it cannot be drawn. */
export function ChartCard({ definition, size, goTo, actions, testId }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const shown = usePicture(definition)
  const picture = shown.state === 'drawn' ? shown.outcome.picture : null
  const name = picture?.title ?? titleOf(definition, workbook, words)
  return (
    <article className="chart-card" aria-label={name} data-testid={testId} data-kind={definition.kind}>
      <div className="chart-card-body">
        {picture !== null && shown.state === 'drawn' ? (
          <ChartView
            picture={picture}
            words={words.charts}
            size={size}
            onOpen={(point) => {
              const place = placeOfPoint(shown.request, point)
              if (place !== null) showPlace(app, place, goTo)
            }}
          />
        ) : (
          <>
            <div className="chart-title">{name}</div>
            <p className="chart-nothing">{sayWhy(shown, words)}</p>
          </>
        )}
      </div>
      <div className="chart-card-actions">{actions(picture, name)}</div>
    </article>
  )
}

function sayWhy(shown: ShownPicture, words: ReturnType<typeof useWords>): string {
  if (shown.state === 'reading') return words.charts.loading
  if (shown.state === 'gone') return words.charts.gone
  return refusalText(shown.outcome, words)
}

function refusalText({ refusal }: ChartOutcome, words: ReturnType<typeof useWords>): string {
  return refusal === null ? '' : words.chartRefusals[refusal.reason](refusal.detail)
}
