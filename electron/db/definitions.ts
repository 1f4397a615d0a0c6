import type { DefinitionChange, StoredForm } from '../../shared/model/definition'
import type { CheckRule } from '../../shared/model/check-rule'
import type { Indicator, Locality, Period } from '../../shared/model/dimension'
import { Failure } from '../../shared/contract/errors'
import { readRow, readRows, writeRow, type Bound, type ReadableDb, type WritableDb } from './connection'
import {
  encodeForm,
  encodeIndicator,
  encodeLocality,
  encodePeriod,
  readDefinitionChange,
  readForm,
  readIndicator,
  readLocality,
  readPeriod,
} from './dimension-entries'
import { readDimensions } from './dimensions'
import { readForms } from './forms'
import { insertRow } from './insert-row'
import { encodeRule, readRule } from './rules'
import { encodeJson, readInteger } from './stored-values'

/**
 * Changes of the reference lists, the forms and the rules of the user, as part of a commit. An entry is written only over exactly what the change says was there,
 * and the lists must be readable afterwards: a loop or a reference to nothing takes the whole commit back.
 */

/**
 * The changes that change something, as the file will have them.
 * @throws Failure('undo-conflict') when an entry is not what the change says it was; Error for one named twice
 */
export function findChangedDefinitions(
  db: ReadableDb,
  definitions: readonly DefinitionChange[],
): DefinitionChange[] {
  const named = new Set<string>()
  const changes: DefinitionChange[] = []
  for (const given of definitions) {
    const { before, after } = given
    const change = readDefinitionChange(given.list, encodeEntry(before), encodeEntry(after))
    const name = `${change.list} ${itemOf(change)}`
    if (named.has(name)) throw new Error(`${name} is changed twice`)
    named.add(name)
    const stored = readEntry(db, change.list, itemOf(change))
    if (encodeEntry(stored) !== encodeEntry(change.before)) throw new Failure('undo-conflict')
    if (encodeEntry(change.before) !== encodeEntry(change.after)) changes.push(change)
  }
  return changes
}

/**
 * Writes the changes and their journal rows. References are checked when the transaction ends, so that the order of the
 * changes does not matter.
 * @throws Failure('undo-conflict') when the lists would not be readable; the driver's error for a code or name in use
 */
export function storeDefinitions(
  db: WritableDb,
  journal: number,
  definitions: readonly DefinitionChange[],
): void {
  if (definitions.length === 0) return
  db.pragma('defer_foreign_keys = ON')
  const insert =
    'INSERT INTO definition_change (journal_id, list, item_id, before, after) VALUES (?, ?, ?, ?, ?)'
  for (const change of definitions) {
    writeEntry(db, change)
    const { list, before, after } = change
    writeRow(db, insert, journal, list, itemOf(change), encodeEntry(before), encodeEntry(after))
  }
  try {
    readDimensions(db)
    if (definitions.some(({ list }) => list === 'form')) readForms(db)
  } catch (error) {
    const isUnreadable = error instanceof Failure && error.code === 'file-damaged'
    throw isUnreadable ? new Failure('undo-conflict') : error
  }
}

export function readDefinitionChanges(db: ReadableDb, journal: number): DefinitionChange[] {
  const sql = 'SELECT list, before, after FROM definition_change WHERE journal_id = ?'
  return readRows(db, sql, journal).map((row) =>
    readDefinitionChange(row['list'], row['before'], row['after']),
  )
}

/**
 * An id that no entry of the list has or, as far as the journal goes, has had: the history of figures goes by ids, so that
 * of a removed place must not become that of the next one.
 */
export function findFreeId(db: ReadableDb, list: DefinitionChange['list']): number {
  const row = readRow(
    db,
    `SELECT max(coalesce((SELECT max(id) FROM ${list}), 0),
       coalesce((SELECT max(item_id) FROM definition_change WHERE list = ?), 0)) AS highest`,
    list,
  )
  return readInteger(row?.['highest']) + 1
}

function itemOf({ before, after }: DefinitionChange): number {
  const id = (after ?? before)?.id
  if (id === undefined) throw new Error('a change of nothing')
  if (before !== null && before.id !== id) throw new Error('an entry keeps its id')
  return id
}

type Entry = Indicator | Locality | Period | StoredForm | CheckRule

function encodeEntry(entry: Entry | null): string | null {
  return entry === null ? null : encodeJson(entry)
}

function readEntry(db: ReadableDb, list: DefinitionChange['list'], id: number): Entry | null {
  const row = readRow(db, `SELECT * FROM ${list} WHERE id = ?`, id)
  if (row === undefined) return null
  if (list === 'indicator') return readIndicator(row)
  if (list === 'form') return readForm(row)
  if (list === 'rule') return readRule(row)
  return list === 'locality' ? readLocality(row) : readPeriod(row)
}

function encodeColumns(change: DefinitionChange): Record<string, Bound> | null {
  if (change.list === 'indicator') return change.after && encodeIndicator(change.after)
  if (change.list === 'form') return change.after && encodeForm(change.after)
  if (change.list === 'rule') return change.after && encodeRule(change.after)
  if (change.list === 'locality') return change.after && encodeLocality(change.after)
  return change.after && encodePeriod(change.after)
}

function writeEntry(db: WritableDb, change: DefinitionChange): void {
  const columns = encodeColumns(change)
  if (columns === null) {
    writeRow(db, `DELETE FROM ${change.list} WHERE id = ?`, itemOf(change))
  } else if (change.before === null) {
    insertRow(db, change.list, columns)
  } else {
    const { id, ...rest } = columns
    const assigned = Object.keys(rest).map((column) => `${column} = ?`)
    const sql = `UPDATE ${change.list} SET ${assigned.join(', ')} WHERE id = ?`
    writeRow(db, sql, ...Object.values(rest), id ?? null)
  }
}
