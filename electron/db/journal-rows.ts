import type { Label } from '../../shared/model/label'
import { maturities, qualifiers, type FactChange } from '../../shared/model/fact'
import type { FormId, LocalityId, PeriodId } from '../../shared/model/ids'
import {
  readRawRows,
  writeRow,
  type Bound,
  type RawRow,
  type ReadableDb,
  type WritableDb,
} from './connection'
import { factColumns, keyColumns, readFactOrBlank, readKey } from './fact-columns'
import { encodeStatedKey, type StatedChange, type StatedText } from './stated'
import {
  readInteger,
  readJson,
  readNullable,
  readObject,
  readOneOf,
  readText,
  type JsonObject,
} from './stored-values'

/** How journal entries lie in the file: their labels, and a row per changed figure and per changed text of a document. */

export function readLabel(value: unknown): Label {
  const stored = readObject(readJson(value))
  const key = readOneOf(
    [
      'type-cell',
      'clear-cell',
      'clear-cells',
      'paste-cells',
      'cut-cells',
      'fill-cells',
      'replace-cells',
      'import-cells',
      'define-indicator',
      'remove-indicator',
      'define-locality',
      'remove-locality',
      'define-localities',
      'add-periods',
      'define-chart',
      'remove-chart',
      'arrange-charts',
      'define-pack',
      'keep-what-if',
      'remove-what-if',
      'store-what-if',
      'remove-pack',
      'note-cell',
      'remove-note',
      'follow-cell',
      'unfollow-cell',
      'note-cells',
      'remove-notes',
      'follow-cells',
      'unfollow-cells',
      'mark-maturity',
      'mark-qualifier',
      'define-rule',
      'remove-rule',
      'repair-cell',
      'explain-findings',
      'unexplain-findings',
    ],
    stored['key'],
  )
  switch (key) {
    case 'type-cell':
    case 'clear-cell':
    case 'note-cell':
    case 'remove-note':
    case 'follow-cell':
    case 'unfollow-cell':
    case 'repair-cell':
      return { key, row: readText(stored['row']), column: readText(stored['column']) }
    case 'clear-cells':
    case 'paste-cells':
    case 'cut-cells':
    case 'fill-cells':
    case 'replace-cells':
    case 'note-cells':
    case 'remove-notes':
    case 'follow-cells':
    case 'unfollow-cells':
      return { key, cells: readInteger(stored['cells']), table: readText(stored['table']) }
    case 'import-cells':
      return { key, cells: readInteger(stored['cells']), file: readText(stored['file']) }
    case 'define-rule':
    case 'remove-rule':
    case 'define-indicator':
    case 'remove-indicator':
    case 'define-locality':
    case 'remove-locality':
    case 'define-chart':
    case 'remove-chart':
    case 'keep-what-if':
    case 'remove-what-if':
    case 'define-pack':
    case 'remove-pack':
      return { key, name: readText(stored['name']) }
    case 'define-localities':
      return { key, places: readInteger(stored['places']) }
    case 'store-what-if':
      return { key, cells: readInteger(stored['cells']) }
    case 'arrange-charts':
      return { key, charts: readInteger(stored['charts']) }
    case 'add-periods':
      return { key, periods: readInteger(stored['periods']) }
    case 'explain-findings':
    case 'unexplain-findings':
      return { key, findings: readInteger(stored['findings']) }
    case 'mark-maturity':
      return { key, maturity: readOneOf(maturities, stored['maturity']), ...readPlace(stored) }
    case 'mark-qualifier':
      return {
        key,
        qualifier: readNullable((value) => readOneOf(qualifiers, value), stored['qualifier']),
        ...readPlace(stored),
      }
  }
}

function readPlace(stored: JsonObject): { cells: number; table: string } {
  return { cells: readInteger(stored['cells']), table: readText(stored['table']) }
}

/** The columns of a fact before and after, for a SELECT: read with `readFactOrBlank`. */
export const beforeColumns = factColumns.map((column) => `before_${column}`).join(', ')
export const afterColumns = factColumns.map((column) => `after_${column}`).join(', ')

const changeColumns = ['journal_id', ...keyColumns, beforeColumns, afterColumns].join(', ')
const changePlaces = ['?', ...keyColumns, ...factColumns, ...factColumns].map(() => '?').join(', ')
const insertChange = `INSERT INTO fact_change (${changeColumns}) VALUES (${changePlaces})`

/** @param place encoded key; @param before and @param after encoded facts */
export function insertFactChange(
  db: WritableDb,
  journal: number,
  place: readonly number[],
  before: readonly Bound[],
  after: readonly Bound[],
): void {
  writeRow(db, insertChange, journal, ...place, ...before, ...after)
}

const selectFactChanges =
  `SELECT ${keyColumns.join(', ')}, ${beforeColumns}, ${afterColumns} ` +
  'FROM fact_change WHERE journal_id = ?'

export function readFactChanges(db: ReadableDb, journal: number): FactChange[] {
  return readRawRows(db, selectFactChanges, journal).map((row) => ({
    key: readKey(row, 0),
    before: readFactOrBlank(row, keyColumns.length),
    after: readFactOrBlank(row, keyColumns.length + factColumns.length),
  }))
}

const insertText =
  'INSERT INTO stated_change (journal_id, form_id, period_id, locality_id, row_id, column_id, ' +
  'before_text, before_value, after_text, after_value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

export function insertStatedChange(db: WritableDb, journal: number, change: StatedChange): void {
  const { before, after } = change
  writeRow(
    db,
    insertText,
    journal,
    ...encodeStatedKey(change),
    before?.text ?? null,
    before?.value ?? null,
    after?.text ?? null,
    after?.value ?? null,
  )
}

const selectStatedChanges =
  'SELECT form_id, period_id, locality_id, row_id, column_id, before_text, before_value, after_text, after_value ' +
  'FROM stated_change WHERE journal_id = ?'

export function readStatedChanges(db: ReadableDb, journal: number): StatedChange[] {
  return readRawRows(db, selectStatedChanges, journal).map(readStatedChange)
}

function readStatedChange(row: RawRow): StatedChange {
  return {
    form: readInteger(row[0]) as FormId,
    period: readInteger(row[1]) as PeriodId,
    locality: readInteger(row[2]) as LocalityId,
    row: readText(row[3]),
    column: readText(row[4]),
    before: readStatedOrBlank(row, 5),
    after: readStatedOrBlank(row, 7),
  }
}

function readStatedOrBlank(row: RawRow, at: number): StatedText {
  return row[at] === null
    ? null
    : { text: readText(row[at]), value: readNullable(readText, row[at + 1] ?? null) }
}
