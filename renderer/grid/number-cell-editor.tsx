import { useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'
import type { Words } from '../i18n/words'
import type { Move } from './keyboard'
import { useEntryField, type EntryOpening } from './use-entry-field'

/**
 * The text field of the sheet. It is always in the page, so that opening it is one synchronous focus(): the key that
 * begins typing, or the composition of an input method, lands in a real text field from its first letter on.
 */
export type CellEditorHandle = {
  open(opening: EntryOpening, box: DOMRect): void
  place(box: DOMRect | null): void
  /** Stores what is typed. False when that is impossible yet: the field stays open and says why. */
  finish(): boolean
  takeDraft(): { text: string; changed: boolean } | null
  isOpen(): boolean
}

type Props = {
  ref: Ref<CellEditorHandle>
  words: Words
  onDraft: (text: string | null) => void
  /** Called when the field closes; `move` says where the selection goes, null means it stays. */
  onClose: (move: Move | null) => void
}

/** What a question takes at most, in pixels. */
const promptRoom = { width: 450, height: 130 }

export function NumberCellEditor({ ref, words, onDraft, onClose }: Props): ReactNode {
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const entry = useEntryField({
    words,
    field,
    frame,
    onDraft,
    onClose: (move) => {
      hide()
      onClose(move)
    },
  })

  const hide = (): void => {
    if (frame.current !== null) frame.current.style.visibility = 'hidden'
    if (field.current !== null) {
      field.current.value = ''
      field.current.tabIndex = -1
    }
  }
  const place = (box: DOMRect | null): void => {
    const { style } = frame.current ?? {}
    if (style === undefined) return
    style.visibility = box === null || !entry.isOpen() ? 'hidden' : 'visible'
    if (box === null) return
    // The question stands below the cell and to its left, unless the sheet ends there.
    const room = frame.current?.parentElement
    frame.current?.classList.toggle('opens-right', box.right < promptRoom.width)
    frame.current?.classList.toggle(
      'opens-up',
      room != null && room.clientHeight - box.bottom < promptRoom.height && box.y > promptRoom.height,
    )
    style.left = `${String(box.x)}px`
    style.top = `${String(box.y)}px`
    style.width = `${String(box.width)}px`
    style.height = `${String(box.height)}px`
  }

  useImperativeHandle(ref, () => ({
    open: (opening, box) => {
      const input = field.current
      if (input === null || frame.current === null) return
      input.tabIndex = 0
      input.setAttribute('aria-label', opening.entry.label)
      // An invisible field cannot take the keyboard.
      frame.current.style.visibility = 'visible'
      entry.open(opening)
      place(box)
    },
    place,
    finish: entry.finish,
    takeDraft: () => {
      const draft = entry.takeDraft()
      if (draft !== null) hide()
      return draft
    },
    isOpen: entry.isOpen,
  }))

  return (
    <div className="cell-editor" ref={frame}>
      <input
        ref={field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        tabIndex={-1}
        data-testid="cell-editor"
        data-entry-field=""
        aria-invalid={entry.isRefused}
        aria-describedby={entry.promptId}
        onInput={entry.onInput}
        onKeyDown={entry.onKeyDown}
      />
      {entry.prompt}
    </div>
  )
}
