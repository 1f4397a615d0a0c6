import type { TableLayout } from '../model/table-layout'
import type { DocumentTable } from './document-table'
import { mapColumns, type ColumnMatch } from './map-columns'
import type { MapContext } from './map-context'
import { mapRows, type RowMatch } from './map-rows'

/** Which row and column of a table of the workbook each row and column of a document is, why, and how doubtful. */
export type TableMap = {
  /** One for each row of the document, in order. */
  rows: readonly RowMatch[]
  /** One for each column with figures. */
  columns: readonly ColumnMatch[]
  /** 0 to 1: how much of the two tables is the same; 0 without a column or a row in common. */
  score: number
}

/** Pure: the same table and context give the same map. */
export function mapTable(table: DocumentTable, layout: TableLayout, context: MapContext): TableMap {
  const columns = mapColumns(table, layout, context)
  const rows = mapRows(table, layout, context)
  return { rows, columns, score: scoreMap(table, layout, rows, columns) }
}

function scoreMap(
  table: DocumentTable,
  layout: TableLayout,
  rows: readonly RowMatch[],
  columns: readonly ColumnMatch[],
): number {
  const filled = rows.filter(({ row }) => (table.rows[row]?.cells.length ?? 0) > 0)
  const matched = filled.filter(({ target }) => target !== null).length
  const values = columns.filter(({ target }) => target !== null && layout.columns[target]?.kind === 'value')
  if (matched === 0 || values.length === 0) return 0
  const items = layout.rows.filter(({ kind }) => kind === 'item' || kind === 'total').length
  const taken = columns.filter(({ target }) => target !== null).length
  return (
    (matched / filled.length) * 0.6 +
    (matched / Math.max(items, matched)) * 0.2 +
    (taken / Math.max(columns.length, 1)) * 0.2
  )
}
