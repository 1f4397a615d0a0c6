import type { TableCells, TableColumn, TableLayout, TableRow } from '../../shared/model/table-layout'
import { bindMarks } from '../../shared/table/bind-marks'
import { cellText } from '../../shared/table/cell-text'
import { findCommonUnit } from '../../shared/table/common-unit'
import { buildHeaderTree } from '../../shared/table/header-tree'
import { countLines, textWidth } from '../../shared/table/sheet-metrics'

/** A part of a table that a slide can hold: its head, which every slide repeats, and some of its rows. */
export type SlideTable = {
  /** Widths that add up to 1. */
  widths: readonly number[]
  head: readonly (readonly SlideCell[])[]
  rows: readonly (readonly SlideCell[])[]
  /** Of the marks that stand on this part. */
  footnotes: readonly string[]
}

/** Inches; the table and its footnotes share the height. */
export type TableRoom = { width: number; height: number; footnote: number }

/** Points of the type of a table. */
export const tableType = 14

export type SlideCell = {
  text: string
  align: 'left' | 'center' | 'right'
  bold: boolean
  italic: boolean
  columns: number
  rows: number
}

/** Splits a table at rows; a heading is never the last row of a slide. Only the columns of the paper are shown. */
export function splitTable(
  layout: TableLayout,
  cells: TableCells,
  [ordinal, label, unit]: readonly [string, string, string],
  room: TableRoom,
): SlideTable[] {
  const places = layout.columns.flatMap((column, index) => (column.paper ? [{ column, index }] : []))
  const withUnit = findCommonUnit(layout.rows) === null
  const columns = places.map(({ column }) => column)
  const head = buildHeaderTree(columns, [ordinal, layout.rowLabel ?? label, unit]).map((level) =>
    level
      .filter(({ column }) => withUnit || column !== unitColumn)
      .map(({ text, colSpan, rowSpan, column }): PlacedCell => ({
        ...plain(bindMarks(text), 'center'),
        bold: true,
        columns: colSpan,
        rows: rowSpan,
        at: withUnit || column < unitColumn ? column : column - 1,
      })),
  )
  const rows = layout.rows.map((row, at) => {
    const written = writeRow(layout, cells, places, row, at)
    return withUnit ? written : written.filter((_, column) => column !== unitColumn)
  })
  const widths = fitWidths(head, rows, room.width)
  const heights = rows.map((row) => Math.max(...row.map((cell, at) => heightOf(cell, widths[at] ?? 0))))
  const notes = layout.footnotes.map(({ mark, text }) => ({ mark, text: `${mark} ${text}`.trim() }))
  const free = room.height - notes.length * room.footnote - sumOf(measureHead(head, widths))
  return packRows(layout.rows, heights, free).map(({ from, to }) => {
    const own = rows.slice(from, to)
    const words = [...head, ...own].flat().map(({ text }) => text)
    return {
      widths: widths.map((width) => width / sumOf(widths)),
      head,
      rows: own,
      footnotes: notes.flatMap(({ mark, text }) =>
        words.some((one) => one.includes(mark)) ? [text.normalize('NFC')] : [],
      ),
    }
  })
}

const unitColumn = 2

/** A cell of the head with its leftmost column. */
type PlacedCell = SlideCell & { at: number }

type Place = { column: TableColumn; index: number }

function writeRow(
  layout: TableLayout,
  cells: TableCells,
  places: readonly Place[],
  row: TableRow,
  at: number,
): SlideCell[] {
  const look = { bold: row.kind === 'section' || row.kind === 'total', italic: row.italic }
  const indent = '  '.repeat(Math.max(0, row.level - 1))
  return [
    { ...plain(row.ordinal, 'center'), ...look },
    { ...plain(indent + row.label, 'left'), ...look },
    { ...plain(row.unit, 'center'), ...look },
    ...places.map(({ column, index }): SlideCell => {
      const cell = at * layout.columns.length + index
      const text = cellText(cells.values[cell] ?? null, cells.flags[cell] ?? 0, row, column)
      return { ...plain(text, 'right'), ...look }
    }),
  ]
}

