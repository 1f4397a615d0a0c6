import type { TableRow } from '../../shared/model/table-layout'

/** The levels of an outline, for the buttons 1-2-3-4 and for remembering which of them showed. */

type OutlineRow = Pick<TableRow, 'id' | 'level'>

/** How many levels there are to choose from; 1 where no row has rows below it. */
export function countLevels(rows: readonly OutlineRow[]): number {
  let levels = 1
  rows.forEach(({ level }, position) => {
    if ((rows[position + 1]?.level ?? -1) > level) levels = Math.max(levels, level + 2)
  })
  return levels
}

/** The rows to collapse so that exactly the first `levels` levels show. */
export function collapseToLevel(rows: readonly OutlineRow[], levels: number): ReadonlySet<string> {
  const collapsed = new Set<string>()
  rows.forEach((row, position) => {
    const below = rows[position + 1]?.level ?? -1
    if (row.level >= levels - 1 && below > row.level) collapsed.add(row.id)
  })
  return collapsed
}

/** The level button that matches what is collapsed now; null when rows were opened or closed one by one. */
export function findShownLevel(rows: readonly OutlineRow[], collapsed: ReadonlySet<string>): number | null {
  for (let levels = Math.max(1, countLevels(rows)); levels >= 1; levels -= 1) {
    const wanted = collapseToLevel(rows, levels)
    if (wanted.size === collapsed.size && [...wanted].every((id) => collapsed.has(id))) return levels
  }
  return null
}
