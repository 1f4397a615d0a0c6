import type { PlacedRow } from './figures'

/** Rows that contain each other are never shown beside each other: nothing twice, and nothing left out. */

/** Rows directly under a row, of all rows of a table. */
export function listChildren(all: readonly PlacedRow[], parent: PlacedRow): PlacedRow[] {
  return listBelow(all, all.indexOf(parent)).filter(({ row }) => row.level === parent.row.level + 1)
}

/** Rows under the one at a position, at whatever depth. */
function listBelow(all: readonly PlacedRow[], position: number): PlacedRow[] {
  const level = all[position]?.row.level ?? Infinity
  const below: PlacedRow[] = []
  for (let at = position + 1; at < all.length; at += 1) {
    const item = all[at]
    if (item === undefined || item.row.level <= level) break
    below.push(item)
  }
  return below
}

/**
 * The rows that stand for the whole: a row with shown rows under it is followed by them if they are all that it is the sum
 * of, else it stays and they do not. `chosen`: ids of the rows that are shown; null: all.
 */
export function listLeaves(
  all: readonly PlacedRow[],
  chosen: readonly string[] | null,
  isSum: (row: PlacedRow) => boolean,
): PlacedRow[] {
  const ids = chosen === null ? null : new Set(chosen)
  const isShown = ({ row }: PlacedRow): boolean => ids === null || ids.has(row.id)
  const hidden = new Set<PlacedRow>()
  return all.filter((item, position) => {
    if (!isShown(item) || hidden.has(item)) return false
    const below = listBelow(all, position).filter(isShown)
    if (below.length === 0) return true
    if (isSum(item)) return false
    for (const one of below) hidden.add(one)
    return true
  })
}

/** Of chosen rows those that do not contain each other: one gives way to its parts where all of them are chosen. */
export function listApart(all: readonly PlacedRow[], chosen: readonly string[]): PlacedRow[] {
  const ids = new Set(chosen)
  return listLeaves(all, chosen, (item) => listChildren(all, item).every(({ row }) => ids.has(row.id)))
}
