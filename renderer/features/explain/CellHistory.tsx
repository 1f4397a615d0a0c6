import { useState, type ReactNode } from 'react'
import type { CellHistoryEntry, CellHistorySide } from '../../../shared/model/workbook'
import { useWords, type Words } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { formatMoment } from '../../ui/format-time'
import { writeDecimal } from '../../ui/write-decimal'
import type { ExplainedCell } from './explained-figure'

/** How many changes stand there at first, and how many come with each "more". */
const atFirst = 5
const atOnce = 20

type Props = {
  /** The newest changes, as they came with the explanation. */
  newest: readonly CellHistoryEntry[]
  of: ExplainedCell
}

/** What happened to one cell: old and new, when, by which action, and where the new figure came from. */
export function CellHistory({ newest, of }: Props): ReactNode {
  const words = useWords()
  const app = useApp()
  const [older, setOlder] = useState<readonly CellHistoryEntry[]>([])
  const [shown, setShown] = useState(atFirst)
  const [isComplete, setComplete] = useState(newest.length < atOnce)
  const entries = [...newest, ...older]
  const showMore = (): void => {
    const before = entries.at(-1)?.revision
    setShown(shown + atOnce)
    if (shown + atOnce <= entries.length || isComplete || before === undefined) return
    const page = { limit: atOnce, before }
    const asked =
      'key' in of
        ? app.connection.call('figure.history', { ...of, ...page })
        : app.connection.call('cells.history', { ...of, ...page })
    asked
      .then((found) => {
        setOlder([...older, ...found])
        setComplete(found.length < atOnce)
      })
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
  }
  return (
    <section className="cell-history" tabIndex={-1} aria-label={words.explain.history}>
      <h3>{words.explain.history}</h3>
      {entries.length === 0 && <p className="quiet">{words.explain.noHistory}</p>}
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <li key={`${String(entry.revision)} ${entry.kind}`}>
            <span className="quiet">{formatMoment(entry.at)}</span> {writeChange(entry, words)}
            <small className="quiet">
              {words.historyActions[entry.action]}: {words.writeLabel(entry.label)}
              {entry.kind === 'figure' && entry.source !== null
                ? ` · ${words.history.from([entry.source, entry.locator].filter((part) => part !== null).join(' · '))}`
                : ''}
            </small>
          </li>
        ))}
      </ul>
      {(shown < entries.length || !isComplete) && (
        <button type="button" className="more" onClick={showMore}>
          {words.history.more}
        </button>
      )}
    </section>
  )
}

function writeChange(entry: CellHistoryEntry, words: Words): ReactNode {
  if (entry.kind === 'remark') return <b>{writeRemarkChange(entry, words)}</b>
  return (
    <>
      {writeSide(entry.before, words)} → <b>{writeSide(entry.after, words)}</b>
    </>
  )
}

function writeRemarkChange(
  { before, after }: Extract<CellHistoryEntry, { kind: 'remark' }>,
  words: Words,
): string {
  const parts: string[] = []
  const note = after?.note ?? null
  if (note !== (before?.note ?? null))
    parts.push(note === null ? words.history.unnoted : words.history.noted(note))
  const follows = after?.followUp ?? false
  if (follows !== (before?.followUp ?? false))
    parts.push(follows ? words.history.followed : words.history.unfollowed)
  return parts.join(', ')
}

function writeSide(side: CellHistorySide, words: Words): string {
  const { state, value, qualifier, maturity } = side
  if (state === 'blank') return words.explain.blank
  const figure = state === 'number' ? writeDecimal(value ?? '') : state === 'none' ? '–' : '…'
  const text = qualifier === null ? figure : `${words.qualifiers[qualifier]} ${figure}`
  return maturity === null || maturity === 'final' ? text : `${text} (${words.notes.maturities[maturity]})`
}
