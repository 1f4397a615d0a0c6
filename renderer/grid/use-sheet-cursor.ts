import type { GridApi } from 'ag-grid-community'
import { useCallback, useRef, type RefObject } from 'react'
import { useLatest } from '../ui/use-latest'
import type { CellPlace } from '../state/session-store'
import type { SheetRow } from './sheet-row'
import { findTarget, type Move, type SheetPosition } from './keyboard'
import type { SheetGeometry } from './sheet-geometry'
import { fixedColumns, type SheetModel } from './sheet-model'

type CursorSource = {
  api: RefObject<GridApi<SheetRow> | null>
  host: RefObject<HTMLElement | null>
  model: RefObject<SheetModel>
  geometry: RefObject<SheetGeometry>
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  selected: CellPlace | null
  onSelect: (place: CellPlace) => void
}

/** The selected cell among the visible rows and all columns, and the ways it moves. */
export type SheetCursor = {
  place(): SheetPosition | null
  /** Cell index in the layout; null on the fixed columns. */
  indexAt(at: SheetPosition | null): number | null
  select(row: number, column: number): void
  move(motion: Move): void
  /** Selects what was clicked, at once: the grid reports its own focus only later. */
  click(place: CellPlace): void
  /** After rows were hidden or shown: the selected cell, or the nearest visible one above it, stays selected. */
  settle(): void
}

export function useSheetCursor(source: CursorSource): SheetCursor {
  const latest = useLatest(source)
  const tabStart = useRef<number | null>(null)

  const place = useCallback((): SheetPosition | null => {
    const { selected, rowData, columnIds } = latest.current
    if (selected === null) return null
    const row = rowData.findIndex((one) => one.id === selected.row)
    const column = columnIds.indexOf(selected.column)
    return row === -1 || column === -1 ? null : { row, column }
  }, [latest])

  const indexAt = useCallback(
    (at: SheetPosition | null): number | null => {
      const position = at === null ? undefined : latest.current.rowData[at.row]?.position
      if (at === null || position === undefined || at.column < fixedColumns) return null
      return position * latest.current.model.current.cache.layout.columns.length + at.column - fixedColumns
    },
    [latest],
  )

  const select = useCallback(
    (row: number, column: number): void => {
      const { rowData, columnIds, api, onSelect } = latest.current
      const id = rowData[row]?.id
      const columnId = columnIds[column]
      if (id === undefined || columnId === undefined) return
      onSelect({ row: id, column: columnId })
      api.current?.ensureIndexVisible(row)
      api.current?.ensureColumnVisible(columnId)
      api.current?.setFocusedCell(row, columnId)
    },
    [latest],
  )

  const move = useCallback(
    (motion: Move): void => {
      const { rowData, columnIds, geometry, host, model } = latest.current
      const from = place()
      if (from === null) {
        select(0, fixedColumns)
        return
      }
      const height = host.current?.clientHeight ?? 0
      const target = findTarget(
        from,
        motion,
        {
          rows: rowData.length,
          columns: columnIds.length,
          firstValueColumn: fixedColumns,
          rowsPerPage: Math.max(1, Math.floor(height / geometry.current.rowHeight) - 5),
          isFilled: (at) => {
            const index = indexAt(at)
            return index === null || model.current.shownAt(index).text !== ''
          },
        },
        tabStart.current,
      )
      tabStart.current = target.tabStart
      select(target.position.row, target.position.column)
    },
    [latest, place, indexAt, select],
  )

  const click = useCallback(
    (at: CellPlace): void => {
      tabStart.current = null
      latest.current.onSelect(at)
    },
    [latest],
  )

  const settle = useCallback((): void => {
    const { api, host, model, rowData, columnIds, selected } = latest.current
    if (selected === null) return
    const { rows } = model.current.cache.layout
    const position = rows.findIndex((row) => row.id === selected.row)
    const row = rowData.findLastIndex((one) => one.position <= position)
    const focused = api.current?.getFocusedCell()
    if (row === -1 || (focused?.rowIndex === row && rowData[row]?.id === selected.row)) return
    const before = document.activeElement
    select(row, Math.max(0, columnIds.indexOf(selected.column)))
    // The grid remembers its cell by row number and cannot move it without taking the keyboard: give that back.
    if (before instanceof HTMLElement && before !== document.body && host.current?.contains(before) === false)
      before.focus()
  }, [latest, select])

  return { place, indexAt, select, move, click, settle }
}
