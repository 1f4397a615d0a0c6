import { useState, type ReactNode } from 'react'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import { useWords } from '../../i18n/words'
import { useApp, useFindings, useSettings, useWorkbook } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { formatMoment } from '../../ui/format-time'
import { explainFindings } from './finding-actions'

type Props = {
  entry: FindingEntry
  /** How many findings the list has of its cause. */
  count: number
}

/** Why a finding may stand: what was said about it, or a place to say it. */
export function Explanation({ entry, count }: Props): ReactNode {
  const app = useApp()
  const { explain } = useWords().findings
  const isExplaining = useFindings((state) => state.isExplaining)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const tell = useTell(entry)
  const { explanation, status } = entry
  if (status === 'fixed') return null
  if (explanation !== null)
    return (
      <div className="finding-explanation" data-testid="finding-explanation">
        <h3>{explain.title}</h3>
        <p className="note-text">{explanation.note}</p>
        <p className="quiet">
          {explain.signed(explanation.author, formatMoment(explanation.at))}. {explain.sticks}
        </p>
        <button
          type="button"
          disabled={readOnly}
          onClick={() => {
            tell(null, false)
          }}
        >
          {explain.takeBack}
        </button>
      </div>
    )
  if (isExplaining && !readOnly) return <ExplanationForm count={count} onStore={tell} />
  return (
    <p>
      <button
        type="button"
        disabled={readOnly}
        data-testid="finding-explain"
        onClick={() => {
          app.findings.store.setState({ isExplaining: true })
        }}
      >
        {explain.open}
      </button>
    </p>
  )
}

type Tell = (note: string | null, all: boolean) => void

function useTell(entry: FindingEntry): Tell {
  const app = useApp()
  const words = useWords()
  return (note, all) => {
    explainFindings(app, words, entry, note, all).catch((error: unknown) => {
      reportFailure(app.session, words, error)
    })
  }
}

function ExplanationForm({ count, onStore }: { count: number; onStore: Tell }): ReactNode {
  const app = useApp()
  const { cancel, findings } = useWords()
  const { explain } = findings
  const author = useSettings((settings) => settings.author)
  const [note, setNote] = useState('')
  const [name, setName] = useState(author)
  const [all, setAll] = useState(false)
  const isReady = note.trim() !== ''
  const store = (): void => {
    if (!isReady) return
    app.settings.change({ author: name.normalize('NFC').trim() })
    onStore(note.normalize('NFC').trim(), all)
  }
  return (
    <form
      className="finding-explanation"
      data-testid="finding-form"
      onSubmit={(event) => {
        event.preventDefault()
        store()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return
        event.preventDefault()
        store()
      }}
    >
      <h3>{explain.title}</h3>
      <textarea
        autoFocus
        rows={2}
        maxLength={2000}
        value={note}
        placeholder={explain.note}
        aria-label={explain.note}
        data-testid="finding-note"
        onChange={(event) => {
          setNote(event.target.value)
        }}
      />
      <div className="finding-sign">
        <input
          type="text"
          maxLength={120}
          value={name}
          placeholder={explain.author}
          aria-label={explain.author}
          data-testid="finding-author"
          onChange={(event) => {
            setName(event.target.value)
          }}
        />
        {count > 1 && (
          <label className="tick">
            <input
              type="checkbox"
              checked={all}
              onChange={(event) => {
                setAll(event.target.checked)
              }}
            />
            {explain.all(count)}
          </label>
        )}
        <span className="space" />
        <button
          type="button"
          onClick={() => {
            app.findings.store.setState({ isExplaining: false })
          }}
        >
          {cancel}
        </button>
        <button type="submit" className="primary" disabled={!isReady} title={explain.storeKeys}>
          {explain.store}
        </button>
      </div>
    </form>
  )
}
