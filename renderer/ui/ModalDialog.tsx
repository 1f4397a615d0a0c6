import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useWords } from '../i18n/words'

type Props = {
  name: string
  title: string
  wide?: boolean
  onClose: () => void
  /** Buttons at the bottom; without them there is only a close button. */
  actions?: ReactNode
  children: ReactNode
}

/** A dialog of the browser's own kind: it keeps the focus inside, Escape closes it, and focus returns where it was. */
export function ModalDialog({ name, title, wide = false, onClose, actions, children }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const words = useWords()
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'modal wide' : 'modal'}
      data-testid={`dialog-${name}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={heading}>{title}</h2>
      <div className="modal-body">{children}</div>
      <div className="modal-actions">
        {actions ?? (
          <button type="button" className="primary" autoFocus onClick={onClose}>
            {words.close}
          </button>
        )}
      </div>
    </dialog>
  )
}
