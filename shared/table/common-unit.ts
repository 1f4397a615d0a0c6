import type { TableRow } from '../model/table-layout'

/**
 * The unit when all rows that have one write it alike and there are at least two of them: paper and slides say it once,
 * above the table, and have no column for it.
 */
export function findCommonUnit(rows: readonly TableRow[]): string | null {
  const units = rows.flatMap((row) => (row.unit === '' ? [] : [row.unit]))
  const first = units[0]
  return first !== undefined && units.length > 1 && units.every((unit) => unit === first) ? first : null
}
