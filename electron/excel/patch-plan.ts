import { canonicalDecimal, shiftDecimal } from '../../shared/format/decimal'
import { fromScaled } from '../../shared/format/parse-number'
import { convertUnit, isMoney, readUnit } from '../../shared/format/units'
import { unpackCellFlags } from '../../shared/model/cell'
import {
  decimalsOf,
  type TableCells,
  type TableColumn,
  type TableLayout,
  type TableRow,
} from '../../shared/model/table-layout'
import type { TemplateCell, TemplatePreview, TemplateStatus } from '../../shared/model/template-preview'
import { cellAddress, type CellGrid, type GridCell } from '../../shared/table/cell-grid'
import { cellText } from '../../shared/table/cell-text'
import { createGridLookup, type GridLookup } from '../../shared/table/grid-lookup'
import { nameRow } from '../../shared/table/name-row'
import type { DocumentTable } from '../../shared/understand/document-table'
import type { MapContext } from '../../shared/understand/map-context'
import { mapTable, type TableMap } from '../../shared/understand/map-table'
import type { CellEdit, PatchContent } from './patch-sheet'

/**
 * Where the figures of a shown table go in somebody else's sheet, and what stands there now. The sheet is understood as an
 * import understands it; what crosses a matched row with a matched column is filled. Nothing is decided silently: what
 * would be lost is listed with what takes its place.
 */
export type TemplatePlan = Omit<TemplatePreview, 'plan' | 'file' | 'signed'> & {
  /** The edits of `cells`, with their status; cells that stay as they are have none. */
  edits: { status: TemplateStatus; edit: CellEdit }[]
}

/** Null when no table of the file has a row and a column of the shown one. */
export function planTemplate(
  grids: readonly CellGrid[],
  tables: readonly DocumentTable[],
  layout: TableLayout,
  cells: TableCells,
  context: MapContext,
): TemplatePlan | null {
  let best: { table: DocumentTable; map: TableMap; weight: number } | null = null
  for (const table of tables) {
    const map = mapTable(table, layout, context)
    const rows = map.rows.filter(({ target, row }) => target !== null && table.rows[row] !== undefined).length
    const columns = map.columns.filter(
      ({ target }) => target !== null && layout.columns[target]?.kind === 'value',
    ).length
    const weight = rows * columns
    if (weight > (best?.weight ?? 0)) best = { table, map, weight }
  }
  const grid = best === null ? undefined : grids.find(({ sheet }) => sheet === best.table.sheet)
  if (best === null || grid === undefined) return null
  return new Planner(grid, best.table, best.map, layout, cells).plan(grids.some((one) => hasFormula(one)))
}

function hasFormula(grid: CellGrid): boolean {
  for (const row of grid.rows) if (row.cells.some(({ formula }) => formula !== null)) return true
  return false
}

/** Columns of further sheets of our own files count on from here; they are not on the sheet that is filled. */
const sheetColumns = 16_384

class Planner {
  private readonly lookup: GridLookup
  private readonly cells: TemplateCell[] = []
  private readonly edits: TemplatePlan['edits'] = []
  private readonly counts: Record<TemplateStatus, number> = {
    fill: 0,
    overwrite: 0,
    clear: 0,
    formula: 0,
    same: 0,
    unit: 0,
  }
  /** Cells of the sheet that have their figure. */
  private readonly taken = new Set<string>()

  constructor(
    private readonly grid: CellGrid,
    private readonly table: DocumentTable,
    private readonly map: TableMap,
    private readonly layout: TableLayout,
    private readonly shown: TableCells,
  ) {
    this.lookup = createGridLookup(grid)
  }

  plan(recalculates: boolean): TemplatePlan {
    const { table, map, layout } = this
    const rows = map.rows
      .filter(({ target }) => target !== null)
      .toSorted((a, b) => (a.target ?? 0) - (b.target ?? 0))
    for (const { row, target } of rows) {
      const tableRow = target === null ? undefined : layout.rows[target]
      if (target === null || tableRow === undefined) continue
      if (tableRow.kind === 'section' || tableRow.kind === 'heading') continue
      for (const match of map.columns) {
        if (match.target === null) continue
        const column = layout.columns[match.target]
        const at = table.columns[match.column]
        if (column === undefined || at === undefined || at.column >= sheetColumns) continue
        this.place(tableRow, column, target * layout.columns.length + match.target, row, match.column)
      }
    }
    const matched = new Set(map.rows.flatMap(({ target }) => target ?? []))
    return {
      sheet: this.grid.sheet,
      counts: this.counts,
      cells: this.cells,
      edits: this.edits,
      unmatchedRows: map.rows.flatMap(({ row, target }) => {
        const line = table.rows[row]
        return target !== null || line === undefined || line.kind === 'section' || line.kind === 'heading'
          ? []
          : [nameRow(line.ordinal, line.label)]
      }),
      missingRows: layout.rows.flatMap((row, at) =>
        matched.has(at) || row.kind === 'section' || row.kind === 'heading'
          ? []
          : [nameRow(row.ordinal, row.label)],
      ),
      recalculates,
    }
  }

