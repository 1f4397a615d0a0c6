import './require-node-api'
import Database from 'better-sqlite3'

/**
 * The one place that opens SQLite. A connection is typed by what may be done with it: who only reads takes a `ReadableDb`,
 * so a write in a query does not compile. Statements are prepared once per connection.
 */
declare const readable: unique symbol
declare const writable: unique symbol
export type ReadableDb = Database.Database & { readonly [readable]: true }
export type WritableDb = ReadableDb & { readonly [writable]: true }

/** A row as SQLite gives it: checked where it is read (`stored-values`), never trusted. */
export type Row = Readonly<Record<string, unknown>>
export type RawRow = readonly unknown[]
export type Bound = string | number | null | Uint8Array

/** How long to wait for another process that holds the file only for a moment. */
const lockTimeoutMs = 300

/** Opens or creates a database file. @throws the driver's errors; SQLite opens lazily, so most come with the first read */
export function openConnection(path: string, mode: 'read' | 'write' | 'create'): WritableDb {
  // The driver would cut the spaces and open another file.
  if (path !== path.trim()) throw new Error('A path with spaces at its ends cannot be opened')
  const db = new Database(path, {
    readonly: mode === 'read',
    fileMustExist: mode !== 'create',
    timeout: lockTimeoutMs,
  })
  return db as WritableDb
}

/** A database in memory, for building and comparing schemas. */
export function openMemory(): WritableDb {
  return new Database(':memory:') as WritableDb
}

type Pragma = readonly [name: string, value: string, answer: string | number]

const safetyPragmas: readonly Pragma[] = [
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
]

/** The driver's build gives synchronous=NORMAL in WAL unless told otherwise; NORMAL loses confirmed edits on a power cut. */
const durablePragmas: readonly Pragma[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
]

function setPragmas(db: ReadableDb, pragmas: readonly Pragma[]): void {
  for (const [name, value, answer] of pragmas) {
    db.pragma(`${name} = ${value}`)
    const actual = db.pragma(name, { simple: true })
    if (actual !== answer) throw new Error(`PRAGMA ${name} is ${String(actual)}, not ${answer}`)
  }
}

/** What must hold before the first byte of an unknown file is believed. Writes nothing. */
export function setSafetyPragmas(db: ReadableDb): void {
  setPragmas(db, safetyPragmas)
}

/** Holds the file alone, from the first read until the connection closes. Writes nothing. */
export function setExclusive(db: ReadableDb): void {
  setPragmas(db, [['locking_mode', 'EXCLUSIVE', 'exclusive']])
}

/** Every commit is on the disk when it returns. Writes the journal mode into the file. */
export function setDurable(db: WritableDb): void {
  setPragmas(db, durablePragmas)
}

/** Folds the log into the file and gives the log up, so that one file remains, readable from read-only media. */
export function leaveWal(db: WritableDb): void {
  setPragmas(db, [['journal_mode', 'DELETE', 'delete']])
}

/** SQLite's own check of the whole file: pages, order of keys, types, CHECK and NOT NULL. */
export function passesQuickCheck(db: ReadableDb): boolean {
  return db.pragma('quick_check(1)', { simple: true }) === 'ok'
}

const prepared = new WeakMap<ReadableDb, Map<string, Database.Statement<Bound[]>>>()

function prepareOnce(db: ReadableDb, sql: string): Database.Statement<Bound[]> {
  let statements = prepared.get(db)
  if (statements === undefined)
    prepared.set(db, (statements = new Map<string, Database.Statement<Bound[]>>()))
  let statement = statements.get(sql)
  if (statement === undefined) statements.set(sql, (statement = db.prepare<Bound[]>(sql)))
  return statement
}

/** The statements this connection has prepared so far: what the tests of query plans look at. */
export function listPreparedSql(db: ReadableDb): string[] {
  return [...(prepared.get(db)?.keys() ?? [])]
}

export function readRow(db: ReadableDb, sql: string, ...bound: Bound[]): Row | undefined {
  return prepareOnce(db, sql)
    .raw(false)
    .get(...bound) as Row | undefined
}

export function readRows(db: ReadableDb, sql: string, ...bound: Bound[]): Row[] {
  return prepareOnce(db, sql)
    .raw(false)
    .all(...bound) as Row[]
}

/** A row as an array in the order of the columns: for the wide and frequent ones. */
export function readRawRow(db: ReadableDb, sql: string, ...bound: Bound[]): RawRow | undefined {
  return prepareOnce(db, sql)
    .raw(true)
    .get(...bound) as RawRow | undefined
}

export function readRawRows(db: ReadableDb, sql: string, ...bound: Bound[]): RawRow[] {
  return prepareOnce(db, sql)
    .raw(true)
    .all(...bound) as RawRow[]
}

/** Row by row, for tables too long for memory. Prepared anew each time, because a running statement cannot be shared. */
export function iterateRawRows(db: ReadableDb, sql: string): IterableIterator<RawRow> {
  return db.prepare<[], RawRow>(sql).raw(true).iterate()
}

/** @returns the row id of the inserted row, where one was inserted */
export function writeRow(db: WritableDb, sql: string, ...bound: Bound[]): number {
  return Number(prepareOnce(db, sql).run(...bound).lastInsertRowid)
}

/** Runs the work in one BEGIN IMMEDIATE transaction: all of it, or (if it throws) nothing. */
export function runTransaction<T>(db: WritableDb, work: () => T): T {
  return db.transaction(work).immediate()
}
