import { useMemo } from 'react'
import {
  rememberedRows,
  rememberedTables,
  usualLook,
  type Settings,
  type TableLook,
} from '../../shared/contract/settings'
import type { TableRow } from '../../shared/model/table-layout'
import { useSession, useSettings, type AppState } from './app-state'
import { collapseToLevel, findShownLevel } from './outline-levels'

/**
 * How each table is looked at: kept with the user's settings by the name of the table, so that it is the same after a
 * restart and in every workbook with that table. Closed rows live in the session and are remembered from there, because
 * too many of them are not remembered.
 */

type OutlineTable = { name: string; rows: readonly Pick<TableRow, 'id' | 'level'>[] }

export function findLook(settings: Settings, table: string): TableLook {
  return settings.tables[table] ?? usualLook
}

/** The zoom of a table in percent: its own, or that of tables without one. */
export function findZoom(settings: Settings, table: string): number {
  return findLook(settings, table).zoom ?? settings.zoom
}

/** The settings with one table looked at differently; the tables changed longest ago are forgotten. */
export function withLook(settings: Settings, table: string, part: Partial<TableLook>): Settings['tables'] {
  if (table === '' || table.length > 200) return settings.tables
  const others = Object.entries(settings.tables).filter(([name]) => name !== table)
  const kept = others.slice(Math.max(0, others.length - rememberedTables + 1))
  const look = { ...findLook(settings, table), ...part }
  return Object.fromEntries(isUsual(look) ? others : [...kept, [table, look]])
}

export function changeLook(app: AppState, table: string, part: Partial<TableLook>): void {
  app.settings.change({ tables: withLook(app.settings.store.getState(), table, part) })
}

/** The rows to close in a table that is shown for the first time since the program started. */
export function recallCollapsed(
  rows: readonly Pick<TableRow, 'id' | 'level'>[],
  outline: TableLook['outline'],
): ReadonlySet<string> {
  if (outline === null) return nothingCollapsed
  return typeof outline === 'number' ? collapseToLevel(rows, outline) : new Set(outline)
}

/** What to remember of closed rows: a level where they make one, else the rows; null also when they are too many. */
export function rememberCollapsed(
  rows: readonly Pick<TableRow, 'id' | 'level'>[],
  collapsed: ReadonlySet<string>,
): TableLook['outline'] {
  if (collapsed.size === 0) return null
  const level = findShownLevel(rows, collapsed)
  if (level !== null && level <= 20) return level
  const storable = [...collapsed].every((id) => id.length <= 100)
  return storable && collapsed.size <= rememberedRows ? [...collapsed] : null
}

/** Closes and opens rows of a table, now and for the next start. */
export function changeCollapsed(
  app: AppState,
  { name, rows }: OutlineTable,
  change: (current: ReadonlySet<string>) => ReadonlySet<string>,
): void {
  const { outline } = findLook(app.settings.store.getState(), name)
  const current = app.session.getState().collapsed[name] ?? recallCollapsed(rows, outline)
  const next = change(current)
  if (next === current) return
  app.session.setState((state) => ({ collapsed: { ...state.collapsed, [name]: next } }))
  changeLook(app, name, { outline: rememberCollapsed(rows, next) })
}

/** The closed rows of a shown table: of this session, or else as remembered. */
export function useCollapsed(table: OutlineTable | null): ReadonlySet<string> {
  const name = table?.name ?? ''
  const rows = table?.rows ?? noRows
  const current = useSession((state) => state.collapsed[name])
  const outline = useSettings((settings) => findLook(settings, name).outline)
  return useMemo(() => current ?? recallCollapsed(rows, outline), [current, rows, outline])
}

export function useTableLook(table: string): TableLook {
  return useSettings((settings) => findLook(settings, table))
}

const nothingCollapsed: ReadonlySet<string> = new Set()
const noRows: OutlineTable['rows'] = []

function isUsual(look: TableLook): boolean {
  return (
    Object.keys(look.widths).length + look.hidden.length === 0 &&
    look.frozen === null &&
    look.zoom === null &&
    look.outline === null
  )
}
