import type {
  Breakdown,
  Dimensions,
  Indicator,
  IndicatorKind,
  Locality,
  LocalityLevel,
  Period,
  PeriodKind,
  Sector,
} from '../../shared/model/dimension'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../shared/model/ids'
import { readRows, type ReadableDb, type Row } from './connection'
import { withFailures } from './failures'
import {
  readInteger,
  readJson,
  readList,
  readNullable,
  readNumber,
  readOneOf,
  readText,
  reportDamage,
} from './stored-values'

/**
 * The axes of the cube. Roll-ups walk from a cell to its ancestors and quotients to their parts, so a loop in the file would
 * never end: trees are checked here, once, before anything walks them.
 */
const indicatorKinds = ['stock', 'flow', 'average', 'ratio'] as const satisfies readonly IndicatorKind[]
const parts = ['sum', 'subset'] as const satisfies readonly Indicator['part'][]
const directions = [
  'more-is-better',
  'less-is-better',
  'neutral',
] as const satisfies readonly Indicator['direction'][]
const breakdowns = ['localities', 'sectors', 'indicators'] as const satisfies readonly Breakdown[]
const levels = [
  'nation',
  'region',
  'province',
  'district',
  'commune',
] as const satisfies readonly LocalityLevel[]
const periodKinds = [
  'month',
  'quarter',
  'half',
  'nine-months',
  'year',
  'five-years',
] as const satisfies readonly PeriodKind[]

/** In the order of their keys. @throws Failure('file-damaged') for a loop, a missing parent or an unknown word */
export function readDimensions(db: ReadableDb): Dimensions {
  return withFailures(() => {
    const indicators = readRows(db, 'SELECT * FROM indicator ORDER BY id').map(readIndicator)
    const sectors = readRows(db, 'SELECT * FROM sector ORDER BY id').map(readSector)
    const localities = readRows(db, 'SELECT * FROM locality ORDER BY id').map(readLocality)
    const periods = readRows(db, 'SELECT * FROM period ORDER BY id').map(readPeriod)
    demandTree('indicator', indicators)
    demandTree('sector', sectors)
    demandTree('locality', localities)
    demandTree('period', periods)
    demandParts(indicators)
    if (sectors.filter((sector) => sector.parent === null).length !== 1) throw reportDamage('sector total')
    return { indicators, sectors, localities, periods }
  })
}

function readIndicator(row: Row): Indicator {
  return {
    id: readInteger(row['id']) as IndicatorId,
    code: readText(row['code']),
    name: readText(row['name']),
    unit: readText(row['unit']),
    kind: readOneOf(indicatorKinds, row['kind']),
    decimals: readInteger(row['decimals']),
    parent: readNullable(readInteger, row['parent_id']) as IndicatorId | null,
    part: readNullable((value) => readOneOf(parts, value), row['part']),
    numerator: readNullable(readInteger, row['numerator_id']) as IndicatorId | null,
    denominator: readNullable(readInteger, row['denominator_id']) as IndicatorId | null,
    factor: readNumber(row['factor']),
    direction: readOneOf(directions, row['direction']),
    totalBasis: readList((item) => readOneOf(breakdowns, item), readJson(row['total_basis'])),
  }
}

function readSector(row: Row): Sector {
  return {
    id: readInteger(row['id']) as SectorId,
    code: readText(row['code']),
    name: readText(row['name']),
    parent: readNullable(readInteger, row['parent_id']) as SectorId | null,
  }
}

function readLocality(row: Row): Locality {
  return {
    id: readInteger(row['id']) as LocalityId,
    code: readText(row['code']),
    name: readText(row['name']),
    level: readOneOf(levels, row['level']),
    parent: readNullable(readInteger, row['parent_id']) as LocalityId | null,
    validFrom: readNullable(readText, row['valid_from']),
    validTo: readNullable(readText, row['valid_to']),
  }
}

function readPeriod(row: Row): Period {
  return {
    id: readInteger(row['id']) as PeriodId,
    kind: readOneOf(periodKinds, row['kind']),
    year: readInteger(row['year']),
    ordinal: readInteger(row['ordinal']),
    parent: readNullable(readInteger, row['parent_id']) as PeriodId | null,
  }
}

function demandTree(axis: string, nodes: readonly { id: number; parent: number | null }[]): void {
  const edges = new Map(nodes.map((node) => [node.id, node.parent === null ? [] : [node.parent]]))
  demandNoLoop(`${axis} tree`, edges)
}

/** A quotient of quotients is allowed; a quotient of itself, at any depth, is not. */
function demandParts(indicators: readonly Indicator[]): void {
  const edges = new Map<number, number[]>()
  for (const { id, numerator, denominator } of indicators) {
    edges.set(
      id,
      [numerator, denominator].filter((part) => part !== null),
    )
  }
  demandNoLoop('indicator parts', edges)
}

/** Walks every path once, without recursion: a hostile file may be deeper than the stack. */
function demandNoLoop(what: string, edges: ReadonlyMap<number, readonly number[]>): void {
  const finished = new Set<number>()
  for (const start of edges.keys()) {
    const path = new Set<number>()
    const pending: { id: number; leaving: boolean }[] = [{ id: start, leaving: false }]
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      if (step.leaving) {
        path.delete(step.id)
        finished.add(step.id)
      } else if (path.has(step.id)) {
        throw reportDamage(`loop in ${what}`)
      } else if (!finished.has(step.id)) {
        const next = edges.get(step.id)
        if (next === undefined) throw reportDamage(`missing member of ${what}`)
        path.add(step.id)
        pending.push({ id: step.id, leaving: true })
        for (const id of next) pending.push({ id, leaving: false })
      }
    }
  }
}
