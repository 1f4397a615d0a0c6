import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushFile, nameTemporary } from './atomic-file'

/** Writes a small text file whole or not at all, making its folder if needed. For settings and lists, not workbooks. */
export function writeTextFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = nameTemporary(path)
  writeFileSync(temporary, text)
  flushFile(temporary)
  renameSync(temporary, path)
}
