import { Failure } from '../../shared/contract/errors'
import { passesQuickCheck, type ReadableDb } from './connection'
import { readMeta } from './meta'
import { readVersion } from './migrate'
import { applicationId, hasExactSchema } from './schema'
import { reportDamage } from './stored-values'

/**
 * The checks behind the header, on the opened database (whose log may hold newer pages than the file). The schema comes
 * before the check of the content, because checking content evaluates what the schema says. Writes nothing.
 * @throws Failure('file-foreign' | 'file-newer' | 'file-hostile' | 'file-damaged'); the driver's errors
 */
export function admitWorkbook(db: ReadableDb, all: readonly string[]): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw new Failure('file-foreign')
  const version = readVersion(db)
  if (version > all.length) throw new Failure('file-newer', { version })
  if (version < 1) throw reportDamage('version')
  if (!hasExactSchema(db, version, all)) throw new Failure('file-hostile')
  if (!passesQuickCheck(db)) throw reportDamage('content')
  readMeta(db)
}
