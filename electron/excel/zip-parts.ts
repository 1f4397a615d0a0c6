import { inflateRawSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { Failure } from '../../shared/contract/errors'
import type { RawEntry } from './zip-writer'

/**
 * The parts of an archive as they lie in it, in its order, nothing unpacked: what is copied to another archive keeps its
 * bytes. For archives that the gate has let through: names and sizes are checked there.
 */
export type ZipPart = {
  /** With "/" between folders and none in front, however it is written in the archive. */
  name: string
  entry: RawEntry
}

/** @throws Failure excel-damaged */
export async function listZipParts(bytes: Buffer): Promise<ZipPart[]> {
  const parts: ZipPart[] = []
  try {
    const zip = await fromBufferPromise(bytes, {
      lazyEntries: true,
      validateEntrySizes: true,
      autoClose: false,
      decodeStrings: false,
    })
    for await (const entry of zip.eachEntry()) {
      const header = await zip.readLocalFileHeaderPromise(entry)
      const data = bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize)
      if (data.length !== entry.compressedSize) throw new Failure('excel-damaged')
      parts.push({
        name: entry.fileNameRaw.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, ''),
        entry: {
          name: entry.fileNameRaw,
          flags: entry.generalPurposeBitFlag,
          method: entry.compressionMethod,
          time: entry.lastModFileTime,
          date: entry.lastModFileDate,
          crc32: entry.crc32,
          compressedSize: entry.compressedSize,
          size: entry.uncompressedSize,
          madeBy: entry.versionMadeBy,
          needed: entry.versionNeededToExtract,
          internalAttributes: entry.internalFileAttributes,
          externalAttributes: entry.externalFileAttributes,
          localExtra: header.extraField,
          centralExtra: entry.extraFieldRaw,
          comment: entry.fileCommentRaw,
          data,
        },
      })
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('excel-damaged')
  }
  return parts
}

/** The content of a part. @throws Failure excel-damaged, also when it is larger than the directory says */
export function unpackPart({ entry }: ZipPart): Buffer {
  try {
    if (entry.method === 0) return entry.data
    if (entry.method !== 8) throw new Failure('excel-damaged')
    return inflateRawSync(entry.data, { maxOutputLength: Math.max(1, entry.size) })
  } catch {
    throw new Failure('excel-damaged')
  }
}
