import type { TableColumn, TableLayout, TableRow } from '../model/table-layout'
import type { GridRange } from './cell-grid'
import { buildHeaderTree } from './header-tree'
import { numberFormat, type FigureWriter, type PlacedColumn } from './sheet-figures'
import { countLines, figureWidth, pageCharacters, rowHeight, textWidth } from './sheet-metrics'
import { type SheetCell, type SheetContent, type SheetPage, type SheetStyle } from './sheet-model'

/**
 * One visible page of a table in the official look: the lines above, the merged header, the rows, the footnotes.
 * The header always ends just above `dataTop`, whatever its own depth, so that two pages of one table keep step.
 */
export type TablePageInput = {
  name: string
  layout: TableLayout
  columns: readonly PlacedColumn[]
  dataTop: number
  labels: readonly [string, string, string]
  figures: FigureWriter
}

const fontSize = { label: 14, title: 14, attachment: 13, table: 12, footnote: 11 } as const

export function buildTablePage(input: TablePageInput): SheetPage {
  const { layout, dataTop } = input
  const widths = columnWidths(input)
  const lastColumn = widths.length - 1
  const total = widths.reduce((sum, width) => sum + width, 0)
  const cells: SheetCell[] = []
  const merges: GridRange[] = []
  const heights: (number | undefined)[] = []

  const line = (row: number, text: string, style: Partial<SheetStyle>): void => {
    const full = { ...plain, ...style }
    cells.push({ row, column: 0, content: textContent(text), style: full })
    merges.push({ top: row, left: 0, bottom: row, right: lastColumn })
    heights[row] = rowHeight(countLines(text, total, full.size, full.bold), full.size)
  }
  let row = 0
  const centred = { align: 'center' } as const
  if (layout.label !== '') line(row++, layout.label, { ...centred, size: fontSize.label, bold: true })
  if (layout.title !== '') line(row++, layout.title, { ...centred, size: fontSize.title, bold: true })
  if (layout.attachment !== '')
    line(row++, layout.attachment, { ...centred, size: fontSize.attachment, italic: true })

  const header = buildHeader(input, widths)
  cells.push(...header.cells)
  merges.push(...header.merges)
  header.heights.forEach((height, index) => (heights[header.top + index] = height))

  layout.rows.forEach((tableRow, index) => {
    cells.push(...rowCells(input, tableRow, index))
    const indent = indentOf(tableRow) * 1.5
    const lines = Math.max(
      countLines(tableRow.label, (widths[1] ?? 0) - indent, fontSize.table, isBold(tableRow)),
      countLines(tableRow.unit, widths[2] ?? 0, fontSize.table, false),
    )
    heights[dataTop + index] = rowHeight(lines, fontSize.table)
  })

  row = dataTop + layout.rows.length + 1
  for (const note of layout.footnotes)
    line(row++, `${note.mark} ${note.text}`.trim(), { size: fontSize.footnote })

  return {
    name: input.name,
    hidden: false,
    columns: widths,
    heights,
    cells,
    merges,
    printTitle: { first: header.top, last: dataTop - 1 },
    orientation: orientationOf(input),
    frozen: { rows: dataTop, columns: 2 },
  }
}

const plain: SheetStyle = {
  size: fontSize.table,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: false,
  format: null,
}

/** A page with few columns stands upright whatever the table as a whole does. */
function orientationOf({ layout, columns }: TablePageInput): 'portrait' | 'landscape' {
  return columns.length > 3 ? layout.orientation : 'portrait'
}

/** Figure columns as wide as their longest figure or header word; the labels get what is left of the page. */
function columnWidths(input: TablePageInput): number[] {
  const { layout, columns, figures } = input
  const figureWidths = columns.map(({ column, index }) => {
    const longestWord = Math.max(
      0,
      ...column.header.map((text, level) => longestWordOf(text) / countSharing(columns, column, level)),
    )
    const longestFigure = Math.max(
      ...layout.rows.map((_, row) => figureWidth(figures.shown(row, index), fontSize.table)),
      0,
    )
    return Math.min(24, Math.max(10.5, longestFigure + 1, Math.ceil(longestWord / 7) + 1.5, column.width / 9))
  })
  const ordinal = 6
  const units = [input.labels[2], ...layout.rows.map((row) => row.unit)]
  const unit = Math.min(17, Math.max(...units.map((text) => figureWidth(text, fontSize.table))) + 0.5)
  const used = figureWidths.reduce((sum, width) => sum + width, ordinal + unit)
  const label = Math.min(62, Math.max(36, Math.floor(pageCharacters[orientationOf(input)] - used)))
  return [ordinal, label, unit, ...figureWidths]
}

/** Width in pixels of the longest word, as the header writes it. */
function longestWordOf(text: string): number {
  return Math.max(...text.split(' ').map((word) => textWidth(word, fontSize.table, true)))
}

/** How many columns stand under the same header text of a level. */
function countSharing(columns: readonly PlacedColumn[], column: TableColumn, level: number): number {
  const path = column.header.slice(0, level + 1).join('\n')
  return columns.filter((one) => one.column.header.slice(0, level + 1).join('\n') === path).length
}

function buildHeader(
  input: TablePageInput,
  widths: readonly number[],
): { top: number; cells: SheetCell[]; merges: GridRange[]; heights: number[] } {
  const tree = buildHeaderTree(
    input.columns.map((placed) => placed.column),
    [...input.labels],
  )
  const top = input.dataTop - tree.length
  const style: SheetStyle = { ...plain, bold: true, align: 'center', border: true }
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
  return { top, cells, merges, heights: fitHeights(tree.length, needs) }
}

/** Row heights that give every cell its height; what a cell over several rows lacks goes to its last row. */
function fitHeights(
  rows: number,
  needs: readonly { first: number; last: number; height: number }[],
): number[] {
  const heights = Array.from({ length: rows }, () => rowHeight(1, fontSize.table))
  for (const { first, last, height } of [...needs].sort((a, b) => a.last - a.first - (b.last - b.first))) {
    const present = heights.slice(first, last + 1).reduce((sum, one) => sum + one, 0)
    if (present < height) heights[last] = (heights[last] ?? 0) + height - present
  }
  return heights
}

function rowCells(input: TablePageInput, row: TableRow, index: number): SheetCell[] {
  const sheetRow = input.dataTop + index
  const style: SheetStyle = { ...plain, border: true, bold: isBold(row), italic: row.italic }
  const fixed: SheetCell[] = [
    { row: sheetRow, column: 0, content: textContent(row.ordinal), style: { ...style, align: 'center' } },
    { row: sheetRow, column: 1, content: textContent(row.label), style: { ...style, indent: indentOf(row) } },
    { row: sheetRow, column: 2, content: textContent(row.unit), style: { ...style, align: 'center' } },
  ]
  return [
    ...fixed,
    ...input.columns.map((placed): SheetCell => {
      const content = input.figures.content(index, placed.index, input.name)
      const format =
        row.kind === 'section' || row.kind === 'heading' ? null : numberFormat(row, placed.column)
      return {
        row: sheetRow,
        column: placed.sheetColumn,
        content,
        style: { ...style, align: 'right', format },
      }
    }),
  ]
}

function isBold(row: TableRow): boolean {
  return row.kind === 'section' || row.kind === 'total'
}

function indentOf(row: TableRow): number {
  return Math.max(0, row.level - 1)
}

function textContent(text: string): SheetContent {
  return text === '' ? { kind: 'blank' } : { kind: 'text', text: text.normalize('NFC') }
}
