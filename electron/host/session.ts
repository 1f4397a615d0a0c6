import { basename, extname } from 'node:path'
import { buildAxes, isAdditive, totalSector } from '../../shared/calc/axes'
import { cellState, Cube } from '../../shared/calc/cube'
import { locate } from '../../shared/calc/axes'
import { Failure } from '../../shared/contract/errors'
import { scenarios, type Dimensions, type Period, type PeriodKind } from '../../shared/model/dimension'
import type { Fact, FactChange } from '../../shared/model/fact'
import type { CheckRule } from '../../shared/model/check-rule'
import type { StoredForm } from '../../shared/model/definition'
import type { IndicatorId, PeriodId, SectorId } from '../../shared/model/ids'
import type { WorkbookState } from '../../shared/model/workbook'
import { countFacts, countRows, forEachValue, type ValueVisitor } from '../db/facts'
import { readDimensions } from '../db/dimensions'
import { readForms } from '../db/forms'
import { readRedoTarget, readUndoTarget } from '../db/journal'
import { readMeta } from '../db/meta'
import { openWorkbook } from '../db/open-workbook'
import { readRules } from '../db/rules'
import type { WorkbookFile } from '../db/open-workbook'
import { visitCachedValues, writeValueCache } from '../db/value-cache'
import { SessionChecks } from './checks/session-checks'

const actualScenario = scenarios.indexOf('actual')

/** Up to here no workbook needs more memory than an ordinary computer has to spare, however its figures are scattered. */
const plainlySmall = 1_500_000
/** Cells of the rows with figures; their totals come on top: about 1,5 GB. */
const mostCells = 36_000_000
/** From here on a value cache is worth writing. */
const fewestCachedFacts = 20_000

/** The open workbook: its file, the engine loaded from it, and what the file said when it was last read. */
export type Session = {
  readonly file: WorkbookFile
  readonly uuid: string
  forms: readonly StoredForm[]
  /** What the user demands of the forms. */
  rules: readonly CheckRule[]
  dimensions: Dimensions
  allSectors: SectorId
  /** What a window shows first. */
  readonly firstPeriod: PeriodId
  cube: Cube
  /** The revision of the stored value cache; null: there is none that fits. */
  cachedRevision: number | null
  revision: number
  savedAt: string
  /** What is found wrong in it. */
  readonly checks: SessionChecks
}

/** Opens and loads; throws Failure with the code that says why not. */
export function openSession(path: string): Session {
  const file = openWorkbook(path)
  try {
    const meta = readMeta(file.db)
    const dimensions = readDimensions(file.db)
    // Learnt while the figures pass by anyway: looking for it later would read them all again.
    const withActuals = new Uint8Array(dimensions.periods.length)
    const { cube, isCached } = loadCube(file, dimensions, meta.revision, withActuals)
    const firstPeriod = findFirstPeriod(dimensions, withActuals, meta.savedAt)
    if (firstPeriod === undefined) throw new Error('a workbook has a period')
    const session: Omit<Session, 'checks'> = {
      file,
      uuid: meta.uuid,
      dimensions,
      forms: readForms(file.db),
      rules: readRules(file.db),
      allSectors: totalSector(dimensions),
      cube,
      firstPeriod: firstPeriod.id,
      cachedRevision: isCached ? meta.revision : null,
      revision: meta.revision,
      savedAt: meta.savedAt,
    }
    return Object.assign(session, { checks: new SessionChecks(session) })
  } catch (error) {
    file.close()
    throw error
  }
}

/** Reads everything again: after a change of the reference lists, and when the engine is not to be trusted. */
export function rereadSession(session: Session): void {
  session.dimensions = readDimensions(session.file.db)
  session.forms = readForms(session.file.db)
  session.rules = readRules(session.file.db)
  session.allSectors = totalSector(session.dimensions)
  session.cube = loadCube(session.file, session.dimensions, session.revision).cube
  session.checks.restart()
}

/** After a change of the user's rules alone: the engine is what it was. */
export function rereadRules(session: Session): void {
  session.rules = readRules(session.file.db)
  session.checks.restart()
}

/**
 * From the value cache where it is of this revision, otherwise from the rows. `withActuals` gets a 1 for each
 * period, by position, that has an actual figure.
 * @throws Failure('workbook-too-large') beyond what memory takes
 */
function loadCube(
  file: WorkbookFile,
  dimensions: Dimensions,
  revision: number,
  withActuals = new Uint8Array(dimensions.periods.length),
): { cube: Cube; isCached: boolean } {
  const facts = countFacts(file.db)
  const axes = buildAxes(dimensions)
  if (facts > plainlySmall && countRows(file.db) * axes.periods.ids.length > mostCells)
    throw new Failure('workbook-too-large', { facts })
  const cube = new Cube(axes, facts >> 3)
  const load = loadInto(cube, withActuals)
  const isCached = visitCachedValues(file.db, revision, load)
  if (!isCached) forEachValue(file.db, load)
  cube.recomputeAll()
  return { cube, isCached }
}

