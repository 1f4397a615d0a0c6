import { factStates, type Fact, type FactKey } from '../../shared/model/fact'
import { scenarios } from '../../shared/model/dimension'
import { iterateRawRows, readRawRow, readRawRows, readRow, readRows, type ReadableDb } from './connection'
import { withFailures } from './failures'
import {
  encodeKey,
  factColumns,
  keyColumns,
  keyCondition,
  readFactColumns,
  readFactOrBlank,
  readKey,
} from './fact-columns'
import { readInteger, reportDamage } from './stored-values'

const selectFact = `SELECT ${factColumns.join(', ')} FROM fact WHERE ${keyCondition}`

/** The stored figure, or null where the cell is blank. */
export function readFact(db: ReadableDb, key: FactKey): Fact | null {
  return withFailures(() => {
    const row = readRawRow(db, selectFact, ...encodeKey(key))
    return row === undefined ? null : readFactOrBlank(row, 0)
  })
}

export function countFacts(db: ReadableDb): number {
  return withFailures(() => readInteger(readRow(db, 'SELECT count(*) AS facts FROM fact')?.['facts']))
}

/**
 * How many (scenario, indicator, sector, place) have a figure in any period. The engine keeps a row of all periods for each
 * and for the totals above it, so that this, not the number of figures, says what a workbook costs in memory.
 */
export function countRows(db: ReadableDb): number {
  const sql =
    'SELECT count(*) AS rows FROM (SELECT DISTINCT scenario, indicator_id, sector_id, locality_id FROM fact)'
  return withFailures(() => readInteger(readRow(db, sql)?.['rows']))
}

/** Every stored figure, in the order of its key. @throws Failure('file-damaged') at the first unreadable one */
export function forEachFact(db: ReadableDb, visit: (key: FactKey, fact: Fact) => void): void {
  withFailures(() => {
    const columns = [...keyColumns, ...factColumns].join(', ')
    for (const row of iterateRawRows(db, `SELECT ${columns} FROM fact`)) {
      visit(readKey(row, 0), readFactColumns(row, keyColumns.length))
    }
  })
}

const selectValues =
  'SELECT sector_id, locality_id, period_id, state, value FROM fact WHERE scenario = ? AND indicator_id = ?'

/**
 * A stored figure as bare numbers: `scenario` and `state` are positions in the model's lists, the others ids, and `value` is
 * scaled by the indicator's decimals.
 */
export type ValueVisitor = (
  scenario: number,
  indicator: number,
  sector: number,
  locality: number,
  period: number,
  state: number,
  value: number,
) => void

/**
 * Every stored figure, for filling the engine's store. Read by indicator, which is about twice as fast as one long cursor.
 * @throws Failure('file-damaged') for a figure outside the dimensions, an unknown code, or a value beyond ±(2^53 − 1)
 */
export function forEachValue(db: ReadableDb, visit: ValueVisitor): void {
  withFailures(() => {
    const sectors = new Set(readIds(db, 'sector'))
    const localities = new Set(readIds(db, 'locality'))
    const periods = new Set(readIds(db, 'period'))
    const indicators = readIds(db, 'indicator')
    let visited = 0
    for (let scenario = 0; scenario < scenarios.length; scenario++) {
      for (const indicator of indicators) {
        for (const row of readRawRows(db, selectValues, scenario, indicator)) {
          const [sector, locality, period, state, value] = row as readonly number[]
          if (
            sector === undefined ||
            locality === undefined ||
            period === undefined ||
            state === undefined ||
            value === undefined ||
            !sectors.has(sector) ||
            !localities.has(locality) ||
            !periods.has(period) ||
            factStates[state] === undefined ||
            !Number.isSafeInteger(value)
          ) {
            throw reportDamage('fact')
          }
          visit(scenario, indicator, sector, locality, period, state, value)
          visited++
        }
      }
    }
    // What was not visited has an indicator or a scenario that does not exist.
    if (visited !== countFacts(db)) throw reportDamage('fact outside the dimensions')
  })
}

/** The ids of a reference list, in ascending order. */
export function readIds(db: ReadableDb, table: 'sector' | 'locality' | 'period' | 'indicator'): number[] {
  return readRows(db, `SELECT id FROM ${table} ORDER BY id`).map((row) => readInteger(row['id']))
}
