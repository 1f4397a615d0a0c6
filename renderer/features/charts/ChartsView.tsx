import { useEffect, useState, type ReactNode } from 'react'
import { pickBest } from '../../../shared/charts/choose-kinds'
import type { ChartDefinition } from '../../../shared/model/chart'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import { useCharts } from '../../state/chart-store'
import { ChartCard } from './ChartCard'
import { ChartExports } from './ChartExports'
import { ProposalCards } from './ProposalCards'
import { SavedCharts } from './SavedCharts'
import { useKinds, useProposals } from './use-proposals'
import './charts.css'

type Props = { goTo: (index: number) => void }

/** Proposals drawn at first; the others come when they are wanted. */
const fewProposals = 8

/** The gallery: charts kept in the workbook, and proposals for what the window shows; or one chart, large. */
export function ChartsView({ goTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const shown = useSession((state) => state.shownChart)
  return (
    <div className="charts" data-testid="charts" aria-label={words.charts.name} role="region">
      {shown === null ? (
        <Gallery goTo={goTo} />
      ) : (
        <div className="chart-desk" tabIndex={-1}>
          <button
            type="button"
            data-testid="chart-back"
            onClick={() => {
              app.session.setState({ shownChart: null })
            }}
          >
            ← {words.charts.back}
          </button>
          <ChartCard
            definition={shown}
            size={14}
            goTo={goTo}
            testId="chart-large"
            actions={(picture) => <ChartExports picture={picture} />}
          />
        </div>
      )}
    </div>
  )
}

function Gallery({ goTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const charts = useCharts(app.charts)
  const source = useSession((state) => state.chartSource)
  const [all, setAll] = useState(false)
  const { proposals, isReading } = useProposals()
  const few = all ? proposals : pickFew(proposals)
  return (
    <div className="chart-desk" tabIndex={-1}>
      {source !== null && <SelectionCharts goTo={goTo} />}
      <section aria-labelledby="charts-saved">
        <h2 id="charts-saved">{words.charts.saved}</h2>
        {charts !== null && charts.length === 0 && (
          <p className="chart-nothing" data-testid="charts-empty">
            <b>{words.charts.emptyTitle}.</b> {words.charts.emptyText}
          </p>
        )}
        {charts !== null && charts.length > 0 && <SavedCharts charts={charts} goTo={goTo} />}
      </section>
      <section aria-labelledby="charts-proposed">
        <h2 id="charts-proposed">{words.charts.proposals}</h2>
        {proposals.length === 0 && (
          <p className="chart-nothing">{isReading ? words.charts.loading : words.charts.noProposals}</p>
        )}
        <ProposalCards proposals={few} goTo={goTo} testId="chart-proposals" />
        {few.length < proposals.length && (
          <button
            type="button"
            data-testid="chart-more"
            onClick={() => {
              setAll(true)
            }}
          >
            {words.charts.showMore(proposals.length - few.length)}
          </button>
        )}
      </section>
    </div>
  )
}

/** One of each kind first: the gallery shows what there is, not ten times the same. */
function pickFew(proposals: readonly ChartDefinition[]): readonly ChartDefinition[] {
  return pickBest(proposals).slice(0, fewProposals)
}

/** What the selected cells can be drawn as. */
function SelectionCharts({ goTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const source = useSession((state) => state.chartSource)
  const kinds = useKinds(source)
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-testid=charts] .chart-desk')?.scrollTo({ top: 0 })
  }, [source])
  return (
    <section aria-labelledby="charts-selected">
      <h2 id="charts-selected">
        {words.charts.fromSelection}
        <button
          type="button"
          data-testid="chart-discard"
          onClick={() => {
            app.session.setState({ chartSource: null })
          }}
        >
          {words.charts.discard}
        </button>
      </h2>
      {kinds === null && <p className="chart-nothing">{words.charts.loading}</p>}
      {kinds !== null && kinds.length === 0 && source !== null && (
        <ChartCard
          definition={{ kind: 'grouped-bars', source, title: null, note: '' }}
          size={11}
          goTo={goTo}
          testId="selection-refused"
          actions={() => null}
        />
      )}
      <ProposalCards proposals={kinds ?? []} goTo={goTo} testId="selection-charts" />
    </section>
  )
}
