import type { GridApi } from 'ag-grid-community'
import { useEffect, type RefObject } from 'react'
import { useLatest } from '../ui/use-latest'
import type { SheetRow } from './sheet-row'
import type { TextMeasure } from './measure-text'
import { figureWeight, numberRoom, type SheetGeometry } from './sheet-geometry'
import type { SheetModel } from './sheet-model'

type Following = {
  api: RefObject<GridApi<SheetRow> | null>
  model: RefObject<SheetModel>
  geometry: RefObject<SheetGeometry>
  measure: TextMeasure
  subscribe: (listener: (indexes: readonly number[]) => void) => () => void
  /** Called when a new number does not fit its column. */
  onWider: () => void
}

const manyCells = 1000

/** Repaints changed rows once per animation frame, however many patches arrive in between. */
export function useFollowCache({ api, model, geometry, measure, subscribe, onWider }: Following): void {
  const wider = useLatest(onWider)
  useEffect(() => {
    const changed = new Set<number>()
    let frame = 0
    const repaint = (): void => {
      frame = 0
      const { columns, rows } = model.current.cache.layout
      const ids = new Set([...changed].map((index) => rows[Math.floor(index / columns.length)]?.id ?? ''))
      const rowNodes = [...ids].flatMap((id) => api.current?.getRowNode(id) ?? [])
      api.current?.refreshCells({ rowNodes, suppressFlash: true })
      // A whole block at once: the table is measured anew, which looks at its extremes only.
      const overflows =
        changed.size > manyCells ||
        [...changed].some((index) => {
          const at = index % columns.length
          const { valueWidths, fontSize, zoom } = geometry.current
          const room = (valueWidths[at] ?? 0) - (numberRoom(columns[at]?.attainment ?? false) * zoom) / 100
          return (
            measure(
              model.current.shownAt(index).text,
              figureWeight(rows[Math.floor(index / columns.length)]),
              fontSize,
            ) > room
          )
        })
      changed.clear()
      if (overflows) wider.current()
    }
    const stop = subscribe((indexes) => {
      model.current.forget(indexes)
      for (const index of indexes) changed.add(index)
      if (frame === 0) frame = requestAnimationFrame(repaint)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [api, model, geometry, measure, subscribe, wider])
}
