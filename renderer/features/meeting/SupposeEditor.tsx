import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { CellInput } from '../../../shared/contract/workbook-contract'
import { readEntry } from '../../grid/read-entry'
import { createSheetModel } from '../../grid/sheet-model'
import { useEntryField } from '../../grid/use-entry-field'
import { useWords } from '../../i18n/words'
import type { ViewCache } from '../../state/view-cache'
import type { SupposableFigure } from './list-supposable'

type Props = {
  cache: ViewCache
  figures: readonly SupposableFigure[]
  /** The figure to begin with. */
  first: number
  onSuppose: (index: number, input: CellInput) => void
  onClose: () => void
}

/** Where a figure is supposed: any of the screen, with the rules of the cells of a sheet. */
export function SupposeEditor({ cache, figures, first, onSuppose, onClose }: Props): ReactNode {
  const words = useWords()
  const own = words.meeting.editor
  const [index, setIndex] = useState(first)
  const chosen = figures.find((figure) => figure.index === index) ?? figures[0]
  return (
    <section className="suppose" aria-label={own.title} data-testid="suppose">
      <label className="suppose-figure">
        {own.figure}
        <select
          value={chosen?.index ?? -1}
          data-testid="suppose-figure"
          onChange={(event) => {
            setIndex(Number(event.target.value))
          }}
        >
          {figures.map((figure) => (
            <option key={figure.index} value={figure.index}>
              {figure.label}: {figure.text}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && (
        <SupposeField
          key={chosen.index}
          cache={cache}
          figure={chosen}
          onSuppose={(input) => {
            onSuppose(chosen.index, input)
          }}
          onClose={onClose}
        />
      )}
      <small>{own.hint}</small>
    </section>
  )
}

type FieldProps = {
  cache: ViewCache
  figure: SupposableFigure
  onSuppose: (input: CellInput) => void
  onClose: () => void
}

function SupposeField({ cache, figure, onSuppose, onClose }: FieldProps): ReactNode {
  const words = useWords()
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLSpanElement>(null)
  const row = cache.layout.rows[Math.floor(figure.index / cache.layout.columns.length)]
  const entry = useEntryField({ words, field, frame, onDraft: () => undefined, onClose })
  const opened = useRef(false)
  useEffect(() => {
    const input = field.current
    if (opened.current || row === undefined || input === null) return
    opened.current = true
    const text = createSheetModel(cache, words, false, false).textForEditing(figure.index)
    entry.open({
      entry: {
        text,
        label: words.meeting.editor.value(figure.label),
        read: (written) => readEntry(written, row, words),
        store: ({ input: value }) => {
          onSuppose(value)
        },
        storeInRange: (_written, { input: value }) => {
          onSuppose(value)
        },
        proposeSum: () => null,
        copyAbove: () => null,
      },
      mode: 'edit',
      text,
      changed: false,
    })
    input.select()
  })
  return (
    <span className="suppose-field" ref={frame}>
      <input
        ref={field}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        data-testid="suppose-value"
        data-entry-field=""
        aria-label={words.meeting.editor.value(figure.label)}
        aria-invalid={entry.isRefused}
        aria-describedby={entry.promptId}
        onInput={entry.onInput}
        onKeyDown={entry.onKeyDown}
      />
      <span className="suppose-unit">{row?.unit}</span>
      {entry.prompt}
    </span>
  )
}
