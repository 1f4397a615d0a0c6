import { convertUnit, readUnit } from '../../../shared/format/units'
import type { MapChoices } from '../../../shared/model/import-draft'
import type { TableColumn, TableRow } from '../../../shared/model/table-layout'
import type { DocumentTable } from '../../../shared/understand/document-table'

/** The unit of a figure in the file and in the workbook; `power` null: they do not measure the same. */
export type FigureUnit = { file: string | null; power: number | null }

export type UnitReader = {
  /** Of a cell, by positions in the document's table and its place in the target. */
  at: (row: number, column: number, target: TableRow, targetColumn: TableColumn) => FigureUnit
  /** Of a row as a whole: what is shown beside it. */
  ofRow: (row: number, target: TableRow) => FigureUnit
}

/**
 * The nearest word counts: what the user said of the row, the column or the table, then the row's own unit, the column's,
 * the table's. `lessons`: units by what a row is called, "" for the table.
 */
export function createUnitReader(
  table: DocumentTable,
  choices: MapChoices,
  lessons: ReadonlyMap<string, string>,
  written: readonly string[],
): UnitReader {
  const chosen = new Map(choices.units.map(({ row, column, unit }) => [placeOf(row, column), unit]))
  const ofTable = chosen.get(placeOf(null, null)) ?? lessons.get('') ?? table.title.unit
  const said = (row: number, column: number | null): string | null =>
    chosen.get(placeOf(row, column)) ??
    chosen.get(placeOf(row, null)) ??
    (column === null ? undefined : chosen.get(placeOf(null, column))) ??
    lessons.get(written[row] ?? '') ??
    table.rows[row]?.unit ??
    (column === null ? undefined : table.columns[column]?.unit) ??
    null
  return {
    at: (row, column, target, { kind }) =>
      kind === 'value' || kind === 'difference' || kind === 'remaining' || kind === 'per-quarter'
        ? compare(said(row, column), ofTable, target)
        : { file: null, power: 0 },
    ofRow: (row, target) => compare(said(row, null), ofTable, target),
  }
}

function placeOf(row: number | null, column: number | null): string {
  return `${row === null ? '' : String(row)}/${column === null ? '' : String(column)}`
}

function compare(own: string | null, ofTable: string | null, { unit, percent }: TableRow): FigureUnit {
  const file = own ?? ofTable
  if (file === null || file.trim() === '') return { file: null, power: 0 }
  const written = readUnit(file)
  // A form may print a unit that its figures do not have; a file that prints the same means the same.
  if (convertUnit(written, readUnit(unit)) === 0) return { file, power: 0 }
  const target = readUnit(percent ? '%' : unit)
  if (target.base === '' && target.power === 0) return { file, power: 0 }
  const power = convertUnit(written, target)
  if (power !== null) return { file, power }
  // The unit of a whole table (money) says nothing of rows that count other things.
  if (own === null) return { file: null, power: 0 }
  return written.known && target.known ? { file, power: null } : { file, power: 0 }
}
