import type { ExportOptions } from '../model/export-options'
import type { TableColumn, TableLayout, TableRow } from '../model/table-layout'
import type { GridRange } from './cell-grid'
import type { FigureWriter, PlacedColumn } from './sheet-figures'
import { numberFormat } from './sheet-formats'
import { buildBottom, buildTop, fontSize, plainStyle } from './sheet-frame'
import { buildHeader, textContent } from './sheet-header'
import { countLines, figureWidth, pageCharacters, rowHeight, textWidth } from './sheet-metrics'
import type { SheetCell, SheetNote, SheetPage, SheetStyle, SheetTexts } from './sheet-model'

/**
 * One visible page of a table in the official look: the lines above, the merged header, the rows, the footnotes and the
 * signatures. The header always ends just above `dataTop`, whatever its own depth, so that two pages of one table keep
 * step. The rows of the table are made while they are read: a long table never stands in memory as cells.
 */
export type TablePageInput = {
  name: string
  layout: TableLayout
  columns: readonly PlacedColumn[]
  dataTop: number
  labels: readonly [string, string, string]
  figures: FigureWriter
  texts: SheetTexts
  options: ExportOptions | undefined
  /** Lines under the table, the form's own footnotes among them. */
  lines: readonly string[]
  /** Comments by cell index. */
  comments: ReadonlyMap<number, string>
}

export function buildTablePage(input: TablePageInput): SheetPage {
  const { layout, columns, dataTop, options, texts } = input
  const widths = columnWidths(input)
  const heights: (number | undefined)[] = []
  const headerStyle: SheetStyle = { ...plainStyle, bold: true, align: 'center', border: true }
  const header = buildHeader(columns, input.labels, dataTop, widths, headerStyle)
  const top = buildTop(layout, options, texts, widths)
  const bottom = buildBottom(input.lines, options, texts, widths, dataTop + layout.rows.length + 1)
  for (const [row, height] of [...top.heights, ...bottom.heights]) heights[row] = height
  header.heights.forEach((height, index) => (heights[header.top + index] = height))
  layout.rows.forEach((row, index) => (heights[dataTop + index] = measureRow(row, widths)))

  const body = {
    *[Symbol.iterator]() {
      yield* top.cells
      yield* header.cells
      for (const [index, row] of layout.rows.entries()) yield* rowCells(input, row, index)
      yield* bottom.cells
    },
  }
  return {
    name: input.name,
    hidden: false,
    columns: widths,
    heights,
    cells: body,
    merges: [...top.merges, ...header.merges, ...bottom.merges],
    printTitle: { first: header.top, last: dataTop - 1 },
    printArea: lastOf(heights, widths.length),
    orientation: orientationOf(input),
    frozen: { rows: dataTop, columns: 2 },
    protected: options?.protect ?? false,
    notes: listNotes(input),
  }
}

function lastOf(heights: readonly unknown[], columns: number): GridRange {
  return { top: 0, left: 0, bottom: heights.length - 1, right: columns - 1 }
}

function listNotes({ layout, columns, dataTop, comments }: TablePageInput): SheetNote[] {
  const width = layout.columns.length
  const placeOf = new Map(columns.map(({ index, sheetColumn }) => [index, sheetColumn]))
  return [...comments].flatMap(([index, text]) => {
    const column = placeOf.get(index % width)
    return column === undefined ? [] : [{ row: dataTop + Math.floor(index / width), column, text }]
  })
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
    const longestFigure = layout.rows.reduce(
      (width, _, row) => Math.max(width, figureWidth(figures.shown(row, index), fontSize.table)),
      0,
    )
    return Math.min(24, Math.max(10.5, longestFigure + 1, Math.ceil(longestWord / 7) + 1.5, column.width / 9))
  })
  const ordinal = Math.max(
    6,
    layout.rows.reduce((width, row) => Math.max(width, figureWidth(row.ordinal, fontSize.table)), 0),
  )
  const units = new Set([input.labels[2], ...layout.rows.map((row) => row.unit)])
  const unit = Math.min(17, Math.max(...[...units].map((text) => figureWidth(text, fontSize.table))) + 0.5)
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

function measureRow(row: TableRow, widths: readonly number[]): number {
  const lines = Math.max(
    countLines(row.label, (widths[1] ?? 0) - indentOf(row) * 1.5, fontSize.table, isBold(row)),
    countLines(row.unit, widths[2] ?? 0, fontSize.table, false),
  )
  return rowHeight(lines, fontSize.table)
}

function rowCells(input: TablePageInput, row: TableRow, index: number): SheetCell[] {
  const sheetRow = input.dataTop + index
  const style: SheetStyle = { ...plainStyle, border: true, bold: isBold(row), italic: row.italic }
  const protect = input.options?.protect === true
  const fixed: SheetCell[] = [
    { row: sheetRow, column: 0, content: textContent(row.ordinal), style: { ...style, align: 'center' } },
    { row: sheetRow, column: 1, content: textContent(row.label), style: { ...style, indent: indentOf(row) } },
    { row: sheetRow, column: 2, content: textContent(row.unit), style: { ...style, align: 'center' } },
  ]
  return [
    ...fixed,
    ...input.columns.map((placed): SheetCell => {
      const marks = input.figures.marks(index, placed.index)
      const isFigure = row.kind !== 'section' && row.kind !== 'heading'
      return {
        row: sheetRow,
        column: placed.sheetColumn,
        content: input.figures.content(index, placed.index, input.name),
        style: {
          ...style,
          italic: style.italic || marks.estimated,
          align: 'right',
          format: isFigure ? numberFormat(row, placed.column, marks) : null,
          ...(protect && marks.typed ? { unlocked: true } : {}),
        },
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
