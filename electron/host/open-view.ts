import { locate } from '../../shared/calc/axes'
import { cellState } from '../../shared/calc/cube'
import { compareWithStated, evaluateCell } from '../../shared/calc/evaluate-cell'
import { readComputed } from '../../shared/calc/quantity'
import { Failure } from '../../shared/contract/errors'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import { packCellFlags, type CellRole } from '../../shared/model/cell'
import type { BreakdownDefinition } from '../../shared/model/breakdown'
import type { Fact, FactChange } from '../../shared/model/fact'
import type { StatedCell } from '../../shared/model/form'
import type { CellPatch, TableCells } from '../../shared/model/table-layout'
import { resolveBreakdown } from '../../shared/table/breakdown-view'
import { resolveForm } from '../../shared/table/form-view'
import {
  cellDecimals,
  factKeyAt,
  keyText,
  rowOf,
  type ResolvedTable,
  columnOf,
} from '../../shared/table/resolved-table'
import { readFact } from '../db/facts'
import { readStated } from '../db/stated'
import type { Session } from './session'

/**
 * A table somebody looks at. The host remembers what it last sent, evaluates the whole table after a commit (a few
 * hundred cells) and sends the cells that differ.
 */
export type OpenView = {
  readonly request: ViewRequest
  readonly table: ResolvedTable
  /** Facts behind the value cells, kept up to date by commits; by cell index. */
  readonly facts: (Fact | null)[]
  readonly cellsByKey: ReadonlyMap<string, readonly number[]>
  readonly stated: Map<number, StatedCell>
  cells: TableCells
}

export function openView(
  session: Session,
  breakdowns: readonly BreakdownDefinition[],
  request: ViewRequest,
): OpenView {
  const table = resolveRequest(session, breakdowns, request)
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
    stated: readStatedCells(session, table, request),
    cells: { values: [], flags: [] },
  }
  view.cells = evaluateView(session, view)
  return view
}

function resolveRequest(
  session: Session,
  breakdowns: readonly BreakdownDefinition[],
  request: ViewRequest,
): ResolvedTable {
  const { dimensions } = session
  const period = dimensions.periods.find((item) => item.id === request.period)
  const locality = dimensions.localities.find((item) => item.id === request.locality)
  if (period === undefined || locality === undefined) throw new Failure('stale-view')
  if (request.kind === 'form') {
    const form = session.forms.find((item) => item.id === request.form)
    if (form === undefined) throw new Failure('stale-view')
    return resolveForm(form.definition, dimensions, period, locality.id)
  }
  const indicator = dimensions.indicators.find((item) => item.id === request.indicator)
  const definition = breakdowns.find((item) => item.by === request.by)
  if (indicator === undefined || definition === undefined) throw new Failure('stale-view')
  return resolveBreakdown(definition, dimensions, indicator, period, locality)
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

function evaluateView(session: Session, view: OpenView): TableCells {
  const { table } = view
  const values: (number | null)[] = []
  const flags: number[] = []
  for (const [index, spec] of table.specs.entries()) {
    const cell = evaluateCell(session.cube, spec, cellDecimals(table, index))
    const fact = view.facts[index] ?? null
    const stated = view.stated.get(index)
    const isItem = rowOf(table, index)?.kind === 'item' || rowOf(table, index)?.kind === 'total'
    values.push(cell.value)
    flags.push(
      packCellFlags({
        status: spec.kind === 'nothing' && !isItem ? 'blank' : cell.status,
        role: roleAt(session, table, index),
        origin: fact?.origin ?? null,
        qualifier: fact?.qualifier ?? null,
        estimated: fact?.maturity === 'estimated',
        note: fact?.note != null,
        partial: cell.partial,
        stated: stated === undefined ? 'none' : compareWithStated(cell, stated.value),
      }),
    )
  }
  return { values, flags }
}

/** Whether a cell takes input: what the form can compute from present parts is computed unless somebody entered it. */
export function roleAt(session: Session, table: ResolvedTable, index: number): CellRole {
  const spec = table.specs[index]
  if (spec === undefined || spec.kind === 'nothing') return 'fixed'
  const key = factKeyAt(table, index)
  if (key === null) return 'computed'
  const computable = readComputed(session.cube, key).quotient !== null
  const position = locate(session.cube.axes, key)
  const entered = position !== null && session.cube.readEntered(position).state !== cellState.missing
  if (entered) return computable ? 'override' : 'input'
  return computable ? 'computed' : 'input'
}

/** Cells that changed since the last evaluation; the view then holds the new ones. */
export function refreshView(session: Session, view: OpenView, changes: readonly FactChange[]): CellPatch {
  for (const { key, after } of changes) {
    for (const index of view.cellsByKey.get(keyText(key)) ?? []) view.facts[index] = after
  }
  const next = evaluateView(session, view)
  const patch: CellPatch = { index: [], values: [], flags: [] }
  for (const [index, value] of next.values.entries()) {
    const flag = next.flags[index] ?? 0
    if (value === view.cells.values[index] && flag === view.cells.flags[index]) continue
    patch.index.push(index)
    patch.values.push(value)
    patch.flags.push(flag)
  }
  view.cells = next
  return patch
}

export function rowText(view: OpenView, index: number): string {
  return rowOf(view.table, index)?.label ?? ''
}

export function columnText(view: OpenView, index: number): string {
  return (columnOf(view.table, index)?.header ?? []).join(' · ')
}
