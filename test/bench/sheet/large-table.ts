import type { CellInput } from '../../../shared/contract/workbook-contract'
import { scaleDecimal } from '../../../shared/format/decimal'
import { packCellFlags, type CellRole } from '../../../shared/model/cell'
import type { Dimensions } from '../../../shared/model/dimension'
import type { FormDefinition } from '../../../shared/model/form'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'
import type { CellPatch, TableCells, TableLayout } from '../../../shared/model/table-layout'
import { resolveForm } from '../../../shared/table/form-view'
import texts from '../../../resources/text/table.vi.json'
import { seededRandom } from '../../fixtures/seeded-random'
import { rowsPerIndicator } from './sheet-seed'

/**
 * The form of `makeSheetSeed` with its figures in flat arrays, for as many rows as wanted: the host opens a table cell by
 * cell for the few hundred rows of a real form, and three million of them are beyond its memory. The layout comes from the
 * program's own code. A set cell answers as the host does: with its row, its group and its total.
 */
export type LargeTable = {
  readonly layout: TableLayout
  readonly cells: TableCells
  set(changes: readonly { index: number; input: CellInput }[]): CellPatch
}

const groupSize = 11

export function makeLargeTable(form: FormDefinition, dimensions: Dimensions, year: number): LargeTable {
  const period = { id: 1 as PeriodId, kind: 'year' as const, year, ordinal: 1 }
  const { layout } = resolveForm(form, dimensions, period, 1 as LocalityId, texts)
  const table = fillTable(layout)
  return {
    layout,
    cells: table.cells,
    set: (changes) => {
      const touched = new Set<number>()
      for (const { index, input } of changes) {
        table.write(index, input)
        for (const one of table.follow(index)) touched.add(one)
      }
      const index = [...touched].sort((a, b) => a - b)
      return {
        index,
        values: index.map((one) => table.cells.values[one] ?? null),
        flags: index.map((one) => table.cells.flags[one] ?? 0),
      }
    },
  }
}

type Table = {
  cells: TableCells
  write(index: number, input: CellInput): void
  /** Sums and compares again what stands over a written cell; returns all cells that it reaches. */
  follow(index: number): number[]
}

function fillTable(layout: TableLayout): Table {
  const width = layout.columns.length
  const kinds = layout.columns.map((column) => column.kind)
  const cells: TableCells = { values: [], flags: [] }
  const random = seededRandom(2023)
  const typed = makeFlags('input')
  const computed = makeFlags('computed')
  for (const [row] of layout.rows.entries()) {
    for (const kind of kinds) {
      cells.values.push(Math.floor(random() * 9000) + 1000)
      cells.flags.push(isLeaf(row) && kind === 'value' ? typed : computed)
    }
  }

  const valueAt = (row: number, column: number): number => cells.values[row * width + column] ?? 0
  const add = (row: number, column: number, parts: readonly number[]): void => {
    cells.values[row * width + column] = parts.reduce((sum, part) => sum + valueAt(part, column), 0)
  }
  const compare = (row: number, column: number): void => {
    const first = column - (column % 10)
    const base = first + (column % 10 === 7 ? 1 : 8)
    cells.values[row * width + column] = valueAt(row, first) - valueAt(row, base)
  }
  const comparisons = kinds.flatMap((kind, column) => (kind === 'value' ? [] : [column]))
  for (const [row] of layout.rows.entries()) {
    const back = layout.rows.length - 1 - row
    const parts = listParts(back)
    if (parts.length > 0) for (const [column] of kinds.entries()) add(back, column, parts)
    for (const column of comparisons) compare(back, column)
  }

  return {
    cells,
    write: (index, input) => {
      const decimals = layout.rows[Math.floor(index / width)]?.decimals ?? 0
      const value = input?.state === 'number' ? scaleDecimal(input.value, decimals) : null
      cells.values[index] = value === null ? null : Number(value)
      cells.flags[index] = makeFlags('input', value === null ? 'blank' : 'number')
    },
    follow: (index) => {
      const column = index % width
      const [total, group, leaf] = listAncestors(Math.floor(index / width))
      add(group, column, listParts(group))
      add(total, column, listParts(total))
      const beside = comparisons.filter((one) => Math.floor(one / 10) === Math.floor(column / 10))
      return [total, group, leaf].flatMap((row) => {
        for (const one of beside) compare(row, one)
        return [column, ...beside].map((one) => row * width + one)
      })
    },
  }
}

function makeFlags(role: CellRole, status: 'number' | 'blank' = 'number'): number {
  return packCellFlags({
    status,
    role,
    origin: role === 'input' && status === 'number' ? 'imported' : null,
    qualifier: null,
    estimated: false,
    preliminary: false,
    note: false,
    followUp: false,
    partial: false,
    stated: 'none',
  })
}

/** Whether a row of the form is a leaf: rows of an indicator are its total, then groups of one and ten. */
function isLeaf(row: number): boolean {
  const at = row % rowsPerIndicator
  return at > 0 && (at - 1) % groupSize > 0
}

/** The rows that add up to a row; none for a leaf. */
function listParts(row: number): number[] {
  const at = row % rowsPerIndicator
  if (at === 0) return Array.from({ length: 9 }, (_, group) => row + 1 + group * groupSize)
  return isLeaf(row) ? [] : Array.from({ length: groupSize - 1 }, (_, part) => row + 1 + part)
}

function listAncestors(leaf: number): [total: number, group: number, leaf: number] {
  const at = leaf % rowsPerIndicator
  return [leaf - at, leaf - ((at - 1) % groupSize), leaf]
}
