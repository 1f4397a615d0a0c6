import { locate } from '../../shared/calc/axes'
import { cellState } from '../../shared/calc/cube'
import { compareWithStated, evaluateCell, type EvaluatedCell } from '../../shared/calc/evaluate-cell'
import { evaluateWithin } from '../../shared/calc/evaluate-within'
import { readComputed } from '../../shared/calc/quantity'
import { isValidIn } from '../../shared/calc/validity'
import { ViewValues } from '../../shared/calc/view-values'
import { Failure } from '../../shared/contract/errors'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import { isArithmetic } from '../../shared/format/arithmetic'
import { packCellFlags, type CellRole } from '../../shared/model/cell'
import type { Fact, FactChange, FactKey } from '../../shared/model/fact'
import type { StatedCell } from '../../shared/model/form'
import type { Remark, RemarkChange } from '../../shared/model/remark'
import type { CellPatch, TableCells } from '../../shared/model/table-layout'
import {
  cellDecimals,
  factKeyAt,
  keyText,
  rowOf,
  type ResolvedTable,
  columnOf,
} from '../../shared/table/resolved-table'
import { readFact } from '../db/facts'
import { readRemarks } from '../db/remarks'
import { readStated } from '../db/stated'
import { resolveRequest } from './resolve-request'
import type { TableDefinitions } from './table-definitions'
import type { Session } from './session'

/**
 * A table somebody looks at. The host remembers what it last sent, evaluates after a commit what the changed figures reach
 * and sends the cells that differ.
 */
export type OpenView = {
  readonly request: ViewRequest
  readonly table: ResolvedTable
  /** Facts behind the value cells, kept up to date by commits; by cell index. */
  readonly facts: (Fact | null)[]
  readonly cellsByKey: ReadonlyMap<string, readonly number[]>
  /** What users noted on cells, by cell index. */
  readonly remarks: Map<number, Remark>
  readonly stated: Map<number, StatedCell>
  readonly values: ViewValues<ViewCell>
  readonly cells: TableCells
}

/** What one cell shows, and whether it takes input. */
type ViewCell = { shown: EvaluatedCell; role: CellRole }

export function openView(session: Session, definitions: TableDefinitions, request: ViewRequest): OpenView {
  const table = resolveRequest(session, definitions, request)
  const facts: (Fact | null)[] = []
  const cellsByKey = new Map<string, number[]>()
  for (const [index] of table.specs.entries()) {
    const key = factKeyAt(table, index)
    facts.push(key === null ? null : readFact(session.file.db, key))
    if (key === null) continue
    const text = keyText(key)
    const cells = cellsByKey.get(text)
    if (cells === undefined) cellsByKey.set(text, [index])
    else cells.push(index)
  }
  const view: OpenView = {
    request,
    table,
    facts,
    cellsByKey,
    remarks: readRemarkedCells(session, cellsByKey),
    stated: readStatedCells(session, table, request),
    values: new ViewValues(
      session.cube,
      table.specs.length,
      (index) => evaluateAt(session, table, index),
      isSameCell,
    ),
    cells: { values: [], flags: [] },
  }
  const within = evaluateWithin(
    table.specs,
    view.values.cells.map((cell) => cell.shown),
  )
  for (const index of table.specs.keys()) {
    const { value, flags } = showCell(view, index, within)
    view.cells.values.push(value)
    view.cells.flags.push(flags)
  }
  return view
}

function evaluateAt(session: Session, table: ResolvedTable, index: number): ViewCell {
  const spec = table.specs[index] ?? { kind: 'nothing' }
  return {
    shown: evaluateCell(session.cube, spec, cellDecimals(table, index)),
    role: roleAt(session, table, index),
  }
}

/** Ranks and apportioned shares are made of exact values, so a change that rounding hides still counts. */
function isSameCell(a: ViewCell, b: ViewCell): boolean {
  return (
    a.role === b.role &&
    a.shown.status === b.shown.status &&
    a.shown.value === b.shown.value &&
    a.shown.partial === b.shown.partial &&
    a.shown.quotient?.n === b.shown.quotient?.n &&
    a.shown.quotient?.d === b.shown.quotient?.d
  )
}

function readStatedCells(
  session: Session,
  table: ResolvedTable,
  request: ViewRequest,
): Map<number, StatedCell> {
  const stated = new Map<number, StatedCell>()
  if (request.kind !== 'form') return stated
  const { rows, columns } = table.layout
  const rowAt = new Map(rows.map((row, index) => [row.id, index]))
  const columnAt = new Map(columns.map((column, index) => [column.id, index]))
  for (const cell of readStated(session.file.db, request.form, request.period, request.locality)) {
    const row = rowAt.get(cell.row)
    const column = columnAt.get(cell.column)
    if (row !== undefined && column !== undefined) stated.set(row * columns.length + column, cell)
  }
  return stated
}

function readRemarkedCells(
  session: Session,
  cellsByKey: ReadonlyMap<string, readonly number[]>,
): Map<number, Remark> {
  const remarked = new Map<number, Remark>()
  for (const { key, remark } of readRemarks(session.file.db)) {
    for (const index of cellsByKey.get(keyText(key)) ?? []) remarked.set(index, remark)
  }
  return remarked
}

