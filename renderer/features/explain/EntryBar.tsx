import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react'
import { createSheetModel } from '../../grid/sheet-model'
import type { SheetHandle } from '../../grid/sheet-props'
import { useEntryField } from '../../grid/use-entry-field'
import { useWords } from '../../i18n/words'
import { useSession, useWorkbook } from '../../state/app-state'
import type { ViewCache } from '../../state/view-cache'
import './entry-bar.css'

type Props = {
  cache: ViewCache
  /** The active cell; null outside the figures. */
  index: number | null
  /** Grows with every change of the cache. */
  version: number
  stated: boolean
  sheet: RefObject<SheetHandle | null>
}

/**
 * The text of the active cell as it is typed, in a text field of its own: the same reading and the same keys as in the
 * cell. It shows what is being typed in the cell, and takes that over when it gets the keyboard.
 */
export function EntryBar({ cache, index, version, stated, sheet }: Props): ReactNode {
  const words = useWords()
  const draft = useSession((state) => state.draft)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const frame = useRef<HTMLSpanElement>(null)
  const model = useMemo(
    () => createSheetModel(cache, words, stated, readOnly),
    [cache, words, stated, readOnly],
  )
  const field = useRef<HTMLInputElement>(null)
  const entry = useEntryField({
    words,
    field,
    frame,
    onDraft: () => undefined,
    onClose: (move) => {
      sheet.current?.joinEntry(null)
      if (field.current === null) return
      field.current.value = text
      // Who left by another way has the keyboard already.
      if (document.activeElement === field.current) sheet.current?.leaveEntry(move)
    },
  })
  const { isOpen } = entry
  const isTypable = index !== null && model.refusalAt(index) === null
  const text = draft ?? (isTypable ? model.textForEditing(index) : '')
  useEffect(() => {
    if (field.current !== null && !isOpen()) field.current.value = text
  }, [field, isOpen, text, version, isTypable])

  const begin = (): void => {
    if (isOpen()) return
    const taken = sheet.current?.takeDraft() ?? null
    const described = sheet.current?.describeEntry() ?? null
    if (described === null) {
      sheet.current?.focus()
      return
    }
    entry.open({
      entry: described,
      mode: 'edit',
      text: taken?.text ?? described.text,
      changed: taken?.changed ?? false,
    })
    sheet.current?.joinEntry(entry.finish)
  }

  if (!isTypable) return null
  return (
    <span className="entry-bar" ref={frame}>
      <input
        ref={field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={words.formula.entry}
        aria-invalid={entry.isRefused}
        aria-describedby={entry.promptId}
        data-testid="entry-bar"
        data-entry-field=""
        onFocus={begin}
        onBlur={(event) => {
          if (event.relatedTarget !== null && isOpen()) entry.finish()
        }}
        onInput={entry.onInput}
        onKeyDown={entry.onKeyDown}
      />
      {entry.prompt}
    </span>
  )
}
