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

/** The rows to collapse so that exactly the first `levels` levels show. */
export function collapseToLevel(
  rows: readonly Pick<TableRow, 'id' | 'level'>[],
  levels: number,
): ReadonlySet<string> {
  return new Set(
    rows.flatMap((row, position) => (row.level >= levels - 1 && hasChildren(rows, position) ? [row.id] : [])),
  )
}

/** The level button that matches what is collapsed now; null when rows were opened or closed one by one. */
export function findShownLevel(
  rows: readonly Pick<TableRow, 'id' | 'level'>[],
  collapsed: ReadonlySet<string>,
): number | null {
  const deepest = Math.max(0, ...rows.map((row) => row.level)) + 1
  for (let levels = deepest; levels >= 1; levels -= 1) {
    const wanted = collapseToLevel(rows, levels)
    if (wanted.size === collapsed.size && [...wanted].every((id) => collapsed.has(id))) return levels
  }
  return null
}
