import { chmodSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { ReadableDb } from '../../electron/db/connection'
import { createWorkbook } from '../../electron/db/create-workbook'
import { forEachValue, readIds, type ValueVisitor } from '../../electron/db/facts'
import { listHistory } from '../../electron/db/history'
import { commitChanges } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook, type WorkbookFile } from '../../electron/db/open-workbook'
import { visitCachedValues, writeValueCache } from '../../electron/db/value-cache'
import { Failure } from '../../shared/contract/errors'
import { scenarios } from '../../shared/model/dimension'
import { factStates } from '../../shared/model/fact'
import type { SeedFact } from '../../shared/model/seed'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { makeKey } from '../fixtures/make-key'
import { makeSeed } from '../fixtures/make-seed'
import { createdAt, hashFile, makeFolder, makeWorkbook } from '../fixtures/make-workbook'
import { pickOne, seededRandom } from '../fixtures/seeded-random'

const nameFile = makeFolder()

const byKey = (a: number[], b: number[]): number => {
  const at = a.findIndex((number, place) => number !== b[place])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function readRowValues(db: ReadableDb): number[][] {
  const values: number[][] = []
  forEachValue(db, (...numbers) => values.push(numbers))
  return values.sort(byKey)
}

/** Null: there is no cache to believe. Fails when one was disbelieved after it had been told. */
function readCached(db: ReadableDb, revision = readMeta(db).revision): number[][] | null {
  const values: number[][] = []
  const found = visitCachedValues(db, revision, (...numbers) => values.push(numbers))
  if (!found) expect(values).toEqual([])
  return found ? values.sort(byKey) : null
}

/** Writes the cache from the rows, in another order if wanted. */
function cache(file: WorkbookFile, order?: (values: number[][]) => number[][]): void {
  writeValueCache(file.db, readMeta(file.db).revision, (visit: ValueVisitor) => {
    const values = readRowValues(file.db)
    for (const numbers of order?.(values) ?? values) visit(...(numbers as Parameters<ValueVisitor>))
  })
}

function withWorkbook(name: string, use: (file: WorkbookFile) => void): void {
  const file = openWorkbook(makeWorkbook(nameFile(`${name}.kttt`)))
  try {
    use(file)
  } finally {
    file.close()
  }
}

/** A workbook of random figures in forty years: small and large values, all states, every scenario. */
function makeRandomWorkbook(name: string, random: () => number): string {
  const seed = makeSeed()
  const periods = Array.from({ length: 40 }, (_, at) => ({
    code: `${1990 + at}`,
    kind: 'year' as const,
    year: 1990 + at,
    ordinal: 1,
  }))
  const facts = new Map<string, SeedFact>()
  for (let count = 0; count < 2000; count++) {
    const indicator = pickOne(random, seed.indicators.slice(0, 7)).code
    const sector = pickOne(random, seed.sectors).code
    const locality = pickOne(random, seed.localities).code
    const period = pickOne(random, periods).code
    const scenario = pickOne(random, scenarios)
    const state = random() < 0.8 ? 'number' : pickOne(random, factStates)
    const size = indicator === 'HTX.tong_so' ? 1e15 : 100_000
    const value = state === 'number' ? String(Math.floor((random() - 0.5) * size)) : '0'
    facts.set([indicator, sector, locality, period, scenario].join(' '), {
      ...{ indicator, sector, locality, period, scenario, state, value },
      ...{ maturity: 'final', qualifier: null, origin: 'typed', written: null },
      ...{ derivation: null, locator: null },
    })
  }
  const path = nameFile(`${name}.kttt`)
  const content = { ...seed, periods, facts: [...facts.values()], stated: [] }
  createWorkbook(path, content, { uuid: 'u', now: createdAt })
  return path
}

describe('the value cache', () => {
  it('gives the figures that the rows give, and changes nothing else', () => {
    const path = makeWorkbook(nameFile('same.kttt'))
    let file = openWorkbook(path)
    expect(readCached(file.db)).toBeNull()
    cache(file)
    file.close()
    file = openWorkbook(path)
    expect(readCached(file.db)).toEqual(readRowValues(file.db))
    expect(readCached(file.db)).toHaveLength(14)
    expect(readMeta(file.db)).toMatchObject({ revision: 0, savedAt: createdAt })
    expect(listHistory(file.db, 1)).toEqual([])
    file.close()
  })

  it.each([1, 2, 3])('holds figures of every kind in any order, seed %i', (number) => {
    const random = seededRandom(number)
    const file = openWorkbook(makeRandomWorkbook(`random ${number}`, random))
    const rows = readRowValues(file.db)
    expect(rows.some(([, , , , , , value = 0]) => Math.abs(value) > 2 ** 40)).toBe(true)
    expect(new Set(rows.map(([, , , , , state]) => state)).size).toBe(3)
    const shuffle = (values: number[][]) =>
      values
        .map((value) => ({ value, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value)
    for (const order of [undefined, shuffle, (values: number[][]) => values.toReversed()]) {
      cache(file, order)
      expect(readCached(file.db)).toEqual(rows)
    }
    file.close()
  })

  it('holds the largest exact values, and none', () => {
    withWorkbook('large', (file) => {
      const facts = [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2 ** 31, -(2 ** 31)]
      const places = ['VN', 'R1', 'R2', 'R0']
      commitChanges(
        file.db,
        makeCommit(
          facts.map((value, at) => ({
            key: makeKey('HTX.thanh_lap_moi', { locality: places[at] ?? '' }),
            after: makeFact(value),
          })),
        ),
      )
      cache(file)
      expect(readCached(file.db)).toEqual(readRowValues(file.db))
      writeValueCache(file.db, 1, () => undefined)
      expect(readCached(file.db)).toEqual([])
    })
  })

  it('is of one revision', () => {
    withWorkbook('revision', (file) => {
      cache(file)
      commitChanges(file.db, makeCommit([{ key: makeKey('HTX.tong_so'), after: makeFact(5) }]))
      expect(readCached(file.db)).toBeNull()
      expect(readCached(file.db, 0)).not.toBeNull()
      cache(file)
      expect(readCached(file.db)).toEqual(readRowValues(file.db))
      expect(readCached(file.db, 0)).toBeNull()
    })
  })

  it('stays as it was when the new one cannot be finished', () => {
    withWorkbook('whole', (file) => {
      cache(file)
      const rows = readRowValues(file.db)
      const write = (...numbers: Parameters<ValueVisitor>) => {
        writeValueCache(file.db, 0, (visit) => {
          visit(...numbers)
        })
      }
      const refused: Parameters<ValueVisitor>[] = [
        [0, 99, 1, 1, 1, 0, 5],
        [0, 1, 99, 1, 1, 0, 5],
        [0, 1, 1, 99, 1, 0, 5],
        [0, 1, 1, 1, 99, 0, 5],
        [9, 1, 1, 1, 1, 0, 5],
        [0, 1, 1, 1, 1, 7, 5],
        [0, 1, 1, 1, 1, 0, 0.5],
        [0, 1, 1, 1, 1, 0, 2 ** 53],
      ]
      for (const numbers of refused)
        expect(() => {
          write(...numbers)
        }, numbers.join()).toThrow()
      expect(readCached(file.db)).toEqual(rows)
    })
  })

  it('is read from a file that takes no writes, and not written there', () => {
    const path = makeWorkbook(nameFile('locked.kttt'))
    let file = openWorkbook(path)
    cache(file)
    file.close()
    chmodSync(path, 0o444)
    const before = hashFile(path)
    file = openWorkbook(path)
    expect(readCached(file.db)).toEqual(readRowValues(file.db))
    expect(() => {
      cache(file)
    }).toThrow(new Failure('read-only'))
    file.close()
    expect(hashFile(path)).toBe(before)
  })
})

type StoredChunk = { chunk: number; content: Buffer }

function readStored(path: string): StoredChunk[] {
  const db = new Database(path)
  const rows = db.prepare<[], StoredChunk>('SELECT chunk, content FROM value_cache ORDER BY chunk').all()
  db.close()
  return rows
}

function store(path: string, chunks: readonly StoredChunk[]): void {
  const db = new Database(path)
  db.exec('DELETE FROM value_cache')
  for (const { chunk, content } of chunks)
    db.prepare('INSERT INTO value_cache VALUES (?, ?)').run(chunk, content)
  db.close()
}

function makeCached(name: string): { path: string; chunks: StoredChunk[] } {
  const path = makeWorkbook(nameFile(`${name}.kttt`))
  const file = openWorkbook(path)
  cache(file)
  file.close()
  return { path, chunks: readStored(path) }
}

/** Whether the cache in the file is disbelieved, without an error and without a figure given. */
function isIgnored(path: string): boolean {
  const file = openWorkbook(path)
  try {
    return readCached(file.db) === null
  } finally {
    file.close()
  }
}

/** The digest as somebody would make it who knows how: the check of the numbers alone must then hold. */
function restamp(path: string, chunks: readonly StoredChunk[]): StoredChunk[] {
  const db = new Database(path, { readonly: true }) as unknown as ReadableDb
  let digest = 0
  for (const list of ['indicator', 'sector', 'locality', 'period'] as const) {
    const ids = readIds(db, list)
    digest = crc32(new Uint8Array(Float64Array.of(ids.length, ...ids).buffer), digest)
  }
  db.close()
  for (const { content } of chunks.slice(1)) digest = crc32(content, digest)
  const stamp = Buffer.from(chunks[0]?.content ?? [])
  stamp.writeDoubleLE(crc32(stamp.subarray(0, 32), digest), 32)
  return [{ chunk: 0, content: stamp }, ...chunks.slice(1)]
}

describe('a wrong cache is as if there were none', () => {
  it('with any byte changed', () => {
    const { path, chunks } = makeCached('bytes')
    const db = new Database(path)
    db.pragma('synchronous = OFF')
    const put = db.prepare('UPDATE value_cache SET content = ? WHERE chunk = ?')
    const believed: string[] = []
    for (const { chunk, content } of chunks) {
      for (let at = 0; at < content.length; at++) {
        const changed = Buffer.from(content)
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
        put.run(changed, chunk)
        if (readCached(db as unknown as ReadableDb, 0) !== null) believed.push(`${chunk}:${at}`)
      }
      put.run(content, chunk)
    }
    expect(believed).toEqual([])
    expect(readCached(db as unknown as ReadableDb, 0)).toHaveLength(14)
    db.close()
  })

  it('cut, lengthened, with a chunk lost, doubled or of another order', () => {
    const { path, chunks } = makeCached('shape')
    const [stamp, first, second] = chunks
    if (stamp === undefined || first === undefined || second === undefined) throw new Error('too few chunks')
    const rest = chunks.slice(2)
    const variants: StoredChunk[][] = [
      [],
      [stamp],
      chunks.slice(1),
      [stamp, ...rest],
      [...chunks, { ...first, chunk: 99 }],
      [stamp, { ...first, chunk: 2 }, { ...second, chunk: 1 }, ...rest.slice(1)],
      [stamp, { chunk: 1, content: first.content.subarray(0, -1) }, ...rest],
      [stamp, { chunk: 1, content: Buffer.concat([first.content, Buffer.alloc(8)]) }, ...rest],
      [{ chunk: 0, content: stamp.content.subarray(8) }, first, ...rest],
      [{ chunk: 0, content: Buffer.alloc(0) }, first, ...rest],
    ]
    for (const [number, variant] of variants.entries()) {
      store(path, variant)
      expect(isIgnored(path), `variant ${number}`).toBe(true)
    }
    store(path, chunks)
    expect(isIgnored(path)).toBe(false)
  })

  it('with numbers that cannot be, though the digest fits', () => {
    const { path, chunks } = makeCached('impossible')
    store(path, restamp(path, chunks))
    expect(isIgnored(path)).toBe(false)
    const changes: [name: string, at: number, value: number][] = [
      ['scenario', 0, 4],
      ['negative scenario', 0, -1],
      ['indicator', 4, 9],
      ['sector', 8, 7],
      ['no rows', 12, 0],
      ['more rows', 12, 2 ** 30],
      ['negative rows', 12, -1],
      ['more values', 16, 2 ** 31 - 1],
      ['width', 20, 2],
      ['states', 24, 3],
      ['what is always zero', 28, 1],
    ]
    const tamper = (change: (content: Buffer) => void): boolean => {
      const [stamp, first, ...others] = chunks.map(({ chunk, content }) => ({
        chunk,
        content: Buffer.from(content),
      }))
      if (stamp === undefined || first === undefined) throw new Error('too few chunks')
      change(first.content)
      store(path, restamp(path, [stamp, first, ...others]))
      return isIgnored(path)
    }
    for (const [name, at, value] of changes)
      expect(
        tamper((content) => content.writeInt32LE(value, at)),
        name,
      ).toBe(true)
    // Behind the head: the values, the places of the rows, their masks.
    const content = chunks[1]?.content ?? Buffer.alloc(0)
    const [rows, values] = [content.readInt32LE(12), content.readInt32LE(16)]
    const localities = 32 + values * 4
    const masks = localities + rows * 4
    expect(
      tamper((bytes) => bytes.writeInt32LE(4, localities)),
      'place',
    ).toBe(true)
    expect(
      tamper((bytes) => bytes.writeInt32LE(-1, localities)),
      'negative place',
    ).toBe(true)
    expect(
      tamper((bytes) => bytes.writeUInt32LE(1 << 6, masks)),
      'period',
    ).toBe(true)
    expect(
      tamper((bytes) => bytes.writeUInt32LE(3, masks)),
      'one period more',
    ).toBe(true)
    expect(
      tamper((bytes) => bytes.writeInt32LE(5, 32)),
      'a value that can be',
    ).toBe(false)
  })

  it('of a file whose lists are others', () => {
    const { path } = makeCached('lists')
    const db = new Database(path)
    db.exec('DELETE FROM locality WHERE id = 4')
    db.close()
    expect(isIgnored(path)).toBe(true)
  })
})
