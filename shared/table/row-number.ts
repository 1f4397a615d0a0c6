import type { TableRow } from '../model/table-layout'

/** Numbers of rows as people say them: "I.7" is the seventh row of block I. Dashes of breakdowns are no numbers. */

type NumberedRow = Pick<TableRow, 'ordinal' | 'level'>

/** The numbers of a row and of those it stands under: "I.1"; a breakdown of it has the same. */
export function numberRow(rows: readonly NumberedRow[], position: number): string {
  const numbers: string[] = []
  let level = Infinity
  for (let at = position; at >= 0 && level > 0; at -= 1) {
    const row = rows[at]
    if (row === undefined || row.level >= level) continue
    level = row.level
    if (hasNumber(row)) numbers.unshift(row.ordinal)
  }
  return numbers.join('.')
}

/** `numberRow` of every row, in one pass. */
export function numberRows(rows: readonly NumberedRow[]): string[] {
  const above: { level: number; path: string }[] = []
  return rows.map((row) => {
    while ((above.at(-1)?.level ?? -1) >= row.level) above.pop()
    const parent = above.at(-1)?.path ?? ''
    const path = !hasNumber(row) ? parent : parent === '' ? row.ordinal : `${parent}.${row.ordinal}`
    above.push({ level: row.level, path })
    return path
  })
}

/** Whether a row has a number of its own. */
export function hasNumber({ ordinal }: Pick<TableRow, 'ordinal'>): boolean {
  return ordinal !== '' && ordinal !== '-' && ordinal !== '+'
}
