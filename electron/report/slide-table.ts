import type { TableCells, TableColumn, TableLayout, TableRow } from '../../shared/model/table-layout'
import { cellText } from '../../shared/table/cell-text'
import { buildHeaderTree } from '../../shared/table/header-tree'

/** A part of a table that a slide can hold: its head, which every slide repeats, and some of its rows. */
export type SlideTable = {
  /** Widths that add up to 1. */
  widths: readonly number[]
  head: readonly (readonly SlideCell[])[]
  rows: readonly (readonly SlideCell[])[]
}

export type SlideCell = {
  text: string
  align: 'left' | 'center' | 'right'
  bold: boolean
  italic: boolean
  columns: number
  rows: number
}

/** Lines of text that fit under a title at the size of a slide. */
const linesPerSlide = 17
const charactersPerLine = 46

/** Splits a table at rows; a heading is never the last row of a slide. Only the columns of the paper are shown. */
export function splitTable(
  layout: TableLayout,
  cells: TableCells,
  [ordinal, label, unit]: readonly [string, string, string],
): SlideTable[] {
  const places = layout.columns.flatMap((column, index) => (column.paper ? [{ column, index }] : []))
  const head = buildHeaderTree(
    places.map(({ column }) => column),
    [ordinal, layout.rowLabel ?? label, unit],
  ).map((level) =>
    level.map(({ text, colSpan, rowSpan }): SlideCell => ({
      ...plain(text, 'center'),
      bold: true,
      columns: colSpan,
      rows: rowSpan,
    })),
  )
  const rows = layout.rows.map((row, at) => writeRow(layout, cells, places, row, at))
  const widths = fitWidths(rows)
  return pack(layout.rows, linesPerSlide - head.length).map(({ from, to }) => ({
    widths,
    head,
    rows: rows.slice(from, to),
  }))
}

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

/** Names take two fifths of the slide; figures share the rest by their longest text. */
function fitWidths(rows: readonly (readonly SlideCell[])[]): number[] {
  const columns = rows[0]?.length ?? 0
  const longest = Array.from({ length: columns }, (_, at) =>
    Math.max(at < 3 ? 4 : 9, ...rows.map((row) => Math.min(at === 1 ? 40 : 14, row[at]?.text.length ?? 0))),
  )
  const total = longest.reduce((sum, one) => sum + one, 0)
  return longest.map((one) => one / total)
}

function pack(rows: readonly TableRow[], lines: number): { from: number; to: number }[] {
  const slides: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  rows.forEach((row, at) => {
    const needed = Math.max(1, Math.ceil(row.label.length / charactersPerLine))
    if (used + needed > lines && at > from) {
      const end = isHeading(rows[at - 1]) && at - 1 > from ? at - 1 : at
      slides.push({ from, to: end })
      used = rows.slice(end, at).length
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
