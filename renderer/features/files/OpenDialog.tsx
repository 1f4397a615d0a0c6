import { useEffect, useState, type ReactNode } from 'react'
import type { WorkbookEntry } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { formatMoment } from '../../ui/format-time'
import { ModalDialog } from '../../ui/ModalDialog'
import { wordFailure } from '../../state/report-failure'
import { chooseWorkbook, openSample, openWorkbook } from './file-actions'

export function OpenDialog({ onClose }: { onClose: () => void }): ReactNode {
  const app = useApp()
  const words = useWords()
  const [recent, setRecent] = useState<readonly WorkbookEntry[] | null>(null)
  const [folder, setFolder] = useState<readonly WorkbookEntry[] | null>(null)
  const [problem, setProblem] = useState('')
  const attempt = (action: Promise<void>): void => {
    setProblem('')
    action.catch((error: unknown) => {
      setProblem(wordFailure(error, words))
    })
  }
  useEffect(() => {
    const fail = (error: unknown): void => {
      setProblem(wordFailure(error, words))
    }
    app.connection.call('workbook.recent', {}).then(setRecent).catch(fail)
    app.connection.call('workbook.folder', {}).then(setFolder).catch(fail)
  }, [app, words])
  const open = (entry: WorkbookEntry): void => {
    attempt(openWorkbook(app, words, entry.file))
  }
  return (
    <ModalDialog
      name="open"
      title={words.files.openTitle}
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            data-testid="open-sample"
            onClick={() => {
              attempt(openSample(app, words))
            }}
          >
            {words.files.sample}
          </button>
          <span className="space" />
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="primary"
            data-testid="open-choose"
            onClick={() => {
              attempt(chooseWorkbook(app, words))
            }}
          >
            {words.files.choose}
          </button>
        </>
      }
    >
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <EntryList title={words.files.recent} empty={words.files.emptyRecent} entries={recent} onOpen={open} />
      <EntryList title={words.files.folder} empty={words.files.emptyFolder} entries={folder} onOpen={open} />
    </ModalDialog>
  )
}

type EntryListProps = {
  title: string
  empty: string
  entries: readonly WorkbookEntry[] | null
  onOpen: (entry: WorkbookEntry) => void
}

function EntryList({ title, empty, entries, onOpen }: EntryListProps): ReactNode {
  const words = useWords()
  if (entries === null) return null
  return (
    <section className="entry-list">
      <h3>{title}</h3>
      {entries.length === 0 && <p className="quiet">{empty}</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.file}>
            <button
              type="button"
              className="entry"
              disabled={entry.missing}
              onClick={() => {
                onOpen(entry)
              }}
            >
              <b>{entry.name}</b>
              <small>
                {entry.missing
                  ? words.files.missing
                  : [entry.folder, entry.modifiedAt === null ? '' : formatMoment(entry.modifiedAt)]
                      .filter((text) => text !== '')
                      .join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
