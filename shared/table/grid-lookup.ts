import type { CellGrid, GridCell, GridRange } from './cell-grid'

/** Random access to a sparse grid; `covering` knows the merged cells that reach into a row. */
export type GridLookup = {
  cellAt: (row: number, column: number) => GridCell | undefined
  /** Text at a place; inside a merge, that of its first cell. */
  textAt: (row: number, column: number) => string
  mergeAt: (row: number, column: number) => GridRange | undefined
  columnsOf: (row: number) => readonly GridCell[]
}

export function createGridLookup(grid: CellGrid): GridLookup {
  const rows = new Map(grid.rows.map((row) => [row.row, row.cells]))
  const cells = new Map<number, Map<number, GridCell>>()
  const cellAt = (row: number, column: number): GridCell | undefined => {
    let line = cells.get(row)
    if (line === undefined) {
      line = new Map((rows.get(row) ?? []).map((cell) => [cell.column, cell]))
      cells.set(row, line)
    }
    return line.get(column)
  }
  const mergeAt = (row: number, column: number): GridRange | undefined =>
    grid.merges.find(
      (merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right,
    )
  return {
    cellAt,
    mergeAt,
    textAt(row, column) {
      const own = cellAt(row, column)
      if (own !== undefined) return own.text
      const merge = mergeAt(row, column)
      return merge === undefined ? '' : (cellAt(merge.top, merge.left)?.text ?? '')
    },
    columnsOf: (row) => rows.get(row) ?? [],
  }
}
