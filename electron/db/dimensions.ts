import type { Dimensions, Indicator, Sector } from '../../shared/model/dimension'
import { readRows, type ReadableDb } from './connection'
import { readIndicator, readLocality, readPeriod, readSector } from './dimension-entries'
import { withFailures } from './failures'
import { reportDamage } from './stored-values'

/**
 * The axes of the cube. Roll-ups walk from a cell to its ancestors and quotients to their parts, so a loop in the file would
 * never end: trees are checked here, once, before anything walks them. A place adds up to what it lies in and to what took
 * it over, a sector to its parent and to what it is a part of: both ways together must not come back.
 */

/**
 * In the order of their keys.
 * @throws Failure('file-damaged') for a loop, a reference to nothing, an unknown word, or no single total of all sectors
 */
export function readDimensions(db: ReadableDb): Dimensions {
  return withFailures(() => {
    const indicators = readRows(db, 'SELECT * FROM indicator ORDER BY id').map(readIndicator)
    const sectors = readRows(db, 'SELECT * FROM sector ORDER BY id').map(readSector)
    const localities = readRows(db, 'SELECT * FROM locality ORDER BY id').map(readLocality)
    const periods = readRows(db, 'SELECT * FROM period ORDER BY id').map(readPeriod)
    demandNoLoop('indicator tree', indicators, ({ parent }) => [parent])
    // A quotient of quotients is allowed; a quotient of itself, at any depth, is not.
    demandNoLoop('indicator parts', indicators, listParts)
    demandNoLoop('sectors', sectors, ({ parent, partOf }) => [parent, ...partOf])
    demandNoLoop('places', localities, ({ parent, successor }) => [parent, successor])
    demandLists(sectors)
    return { indicators, sectors, localities, periods }
  })
}

function listParts({ numerator, denominator }: Indicator): (number | null)[] {
  return [numerator, denominator]
}

function demandLists(sectors: readonly Sector[]): void {
  const listOf = new Map(sectors.map(({ id, list }) => [id, list]))
  for (const { parent, list, partOf } of sectors) {
    if (list === '') throw reportDamage('name of a sector list')
    if (parent !== null && listOf.get(parent) !== list) throw reportDamage('parent in another sector list')
    if (partOf.some((whole) => listOf.get(whole) === list)) throw reportDamage('part within a sector list')
  }
  const totals = sectors.filter((sector) => sector.list === null && sector.parent === null)
  if (totals.length !== 1) throw reportDamage('sector total')
}

/** Walks every path once, without recursion: a hostile file may be deeper than the stack. */
function demandNoLoop<Entry extends { id: number }>(
  what: string,
  entries: readonly Entry[],
  listNext: (entry: Entry) => readonly (number | null)[],
): void {
  const byId = new Map<number, Entry>(entries.map((entry) => [entry.id, entry]))
  const finished = new Set<number>()
  for (const entry of entries) {
    const start = entry.id
    // The usual list names first what others refer to: then one look at each entry is enough.
    if (listNext(entry).every((id) => id === null || finished.has(id))) finished.add(start)
    if (finished.has(start)) continue
    const path = new Set<number>()
    const pending: { id: number; leaving: boolean }[] = [{ id: start, leaving: false }]
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      if (step.leaving) {
        path.delete(step.id)
        finished.add(step.id)
      } else if (path.has(step.id)) {
        throw reportDamage(`loop in ${what}`)
      } else if (!finished.has(step.id)) {
        const next = byId.get(step.id)
        if (next === undefined) throw reportDamage(`missing member of ${what}`)
        path.add(step.id)
        pending.push({ id: step.id, leaving: true })
        for (const id of listNext(next)) if (id !== null) pending.push({ id, leaving: false })
      }
    }
  }
}
