import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * A file appears whole or not at all: it is built beside its target (same folder, so same disk), flushed, then moved into
 * place. After a crash the target is the old file or the new one; at worst a temporary file is left beside it.
 */

/** A free name beside the target, hidden on most systems. Nothing is created. */
export function nameTemporary(target: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 80)}.${randomUUID().slice(0, 8)}.tmp`)
}

/** Returns when the content of the file is on the disk. @throws the system's error */
export function flushFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a rename durable. Windows and some network systems cannot flush a folder; there the rename itself must do. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  try {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // The file is in place and complete; only the moment at which its name is durable is then the system's choice.
  }
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}

/** Not every disk has hard links: FAT and many network shares do not. */
const noLinkCodes = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV']

/**
 * Gives a finished temporary file its name without ever replacing a file. The temporary name is gone afterwards.
 * @param link the system's way to give a file a second name; fails where the disk knows none
 * @throws the system's error; EEXIST if the target exists, and then nothing has changed
 */
export function publishNew(
  temporary: string,
  target: string,
  link: (existing: string, name: string) => void = linkSync,
): void {
  flushFile(temporary)
  try {
    link(temporary, target)
    rmSync(temporary, { force: true })
  } catch (error) {
    if (!hasCode(error, noLinkCodes)) throw error
    // An empty file takes the name (only if it is free), then the finished one replaces our own empty file.
    closeSync(openSync(target, 'wx'))
    try {
      renameSync(temporary, target)
    } catch (failed) {
      rmSync(target, { force: true })
      throw failed
    }
  }
  flushFolder(dirname(target))
}

/** A virus scanner or an indexer may hold a fresh file on Windows for a moment. */
const retryWaitsMs = [50, 100, 200, 400, 800, 1600, 3200]

/**
 * Gives a finished temporary file its name, in place of the file that has it now.
 * @throws the system's error; the target is then as it was, and the temporary file is still there
 */
export async function replaceFile(temporary: string, target: string): Promise<void> {
  flushFile(temporary)
  for (const delay of [...retryWaitsMs, null]) {
    try {
      await rename(temporary, target)
      break
    } catch (error) {
      const mayPass = process.platform === 'win32' && hasCode(error, ['EPERM', 'EACCES', 'EBUSY'])
      if (!mayPass || delay === null) throw error
      await wait(delay)
    }
  }
  flushFolder(dirname(target))
}

/** Removes our own temporary file and what SQLite may have left beside it. */
export function discardTemporary(temporary: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(temporary + ending, { force: true })
}
