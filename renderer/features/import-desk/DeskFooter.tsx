import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import type { Desk } from './use-desk'

type Props = {
  desk: Desk
  hasTable: boolean
  ticked: number
  isNewForm: boolean
  /** Time or place of the table are not certain. */
  hasDoubts: boolean
  remember: boolean
  applying: boolean
  /** A table of the file has been imported. */
  isDone: boolean
  canApply: boolean
  /** The user wants to close and would lose words; null: not. */
  leaving: { leave: () => void; stay: () => void } | null
  onRemember: (remember: boolean) => void
  onApply: () => void
  onClose: () => void
  onOther: () => void
}

/** The last line of the desk: what is remembered, and the way on. */
export function DeskFooter(props: Props): ReactNode {
  const { desk, hasTable, ticked, isNewForm, hasDoubts, applying, canApply, leaving } = props
  const words = useWords()
  const own = words.importDesk
  if (leaving !== null)
    return (
      <>
        <span role="alert" data-testid="desk-leaving">
          {own.leave.question}
        </span>
        <span className="space" />
        <button type="button" data-testid="desk-leave" onClick={leaving.leave}>
          {own.leave.leave}
        </button>
        {/* With a key of its own it is a new button, which takes the focus. */}
        <button key="stay" type="button" className="primary" autoFocus onClick={leaving.stay}>
          {own.leave.stay}
        </button>
      </>
    )
  return (
    <>
      {desk.draft !== null && !desk.reading && (
        <>
          <label className="tick" title={own.rememberHint}>
            <input
              type="checkbox"
              checked={props.remember}
              data-testid="desk-remember"
              onChange={(event) => {
                props.onRemember(event.target.checked)
              }}
            />
            {own.remember}
          </label>
          <button
            type="button"
            autoFocus={desk.draft.tables.length === 0}
            data-testid="desk-other"
            onClick={props.onOther}
          >
            {own.otherFile}
          </button>
          {desk.isStale && desk.table !== null && desk.problem === '' && (
            <span className="quiet" role="status">
              {own.updating}
            </span>
          )}
        </>
      )}
      <span className="space" />
      <button type="button" data-testid="desk-close" onClick={props.onClose}>
        {props.isDone ? own.finish : words.cancel}
      </button>
      {hasTable && desk.pane === 'map' && (
        <button
          type="button"
          className="primary"
          data-testid="desk-to-preview"
          onClick={() => {
            desk.show('preview')
          }}
        >
          {own.toPreview}
        </button>
      )}
      {hasTable && desk.pane === 'preview' && (
        <button
          type="button"
          className="primary"
          // Never under a finger that is still answering questions with Enter.
          autoFocus={desk.isUnasked && !hasDoubts}
          disabled={!canApply}
          data-testid="import-apply"
          onClick={props.onApply}
        >
          {applying ? own.applying : isNewForm ? own.applyForm(ticked) : own.apply(ticked)}
        </button>
      )}
    </>
  )
}
