import type { Fact, FactKey } from '../../shared/model/fact'
import type { Label } from '../../shared/model/label'
import type { Remark } from '../../shared/model/remark'
import type { HistoryEntry } from '../../shared/model/workbook'
import { readRawRow, readRawRows, readRows, type RawRow, type ReadableDb } from './connection'
import { withFailures } from './failures'
import { encodeKey, factColumns, keyColumns, keyCondition, readFactOrBlank, readKey } from './fact-columns'
import { journalActions, type JournalAction } from './journal'
import { afterColumns, beforeColumns, readLabel } from './journal-rows'
import { readRemarkOrNone } from './remarks'
import { readInteger, readOneOf, readText } from './stored-values'

/** The journal read as a history: of the workbook, and of one cell. Revisions name the entries; `before` pages through them. */

const beyondAll = Number.MAX_SAFE_INTEGER

/** The last commits before a revision, newest first. `cells` counts as `HistoryEntry` says. */
export function listHistory(db: ReadableDb, limit: number, before = beyondAll): HistoryEntry[] {
  const sql =
    'SELECT revision, at, action, label, cells FROM journal WHERE revision < ? ORDER BY revision DESC LIMIT ?'
  return withFailures(() =>
    readRows(db, sql, before, limit).map((row) => ({
      revision: readInteger(row['revision']),
      at: readText(row['at']),
      action: readOneOf(journalActions, row['action']),
      label: readLabel(row['label']),
      cells: readInteger(row['cells']),
    })),
  )
}

/** Which cells a commit changed: figures first, then remarks. Empty for an unknown revision. */
export function readChangedKeys(db: ReadableDb, revision: number): FactKey[] {
  return withFailures(() => {
    const row = readRawRow(db, 'SELECT id FROM journal WHERE revision = ?', revision)
    if (row === undefined) return []
    const journal = readInteger(row[0])
    const read = (table: 'fact_change' | 'remark_change'): FactKey[] =>
      readRawRows(db, `SELECT ${keyColumns.join(', ')} FROM ${table} WHERE journal_id = ?`, journal).map(
        (key) => readKey(key, 0),
      )
    return [...read('fact_change'), ...read('remark_change')]
  })
}

type Moment = { revision: number; at: string; action: JournalAction; label: Label }
export type FactHistoryEntry = Moment & { before: Fact | null; after: Fact | null }
export type RemarkHistoryEntry = Moment & { before: Remark | null; after: Remark | null }

const selectFactHistory =
  `SELECT revision, at, action, label, ${beforeColumns}, ${afterColumns} ` +
  'FROM fact_change JOIN journal ON journal.id = journal_id ' +
  `WHERE ${keyCondition} AND revision < ? ORDER BY journal_id DESC LIMIT ?`

/** The last changes of one figure before a revision, newest first. */
export function readCellHistory(
  db: ReadableDb,
  key: FactKey,
  limit: number,
  before = beyondAll,
): FactHistoryEntry[] {
  return withFailures(() =>
    readRawRows(db, selectFactHistory, ...encodeKey(key), before, limit).map((row) => ({
      ...readMoment(row),
      before: readFactOrBlank(row, momentColumns),
      after: readFactOrBlank(row, momentColumns + factColumns.length),
    })),
  )
}

const selectRemarkHistory =
  'SELECT revision, at, action, label, before_note, before_follow_up, after_note, after_follow_up ' +
  'FROM remark_change JOIN journal ON journal.id = journal_id ' +
  `WHERE ${keyCondition} AND revision < ? ORDER BY journal_id DESC LIMIT ?`

/** The last changes of the remark on one cell before a revision, newest first. */
export function readRemarkHistory(
  db: ReadableDb,
  key: FactKey,
  limit: number,
  before = beyondAll,
): RemarkHistoryEntry[] {
  return withFailures(() =>
    readRawRows(db, selectRemarkHistory, ...encodeKey(key), before, limit).map((row) => ({
      ...readMoment(row),
      before: readRemarkOrNone(row, momentColumns),
      after: readRemarkOrNone(row, momentColumns + 2),
    })),
  )
}

/** How many columns `readMoment` takes; what changed follows them. */
const momentColumns = 4

function readMoment(row: RawRow): Moment {
  return {
    revision: readInteger(row[0]),
    at: readText(row[1]),
    action: readOneOf(journalActions, row[2]),
    label: readLabel(row[3]),
  }
}
