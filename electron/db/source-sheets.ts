import { inflateSync } from 'node:zlib'
import type { SourceContent } from '../../shared/model/import-draft'
import type { SourceId } from '../../shared/model/ids'
import { readRow, writeRow, type ReadableDb, type WritableDb } from './connection'
import { withFailures } from './failures'
import {
  readBoolean,
  readInteger,
  readJson,
  readList,
  readObject,
  readText,
  reportDamage,
} from './stored-values'

/** Imported sheets as they were read: JSON, deflated. A file that is imported again keeps the sheet it brought first. */

/** No sheet that the program packs is larger when it is unpacked. */
const mostBytes = 256 * 1024 * 1024

/** Part of the caller's transaction. @param content JSON of `SourceContent`, deflated */
export function insertSourceSheet(db: WritableDb, sha256: string, sheet: string, content: Uint8Array): void {
  const sql = 'INSERT OR IGNORE INTO source_sheet (sha256, sheet, content) VALUES (?, ?, ?)'
  writeRow(db, sql, sha256, sheet, Buffer.from(content))
}

/** The sheet with the document it belongs to; null where none was kept. */
export function readSourceSheet(
  db: ReadableDb,
  source: SourceId,
  sheet: string,
): { file: string; importedAt: string; sha256: string; content: SourceContent } | null {
  const sql =
    'SELECT coalesce(file, name) AS file, imported_at, source.sha256 AS sha256, content ' +
    'FROM source JOIN source_sheet ON source_sheet.sha256 = source.sha256 WHERE source.id = ? AND sheet = ?'
  return withFailures(() => {
    const row = readRow(db, sql, source, sheet)
    if (row === undefined) return null
    return {
      file: readText(row['file']),
      importedAt: readText(row['imported_at']),
      sha256: readText(row['sha256']),
      content: unpack(row['content']),
    }
  })
}

function unpack(blob: unknown): SourceContent {
  if (!(blob instanceof Uint8Array)) throw reportDamage('source sheet')
  const stored = readObject(readJson(inflate(blob)))
  return {
    rows: readList((item) => {
      const row = readObject(item)
      return { row: readInteger(row['row']), cells: readList(readSourceCell, row['cells']) }
    }, stored['rows']),
    merges: readList((item) => {
      const { top, left, bottom, right } = readObject(item)
      return {
        top: readInteger(top),
        left: readInteger(left),
        bottom: readInteger(bottom),
        right: readInteger(right),
      }
    }, stored['merges']),
  }
}

function inflate(blob: Uint8Array): string {
  try {
    return inflateSync(blob, { maxOutputLength: mostBytes }).toString('utf8')
  } catch {
    throw reportDamage('source sheet')
  }
}

function readSourceCell(value: unknown): SourceContent['rows'][number]['cells'][number] {
  const cell = readObject(value)
  return {
    column: readInteger(cell['column']),
    text: readText(cell['text']),
    bold: readBoolean(cell['bold']),
    number: readBoolean(cell['number']),
  }
}
