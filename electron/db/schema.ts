import { openMemory, readRawRows, type ReadableDb } from './connection'
import { migrate } from './migrate'

/**
 * What a workbook is made of. A file is accepted only if its schema is exactly, letter by letter, what the migrations up to
 * its version make: a trigger, view or changed table could otherwise act when we write.
 */

/** "KTTT" in ASCII, at byte 68 of the file. */
export const applicationId = 0x4b545454

/** All objects of the schema, sorted, one text each: type, name, table, and SQL (automatic indexes have none). */
function describeSchema(db: ReadableDb): string[] {
  const rows = readRawRows(db, 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
  return rows.map((row) => JSON.stringify(row))
}

const expected = new Map<string, string>()

/** Whether the file has the schema of the given version and nothing else. */
export function hasExactSchema(db: ReadableDb, version: number, all: readonly string[]): boolean {
  const wanted = all.slice(0, version)
  const key = wanted.join('\n')
  let description = expected.get(key)
  if (description === undefined) {
    const model = openMemory()
    try {
      migrate(model, wanted)
      description = describeSchema(model).join('\n')
    } finally {
      model.close()
    }
    expected.set(key, description)
  }
  return describeSchema(db).join('\n') === description
}
