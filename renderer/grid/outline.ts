import type { TableRow } from '../../shared/model/table-layout'

/** Rows form an outline by their levels: a row's children are the deeper rows right below it. */

/** Positions of the rows to show: those with no collapsed row above them. */
export function listVisibleRows(
  rows: readonly Pick<TableRow, 'id' | 'level'>[],
  collapsed: ReadonlySet<string>,
): number[] {
  const visible: number[] = []
  let hiddenBelow = Infinity
  rows.forEach((row, position) => {
    if (row.level > hiddenBelow) return
    hiddenBelow = collapsed.has(row.id) ? row.level : Infinity
    visible.push(position)
  })
  return visible
}

export function hasChildren(rows: readonly Pick<TableRow, 'level'>[], position: number): boolean {
  const row = rows[position]
  const below = rows[position + 1]
  return row !== undefined && below !== undefined && below.level > row.level
}

/** Positions of the rows above one that it belongs to, from the outermost inwards. */
export function listParents(rows: readonly Pick<TableRow, 'level'>[], position: number): number[] {
  const parents: number[] = []
  let level = rows[position]?.level ?? 0
  for (let above = position - 1; above >= 0 && level > 0; above -= 1) {
    const row = rows[above]
    if (row === undefined || row.level >= level) continue
    level = row.level
    parents.unshift(above)
  }
  return parents
}

/**
 * The rows that open or close when that is asked for at these positions: those with rows below them. A closed row, or one
 * with nothing below it, closes the row it belongs to, as going up in a tree does.
 */
export function listOutlineRows(
  rows: readonly Pick<TableRow, 'id' | 'level'>[],
  positions: readonly number[],
  collapsed: ReadonlySet<string>,
  open: boolean,
): number[] {
  const isClosed = (position: number): boolean => collapsed.has(rows[position]?.id ?? '')
  const own = positions.filter((position) => hasChildren(rows, position) && isClosed(position) === open)
  const first = positions[0]
  if (open || own.length > 0 || first === undefined) return own
  return listParents(rows, first).slice(-1)
}
