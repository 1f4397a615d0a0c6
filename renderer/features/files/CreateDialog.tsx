import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { wordFailure } from '../../state/report-failure'
import { createWorkbook } from './file-actions'

export function CreateDialog({ onClose }: { onClose: () => void }): ReactNode {
  const app = useApp()
  const words = useWords()
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  const clean = name.normalize('NFC').trim()
  const create = (): void => {
    if (clean === '') return
    createWorkbook(app, words, clean).catch((error: unknown) => {
      setProblem(wordFailure(error, words))
    })
  }
  return (
    <ModalDialog
      name="create"
      title={words.files.createTitle}
      onClose={onClose}
      actions={
        <>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="primary"
            disabled={clean === ''}
            onClick={create}
            data-testid="create"
          >
            {words.files.create}
          </button>
        </>
      }
    >
      <label className="field">
        {words.files.createName}
        <input
          type="text"
          ref={takeFocus}
          maxLength={120}
          value={name}
          data-testid="create-name"
          onChange={(event) => {
            setName(event.target.value)
            setProblem('')
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) create()
          }}
        />
      </label>
      <p className="quiet">{words.files.createHint}</p>
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </ModalDialog>
  )
}
