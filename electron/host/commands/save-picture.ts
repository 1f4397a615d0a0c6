import { rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Failure } from '../../../shared/contract/errors'
import { nameTemporary, replaceFile } from '../../files/atomic-file'

/** How files of these kinds begin; nothing else is written for a window that says it has drawn a picture. */
const beginnings = {
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  svg: Buffer.from('<svg '),
} as const

/**
 * Writes a picture: SVG as text, PNG as base64. The target is whole or untouched.
 * @throws Failure('bad-request') for content that is not of the format
 */
export async function savePicture(
  path: string,
  format: 'png' | 'svg',
  content: string,
): Promise<{ name: string }> {
  const bytes = Buffer.from(content, format === 'png' ? 'base64' : 'utf8')
  const beginning = beginnings[format]
  if (!bytes.subarray(0, beginning.length).equals(beginning)) throw new Failure('bad-request')
  const temporary = nameTemporary(path)
  try {
    writeFileSync(temporary, bytes)
    await replaceFile(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  return { name: basename(path).normalize('NFC') }
}
