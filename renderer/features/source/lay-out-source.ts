import type { SourceSheet } from '../../../shared/model/import-draft'

/** A cell to draw; `down` and `across` are 1 except where cells were merged. */
export type SourceCell = {
  row: number
  column: number
  text: string
  bold: boolean
  number: boolean
  down: number
  across: number
}

type SourceLayout = {
  columns: readonly number[]
  rows: readonly { row: number; cells: readonly SourceCell[] }[]
}

/** So many rows around the marked one are drawn: enough to see where it stands, in any sheet at once. */
const rowsAround = 250
const mostColumns = 100

/**
 * The part of a sheet around its marked cell as rows of cells without gaps. A merged range is one cell, at its top left
 * corner or where it enters the part that is drawn; what it covers is left out.
 */
export function layOutSource({ rows, merges, at }: SourceSheet): SourceLayout {
  const last = Math.max(at.row, ...rows.map(({ row }) => row))
  const top = Math.max(0, Math.min(at.row - rowsAround, last - 2 * rowsAround))
  const bottom = Math.min(last, top + 2 * rowsAround)
  const used = rows.flatMap(({ row, cells }) =>
    row >= top && row <= bottom ? [cells.at(-1)?.column ?? 0] : [],
  )
  const rightmost = used.reduce((most, column) => Math.max(most, column), at.column)
  const left = Math.max(0, Math.min(rightmost - mostColumns, at.column - mostColumns / 2))
  const right = Math.min(rightmost, left + mostColumns)

  const spans = new Map<string, { down: number; across: number } | 'covered'>()
  for (const merge of merges) {
    const first = Math.max(merge.top, top)
    const start = Math.max(merge.left, left)
    const end = Math.min(merge.bottom, bottom)
    const edge = Math.min(merge.right, right)
    for (let row = first; row <= end; row += 1)
      for (let column = start; column <= edge; column += 1)
        spans.set(
          `${String(row)} ${String(column)}`,
          row === first && column === start ? { down: end - first + 1, across: edge - start + 1 } : 'covered',
        )
  }
  const byRow = new Map(rows.map((row) => [row.row, row.cells]))
  const drawn: { row: number; cells: SourceCell[] }[] = []
  for (let row = top; row <= bottom; row += 1) {
    const known = new Map((byRow.get(row) ?? []).map((cell) => [cell.column, cell]))
    const cells: SourceCell[] = []
    for (let column = left; column <= right; column += 1) {
      const span = spans.get(`${String(row)} ${String(column)}`) ?? { down: 1, across: 1 }
      if (span === 'covered') continue
      const cell = known.get(column) ?? { text: '', bold: false, number: false }
      cells.push({ row, column, text: cell.text, bold: cell.bold, number: cell.number, ...span })
    }
    drawn.push({ row, cells })
  }
  return { columns: Array.from({ length: right - left + 1 }, (_, step) => left + step), rows: drawn }
}
