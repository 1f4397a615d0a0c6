import { describe, expect, it } from 'vitest'
import { listSheetMenu, type CellMenuScope } from '../../../../renderer/app/cell-menu'
import { commandNames, type CommandName } from '../../../../renderer/app/commands'
import type { MenuEntry } from '../../../../renderer/app/ContextMenu'
import { readMenus } from '../../../../renderer/app/menu'
import { en } from '../../../../renderer/i18n/en'
import { vi } from '../../../../renderer/i18n/vi'
import { unpackCellFlags } from '../../../../shared/model/cell'
import { maturities, qualifiers } from '../../../../shared/model/fact'
import { flags } from '../table-fixture'

const ran: string[] = []
function makeScope(rest: Partial<CellMenuScope> = {}): CellMenuScope {
  ran.length = 0
  const note =
    (name: string) =>
    (value: unknown): void => {
      ran.push(`${name} ${String(value)}`)
    }
  return {
    words: vi,
    menus: readMenus('vi'),
    isEnabled: () => true,
    run: note('run'),
    active: unpackCellFlags(flags({ preliminary: true, qualifier: 'near', followUp: true })),
    readOnly: false,
    levels: 3,
    shownLevel: 2,
    markMaturity: note('maturity'),
    markQualifier: note('qualifier'),
    explain: note('explain'),
    showSource: () => {
      ran.push('source')
    },
    openRows: note('rows'),
    showLevel: note('level'),
    ...rest,
  }
}

type Line = Exclude<MenuEntry, { separator: true }>
const linesOf = (entries: readonly MenuEntry[]): Line[] =>
  entries.flatMap((entry) => ('separator' in entry ? [] : [entry]))
function find(entries: readonly MenuEntry[], id: string): Line {
  const found = linesOf(entries).find((line) => line.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}
const innerOf = (line: Line): Line[] => ('items' in line ? linesOf(line.items) : [])

describe('the menus on the sheet', () => {
  it.each(['cells', 'rows', 'columns'] as const)(
    'on %s: commands of the window have the label and keys of the menu bar',
    (on) => {
      for (const [words, menus] of [
        [vi, readMenus('vi')],
        [en, readMenus('en')],
      ] as const) {
        const lines = linesOf(listSheetMenu(on, makeScope({ words, menus })))
        const commands = lines.filter((line) => (commandNames as readonly string[]).includes(line.id))
        expect(commands.length).toBeGreaterThan(3)
        for (const line of commands) {
          const item = menus
            .flatMap((menu) => menu.items)
            .find((one) => !('separator' in one) && one.command === line.id)
          expect(item).toMatchObject({ label: line.label, keys: 'shortcut' in line ? line.shortcut : null })
        }
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length)
      }
    },
  )

  it('show how the active cell is: its mark, maturity and qualifier', () => {
    const entries = listSheetMenu('cells', makeScope())
    expect(find(entries, 'notes.follow')).toMatchObject({ checked: true })
    const checked = (id: string): string[] =>
      innerOf(find(entries, id)).flatMap((line) =>
        'checked' in line && line.checked === true ? [line.id] : [],
      )
    expect(checked('maturity')).toEqual(['maturity-preliminary'])
    expect(checked('qualifier')).toEqual(['qualifier-near'])
    const plain = listSheetMenu('cells', makeScope({ active: unpackCellFlags(flags()) }))
    expect(innerOf(find(plain, 'maturity')).find((line) => 'checked' in line && line.checked)?.id).toBe(
      'maturity-final',
    )
  })

  it('offer every maturity and every qualifier, and none', () => {
    const entries = listSheetMenu('cells', makeScope())
    const run = (line: Line): void => {
      if ('run' in line) line.run()
    }
    for (const line of innerOf(find(entries, 'maturity'))) run(line)
    for (const line of innerOf(find(entries, 'qualifier'))) run(line)
    expect(ran).toEqual([
      ...maturities.map((maturity) => `maturity ${maturity}`),
      'qualifier null',
      ...qualifiers.map((qualifier) => `qualifier ${qualifier}`),
    ])
  })

  it('are off where they mean nothing: no cell of figures, a workbook only to be read, rows of one level', () => {
    const enabled = (on: 'cells' | 'rows', scope: Partial<CellMenuScope>, id: string): boolean =>
      find(listSheetMenu(on, makeScope(scope)), id).enabled
    for (const id of ['maturity', 'explain', 'history', 'source']) {
      expect(enabled('cells', {}, id)).toBe(true)
      expect(enabled('cells', { active: null }, id)).toBe(false)
    }
    expect(enabled('cells', { readOnly: true }, 'qualifier')).toBe(false)
    expect(enabled('rows', { levels: 1 }, 'collapse')).toBe(false)
    const refuses = (name: CommandName): boolean => name !== 'edit.cut'
    expect(enabled('cells', { isEnabled: refuses }, 'edit.cut')).toBe(false)
    expect(enabled('cells', { isEnabled: refuses }, 'edit.copy')).toBe(true)
  })

  it('on rows open, close and choose levels, the shown one marked', () => {
    const entries = listSheetMenu('rows', makeScope())
    const levels = innerOf(find(entries, 'levels'))
    expect(levels.map((line) => ('checked' in line ? line.checked : null))).toEqual([false, true, false])
    for (const line of [find(entries, 'expand'), find(entries, 'collapse'), levels[2]])
      if (line !== undefined && 'run' in line) line.run()
    expect(ran).toEqual(['rows true', 'rows false', 'level 3'])
  })
})
