import type { GridApi } from 'ag-grid-community'
import { useEffect, useMemo, useRef, type RefObject } from 'react'
import type { CellPlace } from '../state/cell-place'
import { useLatest } from '../ui/use-latest'
import { createRangeOverlay } from './selection-overlay'
import { rangeBetween } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'
import './copy-outline.css'

type OutlineSource = {
  /** Null until the grid is there. */
  grid: GridApi<SheetRow> | null
  host: RefObject<HTMLElement | null>
  cursor: SheetCursor
  columnIds: readonly string[]
}

/** Opposite corners of what was copied, by id: rows may be folded away meanwhile. */
export type CopiedPlaces = { from: CellPlace; to: CellPlace }

export type CopyOutline = { show(places: CopiedPlaces): void; hide(): void; isShown(): boolean }

/** After these the same rows and columns may stand elsewhere. */
const moving = ['modelUpdated', 'columnResized', 'displayedColumnsChanged', 'newColumnsLoaded'] as const

/** The dashed line around what was copied or cut. */
export function useCopyOutline(source: OutlineSource): CopyOutline {
  const { grid, host, cursor, columnIds } = source
  const latest = useLatest(source)
  const shown = useRef<CopiedPlaces | null>(null)
  const paint = useRef<() => void>(() => undefined)
  useEffect(() => {
    const element = host.current
    if (grid === null || element === null) return
    const overlay = createRangeOverlay(element, grid, 'copy-outline', false)
    const draw = (): void => {
      const from = shown.current === null ? null : cursor.find(shown.current.from)
      const to = shown.current === null ? null : cursor.find(shown.current.to)
      overlay.paint(from === null || to === null ? null : rangeBetween(from, to), latest.current.columnIds)
    }
    paint.current = draw
    draw()
    for (const name of moving) grid.addEventListener(name, draw)
    return () => {
      if (!grid.isDestroyed()) for (const name of moving) grid.removeEventListener(name, draw)
      overlay.remove()
      paint.current = () => undefined
    }
  }, [grid, host, cursor, latest])
  useEffect(() => {
    paint.current()
  }, [columnIds])
  return useMemo(() => {
    const change = (places: CopiedPlaces | null): void => {
      shown.current = places
      paint.current()
    }
    return {
      show: change,
      hide: () => {
        if (shown.current !== null) change(null)
      },
      isShown: () => shown.current !== null,
    }
  }, [])
}
