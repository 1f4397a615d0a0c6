import { matchesSearch } from '../../../shared/format/search-text'
import type { ImportMapping } from '../../../shared/model/import-draft'
import type { ImportedCell, ImportStatus } from '../../../shared/model/import-preview'
import type { TableWork } from './desk-work'

/** In the order of what needs a look first. */
export const importStatuses = [
  'conflict',
  'unreadable',
  'changed',
  'new',
  'computed',
  'same',
] as const satisfies readonly ImportStatus[]

/** Shown at first: what would change, and what cannot be taken as it is. */
export const shownAtFirst: ReadonlySet<ImportStatus> = new Set(['conflict', 'unreadable', 'changed', 'new'])

/** A sign for each status: colour alone says nothing to many. */
export const statusSigns: Record<ImportStatus, string> = {
  new: '+',
  changed: '≠',
  same: '=',
  computed: 'ƒ',
  unreadable: '?',
  conflict: '‖',
}

/** Rows and columns of the document that are still in doubt. */
export type Doubted = { rows: ReadonlySet<number>; columns: ReadonlySet<number> }

export function listDoubted(mapping: ImportMapping): Doubted {
  return {
    rows: new Set(mapping.rows.flatMap(({ row, doubtful }) => (doubtful ? [row] : []))),
    columns: new Set(mapping.columns.flatMap(({ column, doubtful }) => (doubtful ? [column] : []))),
  }
}

/** The same cell in the next mapping of the same table. */
export function keyOfCell({ locator, column }: ImportedCell): string {
  return `${locator}\n${column}`
}

export function takesTick({ status }: ImportedCell): boolean {
  return status === 'new' || status === 'changed' || status === 'conflict'
}

/** What is taken when the user says nothing: new and other figures without doubt about them, their row or their column. */
function isTakenByItself({ status, at, suspicious }: ImportedCell, doubted: Doubted): boolean {
  const isDoubted =
    suspicious !== undefined || (at !== null && (doubted.rows.has(at.row) || doubted.columns.has(at.column)))
  return !isDoubted && (status === 'new' || status === 'changed')
}

export function isTicked(cell: ImportedCell, doubted: Doubted, ticks: TableWork['ticks']): boolean {
  return takesTick(cell) && (ticks.get(keyOfCell(cell)) ?? isTakenByItself(cell, doubted))
}

/**
 * Ticks some cells or takes their ticks away. Of several cells of the file for one cell of the workbook only one can be
 * ticked: the last one.
 */
export function tickCells(
  cells: readonly ImportedCell[],
  all: readonly ImportedCell[],
  isOn: boolean,
  ticks: TableWork['ticks'],
): TableWork['ticks'] {
  const next = new Map(ticks)
  for (const cell of cells) if (takesTick(cell)) next.set(keyOfCell(cell), isOn)
  if (!isOn) return next
  const chosen = new Map(cells.flatMap((cell) => (cell.status === 'conflict' ? [[cell.index, cell]] : [])))
  if (chosen.size === 0) return next
  for (const cell of all) {
    if (cell.status !== 'conflict') continue
    const winner = chosen.get(cell.index)
    if (winner !== undefined && winner.id !== cell.id) next.set(keyOfCell(cell), false)
  }
  return next
}

/** What `import.apply` accepts; "all" where the user changed nothing. */
export function listAccepted(mapping: ImportMapping, ticks: TableWork['ticks']): number[] | 'all' {
  if (ticks.size === 0) return 'all'
  const doubted = listDoubted(mapping)
  return mapping.cells.flatMap((cell) => (isTicked(cell, doubted, ticks) ? [cell.id] : []))
}

export function countTicked(mapping: ImportMapping, ticks: TableWork['ticks']): number {
  const doubted = listDoubted(mapping)
  return mapping.cells.reduce((sum, cell) => sum + (isTicked(cell, doubted, ticks) ? 1 : 0), 0)
}

/** Cells of some statuses whose row or column has the text in its name. */
export function filterCells(
  cells: readonly ImportedCell[],
  statuses: ReadonlySet<ImportStatus>,
  text: string,
): readonly ImportedCell[] {
  const names = new Map<string, boolean>()
  const matches = (name: string): boolean => {
    const known = names.get(name)
    if (known !== undefined) return known
    const found = matchesSearch(text, name)
    names.set(name, found)
    return found
  }
  return cells.filter(
    (cell) => statuses.has(cell.status) && (text.trim() === '' || matches(cell.row) || matches(cell.column)),
  )
}
