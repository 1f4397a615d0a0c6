import type { TableLayout } from '../model/table-layout'
import { alignRows, isLabelOf, type TypedLine } from './align-rows'
import type { CellGrid } from './cell-grid'
import { findHeader, repeatsHeader, type FoundHeader } from './find-header'
import { createGridLookup, type GridLookup } from './grid-lookup'
import { collectCells, findMissingRows, nameRow, type FormMatch } from './matched-cells'
import { likeness, likenessKey } from './text-likeness'

/**
 * A table typed by hand in the layout of the form, or what is left of an exported one: header by its texts, rows by
 * numbering and label in order. Columns on further sheets (working columns) are added to the sheet that matches best.
 */
export function matchByTexts(grids: readonly CellGrid[], layout: TableLayout): FormMatch | null {
  const sheets = grids
    .flatMap((grid) => {
      const understood = understandSheet(grid, layout)
      return understood === null ? [] : [understood]
    })
    .sort((a, b) => b.rows.size * b.header.columns.size - a.rows.size * a.header.columns.size)
  const main = sheets[0]
  if (main === undefined) return null
  const known = new Set<number>()
  const cells = sheets.flatMap((sheet) => {
    const columns = new Map([...sheet.header.columns].filter(([column]) => !known.has(column)))
    for (const column of columns.keys()) known.add(column)
    return collectCells(sheet.grid, sheet.lookup, layout, sheet.rows, columns)
  })
  return {
    sheet: main.grid.sheet,
    cells: cells.sort((a, b) => a.index - b.index),
    unmatchedRows: main.unmatchedRows,
    missingRows: findMissingRows(layout, main.rows),
    own: false,
  }
}

type UnderstoodSheet = {
  grid: CellGrid
  lookup: GridLookup
  header: FoundHeader
  /** Row of the form to row of the sheet. */
  rows: Map<number, number>
  unmatchedRows: string[]
}

function understandSheet(grid: CellGrid, layout: TableLayout): UnderstoodSheet | null {
  const lookup = createGridLookup(grid)
  const header = findHeader(grid, lookup, layout)
  if (header === null) return null
  const lines = joinWrappedLabels(readLines(grid, lookup, header), layout)
  const found = alignRows(lines, layout.rows)
  if (found === null) return null
  const rows = new Map<number, number>()
  let last = -1
  found.forEach((row, line) => {
    const sheetRow = lines[line]?.row
    if (row === null || sheetRow === undefined) return
    rows.set(row, sheetRow)
    last = line
  })
  const inside = lines.filter((line, index) => index <= last || line.hasFigures).length
  const needed = Math.min(3, layout.rows.length)
  if (rows.size < needed || (rows.size < inside / 2 && rows.size < layout.rows.length / 2)) return null
  const unmatchedRows = lines.flatMap((line, index) =>
    found[index] === null && (index < last || line.hasFigures) ? [nameRow(line.ordinal, line.label)] : [],
  )
  return { grid, lookup, header, rows, unmatchedRows }
}

/** The lines below the header that say something in the columns of numbering and label. */
function readLines(grid: CellGrid, lookup: GridLookup, header: FoundHeader): TypedLine[] {
  const figureColumns = [...header.columns.values()]
  return grid.rows.flatMap(({ row }) => {
    if (row <= header.bottom || repeatsHeader(lookup, header, row) || numbersColumns(lookup, header, row))
      return []
    const numbering =
      header.ordinalColumn === null ? '' : (lookup.cellAt(row, header.ordinalColumn)?.text ?? '')
    const written = lookup.cellAt(row, header.labelColumn)?.text ?? ''
    const { ordinal, label } = splitOrdinal(numbering.trim(), written.replace(/\s+/g, ' ').trim())
    if (label === '') return []
    const hasFigures = figureColumns.some((column) => (lookup.cellAt(row, column)?.text ?? '') !== '')
    return [{ row, ordinal, label, hasFigures }]
  })
}

/** "II LIÊN HIỆP HTX" typed into one cell, and "1. Tổng số HTX" without a column of its own for the number. */
function splitOrdinal(numbering: string, label: string): { ordinal: string; label: string } {
  const text = label === '' ? numbering : label
  if (label !== '' && numbering !== '') return { ordinal: numbering, label }
  const match = /^((?:[IVXLC]+|\d{1,3})[.)]?|[-–+•])\s+(.+)$/u.exec(text)
  if (match !== null) return { ordinal: match[1] ?? '', label: match[2] ?? '' }
  return label === '' ? { ordinal: numbering, label: '' } : { ordinal: numbering, label }
}

/** The line "A, B, 1, 2, 3" that numbers the columns below a header. */
function numbersColumns(lookup: GridLookup, header: FoundHeader, row: number): boolean {
  if (row > header.bottom + 1) return false
  const cells = lookup.columnsOf(row)
  return cells.length > 2 && cells.every((cell) => /^\(?(\d{1,2}|[A-E])\)?([=:/+-].*)?$/.test(cell.text))
}

/** A long label typed over two lines: the second has neither numbering nor figures and completes the first. */
function joinWrappedLabels(lines: readonly TypedLine[], layout: TableLayout): TypedLine[] {
  const joined: TypedLine[] = []
  for (const line of lines) {
    const previous = joined.at(-1)
    const continues =
      previous !== undefined &&
      line.ordinal === '' &&
      !line.hasFigures &&
      !layout.rows.some((row) => isLabelOf(line.label, row)) &&
      layout.rows.some((row) => completesLabel(previous.label, line.label, row.label))
    if (continues) joined[joined.length - 1] = { ...previous, label: `${previous.label} ${line.label}` }
    else joined.push(line)
  }
  return joined
}

function completesLabel(first: string, second: string, whole: string): boolean {
  const [start, both, all] = [first, `${first} ${second}`, whole].map((text) => likenessKey(text))
  return (
    all !== undefined && both !== undefined && likeness(both, all) > 0.9 && likeness(start ?? '', all) < 0.9
  )
}
