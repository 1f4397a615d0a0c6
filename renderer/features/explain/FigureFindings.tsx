import { useEffect, useState, type ReactNode } from 'react'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import { useWords } from '../../i18n/words'
import { useApp, useFindings } from '../../state/app-state'
import type { ExplainedCell, ExplanationLinks } from './explained-figure'

type Props = Pick<ExplanationLinks, 'writeFinding' | 'onFinding'> & { of: ExplainedCell; version: number }

/** What is found about the cell, in sentences; a click shows it in the list of findings. */
export function FigureFindings({ of, version, writeFinding, onFinding }: Props): ReactNode {
  const words = useWords()
  const findings = useCellFindings(of, version)
  if (findings.length === 0) return null
  return (
    <section className="figure-findings" data-testid="explain-findings">
      <h3>{words.explainMore.findings}</h3>
      <ul>
        {findings.map((entry) => (
          <li key={entry.id} className={entry.status === 'open' ? entry.severity : 'explained'}>
            <button
              type="button"
              className="figure-link"
              onClick={() => {
                onFinding(entry)
              }}
            >
              {writeFinding(entry)}
            </button>
            {entry.explanation !== null && <small className="quiet">{entry.explanation.note}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const none: readonly FindingEntry[] = []

/** Asked for again when the table or what is found changes. Figures that no cell shows have none here. */
function useCellFindings(of: ExplainedCell, version: number): readonly FindingEntry[] {
  const app = useApp()
  const counts = useFindings((state) => state.counts)
  const [known, setKnown] = useState<{ name: string; entries: readonly FindingEntry[] } | null>(null)
  const cell = 'key' in of ? null : of
  const view = cell?.view ?? null
  const index = cell?.index ?? null
  const name = `${String(view)} ${String(index)}`
  useEffect(() => {
    if (view === null || index === null) return
    let isWanted = true
    app.connection.call('check.cell', { view, index }).then(
      (entries) => {
        if (isWanted) setKnown({ name, entries })
      },
      // The table is being opened again, and then it is asked again.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [app, view, index, name, version, counts])
  return known?.name === name ? known.entries : none
}
