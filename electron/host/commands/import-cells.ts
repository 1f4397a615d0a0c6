import { toScaled, type ParsedNumber } from '../../../shared/format/parse-number'
import type { Fact, FactKey } from '../../../shared/model/fact'
import type { MapChoices } from '../../../shared/model/import-draft'
import type { ImportedCell, ImportStatus } from '../../../shared/model/import-preview'
import { rowIn } from '../../../shared/model/table-layout'
import { cellDecimals, columnOf, factKeyAt, rowOf } from '../../../shared/table/resolved-table'
import type { DocumentCell, DocumentTable } from '../../../shared/understand/document-table'
import { readFigure, readLiteral } from './import-figure'
import { writeFact, type StoredBefore } from './import-before'
import type { ImportTable } from './import-target'
import type { UnitReader } from './import-units'

/** What an import would do, cell by cell: what the user sees, and the change it stands for (null: nothing to store). */
export type PlannedCell = { shown: ImportedCell; change: { key: FactKey; after: Fact | null } | null }

/** A table of a document laid over one of the workbook. Maps lead from positions in the document to those in the layout. */
export type Overlay = {
  table: DocumentTable
  target: ImportTable
  rows: ReadonlyMap<number, number>
  columns: ReadonlyMap<number, number>
  units: UnitReader
  choices: MapChoices
}

/** A cell of the document in its place. */
export type PlacedCell = {
  index: number
  row: number
  column: number
  cell: DocumentCell
  parsed: ParsedNumber
  /** The number that stands there, in the unit of the row, where it is asked how it was meant. */
  literal?: string | null
}

/** Every cell of matched rows and columns that has something. */
export function placeCells(overlay: Overlay): PlacedCell[] {
  const { table, target, rows, columns } = overlay
  const width = target.table.layout.columns.length
  const read = createFigureReader(overlay)
  const placed: PlacedCell[] = []
  for (const [row, targetRow] of rows) {
    for (const cell of table.rows[row]?.cells ?? []) {
      const targetColumn = columns.get(cell.column)
      if (targetColumn === undefined) continue
      const index = targetRow * width + targetColumn
      placed.push({ index, row, column: cell.column, cell, ...read(cell, row, index) })
    }
  }
  return placed.sort((a, b) => a.index - b.index || a.row - b.row)
}

function createFigureReader({
  table,
  target,
  units,
  choices,
}: Overlay): (cell: DocumentCell, row: number, index: number) => Pick<PlacedCell, 'parsed' | 'literal'> {
  const chosen = new Map((choices.values ?? []).map(({ row, column, value }) => [`${row}/${column}`, value]))
  const { notation } = table
  // A notation that is only assumed settles no doubt.
  const convention = choices.notation ?? (notation?.by === 'default' ? null : notation?.convention) ?? null
  return (cell, row, index) => {
    const [tableRow, targetColumn] = [rowOf(target.table, index), columnOf(target.table, index)]
    if (tableRow === undefined || targetColumn === undefined) return { parsed: { kind: 'blank' } }
    const targetRow = rowIn(tableRow, targetColumn)
    const unit = units.at(row, cell.column, targetRow, targetColumn)
    const isQuotient = !['value', 'difference', 'remaining', 'per-quarter'].includes(targetColumn.kind)
    const power = unit.power ?? 0
    const parsed = readFigure(cell, {
      decimals: isQuotient ? quotientDecimals : cellDecimals(target.table, index),
      percent: isQuotient || targetRow.percent,
      unit: isQuotient ? '%' : targetRow.unit,
      fileUnit: unit.file,
      power,
      convention,
      isChosenConvention: choices.notation !== undefined,
      chosen: chosen.get(`${row}/${cell.column}`) ?? null,
    })
    return { parsed, literal: parsed.kind === 'ask' ? readLiteral(cell, power) : null }
  }
}

/** More digits than any document prints of a comparison: it is compared, never stored as a figure. */
const quotientDecimals = 6

