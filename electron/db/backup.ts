import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from '../../shared/contract/errors'
import { discardTemporary, nameTemporary, replaceFile } from '../files/atomic-file'
import { toFailure } from './failures'
import { finishCopy } from './finish-copy'
import { hasLogBeside, isHeldHere } from './held-files'
import type { WorkbookFile } from './open-workbook'

/**
 * Copies of a workbook. They are made by SQLite, never by copying the file: a copied live file lacks what is still in the
 * log. A copy gets its name only after it has been checked and flushed.
 */

/** Pages per step (2 MB): edits of this connection run between the steps and are part of the copy. */
const pagesPerStep = 512

/**
 * Writes a complete copy, with all commits up to its last step, replacing a file at the target.
 * @param onProgress pages done and in total
 * @throws Failure('file-in-use') if the target is an open workbook, here or elsewhere; Failure('file-missing' (no such
 * folder) | 'file-denied' | 'file-is-folder' | 'disk-full' | 'disk-error' | 'file-damaged'); the target is then as it was
 */
export async function backupTo(
  file: WorkbookFile,
  target: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const destination = resolve(target)
  const temporary = nameTemporary(destination)
  try {
    demandFree(destination)
    await file.db.backup(temporary, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(totalPages - remainingPages, totalPages)
        return pagesPerStep
      },
    })
    finishCopy(temporary)
    await replaceFile(temporary, destination)
  } catch (error) {
    throw toFailure(error)
  } finally {
    discardTemporary(temporary)
  }
}

/** A log beside the target would be replayed over our copy; and whoever has it open would go on writing into nothing. */
function demandFree(destination: string): void {
  if (!existsSync(dirname(destination))) throw new Failure('file-missing')
  const found = statSync(destination, { throwIfNoEntry: false })
  if (found?.isDirectory() === true) throw new Failure('file-is-folder')
  if (found !== undefined && isHeldHere(destination)) throw new Failure('file-in-use')
  if (hasLogBeside(destination)) throw new Failure('file-in-use')
}
