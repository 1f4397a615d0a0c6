import { origins, qualifiers, type FactKey, type Origin, type Qualifier } from '../../shared/model/fact'
import type { StatedCell } from '../../shared/model/form'
import type { FormId, LocalityId, PeriodId } from '../../shared/model/ids'
import { readRawRows, type ReadableDb } from './connection'
import { withFailures } from './failures'
import { keyColumns, readKey } from './fact-columns'
import { readCode, readInteger, readNullable, readText } from './stored-values'

/** What the checks need of the file beside the bare figures of the engine. */

const columns = keyColumns.join(', ')

/** The figures that are derived or limited by a word. Only these are read, however many figures there are. */
export function readFigureDetails(
  db: ReadableDb,
): { key: FactKey; origin: Origin; qualifier: Qualifier | null }[] {
  const sql =
    `SELECT ${columns}, origin, qualifier FROM fact INDEXED BY fact_detail ` +
    'WHERE derivation IS NOT NULL OR qualifier IS NOT NULL'
  return withFailures(() =>
    readRawRows(db, sql).map((row) => ({
      key: readKey(row, 0),
      origin: readCode(origins, row[keyColumns.length]),
      qualifier: readNullable((value) => readCode(qualifiers, value), row[keyColumns.length + 1] ?? null),
    })),
  )
}

type ReadDocument = { form: FormId; period: PeriodId; locality: LocalityId; cells: StatedCell[] }

/** All that documents state, a document for each form, period and place, cells sorted by row and column id. */
export function readStatedDocuments(db: ReadableDb): ReadDocument[] {
  const sql =
    'SELECT form_id, period_id, locality_id, row_id, column_id, text, value FROM stated ' +
    'ORDER BY form_id, period_id, locality_id, row_id, column_id'
  return withFailures(() => {
    const documents: ReadDocument[] = []
    for (const row of readRawRows(db, sql)) {
      const form = readInteger(row[0]) as FormId
      const period = readInteger(row[1]) as PeriodId
      const locality = readInteger(row[2]) as LocalityId
      let last = documents.at(-1)
      if (last?.form !== form || last.period !== period || last.locality !== locality)
        documents.push((last = { form, period, locality, cells: [] }))
      last.cells.push({
        row: readText(row[3]),
        column: readText(row[4]),
        text: readText(row[5]),
        value: readNullable(readText, row[6] ?? null),
      })
    }
    return documents
  })
}

/**
 * The forms that came with the program and whose words no document brought: neither was the form made here, nor does the
 * workbook come with a document that is written in it.
 */
export function readLentForms(db: ReadableDb): FormId[] {
  const cell = 'form_id, period_id, locality_id, row_id, column_id'
  const sql =
    "SELECT id FROM form WHERE id NOT IN (SELECT item_id FROM definition_change WHERE list = 'form' AND before IS NULL) " +
    `AND id NOT IN (SELECT form_id FROM (SELECT ${cell} FROM stated EXCEPT SELECT ${cell} FROM stated_change))`
  return withFailures(() => readRawRows(db, sql).map((row) => readInteger(row[0]) as FormId))
}