/** A visitor of stored values that puts them into the cube. */
function loadInto(cube: Cube, withActuals: Uint8Array): ValueVisitor {
  const { indicators, sectors, localities, periods } = cube.axes
  const indicatorAt = positionsById(indicators.ids)
  const sectorAt = positionsById(sectors.ids)
  const localityAt = positionsById(localities.ids)
  const periodAt = positionsById(periods.ids)
  return (scenario, indicator, sector, locality, period, state, value) => {
    const at = periodAt[period] ?? -1
    if (scenario === actualScenario) withActuals[at] = 1
    cube.loadAt(
      scenario,
      indicatorAt[indicator] ?? -1,
      sectorAt[sector] ?? -1,
      localityAt[locality] ?? -1,
      at,
      // A stored state is a place in the model's list; the cube keeps 0 for missing.
      state + 1,
      value,
    )
  }
}

/**
 * Keeps the figures in a form that opens fast, for the next time. Small workbooks open as fast from their rows. It is no
 * loss if this does not succeed: the rows are the truth.
 */
export function storeValueCache(session: Session): void {
  const { file, cube, revision } = session
  if (file.readOnly || session.cachedRevision === revision) return
  if (countFacts(file.db) < fewestCachedFacts) return
  const { indicators, sectors, localities, periods } = cube.axes
  writeValueCache(file.db, revision, (visit) => {
    cube.forEachEntry((scenario, indicator, sector, locality, period, state, value) => {
      visit(
        scenario,
        indicators.ids[indicator] ?? 0,
        sectors.ids[sector] ?? 0,
        localities.ids[locality] ?? 0,
        periods.ids[period] ?? 0,
        state - 1,
        value,
      )
    })
  })
  session.cachedRevision = revision
}

/** Ids of a file are small whole numbers: a table of them is several times faster than a map for a million rows. */
function positionsById(ids: readonly number[]): Int32Array {
  const positions = new Int32Array(Math.max(0, ...ids) + 1).fill(-1)
  for (const [position, id] of ids.entries()) positions[id] = position
  return positions
}

/** The engine follows the file: called only after the commit. */
export function applyToCube(session: Session, changes: readonly FactChange[]): void {
  const { axes } = session.cube
  session.cube.apply(
    changes.flatMap(({ key, after }) => {
      const position = locate(axes, key)
      return position === null ? [] : [{ position, state: stateCode(after), value: after?.value ?? 0 }]
    }),
  )
}

function stateCode(fact: Fact | null): number {
  return fact === null ? cellState.missing : cellState[fact.state]
}

export function describeSession(session: Session): WorkbookState {
  const { file, dimensions } = session
  const bySectors = sectorIndicators(session)
  const nation = dimensions.localities.find((locality) => locality.parent === null)
  const additive = dimensions.indicators.filter(isAdditive)
  const listed = [...additive, ...dimensions.indicators.filter((item) => item.formula !== null)]
  const indicator = additive.find((item) => bySectors.has(item.id)) ?? listed[0]
  if (nation === undefined || indicator === undefined)
    throw new Error('a workbook has a place and an indicator')
  const fileName = basename(file.path)
  return {
    uuid: session.uuid,
    name: basename(fileName, extname(fileName)).normalize('NFC'),
    fileName: fileName.normalize('NFC'),
    readOnly: file.readOnly,
    revision: session.revision,
    savedAt: session.savedAt,
    undo: readUndoTarget(file.db)?.label ?? null,
    redo: readRedoTarget(file.db)?.label ?? null,
    forms: session.forms.map(({ id, definition }) => ({ id, code: definition.code, name: definition.name })),
    periods: [...dimensions.periods].sort(inCalendarOrder),
    localities: dimensions.localities.map(({ id, name, level, parent, validFrom, validTo }) => ({
      id,
      name,
      level,
      parent,
      validFrom,
      validTo,
    })),
    indicators: listed.map((item) => ({
      id: item.id,
      code: item.code,
      name: item.name,
      unit: item.unit,
      bySectors: bySectors.has(item.id),
      byLocalities: true,
      formula: item.formula,
    })),
    sectorLists: [...new Set(dimensions.sectors.flatMap((item) => item.list ?? []))],
    period: session.firstPeriod,
    locality: nation.id,
    indicator: indicator.id,
  }
}

/** By year; in a year from the whole to its parts, plans of five years before their first year. */
const kindOrder: readonly PeriodKind[] = ['five-years', 'year', 'half', 'nine-months', 'quarter', 'month']
function inCalendarOrder(a: Period, b: Period): number {
  const byKind = kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind)
  return a.year - b.year || byKind || a.ordinal - b.ordinal
}

/** Indicators that a form lists by sector. */
function sectorIndicators(session: Session): Set<IndicatorId> {
  const codes = new Set<string>()
  for (const { definition } of session.forms) {
    for (const row of definition.rows)
      if (row.sector !== null && row.indicator !== null) codes.add(row.indicator)
  }
  return new Set(session.dimensions.indicators.filter((item) => codes.has(item.code)).map((item) => item.id))
}

/**
 * The period to show first: the latest whole year with an actual figure at the time of opening; in a workbook without
 * figures the year it was made in.
 */
function findFirstPeriod(
  dimensions: Dimensions,
  withActuals: Uint8Array,
  savedAt: string,
): Dimensions['periods'][number] | undefined {
  const years = dimensions.periods.filter((period) => period.kind === 'year')
  const latest = dimensions.periods
    .filter((period, position) => period.kind === 'year' && withActuals[position] === 1)
    .sort((a, b) => b.year - a.year)[0]
  const made = years.find((period) => savedAt.startsWith(String(period.year)))
  return latest ?? made ?? years[0] ?? dimensions.periods[0]
}
