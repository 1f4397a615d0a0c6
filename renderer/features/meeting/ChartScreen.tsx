import type { ReactNode } from 'react'
import type { PicturePoint } from '../../../shared/model/chart'
import { ChartView } from '../../charts/ChartView'
import { useWords } from '../../i18n/words'
import type { MeetingScreen } from './list-screens'
import { fitChart, type Stage } from './use-stage'

type Props = {
  screen: MeetingScreen & { kind: 'chart' }
  stage: Stage
  /** Opens the editor on the figure behind a point. */
  onOpen: (point: PicturePoint) => void
}

/** A chart as large as the screen; where it cannot be drawn, the sentence that says why. */
export function ChartScreen({ screen, stage, onOpen }: Props): ReactNode {
  const words = useWords()
  const { picture, outcome } = screen
  if (picture === null)
    return (
      <p className="meeting-sentence">
        {outcome.refusal !== null && words.chartRefusals[outcome.refusal.reason](outcome.refusal.detail)}
      </p>
    )
  const { size, height } = fitChart(picture, stage)
  return (
    <ChartView
      key={screen.id}
      picture={picture}
      words={words.charts}
      size={size}
      height={height}
      heading={false}
      onOpen={onOpen}
    />
  )
}
