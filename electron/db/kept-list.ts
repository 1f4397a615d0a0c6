import { readRow, readRows, writeRow, type ReadableDb, type WritableDb } from './connection'
import { withFailures } from './failures'
import { encodeJson, readInteger, readJson, readNullable, readObject } from './stored-values'

/**
 * A list of definitions that users keep in the workbook, in their order: each a row of JSON, its changes part of a commit,
 * stored and undone like figures. Tables `<name>` and `<name>_change`.
 */
export type Kept<Id extends number, Definition> = { id: Id; position: number; definition: Definition }

/** Null is absence; swapping before and after is the inverse. */
export type KeptChange<Id extends number, Definition> = {
  id: Id
  before: Kept<Id, Definition> | null
  after: Kept<Id, Definition> | null
}

export type KeptList<Id extends number, Definition> = {
  /** In order. @throws Failure('file-damaged') for a definition that is not of the known shape */
  read: (db: ReadableDb) => Kept<Id, Definition>[]
  /** An id that no item has or, as far as the journal goes, has had: undo must never bring back another one. */
  findFreeId: (db: ReadableDb) => Id
  /** The changes that change something, as the file will have them. An item named twice gets its last state. */
  findChanged: (
    db: ReadableDb,
    changes: readonly Omit<KeptChange<Id, Definition>, 'before'>[],
  ) => KeptChange<Id, Definition>[]
  /** Writes the changes and their journal rows. */
  store: (db: WritableDb, journal: number, changes: readonly KeptChange<Id, Definition>[]) => void
  readChanges: (db: ReadableDb, journal: number) => KeptChange<Id, Definition>[]
}

/** @param readDefinition throws Failure('file-damaged') for what is not of the known shape */
export function createKeptList<Id extends number, Definition>(
  name: 'chart' | 'pack' | 'what_if',
  readDefinition: (value: unknown) => Definition,
): KeptList<Id, Definition> {
  const key = `${name}_id`
  const readStored = (value: unknown): Kept<Id, Definition> => {
    const stored = readObject(readJson(value))
    return {
      id: readInteger(stored['id']) as Id,
      position: readInteger(stored['position']),
      definition: readDefinition(stored['definition']),
    }
  }
  const encode = (item: Kept<Id, Definition> | null): string | null =>
    item === null ? null : encodeJson(item)
  const read = (db: ReadableDb): Kept<Id, Definition>[] =>
    withFailures(() =>
      readRows(db, `SELECT id, position, definition FROM ${name} ORDER BY position, id`).map((row) => ({
        id: readInteger(row['id']) as Id,
        position: readInteger(row['position']),
        definition: readDefinition(readJson(row['definition'])),
      })),
    )
  return {
    read,
    findFreeId(db) {
      const row = readRow(
        db,
        `SELECT max(coalesce((SELECT max(id) FROM ${name}), 0),
           coalesce((SELECT max(${key}) FROM ${name}_change), 0)) AS highest`,
      )
      return (readInteger(row?.['highest']) + 1) as Id
    },
    findChanged(db, changes) {
      if (changes.length === 0) return []
      const stored = new Map(read(db).map((item) => [item.id, item]))
      const found = new Map<Id, KeptChange<Id, Definition>>()
      for (const { id, after } of changes) {
        const kept = after === null ? null : readStored(encodeJson(after))
        found.set(id, { id, before: stored.get(id) ?? null, after: kept })
      }
      return [...found.values()].filter(({ before, after }) => encode(before) !== encode(after))
    },
    store(db, journal, changes) {
      for (const { id, before, after } of changes) {
        if (after === null) writeRow(db, `DELETE FROM ${name} WHERE id = ?`, id)
        else {
          const sql = `INSERT OR REPLACE INTO ${name} (id, position, definition) VALUES (?, ?, ?)`
          writeRow(db, sql, id, after.position, encodeJson(after.definition))
        }
        const sql = `INSERT INTO ${name}_change (journal_id, ${key}, before, after) VALUES (?, ?, ?, ?)`
        writeRow(db, sql, journal, id, encode(before), encode(after))
      }
    },
    readChanges(db, journal) {
      const sql = `SELECT ${key}, before, after FROM ${name}_change WHERE journal_id = ? ORDER BY ${key}`
      return readRows(db, sql, journal).map((row) => ({
        id: readInteger(row[key]) as Id,
        before: readNullable(readStored, row['before']),
        after: readNullable(readStored, row['after']),
      }))
    },
  }
}
