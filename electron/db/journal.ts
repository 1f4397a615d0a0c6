import type { Label } from '../../shared/model/label'
import type { DefinitionChange } from '../../shared/model/definition'
import type { ExplanationChange } from '../../shared/model/explained-finding'
import type { Fact, FactChange, FactKey, Source } from '../../shared/model/fact'
import type { SourceId } from '../../shared/model/ids'
import type { ChartChange } from '../../shared/model/chart'
import type { PackChange } from '../../shared/model/pack'
import type { WhatIfChange } from '../../shared/model/what-if'
import type { LessonChange } from '../../shared/model/lesson'
import type { Remark, RemarkChange } from '../../shared/model/remark'
import { Failure } from '../../shared/contract/errors'
import {
  readRawRow,
  readRow,
  runTransaction,
  writeRow,
  type Bound,
  type ReadableDb,
  type WritableDb,
} from './connection'
import { chartList } from './charts'
import { packList } from './packs'
import { whatIfList } from './what-ifs'
import { findChangedDefinitions, readDefinitionChanges, storeDefinitions } from './definitions'
import { findChangedExplanations, readExplanationChanges, storeExplanations } from './explained-findings'
import { toFailure, withFailures } from './failures'
import { encodeFact, encodeKey, factColumns, keyColumns, keyCondition, readFactOrBlank } from './fact-columns'
import {
  insertFactChange,
  insertStatedChange,
  readFactChanges,
  readLabel,
  readStatedChanges,
} from './journal-rows'
import { readMeta, writeRevision, type WorkbookMeta } from './meta'
import { findChangedLessons, readLessonChanges, storeLessons } from './lessons'
import { findChangedRemarks, readRemarkChanges, storeRemarks } from './remarks'
import { insertSourceSheet } from './source-sheets'
import { insertSource } from './sources'
import {
  encodeStatedKey,
  readStatedText,
  writeStatedText,
  type StatedChange,
  type StatedText,
} from './stated'
import { encodeJson, encodeText, readInteger } from './stored-values'

/**
 * The journal: one entry per commit, with what every cell was before and after. It is the history and the undo stack at
 * once. An edit is "done", "undone", or "dropped" (undone, and then something else was edited: history, but out of reach of
 * redo); undo and redo entries have no such state. Undone edits are therefore always the last ones, redone oldest first.
 * A commit is the one way in which figures, remarks and reference lists change: what was before, what is now, entry and revision are
 * one transaction. Memory (engine, views) may change only after it has returned.
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
  remarks: readonly { key: FactKey; after: Remark | null }[]
  stated: readonly Omit<StatedChange, 'before'>[]
  /** Each entry once; `before` as it is stored now. */
  definitions: readonly DefinitionChange[]
  lessons?: readonly Omit<LessonChange, 'before'>[]
  charts?: readonly Omit<ChartChange, 'before'>[]
  packs?: readonly Omit<PackChange, 'before'>[]
  whatIfs?: readonly Omit<WhatIfChange, 'before'>[]
  /** Why findings may stand; null takes it back. */
  explained?: readonly Omit<ExplanationChange, 'before'>[]
  /** The sheets of the new source that are kept: JSON of `SourceContent`, deflated. They stay after undo, like the source. */
  sheets?: readonly { sheet: string; content: Uint8Array }[]
  /** Called now and then with the figures that are done; whatever it throws takes the whole commit back. */
  onProgress?: (done: number, total: number) => void
}

/** What changed, with the values as stored. `journal` is null when nothing did: then nothing was written. */
export type Committed = {
  revision: number
  journal: number | null
  facts: FactChange[]
  remarks: RemarkChange[]
  stated: StatedChange[]
  definitions: DefinitionChange[]
  lessons: LessonChange[]
  charts: ChartChange[]
  packs: PackChange[]
  whatIfs: WhatIfChange[]
  explained: ExplanationChange[]
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
 * any such entry, Failure('undo-conflict') when the target is not the one whose turn it is; also Failure('undo-conflict')
 * for an entry of a reference list that is not what the change says it was, or that others need. Then nothing has
 * changed, save that after a disk error the file must be read again to know.
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
    const failure = isRefusedReference(error, commit) ? new Failure('undo-conflict') : toFailure(error)
    const isDisk = failure instanceof Failure && failure.code === 'disk-error'
    throw isDisk ? new Failure('disk-error', { confirmed }) : failure
  }
}

