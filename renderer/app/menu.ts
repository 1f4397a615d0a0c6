import menuEn from '../../resources/text/menu.en.json'
import menuVi from '../../resources/text/menu.vi.json'

/** The application menu as data; Electron builds its native menu from the same files. */
export type MenuItem = { separator: true } | { command: string; label: string; keys: string | null }
export type Menu = { label: string; items: readonly MenuItem[] }

type RawItem = { separator?: boolean; command?: string; label?: string; keys?: string }

export function readMenus(language: 'vi' | 'en'): readonly Menu[] {
  const raw: readonly { label: string; items: readonly RawItem[] }[] = language === 'vi' ? menuVi : menuEn
  return raw.map(({ label, items }) => ({
    label,
    items: items.map((item) =>
      item.command === undefined || item.label === undefined
        ? { separator: true }
        : { command: item.command, label: item.label, keys: item.keys ?? null },
    ),
  }))
}

export type Shortcut = { ctrl: boolean; shift: boolean; key: string }

/** "Ctrl+Shift+S" → its parts; the key in the spelling of keyboard events. */
export function parseShortcut(keys: string): Shortcut {
  const plus = keys.endsWith('++')
  const parts = (plus ? keys.slice(0, -2) : keys).split('+')
  const key = plus ? '+' : (parts.at(-1) ?? '')
  return { ctrl: parts.includes('Ctrl'), shift: parts.includes('Shift'), key: key.toLowerCase() }
}

export function matchesShortcut(
  shortcut: Shortcut,
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): boolean {
  if (event.altKey || (event.ctrlKey || event.metaKey) !== shortcut.ctrl) return false
  // "+" is Shift+"=" on most keyboards, and both mean larger.
  if (shortcut.key === '+') return event.key === '+' || event.key === '='
  if (event.shiftKey !== shortcut.shift) return false
  // Letters by their place, so that a Vietnamese keyboard layout does not change them.
  return event.key.toLowerCase() === shortcut.key || event.code.toLowerCase() === `key${shortcut.key}`
}
