import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import type { CellInput } from '../../shared/contract/workbook-contract'
import type { Words } from '../i18n/words'
import { readKey, type Move } from './keyboard'
import type { Entry } from './read-entry'
import { readStroke } from './read-stroke'

/**
 * The text field of the sheet. It is always in the page, so that opening it is one synchronous focus(): the key that
 * begins typing, or the composition of an input method, lands in a real text field from its first letter on. Keys that
 * belong to a composition are never touched. Opening and leaving without a change stores nothing.
 */
export type CellEditorHandle = {
  open(opening: EditorOpening): void
  place(box: DOMRect | null): void
  /** Stores what is typed. False when that is impossible yet: the field stays open and says why. */
  finish(): boolean
  isOpen(): boolean
}

export type EditorOpening = {
  box: DOMRect
  mode: 'enter' | 'edit'
  text: string
  /** True when opening is itself a change: Backspace on a cell empties it. */
  changed: boolean
  label: string
  read: (text: string) => Entry
  store: (input: CellInput, shown: string) => void
}

type Props = {
  ref: Ref<CellEditorHandle>
  words: Words
  /** Called when the field closes; `move` says where the selection goes, null means it stays. */
  onClose: (move: Move | null) => void
}

type Prompt = { entry: Exclude<Entry, { kind: 'store' }>; move: Move | null }

export function NumberCellEditor({ ref, words, onClose }: Props): ReactNode {
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const opening = useRef<EditorOpening | null>(null)
  const mode = useRef<'enter' | 'edit'>('enter')
  const touched = useRef(false)
  const [prompt, setPrompt] = useState<Prompt | null>(null)

  const close = (move: Move | null): void => {
    opening.current = null
    setPrompt(null)
    if (frame.current !== null) frame.current.style.visibility = 'hidden'
    if (field.current !== null) {
      field.current.value = ''
      field.current.tabIndex = -1
    }
    onClose(move)
  }
  const choose = (choice: { input: CellInput; shown: string }, move: Move | null): void => {
    const current = opening.current
    close(move)
    current?.store(choice.input, choice.shown)
  }
  const commit = (move: Move | null): boolean => {
    const current = opening.current
    const text = field.current?.value ?? ''
    if (current === null) return true
    const same = current.mode === 'edit' && text === current.text
    if (!touched.current || same) {
      close(move)
      return true
    }
    const entry = current.read(text)
    if (entry.kind === 'store') {
      choose(entry, move)
      return true
    }
    setPrompt({ entry, move })
    field.current?.focus()
    return false
  }
  const place = (box: DOMRect | null): void => {
    const { style } = frame.current ?? {}
    if (style === undefined) return
    style.visibility = box === null || opening.current === null ? 'hidden' : 'visible'
    if (box === null) return
    style.left = `${String(box.x)}px`
    style.top = `${String(box.y)}px`
    style.width = `${String(box.width)}px`
    style.height = `${String(box.height)}px`
  }

  useImperativeHandle(ref, () => ({
    open: (next) => {
      const input = field.current
      if (input === null) return
      opening.current = next
      mode.current = next.mode
      touched.current = next.changed
      input.value = next.text
      input.tabIndex = 0
      input.setAttribute('aria-label', next.label)
      place(next.box)
      input.focus({ preventScroll: true })
      input.setSelectionRange(next.text.length, next.text.length)
    },
    place,
    finish: () => commit(null),
    isOpen: () => opening.current !== null,
  }))

  // A click elsewhere stores first; when that is impossible the click is not allowed to take the field away.
  useEffect(() => {
    const press = (event: PointerEvent): void => {
      if (opening.current === null) return
      if (event.target instanceof Node && frame.current?.contains(event.target) === true) return
      if (commit(null)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const keepFocus = (event: MouseEvent): void => {
      if (opening.current === null) return
      if (event.target instanceof Node && frame.current?.contains(event.target) === true) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('pointerdown', press, true)
    document.addEventListener('mousedown', keepFocus, true)
    return () => {
      document.removeEventListener('pointerdown', press, true)
      document.removeEventListener('mousedown', keepFocus, true)
    }
  })

  const chooseByKey = (key: string): boolean => {
    if (prompt === null || prompt.entry.kind !== 'ask') return false
    const choice = prompt.entry.choices[Number(key) - 1]
    if (choice === undefined) return false
    choose(choice, prompt.move)
    return true
  }

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
        aria-invalid={prompt?.entry.kind === 'refuse'}
        aria-describedby="cell-editor-prompt"
        onInput={() => {
          touched.current = true
          if (prompt !== null) setPrompt(null)
        }}
        onKeyDown={(event) => {
          const stroke = readStroke(event.nativeEvent)
          if (stroke.composing || stroke.keyCode === 229) return
          if (prompt !== null && !stroke.ctrl && !stroke.alt && chooseByKey(stroke.key)) {
            event.preventDefault()
            return
          }
          const action = readKey(stroke, mode.current)
          if (action === null) return
          event.preventDefault()
          if (action.kind === 'commit') {
            // While a question stands, Enter does not choose: only a number or a click does.
            if (prompt?.entry.kind !== 'ask') commit(action.move)
          } else if (action.kind === 'switch-mode') mode.current = mode.current === 'edit' ? 'enter' : 'edit'
          else if (action.kind === 'cancel') {
            if (prompt?.entry.kind === 'ask') setPrompt(null)
            else close(null)
          }
        }}
      />
      {prompt !== null && (
        <EditorPrompt
          words={words}
          entry={prompt.entry}
          onChoose={(choice) => {
            choose(choice, prompt.move)
          }}
        />
      )}
    </div>
  )
}

type PromptProps = {
  words: Words
  entry: Prompt['entry']
  onChoose: (choice: { input: CellInput; shown: string }) => void
}

function EditorPrompt({ words, entry, onChoose }: PromptProps): ReactNode {
  if (entry.kind === 'refuse')
    return (
      <div className="editor-prompt refuse" id="cell-editor-prompt" role="alert" data-testid="editor-refusal">
        {entry.sentence}
      </div>
    )
  return (
    <div className="editor-prompt" id="cell-editor-prompt" role="alert" data-testid="editor-question">
      <span>{entry.question}</span>
      {entry.choices.map((choice, at) => (
        <button
          key={choice.shown}
          type="button"
          tabIndex={-1}
          onClick={() => {
            onChoose(choice)
          }}
        >
          <kbd>{at + 1}</kbd> {choice.shown}
        </button>
      ))}
      <small>{words.editor.askHint}</small>
    </div>
  )
}
