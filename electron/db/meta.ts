import { readRow, writeRow, type ReadableDb, type WritableDb } from './connection'
import { withFailures } from './failures'
import { readInteger, readText, reportDamage } from './stored-values'

/** Who the workbook is and how far it has come. `revision` counts the commits; `savedAt` is the time of the last one. */
export type WorkbookMeta = { uuid: string; revision: number; savedAt: string }

export function readMeta(db: ReadableDb): WorkbookMeta {
  return withFailures(() => {
    const row = readRow(db, 'SELECT uuid, revision, saved_at FROM meta WHERE id = 1')
    if (row === undefined) throw reportDamage('meta')
    return {
      uuid: readText(row['uuid']),
      revision: readInteger(row['revision']),
      savedAt: readText(row['saved_at']),
    }
  })
}

/** Part of the caller's transaction. */
export function writeRevision(db: WritableDb, revision: number, savedAt: string): void {
  writeRow(db, 'UPDATE meta SET revision = ?, saved_at = ? WHERE id = 1', revision, savedAt)
}
