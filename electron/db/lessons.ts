import type { Lesson, LessonChange, LessonKey } from '../../shared/model/lesson'
import { readRow, readRows, writeRow, type ReadableDb, type Row, type WritableDb } from './connection'
import { withFailures } from './failures'
import { encodeText, readNullable, readOneOf, readText } from './stored-values'

/** What was learnt about the files of senders, and its changes as part of a commit: stored and undone like figures. */

const kinds = ['row', 'column', 'unit'] as const
const keyCondition = 'sender = ? AND form = ? AND kind = ? AND written = ?'

/** The lessons about one sender's files for one table. */
export function readLessons(db: ReadableDb, sender: string, form: string): Lesson[] {
  const sql = 'SELECT sender, form, kind, written, target FROM lesson WHERE sender = ? AND form = ?'
  return withFailures(() =>
    readRows(db, sql, encodeText(sender), encodeText(form)).map((row) => ({
      ...readKey(row),
      target: readText(row['target']),
    })),
  )
}

function readLesson(db: ReadableDb, key: LessonKey): string | null {
  const row = readRow(db, `SELECT target FROM lesson WHERE ${keyCondition}`, ...encodeKey(key))
  return row === undefined ? null : readText(row['target'])
}

/** The changes that change something. A key named twice gets its last target. */
export function findChangedLessons(
  db: ReadableDb,
  lessons: readonly Omit<LessonChange, 'before'>[],
): LessonChange[] {
  const changes = new Map<string, LessonChange>()
  for (const { after, ...key } of lessons) {
    const target = after === null ? null : encodeText(after)
    changes.set(JSON.stringify(encodeKey(key)), { ...key, before: readLesson(db, key), after: target })
  }
  return [...changes.values()].filter(({ before, after }) => before !== after)
}

/** Writes the changes and their journal rows. */
export function storeLessons(db: WritableDb, journal: number, changes: readonly LessonChange[]): void {
  for (const { before, after, ...key } of changes) {
    const place = encodeKey(key)
    if (after === null) writeRow(db, `DELETE FROM lesson WHERE ${keyCondition}`, ...place)
    else {
      const sql = 'INSERT OR REPLACE INTO lesson (sender, form, kind, written, target) VALUES (?, ?, ?, ?, ?)'
      writeRow(db, sql, ...place, after)
    }
    const sql =
      'INSERT INTO lesson_change (journal_id, sender, form, kind, written, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)'
    writeRow(db, sql, journal, ...place, before, after)
  }
}

export function readLessonChanges(db: ReadableDb, journal: number): LessonChange[] {
  const sql = 'SELECT sender, form, kind, written, before, after FROM lesson_change WHERE journal_id = ?'
  return readRows(db, sql, journal).map((row) => ({
    ...readKey(row),
    before: readNullable(readText, row['before']),
    after: readNullable(readText, row['after']),
  }))
}

function encodeKey({ sender, form, kind, written }: LessonKey): [string, string, string, string] {
  return [encodeText(sender), encodeText(form), kind, encodeText(written)]
}

function readKey(row: Row): LessonKey {
  return {
    sender: readText(row['sender']),
    form: readText(row['form']),
    kind: readOneOf(kinds, row['kind']),
    written: readText(row['written']),
  }
}
