import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { CellInput } from '../../shared/contract/workbook-contract'
import type { Words } from '../i18n/words'
import { useLatest } from '../ui/use-latest'
import { readKey, type KeyAction, type Move } from './keyboard'
import type { Entry } from './read-entry'
import { readStroke } from './read-stroke'

/**
 * A text field in which the figure of one cell is typed: the one over the cell and the one of the formula bar. Keys that
 * belong to a composition are never touched, and Backspace is the field's own. Opening and leaving without a change
 * stores nothing; what cannot be stored keeps the field open and says why.
 */
export type CellEntry = {
  /** What F2 shows. */
  text: string
  label: string
  read: (text: string) => Entry
  store: (choice: EntryChoice) => void
  /** Ctrl+Enter: into every cell of the range that takes it. */
  storeInRange: (text: string, choice: EntryChoice) => void
  /** Null, and the reason has been told. */
  proposeSum: () => string | null
  copyAbove: () => string | null
}

export type EntryChoice = { input: CellInput; shown: string }

export type EntryOpening = {
  entry: CellEntry
  mode: 'enter' | 'edit'
  text: string
  /** True when opening is itself a change: Backspace on a cell empties it. */
  changed: boolean
}

type Prompt = { entry: Exclude<Entry, { kind: 'store' }>; leave: Leave }
/** What happens after storing: the selection moves, stays (null), or the whole range is filled. */
type Leave = Move | null | 'range'

type FieldSource = {
  words: Words
  field: RefObject<HTMLInputElement | null>
  /** What the field and its question stand in: a press elsewhere stores first. */
  frame: RefObject<HTMLElement | null>
  /** The text while the field is open; null when it closes. */
  onDraft: (text: string | null) => void
  /** Called when the field closes; `move` says where the selection goes, null means it stays. */
  onClose: (move: Move | null) => void
}

export type EntryField = {
  open: (opening: EntryOpening) => void
  isOpen: () => boolean
  /** Stores what is typed. False when that is impossible yet: the field stays open and says why. */
  finish: () => boolean
  /** Closes without storing and hands over what is typed; null when the field is not open. */
  takeDraft: () => { text: string; changed: boolean } | null
  isRefused: boolean
  promptId: string
  onInput: () => void
  onKeyDown: (event: KeyboardEvent) => void
  prompt: ReactNode
}

