import { useMemo, type ReactNode } from 'react'
import { tableOf, useShownPlace } from '../../charts/use-picture'
import { useWords } from '../../i18n/words'
import { useWorkbook } from '../../state/app-state'
import { findCell, type ViewCache } from '../../state/view-cache'
import { ChartScreen } from './ChartScreen'
import { IndicatorScreen } from './IndicatorScreen'
import type { MeetingScreen } from './list-screens'
import { nameScreen } from './name-screen'
import { readIndicator } from './read-indicator'
import type { Stage } from './use-stage'

type Props = {
  screen: MeetingScreen
  /** The table behind it; null for texts. */
  cache: ViewCache | null
  stage: Stage
  onSuppose: (index: number) => void
}

/** From how many letters on a title takes smaller type. */
const longTitle = 70
const veryLongTitle = 140

export function MeetingScreenView({ screen, cache, stage, onSuppose }: Props): ReactNode {
  const words = useWords()
  const title = nameScreen(screen, words)
  const where = usePlaceName(screen)
  const length = title.length > veryLongTitle ? 'very-long' : title.length > longTitle ? 'long' : 'short'
  const isText = screen.kind === 'text'
  return (
    <section className={`meeting-screen meeting-${screen.kind}`} aria-labelledby="meeting-title">
      <header>
        <div className="meeting-section">
          {[screen.section, where].filter((text) => text !== '').join(' · ')}
        </div>
        <h1 id="meeting-title" data-testid="meeting-title" data-length={length}>
          {isText && screen.title === '' ? '' : title}
        </h1>
        {screen.kind === 'chart' && screen.picture !== null && (
          <div className="meeting-subtitle">{screen.picture.subtitle}</div>
        )}
      </header>
      {isText && screen.paragraphs.map((text, at) => <p key={at}>{text}</p>)}
      {screen.kind === 'indicator' && cache !== null && (
        <Indicator cache={cache} row={screen.row} onSuppose={onSuppose} />
      )}
      {screen.kind === 'chart' && (
        <ChartScreen
          screen={screen}
          stage={stage}
          onOpen={({ cell }) => {
            const index = cache === null ? null : findCell(cache, cell)
            if (index !== null) onSuppose(index)
          }}
        />
      )}
    </section>
  )
}

type IndicatorProps = { cache: ViewCache; row: string; onSuppose: (index: number) => void }

function Indicator({ cache, row, onSuppose }: IndicatorProps): ReactNode {
  const words = useWords()
  const at = cache.layout.rows.findIndex(({ id }) => id === row)
  const figures = readIndicator(tableOf(cache), at, words.picture)
  return figures === null ? null : <IndicatorScreen figures={figures} onSuppose={onSuppose} />
}

/** Period and place of the figures; a picture says them itself. */
function usePlaceName(screen: MeetingScreen): string {
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const shown = useShownPlace()
  return useMemo(() => {
    if (screen.kind !== 'indicator' || workbook === null || shown === null) return ''
    const period = workbook.periods.find(({ id }) => id === screen.request.period)
    const place = workbook.localities.find(({ id }) => id === screen.request.locality)
    return [period === undefined ? '' : words.writePeriod(period), place?.name ?? '']
      .filter((text) => text !== '')
      .join(' · ')
  }, [screen, workbook, shown, words])
}
