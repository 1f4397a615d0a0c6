import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { Failure } from '../../shared/contract/errors'
import { applicationId } from './schema'

/**
 * A look at a file before SQLite opens it, so that a file which is no workbook is named for what it is and keeps its bytes.
 * Only for files this process has not open: on POSIX systems closing any other handle of a file drops SQLite's lock on it.
 */
export type FileHeader = { version: number; hasLog: boolean }

const sqliteMagic = Buffer.from('SQLite format 3\0', 'latin1')
const headerBytes = 100
const sampleBytes = 65_536

/**
 * @param newest the newest version this program knows
 * @returns the version of the schema, and whether the file was left in WAL mode (not closed properly)
 * @throws Failure('file-empty' | 'file-not-workbook' | 'file-foreign' | 'file-newer' | 'file-damaged'); the system's error
 */
export function readHeader(path: string, newest: number): FileHeader {
  const { head, tail, size } = sampleFile(path)
  if (size === 0) throw new Failure('file-empty')
  if (!head.subarray(0, sqliteMagic.length).equals(sqliteMagic)) {
    throw new Failure('file-not-workbook', { found: recognizeFile(head, tail) })
  }
  if (size < headerBytes) throw new Failure('file-damaged', { what: 'header' })
  if (head.readUInt32BE(68) !== applicationId) throw new Failure('file-foreign')
  const version = head.readInt32BE(60)
  if (version > newest) throw new Failure('file-newer', { version })
  return { version, hasLog: head[18] !== 1 || head[19] !== 1 }
}

function sampleFile(path: string): { head: Buffer; tail: Buffer; size: number } {
  const handle = openSync(path, 'r')
  try {
    const { size } = statSync(path)
    const length = Math.min(size, sampleBytes)
    const head = Buffer.alloc(length)
    const tail = Buffer.alloc(length)
    readSync(handle, head, 0, length, 0)
    readSync(handle, tail, 0, length, size - length)
    return { head, tail, size }
  } finally {
    closeSync(handle)
  }
}

/** What people pick by mistake, for a sentence that helps: a spreadsheet is imported, not opened. */
type RecognizedFile = 'excel' | 'old-excel' | 'pdf' | 'text' | 'zip' | 'unknown'

const zipMagic = Buffer.from('PK\x03\x04', 'latin1')
const compoundMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const wordStream = Buffer.from('WordDocument', 'utf16le')

/** @param tail the end of the file, where a ZIP lists its members */
function recognizeFile(head: Buffer, tail: Buffer): RecognizedFile {
  const has = (bytes: Buffer) => head.includes(bytes) || tail.includes(bytes)
  if (head.subarray(0, 4).equals(zipMagic)) return has(Buffer.from('xl/workbook.')) ? 'excel' : 'zip'
  // Word and Excel before 2007 share one container; a Word file names its main stream.
  if (head.subarray(0, 8).equals(compoundMagic)) return has(wordStream) ? 'unknown' : 'old-excel'
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  return isText(head) ? 'text' : 'unknown'
}

/** UTF-16 with its mark, or any 8-bit encoding (old Vietnamese ones too) without control characters. */
function isText(head: Buffer): boolean {
  const mark = head.length >= 2 ? head.readUInt16BE(0) : 0
  if (mark === 0xfeff || mark === 0xfffe) return true
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
}
