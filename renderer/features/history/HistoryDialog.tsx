import { useEffect, useState, type ReactNode } from 'react'
import { matchesSearch } from '../../../shared/format/search-text'
import type { HistoryEntry } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { formatMoment } from '../../ui/format-time'
import { ModalDialog } from '../../ui/ModalDialog'
import { stepRows } from '../../ui/step-rows'
import { takeFocus } from '../../ui/take-focus'
import { reportFailure } from '../../state/report-failure'
import { goToChange, undo } from './history-actions'

const pageSize = 200

type Props = { onClose: () => void; goTo: (index: number) => void }

/** What was done to the workbook, newest first, each with a way to what it changed. */
export function HistoryDialog({ onClose, goTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const canUndo = useWorkbook((state) => state.workbook?.undo !== null && state.workbook?.readOnly === false)
  const { entries, isComplete, readOlder } = useHistory()
  const [filter, setFilter] = useState('')
  const fail = (error: unknown): void => {
    reportFailure(app.session, words, error)
  }
  const name = (entry: HistoryEntry): string =>
    `${words.historyActions[entry.action]}: ${words.writeLabel(entry.label)}`
  const matching = (entries ?? []).filter((entry) =>
    matchesSearch(filter, `${formatMoment(entry.at)} ${name(entry)}`),
  )
  const show = (entry: HistoryEntry): void => {
    goToChange(app, words, entry.revision, goTo).then((isShown) => {
      if (isShown) onClose()
    }, fail)
  }
  return (
    <ModalDialog
      name="history"
      title={words.history.title}
      wide
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            disabled={!canUndo}
            onClick={() => {
              undo(app, words, goTo).catch(fail)
            }}
          >
            {words.history.undoLast}
          </button>
          <span className="space" />
          <button type="button" className="primary" ref={takeFocus} onClick={onClose}>
            {words.close}
          </button>
        </>
      }
    >
      {entries?.length === 0 && <p className="quiet">{words.history.empty}</p>}
      {entries !== null && entries.length > 0 && (
        <>
          <div className="list-filter">
            <input
              type="text"
              value={filter}
              placeholder={words.history.filter}
              aria-label={words.history.filter}
              onChange={(event) => {
                setFilter(event.target.value)
              }}
            />
            <span className="space" />
            <span className="quiet">{words.history.goTo}</span>
          </div>
          {matching.length === 0 && <p className="quiet">{words.history.noMatch}</p>}
          <table className="plain chosen-rows">
            <thead>
              <tr>
                <th scope="col">{words.history.time}</th>
                <th scope="col">{words.history.what}</th>
                <th scope="col" className="number">
                  {words.history.cells}
                </th>
              </tr>
            </thead>
            <tbody>
              {matching.map((entry) => (
                <tr
                  key={entry.revision}
                  tabIndex={0}
                  onDoubleClick={() => {
                    show(entry)
                  }}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') show(entry)
                    else stepRows(event)
                  }}
                >
                  <td>{formatMoment(entry.at)}</td>
                  <td>{name(entry)}</td>
                  <td className="number">{entry.cells.toLocaleString(words.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="list-older quiet">
            {isComplete ? (
              words.history.all(entries.length)
            ) : (
              <button type="button" onClick={readOlder}>
                {words.history.older}
              </button>
            )}
          </div>
        </>
      )}
    </ModalDialog>
  )
}

type History = { entries: readonly HistoryEntry[] | null; isComplete: boolean; readOlder: () => void }

/** The commits, page by page; after a new commit the first page again. */
function useHistory(): History {
  const app = useApp()
  const words = useWords()
  const revision = useWorkbook((state) => state.workbook?.revision)
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null)
  const [isComplete, setComplete] = useState(false)
  useEffect(() => {
    app.connection
      .call('history.list', { limit: pageSize })
      .then((page) => {
        setEntries(page)
        setComplete(page.length < pageSize)
      })
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
  }, [app, words, revision])
  const readOlder = (): void => {
    const before = entries?.at(-1)?.revision
    if (entries === null || before === undefined) return
    app.connection
      .call('history.list', { limit: pageSize, before })
      .then((page) => {
        setEntries([...entries, ...page])
        setComplete(page.length < pageSize)
      })
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
  }
  return { entries, isComplete, readOlder }
}
