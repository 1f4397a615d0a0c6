import type { Label } from '../../shared/model/label'
import type { Fact, FactChange, FactKey, Source } from '../../shared/model/fact'
import type { SourceId } from '../../shared/model/ids'
import type { HistoryEntry } from '../../shared/model/workbook'
import { Failure } from '../../shared/contract/errors'
import {
  readRawRow,
  readRawRows,
  readRow,
  readRows,
  runTransaction,
  writeRow,
  type Bound,
  type ReadableDb,
  type WritableDb,
} from './connection'
import { toFailure, withFailures } from './failures'
import { encodeFact, encodeKey, factColumns, keyColumns, keyCondition, readFactOrBlank } from './fact-columns'
import {
  afterColumns,
  beforeColumns,
  insertFactChange,
  insertStatedChange,
  readFactChanges,
  readLabel,
  readStatedChanges,
} from './journal-rows'
import { readMeta, writeRevision, type WorkbookMeta } from './meta'
import { insertSource } from './sources'
import {
  encodeStatedKey,
  readStatedText,
  writeStatedText,
  type StatedChange,
  type StatedText,
} from './stated'
import { encodeJson, encodeText, readInteger, readOneOf, readText } from './stored-values'

/**
 * The journal: one entry per commit, with what every cell was before and after. It is the history and the undo stack at
 * once. An edit is "done", "undone", or "dropped" (undone, and then something else was edited: history, but out of reach of
 * redo); undo and redo entries have no such state. Undone edits are therefore always the last ones, redone oldest first.
 * A commit is the one way in which figures change: values before, figures, entry and revision are one transaction. Memory
 * (engine, views) may change only after it has returned.
 */
export const journalActions = ['edit', 'undo', 'redo'] as const
export type JournalAction = (typeof journalActions)[number]

export type Commit = {
  action: JournalAction
  /** The journal entry that undo or redo acts on; null for an edit. */
  target: number | null
  label: Label
  /** ISO time; the caller has the clock. */
  now: string
  /** A new source; its id goes to the imported and derived facts that name none. */
  source: Omit<Source, 'id'> | null
  facts: readonly { key: FactKey; after: Fact | null }[]
  stated: readonly Omit<StatedChange, 'before'>[]
}

/** What changed, with the values as stored. `journal` is null when nothing did: then nothing was written. */
export type Committed = {
  revision: number
  journal: number | null
  facts: FactChange[]
  stated: StatedChange[]
}

/** An encoded change: the columns of the fact before and after. */
type PendingFact = {
  key: FactKey
  place: number[]
  before: Bound[]
  after: Bound[]
  takesSource: boolean
}

/**
 * Stores one action of the user. A cell named twice gets its last value.
 * @throws Failure('read-only'), Failure('value-too-large'), Failure('disk-full'), Failure('disk-error') with
 * `confirmed`, the revision known to be on disk; for undo and redo Failure('nothing-to-undo' | 'nothing-to-redo') without
 * any such entry, Failure('undo-conflict') when the target is not the one whose turn it is. Then nothing has changed,
 * save that after a disk error the file must be read again to know.
 */
export function commitChanges(db: WritableDb, commit: Commit): Committed {
  if (db.readonly) throw new Failure('read-only')
  let confirmed: number | null = null
  try {
    return runTransaction(db, () => {
      const meta = readMeta(db)
      confirmed = meta.revision
      return storeCommit(db, commit, meta)
    })
  } catch (error) {
    const failure = toFailure(error)
    const isDisk = failure instanceof Failure && failure.code === 'disk-error'
    throw isDisk ? new Failure('disk-error', { confirmed }) : failure
  }
}

function storeCommit(db: WritableDb, commit: Commit, meta: WorkbookMeta): Committed {
  demandTarget(db, commit)
  const facts = findChangedFacts(db, commit)
  const stated = findChangedTexts(db, commit)
  if (facts.length === 0 && stated.length === 0) {
    return { revision: meta.revision, journal: null, facts: [], stated: [] }
  }

  const source = commit.source === null ? null : insertSource(db, commit.source)
  const revision = meta.revision + 1
  const journal = insertEntry(db, commit, revision, facts.length || stated.length)
  const changes = facts.map((fact) => storeFact(db, journal, fact, source))
  for (const change of stated) {
    writeStatedText(db, change, change.after)
    insertStatedChange(db, journal, change)
  }
  moveTarget(db, commit)
  writeRevision(db, revision, commit.now)
  return { revision, journal, facts: changes, stated }
}

