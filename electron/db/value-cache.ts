import { crc32 } from 'node:zlib'
import { scenarios } from '../../shared/model/dimension'
import { factStates } from '../../shared/model/fact'
import { Failure } from '../../shared/contract/errors'
import {
  readRawRow,
  readRawRows,
  runTransaction,
  writeRow,
  type ReadableDb,
  type WritableDb,
} from './connection'
import { withFailures } from './failures'
import { readIds, type ValueVisitor } from './facts'
import { ChunkWriter, readChunk, visitChunk, type CachedAxes } from './value-chunk'

/**
 * The bare figures once more, packed so that a workbook opens fast. The rows of `fact` are the truth: the cache is believed
 * only when its stamp names the revision of the file, its digest fits, and every number in it is possible; otherwise it is
 * as if there were none. Chunk 0 is the stamp, the others follow in the order in which they were written.
 */

/** Counts up with every change of the chunks, so that another layout is not read as this one. */
const layout = 1
const stampFields = 5

/**
 * Every stored figure as by `forEachValue`, in another order. All of it is checked before the first figure is given.
 * @returns false when there is no cache of this revision that can be believed; then nothing was visited
 */
export function visitCachedValues(db: ReadableDb, revision: number, visit: ValueVisitor): boolean {
  const cache = readCache(db, revision)
  if (cache === null) return false
  for (const chunk of cache.chunks) visitChunk(chunk, cache.axes, visit)
  return true
}

type Cache = { axes: CachedAxes; chunks: NonNullable<ReturnType<typeof readChunk>>[] }

function readCache(db: ReadableDb, revision: number): Cache | null {
  try {
    const stamp = readStamp(db)
    if (stamp === null || stamp.layout !== layout || stamp.revision !== revision) return null
    const axes = readCachedAxes(db)
    const contents = readRawRows(db, 'SELECT content FROM value_cache WHERE chunk > 0 ORDER BY chunk')
    if (contents.length !== stamp.chunks) return null
    let digest = digestAxes(axes)
    let values = 0
    const chunks: Cache['chunks'] = []
    for (const [content] of contents) {
      if (!(content instanceof Uint8Array)) return null
      digest = crc32(content, digest)
      const chunk = readChunk(content, axes)
      if (chunk === null) return null
      chunks.push(chunk)
      values += chunk.values.length
    }
    const isWhole = values === stamp.values && digestStamp(stamp, digest) === stamp.digest
    return isWhole ? { axes, chunks } : null
  } catch {
    // Whatever is wrong with the cache, the rows will tell: of a truly damaged file they say so themselves.
    return null
  }
}

/**
 * Replaces the cache. It changes no figure and is no part of the journal: the revision stays.
 * @param each gives every stored figure once, by ids, in any order; best when those of one (scenario, indicator, sector) and in
 * it those of one place follow each other
 * @throws Failure('read-only' | 'disk-full' | 'disk-error'): then the cache is as it was
 */
export function writeValueCache(db: WritableDb, revision: number, each: (visit: ValueVisitor) => void): void {
  if (db.readonly) throw new Failure('read-only')
  withFailures(() => {
    runTransaction(db, () => {
      writeRow(db, 'DELETE FROM value_cache')
      writeChunks(db, revision, each)
    })
  })
}

function writeChunks(db: WritableDb, revision: number, each: (visit: ValueVisitor) => void): void {
  const axes = readCachedAxes(db)
  const insert = 'INSERT INTO value_cache (chunk, content) VALUES (?, ?)'
  const writer = new ChunkWriter(axes)
  const stamp = { layout, revision, chunks: 0, values: 0 }
  let digest = digestAxes(axes)
  const store = (): void => {
    if (writer.isEmpty) return
    const { bytes, figures } = writer.take()
    digest = crc32(bytes, digest)
    stamp.chunks++
    stamp.values += figures
    writeRow(db, insert, stamp.chunks, bytes)
  }
  const indicatorOf = numberIds(axes.indicators)
  const sectorOf = numberIds(axes.sectors)
  const localityOf = numberIds(axes.localities)
  const periodOf = numberIds(axes.periods)
  each((scenario, indicatorId, sectorId, localityId, periodId, state, value) => {
    const indicator = indicatorOf(indicatorId)
    const sector = sectorOf(sectorId)
    const isKnown = scenarios[scenario] !== undefined && factStates[state] !== undefined
    if (!isKnown || !Number.isSafeInteger(value)) throw new Error('no figure of a workbook')
    if (!writer.accepts(scenario, indicator, sector)) store()
    const [locality, period] = [localityOf(localityId), periodOf(periodId)]
    writer.add(scenario, indicator, sector, locality, period, state, state === 0 ? value + 0 : 0)
  })
  store()
  const fields = [...listFields(stamp), digestStamp(stamp, digest)]
  writeRow(db, insert, 0, new Uint8Array(Float64Array.from(fields).buffer))
}

type Stamp = { layout: number; revision: number; chunks: number; values: number }

function listFields({ layout: version, revision, chunks, values }: Stamp): number[] {
  return [version, revision, chunks, values]
}

function digestStamp(stamp: Stamp, digest: number): number {
  return crc32(new Uint8Array(Float64Array.from(listFields(stamp)).buffer), digest)
}

function readStamp(db: ReadableDb): (Stamp & { digest: number }) | null {
  const content = readRawRow(db, 'SELECT content FROM value_cache WHERE chunk = 0')?.[0]
  if (!(content instanceof Uint8Array) || content.byteLength !== stampFields * 8) return null
  const [version = -1, revision = -1, chunks = -1, values = -1, digest = -1] = new Float64Array(
    new Uint8Array(content).buffer,
  )
  return { layout: version, revision, chunks, values, digest }
}

function readCachedAxes(db: ReadableDb): CachedAxes {
  return {
    indicators: Float64Array.from(readIds(db, 'indicator')),
    sectors: Float64Array.from(readIds(db, 'sector')),
    localities: Float64Array.from(readIds(db, 'locality')),
    periods: Float64Array.from(readIds(db, 'period')),
  }
}

/** Chunks name entries by their place in these lists, so other lists make another cache. */
function digestAxes({ indicators, sectors, localities, periods }: CachedAxes): number {
  let digest = 0
  for (const ids of [indicators, sectors, localities, periods]) {
    digest = crc32(new Uint8Array(Float64Array.of(ids.length).buffer), digest)
    digest = crc32(new Uint8Array(ids.buffer), digest)
  }
  return digest
}

/** The place of an id in the list. @throws Error for an id that is not in it */
function numberIds(ids: Float64Array): (id: number) => number {
  const places = new Map<number, number>()
  for (const [place, id] of ids.entries()) places.set(id, place)
  return (id) => {
    const place = places.get(id)
    if (place === undefined) throw new Error('a figure outside the dimensions')
    return place
  }
}
