import { parseNumber } from '../format/parse-number'
import type { Qualifier } from '../model/fact'
import { cellAddress, type CellGrid, type GridCell, type GridIdentity } from '../table/cell-grid'
import { createGridLookup, type GridLookup } from '../table/grid-lookup'
import { plainNumber } from './read-figures'
import type { CellReading, DocumentCell, DocumentColumn, DocumentRow, DocumentTable } from './document-table'

/**
 * A table that the program wrote itself, perhaps edited since: its rows and columns are where the hidden references say,
 * whatever became of headers and labels. Working columns on further sheets belong to the same table; so that every column
 * has a number of its own, those of the n-th further sheet count from n × 16384.
 */
const sheetColumns = 16_384

/** One table for each form among the sheets; a sheet without identity gives none. */
export function readOwnTables(grids: readonly CellGrid[]): DocumentTable[] {
  const byForm = new Map<string, OwnSheet[]>()
  for (const grid of grids) {
    if (grid.identity === null || grid.identity.rows.length === 0) continue
    const sheets = byForm.get(grid.identity.form) ?? []
    sheets.push({ grid, identity: grid.identity, lookup: createGridLookup(grid) })
    byForm.set(grid.identity.form, sheets)
  }
  return [...byForm.values()].flatMap((sheets) => {
    const [main] = sheets
    return main === undefined ? [] : [readOwnTable(main, sheets)]
  })
}

type OwnSheet = { grid: CellGrid; identity: GridIdentity; lookup: GridLookup }
type Place = { ordinal: number | null; label: number | null; unit: number | null }

function readOwnTable(main: OwnSheet, sheets: readonly OwnSheet[]): DocumentTable {
  const { grid, identity, lookup } = main
  const place = findTextColumns(main)
  const columns = [...textColumns(place), ...sheets.flatMap(figureColumns)]
  const rowsById = sheets.map((sheet) => new Map(sheet.identity.rows.map(({ id, row }) => [id, row])))
  const known = new Map(identity.rows.map(({ id, row }) => [row, id]))
  const top = Math.min(...known.keys())
  const bottom = findBottom(lookup, place, Math.max(...known.keys()))
  const rows: DocumentRow[] = []
  for (const sheetRow of listRows(grid, known, top, bottom)) {
    const id = known.get(sheetRow)
    const cells = sheets.flatMap((sheet, at) => {
      const row = at === 0 ? sheetRow : id === undefined ? undefined : rowsById[at]?.get(id)
      return row === undefined ? [] : readCells(sheet, at, row, columns)
    })
    const text = (column: number | null): string => (column === null ? '' : lookup.textAt(sheetRow, column))
    const label = text(place.label).replace(/\s+/g, ' ').trim()
    const ordinal = text(place.ordinal).trim()
    if (id === undefined && label === '' && cells.length === 0) continue
    const style = place.label === null ? undefined : lookup.cellAt(sheetRow, place.label)?.style
    rows.push({
      row: sheetRow,
      ordinal,
      label,
      level: style?.indent ?? 0,
      parent: null,
      kind: cells.length === 0 && /^[IVXLC]+$/.test(ordinal) ? 'section' : 'item',
      unit: text(place.unit).trim() || null,
      italic: style?.italic ?? false,
      bold: style?.bold ?? false,
      hidden: false,
      cells,
    })
  }
  const lines = readLinesAbove(grid, top, place)
  const width = Math.max(...identity.columns.map(({ column }) => column))
  return {
    id: `${grid.sheet}!${cellAddress(top, 0)}:${cellAddress(bottom, width)}`,
    sheet: grid.sheet,
    range: { top, left: 0, bottom, right: width },
    title: {
      agency: '',
      label: '',
      title: lines.at(-1) ?? '',
      attachment: '',
      unit: null,
      period: null,
      lines,
    },
    columns,
    rows,
    footnotes: [],
    signature: [],
    dropped: [],
    notation: null,
    identity: mergeIdentities(sheets),
  }
}

/** Lines that somebody wrote directly under the last row belong to the table: a form has empty rows for them. */
function findBottom(lookup: GridLookup, { label }: Place, last: number): number {
  let bottom = last
  while (label !== null && lookup.cellAt(bottom + 1, label)?.text.trim()) bottom += 1
  return bottom
}

