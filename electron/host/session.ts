import { basename, extname } from 'node:path'
import { buildAxes, isAdditive, totalSector } from '../../shared/calc/axes'
import { cellState, Cube } from '../../shared/calc/cube'
import { locate } from '../../shared/calc/axes'
import { scenarios, type Dimensions } from '../../shared/model/dimension'
import type { Fact, FactChange } from '../../shared/model/fact'
import type { FormDefinition } from '../../shared/model/form'
import type { FormId, IndicatorId, PeriodId, SectorId } from '../../shared/model/ids'
import type { WorkbookState } from '../../shared/model/workbook'
import { countFacts, forEachValue } from '../db/facts'
import { readDimensions } from '../db/dimensions'
import { readForms } from '../db/forms'
import { readRedoTarget, readUndoTarget } from '../db/journal'
import { readMeta } from '../db/meta'
import { openWorkbook } from '../db/open-workbook'
import type { WorkbookFile } from '../db/open-workbook'

const actualScenario = scenarios.indexOf('actual')

/** The open workbook: its file, the engine loaded from it, and what the file said when it was last read. */
export type Session = {
  readonly file: WorkbookFile
  readonly uuid: string
  readonly dimensions: Dimensions
  readonly forms: readonly { id: FormId; definition: FormDefinition }[]
  readonly allSectors: SectorId
  /** What a window shows first. */
  readonly firstPeriod: PeriodId
  cube: Cube
  revision: number
  savedAt: string
}

/** Opens and loads; throws Failure with the code that says why not. */
export function openSession(path: string): Session {
  const file = openWorkbook(path)
  try {
    const meta = readMeta(file.db)
    const dimensions = readDimensions(file.db)
    // Learnt while the figures pass by anyway: looking for it later would read them all again.
    const withActuals = new Set<number>()
    const cube = loadCube(file, dimensions, withActuals)
    const firstPeriod = findFirstPeriod(dimensions, withActuals, meta.savedAt)
    if (firstPeriod === undefined) throw new Error('a workbook has a period')
    return {
      file,
      uuid: meta.uuid,
      dimensions,
      forms: readForms(file.db),
      allSectors: totalSector(dimensions),
      cube,
      firstPeriod: firstPeriod.id,
      revision: meta.revision,
      savedAt: meta.savedAt,
    }
  } catch (error) {
    file.close()
    throw error
  }
}

/** `withActuals`, if given, receives the ids of the periods that have an actual figure. */
export function loadCube(file: WorkbookFile, dimensions: Dimensions, withActuals?: Set<number>): Cube {
  const axes = buildAxes(dimensions)
  const indicatorAt = positionsById(axes.indicators.ids)
  const sectorAt = positionsById(axes.sectors.ids)
  const localityAt = positionsById(axes.localities.ids)
  const periodAt = positionsById(axes.periods.ids)
  const cube = new Cube(axes, Math.max(256, countFacts(file.db)))
  forEachValue(file.db, (scenario, indicator, sector, locality, period, state, value) => {
    if (scenario === actualScenario) withActuals?.add(period)
    cube.loadAt(
      scenario,
      indicatorAt[indicator] ?? -1,
      sectorAt[sector] ?? -1,
      localityAt[locality] ?? -1,
      periodAt[period] ?? -1,
      // A stored state is a place in the model's list; the cube keeps 0 for missing.
      state + 1,
      value,
    )
  })
  cube.recomputeAll()
  return cube
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
  const listed = dimensions.indicators.filter(isAdditive)
  const indicator = listed.find((item) => bySectors.has(item.id)) ?? listed[0]
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
    periods: dimensions.periods.map(({ id, kind, year, ordinal }) => ({ id, kind, year, ordinal })),
    localities: dimensions.localities.map(({ id, name, level, parent }) => ({ id, name, level, parent })),
    indicators: listed.map((item) => ({
      id: item.id,
      code: item.code,
      name: item.name,
      unit: item.unit,
      bySectors: bySectors.has(item.id),
      byLocalities: true,
    })),
    period: session.firstPeriod,
    locality: nation.id,
    indicator: indicator.id,
  }
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
  withActuals: ReadonlySet<number>,
  savedAt: string,
): Dimensions['periods'][number] | undefined {
  const years = dimensions.periods.filter((period) => period.kind === 'year')
  const latest = years.filter((period) => withActuals.has(period.id)).sort((a, b) => b.year - a.year)[0]
  const made = years.find((period) => savedAt.startsWith(String(period.year)))
  return latest ?? made ?? years[0] ?? dimensions.periods[0]
}
