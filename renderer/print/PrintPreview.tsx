import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Orientation } from './paper-size'
import type { PrintPreviewWords } from './words'
import './print.css'

type PrintPreviewProps = {
  words: PrintPreviewWords
  orientation: Orientation
  /** Prints the page as it stands: style sheets leave only the paper. */
  onPrint: () => void
  onSavePdf: () => void
  onClose: () => void
  /** True while a PDF is being written. */
  busy?: boolean
  /** What can be chosen for this paper. */
  options?: ReactNode
  /** `PaperTablePages` or `PaperChart`. */
  children: ReactNode
}

/**
 * The view that Ctrl+P opens: sheets at real size over the whole window. It stands directly in `body`, because printing
 * hides everything else there. Escape closes it, Ctrl+P inside it prints.
 */
export function PrintPreview(props: PrintPreviewProps): ReactNode {
  const { words, orientation, onPrint, onSavePdf, onClose, busy = false, options, children } = props
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
      if (event.key !== 'Escape' && !wantsPrint) return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      if (wantsPrint) onPrint()
      else onClose()
    }
    addEventListener('keydown', press, true)
    return () => {
      removeEventListener('keydown', press, true)
    }
  }, [onPrint, onClose])

  return createPortal(
    <div className="print-view" role="dialog" aria-modal="true" aria-label={words.preview}>
      <div className="print-bar">
        <strong>{words.preview}</strong>
        <span className="print-paper">{words.paper[orientation]}</span>
        {options}
        <span className="print-space" />
        <button ref={first} type="button" className="print-primary" onClick={onPrint}>
          {words.print}
        </button>
        <button type="button" disabled={busy} aria-busy={busy} onClick={onSavePdf}>
          {words.savePdf}
        </button>
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      <div className="print-desk" tabIndex={0}>
        {children}
      </div>
    </div>,
    document.body,
  )
}
