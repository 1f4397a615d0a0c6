import type { Column, ColumnGroup, GridApi } from 'ag-grid-community'
import type { SheetRow } from './sheet-row'

/** Questions to the grid about what it shows now. */

/** Index of the first row that is wholly on the screen. */
export function findTopRow(api: GridApi<SheetRow> | null): number {
  const top = api?.getVerticalPixelRange().top ?? 0
  let first = Infinity
  for (const { rowTop, rowIndex } of api?.getRenderedNodes() ?? [])
    if (rowTop !== null && rowIndex !== null && rowTop >= top) first = Math.min(first, rowIndex)
  return first === Infinity ? 0 : first
}

/** Ids of the shown columns under a group of heads, at any depth; empty when there is no such group. */
export function findGroupColumns(api: GridApi<SheetRow> | null, group: string): readonly string[] {
  const search = (children: readonly (Column | ColumnGroup)[]): readonly string[] => {
    for (const child of children) {
      if (!('getDisplayedLeafColumns' in child)) continue
      if (child.getUniqueId() === group)
        return child.getDisplayedLeafColumns().map((column) => column.getColId())
      const found = search(child.getDisplayedChildren() ?? [])
      if (found.length > 0) return found
    }
    return []
  }
  return search(api?.getAllDisplayedColumnGroups() ?? [])
}
