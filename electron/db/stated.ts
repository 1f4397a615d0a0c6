import type { StatedCell } from '../../shared/model/form'
import type { FormId, LocalityId, PeriodId } from '../../shared/model/ids'
import { readRow, readRows, writeRow, type ReadableDb, type WritableDb } from './connection'
import { withFailures } from './failures'
import { encodeText, readNullable, readText } from './stored-values'

/** What a document wrote in a cell; null where it wrote nothing. */
export type StatedText = { text: string; value: string | null } | null

/** Which cell of which document: a form at a period and a place. */
export type StatedKey = {
  form: FormId
  period: PeriodId
  locality: LocalityId
  row: string
  column: string
}

export type StatedChange = StatedKey & { before: StatedText; after: StatedText }

const keyCondition = 'form_id = ? AND period_id = ? AND locality_id = ? AND row_id = ? AND column_id = ?'

/** The key in the order of the columns. */
export function encodeStatedKey(key: StatedKey): [number, number, number, string, string] {
  return [key.form, key.period, key.locality, encodeText(key.row), encodeText(key.column)]
}

/** All that the document states for a form at one period and place, sorted by row and column id. */
export function readStated(
  db: ReadableDb,
  form: FormId,
  period: PeriodId,
  locality: LocalityId,
): StatedCell[] {
  const sql =
    'SELECT row_id, column_id, text, value FROM stated WHERE form_id = ? AND period_id = ? AND locality_id = ? ' +
    'ORDER BY row_id, column_id'
  return withFailures(() =>
    readRows(db, sql, form, period, locality).map((row) => ({
      row: readText(row['row_id']),
      column: readText(row['column_id']),
      text: readText(row['text']),
      value: readNullable(readText, row['value']),
    })),
  )
}

export function readStatedText(db: ReadableDb, key: StatedKey): StatedText {
  const row = readRow(db, `SELECT text, value FROM stated WHERE ${keyCondition}`, ...encodeStatedKey(key))
  return row === undefined
    ? null
    : { text: readText(row['text']), value: readNullable(readText, row['value']) }
}

/** Part of the caller's transaction. Null removes what was stated. */
export function writeStatedText(db: WritableDb, key: StatedKey, stated: StatedText): void {
  if (stated === null) {
    writeRow(db, `DELETE FROM stated WHERE ${keyCondition}`, ...encodeStatedKey(key))
    return
  }
  writeRow(
    db,
    'INSERT OR REPLACE INTO stated (form_id, period_id, locality_id, row_id, column_id, text, value) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...encodeStatedKey(key),
    encodeText(stated.text),
    stated.value,
  )
}