/** Cells of the file that fall on one cell of the workbook with different figures are all conflicts; equal ones are one. */
export function splitConflicts(placed: readonly PlacedCell[]): {
  single: PlacedCell[]
  conflicts: PlacedCell[]
} {
  const byIndex = new Map<number, PlacedCell[]>()
  for (const cell of placed) {
    const cells = byIndex.get(cell.index)
    if (cells === undefined) byIndex.set(cell.index, [cell])
    else cells.push(cell)
  }
  const single: PlacedCell[] = []
  const conflicts: PlacedCell[] = []
  for (const cells of byIndex.values()) {
    const [first] = cells
    const filled = cells.filter(({ parsed }) => parsed.kind !== 'blank')
    const texts = new Set(filled.map(({ parsed }) => JSON.stringify(parsed)))
    if (texts.size > 1) conflicts.push(...filled)
    else if (filled[0] !== undefined) single.push(filled[0])
    else if (first !== undefined) single.push(first)
  }
  return { single, conflicts }
}

export type CellList = {
  cells: PlannedCell[]
  add(cell: ShownPart, status: ImportStatus, after: string | null, change?: PlannedCell['change']): void
  /** A figure, or null for a cell that becomes blank. */
  addFact(cell: ShownPart, key: FactKey, after: Fact | null, status?: 'conflict'): void
}

export type ShownPart = Pick<PlacedCell, 'index'> & {
  text: string
  locator: string
  at: ImportedCell['at']
  derived?: boolean
  candidates?: readonly string[]
}

export function shownPart({ index, row, column, cell, parsed }: PlacedCell): ShownPart {
  return {
    index,
    text: cell.text,
    locator: cell.locator,
    at: { row, column },
    ...(parsed.kind === 'ask' ? { candidates: parsed.candidates.map(({ value }) => value) } : {}),
  }
}

export function createCellList({ target }: Overlay, before: StoredBefore): CellList {
  const cells: PlannedCell[] = []
  const { table } = target
  const add: CellList['add'] = (cell, status, after, change = null) => {
    const { index, derived = false, ...part } = cell
    cells.push({
      shown: {
        id: cells.length,
        index,
        row: rowOf(table, index)?.label ?? '',
        column: (columnOf(table, index)?.header ?? []).join(' · '),
        status,
        before: before.text(index),
        after,
        decimals: cellDecimals(table, index),
        derived,
        ...part,
      },
      change,
    })
  }
  return {
    cells,
    add,
    addFact(cell, key, after, status) {
      const stored = before.fact(cell.index)
      const text = after === null ? null : writeFact(after, cellDecimals(table, cell.index))
      if (status === 'conflict') {
        add(cell, status, text, { key, after })
        return
      }
      if (isSameFigure(stored, after)) {
        if (after !== null) add(cell, 'same', text)
        return
      }
      add(cell, stored === null ? 'new' : 'changed', text, { key, after })
      const suspicious = after === null ? null : before.compareMagnitude(cell.index, after)
      const last = cells.at(-1)
      if (suspicious !== null && last !== undefined) last.shown = { ...last.shown, suspicious }
    },
  }
}

function isSameFigure(before: Fact | null, after: Fact | null): boolean {
  if (before === null || after === null) return before === after
  return before.state === after.state && before.value === after.value
}

/** What a reading says, for cells that are shown only. */
export function writeParsed(parsed: ParsedNumber): string | null {
  if (parsed.kind === 'number') return parsed.value
  return parsed.kind === 'none' ? '–' : parsed.kind === 'unknown' ? '…' : null
}

/** Null where the reading is no figure that the indicator can hold. */
export function makeFact(
  { cell, parsed }: Pick<PlacedCell, 'cell' | 'parsed'>,
  decimals: number,
  kept: Pick<Fact, 'maturity' | 'note'>,
): Fact | null {
  if (parsed.kind !== 'number' && parsed.kind !== 'none' && parsed.kind !== 'unknown') return null
  const value = parsed.kind === 'number' ? toScaled(parsed.value, decimals) : 0
  if (value === null) return null
  return {
    state: parsed.kind,
    value,
    ...kept,
    qualifier: parsed.kind === 'number' ? parsed.qualifier : null,
    origin: 'imported',
    written: cell.text.normalize('NFC'),
    derivation: null,
    source: null,
    locator: cell.locator,
  }
}

/** The indicator's decimals; 0 where the table shows no figure. */
export function storedDecimals(target: ImportTable, key: FactKey): number {
  return target.dimensions.indicators.find(({ id }) => id === key.indicator)?.decimals ?? 0
}

export function keyAt(target: ImportTable, index: number): FactKey | null {
  return factKeyAt(target.table, index)
}
