import type { TableLayout } from '../../shared/model/table-layout'
import { numberRow } from '../../shared/table/row-number'
import type { CellPlace } from '../state/cell-place'

/** "I.1 · Tổng số HTX · So sánh với · năm 2019 · Tỷ lệ": place in the form, row, and the header down to the column. */
export function nameCell(layout: TableLayout, place: CellPlace | null): string {
  if (place === null) return ''
  const position = layout.rows.findIndex((row) => row.id === place.row)
  const row = layout.rows[position]
  if (row === undefined) return ''
  const column = layout.columns.find((one) => one.id === place.column)
  return [numberRow(layout.rows, position), row.label, ...(column?.header ?? [])]
    .filter((part) => part !== '')
    .join(' · ')
}
