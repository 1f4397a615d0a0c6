import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { discardTemporary, nameTemporary, publishNew } from '../files/atomic-file'
import { writeRow, type WritableDb } from './connection'
import { finishCopy } from './finish-copy'
import { hasLogBeside } from './held-files'
import { readVersion } from './migrate'

/**
 * Keeps the file as it is before a migration, beside it, under a name that is free: "name.v1.kttt", "name.v1-2.kttt", …
 * Backups are never removed by the program.
 */
export function keepOldVersion(db: WritableDb, path: string): void {
  const temporary = nameTemporary(path)
  try {
    writeRow(db, 'VACUUM INTO ?', temporary)
    finishCopy(temporary)
    publishNew(temporary, nameOldVersion(path, readVersion(db)))
  } finally {
    discardTemporary(temporary)
  }
}

function nameOldVersion(path: string, version: number): string {
  const ending = extname(path)
  const stem = path.slice(0, path.length - ending.length)
  for (let count = 1; ; count++) {
    const name = `${stem}.v${version}${count === 1 ? '' : `-${count}`}${ending}`
    if (!existsSync(name) && !hasLogBeside(name)) return name
  }
}
