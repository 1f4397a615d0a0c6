import { qualifierCode } from '../../shared/model/cell'
import { decimalsOf, type ColumnKind, type TableColumn, type TableRow } from '../../shared/model/table-layout'
import type { ViewCache } from '../state/view-cache'
import { figureWeight } from './sheet-geometry'

/**
 * A number is never cut, so a column is as wide as its longest number. In a table of millions of cells the texts cannot
 * all be written and measured; but of numbers with the same decimals, weight and qualifier the largest and the smallest
 * are the longest, because all digits are equally wide. Only those few are measured.
 */

/** Decimals go to 6, and a qualifier code to 15. */
const qualifierCodes = 16
const groupCount = 7 * 2 * qualifierCodes

/** Cells of each column among which the widest is; row-major indexes. */
export function findWidestCells(cache: ViewCache, stated: boolean): number[][] {
  const { rows, columns } = cache.layout
  const widest = stated ? gatherByColumn(cache.stated.keys(), columns.length) : findExtremes(cache)
  if (!stated)
    for (const index of cache.pending.keys()) widest[index % Math.max(1, columns.length)]?.push(index)
  return rows.length === 0 ? columns.map(() => []) : widest
}

function gatherByColumn(indexes: Iterable<number>, columns: number): number[][] {
  const found = Array.from({ length: columns }, (): number[] => [])
  for (const index of indexes) found[index % columns]?.push(index)
  return found
}

function findExtremes({ layout, values, flags }: ViewCache): number[][] {
  const { rows, columns } = layout
  const groupsOfKind = new Map<ColumnKind, Uint16Array>()
  const largest = new Float64Array(groupCount)
  const largestAt = new Int32Array(groupCount)
  const smallest = new Float64Array(groupCount)
  const smallestAt = new Int32Array(groupCount)
  return columns.map((column, at) => {
    const groups = groupsOfKind.get(column.kind) ?? groupRows(rows, column)
    groupsOfKind.set(column.kind, groups)
    largest.fill(-1)
    smallest.fill(0)
    smallestAt.fill(-1)
    largestAt.fill(-1)
    for (let row = 0, index = at; row < groups.length; row += 1, index += columns.length) {
      const value = values[index]
      if (value === null || value === undefined) continue
      const group = (groups[row] ?? 0) + qualifierCode(flags[index] ?? 0)
      if (value > (largest[group] ?? 0)) {
        largest[group] = value
        largestAt[group] = index
      }
      if (value < (smallest[group] ?? 0)) {
        smallest[group] = value
        smallestAt[group] = index
      }
    }
    return [...largestAt, ...smallestAt].filter((index) => index !== -1)
  })
}

/**
 * The same among some cells: those that have just changed. What is being stored has a text and no number yet; of those the
 * longest of each column is taken.
 */
export function findWidestAmong(cache: ViewCache, indexes: Iterable<number>): number[][] {
  const { values, flags, pending, layout } = cache
  const { rows, columns } = layout
  const longest = new Map<number, number>()
  const extremes = new Map<number, number>()
  for (const index of indexes) {
    const at = index % columns.length
    const text = pending.get(index)?.text
    if (text !== undefined) {
      const other = pending.get(longest.get(at) ?? -1)?.text ?? ''
      if (text.length >= other.length) longest.set(at, index)
      continue
    }
    const value = values[index] ?? null
    const row = rows[Math.floor(index / columns.length)]
    const column = columns[at]
    if (value === null || row === undefined || column === undefined) continue
    const group = groupOf(row, column) + qualifierCode(flags[index] ?? 0)
    const key = (at * groupCount + group) * 2 + (value < 0 ? 1 : 0)
    const most = extremes.get(key)
    if (most === undefined || Math.abs(value) > Math.abs(values[most] ?? 0)) extremes.set(key, index)
  }
  return gatherByColumn([...longest.values(), ...extremes.values()], columns.length)
}

function groupRows(rows: readonly TableRow[], column: TableColumn): Uint16Array {
  return Uint16Array.from(rows, (row) => groupOf(row, column))
}

function groupOf(row: TableRow, column: TableColumn): number {
  const bold = figureWeight(row) === 700 ? 1 : 0
  return (Math.min(6, decimalsOf(row, column)) * 2 + bold) * qualifierCodes
}
