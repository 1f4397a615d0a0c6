import { useEffect, useRef, useState, type ReactNode } from 'react'
import { longestNote } from '../../../shared/model/remark'
import { useWords } from '../../i18n/words'
import { useLatest } from '../../ui/use-latest'
import { placeBeside } from './place-beside'

/**
 * The note of one cell, written beside it. Ctrl+Enter or a press elsewhere stores, Escape leaves what was; keys of an input
 * method are its own. What was not changed is not stored.
 */
type Props = {
  name: string
  /** The note as it is; null while it is being read. */
  note: string | null
  imported: string | null
  /** Where the cell is in the window; null when it is not drawn. */
  cell: DOMRect | null
  /** `text` is null when nothing is to be stored; `byKey`: the keyboard goes back to the sheet. */
  onClose: (text: string | null, byKey: boolean) => void
}

const size = { width: 300, height: 170 }

export function NoteEditor({ name, note, imported, cell, onClose }: Props): ReactNode {
  const words = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? note ?? ''
  // Leaving takes the focus away, which would leave a second time and store what Escape has just given up.
  const left = useRef(false)
  const leave = useLatest((byKey: boolean, stores: boolean) => {
    if (left.current) return
    left.current = true
    onClose(stores && typed !== null && typed.trim() !== (note ?? '') ? typed : null, byKey)
  })

  useEffect(() => {
    field.current?.focus()
    const press = (event: PointerEvent): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === true) return
      leave.current(false, true)
    }
    document.addEventListener('pointerdown', press, true)
    return () => {
      document.removeEventListener('pointerdown', press, true)
    }
  }, [leave])
  // A note that arrives late stands before the caret, not after it.
  useEffect(() => {
    const { current } = field
    if (note !== null && current !== null && current.value === note)
      current.setSelectionRange(note.length, note.length)
  }, [note])

  const room = { width: innerWidth, height: innerHeight }
  const beside = cell ?? { left: room.width / 2, right: room.width / 2, top: room.height / 3 }
  return (
    <div
      ref={frame}
      className="note-editor"
      role="dialog"
      aria-label={name}
      data-testid="note-editor"
      style={{ ...placeBeside(beside, size, room), width: size.width }}
      onBlur={(event) => {
        const next = event.relatedTarget
        if (next instanceof Node && !event.currentTarget.contains(next)) leave.current(false, true)
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) return
        if (event.key === 'Escape') leave.current(true, false)
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) leave.current(true, true)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <textarea
        ref={field}
        value={text}
        rows={5}
        maxLength={longestNote}
        readOnly={note === null}
        placeholder={words.notes.placeholder}
        aria-label={name}
        onChange={(event) => {
          setTyped(event.target.value)
        }}
      />
      {imported !== null && <p className="quiet">{words.notes.imported(imported)}</p>}
      <footer>
        <small>{words.notes.hint}</small>
        <span className="space" />
        {note !== null && note !== '' && (
          <button
            type="button"
            onClick={() => {
              left.current = true
              onClose('', true)
            }}
          >
            {words.notes.remove}
          </button>
        )}
        <button
          type="button"
          className="primary"
          onClick={() => {
            leave.current(true, true)
          }}
        >
          {words.notes.save}
        </button>
      </footer>
    </div>
  )
}
