import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useWords } from '../i18n/words'
import { takeFocus } from './take-focus'

type Props = {
  name: string
  title: string
  wide?: boolean
  /** As large as the window, for work rather than a question. */
  full?: boolean
  onClose: () => void
  /** Buttons at the bottom; without them there is only a close button. */
  actions?: ReactNode
  children: ReactNode
}

const focusable = 'a[href], button, input, select, textarea, [tabindex]'

/**
 * A dialog of the browser's own kind: it keeps the focus inside, Escape closes it, and focus returns where it was.
 * Escape is taken as a key, before the browser's own handling: a browser closes by itself at the second Escape in a row,
 * whatever the dialog has to say about unsaved work, and while an input method composes the key belongs to that.
 */
export function ModalDialog({
  name,
  title,
  wide = false,
  full = false,
  onClose,
  actions,
  children,
}: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const words = useWords()
  const heading = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    const text = body.current
    // A long text without a field or a button in it is scrolled by keys too.
    if (text !== null && text.scrollHeight > text.clientHeight && text.querySelector(focusable) === null)
      text.tabIndex = 0
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={full ? 'modal full' : wide ? 'modal wide' : 'modal'}
      data-testid={`dialog-${name}`}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        event.preventDefault()
        onClose()
      }}
      onCancel={(event) => {
        // A file input inside a dialog reports its own cancel through it.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={heading}>{title}</h2>
      <div className="modal-body" ref={body}>
        {children}
      </div>
      <div className="modal-actions">
        {actions ?? (
          <button type="button" className="primary" ref={takeFocus} onClick={onClose}>
            {words.close}
          </button>
        )}
      </div>
    </dialog>
  )
}
