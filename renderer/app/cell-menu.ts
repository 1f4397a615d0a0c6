import { maturities, qualifiers } from '../../shared/model/fact'
import type { Maturity, Qualifier } from '../../shared/model/fact'
import type { CellFlags } from '../../shared/model/cell'
import type { Words } from '../i18n/words'
import type { SheetMenuRequest } from '../state/session-store'
import type { CommandName } from './commands'
import type { MenuEntry } from './ContextMenu'
import type { Menu } from './menu'

/**
 * What the menus on the sheet offer. Commands of the window come with the label and the keys that they have in the menu bar,
 * so that both always say the same.
 */
export type CellMenuScope = {
  words: Words
  menus: readonly Menu[]
  isEnabled: (command: CommandName) => boolean
  run: (command: CommandName) => void
  /** The active cell; null on the labels. */
  active: CellFlags | null
  readOnly: boolean
  /** How many outline levels the table has, and which of them show. */
  levels: number
  shownLevel: number | null
  markMaturity: (maturity: Maturity) => void
  markQualifier: (qualifier: Qualifier | null) => void
  explain: (part: 'number' | 'history') => void
  showSource: () => void
  openRows: (open: boolean) => void
  showLevel: (level: number) => void
}

const separator: MenuEntry = { separator: true }

export function listSheetMenu(on: SheetMenuRequest['on'], scope: CellMenuScope): MenuEntry[] {
  if (on === 'columns') return listColumnMenu(scope)
  return on === 'rows' ? [...listRowMenu(scope), separator, ...listClipboard(scope)] : listCellMenu(scope)
}

function listCellMenu(scope: CellMenuScope): MenuEntry[] {
  const { words, active, readOnly } = scope
  const menu = words.cellMenu
  const item = (id: string, label: string, run: () => void): MenuEntry => ({
    id,
    label,
    shortcut: null,
    enabled: active !== null,
    run,
  })
  return [
    ...listClipboard(scope),
    command(scope, 'edit.clear'),
    separator,
    command(scope, 'notes.edit'),
    { ...command(scope, 'notes.follow'), checked: active?.followUp === true },
    {
      id: 'maturity',
      label: menu.maturity,
      enabled: !readOnly && active !== null,
      items: maturities.map((maturity) => ({
        id: `maturity-${maturity}`,
        label: words.notes.maturities[maturity],
        shortcut: null,
        enabled: true,
        checked: active !== null && active.origin !== null && maturityOf(active) === maturity,
        run: () => {
          scope.markMaturity(maturity)
        },
      })),
    },
    {
      id: 'qualifier',
      label: menu.qualifier,
      enabled: !readOnly && active !== null,
      items: [null, ...qualifiers].map((qualifier) => ({
        id: `qualifier-${qualifier ?? 'none'}`,
        label: qualifier === null ? menu.noQualifier : words.qualifiers[qualifier],
        shortcut: null,
        enabled: true,
        checked: active?.qualifier === qualifier,
        run: () => {
          scope.markQualifier(qualifier)
        },
      })),
    },
    separator,
    item('explain', menu.explain, () => {
      scope.explain('number')
    }),
    item('history', menu.history, () => {
      scope.explain('history')
    }),
    item('source', menu.source, scope.showSource),
    separator,
    command(scope, 'chart.fromSelection'),
    command(scope, 'excel.export'),
  ]
}

function maturityOf({ estimated, preliminary }: CellFlags): Maturity {
  return estimated ? 'estimated' : preliminary ? 'preliminary' : 'final'
}

function listClipboard(scope: CellMenuScope): MenuEntry[] {
  return (['edit.cut', 'edit.copy', 'edit.paste', 'edit.pasteFigures'] as const).map((name) =>
    command(scope, name),
  )
}

function listRowMenu(scope: CellMenuScope): MenuEntry[] {
  const { words, levels, shownLevel } = scope
  const menu = words.cellMenu
  const outline = (id: string, label: string, shortcut: string, open: boolean): MenuEntry => ({
    id,
    label,
    shortcut,
    enabled: levels > 1,
    run: () => {
      scope.openRows(open)
    },
  })
  return [
    outline('expand', menu.expand, 'Alt+Shift+→', true),
    outline('collapse', menu.collapse, 'Alt+Shift+←', false),
    {
      id: 'levels',
      label: menu.levels,
      enabled: levels > 1,
      items: Array.from({ length: levels }, (_, at) => at + 1).map((level) => ({
        id: `level-${String(level)}`,
        label: menu.level(level),
        shortcut: null,
        enabled: true,
        checked: level === shownLevel,
        run: () => {
          scope.showLevel(level)
        },
      })),
    },
  ]
}

function listColumnMenu(scope: CellMenuScope): MenuEntry[] {
  const names = ['columns.hide', 'columns.showAll', 'columns.fit', 'columns.freeze', 'columns.reset'] as const
  const columns = names.map((name) => command(scope, name))
  return [...columns, separator, ...listClipboard(scope), command(scope, 'edit.clear')]
}

/** A command of the window as it stands in the menu bar. */
function command(scope: CellMenuScope, name: CommandName): Extract<MenuEntry, { run: unknown }> {
  const found = scope.menus
    .flatMap((menu) => menu.items)
    .find((item) => !('separator' in item) && item.command === name)
  if (found === undefined || 'separator' in found) throw new Error(`${name} is in no menu`)
  return {
    id: name,
    label: found.label,
    shortcut: found.keys,
    enabled: scope.isEnabled(name),
    run: () => {
      scope.run(name)
    },
  }
}
