import { useEffect, useState } from 'react'
import {
  addRows,
  createTally,
  readFigures,
  type SelectedCells,
  type SelectionFigures,
} from '../../shared/table/selection-figures'
import { useApp } from '../state/app-state'
import type { ViewCache } from '../state/view-cache'
import type { ViewSlot } from '../state/view-store'
import { useLatest } from '../ui/use-latest'

/** Cells added at once, and how long adding may hold up the window; then the next frame is let through. */
const pieceCells = 20_000
const pieceMs = 6
/** A patch or a drag brings many changes; figures follow at most so often. */
const pauseMs = 40

/**
 * Figures of what is selected in a slot, kept up with the selection, with live changes of the table and with what is
 * shown of it. They are exact, and of a whole table of millions of cells they come a moment later rather than stopping
 * the window. Null: nothing is selected, or they are still being added for the first time.
 */
export function useSelectionFigures(
  slot: ViewSlot,
  cache: ViewCache | null,
  readSelected: () => SelectedCells | null,
): SelectionFigures | null {
  const app = useApp()
  const read = useLatest(readSelected)
  const [figures, setFigures] = useState<SelectionFigures | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const run = (): void => {
      const selected = cache === null ? null : read.current()
      if (cache === null || selected === null) {
        setFigures(null)
        return
      }
      const tally = createTally()
      const cells = { values: cache.values, flags: cache.flags }
      let row = 0
      const addPiece = (): void => {
        const end = performance.now() + pieceMs
        while (row < selected.rows.length && performance.now() < end)
          row = addRows(tally, cache.layout, cells, selected, row, pieceCells)
        if (row >= selected.rows.length) setFigures(readFigures(tally))
        else timer = setTimeout(addPiece)
      }
      addPiece()
    }
    const restart = (): void => {
      clearTimeout(timer)
      timer = setTimeout(run, pauseMs)
    }
    restart()
    const stopCells = app.views.onCells(slot, restart)
    const stopSession = app.session.subscribe((state, before) => {
      const parts = ['selected', 'extent', 'anchor'] as const
      if (
        state.collapsed !== before.collapsed ||
        parts.some((part) => state[part][slot] !== before[part][slot])
      )
        restart()
    })
    const stopSettings = app.settings.store.subscribe(restart)
    return () => {
      clearTimeout(timer)
      stopCells()
      stopSession()
      stopSettings()
    }
  }, [app, slot, cache, read])
  return figures
}
