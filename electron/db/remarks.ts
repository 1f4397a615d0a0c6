import type { FactKey } from '../../shared/model/fact'
import type { Remark, RemarkChange } from '../../shared/model/remark'
import {
  readRawRow,
  readRawRows,
  writeRow,
  type Bound,
  type RawRow,
  type ReadableDb,
  type WritableDb,
} from './connection'
import { withFailures } from './failures'
import { encodeKey, keyColumns, keyCondition, readKey } from './fact-columns'
import { encodeText, readInteger, readNullable, readText, reportDamage } from './stored-values'

/** Remarks on cells, and their changes as part of a commit: stored, undone and listed like figures, in tables of their own. */

const columns = keyColumns.join(', ')
const selectRemark = `SELECT note, follow_up FROM remark WHERE ${keyCondition}`

export function readRemark(db: ReadableDb, key: FactKey): Remark | null {
  return withFailures(() => {
    const row = readRawRow(db, selectRemark, ...encodeKey(key))
    return row === undefined ? null : readRemarkColumns(row, 0)
  })
}

/** Every remark of the workbook, in the order of its key. */
export function readRemarks(db: ReadableDb): { key: FactKey; remark: Remark }[] {
  const sql = `SELECT ${columns}, note, follow_up FROM remark ORDER BY ${columns}`
  return withFailures(() =>
    readRawRows(db, sql).map((row) => ({
      key: readKey(row, 0),
      remark: readRemarkColumns(row, keyColumns.length),
    })),
  )
}

/** Remarks on figures of one entry of a reference list. */
export function readRemarksOf(
  db: ReadableDb,
  list: 'indicator' | 'locality' | 'period',
  id: number,
): { key: FactKey; remark: Remark }[] {
  const sql = `SELECT ${columns}, note, follow_up FROM remark WHERE ${list}_id = ? ORDER BY ${columns}`
  return withFailures(() =>
    readRawRows(db, sql, id).map((row) => ({
      key: readKey(row, 0),
      remark: readRemarkColumns(row, keyColumns.length),
    })),
  )
}

/** The notes that came with figures. Only these are read, however many figures there are. */
export function readFactNotes(db: ReadableDb): { key: FactKey; note: string }[] {
  const sql = `SELECT ${columns}, note FROM fact INDEXED BY fact_note WHERE note IS NOT NULL ORDER BY ${columns}`
  return withFailures(() =>
    readRawRows(db, sql).map((row) => ({ key: readKey(row, 0), note: readText(row[keyColumns.length]) })),
  )
}

/** The changes that change something, as the file will have them. A cell named twice gets its last remark. */
export function findChangedRemarks(
  db: ReadableDb,
  remarks: readonly { key: FactKey; after: Remark | null }[],
): RemarkChange[] {
  const changes = new Map<string, RemarkChange>()
  for (const { key, after } of remarks) {
    changes.set(encodeKey(key).join(), { key, before: readRemark(db, key), after: normalize(after) })
  }
  return [...changes.values()].filter(({ before, after }) => !isSameRemark(before, after))
}

/** The remark as it is stored: in NFC, and none at all when it says nothing. */
function normalize(remark: Remark | null): Remark | null {
  if (remark === null) return null
  const note = remark.note === null ? null : encodeText(remark.note)
  return note === null && !remark.followUp ? null : { note, followUp: remark.followUp }
}

export function isSameRemark(one: Remark | null, other: Remark | null): boolean {
  return one?.note === other?.note && one?.followUp === other?.followUp
}

const insertChange =
  `INSERT INTO remark_change (journal_id, ${columns}, before_note, before_follow_up, after_note, after_follow_up) ` +
  `VALUES (?, ${keyColumns.map(() => '?').join(', ')}, ?, ?, ?, ?)`
const replaceRemark =
  `INSERT OR REPLACE INTO remark (${columns}, note, follow_up) ` +
  `VALUES (${keyColumns.map(() => '?').join(', ')}, ?, ?)`

/** Writes the changes and their journal rows. */
export function storeRemarks(db: WritableDb, journal: number, changes: readonly RemarkChange[]): void {
  for (const { key, before, after } of changes) {
    const place = encodeKey(key)
    if (after === null) writeRow(db, `DELETE FROM remark WHERE ${keyCondition}`, ...place)
    else writeRow(db, replaceRemark, ...place, ...encodeRemark(after))
    writeRow(db, insertChange, journal, ...place, ...encodeRemark(before), ...encodeRemark(after))
  }
}

export function readRemarkChanges(db: ReadableDb, journal: number): RemarkChange[] {
  const sql =
    `SELECT ${columns}, before_note, before_follow_up, after_note, after_follow_up ` +
    'FROM remark_change WHERE journal_id = ?'
  return readRawRows(db, sql, journal).map((row) => ({
    key: readKey(row, 0),
    before: readRemarkOrNone(row, keyColumns.length),
    after: readRemarkOrNone(row, keyColumns.length + 2),
  }))
}

function encodeRemark(remark: Remark | null): [Bound, Bound] {
  return remark === null ? [null, null] : [remark.note, Number(remark.followUp)]
}

/** @param at position of the note in the row */
function readRemarkColumns(row: RawRow, at: number): Remark {
  const followUp = readInteger(row[at + 1])
  if (followUp !== 0 && followUp !== 1) throw reportDamage('remark')
  return { note: readNullable(readText, row[at] ?? null), followUp: followUp === 1 }
}

/** Like `readRemarkColumns`; no mark at all is no remark. */
export function readRemarkOrNone(row: RawRow, at: number): Remark | null {
  return row[at + 1] === null ? null : readRemarkColumns(row, at)
}
