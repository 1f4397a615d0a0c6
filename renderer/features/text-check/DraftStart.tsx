import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useSession } from '../../state/app-state'
import type { Draft } from './use-text-check'
import { takeFocus } from '../../ui/take-focus'

type Props = { draft: Draft; onChoose: () => void; onText: (text: string) => void }

/** The ways in: a file, or a text pasted into the field. */
export function DraftStart({ draft, onChoose, onText }: Props): ReactNode {
  const own = useWords().textCheck
  const [text, setText] = useState('')
  if (draft.reading) return <Reading draft={draft} />
  const press = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || event.key !== 'Enter' || text.trim() === '') return
    event.preventDefault()
    onText(text)
  }
  return (
    <div className="draft-start" data-testid="draft-start">
      {draft.problem !== '' && (
        <p className="problem" role="alert" data-testid="draft-problem">
          {draft.problem}
        </p>
      )}
      <p>{own.lead}</p>
      <p>
        <button type="button" data-testid="draft-choose" onClick={onChoose}>
          {own.choose}
        </button>{' '}
        <span className="quiet">{own.chooseHint}</span>
      </p>
      <label className="draft-field">
        {own.paste}
        <textarea
          ref={takeFocus}
          value={text}
          spellCheck={false}
          maxLength={2_000_000}
          data-testid="draft-field"
          onChange={(event) => {
            setText(event.target.value)
          }}
          onKeyDown={press}
        />
      </label>
      <p>
        <button
          type="button"
          className="primary"
          disabled={text.trim() === ''}
          data-testid="draft-check"
          onClick={() => {
            onText(text)
          }}
        >
          {own.check}
        </button>{' '}
        <kbd>Ctrl+Enter</kbd>
      </p>
    </div>
  )
}

function Reading({ draft }: { draft: Draft }): ReactNode {
  const own = useWords().textCheck
  const job = useSession((state) => (state.job?.kind === 'text-check' ? state.job : null))
  return (
    <div className="desk-reading" role="status" data-testid="draft-reading">
      <span>{own.reading}</span>
      {job !== null && job.total > 0 ? (
        <>
          <progress value={job.done} max={job.total} aria-label={own.reading} />
          <span className="quiet">{own.progress(job.done, job.total)}</span>
        </>
      ) : (
        <progress aria-label={own.reading} />
      )}
      <button type="button" ref={takeFocus} data-testid="draft-stop" onClick={draft.stop}>
        {own.stop}
      </button>
    </div>
  )
}