  private place(row: TableRow, column: TableColumn, index: number, line: number, at: number): void {
    const documentRow = this.table.rows[line]
    const documentColumn = this.table.columns[at]
    if (documentRow === undefined || documentColumn === undefined) return
    const flags = this.shown.flags[index] ?? 0
    const { role, status: state } = unpackCellFlags(flags)
    if (role === 'fixed' || state === 'no-meaning') return
    const corner = this.cornerOf(documentRow.row, documentColumn.column)
    if (corner === null) return
    const address = cellAddress(corner.row, corner.column)
    if (this.taken.has(address)) return
    this.taken.add(address)

    const there = this.lookup.cellAt(corner.row, corner.column)
    const before = there?.text ?? ''
    const value = this.shown.values[index] ?? null
    const note = (status: TemplateStatus, after: string): void => {
      this.counts[status] += 1
      if (status === 'same') return
      const names = { row: nameRow(row.ordinal, row.label), column: column.header.join(' · ') }
      this.cells.push({ address, ...names, status, before, after })
    }
    const edit = (status: TemplateStatus, content: PatchContent): void => {
      this.edits.push({ status, edit: { ...corner, content } })
    }

    const shown = cellText(value, flags, row, column)
    let content: PatchContent = shown === '' ? { kind: 'blank' } : { kind: 'text', text: shown }
    let after = shown
    if (state === 'number' && value !== null) {
      const power = isPercentColumn(column) ? 0 : this.powerOf(row, documentRow.unit ?? documentColumn.unit)
      if (power === null) {
        note('unit', shown)
        return
      }
      const decimal = canonicalDecimal(shiftDecimal(fromScaled(value, decimalsOf(row, column)), -power))
      content = { kind: 'number', value: decimal }
      if (power !== 0) after = decimal.replace('.', ',')
    }
    if (there !== undefined && there.formula !== null) {
      // The sheet computes it: its own result is refreshed where the program computes the same cell.
      note('formula', after)
      if (role === 'computed') edit('formula', content)
    } else if (content.kind === 'blank' && before === '') return
    else if (saysSame(there, content)) note('same', after)
    else if (content.kind === 'blank') {
      // An "x" or a remark where the table has nothing is the office's own.
      if (there === undefined || !isFigure(there)) return
      note('clear', '')
      edit('clear', content)
    } else {
      const status = before === '' ? 'fill' : 'overwrite'
      note(status, after)
      edit(status, content)
    }
  }

  /** The power of ten between the unit of the file and of the table; null where they measure different things. */
  private powerOf(row: TableRow, written: string | null): number | null {
    const there = written ?? this.table.title.unit
    if (there === null || there.trim() === '' || row.unit === '') return 0
    const [file, own] = [readUnit(there), readUnit(row.unit)]
    const power = convertUnit(file, own)
    if (power !== null) return power
    // Counted things are named in many ways; money is money or is not.
    return isMoney(file) === isMoney(own) && !isMoney(file) ? 0 : written === null ? 0 : null
  }

  /** A figure in a merged cell stands in its first one; null where that is outside the table's figures. */
  private cornerOf(row: number, column: number): { row: number; column: number } | null {
    const merge = this.lookup.mergeAt(row, column)
    if (merge === undefined) return { row, column }
    const isTableColumn = this.table.columns.some((one) => one.column === merge.left && one.role !== 'value')
    return isTableColumn ? null : { row: merge.top, column: merge.left }
  }
}

function isPercentColumn({ kind }: TableColumn): boolean {
  return kind === 'index' || kind === 'growth' || kind === 'share' || kind === 'rank'
}

function saysSame(there: GridCell | undefined, content: PatchContent): boolean {
  if (there === undefined || there.value === null) return content.kind === 'blank'
  if (content.kind === 'number')
    return typeof there.value === 'number' && writeDecimal(there.value) === content.value
  return content.kind === 'text' && there.text.trim() === content.text
}

/** The decimal that a spreadsheet's number stands for: it keeps 15 digits. */
function writeDecimal(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return /^-?\d+(\.\d+)?$/.test(text) ? canonicalDecimal(text) : text
}

function isFigure({ value, text }: GridCell): boolean {
  return typeof value === 'number' || /^[-–—−…\s\d.,%+()]+$/.test(text)
}
