import type { CellClassParams, CellClassRules, GridApi } from 'ag-grid-community'
import { useEffect, useRef, type RefObject } from 'react'
import type { MarkedCells } from '../state/session-store'
import type { ViewCache } from '../state/view-cache'
import { fixedColumnIds } from './fixed-columns'
import type { SheetContext } from './sheet-cells'
import type { SheetRow } from './sheet-row'

/** Matches of a search are classes of the grid's own cells, so that no cell is made anew for them. */

type Mark = 'match' | 'current' | null

/** A row whose name matches is marked on its name. */
export function findMark(
  marked: MarkedCells | null,
  { view, layout }: ViewCache,
  position: number,
  columnId: string,
): Mark {
  if (marked === null || marked.view !== view) return null
  const { cells, rows, current } = marked
  if (columnId === fixedColumnIds.indicator) {
    if (!rows.has(position)) return null
    return current?.row === position && current.column === null ? 'current' : 'match'
  }
  if (cells.size === 0) return null
  const column = layout.columns.findIndex(({ id }) => id === columnId)
  if (column === -1 || !cells.has(position * layout.columns.length + column)) return null
  return current?.row === position && current.column === column ? 'current' : 'match'
}

function readMark({ data, column, context }: CellClassParams<SheetRow>): Mark {
  const { markAt } = context as SheetContext
  return data === undefined ? null : markAt(data.position, column.getColId())
}

export const markRules: CellClassRules<SheetRow> = {
  'found-match': (cell) => readMark(cell) === 'match',
  'found-current': (cell) => readMark(cell) === 'current',
}

/** The rules are asked again for what is drawn, when the matches change. */
export function useFollowMarks(api: RefObject<GridApi<SheetRow> | null>, marked: MarkedCells | null): void {
  const before = useRef<MarkedCells | null>(null)
  useEffect(() => {
    const hadNone = before.current === null
    before.current = marked
    if (hadNone && marked === null) return
    api.current?.refreshCells({ force: true, suppressFlash: true })
  }, [api, marked])
}
