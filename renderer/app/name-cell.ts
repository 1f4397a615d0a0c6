import type { TableLayout } from '../../shared/model/table-layout'
import type { CellPlace } from '../state/session-store'

/** "I.1 · Tổng số HTX · So sánh với · năm 2019 · Tỷ lệ": place in the form, row, and the header down to the column. */
export function nameCell(layout: TableLayout, place: CellPlace | null): string {
  if (place === null) return ''
  const position = layout.rows.findIndex((row) => row.id === place.row)
  const row = layout.rows[position]
  if (row === undefined) return ''
  const column = layout.columns.find((one) => one.id === place.column)
  return [numberRow(layout, position), row.label, ...(column?.header ?? [])]
    .filter((part) => part !== '')
    .join(' · ')
}

/** The numbers of a row and of those it stands under: "I.1", "I.1.-". */
function numberRow(layout: TableLayout, position: number): string {
  const numbers: string[] = []
  let level = Infinity
  for (let at = position; at >= 0 && level > 0; at -= 1) {
    const row = layout.rows[at]
    if (row === undefined || row.level >= level) continue
    level = row.level
    if (row.ordinal !== '' && row.ordinal !== '-' && row.ordinal !== '+') numbers.unshift(row.ordinal)
  }
  return numbers.join('.')
}
