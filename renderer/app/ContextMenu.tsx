import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import './context-menu.css'

/** One line of a menu. `checked` makes it one of several that can be on; `items` makes it a menu of its own. */
export type MenuEntry =
  | { separator: true }
  | {
      id: string
      label: string
      shortcut: string | null
      enabled: boolean
      checked?: boolean | undefined
      run: () => void
    }
  | { id: string; label: string; enabled: boolean; items: readonly MenuEntry[] }

type Props = {
  /** What it is for, read by screen readers. */
  label: string
  entries: readonly MenuEntry[]
  /** Where its corner is wanted, in pixels of the window. */
  x: number
  y: number
  /** `chosen`: something ran, and it may have put the keyboard where it belongs. */
  onClose: (chosen: boolean) => void
}

/**
 * A menu over the window, by mouse and by keys: arrows, Home, End, Enter, Escape; right and left open and close a menu
 * inside it. The keyboard returns to where it was.
 */
export function ContextMenu({ label, entries, x, y, onClose }: Props): ReactNode {
  const menu = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  const close = (chosen: boolean): void => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
    onClose(chosen)
  }
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    before.current = document.activeElement
    menu.current?.querySelector<HTMLElement>(itemSelector)?.focus()
    const leave = (event: Event): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return
      latest.current(false)
    }
    const leaveAlways = (): void => {
      latest.current(false)
    }
    addEventListener('pointerdown', leave, true)
    addEventListener('wheel', leave, { capture: true, passive: true })
    addEventListener('blur', leaveAlways)
    addEventListener('resize', leaveAlways)
    return () => {
      removeEventListener('pointerdown', leave, true)
      removeEventListener('wheel', leave, true)
      removeEventListener('blur', leaveAlways)
      removeEventListener('resize', leaveAlways)
    }
  }, [])
  return (
    <div
      ref={menu}
      onContextMenu={(event) => {
        event.preventDefault()
      }}
      onKeyDown={(event) => {
        // Keys in a menu are the menu's: none of them is a shortcut of the window.
        event.stopPropagation()
        if (event.key === 'Tab') event.preventDefault()
      }}
    >
      <MenuList
        label={label}
        entries={entries}
        at={{ left: x, right: x, top: y }}
        onChoose={(run) => {
          close(true)
          run()
        }}
        onLeave={() => {
          close(false)
        }}
      />
    </div>
  )
}

const itemSelector = ':scope > [role^=menuitem]:not(:disabled), [role=menu] > [role^=menuitem]:not(:disabled)'

type ListProps = {
  label: string
  entries: readonly MenuEntry[]
  /** The edges of what it opens beside, and its top. */
  at: { left: number; right: number; top: number }
  onChoose: (run: () => void) => void
  onLeave: () => void
  isInner?: boolean
}

function MenuList({ label, entries, at, onChoose, onLeave, isInner = false }: ListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const [opened, setOpened] = useState<{ id: string; box: DOMRect } | null>(null)
  const { left, right, top } = at
  useLayoutEffect(() => {
    const size = list.current?.getBoundingClientRect()
    if (size === undefined) return
    const fits = right + size.width + edge <= innerWidth
    setPlace({
      left: Math.max(edge, fits ? right : isInner ? left - size.width : innerWidth - size.width - edge),
      top: Math.max(edge, Math.min(top, innerHeight - size.height - edge)),
    })
    if (isInner) focusItem(list.current, 0)
  }, [left, right, top, isInner])

  const open = (id: string, item: HTMLElement): void => {
    setOpened({ id, box: item.getBoundingClientRect() })
  }
  const press = (event: KeyboardEvent<HTMLElement>, entry: MenuEntry): void => {
    const inner = 'items' in entry
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        stepItem(list.current, event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
        break
      case 'Home':
      case 'End':
        focusItem(list.current, event.key === 'Home' ? 0 : -1)
        break
      case 'ArrowRight':
        if (inner) open(entry.id, event.currentTarget)
        break
      case 'ArrowLeft':
        if (isInner) onLeave()
        break
      case 'Escape':
        onLeave()
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      role="menu"
      aria-label={label}
      className="menu-items context-menu"
      data-testid={isInner ? 'context-menu-inner' : 'context-menu'}
      style={{
        left: place?.left ?? right,
        top: place?.top ?? top,
        // Unseen until it is placed, and yet able to take the keyboard, which what is hidden is not.
        opacity: place === null ? 0 : 1,
      }}
    >
      {entries.map((entry, position) => {
        if ('separator' in entry) return <hr key={position} />
        const inner = 'items' in entry
        return (
          <MenuLine
            key={entry.id}
            entry={entry}
            isOpen={opened?.id === entry.id}
            onKeyDown={(event) => {
              press(event, entry)
            }}
            onPoint={(item) => {
              item.focus()
              if (inner) open(entry.id, item)
              else setOpened(null)
            }}
            onChoose={(item) => {
              if (inner) open(entry.id, item)
              else onChoose(entry.run)
            }}
          >
            {inner && opened?.id === entry.id && (
              <MenuList
                isInner
                label={entry.label}
                entries={entry.items}
                at={{ left: opened.box.left, right: opened.box.right, top: opened.box.top - 5 }}
                onChoose={onChoose}
                onLeave={() => {
                  setOpened(null)
                  list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(entry.id)}"]`)?.focus()
                }}
              />
            )}
          </MenuLine>
        )
      })}
    </div>
  )
}

type LineProps = {
  entry: Exclude<MenuEntry, { separator: true }>
  isOpen: boolean
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onPoint: (item: HTMLElement) => void
  onChoose: (item: HTMLElement) => void
  /** The open menu inside. */
  children: ReactNode
}

function MenuLine({ entry, isOpen, onKeyDown, onPoint, onChoose, children }: LineProps): ReactNode {
  const inner = 'items' in entry
  const checked = inner ? undefined : entry.checked
  return (
    <>
      <button
        type="button"
        role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
        aria-checked={checked}
        aria-haspopup={inner ? 'menu' : undefined}
        aria-expanded={inner ? isOpen : undefined}
        tabIndex={-1}
        disabled={!entry.enabled}
        data-item={entry.id}
        data-testid={`item-${entry.id}`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          if (document.activeElement !== event.currentTarget) onPoint(event.currentTarget)
        }}
        onClick={(event) => {
          onChoose(event.currentTarget)
        }}
      >
        <span>
          <i aria-hidden="true">{checked === true ? '✓' : ''}</i>
          {entry.label}
        </span>
        {inner ? <span aria-hidden="true">▸</span> : entry.shortcut !== null && <kbd>{entry.shortcut}</kbd>}
      </button>
      {children}
    </>
  )
}

const edge = 6

function listItems(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(':scope > [role^=menuitem]:not(:disabled)') ?? [])]
}

function focusItem(list: HTMLElement | null, at: number): void {
  listItems(list).at(at)?.focus()
}

function stepItem(list: HTMLElement | null, from: HTMLElement, step: number): void {
  const items = listItems(list)
  items[(items.indexOf(from) + step + items.length) % items.length]?.focus()
}
