import type { Source } from '../../shared/model/fact'
import type { SourceId } from '../../shared/model/ids'
import { readRows, writeRow, type ReadableDb, type WritableDb } from './connection'
import { withFailures } from './failures'
import { encodeText, readInteger, readNullable, readText } from './stored-values'

/** In the order in which they were imported. */
export function readSources(db: ReadableDb): Source[] {
  return withFailures(() =>
    readRows(db, 'SELECT id, name, file, sha256, imported_at FROM source ORDER BY id').map((row) => ({
      id: readInteger(row['id']) as SourceId,
      name: readText(row['name']),
      file: readNullable(readText, row['file']),
      sha256: readNullable(readText, row['sha256']),
      importedAt: readText(row['imported_at']),
    })),
  )
}

/** Part of the caller's transaction. */
export function insertSource(db: WritableDb, source: Omit<Source, 'id'>): SourceId {
  return writeRow(
    db,
    'INSERT INTO source (name, file, sha256, imported_at) VALUES (?, ?, ?, ?)',
    encodeText(source.name),
    source.file === null ? null : encodeText(source.file),
    source.sha256,
    source.importedAt,
  ) as SourceId
}