/** The rows of the identity and what stands between them, from top to bottom. */
function listRows(grid: CellGrid, known: ReadonlyMap<number, string>, top: number, bottom: number): number[] {
  const rows = new Set(known.keys())
  for (const { row } of grid.rows) if (row >= top && row <= bottom) rows.add(row)
  return [...rows].sort((a, b) => a - b)
}

function readLinesAbove(grid: CellGrid, top: number, place: Place): string[] {
  const lines: string[] = []
  for (const { row, cells } of grid.rows) {
    if (row >= top) break
    const own = place.label === null ? undefined : cells.find((cell) => cell.column === place.label)
    // A line of the title block has one text; a row of the header has several.
    if (cells.length === 1 && own === undefined) lines.push(cells[0]?.text ?? '')
  }
  return lines
}

/** TT, label and unit stand before the figures, unless somebody inserted columns: the label is the longest text there. */
function findTextColumns({ identity, lookup }: OwnSheet): Place {
  const first = Math.min(...identity.columns.map(({ column }) => column))
  const lengths = Array.from({ length: first }, (_, column) =>
    identity.rows.reduce((sum, { row }) => sum + (lookup.cellAt(row, column)?.text.length ?? 0), 0),
  )
  const longest = Math.max(0, ...lengths)
  const label = longest === 0 ? -1 : lengths.indexOf(longest)
  const isText = (column: number): boolean => (lengths[column] ?? 0) > 0
  return {
    label: label < 0 ? null : label,
    ordinal: label > 0 && isText(label - 1) ? label - 1 : null,
    unit: label >= 0 && isText(label + 1) ? label + 1 : null,
  }
}

function textColumns({ ordinal, label, unit }: Place): DocumentColumn[] {
  const plain = { path: [], meaning: null, unit: null }
  return [
    ...(ordinal === null ? [] : [{ ...plain, column: ordinal, role: 'ordinal' as const }]),
    ...(label === null ? [] : [{ ...plain, column: label, role: 'label' as const }]),
    ...(unit === null ? [] : [{ ...plain, column: unit, role: 'unit' as const }]),
  ]
}

function figureColumns({ identity }: OwnSheet, at: number): DocumentColumn[] {
  return identity.columns.map(({ column, header }) => ({
    column: at * sheetColumns + column,
    role: 'value',
    path: header.split('\n'),
    meaning: null,
    unit: null,
  }))
}

function mergeIdentities(sheets: readonly OwnSheet[]): GridIdentity | null {
  const [main] = sheets
  if (main === undefined) return null
  return {
    ...main.identity,
    columns: sheets.flatMap(({ identity }, at) =>
      identity.columns.map((column) => ({ ...column, column: at * sheetColumns + column.column })),
    ),
  }
}

function readCells(
  { grid, identity, lookup }: OwnSheet,
  at: number,
  row: number,
  columns: readonly DocumentColumn[],
): DocumentCell[] {
  return identity.columns.flatMap(({ column }) => {
    const cell = lookup.cellAt(row, column)
    if (cell === undefined || (cell.value === null && cell.formula === null)) return []
    return [
      {
        column: columns.findIndex((one) => one.role === 'value' && one.column === at * sheetColumns + column),
        text: cell.text.trim(),
        reading: readGridCell(cell),
        isNumber: typeof cell.value === 'number',
        formula: cell.formula !== null,
        locator: `${grid.sheet}!${cellAddress(row, column)}`,
        ...(cell.note === undefined ? {} : { note: cell.note }),
      },
    ]
  })
}

/** Numbers are read here; what a text means is for whoever knows the row. */
function readGridCell({ value, text }: GridCell): CellReading {
  if (typeof value === 'number') {
    return { kind: 'number', value: plainNumber(value), qualifier: readQualifier(text) }
  }
  const parsed = parseNumber(text, { decimals: 0, percent: false, unit: '' })
  return parsed.kind === 'none' || parsed.kind === 'unknown' ? { kind: parsed.kind } : { kind: 'text' }
}

/** The word before a number is part of its format ("gần 4,2"). */
function readQualifier(text: string): Qualifier | null {
  const word = /^[\p{L}\s]+(?=\s[-+]?\d)/u.exec(text)?.[0]
  if (word === undefined) return null
  const parsed = parseNumber(`${word} 1`, { decimals: 0, percent: false, unit: '' })
  return parsed.kind === 'number' ? parsed.qualifier : null
}
