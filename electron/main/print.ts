import { writeFile } from 'node:fs/promises'
import type { WebContents } from 'electron'
import { Failure, type ErrorCode } from '../../shared/contract/errors'
import { discardTemporary, nameTemporary, replaceFile } from '../files/atomic-file'

/** Shows the system's print dialog; resolves when it is done with. False when the printer refused, not when the user did. */
export function printPage(contents: WebContents): Promise<boolean> {
  return new Promise((resolve) => {
    contents.print({ printBackground: true }, (printed, reason) => {
      resolve(printed || /cancel/i.test(reason))
    })
  })
}

const writeFailures: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  EROFS: 'file-denied',
  EBUSY: 'file-in-use',
  EIO: 'disk-error',
}

/**
 * Writes what the page would print as a PDF; paper size and margins are those of its stylesheet. A file of that name is
 * replaced whole or stays as it was.
 * @throws Failure pdf-failed, or what is wrong with the place it goes to
 */
export async function savePagePdf(contents: WebContents, path: string): Promise<void> {
  const temporary = nameTemporary(path)
  try {
    const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true })
    await writeFile(temporary, pdf, { flag: 'wx' })
    await replaceFile(temporary, path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Failure(writeFailures[code] ?? 'pdf-failed')
  } finally {
    discardTemporary(temporary)
  }
}