function demandTarget(db: ReadableDb, { action, target }: Commit): void {
  if (action === 'edit') {
    if (target !== null) throw new Error('An edit has no target')
    return
  }
  const next = action === 'undo' ? readUndoTarget(db) : readRedoTarget(db)
  if (next === null) throw new Failure(action === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo')
  if (next.journal !== target) throw new Failure('undo-conflict')
}

/** The place of `source_id` among the columns of a fact: the only column filled in after comparing. */
const sourceColumn = factColumns.indexOf('source_id')
const selectFact = `SELECT ${factColumns.join(', ')} FROM fact WHERE ${keyCondition}`

function findChangedFacts(db: ReadableDb, commit: Commit): PendingFact[] {
  const pending = new Map<string, PendingFact>()
  for (const { key, after } of commit.facts) {
    const place = encodeKey(key)
    const takesSource =
      commit.source !== null &&
      after !== null &&
      after.source === null &&
      (after.origin === 'imported' || after.origin === 'derived')
    const before = readRawRow(db, selectFact, ...place) ?? encodeFact(null)
    pending.set(place.join(), {
      key,
      place,
      before: before as Bound[],
      after: encodeFact(after),
      takesSource,
    })
  }
  return [...pending.values()].filter(isChanged)
}

/** Importing the same figure from another document again is no change: it keeps its first source. */
function isChanged({ before, after, takesSource }: PendingFact): boolean {
  return after.some((value, at) => value !== before[at] && !(takesSource && at === sourceColumn))
}

const deleteFact = `DELETE FROM fact WHERE ${keyCondition}`
const replaceFact =
  `INSERT OR REPLACE INTO fact (${[...keyColumns, ...factColumns].join(', ')}) ` +
  `VALUES (${[...keyColumns, ...factColumns].map(() => '?').join(', ')})`

function storeFact(
  db: WritableDb,
  journal: number,
  pending: PendingFact,
  source: SourceId | null,
): FactChange {
  const { key, place, before, takesSource } = pending
  const after = takesSource ? pending.after.with(sourceColumn, source) : pending.after
  if (after[0] === null) writeRow(db, deleteFact, ...place)
  else writeRow(db, replaceFact, ...place, ...after)
  insertFactChange(db, journal, place, before, after)
  return { key, before: readFactOrBlank(before, 0), after: readFactOrBlank(after, 0) }
}

function findChangedTexts(db: ReadableDb, commit: Commit): StatedChange[] {
  const changes = new Map<string, StatedChange>()
  for (const { after, ...named } of commit.stated) {
    const key = { ...named, row: encodeText(named.row), column: encodeText(named.column) }
    const stored = after === null ? null : { text: encodeText(after.text), value: after.value }
    const change = { ...key, before: readStatedText(db, key), after: stored }
    changes.set(JSON.stringify(encodeStatedKey(key)), change)
  }
  return [...changes.values()].filter(({ before, after }) => !isSameText(before, after))
}

function isSameText(one: StatedText, other: StatedText): boolean {
  return one?.text === other?.text && one?.value === other?.value
}

function insertEntry(db: WritableDb, commit: Commit, revision: number, cells: number): number {
  const { action, target, label, now } = commit
  if (action === 'edit') writeRow(db, "UPDATE journal SET state = 'dropped' WHERE state = 'undone'")
  return writeRow(
    db,
    'INSERT INTO journal (revision, at, action, target_id, state, label, cells) VALUES (?, ?, ?, ?, ?, ?, ?)',
    revision,
    now,
    action,
    target,
    action === 'edit' ? 'done' : null,
    encodeJson(label),
    cells,
  )
}

function moveTarget(db: WritableDb, { action, target }: Commit): void {
  if (action === 'edit') return
  const state = action === 'undo' ? 'undone' : 'done'
  writeRow(db, 'UPDATE journal SET state = ? WHERE id = ?', state, target)
}

/** An entry that undo or redo would act on. */
export type JournalTarget = { journal: number; label: Label }

/** The edit that undo would take back; null when there is none. */
export function readUndoTarget(db: ReadableDb): JournalTarget | null {
  return readTarget(db, "SELECT id, label FROM journal WHERE state = 'done' ORDER BY id DESC LIMIT 1")
}

/** The edit that redo would bring back; null when there is none. */
export function readRedoTarget(db: ReadableDb): JournalTarget | null {
  return readTarget(db, "SELECT id, label FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1")
}

function readTarget(db: ReadableDb, sql: string): JournalTarget | null {
  return withFailures(() => {
    const row = readRow(db, sql)
    return row === undefined ? null : { journal: readInteger(row['id']), label: readLabel(row['label']) }
  })
}

/** The changes of an entry as they were made; swapping before and after gives the inverse. Empty for an unknown entry. */
export function readJournalChanges(
  db: ReadableDb,
  journal: number,
): { facts: FactChange[]; stated: StatedChange[] } {
  return withFailures(() => ({
    facts: readFactChanges(db, journal),
    stated: readStatedChanges(db, journal),
  }))
}

/** The last commits, newest first. `cells` counts the figures; for a commit without figures, the document's texts. */
export function listHistory(db: ReadableDb, limit: number): HistoryEntry[] {
  const sql = 'SELECT revision, at, action, label, cells FROM journal ORDER BY id DESC LIMIT ?'
  return withFailures(() =>
    readRows(db, sql, limit).map((row) => ({
      revision: readInteger(row['revision']),
      at: readText(row['at']),
      action: readOneOf(journalActions, row['action']),
      label: readLabel(row['label']),
      cells: readInteger(row['cells']),
    })),
  )
}

export type FactHistoryEntry = {
  revision: number
  at: string
  action: JournalAction
  before: Fact | null
  after: Fact | null
}

const selectCellHistory =
  `SELECT revision, at, action, ${beforeColumns}, ${afterColumns} ` +
  'FROM fact_change JOIN journal ON journal.id = journal_id ' +
  `WHERE ${keyCondition} ORDER BY journal_id DESC LIMIT ?`

/** The last changes of one figure, newest first. */
export function readCellHistory(db: ReadableDb, key: FactKey, limit: number): FactHistoryEntry[] {
  return withFailures(() =>
    readRawRows(db, selectCellHistory, ...encodeKey(key), limit).map((row) => ({
      revision: readInteger(row[0]),
      at: readText(row[1]),
      action: readOneOf(journalActions, row[2]),
      before: readFactOrBlank(row, 3),
      after: readFactOrBlank(row, 3 + factColumns.length),
    })),
  )
}
