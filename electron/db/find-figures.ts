import { scenarios, type Scenario } from '../../shared/model/dimension'
import { qualifiers, type FactKey, type Qualifier } from '../../shared/model/fact'
import type { IndicatorId } from '../../shared/model/ids'
import { readRawRows, type ReadableDb } from './connection'
import { withFailures } from './failures'
import { keyColumns, readKey } from './fact-columns'
import { encodeCode, readCode, readInteger, readNullable } from './stored-values'

/** A stored number; `value` is scaled by the decimals of its indicator. */
export type FoundFigure = { key: FactKey; value: number; qualifier: Qualifier | null }

const selectWith =
  `SELECT ${keyColumns.join(', ')}, value, qualifier FROM fact ` +
  'WHERE scenario = ? AND indicator_id = ? AND state = 0 AND instr(CAST(abs(value) AS TEXT), ?) > 0'

/**
 * The numbers of one indicator whose scaled value has these digits in it, in the order of their keys. One indicator at a
 * time, read along the primary key, so that the caller can let others in between.
 */
export function readFiguresWith(
  db: ReadableDb,
  scenario: Scenario,
  indicator: IndicatorId,
  digits: string,
): FoundFigure[] {
  return withFailures(() =>
    readRawRows(db, selectWith, encodeCode(scenarios, scenario), indicator, digits).map((row) => ({
      key: readKey(row, 0),
      value: readInteger(row[keyColumns.length]),
      qualifier: readNullable((code) => readCode(qualifiers, code), row[keyColumns.length + 1]),
    })),
  )
}