/** SQLite itself knows what refers to an entry; without changed entries such a refusal is a bug, and stays one. */
function isRefusedReference(error: unknown, { definitions }: Commit): boolean {
  if (definitions.length === 0 || !(error instanceof Error) || !('code' in error)) return false
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_CONSTRAINT')
}

function storeCommit(db: WritableDb, commit: Commit, meta: WorkbookMeta): Committed {
  demandTarget(db, commit)
  const facts = findChangedFacts(db, commit)
  const remarks = findChangedRemarks(db, commit.remarks)
  const stated = findChangedTexts(db, commit)
  const definitions = findChangedDefinitions(db, commit.definitions)
  const lessons = findChangedLessons(db, commit.lessons ?? [])
  const charts = chartList.findChanged(db, commit.charts ?? [])
  const packs = packList.findChanged(db, commit.packs ?? [])
  const whatIfs = whatIfList.findChanged(db, commit.whatIfs ?? [])
  const explained = findChangedExplanations(db, commit.explained ?? [])
  const lists = [facts, remarks, stated, definitions, lessons, charts, packs, whatIfs, explained]
  const entries = lists.find((list) => list.length > 0)?.length ?? 0
  if (entries === 0) {
    const none = {
      facts: [],
      remarks: [],
      stated: [],
      definitions: [],
      lessons: [],
      charts: [],
      packs: [],
      whatIfs: [],
      explained: [],
    }
    return { revision: meta.revision, journal: null, ...none }
  }

  const source = commit.source === null ? null : insertSource(db, commit.source)
  const hash = commit.source?.sha256 ?? null
  if (hash !== null)
    for (const { sheet, content } of commit.sheets ?? []) insertSourceSheet(db, hash, sheet, content)
  const revision = meta.revision + 1
  const journal = insertEntry(db, commit, revision, entries)
  storeDefinitions(db, journal, definitions)
  const changes = facts.map((fact, at) => {
    reportProgress(commit, facts.length + at, facts.length * 2)
    return storeFact(db, journal, fact, source)
  })
  storeRemarks(db, journal, remarks)
  storeLessons(db, journal, lessons)
  chartList.store(db, journal, charts)
  packList.store(db, journal, packs)
  whatIfList.store(db, journal, whatIfs)
  storeExplanations(db, journal, explained)
  for (const change of stated) {
    writeStatedText(db, change, change.after)
    insertStatedChange(db, journal, change)
  }
  moveTarget(db, commit)
  writeRevision(db, revision, commit.now)
  return {
    revision,
    journal,
    facts: changes,
    remarks,
    stated,
    definitions,
    lessons,
    charts,
    packs,
    whatIfs,
    explained,
  }
}

/** Figures between two reports of how far a commit is. */
const reportEvery = 2000

/** @param steps every figure takes two: it is looked at, and stored */
function reportProgress({ onProgress }: Commit, step: number, steps: number): void {
  if (step > 0 && step % reportEvery === 0) onProgress?.(Math.floor(step / 2), Math.floor(steps / 2))
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
  for (const [at, { key, after }] of commit.facts.entries()) {
    reportProgress(commit, at, commit.facts.length * 2)
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
export function readJournalChanges(db: ReadableDb, journal: number): Omit<Committed, 'revision' | 'journal'> {
  return withFailures(() => ({
    facts: readFactChanges(db, journal),
    remarks: readRemarkChanges(db, journal),
    stated: readStatedChanges(db, journal),
    definitions: readDefinitionChanges(db, journal),
    lessons: readLessonChanges(db, journal),
    charts: chartList.readChanges(db, journal),
    packs: packList.readChanges(db, journal),
    whatIfs: whatIfList.readChanges(db, journal),
    explained: readExplanationChanges(db, journal),
  }))
}