export function useEntryField(source: FieldSource): EntryField {
  const { words, field, frame } = source
  const latest = useLatest(source)
  const opening = useRef<EntryOpening | null>(null)
  const mode = useRef<'enter' | 'edit'>('enter')
  const touched = useRef(false)
  const promptId = useId()
  const [prompt, setPrompt] = useState<Prompt | null>(null)

  const empty = (): void => {
    opening.current = null
    setPrompt(null)
    latest.current.onDraft(null)
  }
  const close = (leave: Leave): void => {
    empty()
    latest.current.onClose(leave === 'range' ? null : leave)
  }
  const choose = (choice: EntryChoice, leave: Leave): void => {
    const entry = opening.current?.entry
    const text = field.current?.value ?? ''
    close(leave)
    if (leave === 'range') entry?.storeInRange(text, choice)
    else entry?.store(choice)
  }
  const commit = (leave: Leave): boolean => {
    const current = opening.current
    const text = field.current?.value ?? ''
    if (current === null) return true
    const same = current.mode === 'edit' && text === current.text && !current.changed
    if (leave !== 'range' && (!touched.current || same)) {
      close(leave)
      return true
    }
    const entry = current.entry.read(text)
    if (entry.kind === 'store') {
      choose(entry, leave)
      return true
    }
    setPrompt({ entry, leave })
    field.current?.focus()
    return false
  }
  const commitLater = useLatest(commit)
  const write = (text: string | null): void => {
    const input = field.current
    if (text === null || input === null) return
    input.setRangeText(text, 0, input.value.length, 'end')
    touched.current = true
    setPrompt(null)
    latest.current.onDraft(text)
  }

  // A press elsewhere stores first; when that is impossible the press is not allowed to take the field away.
  useEffect(() => {
    const isElsewhere = (event: Event): boolean =>
      opening.current !== null &&
      event.target instanceof Element &&
      frame.current?.contains(event.target) !== true &&
      event.target.closest('[data-entry-field]') === null
    const press = (event: PointerEvent): void => {
      if (!isElsewhere(event) || commitLater.current(null)) return
      event.preventDefault()
      event.stopPropagation()
    }
    const keepFocus = (event: MouseEvent): void => {
      if (!isElsewhere(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('pointerdown', press, true)
    document.addEventListener('mousedown', keepFocus, true)
    return () => {
      document.removeEventListener('pointerdown', press, true)
      document.removeEventListener('mousedown', keepFocus, true)
    }
  }, [frame, commitLater])

  const chooseByKey = (key: string): boolean => {
    if (prompt?.entry.kind !== 'ask') return false
    const choice = prompt.entry.choices[Number(key) - 1]
    if (choice === undefined) return false
    choose(choice, prompt.leave)
    return true
  }
  const refuse = (sentence: string): void => {
    setPrompt({ entry: { kind: 'refuse', sentence }, leave: null })
  }
  const act = (action: KeyAction): void => {
    switch (action.kind) {
      // While a question stands, Enter does not choose: only a number or a click does.
      case 'commit':
        if (prompt?.entry.kind !== 'ask') commit(action.move)
        return
      case 'commit-range':
        if (prompt?.entry.kind !== 'ask') commit('range')
        return
      case 'switch-mode':
        mode.current = mode.current === 'edit' ? 'enter' : 'edit'
        return
      case 'cancel':
        if (prompt?.entry.kind === 'ask') setPrompt(null)
        else close(null)
        return
      case 'propose-sum':
        write(opening.current?.entry.proposeSum() ?? null)
        return
      case 'copy-above':
        write(opening.current?.entry.copyAbove() ?? null)
        return
      case 'insert-date':
        refuse(words.editor.noDate)
        return
      case 'break-line':
        refuse(words.editor.noLine)
        return
      default:
    }
  }

  return {
    open: (next) => {
      const input = field.current
      if (input === null) return
      opening.current = next
      mode.current = next.mode
      touched.current = next.changed
      input.focus({ preventScroll: true })
      // A field that shows the text already keeps its caret and what is selected in it.
      if (input.value !== next.text) input.setRangeText(next.text, 0, input.value.length, 'end')
      latest.current.onDraft(next.text)
    },
    isOpen: () => opening.current !== null,
    finish: () => commit(null),
    takeDraft: () => {
      if (opening.current === null) return null
      const draft = { text: field.current?.value ?? '', changed: touched.current }
      empty()
      return draft
    },
    isRefused: prompt?.entry.kind === 'refuse',
    promptId,
    onInput: () => {
      touched.current = true
      if (prompt !== null) setPrompt(null)
      latest.current.onDraft(field.current?.value ?? '')
    },
    onKeyDown: (event) => {
      if (opening.current === null) return
      const stroke = readStroke(event.nativeEvent)
      if (stroke.composing || stroke.keyCode === 229) return
      if (prompt !== null && !stroke.ctrl && !stroke.alt && chooseByKey(stroke.key)) {
        event.preventDefault()
        return
      }
      const action = readKey(stroke, mode.current)
      if (action === null) return
      event.preventDefault()
      act(action)
    },
    prompt: prompt !== null && (
      <EntryPrompt
        id={promptId}
        words={words}
        entry={prompt.entry}
        onChoose={(choice) => {
          choose(choice, prompt.leave)
        }}
      />
    ),
  }
}

type PromptProps = {
  id: string
  words: Words
  entry: Prompt['entry']
  onChoose: (choice: EntryChoice) => void
}

function EntryPrompt({ id, words, entry, onChoose }: PromptProps): ReactNode {
  if (entry.kind === 'refuse')
    return (
      <div className="editor-prompt refuse" id={id} role="alert" data-testid="editor-refusal">
        {entry.sentence}
      </div>
    )
  return (
    <div className="editor-prompt" id={id} role="alert" data-testid="editor-question">
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
