import type { GridApi } from 'ag-grid-community'
import { useEffect, useRef, type RefObject } from 'react'
import type { Words } from '../i18n/words'
import { useLatest } from '../ui/use-latest'
import { createRangeOverlay, type RangeOverlay } from './selection-overlay'
import { findViewport, markSelectedCells } from './sheet-dom'
import type { SelectionSource } from './sheet-props'
import { contains, sizeOfRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type Drawing = {
  /** Null until the grid is there. */
  grid: GridApi<SheetRow> | null
  host: RefObject<HTMLElement | null>
  cursor: SheetCursor
  selection: SelectionSource
  columnIds: readonly string[]
  words: Words
  /** Polite live region for the size of the range. */
  announcer: RefObject<HTMLElement | null>
  onHandleDown: (event: PointerEvent) => void
}

/** Attributes and the spoken size follow when the selection has come to rest: they cost more than the drawing. */
const restMs = 150

/** Draws the selected range at once with every change of it, and again when rows or columns move under it. */
export function useSelectionOverlay(drawing: Drawing): void {
  const { grid, host, cursor, selection, columnIds } = drawing
  const latest = useLatest(drawing)
  const settled = useRef<readonly string[] | null>(null)
  const paint = useRef<() => void>(() => undefined)

  useEffect(() => {
    const element = host.current
    if (grid === null || element === null) return
    const overlay = createRangeOverlay(element, grid, 'selection-box', true)
    const stopHandle = listenToHandle(overlay, (event) => {
      latest.current.onHandleDown(event)
    })
    let rest: ReturnType<typeof setTimeout> | undefined
    const settle = (): void => {
      const range = cursor.range()
      const ids = latest.current.columnIds
      const columns = new Map(ids.map((id, at) => [id, at]))
      markSelectedCells(
        element,
        (row, id) => range !== null && contains(range, { row, column: columns.get(id) ?? -1 }),
      )
      const { announcer, words } = latest.current
      if (announcer.current === null) return
      const { rows, columns: across } = range === null ? { rows: 0, columns: 0 } : sizeOfRange(range)
      announcer.current.textContent = rows * across > 1 ? words.selection.size(rows, across) : ''
    }
    const restSoon = (): void => {
      clearTimeout(rest)
      rest = setTimeout(settle, restMs)
    }
    const draw = (): void => {
      overlay.paint(cursor.range(), latest.current.columnIds)
      restSoon()
    }
    paint.current = draw
    draw()
    const stop = selection.subscribe(draw)
    for (const name of moving) grid.addEventListener(name, draw)
    const viewport = findViewport(element)
    viewport?.addEventListener('scroll', restSoon, { passive: true })
    return () => {
      clearTimeout(rest)
      stop()
      stopHandle()
      if (!grid.isDestroyed()) for (const name of moving) grid.removeEventListener(name, draw)
      viewport?.removeEventListener('scroll', restSoon)
      overlay.remove()
      paint.current = () => undefined
    }
  }, [grid, host, cursor, selection, latest])

  useEffect(() => {
    paint.current()
    // The first time there is nothing to settle: the grid is not there yet, and gives the keyboard away itself.
    if (settled.current !== null && settled.current !== columnIds) cursor.settle()
    settled.current = columnIds
  }, [columnIds, cursor])
}

/** After these the same rows and columns may stand elsewhere. */
const moving = ['modelUpdated', 'columnResized', 'displayedColumnsChanged', 'newColumnsLoaded'] as const

function listenToHandle({ handle }: RangeOverlay, down: (event: PointerEvent) => void): () => void {
  const press = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    down(event)
  }
  handle?.addEventListener('pointerdown', press)
  return () => {
    handle?.removeEventListener('pointerdown', press)
  }
}
