import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { PrintPreviewWords } from './words'
import './print.css'

type PrintPreviewProps = {
  words: PrintPreviewWords
  /** Name of the view; what it is about, beside it. */
  name?: string
  hint: string
  /** Prints the page as it stands: style sheets leave only the paper. */
  onPrint: () => void
  onSavePdf: () => void
  onClose: () => void
  /** True while a file is being written. */
  busy?: boolean
  /** False while there is nothing to print. */
  canPrint?: boolean
  /** What can be chosen for this paper. */
  options?: ReactNode
  /** What the document is made of, left of its sheets. */
  side?: ReactNode
  /** A `PaperDocument`. */
  children: ReactNode
}

/**
 * The view that Ctrl+P opens: sheets at real size over the whole window. It stands directly in `body`, because printing
 * hides everything else there. Escape closes it, Ctrl+P inside it prints.
 */
export function PrintPreview(props: PrintPreviewProps): ReactNode {
  const {
    words,
    hint,
    onPrint,
    onSavePdf,
    onClose,
    busy = false,
    canPrint = true,
    options,
    side,
    children,
  } = props
  const name = props.name ?? words.preview
  const first = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const before = document.activeElement
    first.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const wantsPrint = (event.ctrlKey || event.metaKey) && event.code === 'KeyP'
      if ((event.key !== 'Escape' && !wantsPrint) || event.isComposing) return
      // A dialog over this view closes first.
      if (document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      if (!wantsPrint) onClose()
      else if (canPrint) onPrint()
    }
    addEventListener('keydown', press, true)
    return () => {
      removeEventListener('keydown', press, true)
    }
  }, [onPrint, onClose, canPrint])

  return createPortal(
    <div
      className={side === undefined ? 'print-view' : 'print-view print-view-with-side'}
      role="dialog"
      aria-modal="true"
      aria-label={name}
    >
      <div className="print-bar">
        <strong>{name}</strong>
        <span className="print-paper">{hint}</span>
        {options}
        <span className="print-space" />
        <button ref={first} type="button" className="print-primary" disabled={!canPrint} onClick={onPrint}>
          {words.print}
        </button>
        <button type="button" disabled={busy || !canPrint} aria-busy={busy} onClick={onSavePdf}>
          {words.savePdf}
        </button>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {side !== undefined && <div className="print-side">{side}</div>}
      <div className="print-desk" tabIndex={0} role="region" aria-label={words.preview}>
        {children}
      </div>
    </div>,
    document.body,
  )
}
