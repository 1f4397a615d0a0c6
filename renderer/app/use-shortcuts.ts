import { useEffect } from 'react'
import { useLatest } from '../ui/use-latest'
import { isCommandName, type CommandName } from './commands'
import { matchesShortcut, parseShortcut, type Menu } from './menu'

/** Keys that a text field needs for itself. */
const keysOfTextFields = new Set([
  'history.undo',
  'history.redo',
  'edit.cell',
  'edit.clear',
  'notes.edit',
  'notes.follow',
])

/** Runs the commands of the menus by their keys, wherever the focus is, except while a dialog is open. */
export function useShortcuts(menus: readonly Menu[], run: (name: CommandName) => void): void {
  const latest = useLatest(run)
  useEffect(() => {
    const shortcuts = menus.flatMap((menu) =>
      menu.items.flatMap((item) =>
        'separator' in item || item.keys === null || !isCommandName(item.command)
          ? []
          : [{ command: item.command, shortcut: parseShortcut(item.keys) }],
      ),
    )
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const found = shortcuts.find(({ shortcut }) => matchesShortcut(shortcut, event))
      if (found === undefined) return
      const inText = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null
      if (inText && keysOfTextFields.has(found.command)) return
      // The cell commands answer only where the sheet has the focus; elsewhere Delete and F2 mean nothing.
      if (found.command.startsWith('edit.')) return
      event.preventDefault()
      if (document.querySelector('dialog[open], .print-view, .meeting') === null)
        latest.current(found.command)
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [menus, latest])
}

/** The parts of the window in reading order, and what takes the focus in each; null: the part itself. */
const panes: readonly (readonly [pane: string, stop: string | null])[] = [
  ['.menu-bar', '[role=menuitem]'],
  ['.side', '[aria-current=page], button'],
  ['.context', 'select, input, button'],
  ['.formula', 'input, button'],
  ['[data-testid=sheet]', '.ag-cell-focus, .ag-cell'],
  ['.charts', 'button, select'],
  ['.tabs', '[aria-selected=true]'],
  ['.findings', '.findings-list'],
  ['.inspector', null],
  ['.status', 'button'],
]

/** F6 and Shift+F6 go round the parts of the window, so that everything is reached without a mouse. */
export function useRegionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.defaultPrevented) return
      event.preventDefault()
      // A dialog keeps the focus, and a text being typed its field.
      if (document.querySelector('dialog[open], .print-view, .meeting') !== null) return
      if (event.target instanceof HTMLElement && event.target.closest('.cell-editor') !== null) return
      const stops = panes.flatMap(([pane, stop]) => {
        const part = document.querySelector<HTMLElement>(pane)
        const target = stop === null ? part : part?.querySelector<HTMLElement>(stop)
        return part === null || target === null || target === undefined ? [] : [{ part, target }]
      })
      const at = stops.findIndex(({ part }) => part.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = at === -1 ? 0 : (at + step + stops.length) % stops.length
      stops[next]?.target.focus()
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
    }
  }, [])
}
