import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { LocalityId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { writeValidity } from '../../ui/validity-text'
import type { PlaceRow, PlaceTree } from './place-tree'

type Props = {
  tree: PlaceTree
  rows: readonly PlaceRow[]
  selected: LocalityId | null
  /** Places with a tick in front; null while none are to be ticked. */
  ticked: ReadonlySet<LocalityId> | null
  /** Whether the place counts in the period on screen; others are greyed. */
  counts: (place: PlaceRow['place']) => boolean
  onSelect: (id: LocalityId) => void
  onToggle: (id: LocalityId) => void
  onTick: (id: LocalityId) => void
  /** Enter on a row. */
  onEnter: () => void
}

/** The tree of places: one stop for Tab, arrows inside as in every tree; Space ticks where places are ticked. */
export function PlaceTreeView(props: Props): ReactNode {
  const { tree, rows, selected, ticked, counts, onSelect, onToggle, onTick, onEnter } = props
  const words = useWords()
  const own = words.reference.places
  const list = useRef<HTMLUListElement>(null)
  const current = Math.max(
    0,
    rows.findIndex(({ place }) => place.id === selected),
  )
  // A place that was added or found stands in sight; the focus stays where the person is typing.
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, rows])

  const focusRow = (at: number): void => {
    const row = rows[at]
    if (row === undefined) return
    onSelect(row.place.id)
    list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[at]?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    const row = rows[current]
    if (row === undefined || event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return
    const { place, open, children } = row
    switch (event.key) {
      case 'ArrowDown':
        focusRow(current + 1)
        break
      case 'ArrowUp':
        focusRow(current - 1)
        break
      case 'Home':
        focusRow(0)
        break
      case 'End':
        focusRow(rows.length - 1)
        break
      case 'ArrowRight':
        if (children > 0 && !open) onToggle(place.id)
        else if (open) focusRow(current + 1)
        break
      case 'ArrowLeft':
        if (open) onToggle(place.id)
        else focusRow(rows.findIndex((one) => one.place.id === place.parent))
        break
      case ' ':
        if (ticked !== null && place.parent !== null) onTick(place.id)
        break
      case 'Enter':
        onEnter()
        break
      default:
        return
    }
    event.preventDefault()
  }
  return (
    <ul className="place-tree" role="tree" aria-label={own.tree} ref={list} onKeyDown={press}>
      {rows.map(({ place, level, children, open }, at) => {
        const note = [
          writeValidity(place, words),
          place.successor === null ? '' : own.takenOver(tree.byId.get(place.successor)?.name ?? ''),
        ].filter((text) => text !== '')
        return (
          <li
            key={place.id}
            role="treeitem"
            aria-level={level}
            aria-selected={place.id === selected}
            aria-expanded={children > 0 ? open : undefined}
            aria-checked={ticked === null || place.parent === null ? undefined : ticked.has(place.id)}
            tabIndex={at === current ? 0 : -1}
            className={counts(place) ? undefined : 'muted'}
            style={{ paddingLeft: 6 + (level - 1) * 16 }}
            data-testid={`place-${place.name}`}
            onClick={() => {
              onSelect(place.id)
            }}
          >
            {children > 0 ? (
              <button
                type="button"
                className="plain-icon"
                tabIndex={-1}
                aria-label={open ? own.collapse : own.expand}
                onClick={(event) => {
                  event.stopPropagation()
                  onToggle(place.id)
                }}
              >
                {open ? '▾' : '▸'}
              </button>
            ) : (
              <span className="no-toggle" />
            )}
            {ticked !== null && place.parent !== null && (
              <input
                type="checkbox"
                tabIndex={-1}
                aria-hidden="true"
                checked={ticked.has(place.id)}
                onClick={(event) => {
                  event.stopPropagation()
                }}
                onChange={() => {
                  onTick(place.id)
                }}
              />
            )}
            <span className="place-name">{place.name}</span>
            <small>{[words.reference.levels[place.level], ...note].join(' · ')}</small>
          </li>
        )
      })}
    </ul>
  )
}
