import { pipeline } from 'node:stream/promises'
import { constants, crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * Writes a zip archive to an open file, part after part, holding no more of it than one chunk: whoever produces a part is
 * asked for more only when the last of it is in the file. Sizes and checksums are put into each part's header once they
 * are known, so that no reader has to look for them behind the data. Below 4 GB only: what the program writes never is
 * that large, and many readers of office files do not know the larger kind.
 */
export type ZipWriter = {
  /**
   * Adds a part, compressed. Texts are written as UTF-8.
   * @throws RangeError when the archive would pass 4 GB or 65,535 parts, and what `content` throws
   */
  add(name: string, content: ZipContent, options?: { store?: boolean }): Promise<void>
  /** Adds a part of another archive as it lies there, compressed bytes, name, time and attributes unchanged. */
  copy(entry: RawEntry): Promise<void>
  /** Writes the directory. The file handle stays open; nothing can be added afterwards. */
  finish(): Promise<void>
}

/** An open file, or what takes bytes like one. */
export type ZipTarget = {
  write(bytes: Buffer, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>
}

export type ZipContent = Buffer | string | Iterable<Buffer | string> | AsyncIterable<Buffer | string>

/** A part as it lies in an archive. `data` is compressed as `method` says; sizes and checksum are those of the directory. */
export type RawEntry = {
  name: Buffer
  flags: number
  method: number
  time: number
  date: number
  crc32: number
  compressedSize: number
  size: number
  madeBy: number
  needed: number
  internalAttributes: number
  externalAttributes: number
  localExtra: Buffer
  centralExtra: Buffer
  comment: Buffer
  data: Buffer
}

const maxOffset = 0xffffffff
const maxEntries = 0xffff
const stored = 0
const deflated = 8
const utf8Names = 0x0800
/** Sizes behind the data: never so in what is written here. */
const sizesFollow = 0x0008
/** 1 January 1980, the first day of the format: a file's bytes depend on its content alone. */
const firstDay = 0x0021
const chunkSize = 128 * 1024

export function createZipWriter(file: ZipTarget): ZipWriter {
  const directory: Buffer[] = []
  let offset = 0
  let finished = false

  async function write(bytes: Buffer, at: number): Promise<void> {
    if (at + bytes.length > maxOffset) throw new RangeError('zip archive larger than 4 GB')
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
      done += bytesWritten
    }
  }

  function begin(): void {
    if (finished) throw new Error('zip archive is finished')
    if (directory.length >= maxEntries) throw new RangeError('zip archive with more than 65,535 parts')
  }

  async function addWhole(name: string, content: Buffer, store: boolean): Promise<void> {
    const data = store ? content : deflateRawSync(content)
    await put({
      ...describeNew(name, store ? stored : deflated),
      crc32: crc32(content),
      compressedSize: data.length,
      size: content.length,
      data,
    })
  }

  async function put(entry: RawEntry): Promise<void> {
    const header = localHeader(entry)
    await write(header, offset)
    await write(entry.data, offset + header.length)
    directory.push(centralHeader(entry, offset))
    offset += header.length + entry.data.length
  }

  return {
    async add(name, content, options = {}) {
      begin()
      const store = options.store ?? false
      if (typeof content === 'string' || Buffer.isBuffer(content)) {
        await addWhole(name, Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8'), store)
        return
      }
      const entry: RawEntry = { ...describeNew(name, store ? stored : deflated) }
      const start = offset + localHeader(entry).length
      const source = countContent(content, entry)
      const drain = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
        for await (const chunk of chunks) {
          await write(chunk, start + entry.compressedSize)
          entry.compressedSize += chunk.length
        }
      }
      if (store) await drain(source)
      // Long tables are many repetitions: the fast level loses little and halves the time.
      else await pipeline(source, createDeflateRaw({ level: constants.Z_BEST_SPEED + 2 }), drain)
      await write(localHeader(entry), offset)
      directory.push(centralHeader(entry, offset))
      offset = start + entry.compressedSize
    },

    async copy(entry) {
      begin()
      await put({
        ...entry,
        flags: entry.flags & ~sizesFollow,
        localExtra: dropLargeSizes(entry.localExtra),
        centralExtra: dropLargeSizes(entry.centralExtra),
      })
    },

    async finish() {
      if (finished) throw new Error('zip archive is finished')
      finished = true
      const central = Buffer.concat(directory)
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(directory.length, 8)
      end.writeUInt16LE(directory.length, 10)
      end.writeUInt32LE(central.length, 12)
      end.writeUInt32LE(offset, 16)
      await write(Buffer.concat([central, end]), offset)
    },
  }
}

function describeNew(name: string, method: number): RawEntry {
  const nothing = Buffer.alloc(0)
  return {
    name: Buffer.from(name, 'utf8'),
    flags: utf8Names,
    method,
    time: 0,
    date: firstDay,
    crc32: 0,
    compressedSize: 0,
    size: 0,
    madeBy: 20,
    needed: 20,
    internalAttributes: 0,
    externalAttributes: 0,
    localExtra: nothing,
    centralExtra: nothing,
    comment: nothing,
    data: nothing,
  }
}

/** Passes content on in chunks worth compressing, and counts it. */
async function* countContent(
  content: Iterable<Buffer | string> | AsyncIterable<Buffer | string>,
  entry: RawEntry,
): AsyncGenerator<Buffer> {
  const count = (bytes: Buffer): Buffer => {
    entry.crc32 = crc32(bytes, entry.crc32)
    entry.size += bytes.length
    if (entry.size > maxOffset) throw new RangeError('zip part larger than 4 GB')
    return bytes
  }
  let texts: string[] = []
  let held = 0
  for await (const piece of content) {
    if (typeof piece === 'string') {
      texts.push(piece)
      held += piece.length
      if (held < chunkSize) continue
    }
    if (held > 0) yield count(Buffer.from(texts.join(''), 'utf8'))
    texts = []
    held = 0
    if (typeof piece !== 'string' && piece.length > 0) yield count(piece)
  }
  if (held > 0) yield count(Buffer.from(texts.join(''), 'utf8'))
}

function localHeader(entry: RawEntry): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(entry.needed, 4)
  writeCommon(header, 6, entry)
  header.writeUInt16LE(entry.localExtra.length, 28)
  return Buffer.concat([header, entry.name, entry.localExtra])
}

function centralHeader(entry: RawEntry, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(entry.madeBy, 4)
  header.writeUInt16LE(entry.needed, 6)
  writeCommon(header, 8, entry)
  header.writeUInt16LE(entry.centralExtra.length, 30)
  header.writeUInt16LE(entry.comment.length, 32)
  header.writeUInt16LE(entry.internalAttributes, 36)
  header.writeUInt32LE(entry.externalAttributes, 38)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, entry.name, entry.centralExtra, entry.comment])
}

function writeCommon(header: Buffer, at: number, entry: RawEntry): void {
  header.writeUInt16LE(entry.flags, at)
  header.writeUInt16LE(entry.method, at + 2)
  header.writeUInt16LE(entry.time, at + 4)
  header.writeUInt16LE(entry.date, at + 6)
  header.writeUInt32LE(entry.crc32, at + 8)
  header.writeUInt32LE(entry.compressedSize, at + 12)
  header.writeUInt32LE(entry.size, at + 16)
  header.writeUInt16LE(entry.name.length, at + 20)
}

/** Extra fields without the one that holds sizes above 4 GB: the header itself holds them now. */
function dropLargeSizes(extra: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at + 4 <= extra.length;) {
    const length = 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) !== 0x0001) kept.push(extra.subarray(at, at + length))
    at += length
  }
  return Buffer.concat(kept)
}