function plain(text: string, align: SlideCell['align']): SlideCell {
  return { text: text.normalize('NFC'), align, bold: false, italic: false, columns: 1, rows: 1 }
}

const pixelsPerInch = 96
const pointsPerInch = 72
/** Inches beside the text of a cell, and above and below it. */
const besideText = 0.17
const aboveText = 0.045
const lineHeight = 1.2
/** The least and the most of the slide that names have, in shares of its width. */
const namesAtLeast = 0.28
const namesAtMost = 0.42

/** Every word stays whole; names have what they need, as far as there is room, and figures share the rest. */
function fitWidths(
  head: readonly (readonly PlacedCell[])[],
  rows: readonly (readonly SlideCell[])[],
  available: number,
): number[] {
  const count = rows[0]?.length ?? 0
  const inches = ({ bold }: SlideCell, text: string): number =>
    textWidth(text, tableType, bold) / pixelsPerInch + besideText
  const needs = Array.from({ length: count }, (_, at) => {
    const heads = head.flat().filter((cell) => cell.at === at && cell.columns === 1)
    return Math.max(
      ...heads.flatMap((cell) => cell.text.split(' ').map((word) => inches(cell, word))),
      ...rows.flatMap((row) => {
        const cell = row[at]
        // Units wrap, figures never do.
        const texts = cell?.align === 'right' ? [cell.text] : (cell?.text.split(' ') ?? [])
        return cell === undefined || at === nameColumn ? [] : texts.map((text) => inches(cell, text))
      }),
    )
  })
  const names = Math.max(
    ...rows.flatMap((row) => row.slice(nameColumn, nameColumn + 1)).map((cell) => inches(cell, cell.text)),
  )
  const others = sumOf(needs) - (needs[nameColumn] ?? 0)
  const label = Math.max(
    available * namesAtLeast,
    Math.min(names, available * namesAtMost, available - others),
  )
  const spare = Math.max(0, available - others - label) / Math.max(1, count - 2)
  const widths = needs.map((need, at) => (at === nameColumn ? label : at === 0 ? need : need + spare))
  // A table wider than the slide is squeezed as a whole.
  const scale = Math.min(1, available / sumOf(widths))
  return widths.map((width) => width * scale)
}

const nameColumn = 1

function heightOf({ text, bold }: SlideCell, width: number): number {
  // Lines are counted for columns in characters of seven pixels with eight beside the text.
  const characters = ((width - besideText) * pixelsPerInch + 8) / 7
  return (countLines(text, characters, tableType, bold) * tableType * lineHeight) / pointsPerInch + aboveText
}

/** By level; what a cell over several of them lacks goes to its last. */
function measureHead(head: readonly (readonly PlacedCell[])[], widths: readonly number[]): number[] {
  const heights = head.map(() => 0)
  const cells = head.flatMap((level, depth) => level.map((cell) => ({ cell, depth })))
  for (const { cell, depth } of cells.toSorted((a, b) => a.cell.rows - b.cell.rows)) {
    const needed = heightOf(cell, sumOf(widths.slice(cell.at, cell.at + cell.columns)))
    const last = depth + cell.rows - 1
    const lacking = needed - sumOf(heights.slice(depth, last + 1))
    if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking
  }
  return heights
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0)
}

function packRows(
  rows: readonly TableRow[],
  heights: readonly number[],
  free: number,
): { from: number; to: number }[] {
  const slides: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  rows.forEach((_, at) => {
    const needed = heights[at] ?? 0
    if (used + needed > free && at > from) {
      const end = isHeading(rows[at - 1]) && at - 1 > from ? at - 1 : at
      slides.push({ from, to: end })
      used = sumOf(heights.slice(end, at))
      from = end
    }
    used += needed
  })
  slides.push({ from, to: rows.length })
  return slides
}

function isHeading(row: TableRow | undefined): boolean {
  return row?.kind === 'section' || row?.kind === 'heading'
}
