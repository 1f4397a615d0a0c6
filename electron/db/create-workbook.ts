import { existsSync, lstatSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { WorkbookSeed } from '../../shared/model/seed'
import { Failure } from '../../shared/contract/errors'
import { discardTemporary, nameTemporary, publishNew } from '../files/atomic-file'
import { openConnection, runTransaction, setExclusive, setSafetyPragmas, writeRow } from './connection'
import { withFailures } from './failures'
import { hasLogBeside } from './held-files'
import { insertSeed } from './insert-seed'
import { migrate } from './migrate'
import { readDimensions } from './dimensions'
import { readForms } from './forms'
import { applicationId } from './schema'

/**
 * Makes a workbook file with the content of the seed, at revision 0. It is built beside the target and appears there whole
 * or not at all; an existing file is never touched.
 * @param stamp `now` is an ISO time
 * @throws Failure('file-exists' | 'file-missing' (no such folder) | 'file-denied' | 'read-only' | 'disk-full' |
 * 'disk-error'), and 'file-damaged' for a seed with a loop; Error for a seed with unknown or repeated codes
 */
export function createWorkbook(path: string, seed: WorkbookSeed, stamp: { uuid: string; now: string }): void {
  const target = resolve(path)
  withFailures(() => {
    const isTaken = lstatSync(target, { throwIfNoEntry: false }) !== undefined || hasLogBeside(target)
    if (isTaken) throw new Failure('file-exists')
    if (!existsSync(dirname(target))) throw new Failure('file-missing')
    const temporary = nameTemporary(target)
    try {
      buildWorkbook(temporary, seed, stamp)
      publishNew(temporary, target)
    } finally {
      discardTemporary(temporary)
    }
  })
}

function buildWorkbook(path: string, seed: WorkbookSeed, { uuid, now }: { uuid: string; now: string }): void {
  const db = openConnection(path, 'create')
  try {
    setExclusive(db)
    setSafetyPragmas(db)
    db.pragma(`application_id = ${applicationId}`)
    migrate(db)
    runTransaction(db, () => {
      const sql = 'INSERT INTO meta (id, uuid, created_at, revision, saved_at) VALUES (1, ?, ?, 0, ?)'
      writeRow(db, sql, uuid, now, now)
      insertSeed(db, seed, now)
    })
    // What cannot be read back must not be handed out.
    readDimensions(db)
    readForms(db)
  } finally {
    db.close()
  }
}
