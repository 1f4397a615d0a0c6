import { decimalsOf, type TableRow } from '../../shared/model/table-layout'
import { statusOf } from '../../shared/model/cell'
import type { CopiedCell } from '../../shared/table/clipboard-copy'
import { fixedColumnIds } from './fixed-columns'
import type { SheetModel } from './sheet-model'
import type { SheetRange } from './sheet-range'
import type { SheetRow } from './sheet-row'
import type { SheetCursor } from './use-sheet-cursor'

type CopySource = {
  cursor: SheetCursor
  model: SheetModel
  rowData: readonly SheetRow[]
  columnIds: readonly string[]
  /** What is shown are words of the document, not figures of the program. */
  stated: boolean
}

/** What a range shows, row by row; rows that are folded away are not in it. */
export function readCopiedCells(range: SheetRange, source: CopySource): CopiedCell[][] {
  const { cursor, model, rowData, columnIds, stated } = source
  return cursor.cellsIn(range).map((indexes, down) => {
    const row = model.cache.layout.rows[rowData[range.top + down]?.position ?? -1]
    return indexes.map((index, across): CopiedCell => {
      if (index === null) return { kind: 'text', text: readLabel(row, columnIds[range.left + across] ?? '') }
      return readFigure(model, index, stated)
    })
  })
}

function readLabel(row: TableRow | undefined, column: string): string {
  if (row === undefined) return ''
  if (column === fixedColumnIds.ordinal) return row.ordinal
  return column === fixedColumnIds.unit ? row.unit : row.label
}

function readFigure(model: SheetModel, index: number, stated: boolean): CopiedCell {
  const { cache } = model
  const { text } = model.shownAt(index)
  const { columns, rows } = cache.layout
  const row = rows[Math.floor(index / columns.length)]
  const column = columns[index % columns.length]
  const value = cache.values[index] ?? null
  // What is typed and not yet stored has no number of its own.
  const settled = !stated && !cache.pending.has(index) && statusOf(cache.flags[index] ?? 0) === 'number'
  if (!settled || value === null || row === undefined || column === undefined) return { kind: 'text', text }
  return {
    kind: 'number',
    text,
    value,
    decimals: decimalsOf(row, column),
    percent: text.endsWith('%'),
  }
}
