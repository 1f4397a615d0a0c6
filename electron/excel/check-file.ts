import { open } from 'node:fs/promises'
import { CFB } from '@e965/xlsx'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Failure } from '../../shared/contract/errors'

/**
 * The gate before any file is understood: is it a workbook at all, and does it stay within bounds when unpacked?
 * Decided by content, never by the name's ending; old "Excel" files are often HTML or text in disguise.
 */
const limits = {
  file: 50 * 1024 * 1024,
  entries: 2000,
  part: 600 * 1024 * 1024,
  total: 1200 * 1024 * 1024,
  /** Parts above `ratioFrom` bytes; real workbooks stay below 30, bombs are near 1000. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
} as const

const compoundFiles = CFB as { read: (bytes: Buffer, options: { type: 'buffer' }) => { FullPaths: string[] } }

export type CheckedFile = { kind: 'zip' | 'cfb'; bytes: Buffer }

/**
 * Reads the file whole. Throws `Failure`: file-empty, excel-not-excel (detail.found), excel-too-large, excel-encrypted,
 * excel-damaged; system errors as they are.
 */
export async function checkFile(path: string): Promise<CheckedFile> {
  const bytes = await readBounded(path)
  if (bytes.length === 0) throw new Failure('file-empty')
  const found = sniffContent(bytes)
  if (found === 'zip') {
    await checkZip(bytes)
    return { kind: 'zip', bytes }
  }
  if (found === 'cfb') {
    checkCompoundFile(bytes)
    return { kind: 'cfb', bytes }
  }
  throw new Failure('excel-not-excel', { found })
}

async function readBounded(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > limits.file)
      throw new Failure('excel-too-large', { megabytes: Math.round(size / 1024 / 1024) })
    return await file.readFile()
  } finally {
    await file.close()
  }
}

type Found = 'zip' | 'cfb' | 'html' | 'xml' | 'pdf' | 'image' | 'sqlite' | 'text' | 'unknown'

/** What a file is by its first bytes. */
function sniffContent(bytes: Buffer): Found {
  const starts = (...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'cfb'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff) || starts(0x47, 0x49, 0x46)) return 'image'
  const head = decodeHead(bytes)
  if (head.startsWith('sqlite format 3')) return 'sqlite'
  if (/^<(!doctype html|html|head|body|table|style|meta)\b/.test(head)) return 'html'
  if (head.startsWith('<?xml')) return head.includes('<html') ? 'html' : 'xml'
  return /[^\t\n\r\f\u0020-\u007e\u0080-\uffff]/.test(head) ? 'unknown' : 'text'
}

function decodeHead(bytes: Buffer): string {
  const head = bytes.subarray(0, 1024)
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const text = wide
    ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
    : head.toString('utf8')
  return text
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase()
}

async function checkZip(bytes: Buffer): Promise<void> {
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false })
  } catch {
    throw new Failure('excel-damaged')
  }
  if (zip.entryCount > limits.entries) throw new Failure('excel-too-large', { entries: zip.entryCount })
  const names: string[] = []
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName.toLowerCase())
      if (entry.isEncrypted()) throw new Failure('excel-encrypted')
      total += await countInflated(zip, entry, limits.total - total)
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('excel-damaged')
  }
  if (names.some((name) => /(^|\/)workbook\.(xml|bin)$/.test(name))) return
  if (names.includes('content.xml') && names.includes('mimetype')) return
  const found = names.some((name) => name.startsWith('word/'))
    ? 'word'
    : names.some((name) => name.startsWith('ppt/'))
      ? 'powerpoint'
      : 'zip'
  throw new Failure('excel-not-excel', { found })
}

/** Unpacks one part without keeping it and returns its true size; what the directory declares is only a first check. */
async function countInflated(zip: ZipFile, entry: Entry, left: number): Promise<number> {
  const refuse = (size: number): void => {
    const dense = size > limits.ratioFrom && size > entry.compressedSize * limits.ratio
    if (size > limits.part || size > left || dense)
      throw new Failure('excel-too-large', { part: entry.fileName.slice(0, 100) })
  }
  refuse(entry.uncompressedSize)
  if (entry.fileName.endsWith('/')) return 0
  const stream = await zip.openReadStreamPromise(entry)
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    refuse(size)
  }
  return size
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
  throw new Failure('excel-not-excel', { found: has('worddocument') ? 'word' : 'unknown' })
}
