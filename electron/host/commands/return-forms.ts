import { basename } from 'node:path'
import { locate } from '../../../shared/calc/axes'
import { cellState } from '../../../shared/calc/cube'
import { evaluateCell } from '../../../shared/calc/evaluate-cell'
import { lastDayOf, stepPeriod } from '../../../shared/calc/periods'
import { isValidIn } from '../../../shared/calc/validity'
import { Failure } from '../../../shared/contract/errors'
import type { ViewRequest } from '../../../shared/contract/workbook-contract'
import { formatScaled } from '../../../shared/format/format-number'
import { fromScaled } from '../../../shared/format/parse-number'
import type { Locality, Period } from '../../../shared/model/dimension'
import type { LocalityId } from '../../../shared/model/ids'
import type { ReturnUnits } from '../../../shared/model/return-units'
import { findCellFormulas } from '../../../shared/table/cell-formulas'
import { cellDecimals, factKeyAt, keyText, type ResolvedTable } from '../../../shared/table/resolved-table'
import { findReturnChecks } from '../../../shared/table/return-form-checks'
import type { ReturnFormInput } from '../../../shared/table/return-form-input'
import { createTextWriter } from '../../../shared/table/table-texts'
import { runExcelJob, type ExcelJobOptions } from '../../excel/run-excel-job'
import { requireSession, type HostState } from '../host-state'
import { openView, roleAt, type OpenView } from '../open-view'
import { resolveRequest } from '../resolve-request'
import type { Session } from '../session'

/**
 * Forms for the places below the shown one: each has the same table with its own figures, and types only what it is asked
 * for. A form is asked for as it stands in the workbook now; nothing is stored.
 */
type FormRequest = ViewRequest & { kind: 'form' }

/** @throws Failure no-sub-units, also for a table that is no form */
export function listReturnUnits(state: HostState, view: OpenView): ReturnUnits {
  const session = requireSession(state)
  const request = requireForm(view)
  const period = requirePeriod(session, request)
  const units = listUnits(session, request, period)
  if (units.length === 0) throw new Failure('no-sub-units')
  return {
    units: units.map(({ id, name }) => {
      const table = resolveRequest(session, state.tables, { ...request, locality: id })
      return { locality: id, name, figures: countEntered(session, table, period) }
    }),
    columns: view.table.layout.columns.flatMap(({ id, header, kind }, column) => {
      if (kind !== 'value') return []
      const key = firstKey(view.table, column)
      const from = key === null ? undefined : session.dimensions.periods.find((one) => one.id === key.period)
      if (key === null || from === undefined) return []
      return [{ id, header, usual: isUsual(from, period, key.scenario) }]
    }),
  }
}

/**
 * What a unit reports: what happened in the period, and plans for later ones. Earlier figures and this period's plan are
 * known already.
 */
function isUsual(of: Period, shown: Period, scenario: string): boolean {
  const isPlan = scenario === 'plan' || scenario === 'adjusted-plan'
  return isPlan ? lastDayOf(of) > lastDayOf(shown) && of.kind === shown.kind : of.id === shown.id
}

/** Writes one form for each unit into an archive. `columns` are ids of columns that the units fill. */
export async function exportReturnForms(
  state: HostState,
  view: OpenView,
  choice: { units: readonly LocalityId[]; columns: readonly string[]; path: string },
  job: ExcelJobOptions,
): Promise<{ name: string; files: number }> {
  const session = requireSession(state)
  const request = requireForm(view)
  const period = requirePeriod(session, request)
  const wanted = new Set(choice.units)
  const units = listUnits(session, request, period).filter(({ id }) => wanted.has(id))
  if (units.length === 0) throw new Failure('no-sub-units')
  const names = nameFiles(units)
  const forms: { name: string; form: ReturnFormInput }[] = []
  for (const [at, unit] of units.entries()) {
    forms.push({
      name: names[at] ?? '',
      form: describeForm(state, session, request, period, unit, choice.columns),
    })
    // A form is a table evaluated anew: edits that wait are answered in between.
    await new Promise(setImmediate)
    if (job.signal?.aborted === true) throw new Failure('job-stopped')
  }
  await runExcelJob(
    state.excelWorkerFile,
    { kind: 'write-return-forms', forms, path: choice.path },
    { ...job, timeoutMs: writeLimitMs },
  )
  return { name: basename(choice.path).normalize('NFC'), files: forms.length }
}

