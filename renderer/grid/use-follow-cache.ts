import type { GridApi } from 'ag-grid-community'
import { useEffect, type RefObject } from 'react'
import { useLatest } from '../ui/use-latest'
import type { SheetRow } from './sheet-row'
import type { TextMeasure } from './measure-text'
import { measureNumbers, type SheetGeometry } from './sheet-geometry'
import type { SheetModel } from './sheet-model'
import { findWidestAmong } from './widest-cells'

type Following = {
  api: RefObject<GridApi<SheetRow> | null>
  model: RefObject<SheetModel>
  geometry: RefObject<SheetGeometry>
  measure: TextMeasure
  subscribe: (listener: (indexes: readonly number[]) => void) => () => void
  /** Called when a new number does not fit its column, with the width that each column needs for the new numbers. */
  onWider: (needed: readonly number[]) => void
}

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
      const widest = findWidestAmong(model.current.cache, changed)
      const { valueWidths, zoom } = geometry.current
      const textAt = (index: number): string => model.current.shownAt(index).text
      const needed = measureNumbers(model.current.cache.layout, widest, textAt, zoom, measure)
      changed.clear()
      if (needed.some((width, at) => width > (valueWidths[at] ?? 0))) wider.current(needed)
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
