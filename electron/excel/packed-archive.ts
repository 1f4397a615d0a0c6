import { createInflateRaw, crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Failure } from '../../shared/contract/errors'

/**
 * A foreign zip within bounds. Parts are only ever unpacked in pieces, counted while they come, and compared with what the
 * directory declares; nothing is written anywhere, so a part's path is only a name. Every part is unpacked once: by who
 * reads it, or by `checkRest`; who reads a part twice pays twice.
 */
const limits = {
  entries: 2000,
  part: 600 * 1024 * 1024,
  total: 1200 * 1024 * 1024,
  /** Parts above `ratioFrom` bytes; real workbooks stay below 30, bombs are near 1000. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
  /** A part that is read whole. */
  whole: 64 * 1024 * 1024,
} as const

/** `size` is what the directory declares, in bytes. */
export type PackedPart = { name: string; size: number }

export type PackedArchive = {
  parts: readonly PackedPart[]
  /** By name, whatever its case and with or without a leading slash. */
  find: (name: string) => PackedPart | undefined
  /** Hands out the content in pieces, which are only valid during the call. */
  stream: (part: PackedPart, take: (bytes: Buffer) => void) => Promise<void>
  /** For parts that are small in honest files. */
  readWhole: (part: PackedPart) => Promise<Buffer>
  /** Unpacks what was not read, except `later`, without keeping it. */
  checkRest: (later: ReadonlySet<PackedPart>) => Promise<void>
}

/** All methods throw `Failure`: excel-damaged, excel-too-large, excel-encrypted, excel-unsafe. */
export async function openArchive(bytes: Buffer): Promise<PackedArchive> {
  const listed = await listEntries(bytes)
  const seen = new Set<PackedPart>()
  let total = 0

  const stream: PackedArchive['stream'] = async (part, take) => {
    const found = listed.get(keyOf(part.name))
    if (found === undefined) throw new Failure('excel-damaged')
    const { entry, start } = found
    seen.add(part)
    const before = total
    let size = 0
    let sum = 0
    await inflate(entry, bytes.subarray(start, start + entry.compressedSize), part.name, (piece) => {
      size += piece.length
      refuseSize(part.name, size, entry.compressedSize)
      if (size > entry.uncompressedSize) throw new Failure('excel-damaged')
      if (before + size > limits.total) throw new Failure('excel-too-large', { part: part.name })
      sum = crc32(piece, sum)
      take(piece)
    })
    if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new Failure('excel-damaged')
    total = before + size
  }

  const parts = [...listed.values()].map(({ part }) => part)
  return {
    parts,
    find: (name) => listed.get(keyOf(name))?.part,
    stream,
    async readWhole(part) {
      if (part.size > limits.whole) throw new Failure('excel-too-large', { part: part.name })
      const pieces: Buffer[] = []
      await stream(part, (piece) => {
        pieces.push(Buffer.from(piece))
      })
      return Buffer.concat(pieces)
    },
    async checkRest(later) {
      for (const part of parts) {
        if (seen.has(part) || later.has(part)) continue
        const watch = createDoctypeWatch(part.name)
        await stream(part, watch)
      }
    },
  }
}

/** `start` is where the packed content begins in the file. */
type ListedPart = { part: PackedPart; entry: Entry; start: number }

async function listEntries(bytes: Buffer): Promise<Map<string, ListedPart>> {
  const zip = await openZip(bytes)
  if (zip.entryCount > limits.entries) throw new Failure('excel-too-large', { entries: zip.entryCount })
  const listed = new Map<string, ListedPart>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = readName(entry.fileNameRaw)
      if (entry.isEncrypted()) throw new Failure('excel-encrypted')
      total += entry.uncompressedSize
      if (name.split('/').includes('..')) throw new Failure('excel-unsafe', { part: name })
      refuseSize(name, entry.uncompressedSize, entry.compressedSize)
      if (total > limits.total) throw new Failure('excel-too-large', { part: name })
      if (name.endsWith('/')) continue
      const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      if (start + entry.compressedSize > bytes.length) throw new Failure('excel-damaged')
      addEntry(listed, { part: { name, size: entry.uncompressedSize }, entry, start })
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('excel-damaged')
  }
  return listed
}

/** Names are bytes here: the library would refuse harmless ones ("/xl/workbook.xml", "xl\workbook.xml"). */
async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, decodeStrings: false })
  } catch {
    throw new Failure('excel-damaged')
  }
}

/** Two parts of one name with different content: which of them is the document depends on the reader. */
function addEntry(listed: Map<string, ListedPart>, one: ListedPart): void {
  const key = keyOf(one.part.name)
  const other = listed.get(key)
  if (other === undefined) listed.set(key, one)
  else if (other.entry.crc32 !== one.entry.crc32 || other.part.size !== one.part.size)
    throw new Failure('excel-unsafe', { part: one.part.name })
}

function readName(raw: Buffer): string {
  return raw.toString('utf8').replaceAll('\\', '/').slice(0, 1000)
}

function keyOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}

function refuseSize(part: string, size: number, packed: number): void {
  const dense = size > limits.ratioFrom && size > packed * limits.ratio
  if (size > limits.part || dense) throw new Failure('excel-too-large', { part: part.slice(0, 100) })
}

/** Large pieces: a part of 200 MB comes in some 800 of them. */
const pieceSize = 256 * 1024

/** `take` may throw; the rest is then not unpacked. */
async function inflate(
  entry: Entry,
  packed: Buffer,
  name: string,
  take: (piece: Buffer) => void,
): Promise<void> {
  if (entry.compressionMethod === 0) {
    for (let at = 0; at < packed.length; at += pieceSize) take(packed.subarray(at, at + pieceSize))
    return
  }
  if (entry.compressionMethod !== 8) throw new Failure('excel-damaged', { part: name })
  const inflater = createInflateRaw({
    chunkSize: Math.min(pieceSize, Math.max(1024, entry.uncompressedSize + 64)),
  })
  inflater.end(packed)
  try {
    for await (const piece of inflater) take(piece as Buffer)
  } catch (error) {
    if (isInflateError(error)) throw new Failure('excel-damaged')
    throw error
  } finally {
    inflater.destroy()
  }
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^Z_/.test(error.code)
}

const doctypes = [
  Buffer.from('<!DOCTYPE'),
  Buffer.from('<!DOCTYPE', 'utf16le'),
  Buffer.from('<!DOCTYPE', 'utf16le').swap16(),
]
const doctypeBytes = 18

/** Looks for a document type in parts that are XML by their first bytes, also across the pieces' ends. */
function createDoctypeWatch(part: string): (piece: Buffer) => void {
  let isXml: boolean | null = null
  let tail = Buffer.alloc(0)
  return (piece) => {
    isXml ??= /^[\ufeff\ufffd\0\s]*</.test(piece.subarray(0, 64).toString('utf8'))
    if (!isXml) return
    const seam = Buffer.concat([tail, piece.subarray(0, doctypeBytes)])
    if (doctypes.some((mark) => piece.includes(mark) || seam.includes(mark)))
      throw new Failure('excel-unsafe', { part })
    tail = Buffer.from((piece.length < doctypeBytes ? seam : piece).subarray(-doctypeBytes))
  }
}
