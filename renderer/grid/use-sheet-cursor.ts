import type { GridApi } from 'ag-grid-community'
import { useMemo, useRef, type RefObject } from 'react'
import type { SelectedCells } from '../../shared/table/selection-figures'
import { useLatest } from '../ui/use-latest'
import type { CellPlace } from '../state/cell-place'
import type { SheetRow } from './sheet-row'
import { findTarget, type Move, type SheetExtent, type SheetPosition } from './keyboard'
import type { SheetGeometry } from './sheet-geometry'
import { fixedColumns, type SheetModel } from './sheet-model'
import { findPosition, refreshPlaces, type Places } from './sheet-places'
import type { SelectionSource } from './sheet-props'
import { findCellPlace } from './sheet-dom'
import { contains, findRange, rangeBetween, sizeOfRange, stepInRange, type SheetRange } from './sheet-range'

type CursorSource = {
  api: RefObject<GridApi<SheetRow> | null>
  host: RefObject<HTMLElement | null>
  model: RefObject<SheetModel>
  geometry: RefObject<SheetGeometry>
  rowData: readonly SheetRow[]
  /** Shown columns in order, the fixed ones first. */
  columnIds: readonly string[]
  selection: SelectionSource
}

/**
 * The active cell and the selected range among the visible rows and shown columns, and the ways they move. The session
 * keeps ids; positions are found anew each time, because rows come and go. Changing the selection renders nothing: what
 * draws it listens to the session.
 */
export type SheetCursor = {
  /** The active cell, where typing goes. */
  place(): SheetPosition | null
  /** The selected rectangle; the active cell is inside it. */
  range(): SheetRange | null
  /** Cell index in the layout; null on the fixed columns. */
  indexAt(at: SheetPosition | null): number | null
  /** Cell indexes in the layout by visible row and shown column; null on the fixed columns. */
  cellsIn(range: SheetRange): (number | null)[][]
  /** The figures in the range, as positions in the layout: for whole tables, where a list of cells would be long. */
  selectedCells(): SelectedCells | null
  /** One cell alone, brought into view. */
  select(row: number, column: number): void
  /** A rectangle with its active cell inside; nothing is scrolled. */
  selectRange(range: SheetRange, active: SheetPosition): void
  /** The range from its fixed corner to this cell. */
  extendTo(to: SheetPosition, scroll: boolean): void
  /** Moves the active cell; Enter and Tab go round inside a range. */
  move(motion: Move): void
  /** Moves the far corner of the range. */
  extend(motion: Move): void
  /** All figures; asked again, with the labels. */
  selectAll(): void
  selectRows(): void
  selectColumns(): void
  /** Where ids stand among the visible rows and shown columns. */
  find(place: CellPlace): SheetPosition | null
  /** Brings the active cell into view and gives it the keyboard; the range stays. */
  show(): void
  /** Gives the active cell the keyboard where it is. */
  focus(): void
  /** Forgets where a run of Tab began: the mouse has selected something. */
  breakRun(): void
  /** After rows or columns were hidden or shown: the active cell, or the nearest one before it, stays active. */
  settle(): void
}

export function useSheetCursor(source: CursorSource): SheetCursor {
  const latest = useLatest(source)
  const tabStart = useRef<number | null>(null)
  const known = useRef<Places | null>(null)
  return useMemo(() => createCursor(latest, tabStart, known), [latest])
}

/** After a jump the grid draws the new rows within a few frames. */
const framesToDraw = 30

