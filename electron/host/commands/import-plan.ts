import { Failure } from '../../../shared/contract/errors'
import type { DefinitionChange, StoredForm } from '../../../shared/model/definition'
import type { Indicator } from '../../../shared/model/dimension'
import type { FormRow } from '../../../shared/model/form'
import type { ImportTarget, MapChoices } from '../../../shared/model/import-draft'
import type { FormId } from '../../../shared/model/ids'
import { placeKey } from '../../../shared/understand/place-words'
import type { DocumentTable } from '../../../shared/understand/document-table'
import { makeForm } from '../../../shared/understand/new-form'
import { createIndicatorMaker } from '../../../shared/understand/new-indicators'
import { extendForm } from '../../../shared/understand/new-rows'
import { plainContext, type MapContext } from '../../../shared/understand/map-context'
import { mapTable, type TableMap } from '../../../shared/understand/map-table'
import { writeRows } from '../../../shared/understand/map-rows'
import { findFreeId } from '../../db/definitions'
import { readLessons } from '../../db/lessons'
import type { Commit } from '../../db/journal'
import type { HostState } from '../host-state'
import type { Session } from '../session'
import { createStoredBefore } from './import-before'
import type { Overlay, PlannedCell } from './import-cells'
import { planDocumentCells } from './import-document-cells'
import { planOwnCells } from './import-own-cells'
import { hasPlaces, openTarget, type ImportTable } from './import-target'
import { createUnitReader, type UnitReader } from './import-units'

/** Everything an import would do, made anew from the draft and the choices whenever it is asked for. */
export type ImportPlan = {
  table: DocumentTable
  /** The target as it will be, with new rows. */
  target: ImportTable
  /** Ids of its rows as it is: what the positions in `map` mean. */
  rowIdsBefore: readonly string[]
  map: TableMap
  /** Rows and columns of the document laid on the target: positions to positions. */
  overlay: Overlay
  /** Rows of the document that become new rows. */
  newRows: ReadonlySet<number>
  units: UnitReader
  /** What rows are called in lessons, by position. */
  written: readonly string[]
  sender: string
  cells: readonly PlannedCell[]
  stated: Commit['stated']
  definitions: readonly DefinitionChange[]
  form: FormId | null
}

/** @throws Failure('stale-view') for a target that is not there; Failure('import-nothing') for no possible form */
export function planImport(
  state: HostState,
  session: Session,
  table: DocumentTable,
  given: ImportTarget,
  choices: MapChoices,
): ImportPlan {
  const written = writeRows(table)
  const sender = placeKey(table.title.agency)
  if (given.kind === 'new-form') return planNewForm(state, session, table, given, choices, written, sender)
  const base = openTarget(session, state.tables, given)
  const lessons = readTaught(session, sender, base.table.layout.name)
  const map = mapTable(table, base.table.layout, createContext(base, choices, lessons))
  const units = createUnitReader(table, choices, lessons.units, written)
  const extended = addRows(state, session, table, base, map, choices)
  const overlay: Overlay = {
    table,
    target: extended.target,
    rows: extended.rows,
    columns: new Map(
      map.columns.flatMap(({ column, target }) => (target === null ? [] : [[column, target] as const])),
    ),
    units,
    choices,
  }
  const own = map.columns.some(({ by }) => by === 'identity')
  return finish(state, session, {
    table,
    rowIdsBefore: base.table.layout.rows.map(({ id }) => id),
    map,
    overlay,
    written,
    sender,
    own,
    form: base.form?.id ?? null,
    ...extended,
  })
}

type Unfinished = Pick<
  ImportPlan,
  'table' | 'target' | 'rowIdsBefore' | 'map' | 'overlay' | 'newRows' | 'written' | 'sender' | 'form'
> & {
  own: boolean
  indicators: readonly Indicator[]
  forms: { before: StoredForm | null; after: StoredForm }[]
  newRowIds: ReadonlySet<string>
}

