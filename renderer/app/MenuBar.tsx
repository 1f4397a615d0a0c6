import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../i18n/words'
import { useApp, useWorkbook } from '../state/app-state'
import { isEnabled, type CommandName, isCommandName } from './commands'
import type { Menu } from './menu'

type Props = { menus: readonly Menu[]; onCommand: (name: CommandName) => void }

/** The menu bar of the browser window; works with the mouse and, after Alt or F10, with arrow keys and Escape. */
export function MenuBar({ menus, onCommand }: Props): ReactNode {
  const words = useWords()
  const [open, setOpen] = useState<number | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)

  const leave = (): void => {
    setOpen(null)
    if (before.current instanceof HTMLElement) before.current.focus()
    before.current = null
  }
  useEffect(() => {
    // Alt alone, pressed and released, goes to the menu, as in desktop programs.
    let altAlone = false
    const down = (event: globalThis.KeyboardEvent): void => {
      altAlone = event.key === 'Alt' && !event.ctrlKey && !event.shiftKey
      // Opened by the mouse, a menu leaves the focus where it was.
      if (event.key === 'Escape') setOpen(null)
      if (event.key === 'F10' && !event.shiftKey) {
        event.preventDefault()
        enter()
      }
    }
    const up = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Alt' || !altAlone) return
      event.preventDefault()
      if (bar.current?.contains(document.activeElement) !== true) enter()
    }
    const enter = (): void => {
      if (document.querySelector('dialog[open], .print-view') !== null) return
      before.current = document.activeElement
      bar.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    }
    const press = (event: PointerEvent): void => {
      if (event.target instanceof Node && bar.current?.contains(event.target) === true) return
      setOpen(null)
    }
    addEventListener('keydown', down)
    addEventListener('keyup', up)
    addEventListener('pointerdown', press, true)
    return () => {
      removeEventListener('keydown', down)
      removeEventListener('keyup', up)
      removeEventListener('pointerdown', press, true)
    }
  }, [])

  const choose = (command: string): void => {
    leave()
    if (isCommandName(command)) onCommand(command)
  }
  const pressTop = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step !== undefined) {
      const next = (at + step + menus.length) % menus.length
      focusTop(bar.current, next)
      if (open !== null) setOpen(next)
    } else if (event.key === 'ArrowDown') {
      setOpen(at)
      requestAnimationFrame(() => {
        focusItem(bar.current, 0)
      })
    } else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const pressItem = (event: KeyboardEvent, at: number): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step !== undefined) moveItem(bar.current, step)
    else if (side !== undefined) {
      const next = (at + side + menus.length) % menus.length
      setOpen(next)
      requestAnimationFrame(() => {
        focusItem(bar.current, 0)
      })
    } else if (event.key === 'Escape') {
      setOpen(null)
      focusTop(bar.current, at)
    } else if (event.key === 'Tab') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="menu-bar" role="menubar" aria-label={words.menu.name} ref={bar}>
      {menus.map((menu, at) => (
        <div key={menu.label} className="menu">
          <button
            type="button"
            role="menuitem"
            className="menu-top"
            aria-haspopup="menu"
            aria-expanded={open === at}
            tabIndex={at === 0 ? 0 : -1}
            onPointerDown={(event) => {
              event.preventDefault()
              before.current ??= document.activeElement
              setOpen(open === at ? null : at)
            }}
            onClick={(event) => {
              // Enter and Space arrive as clicks without a pointer.
              if (event.detail !== 0) return
              setOpen(at)
              requestAnimationFrame(() => {
                focusItem(bar.current, 0)
              })
            }}
            onPointerEnter={() => {
              if (open !== null) setOpen(at)
            }}
            onKeyDown={(event) => {
              pressTop(event, at)
            }}
          >
            {menu.label}
          </button>
          {open === at && (
            <MenuItems
              menu={menu}
              onChoose={choose}
              onKeyDown={(event) => {
                pressItem(event, at)
              }}
            />
          )}
        </div>
      ))}
    </div>
  )
}

type ItemsProps = {
  menu: Menu
  onChoose: (command: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

function MenuItems({ menu, onChoose, onKeyDown }: ItemsProps): ReactNode {
  const app = useApp()
  useWorkbook((state) => state.workbook)
  return (
    <div className="menu-items" role="menu" aria-label={menu.label} onKeyDown={onKeyDown}>
      {menu.items.map((item, at) =>
        'separator' in item ? (
          <hr key={at} />
        ) : (
          <button
            key={item.command}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-testid={`menu-${item.command}`}
            disabled={!isEnabled(item.command, app)}
            onClick={() => {
              onChoose(item.command)
            }}
          >
            <span>{item.label}</span>
            {item.keys !== null && <kbd>{item.keys}</kbd>}
          </button>
        ),
      )}
    </div>
  )
}

function listItems(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>('.menu-items [role=menuitem]:not(:disabled)') ?? [])]
}

function focusItem(bar: HTMLElement | null, at: number): void {
  listItems(bar)[at]?.focus()
}

function moveItem(bar: HTMLElement | null, step: number): void {
  const items = listItems(bar)
  const at = items.findIndex((item) => item === document.activeElement)
  items[(at + step + items.length) % items.length]?.focus()
}

function focusTop(bar: HTMLElement | null, at: number): void {
  bar?.querySelectorAll<HTMLElement>('.menu-top')[at]?.focus()
}