function createCursor(
  latest: RefObject<CursorSource>,
  tabStart: RefObject<number | null>,
  known: RefObject<Places | null>,
): SheetCursor {
  const places = (): Places => {
    const { rowData, columnIds, model } = latest.current
    known.current = refreshPlaces(known.current, rowData, columnIds, model.current.cache.layout)
    return known.current
  }
  const find = (place: CellPlace): SheetPosition | null => findPosition(places(), place)
  const placeAt = ({ row, column }: SheetPosition): CellPlace | null => {
    const { rowData, columnIds } = latest.current
    const id = rowData[row]?.id
    const columnId = columnIds[column]
    return id === undefined || columnId === undefined ? null : { row: id, column: columnId }
  }

  const place = (): SheetPosition | null => {
    const { selected } = latest.current.selection.read()
    return selected === null ? null : find(selected)
  }
  const range = (): SheetRange | null => findRange(latest.current.selection.read(), find)
  const indexAt = (at: SheetPosition | null): number | null => {
    const position = at === null ? undefined : latest.current.rowData[at.row]?.position
    const column = at === null ? undefined : places().valueColumns[at.column]
    if (position === undefined || column === undefined || column === -1) return null
    return position * latest.current.model.current.cache.layout.columns.length + column
  }

  const scrollTo = ({ row, column }: SheetPosition): void => {
    const { api, columnIds } = latest.current
    const columnId = columnIds[column]
    if (columnId === undefined) return
    api.current?.ensureIndexVisible(row)
    api.current?.ensureColumnVisible(columnId)
  }
  const focus = ({ row, column }: SheetPosition): void => {
    const { api, columnIds } = latest.current
    const columnId = columnIds[column]
    if (columnId === undefined) return
    api.current?.setFocusedCell(row, columnId)
    keepKeyboard({ row, column }, framesToDraw)
  }
  /** A cell far away is drawn some frames later; until then the sheet itself has the keyboard, and no key is lost. */
  const keepKeyboard = (at: SheetPosition, frames: number): void => {
    const { api, host, columnIds } = latest.current
    const wanted = placeAt(at)
    const focused = findCellPlace(document.activeElement)
    if (wanted === null || host.current === null || frames === 0) return
    if (focused?.row === wanted.row && focused.column === wanted.column) return
    // Rows that are scrolled away take the keyboard with them.
    host.current.focus({ preventScroll: true })
    requestAnimationFrame(() => {
      const { selected } = latest.current.selection.read()
      if (document.activeElement !== host.current) return
      if (selected?.row !== wanted.row || selected.column !== wanted.column) return
      api.current?.setFocusedCell(at.row, columnIds[at.column] ?? '')
      keepKeyboard(at, frames - 1)
    })
  }
  const select = (row: number, column: number): void => {
    const selected = placeAt({ row, column })
    if (selected === null) return
    // First, while the layout is clean: the grid asks where its rows stand.
    scrollTo({ row, column })
    latest.current.selection.change({ selected, extent: null, anchor: null })
    focus({ row, column })
  }
  const selectRange = (wanted: SheetRange, active: SheetPosition): void => {
    const selected = placeAt(active)
    if (selected === null) return
    const isCorner =
      (active.row === wanted.top || active.row === wanted.bottom) &&
      (active.column === wanted.left || active.column === wanted.right)
    const from = isCorner ? active : { row: wanted.top, column: wanted.left }
    const to = {
      row: from.row === wanted.top ? wanted.bottom : wanted.top,
      column: from.column === wanted.left ? wanted.right : wanted.left,
    }
    const { rows, columns } = sizeOfRange(wanted)
    latest.current.selection.change({
      selected,
      extent: rows * columns === 1 ? null : placeAt(to),
      anchor: isCorner ? null : placeAt(from),
    })
    focus(active)
  }
  /** The corner that stays while the range is extended, and the one that moves. */
  const corners = (): { fixed: SheetPosition; head: SheetPosition; active: SheetPosition } | null => {
    const { selected, extent, anchor } = latest.current.selection.read()
    const active = selected === null ? null : find(selected)
    if (active === null) return null
    const fixed = (anchor === null ? null : find(anchor)) ?? active
    return { fixed, head: (extent === null ? null : find(extent)) ?? active, active }
  }
  const extendTo = (to: SheetPosition, scroll: boolean): void => {
    const at = corners()
    const extent = placeAt(to)
    if (at === null || extent === null) return
    const { selected, anchor } = latest.current.selection.read()
    const stays = contains(rangeBetween(at.fixed, to), at.active)
    const alone = to.row === at.fixed.row && to.column === at.fixed.column
    latest.current.selection.change({
      selected: stays ? selected : placeAt(at.fixed),
      extent: alone ? null : extent,
      anchor: stays && !alone ? anchor : null,
    })
    if (!stays) focus(at.fixed)
    if (scroll) scrollTo(to)
  }

  const surroundings = (): SheetExtent => {
    const { rowData, columnIds, geometry, host, model } = latest.current
    return {
      rows: rowData.length,
      columns: columnIds.length,
      firstValueColumn: fixedColumns,
      rowsPerPage: () => {
        const height = host.current?.clientHeight ?? 0
        return Math.max(1, Math.floor(height / geometry.current.rowHeight) - 5)
      },
      isFilled: (at) => {
        const index = indexAt(at)
        return index === null || model.current.shownAt(index).text !== ''
      },
    }
  }
  const move = (motion: Move): void => {
    const from = place()
    if (from === null) {
      select(0, fixedColumns)
      return
    }
    const selected = range()
    const size = selected === null ? { rows: 1, columns: 1 } : sizeOfRange(selected)
    if (selected !== null && size.rows * size.columns > 1 && (motion.to === 'enter' || motion.to === 'tab')) {
      const next =
        motion.to === 'enter'
          ? stepInRange(selected, from, 'rows', motion.rows)
          : stepInRange(selected, from, 'columns', motion.columns)
      tabStart.current = null
      selectRange(selected, next)
      scrollTo(next)
      return
    }
    const target = findTarget(from, motion, surroundings(), tabStart.current)
    tabStart.current = target.tabStart
    select(target.position.row, target.position.column)
  }
  const extend = (motion: Move): void => {
    const at = corners()
    if (at === null) return
    // The edge of the data is looked for beside the active cell, as the far corner may stand in an empty column.
    const sideways = motion.to === 'edge' && motion.columns !== 0
    const from =
      motion.to === 'edge'
        ? sideways
          ? { row: at.active.row, column: at.head.column }
          : { row: at.head.row, column: at.active.column }
        : at.head
    const { position } = findTarget(from, motion, surroundings(), null)
    if (motion.to !== 'edge') extendTo(position, true)
    else if (sideways) extendTo({ row: at.head.row, column: position.column }, true)
    else extendTo({ row: position.row, column: at.head.column }, true)
  }

  const selectWithin = (wanted: SheetRange): void => {
    const active = place()
    if (active !== null)
      selectRange(wanted, contains(wanted, active) ? active : { row: active.row, column: fixedColumns })
  }
  const lastRow = (): number => latest.current.rowData.length - 1
  const lastColumn = (): number => latest.current.columnIds.length - 1

  return {
    place,
    range,
    indexAt,
    cellsIn: (wanted) => {
      const { rowData, model } = latest.current
      const { valueColumns } = places()
      const width = model.current.cache.layout.columns.length
      const columns = valueColumns.slice(wanted.left, wanted.right + 1)
      return rowData
        .slice(wanted.top, wanted.bottom + 1)
        .map(({ position }) => columns.map((column) => (column === -1 ? null : position * width + column)))
    },
    selectedCells: () => {
      const selected = range()
      if (selected === null) return null
      const { rowData } = latest.current
      return {
        rows: rowData.slice(selected.top, selected.bottom + 1).map(({ position }) => position),
        columns: places()
          .valueColumns.slice(selected.left, selected.right + 1)
          .filter((column) => column !== -1),
      }
    },
    select,
    selectRange,
    extendTo,
    move,
    extend,
    selectAll: () => {
      const selected = range()
      const figures = { top: 0, left: fixedColumns, bottom: lastRow(), right: lastColumn() }
      const isAll = selected !== null && selected.left <= fixedColumns && rangeCovers(selected, figures)
      selectWithin(isAll ? { ...figures, left: 0 } : figures)
    },
    selectRows: () => {
      const selected = range()
      if (selected !== null) selectWithin({ ...selected, left: 0, right: lastColumn() })
    },
    selectColumns: () => {
      const selected = range()
      if (selected !== null) selectWithin({ ...selected, top: 0, bottom: lastRow() })
    },
    find,
    show: () => {
      const active = place()
      if (active === null) return
      scrollTo(active)
      focus(active)
    },
    focus: () => {
      const active = place()
      if (active !== null) focus(active)
    },
    breakRun: () => {
      tabStart.current = null
    },
    settle: () => {
      const { api, host, selection } = latest.current
      const before = document.activeElement
      const { selected, extent, anchor } = selection.read()
      const active = place()
      if (selected === null || active === null) return
      const shown = placeAt(active)
      const focused = api.current?.getFocusedCell()
      const moved = shown !== null && (shown.row !== selected.row || shown.column !== selected.column)
      if (!moved && focused?.rowIndex === active.row && focused.column.getColId() === selected.column) return
      if (moved) selection.change({ selected: shown, extent, anchor })
      scrollTo(active)
      focus(active)
      // The grid remembers its cell by row number and cannot move it without taking the keyboard: give that back.
      if (
        before instanceof HTMLElement &&
        before !== document.body &&
        host.current?.contains(before) === false
      )
        before.focus()
    },
  }
}

function rangeCovers(range: SheetRange, inner: SheetRange): boolean {
  return (
    contains(range, { row: inner.top, column: inner.left }) &&
    contains(range, { row: inner.bottom, column: inner.right })
  )
}