function finish(state: HostState, session: Session, plan: Unfinished): ImportPlan {
  const { table, target, map, overlay, newRows, written, sender, form } = plan
  const before = createStoredBefore(session, state.tables, target, plan.newRowIds)
  const planned = plan.own
    ? { cells: planOwnCells(overlay, before), stated: [] }
    : planDocumentCells(session, overlay, before)
  return {
    table,
    target,
    rowIdsBefore: plan.rowIdsBefore,
    map,
    overlay,
    newRows,
    units: overlay.units,
    written,
    sender,
    cells: planned.cells,
    stated: planned.stated,
    definitions: [
      ...plan.indicators.map((after): DefinitionChange => ({ list: 'indicator', before: null, after })),
      ...plan.forms.map((change): DefinitionChange => ({ list: 'form', ...change })),
    ],
    form,
  }
}

type Taught = {
  rows: ReadonlyMap<string, string>
  columns: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
}

function readTaught(session: Session, sender: string, form: string): Taught {
  const lessons = readLessons(session.file.db, sender, form)
  const of = (kind: string): Map<string, string> =>
    new Map(lessons.filter((lesson) => lesson.kind === kind).map(({ written, target }) => [written, target]))
  return { rows: of('row'), columns: of('column'), units: of('unit') }
}

function createContext(base: ImportTable, choices: MapChoices, lessons: Taught): MapContext {
  const { rows, columns } = base.table.layout
  const rowAt = new Map(rows.map(({ id }, at) => [id, at]))
  const columnAt = new Map(columns.map(({ id }, at) => [id, at]))
  return {
    ...plainContext(base.meanings, hasPlaces(base.target)),
    rowLessons: lessons.rows,
    columnLessons: lessons.columns,
    chosenRows: new Map(
      choices.rows.map(({ row, target }) => [
        row,
        target.kind === 'row' ? (rowAt.get(target.id) ?? null) : null,
      ]),
    ),
    chosenColumns: new Map(
      choices.columns.map(({ column, target }) => [
        column,
        target === null ? null : (columnAt.get(target) ?? null),
      ]),
    ),
  }
}

/** The form with the rows that the user wants to be new, if any, and all rows in their places there. */
function addRows(
  state: HostState,
  session: Session,
  table: DocumentTable,
  base: ImportTable,
  map: TableMap,
  choices: MapChoices,
): Pick<Unfinished, 'target' | 'newRows' | 'indicators' | 'forms' | 'newRowIds'> & {
  rows: Map<number, number>
} {
  const matched = map.rows.flatMap(({ row, target }) => (target === null ? [] : [[row, target] as const]))
  const wanted =
    base.form === null ? [] : choices.rows.filter(({ target }) => target.kind === 'new').map(({ row }) => row)
  if (base.form === null || wanted.length === 0) {
    const nothing = { newRows: new Set<number>(), indicators: [], forms: [], newRowIds: new Set<string>() }
    return { target: base, rows: new Map(matched), ...nothing }
  }
  const { layout } = base.table
  const maker = createIndicatorMaker(session.dimensions, table, findFreeId(session.file.db, 'indicator'))
  const ids = new Map(matched.map(([row, target]) => [row, layout.rows[target]?.id ?? '']))
  const { definition, rowIds } = extendForm(
    base.form.definition,
    table,
    ids,
    wanted,
    writtenUnits(table, wanted, choices),
    maker,
  )
  const after: StoredForm = { id: base.form.id, definition }
  const dimensions = { ...session.dimensions, indicators: [...session.dimensions.indicators, ...maker.made] }
  const target = openTarget(session, state.tables, base.target, { form: after, dimensions })
  const indexOf = new Map(target.table.layout.rows.map(({ id }, at) => [id, at]))
  return {
    target,
    rows: placeRows(new Map([...ids, ...rowIds]), indexOf),
    newRows: new Set(rowIds.keys()),
    indicators: maker.made,
    forms: [{ before: base.form, after }],
    newRowIds: new Set(rowIds.values()),
  }
}

function placeRows(
  ids: ReadonlyMap<number, string>,
  indexOf: ReadonlyMap<string, number>,
): Map<number, number> {
  return new Map(
    [...ids].flatMap(([row, id]) => {
      const index = indexOf.get(id)
      return index === undefined ? [] : [[row, index] as const]
    }),
  )
}

/** The unit that a new row gets: what the user says, what the row says, what its column or the table says. */
function writtenUnits(
  table: DocumentTable,
  rows: readonly number[],
  choices: MapChoices,
): Map<number, string> {
  const chosen = (row: number | null): string | undefined =>
    choices.units.find((unit) => unit.row === row && unit.column === null)?.unit
  return new Map(
    rows.map((row) => [row, chosen(row) ?? table.rows[row]?.unit ?? chosen(null) ?? table.title.unit ?? '']),
  )
}

