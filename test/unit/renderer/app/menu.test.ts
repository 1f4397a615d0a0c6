import { describe, expect, it } from 'vitest'
import { commandNames } from '../../../../renderer/app/commands'
import { matchesShortcut, parseShortcut, readMenus } from '../../../../renderer/app/menu'

const press = (key: string, part: Partial<KeyboardEvent> = {}): Parameters<typeof matchesShortcut>[1] => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...part,
})

describe('menus', () => {
  it.each(['vi', 'en'] as const)('name only commands that exist (%s)', (language) => {
    const named = readMenus(language)
      .flatMap((menu) => menu.items)
      .flatMap((item) => ('separator' in item ? [] : [item.command]))
    // Quitting belongs to the desktop shell.
    expect(named.filter((name) => name !== 'app.quit').sort()).toEqual([...commandNames].sort())
  })

  it('tell Ctrl+S from Ctrl+Shift+S', () => {
    const save = parseShortcut('Ctrl+S')
    const copy = parseShortcut('Ctrl+Shift+S')
    const plain = press('s', { ctrlKey: true })
    const shifted = press('S', { ctrlKey: true, shiftKey: true })
    expect([matchesShortcut(save, plain), matchesShortcut(save, shifted)]).toEqual([true, false])
    expect([matchesShortcut(copy, plain), matchesShortcut(copy, shifted)]).toEqual([false, true])
  })

  it('take zoom in with and without Shift, and letters by their place', () => {
    const larger = parseShortcut('Ctrl++')
    expect(matchesShortcut(larger, press('=', { ctrlKey: true }))).toBe(true)
    expect(matchesShortcut(larger, press('+', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(matchesShortcut(parseShortcut('Ctrl+Z'), press('ư', { ctrlKey: true, code: 'KeyZ' }))).toBe(true)
    expect(matchesShortcut(parseShortcut('Ctrl+Z'), press('z', { ctrlKey: true, altKey: true }))).toBe(false)
  })
})
