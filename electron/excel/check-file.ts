import { open } from 'node:fs/promises'
import { CFB } from '@e965/xlsx'
import { Failure } from '../../shared/contract/errors'
import { openArchive, type PackedArchive } from './packed-archive'

/**
 * The gate before any file is understood: what is it, and does it stay within bounds when unpacked? Decided by content,
 * never by the name's ending: old "Excel" files are often HTML or text in disguise. Parts of an .xlsx are counted while
 * they are read, those of other archives here.
 */
const largestFile = 50 * 1024 * 1024

const compoundFiles = CFB as { read: (bytes: Buffer, options: { type: 'buffer' }) => { FullPaths: string[] } }

/** `xls` is also the XML of 2003, which the same reader reads. */
export type CheckedFile =
  | { kind: 'xlsx'; archive: PackedArchive }
  | { kind: 'xls' | 'xlsb' | 'ods' | 'docx' | 'html' | 'text'; bytes: Buffer }

/**
 * Reads the file whole. Throws `Failure`: file-empty, excel-not-excel (detail.found), excel-too-large, excel-encrypted,
 * excel-unsafe, excel-damaged; system errors as they are.
 */
export async function checkFile(path: string): Promise<CheckedFile> {
  const bytes = await readBounded(path)
  if (bytes.length === 0) throw new Failure('file-empty')
  const found = sniffContent(bytes)
  switch (found) {
    case 'zip':
      return checkZip(bytes)
    case 'cfb':
      checkCompoundFile(bytes)
      return { kind: 'xls', bytes }
    case 'sheet-xml':
      if (bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY')) throw new Failure('excel-unsafe')
      return { kind: 'xls', bytes }
    case 'html':
    case 'text':
      return { kind: found, bytes }
    default:
      throw new Failure('excel-not-excel', { found })
  }
}

async function readBounded(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > largestFile)
      throw new Failure('excel-too-large', { megabytes: Math.round(size / 1024 / 1024) })
    return await file.readFile()
  } finally {
    await file.close()
  }
}

type Found =
  'zip' | 'cfb' | 'html' | 'sheet-xml' | 'xml' | 'pdf' | 'rtf' | 'image' | 'sqlite' | 'text' | 'unknown'

/** What a file is by its first bytes. */
function sniffContent(bytes: Buffer): Found {
  const starts = (...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'cfb'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff) || starts(0x47, 0x49, 0x46)) return 'image'
  const head = decodeHead(bytes)
  if (head.startsWith('sqlite format 3')) return 'sqlite'
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (/^<(!doctype html|html|head|body|table|style|meta)\b/.test(head)) return 'html'
  if (head.startsWith('<?xml') || head.startsWith('<workbook')) {
    if (head.includes('<html')) return 'html'
    return /<([a-z]+:)?workbook\b|progid="excel\.sheet"/.test(head) ? 'sheet-xml' : 'xml'
  }
  return /[^\t\n\r\f\u0020-\u007e\u0080-\uffff]/.test(head) ? 'unknown' : 'text'
}

/** The beginning as lower-case text. Wide text often lacks its mark; then every other byte is zero. */
function decodeHead(bytes: Buffer): string {
  const head = bytes.subarray(0, 1024)
  const zeros = [0, 1].map((side) => head.filter((byte, at) => at % 2 === side && byte === 0).length)
  const few = head.length / 4
  const isLittle = (head[0] === 0xff && head[1] === 0xfe) || ((zeros[1] ?? 0) > few && zeros[0] === 0)
  const isBig = (head[0] === 0xfe && head[1] === 0xff) || ((zeros[0] ?? 0) > few && zeros[1] === 0)
  const text = isLittle
    ? new TextDecoder('utf-16le').decode(head)
    : isBig
      ? new TextDecoder('utf-16be').decode(head)
      : head.toString('utf8')
  return text
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase()
}

async function checkZip(bytes: Buffer): Promise<CheckedFile> {
  const archive = await openArchive(bytes)
  const names = archive.parts.map(({ name }) => name.toLowerCase())
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (has(/(^|\/)workbook\.xml$/)) return { kind: 'xlsx', archive }
  const kind = has(/(^|\/)workbook\.bin$/)
    ? 'xlsb'
    : has(/^\/?word\/document\.xml$/)
      ? 'docx'
      : await readOpenDocumentKind(archive)
  if (kind === null) throw new Failure('excel-not-excel', { found: nameArchive(names) })
  await archive.checkRest(new Set())
  return { kind, bytes }
}

/** Null for what is no spreadsheet of OpenDocument. */
async function readOpenDocumentKind(archive: PackedArchive): Promise<'ods' | null> {
  const mimetype = archive.find('mimetype')
  if (mimetype === undefined || archive.find('content.xml') === undefined) return null
  const type = (await archive.readWhole(mimetype)).toString('latin1').trim()
  if (!type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return null
  const manifest = archive.find('META-INF/manifest.xml')
  if (manifest !== undefined && (await archive.readWhole(manifest)).includes('encryption-data'))
    throw new Failure('excel-encrypted')
  return 'ods'
}

function nameArchive(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('word/'))) return 'word'
  return names.some((name) => name.startsWith('ppt/')) ? 'powerpoint' : 'zip'
}

function checkCompoundFile(bytes: Buffer): void {
  let paths: string[]
  try {
    paths = compoundFiles.read(bytes, { type: 'buffer' }).FullPaths.map((path) => path.toLowerCase())
  } catch {
    throw new Failure('excel-damaged')
  }
  const has = (stream: string): boolean => paths.some((path) => path.endsWith(`/${stream}`))
  if (has('encryptedpackage')) throw new Failure('excel-encrypted')
  if (has('workbook') || has('book')) return
  if (has('worddocument')) throw new Failure('word-too-old')
  throw new Failure('excel-not-excel', { found: 'unknown' })
}
