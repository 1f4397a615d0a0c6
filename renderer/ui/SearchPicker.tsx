import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { matchesSearch } from '../../shared/format/search-text'

export type SearchOption<Id extends number> = {
  id: Id
  text: string
  /** A second, quieter text: where a place lies, until when it existed. */
  note: string
  /** Shown greyed, and still to be chosen. */
  muted?: boolean | undefined
}

type Props<Id extends number> = {
  name: string
  label: string
  value: Id | null
  options: readonly SearchOption<Id>[]
  /** Text for "none of them"; null where a choice is needed. */
  none: string | null
  placeholder: string
  /** "Không tìm thấy": shown when nothing matches. */
  nothingFound: string
  onPick: (id: Id | null) => void
  /** In a bar the label stands small above, as over the other choices there. */
  inBar?: boolean
}

const shownOptions = 60

/** A choice among many by typing a part of the name, with or without marks; arrows, Enter, Escape, or the mouse. */
export function SearchPicker<Id extends number>(props: Props<Id>): ReactNode {
  const { name, label, value, options, none, placeholder, nothingFound, onPick, inBar = false } = props
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const chosen = options.find((one) => one.id === value)
  const found = query === null ? [] : findOptions(options, none, query)
  const position = Math.min(active, found.length - 1)

  const open = (): void => {
    setQuery('')
    setActive(0)
  }
  const close = (): void => {
    setQuery(null)
  }
  const take = (id: Id | null): void => {
    onPick(id)
    close()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      if (query === null) open()
      else setActive(Math.max(0, Math.min(found.length - 1, position + step)))
    } else if (event.key === 'Enter' && query !== null) {
      const option = found[position]
      if (option !== undefined) take(option.id)
    } else if (event.key === 'Escape' && query !== null) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <label className={`${inBar ? 'pick' : 'field'} search-picker`}>
      {inBar ? <small>{label}</small> : label}
      <input
        ref={field}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={query !== null}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={query === null ? undefined : `${list}-${String(position)}`}
        data-testid={`pick-${name}`}
        placeholder={chosen?.text ?? none ?? placeholder}
        value={query ?? chosen?.text ?? none ?? ''}
        onFocus={(event) => {
          event.target.select()
        }}
        onClick={() => {
          if (query === null) open()
        }}
        onBlur={close}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={press}
      />
      {query !== null && (
        <ul className="search-options" role="listbox" id={list} aria-label={label}>
          {found.map((option, at) => (
            <li
              key={option.id ?? 'none'}
              id={`${list}-${String(at)}`}
              role="option"
              aria-selected={at === position}
              className={option.muted === true ? 'muted' : undefined}
              ref={at === position ? scrollIntoView : null}
              onPointerDown={(event) => {
                // The field keeps the focus; a label would otherwise give it back and open the list again.
                event.preventDefault()
              }}
              onClick={(event) => {
                event.preventDefault()
                event.stopPropagation()
                take(option.id)
              }}
            >
              {option.text}
              {option.note !== '' && <small>{option.note}</small>}
            </li>
          ))}
          {found.length === 0 && <li className="quiet">{nothingFound}</li>}
        </ul>
      )}
    </label>
  )
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function findOptions<Id extends number>(
  options: readonly SearchOption<Id>[],
  none: string | null,
  query: string,
): (Omit<SearchOption<Id>, 'id'> & { id: Id | null })[] {
  const found = options.filter((one) => query === '' || matchesSearch(query, one.text)).slice(0, shownOptions)
  return none === null || query !== '' ? found : [{ id: null, text: none, note: '' }, ...found]
}
