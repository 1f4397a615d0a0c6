import type { TableColumn } from '../model/table-layout'
import type { GridRange } from './cell-grid'
import { buildHeaderTree } from './header-tree'
import type { PlacedColumn } from './sheet-figures'
import { countLines, rowHeight } from './sheet-metrics'
import type { SheetCell, SheetContent, SheetStyle } from './sheet-model'

/** The merged header of a table page, ending just above `dataTop`. Cells come row by row. */
export function buildHeader(
  columns: readonly PlacedColumn[],
  labels: readonly [string, string, string],
  dataTop: number,
  widths: readonly number[],
  style: SheetStyle,
): { top: number; cells: SheetCell[]; merges: GridRange[]; heights: number[] } {
  const tree = buildHeaderTree(
    columns.map((placed): TableColumn => placed.column),
    labels,
  )
  const top = dataTop - tree.length
  const cells: SheetCell[] = []
  const merges: GridRange[] = []
  const needs: { first: number; last: number; height: number }[] = []
  tree.forEach((level, depth) => {
    for (const { text, column, colSpan, rowSpan } of level) {
      const range = {
        top: top + depth,
        left: column,
        bottom: top + depth + rowSpan - 1,
        right: column + colSpan - 1,
      }
      if (colSpan > 1 || rowSpan > 1) merges.push(range)
      for (let row = range.top; row <= range.bottom; row += 1)
        for (let at = range.left; at <= range.right; at += 1)
          cells.push({
            row,
            column: at,
            content: row === range.top && at === range.left ? textContent(text) : { kind: 'blank' },
            style,
          })
      const width = widths.slice(range.left, range.right + 1).reduce((sum, one) => sum + one, 0)
      needs.push({
        first: depth,
        last: depth + rowSpan - 1,
        height: rowHeight(countLines(text, width, style.size, true), style.size),
      })
    }
  })
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { top, cells, merges, heights: fitHeights(tree.length, needs, style.size) }
}

/** Row heights that give every cell its height; what a cell over several rows lacks goes to its last row. */
function fitHeights(
  rows: number,
  needs: readonly { first: number; last: number; height: number }[],
  fontSize: number,
): number[] {
  const heights = Array.from({ length: rows }, () => rowHeight(1, fontSize))
  for (const { first, last, height } of [...needs].sort((a, b) => a.last - a.first - (b.last - b.first))) {
    const present = heights.slice(first, last + 1).reduce((sum, one) => sum + one, 0)
    if (present < height) heights[last] = (heights[last] ?? 0) + height - present
  }
  return heights
}

export function textContent(text: string): SheetContent {
  return text === '' ? { kind: 'blank' } : { kind: 'text', text: text.normalize('NFC') }
}
