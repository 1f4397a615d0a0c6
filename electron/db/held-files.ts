import { existsSync, statSync } from 'node:fs'
import { Failure } from '../../shared/contract/errors'

/**
 * The files this process has open as workbooks, by identity, not by name: a link or another spelling is the same file. A
 * held file must not be touched through the file system, because closing that handle would drop SQLite's lock.
 * One thread owns all workbooks, so the list belongs to that thread.
 */
const held = new Set<string>()

function identify(realPath: string): string {
  const { dev, ino } = statSync(realPath, { bigint: true })
  // Some network systems have no file numbers.
  return ino === 0n ? realPath : `${dev}:${ino}`
}

/** @returns the function that lets the file go. @throws Failure('file-in-use') if it is held already */
export function holdFile(realPath: string): () => void {
  const identity = identify(realPath)
  if (held.has(identity)) throw new Failure('file-in-use')
  held.add(identity)
  return () => held.delete(identity)
}

/** Whether an existing file is open here as a workbook. */
export function isHeldHere(path: string): boolean {
  return held.has(identify(path))
}

/**
 * Whether SQLite has left a log beside this name: the file is open somewhere, or was not closed properly. A new file must
 * not take such a name, because the next opening would replay the old log over it.
 */
export function hasLogBeside(path: string): boolean {
  return existsSync(`${path}-wal`) || existsSync(`${path}-journal`)
}
