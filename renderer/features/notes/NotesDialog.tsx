import { useEffect, useState, type ReactNode } from 'react'
import type { RemarkEntry, ShownPlace } from '../../../shared/contract/workbook-contract'
import { matchesSearch } from '../../../shared/format/search-text'
import { useWords, type Words } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { ModalDialog } from '../../ui/ModalDialog'
import { stepRows } from '../../ui/step-rows'

type Props = { onClose: () => void; onGoTo: (place: ShownPlace) => void }

/** All that is noted in the workbook, what is to be followed up first, each with a way to its cell. */
export function NotesDialog({ onClose, onGoTo }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { list } = words.notes
  const revision = useWorkbook((state) => state.workbook?.revision)
  const [entries, setEntries] = useState<readonly RemarkEntry[] | null>(null)
  const [filter, setFilter] = useState('')
  const [onlyFollowUp, setOnlyFollowUp] = useState(false)
  useEffect(() => {
    app.connection
      .call('remark.list', {})
      .then(setEntries)
      .catch((error: unknown) => {
        reportFailure(app.session, words, error)
      })
  }, [app, words, revision])
  const matching = (entries ?? []).filter(
    (entry) =>
      (!onlyFollowUp || entry.followUp) &&
      matchesSearch(filter, `${nameFigure(entry, words)} ${entry.note ?? ''} ${entry.imported ?? ''}`),
  )
  return (
    <ModalDialog name="notes" title={list.title} wide onClose={onClose}>
      {entries?.length === 0 && <p className="quiet">{list.empty}</p>}
      {entries !== null && entries.length > 0 && (
        <>
          <div className="list-filter">
            <input
              type="text"
              autoFocus
              value={filter}
              placeholder={list.filter}
              aria-label={list.filter}
              onChange={(event) => {
                setFilter(event.target.value)
              }}
            />
            <label className="tick">
              <input
                type="checkbox"
                checked={onlyFollowUp}
                onChange={(event) => {
                  setOnlyFollowUp(event.target.checked)
                }}
              />
              {list.onlyFollowUp}
            </label>
            <span className="space" />
            <span className="quiet">{`${list.shown(matching.length)} · ${list.goTo}`}</span>
          </div>
          {matching.length === 0 && <p className="quiet">{list.noMatch}</p>}
          <table className="plain chosen-rows">
            <thead>
              <tr>
                <th scope="col">{list.figure}</th>
                <th scope="col">{list.note}</th>
              </tr>
            </thead>
            <tbody>
              {matching.map((entry) => {
                const name = nameFigure(entry, words)
                const go = (): void => {
                  if (entry.place !== null) onGoTo(entry.place)
                }
                return (
                  <tr
                    key={name}
                    tabIndex={0}
                    title={entry.place === null ? list.notShown : undefined}
                    onDoubleClick={go}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') go()
                      else stepRows(event)
                    }}
                  >
                    <td>{name}</td>
                    <td>
                      {entry.followUp && <span className="chip follow">⚑ {words.notes.followUp}</span>}{' '}
                      {entry.note !== null && <span className="note-text">{entry.note}</span>}
                      {entry.imported !== null && (
                        <div className="quiet note-text">{words.notes.imported(entry.imported)}</div>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </>
      )}
    </ModalDialog>
  )
}

function nameFigure({ indicator, sector, locality, scenario, period }: RemarkEntry, words: Words): string {
  return [indicator, sector, locality, words.writeScenario(scenario, period)]
    .filter((part) => part !== null)
    .join(' · ')
}
