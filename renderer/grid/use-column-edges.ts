import type { ColumnResizedEvent } from 'ag-grid-community'
import type { TableLook } from '../../shared/contract/settings'
import { fixedColumnIds } from './fixed-columns'
import { findColumnEdge } from './sheet-dom'
import { fitLabelColumn, type TextSizes } from './sheet-geometry'
import type { SheetRow } from './sheet-row'

type EdgeSource = {
  texts: TextSizes
  look: TableLook
  onLook: (part: Partial<TableLook>) => void
}

export type ColumnEdges = {
  /** The edge of a column was dragged. */
  onColumnResized: (event: ColumnResizedEvent<SheetRow>) => void
  /** A double click on an edge fits the column to what it holds. True: it was one. */
  fitAtEdge: (target: EventTarget | null) => boolean
  fit: (columns: readonly string[]) => void
}

/** Widths that the user gives columns: by dragging an edge, or by asking that they fit. */
export function useColumnEdges({ texts, look, onLook }: EdgeSource): ColumnEdges {
  const fit = (columns: readonly string[]): void => {
    const others = Object.entries(look.widths).filter(([id]) => !columns.includes(id))
    const label: [string, number][] = columns.includes(fixedColumnIds.indicator)
      ? [[fixedColumnIds.indicator, fitLabelColumn(texts)]]
      : []
    // A column of figures fits what it holds when nothing else is said.
    onLook({ widths: Object.fromEntries([...others, ...label]) })
  }
  return {
    fit,
    fitAtEdge: (target) => {
      const column = findColumnEdge(target)
      if (column !== null) fit([column])
      return column !== null
    },
    onColumnResized: ({ finished, source, column }) => {
      if (!finished || source !== 'uiColumnResized' || column === null) return
      const width = Math.round((column.getActualWidth() * 100) / texts.zoom)
      onLook({ widths: { ...look.widths, [column.getColId()]: Math.max(24, Math.min(2000, width)) } })
    },
  }
}
