import type { CellPlace } from '../state/cell-place'
import type { Selection } from '../state/session-store'
import type { SheetPosition } from './keyboard'

/**
 * A rectangle of cells among the visible rows and the shown columns (the first ones are the fixed columns), with all
 * four edges inside. Positions change when rows are hidden; what the session keeps is the ids of the corners.
 */
export type SheetRange = { top: number; left: number; bottom: number; right: number }

/** The rectangle with two opposite corners. */
export function rangeBetween(a: SheetPosition, b: SheetPosition): SheetRange {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}

export function sizeOfRange(range: SheetRange): { rows: number; columns: number } {
  return { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 }
}

export function contains(range: SheetRange, { row, column }: SheetPosition): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
}

/** Finds where ids stand now; null: the row or column is not in the table. */
export type PlaceFinder = (place: CellPlace) => SheetPosition | null

/** The selected rectangle; a corner that is gone leaves the active cell alone. */
export function findRange(selection: Selection, find: PlaceFinder): SheetRange | null {
  const { selected, extent, anchor } = selection
  const active = selected === null ? null : find(selected)
  if (active === null) return null
  const from = anchor === null ? active : find(anchor)
  const to = extent === null ? null : find(extent)
  if (from === null || to === null) return rangeBetween(active, active)
  const range = rangeBetween(from, to)
  return contains(range, active) ? range : rangeBetween(active, active)
}

/** The next cell inside a range: Enter goes down and on to the next column, Tab right and on to the next row. */
export function stepInRange(
  range: SheetRange,
  from: SheetPosition,
  along: 'rows' | 'columns',
  step: 1 | -1,
): SheetPosition {
  const { rows, columns } = sizeOfRange(range)
  const row = from.row - range.top
  const column = from.column - range.left
  const at = along === 'rows' ? column * rows + row : row * columns + column
  const next = (at + step + rows * columns) % (rows * columns)
  return along === 'rows'
    ? { row: range.top + (next % rows), column: range.left + Math.floor(next / rows) }
    : { row: range.top + Math.floor(next / columns), column: range.left + (next % columns) }
}
