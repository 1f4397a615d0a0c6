import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useApp, useScratch, useWorkbook } from '../../state/app-state'
import type { ScratchEnd } from '../../state/scratch-store'
import { ModalDialog } from '../../ui/ModalDialog'
import { nameSupposition } from './name-supposition'
import { endSupposing } from './scratch-actions'

type Props = {
  /** What was asked for and waits for the answer. */
  next: (() => void) | null
  onClose: () => void
}

/** What shall become of the supposed figures: nothing is thrown away or stored without having been read here. */
export function EndScratchDialog({ next, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.meeting.scratch
  const supposed = useScratch((state) => state.supposed) ?? []
  const readOnly = useWorkbook((state) => state.workbook?.readOnly !== false)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const end = async (how: ScratchEnd): Promise<void> => {
    setBusy(true)
    const ended = await endSupposing({ app, words }, how)
    setBusy(false)
    if (!ended) return
    onClose()
    next?.()
  }
  const written = name.trim()
  return (
    <ModalDialog
      name="end-scratch"
      title={own.endTitle}
      wide
      onClose={onClose}
      actions={
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      }
    >
      <p>{own.endText(supposed.length)}</p>
      <div className="scratch-figures">
        <table className="plain">
          <thead>
            <tr>
              <th>{own.figure}</th>
              <th>{own.before}</th>
              <th>{own.after}</th>
            </tr>
          </thead>
          <tbody>
            {supposed.map((one) => (
              <tr key={nameSupposition(one, words)}>
                <td>{nameSupposition(one, words)}</td>
                <td className="number">{one.before ?? own.blank}</td>
                <td className="number">
                  <b>{one.after ?? own.blank}</b> {one.unit}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form
        className="scratch-choice"
        onSubmit={(event) => {
          event.preventDefault()
          if (written !== '') void end({ kind: 'keep', name: written })
        }}
      >
        <label className="field">
          {own.keepName}
          <input
            value={name}
            maxLength={120}
            autoComplete="off"
            data-testid="scratch-name"
            disabled={readOnly}
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        </label>
        <button type="submit" data-testid="scratch-keep" disabled={readOnly || busy || written === ''}>
          {own.keep}
        </button>
        <small className="quiet">{own.keepHint}</small>
      </form>
      <div className="scratch-choice">
        <button
          type="button"
          data-testid="scratch-store"
          disabled={readOnly || busy}
          onClick={() => {
            void end({ kind: 'store' })
          }}
        >
          {own.store}
        </button>
        <small className="quiet">{own.storeHint}</small>
      </div>
      <div className="scratch-choice">
        <button
          type="button"
          data-testid="scratch-discard"
          disabled={busy}
          onClick={() => {
            void end({ kind: 'discard' })
          }}
        >
          {own.discard}
        </button>
        <small className="quiet">{own.discardHint}</small>
      </div>
    </ModalDialog>
  )
}
