import { Failure } from '../../shared/contract/errors'
import { runTransaction, type ReadableDb, type WritableDb } from './connection'
import { firstSchema } from './migrations/0001-first-schema'
import { definitions } from './migrations/0002-definitions'
import { remarks } from './migrations/0003-remarks'
import { imports } from './migrations/0004-imports'
import { checks } from './migrations/0005-checks'
import { charts } from './migrations/0006-charts'
import { packs } from './migrations/0007-packs'
import { whatIfs } from './migrations/0008-what-ifs'

/**
 * Brings a file to the newest schema. Migrations are numbered from 1 and additive; each runs in one transaction together
 * with its number in `user_version`, so a file is always at exactly one version, whenever the power goes.
 */

/** SQL of each version: the first entry leads to version 1. */
export const migrations: readonly string[] = [
  firstSchema,
  definitions,
  remarks,
  imports,
  checks,
  charts,
  packs,
  whatIfs,
]

export function readVersion(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Runs what is missing. The caller has made the backup. @throws Failure('file-damaged') if a reference then points nowhere */
export function migrate(db: WritableDb, all: readonly string[] = migrations): void {
  for (let version = readVersion(db); version < all.length; version++) {
    const sql = all[version]
    if (sql === undefined) throw new Error(`No migration ${version + 1}`)
    runTransaction(db, () => {
      db.exec(sql)
      db.pragma(`user_version = ${version + 1}`)
      const broken = db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new Failure('file-damaged', { what: 'foreign key' })
    })
  }
}
