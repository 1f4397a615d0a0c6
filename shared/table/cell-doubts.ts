import { searchKey } from '../format/search-text'
import { isMoney, readUnit } from '../format/units'
import { statusOf, unpackCellFlags } from '../model/cell'
import type { TableCells, TableLayout, TableRow } from '../model/table-layout'

/**
 * Figures that may be right and look wrong. A doubt is only a mark: the figure is stored as it was typed, and nothing is
 * refused or changed. It is found from the cells of one table, so that whoever shows the table can show it.
 */
export type Doubt =
  | { kind: 'negative' }
  /** A share of more than a whole. */
  | { kind: 'over-hundred' }
  /** About 10^power times as large as the value in `column` (its position), or as small: a unit may be mistaken. */
  | { kind: 'magnitude'; power: 3 | 6; larger: boolean; column: number }

/** The doubt about one cell, by its index; null for computed cells, blanks and everything plausible. */
export function findDoubt(layout: TableLayout, cells: TableCells, index: number): Doubt | null {
  const { rows, columns } = layout
  const row = rows[Math.floor(index / columns.length)]
  const value = readTyped(layout, cells, index)
  if (row === undefined || value === null) return null
  if (value < 0 && isCount(row)) return { kind: 'negative' }
  if (row.percent) {
    return value > 100 * 10 ** row.decimals && isShare(row) ? { kind: 'over-hundred' } : null
  }
  return findMagnitude(layout, cells, index, value)
}

/** Positions of the columns whose doubts depend on the other cells of their row. */
export function listDoubtedColumns({ columns }: TableLayout): number[] {
  return columns.flatMap(({ kind }, column) => (kind === 'value' ? [column] : []))
}

function readTyped(layout: TableLayout, cells: TableCells, index: number): number | null {
  const bits = cells.flags[index] ?? 0
  if (statusOf(bits) !== 'number' || !isValueColumn(layout, index)) return null
  const { role } = unpackCellFlags(bits)
  return role === 'input' || role === 'override' ? (cells.values[index] ?? null) : null
}

function isValueColumn({ columns }: TableLayout, index: number): boolean {
  return columns[index % columns.length]?.kind === 'value'
}

/** Money may be lost; people, cooperatives and projects may not be fewer than none. */
function isCount({ unit, percent }: TableRow): boolean {
  const measured = readUnit(unit)
  return !percent && !isMoney(measured) && measured.power === 0 && measured.base !== ''
}

function isShare({ label }: TableRow): boolean {
  const key = searchKey(label)
  return /^(ty le|co cau|ty trong)\b/.test(key) && !/tang|giam|so voi|ke hoach|binh quan/.test(key)
}

/** A factor of a thousand is meant, so much growth and shrinking of the thing itself is allowed for. */
const tolerance = 2

/** Off against most values of its row: where two differ, both are marked; among three the odd one is. */
function findMagnitude(layout: TableLayout, cells: TableCells, index: number, value: number): Doubt | null {
  if (value === 0) return null
  const width = layout.columns.length
  const first = index - (index % width)
  let compared = 0
  const found: Extract<Doubt, { kind: 'magnitude' }>[] = []
  for (let column = 0; column < width; column += 1) {
    const other = cells.values[first + column] ?? null
    if (first + column === index || other === null || other === 0) continue
    if (!isValueColumn(layout, first + column)) continue
    if (layout.columns[column]?.variant !== layout.columns[index - first]?.variant) continue
    if (statusOf(cells.flags[first + column] ?? 0) !== 'number') continue
    compared += 1
    const power = powerBetween(Math.abs(value), Math.abs(other))
    if (power !== null)
      found.push({ kind: 'magnitude', power, larger: Math.abs(value) > Math.abs(other), column })
  }
  return found.length * 2 > compared ? (found[0] ?? null) : null
}

function powerBetween(a: number, b: number): 3 | 6 | null {
  const ratio = a > b ? a / b : b / a
  for (const power of [3, 6] as const) {
    const factor = 10 ** power
    if (ratio >= factor / tolerance && ratio <= factor * tolerance) return power
  }
  return null
}