function planNewForm(
  state: HostState,
  session: Session,
  table: DocumentTable,
  given: Extract<ImportTarget, { kind: 'new-form' }>,
  choices: MapChoices,
  written: readonly string[],
  sender: string,
): ImportPlan {
  const { dimensions, file } = session
  const period = dimensions.periods.find(({ id }) => id === given.period)
  if (period === undefined) throw new Failure('stale-view')
  const maker = createIndicatorMaker(dimensions, table, findFreeId(file.db, 'indicator'))
  const id = findFreeId(file.db, 'form') as FormId
  const skippedRows = new Set(
    choices.rows.filter(({ target }) => target.kind === 'skip').map(({ row }) => row),
  )
  const skippedColumns = new Set(
    choices.columns.filter(({ target }) => target === null).map(({ column }) => column),
  )
  const made = makeForm(
    table,
    { code: nameForm(session, id), name: given.name },
    period,
    dimensions.periods,
    skippedRows,
    skippedColumns,
    writtenUnits(table, [...table.rows.keys()], choices),
    maker,
  )
  if (made === null || !made.definition.rows.some((row: FormRow) => row.indicator !== null))
    throw new Failure('import-nothing', { year: findOtherYear(table, period.year) })
  const after: StoredForm = { id, definition: made.definition }
  const changed = {
    form: after,
    dimensions: { ...dimensions, indicators: [...dimensions.indicators, ...maker.made] },
  }
  const target = openTarget(
    session,
    state.tables,
    { kind: 'form', form: id, period: given.period, locality: given.locality },
    changed,
  )
  const { layout } = target.table
  const rows = placeRows(made.rowIds, new Map(layout.rows.map((row, at) => [row.id, at])))
  const columns = placeRows(made.columnIds, new Map(layout.columns.map((column, at) => [column.id, at])))
  const units = createUnitReader(table, choices, new Map(), written)
  const newRowIds = newlyMade(made.definition.rows, maker.made)
  return finish(state, session, {
    table,
    target,
    rowIdsBefore: [],
    map: describeMade(table, rows, columns, choices),
    overlay: { table, target, rows, columns, units, choices },
    newRows: new Set(made.rowIds.keys()),
    written,
    sender,
    form: id,
    own: false,
    indicators: maker.made,
    forms: [{ before: null, after }],
    newRowIds,
  })
}

/** The year that the columns of a table name, where it is not the one that was chosen. */
function findOtherYear({ columns }: DocumentTable, year: number): number | null {
  const years = columns.flatMap(({ meaning }) => meaning?.period?.year ?? [])
  return years.includes(year) ? null : (years[0] ?? null)
}

/** Rows of indicators that the workbook has already may have figures there. */
function newlyMade(rows: readonly FormRow[], made: readonly Indicator[]): Set<string> {
  const codes = new Set(made.map(({ code }) => code))
  return new Set(
    rows.flatMap(({ id, indicator }) => (indicator !== null && codes.has(indicator) ? [id] : [])),
  )
}

/** A code that no form has had. */
function nameForm(session: Session, id: FormId): string {
  const taken = new Set(session.forms.map(({ definition }) => definition.code))
  for (let number: number = id; ; number += 1) if (!taken.has(`B-${number}`)) return `B-${number}`
}

/** A form made from the table itself fits it without any doubt, but for columns that say nothing. */
function describeMade(
  table: DocumentTable,
  rows: ReadonlyMap<number, number>,
  columns: ReadonlyMap<number, number>,
  choices: MapChoices,
): TableMap {
  const skipped = new Set(choices.columns.map(({ column }) => column))
  return {
    rows: table.rows.map((_, row) => ({
      row,
      target: rows.get(row) ?? null,
      by: rows.has(row) ? 'likeness' : 'none',
      doubtful: false,
      candidates: [],
    })),
    columns: table.columns.flatMap(({ role }, column) =>
      role === 'value'
        ? [
            {
              column,
              target: columns.get(column) ?? null,
              by: columns.has(column) ? 'likeness' : skipped.has(column) ? 'user' : 'none',
              doubtful: !columns.has(column) && !skipped.has(column),
              candidates: [],
            } as const,
          ]
        : [],
    ),
    score: 1,
  }
}
