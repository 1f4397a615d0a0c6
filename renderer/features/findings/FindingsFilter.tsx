import { useEffect, useState, type ReactNode } from 'react'
import { findingKinds, severities } from '../../../shared/model/finding'
import { findingStatuses } from '../../../shared/model/finding-entry'
import { useWords } from '../../i18n/words'
import { useApp, useFindings } from '../../state/app-state'
import type { ShownFilter } from '../../state/findings-filter'
import { reportFailure } from '../../state/report-failure'
import { filterFindings } from './finding-actions'
import { FindingMark } from './FindingMark'

const typingPauseMs = 200

/** What the list shows: by gravity, by what was said, by kind, by words, and of which table. */
export function FindingsFilter(): ReactNode {
  const app = useApp()
  const words = useWords()
  const { filters, kinds, statuses } = words.findings
  const filter = useFindings((state) => state.filter)
  const change = (part: Partial<ShownFilter>): void => {
    filterFindings(app, part).catch((error: unknown) => {
      reportFailure(app.session, words, error)
    })
  }
  return (
    <div className="findings-filter" role="group" aria-label={filters.name}>
      <SeverityButtons filter={filter} onChange={change} />
      <select
        aria-label={filters.status}
        value={filter.status}
        data-testid="findings-status"
        onChange={(event) => {
          const status = findingStatuses.find((one) => one === event.target.value)
          if (status !== undefined) change({ status })
        }}
      >
        {findingStatuses.map((status) => (
          <option key={status} value={status}>
            {statuses[status]}
          </option>
        ))}
      </select>
      <select
        className="findings-kind"
        aria-label={filters.kind}
        value={filter.kind ?? ''}
        data-testid="findings-kind"
        onChange={(event) => {
          change({ kind: findingKinds.find((one) => one === event.target.value) ?? null })
        }}
      >
        <option value="">{filters.allKinds}</option>
        {findingKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kinds[kind]}
          </option>
        ))}
      </select>
      <FilterText text={filter.text} onChange={change} />
      <label className="tick">
        <input
          type="checkbox"
          checked={filter.here}
          data-testid="findings-here"
          onChange={(event) => {
            change({ here: event.target.checked })
          }}
        />
        {filters.here}
      </label>
      <button
        type="button"
        onClick={() => {
          app.session.setState({ printing: 'findings' })
        }}
      >
        {filters.print}
      </button>
    </div>
  )
}

type PartProps = { filter: ShownFilter; onChange: (part: Partial<ShownFilter>) => void }

function SeverityButtons({ filter, onChange }: PartProps): ReactNode {
  const { findings } = useWords()
  const counts = useFindings((state) => state.counts)
  return (
    <span className="segments" role="group" aria-label={findings.filters.severity}>
      {severities.map((severity) => {
        const isOn = filter.severities.includes(severity)
        return (
          <button
            key={severity}
            type="button"
            aria-pressed={isOn}
            title={findings.severities[severity]}
            data-testid={`findings-${severity}`}
            onClick={() => {
              const chosen = severities.filter(
                (one) => filter.severities.includes(one) !== (one === severity),
              )
              // Nothing chosen would show nothing, which nobody asks for.
              onChange({ severities: chosen.length === 0 ? severities : chosen })
            }}
          >
            <FindingMark entry={{ severity, status: 'open' }} /> {counts?.[severity] ?? '…'}
          </button>
        )
      })}
    </span>
  )
}

/** Asks after a pause in typing, and never while an input method composes a letter. */
function FilterText({ text, onChange }: { text: string; onChange: PartProps['onChange'] }): ReactNode {
  const { filters } = useWords().findings
  const [typed, setTyped] = useState(text)
  const [isComposing, setComposing] = useState(false)
  useEffect(() => {
    const wanted = typed.normalize('NFC')
    if (isComposing || wanted === text) return
    const timer = setTimeout(() => {
      onChange({ text: wanted })
    }, typingPauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, text, isComposing, onChange])
  return (
    <input
      type="text"
      value={typed}
      placeholder={filters.text}
      aria-label={filters.text}
      data-testid="findings-text"
      maxLength={200}
      onCompositionStart={() => {
        setComposing(true)
      }}
      onCompositionEnd={() => {
        setComposing(false)
      }}
      onChange={(event) => {
        setTyped(event.target.value)
      }}
    />
  )
}
