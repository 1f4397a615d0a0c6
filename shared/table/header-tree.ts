import type { TableColumn } from '../model/table-layout'

/**
 * The header of a table on paper and in Excel: neighbours with the same text under the same parent become one cell, and
 * the last text of a short path reaches down to the bottom row. A column's own (lowest) cell never merges with another
 * column's, so that every column keeps exactly one header cell of its own.
 */

export type HeaderCell = {
  text: string
  colSpan: number
  rowSpan: number
  /** Leftmost column under the cell: 0-2 are TT, Chỉ tiêu and Đơn vị tính, 3 is the first of `columns`. */
  column: number
}

/**
 * Header rows from top to bottom, cells from left to right; a place covered from above has no cell, as in an HTML table.
 * `labels` name the three fixed columns. There is at least one row.
 */
export function buildHeaderTree(
  columns: readonly TableColumn[],
  labels: readonly [string, string, string],
): HeaderCell[][] {
  const paths = [...labels.map((label) => [label]), ...columns.map((column) => headerPath(column))]
  const depth = Math.max(...paths.map((path) => path.length))
  const rows: HeaderCell[][] = []
  for (let level = 0; level < depth; level += 1) {
    const row: HeaderCell[] = []
    paths.forEach((path, column) => {
      const text = path[level]
      if (text === undefined) return
      const previous = row.at(-1)
      const left = paths[column - 1]
      if (previous !== undefined && left !== undefined && sharesParentCell(left, path, level)) {
        previous.colSpan += 1
        return
      }
      const last = level === path.length - 1
      row.push({ text, colSpan: 1, rowSpan: last ? depth - level : 1, column })
    })
    rows.push(row)
  }
  return rows
}

function headerPath(column: TableColumn): readonly string[] {
  return column.header.length === 0 ? [''] : column.header
}

/** Whether two neighbouring columns stand under one cell at a level: same path down to it, and it is a leaf of neither. */
function sharesParentCell(left: readonly string[], right: readonly string[], level: number): boolean {
  if (level >= left.length - 1 || level >= right.length - 1) return false
  for (let above = 0; above <= level; above += 1) if (left[above] !== right[above]) return false
  return true
}
