import type { ExplanationChange, KeptExplanation } from '../../shared/model/explained-finding'
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
import { encodeText, readText } from './stored-values'

/** Why findings may stand, and the changes of that as part of a commit: stored, undone and listed like figures. */

const columns = 'fingerprint, note, author, at'

export function readExplanation(db: ReadableDb, finding: string): KeptExplanation | null {
  const sql = `SELECT ${columns} FROM explained_finding WHERE finding = ?`
  return withFailures(() => {
    const row = readRawRow(db, sql, encodeText(finding))
    return row === undefined ? null : readOrNone(row, 0)
  })
}

/** Every explanation of the workbook, by the id of its finding; also of findings that do not hold any more. */
export function readExplanations(db: ReadableDb): Map<string, KeptExplanation> {
  const sql = `SELECT ${columns}, finding FROM explained_finding ORDER BY finding`
  return withFailures(
    () => new Map(readRawRows(db, sql).map((row) => [readText(row[width]), readColumns(row, 0)] as const)),
  )
}

/** The changes that change something, as the file will have them. A finding named twice gets its last explanation. */
export function findChangedExplanations(
  db: ReadableDb,
  explained: readonly Omit<ExplanationChange, 'before'>[],
): ExplanationChange[] {
  const changes = new Map<string, ExplanationChange>()
  for (const named of explained) {
    const finding = encodeText(named.finding)
    const after = named.after === null ? null : normalize(named.after)
    changes.set(finding, { finding, before: readExplanation(db, finding), after })
  }
  return [...changes.values()].filter(({ before, after }) => !isSameExplanation(before, after))
}

export function isSameExplanation(one: KeptExplanation | null, other: KeptExplanation | null): boolean {
  return encode(one).every((value, at) => value === encode(other)[at])
}

function normalize({ fingerprint, note, author, at }: KeptExplanation): KeptExplanation {
  return { fingerprint: encodeText(fingerprint), note: encodeText(note), author: encodeText(author), at }
}

const insertChange =
  'INSERT INTO explained_finding_change (journal_id, finding, before_fingerprint, before_note, before_author, ' +
  'before_at, after_fingerprint, after_note, after_author, after_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

/** Writes the changes and their journal rows. */
export function storeExplanations(
  db: WritableDb,
  journal: number,
  changes: readonly ExplanationChange[],
): void {
  for (const { finding, before, after } of changes) {
    if (after === null) writeRow(db, 'DELETE FROM explained_finding WHERE finding = ?', finding)
    else {
      const sql = `INSERT OR REPLACE INTO explained_finding (finding, ${columns}) VALUES (?, ?, ?, ?, ?)`
      writeRow(db, sql, finding, ...encode(after))
    }
    writeRow(db, insertChange, journal, finding, ...encode(before), ...encode(after))
  }
}

export function readExplanationChanges(db: ReadableDb, journal: number): ExplanationChange[] {
  const sql =
    'SELECT finding, before_fingerprint, before_note, before_author, before_at, after_fingerprint, after_note, ' +
    'after_author, after_at FROM explained_finding_change WHERE journal_id = ?'
  return readRawRows(db, sql, journal).map((row) => ({
    finding: readText(row[0]),
    before: readOrNone(row, 1),
    after: readOrNone(row, 1 + width),
  }))
}

/** How many columns an explanation takes. */
const width = 4

function encode(explanation: KeptExplanation | null): Bound[] {
  if (explanation === null) return [null, null, null, null]
  const { fingerprint, note, author, at } = explanation
  return [fingerprint, note, author, at]
}

/** @param at position of the fingerprint in the row */
function readColumns(row: RawRow, at: number): KeptExplanation {
  return {
    fingerprint: readText(row[at]),
    note: readText(row[at + 1]),
    author: readText(row[at + 2]),
    at: readText(row[at + 3]),
  }
}

function readOrNone(row: RawRow, at: number): KeptExplanation | null {
  return row[at] === null ? null : readColumns(row, at)
}