/** The cell as it travels; `within` has the cells that follow from others of the same table. */
function showCell(
  view: OpenView,
  index: number,
  within: ReadonlyMap<number, EvaluatedCell>,
): { value: number | null; flags: number } {
  const { table, values } = view
  const evaluated = values.cells[index]
  const cell = within.get(index) ?? evaluated?.shown
  if (evaluated === undefined || cell === undefined) throw new Failure('stale-view')
  const fact = view.facts[index] ?? null
  const remark = view.remarks.get(index)
  const stated = view.stated.get(index)
  const kind = rowOf(table, index)?.kind
  const isItem = kind === 'item' || kind === 'total'
  return {
    value: cell.value,
    flags: packCellFlags({
      status: table.specs[index]?.kind === 'nothing' && !isItem ? 'blank' : cell.status,
      role: evaluated.role,
      origin: fact?.origin ?? null,
      qualifier: fact?.qualifier ?? null,
      estimated: fact?.maturity === 'estimated',
      preliminary: fact?.maturity === 'preliminary',
      note: fact?.note != null || remark?.note != null,
      followUp: remark?.followUp ?? false,
      partial: cell.partial,
      stated: stated === undefined ? 'none' : compareWithStated(cell, stated.value),
    }),
  }
}

/**
 * Whether a cell takes input: what the form can compute from present parts is computed unless somebody entered it. The
 * user's own indicators are always computed, and so is a place in a period in which it did not exist.
 */
export function roleAt(session: Session, table: ResolvedTable, index: number): CellRole {
  const spec = table.specs[index]
  if (spec === undefined || spec.kind === 'nothing') return 'fixed'
  const key = factKeyAt(table, index)
  if (key === null) return 'computed'
  const computable = readComputed(session.cube, key).quotient !== null
  const position = locate(session.cube.axes, key)
  const entered = position !== null && session.cube.readEntered(position).state !== cellState.missing
  if (entered) return computable ? 'override' : 'input'
  if (computable || !existsAt(session, key)) return 'computed'
  return session.cube.axes.indicatorById.get(key.indicator)?.formula == null ? 'input' : 'computed'
}

/** Whether the place of the key existed at the end of its period. */
export function existsAt(session: Session, key: FactKey): boolean {
  const { axes } = session.cube
  const locality = session.dimensions.localities[axes.localities.positions.get(key.locality) ?? -1]
  const period = session.dimensions.periods[axes.periods.positions.get(key.period) ?? -1]
  return locality !== undefined && period !== undefined && isValidIn(locality, period)
}

/** What a commit has changed, as far as tables show it. */
export type ViewChanges = { facts: readonly FactChange[]; remarks: readonly RemarkChange[] }

/** Cells that say something else after the commit, ascending; the view then holds the new ones. */
export function refreshView(view: OpenView, { facts, remarks }: ViewChanges): CellPatch {
  const touched = new Set<number>()
  const sums = new Map<number, string | null>()
  for (const { key, after } of facts) {
    for (const index of view.cellsByKey.get(keyText(key)) ?? []) {
      const sum = readSum(after)
      if (sum !== readSum(view.facts[index] ?? null)) sums.set(index, sum)
      view.facts[index] = after
      touched.add(index)
    }
  }
  // A cell whose note has other words looks the same and is sent all the same: the words must be read again.
  const remarked = new Set<number>()
  for (const { key, after } of remarks) {
    for (const index of view.cellsByKey.get(keyText(key)) ?? []) {
      if (after === null) view.remarks.delete(index)
      else view.remarks.set(index, after)
      touched.add(index)
      remarked.add(index)
    }
  }
  const changed = view.values.refresh()
  for (const index of changed) touched.add(index)
  const within =
    changed.length === 0
      ? new Map<number, EvaluatedCell>()
      : evaluateWithin(
          view.table.specs,
          view.values.cells.map((cell) => cell.shown),
        )
  for (const index of within.keys()) touched.add(index)
  const patch: CellPatch = { index: [], values: [], flags: [] }
  for (const index of [...touched].sort((a, b) => a - b)) {
    const { value, flags } = showCell(view, index, within)
    const same = value === view.cells.values[index] && flags === view.cells.flags[index]
    if (same && !sums.has(index) && !remarked.has(index)) continue
    view.cells.values[index] = value
    view.cells.flags[index] = flags
    patch.index.push(index)
    patch.values.push(value)
    patch.flags.push(flags)
  }
  if (sums.size > 0) patch.sums = { index: [...sums.keys()], text: [...sums.values()] }
  return patch
}

/** Cells typed as a sum, with its text. */
export function listSums(view: OpenView): { index: number[]; text: string[] } {
  const sums: { index: number[]; text: string[] } = { index: [], text: [] }
  for (const [index, fact] of view.facts.entries()) {
    const text = readSum(fact)
    if (text === null) continue
    sums.index.push(index)
    sums.text.push(text)
  }
  return sums
}

function readSum(fact: Fact | null): string | null {
  if (fact === null || fact.state !== 'number' || fact.origin !== 'typed' || fact.written === null)
    return null
  return isArithmetic(fact.written) ? fact.written : null
}

export function rowText(view: OpenView, index: number): string {
  return rowOf(view.table, index)?.label ?? ''
}

export function columnText(view: OpenView, index: number): string {
  return (columnOf(view.table, index)?.header ?? []).join(' · ')
}

/** The table by its short name ("Phụ lục I"), or by its title where it has none. */
export function tableText({ table }: OpenView): string {
  return table.layout.label === '' ? table.layout.title : table.layout.label
}
