import { unpackCellFlags } from '../../shared/model/cell'
import type { TableColumn, TableRow } from '../../shared/model/table-layout'
import { cellText } from '../../shared/table/cell-text'
import type { PaperTableContent } from './paper-content'
import { differenceMark } from './paper-marks'

/** The texts of an official table, as they are measured and as they are printed. */

export type PaperFigure = { text: string; marked: boolean; estimated: boolean }

/** What stands in one cell; `row` and `column` by their positions in the layout. */
export function readPaperFigure(
  content: PaperTableContent,
  row: TableRow,
  rowAt: number,
  columnAt: number,
): PaperFigure {
  const { layout, cells, words, marks } = content
  const column = layout.columns[columnAt]
  if (column === undefined) return { text: '', marked: false, estimated: false }
  const index = rowAt * layout.columns.length + columnAt
  const bits = cells.flags[index] ?? 0
  const { estimated, qualifier, status, stated } = unpackCellFlags(bits)
  const asWritten = readStated(content, column, index)
  const prefix = qualifier === null ? '' : words.qualifiers[qualifier]
  return {
    text: asWritten ?? cellText(cells.values[index] ?? null, bits, row, column, prefix),
    marked: marks === true && asWritten === null && stated === 'differs',
    estimated: estimated && status === 'number',
  }
}

/** The whole text of a cell with its mark. */
export function readPaperText(
  content: PaperTableContent,
  row: TableRow,
  rowAt: number,
  columnAt: number,
): string {
  const { text, marked } = readPaperFigure(content, row, rowAt, columnAt)
  return marked ? `${differenceMark} ${text}` : text
}

/**
 * The text to show instead of the figure, or null. A document that says nothing about a comparison is shown saying
 * nothing; a figure entered beside the document is still a figure. A table no document states is shown as computed.
 */
function readStated(content: PaperTableContent, column: TableColumn, index: number): string | null {
  const { stated } = content
  if (stated === null || stated.size === 0) return null
  return stated.get(index) ?? (column.kind === 'value' ? null : '')
}

/** A section or heading says nothing alone at the foot of a page. */
export function keepsWithNext(row: TableRow): boolean {
  return row.kind === 'section' || row.kind === 'heading'
}
