import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import type { TableLayout } from '../../../shared/model/table-layout'
import { findColumn, findRows, indexRows, type RowMatch } from '../../../shared/table/find-rows'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import type { ViewSlot } from '../../state/view-store'
import './name-box.css'

type Props = {
  /** Number and name of the active cell's row, and its column. */
  name: string
  slot: ViewSlot
  layout: TableLayout | null
  sheet: RefObject<SheetHandle | null>
}

const mostMatches = 12
const listId = 'name-box-matches'
/** The menu command and F5 find the field by it. */
const fieldId = 'name-box-field'

/**
 * Says what is selected, and goes where it is told: to a row by its number or by part of its name. It is one real text
 * field that looks like plain text until it has the focus, so that every way of typing Vietnamese works in it.
 */
export function NameBox({ name, slot, layout, sheet }: Props): ReactNode {
  const words = useWords()
  const app = useApp()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const size = useRangeSize(slot, sheet)
  const shown = size === null ? name : words.selection.shortSize(size.rows, size.columns)
  const isTyping = query !== null && query !== shown
  const index = useMemo(() => (isTyping && layout !== null ? indexRows(layout) : null), [isTyping, layout])
  const matches = index === null || query === null ? [] : findRows(index, query, mostMatches)
  const at = Math.min(chosen, matches.length - 1)
  useFocusKey(field)

  const goTo = (match: RowMatch | undefined): void => {
    if (match === undefined || layout === null || query === null) return
    const current = app.session.getState().selected[slot]?.column
    const kept = layout.columns.findIndex((column) => column.id === current)
    const column = findColumn(layout, query) ?? Math.max(0, kept)
    sheet.current?.goTo(match.row * layout.columns.length + column)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === composingKeyCode) return
    switch (event.key) {
      case 'ArrowDown':
        setChosen(Math.min(at + 1, matches.length - 1))
        break
      case 'ArrowUp':
        setChosen(Math.max(at - 1, 0))
        break
      case 'Enter':
        if (isTyping) goTo(matches[at])
        else sheet.current?.focus()
        break
      case 'Escape':
        sheet.current?.focus()
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <div className="name-box" title={shown} data-testid="name-box">
      <span aria-hidden="true">{shown}</span>
      <input
        ref={field}
        id={fieldId}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={`${words.formula.nameBox}: ${shown}`}
        aria-description={words.selection.goTo}
        aria-expanded={isTyping}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 && isTyping ? `${listId}-${String(at)}` : undefined}
        data-testid="name-box-field"
        value={query ?? shown}
        onFocus={(event) => {
          setQuery(shown)
          setChosen(0)
          event.target.select()
        }}
        onBlur={() => {
          setQuery(null)
        }}
        onChange={(event) => {
          setQuery(event.target.value)
          setChosen(0)
        }}
        onKeyDown={press}
      />
      {isTyping && (
        <ul className="name-matches" id={listId} role="listbox" aria-label={words.selection.matches}>
          {matches.map((match, position) => (
            <li
              key={match.row}
              id={`${listId}-${String(position)}`}
              role="option"
              aria-selected={position === at}
              onMouseDown={(event) => {
                event.preventDefault()
                goTo(match)
              }}
            >
              <b>{match.number}</b>
              <span>{match.label}</span>
            </li>
          ))}
          {matches.length === 0 && query.trim() !== '' && (
            <li className="quiet" role="option" aria-disabled="true" aria-selected="false">
              {words.selection.noMatch}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

const composingKeyCode = 229

/** F5, as in every spreadsheet; a browser's reload would throw away what is being typed. */
function useFocusKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F5' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return
      event.preventDefault()
      if (document.querySelector('dialog[open], .print-view') === null) field.current?.focus()
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [field])
}

/** Null: one cell at most. Asked of the sheet a frame later, when it has drawn rows that were opened or closed. */
function useRangeSize(
  slot: ViewSlot,
  sheet: RefObject<SheetHandle | null>,
): { rows: number; columns: number } | null {
  const app = useApp()
  const [size, setSize] = useState<{ rows: number; columns: number } | null>(null)
  useEffect(() => {
    let frame = 0
    const ask = (): void => {
      frame = 0
      const next = sheet.current?.rangeSize() ?? null
      const several = next !== null && next.rows * next.columns > 1 ? next : null
      setSize((before) =>
        before?.rows === several?.rows && before?.columns === several?.columns ? before : several,
      )
    }
    const askSoon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(ask)
    }
    askSoon()
    const stop = app.session.subscribe(askSoon)
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [app, slot, sheet])
  return size
}
