import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../shared/contract/errors'
import { admitWorkbook } from './admit-workbook'
import { keepOldVersion } from './keep-old-version'
import {
  leaveWal,
  openConnection,
  setDurable,
  setExclusive,
  setSafetyPragmas,
  type WritableDb,
} from './connection'
import { withFailures } from './failures'
import { readHeader } from './file-header'
import { holdFile } from './held-files'
import { migrate, migrations, readVersion } from './migrate'

/**
 * Opens a workbook, or refuses it with the reason. The order matters: what the file is, then who holds it, then whether it
 * is sound; only then is the first byte written. A refused file keeps its bytes, and nothing is ever repaired or deleted.
 * (A log that a crash has left is the exception: SQLite completes it before anything can be read.)
 */

/** An open workbook. Whoever opened it closes it. */
export type WorkbookFile = {
  readonly db: WritableDb
  readonly path: string
  /** Opened for reading: the file or its place does not take writes; commits throw Failure('read-only'). */
  readonly readOnly: boolean
  /** Folds the log into the file, so that a copy made by others is complete. @throws Failure('disk-full' | 'disk-error') */
  checkpoint(): void
  /**
   * Folds the log in, leaves one file that opens from read-only media too, and lets it go. Closing again does nothing.
   * @throws Failure('disk-full' | 'disk-error') after closing: all commits are safe in the file and the log beside it
   */
  close(): void
}

/**
 * @param all the migrations of this program
 * @throws Failure('file-missing' | 'file-is-folder' | 'file-empty' | 'file-not-workbook' | 'file-newer' | 'file-foreign' |
 * 'file-hostile' | 'file-damaged' | 'file-in-use' | 'file-denied' | 'disk-full' | 'disk-error')
 */
export function openWorkbook(path: string, all: readonly string[] = migrations): WorkbookFile {
  return withFailures(() => {
    const shown = resolve(path)
    const real = findRealFile(shown)
    const release = holdFile(real)
    try {
      const header = readHeader(real, all.length)
      if (isWritable(real)) return openForWriting(shown, real, release, all)
      const isPlain = !header.hasLog && header.version === all.length && !existsSync(`${real}-journal`)
      return isPlain ? openForReading(shown, real, release, all) : openCopy(shown, real, release, all)
    } catch (error) {
      release()
      throw error
    }
  })
}

function findRealFile(path: string): string {
  const real = realpathSync.native(path)
  const found = statSync(real)
  if (found.isDirectory()) throw new Failure('file-is-folder')
  // Opening a pipe or a device could wait for ever.
  if (!found.isFile()) throw new Failure('file-not-workbook', { found: 'unknown' })
  accessSync(real, constants.R_OK)
  return real
}

/** A file without any write permission is meant to be read, even where the system would let us (administrators). */
function isWritable(real: string): boolean {
  if ((statSync(real).mode & 0o222) === 0) return false
  try {
    accessSync(real, constants.W_OK)
    // The log is made beside the file.
    accessSync(dirname(real), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function openForWriting(
  path: string,
  real: string,
  release: () => void,
  all: readonly string[],
): WorkbookFile {
  const db = openConnection(real, 'write')
  try {
    setExclusive(db)
    setSafetyPragmas(db)
    admitWorkbook(db, all)
    if (readVersion(db) < all.length) {
      keepOldVersion(db, real)
      migrate(db, all)
    }
    setDurable(db)
  } catch (error) {
    db.close()
    throw error
  }
  return {
    db,
    path,
    readOnly: false,
    checkpoint: () => {
      withFailures(() => db.pragma('wal_checkpoint(TRUNCATE)'))
    },
    close: () => {
      closeOnce(db, release, () => {
        leaveWal(db)
      })
    },
  }
}

function openForReading(
  path: string,
  real: string,
  release: () => void,
  all: readonly string[],
): WorkbookFile {
  const db = openConnection(real, 'read')
  try {
    setSafetyPragmas(db)
    admitWorkbook(db, all)
  } catch (error) {
    db.close()
    throw error
  }
  return {
    db,
    path,
    readOnly: true,
    checkpoint: () => undefined,
    close: () => {
      closeOnce(db, release)
    },
  }
}

/**
 * A read-only file that a crash left with a log, or of an older version, cannot be read where it is. It is completed in a
 * copy in the system's temporary folder, which goes when the workbook is closed.
 */
function openCopy(path: string, real: string, release: () => void, all: readonly string[]): WorkbookFile {
  const folder = mkdtempSync(join(tmpdir(), 'so-kttt-'))
  const removeFolder = () => {
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const copy = join(folder, 'copy.kttt')
    for (const ending of ['', '-wal', '-journal']) {
      if (existsSync(real + ending)) copyFileSync(real + ending, copy + ending)
    }
    const db = openConnection(copy, 'write')
    try {
      setExclusive(db)
      setSafetyPragmas(db)
      admitWorkbook(db, all)
      migrate(db, all)
      leaveWal(db)
    } finally {
      db.close()
    }
    const releaseAll = () => {
      release()
      removeFolder()
    }
    return openForReading(path, copy, releaseAll, all)
  } catch (error) {
    removeFolder()
    throw error
  }
}

/** Closes whatever happens: a full disk may keep the log from being folded in, but then the log holds what it holds. */
function closeOnce(db: WritableDb, release: () => void, finish?: () => void): void {
  if (!db.open) return
  withFailures(() => {
    try {
      finish?.()
    } finally {
      db.close()
      release()
    }
  })
}
