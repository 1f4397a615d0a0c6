import type { CellGrid, GridRow } from '../../shared/table/cell-grid'
import { identityPageName, parseIdentity } from '../../shared/table/sheet-identity'

/** The grids without the program's own hidden page, which says what the others are. */
export function attachIdentities(grids: readonly CellGrid[]): CellGrid[] {
  const page = grids.find(({ sheet }) => sheet === identityPageName)
  if (page === undefined) return [...grids]
  const identities = parseIdentity(
    [...page.rows].map((row) => ({
      kind: textAt(row, 0),
      id: textAt(row, 1),
      formula: row.cells.find(({ column }) => column === 2)?.formula ?? '',
      header: textAt(row, 3),
    })),
  )
  return grids
    .filter((grid) => grid !== page)
    .map((grid) => ({ ...grid, identity: identities.get(grid.sheet) ?? null }))
}

function textAt(row: GridRow, column: number): string {
  const value = row.cells.find((cell) => cell.column === column)?.value ?? null
  return value === null ? '' : String(value)
}
