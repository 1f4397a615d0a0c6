import type { CellStatus } from '../model/cell'
import { unpackCellFlags } from '../model/cell'
import type { PicturePoint } from '../model/chart'
import { decimalsOf, type TableCells, type TableLayout, type TableRow } from '../model/table-layout'
import { cellText } from '../table/cell-text'
import { isDoubtful, markPartial, noDoubts, readDoubts, type Doubts } from './doubts'
import type { PictureWords } from './picture-words'

/**
 * Cells of a table as figures of a picture. `scaled` is the exact integer and serves every comparison; `value`, a double, is
 * good for lengths only.
 */
export type ChartTable = { layout: TableLayout; cells: TableCells }

export type Figure = Doubts & {
  scaled: number | null
  decimals: number
  value: number | null
  text: string
  status: CellStatus
  computed: boolean
  cell: { row: string; column: string } | null
}

const absent: Figure = {
  scaled: null,
  decimals: 0,
  value: null,
  text: '',
  status: 'blank',
  computed: false,
  cell: null,
  ...noDoubts,
}

/** The figure at a row and a column by position; −1 or beyond the table: nothing there. */
export function readFigure(
  table: ChartTable,
  rowAt: number,
  columnAt: number,
  words: Pick<PictureWords, 'noFigure' | 'qualifiers'>,
): Figure {
  const { layout, cells } = table
  const row = layout.rows[rowAt]
  const column = layout.columns[columnAt]
  if (row === undefined || column === undefined) return { ...absent, text: words.noFigure }
  const index = rowAt * layout.columns.length + columnAt
  const bits = cells.flags[index] ?? 0
  const { status, qualifier, role } = unpackCellFlags(bits)
  const scaled = status === 'number' ? (cells.values[index] ?? null) : null
  const decimals = decimalsOf(row, column)
  const prefix = qualifier === null ? '' : words.qualifiers[qualifier]
  const written = cellText(cells.values[index] ?? null, bits, row, column, prefix)
  return {
    scaled,
    decimals,
    value: scaled === null ? null : scaled / 10 ** decimals,
    text: written === '' || status === 'unknown' ? words.noFigure : written,
    status,
    computed: role === 'computed',
    cell: { row: row.id, column: column.id },
    ...readDoubts(table, rowAt, columnAt),
  }
}

export function toPoint(figure: Figure, detail = ''): PicturePoint {
  const { value, partial, cell } = figure
  const text = markPartial(figure.text, value !== null && partial)
  return { value, from: 0, text, detail, estimated: isDoubtful(figure), cell }
}

/** Neither a number nor "–", which says that nothing occurred. */
export function isMissing({ value, status }: Pick<Figure, 'value' | 'status'>): boolean {
  return value === null && status !== 'none'
}

/** A percentage is one whatever unit its form writes: beside counts its bar would vanish. */
export function unitOf(row: Pick<TableRow, 'percent' | 'unit'>): string {
  return row.percent ? '%' : row.unit
}

/** Forms write the same unit in several ways ("Người", "người"). */
export function unitKey(unit: string): string {
  return unit.trim().toLocaleLowerCase('vi')
}

/** The different units of rows, as first written. */
export function listUnits(rows: readonly TableRow[]): string[] {
  const units = new Map<string, string>()
  for (const row of rows) {
    const key = unitKey(unitOf(row))
    if (!units.has(key)) units.set(key, unitOf(row))
  }
  return [...units.values()]
}

/** A row of a table with its position. */
export type PlacedRow = { row: TableRow; at: number }

/** Rows that hold figures; those of the given ids, in table order, or all. Totals stand apart from what they are the sum of. */
export function listItems({ layout }: ChartTable, ids: readonly string[] | null): PlacedRow[] {
  const wanted = ids === null ? null : new Set(ids)
  return layout.rows.flatMap((row, at) =>
    row.kind === 'item' && (wanted === null || wanted.has(row.id)) ? [{ row, at }] : [],
  )
}

export function findTotal({ layout }: ChartTable): number {
  return layout.rows.findIndex((row) => row.kind === 'total')
}

/** The row's name, with its place in a form in front ("I.5 · Thành lập mới"): the same name occurs in several blocks. */
export function nameRow({ layout }: ChartTable, { row, at }: PlacedRow): string {
  const before = layout.rows.slice(0, at + 1)
  const sectionAt = before.findLastIndex((one) => one.kind === 'section')
  if (sectionAt === -1) return row.label
  const section = before[sectionAt]?.ordinal ?? ''
  const numbered = before.slice(sectionAt + 1).findLast((one) => /^\d/.test(one.ordinal))?.ordinal ?? ''
  const place = [section, numbered].filter((ordinal) => ordinal !== '').join('.')
  return place === '' ? row.label : `${place} · ${row.label}`
}
