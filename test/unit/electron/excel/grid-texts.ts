import type { CellGrid, GridCell } from '../../../../shared/table/cell-grid'

/** Rows of a grid as lines of "column:text", for comparing at a glance. */
export function gridLines(grid: CellGrid | undefined): string[] {
  return Array.from(grid?.rows ?? [], ({ row, cells }) =>
    [String(row), ...cells.map(({ column, text }) => `${String(column)}:${text}`)].join(' | '),
  )
}

export function cellAt(grid: CellGrid | undefined, row: number, column: number): GridCell | undefined {
  for (const line of grid?.rows ?? [])
    if (line.row === row) return line.cells.find((cell) => cell.column === column)
  return undefined
}