/** Hundreds of forms are a file like any other, only longer. */
const writeLimitMs = 300_000

function describeForm(
  state: HostState,
  session: Session,
  request: FormRequest,
  period: Period,
  unit: Locality,
  columns: readonly string[],
): ReturnFormInput {
  const { table, cells } = openView(session, state.tables, { ...request, locality: unit.id })
  const formulas = findCellFormulas(session.cube, table)
  const width = table.layout.columns.length
  const fillable = new Set<number>()
  for (const index of table.specs.keys()) {
    const id = table.layout.columns[index % width]?.id
    if (id === undefined || !columns.includes(id)) continue
    const role = roleAt(session, table, index)
    if (role === 'input' || role === 'override') fillable.add(index)
  }
  const previous = findPrevious(session, table, period, fillable)
  return {
    layout: table.layout,
    cells,
    formulas,
    meta: { agency: unit.name },
    unit: { code: unit.code, name: unit.name },
    period: { kind: period.kind, year: period.year, ordinal: period.ordinal },
    fillable,
    checks: [
      ...findReturnChecks(session.dimensions, table, fillable),
      ...previous.map(({ cell, base }) => ({ kind: 'jump-from' as const, cell, base })),
    ],
    previous: {
      period: createTextWriter(period, state.tables.texts)('{period-1}'),
      figures: new Map(previous.map(({ cell, shown }) => [cell, shown])),
    },
  }
}

/** Figures of the period before, where the table has no column for them. */
function findPrevious(
  session: Session,
  table: ResolvedTable,
  period: Period,
  fillable: ReadonlySet<number>,
): { cell: number; base: string; shown: string }[] {
  const { kind, year, ordinal } = stepPeriod(period, -1)
  const before = session.dimensions.periods.find(
    (one) => one.kind === kind && one.year === year && one.ordinal === ordinal,
  )
  if (before === undefined) return []
  const onTable = new Set(
    [...table.specs.keys()].flatMap((index) => {
      const key = factKeyAt(table, index)
      return key === null ? [] : [keyText(key)]
    }),
  )
  return [...fillable].flatMap((cell) => {
    const key = factKeyAt(table, cell)
    if (key?.period !== period.id) return []
    const earlier = { ...key, period: before.id }
    if (onTable.has(keyText(earlier))) return []
    const decimals = cellDecimals(table, cell)
    const { status, value } = evaluateCell(
      session.cube,
      { kind: 'value', key: earlier, parts: null },
      decimals,
    )
    if (status !== 'number' || value === null) return []
    return [{ cell, base: fromScaled(value, decimals), shown: formatScaled(value, decimals) }]
  })
}

function requireForm(view: OpenView): FormRequest {
  if (view.request.kind !== 'form') throw new Failure('no-sub-units')
  return view.request
}

function requirePeriod(session: Session, request: FormRequest): Period {
  const period = session.dimensions.periods.find((one) => one.id === request.period)
  if (period === undefined) throw new Failure('stale-view')
  return period
}

function listUnits(session: Session, request: FormRequest, period: Period): Locality[] {
  return session.dimensions.localities.filter(
    (one) => one.parent === request.locality && isValidIn(one, period),
  )
}

function firstKey(table: ResolvedTable, column: number): ReturnType<typeof factKeyAt> {
  const width = table.layout.columns.length
  for (let index = column; index < table.specs.length; index += width) {
    const key = factKeyAt(table, index)
    if (key !== null) return key
  }
  return null
}

/** Figures of the period that somebody has typed or imported. */
function countEntered({ cube }: Session, table: ResolvedTable, period: Period): number {
  let entered = 0
  for (const index of table.specs.keys()) {
    const key = factKeyAt(table, index)
    const position = key?.period === period.id ? locate(cube.axes, key) : null
    if (position !== null && cube.readEntered(position).state !== cellState.missing) entered += 1
  }
  return entered
}

/** Names that every system accepts, each once. */
function nameFiles(units: readonly Locality[]): string[] {
  const taken = new Set<string>()
  return units.map(({ name, code }) => {
    const clean = name
      .normalize('NFC')
      .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[. ]+|[. ]+$/g, '')
      .slice(0, 100)
    const wanted = clean === '' ? code : clean
    let free = wanted
    for (let again = 2; taken.has(free.toLowerCase()); again += 1) free = `${wanted} (${String(again)})`
    taken.add(free.toLowerCase())
    return `${free}.xlsx`
  })
}
