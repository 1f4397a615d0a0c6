import { useEffect, useState, type ReactNode } from 'react'
import type { HistoryEntry } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { formatMoment } from '../../ui/format-time'
import { ModalDialog } from '../../ui/ModalDialog'
import { reportFailure } from '../../state/report-failure'
import { undo } from './history-actions'

const shownEntries = 200

/** What was done to the workbook, newest first. */
export function HistoryDialog({ onClose }: { onClose: () => void }): ReactNode {
  const app = useApp()
  const words = useWords()
  const revision = useWorkbook((state) => state.workbook?.revision)
  const canUndo = useWorkbook((state) => state.workbook?.undo !== null && state.workbook?.readOnly === false)
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null)
  useEffect(() => {
    app.connection
      .call('history.list', { limit: shownEntries })
      .then(setEntries)
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
  }, [app, words, revision])
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
              undo(app, words).catch((error: unknown) => {
                reportFailure(app.session, words, error)
              })
            }}
          >
            {words.history.undoLast}
          </button>
          <span className="space" />
          <button type="button" className="primary" autoFocus onClick={onClose}>
            {words.close}
          </button>
        </>
      }
    >
      {entries?.length === 0 && <p className="quiet">{words.history.empty}</p>}
      {entries !== null && entries.length > 0 && (
        <table className="plain">
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
            {entries.map((entry) => (
              <tr key={entry.revision}>
                <td>{formatMoment(entry.at)}</td>
                <td>
                  {words.historyActions[entry.action]}: {words.writeLabel(entry.label)}
                </td>
                <td className="number">{entry.cells.toLocaleString(words.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ModalDialog>
  )
}
