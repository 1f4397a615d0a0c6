import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Span } from '../../shared/calc/formula/ast'
import {
  completeFormula,
  type Candidate,
  type Completable,
  type Completion,
} from '../../shared/calc/formula/complete-formula'
import { CompletionList } from './CompletionList'
import { cutMarkedText } from './marked-text'

type Props = {
  id: string
  value: string
  /** What can be offered at the caret. */
  workbook: Completable
  /** What is wrong, by position. */
  marks: readonly Span[]
  describedBy: string
  testId: string
  onChange: (text: string) => void
  /** Enter, while no list is open. */
  onSubmit: () => void
}

/**
 * A plain text field for a formula: letters come from the keyboard or the input method alone, and keys that belong to a
 * composition are never touched. What is wrong is underlined by a layer behind the field that repeats its text; the list
 * of what can stand at the caret takes arrows, Enter, Tab and Escape while it is open.
 */
export function FormulaField(props: Props): ReactNode {
  const { id, value, workbook, marks, describedBy, testId, onChange, onSubmit } = props
  const list = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const nextCaret = useRef<number | null>(null)
  const [completion, setCompletion] = useState<Completion | null>(null)
  const [active, setActive] = useState(0)
  const [place, setPlace] = useState<{ left: number; top: number; bottom: number } | null>(null)
  const candidates = completion?.candidates ?? []
  const open = candidates.length > 0 && place !== null

  const offer = (text: string, caret: number): void => {
    const found = completeFormula(text, caret, workbook)
    setCompletion(found.candidates.length > 0 ? found : null)
    setActive(0)
  }
  const close = (): void => {
    setCompletion(null)
  }
  const take = (candidate: Candidate): void => {
    if (completion === null) return
    const { from, to } = completion
    const text = value.slice(0, from) + candidate.insert + value.slice(to)
    const caret = from + candidate.insert.length
    nextCaret.current = caret
    onChange(text)
    // After "NEU(" the first argument is wanted at once; after an indicator nothing is.
    if (candidate.kind === 'function') offer(text, caret)
    else close()
    field.current?.focus()
  }

  useLayoutEffect(() => {
    const caret = nextCaret.current
    nextCaret.current = null
    if (caret !== null) field.current?.setSelectionRange(caret, caret)
  }, [value])
  useLayoutEffect(() => {
    if (completion === null) return
    const box = anchor.current?.getBoundingClientRect()
    const scrolled = field.current?.scrollTop ?? 0
    setPlace(
      box === undefined ? null : { left: box.left, top: box.top - scrolled, bottom: box.bottom - scrolled },
    )
  }, [completion])

  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (open && pressInList(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      offer(value, event.currentTarget.selectionStart)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      onSubmit()
    }
  }
  /** Whether the key was meant for the list. */
  const pressInList = (key: string): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key]
    if (step !== undefined) setActive(Math.max(0, Math.min(candidates.length - 1, active + step)))
    else if (key === 'Escape') close()
    else if (key === 'Enter' || key === 'Tab') {
      const candidate = candidates[active]
      if (candidate !== undefined) take(candidate)
    } else return false
    return true
  }

  return (
    <div className="formula-field">
      <div className="formula-mirror" ref={mirror} aria-hidden="true">
        {cutMarkedText(value, marks).map((part, at) =>
          part.marked ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
        )}
      </div>
      <div className="formula-mirror" aria-hidden="true">
        {value.slice(0, completion?.from ?? 0)}
        <span ref={anchor} />
      </div>
      <textarea
        id={id}
        ref={field}
        rows={3}
        value={value}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={marks.length > 0}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${String(active)}` : undefined}
        data-testid={testId}
        onChange={(event) => {
          const { value: text, selectionStart } = event.target
          onChange(text)
          offer(text, selectionStart)
        }}
        onKeyDown={press}
        onSelect={(event) => {
          // The caret went elsewhere without typing: what is offered belongs to the old place.
          if (completion !== null && !near(completion, event.currentTarget.selectionStart)) close()
        }}
        onBlur={close}
        onScroll={(event) => {
          if (mirror.current !== null) mirror.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
      {open && (
        <CompletionList id={list} candidates={candidates} active={active} place={place} onTake={take} />
      )}
    </div>
  )
}

function near({ from, to }: Completion, caret: number): boolean {
  return caret >= from && caret <= to
}
