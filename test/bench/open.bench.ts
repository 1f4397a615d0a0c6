// Opening a workbook of 1,1 million facts: the checks of the file, its figures from their rows and from the value cache, and
// the roll-up of every total. The model is that of the engine's bench, in a file made as the program makes it.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkbook } from '../../electron/db/create-workbook'
import { forEachValue } from '../../electron/db/facts'
import { openWorkbook } from '../../electron/db/open-workbook'
import { visitCachedValues } from '../../electron/db/value-cache'
import { openSession, storeValueCache } from '../../electron/host/session'
import { outputFolder } from '../e2e/program'
import { makeModelSeed } from '../fixtures/make-model-seed'
import { makeEngineModel, nation } from './peers/engine-model'

const rounds = 7
const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-'))
const fromRows = join(folder, 'từ dòng.kttt')
const fromCache = join(folder, 'từ bản gói.kttt')
const facts = prepareFiles()

function prepareFiles(): number {
  const seed = makeModelSeed(makeEngineModel(nation))
  for (const path of [fromRows, fromCache]) {
    createWorkbook(path, seed, {
      uuid: '00000000-0000-4000-8000-000000000000',
      now: '2026-01-01T00:00:00.000Z',
    })
  }
  const session = openSession(fromCache)
  const start = performance.now()
  storeValueCache(session)
  process.stdout.write(`writing the value cache ${(performance.now() - start).toFixed(0)} ms\n`)
  session.file.close()
  return seed.facts.length
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Opens as the program does; the session must have its figures from where they are wanted. */
function openAndClose(path: string, cached: boolean): number {
  globalThis.gc?.()
  const start = performance.now()
  const session = openSession(path)
  const spent = performance.now() - start
  if ((session.cachedRevision !== null) !== cached) throw new Error('not opened from where it should be')
  session.file.close()
  return spent
}

function countVisits(visitAll: (visit: () => void) => void): void {
  let visits = 0
  visitAll(() => visits++)
  if (visits !== facts) throw new Error('figures are missing')
}

const times = { check: [], rows: [], cache: [], fromRows: [], fromCache: [] } as Record<
  'check' | 'rows' | 'cache' | 'fromRows' | 'fromCache',
  number[]
>
for (let round = 0; round < rounds; round++) {
  times.fromRows.push(openAndClose(fromRows, false))
  times.fromCache.push(openAndClose(fromCache, true))
  const start = performance.now()
  const file = openWorkbook(fromCache)
  times.check.push(performance.now() - start)
  times.rows.push(
    time(() => {
      countVisits((visit) => {
        forEachValue(file.db, visit)
      })
    }),
  )
  times.cache.push(
    time(() => {
      countVisits((visit) => visitCachedValues(file.db, 0, visit))
    }),
  )
  file.close()
}

function note(name: string, value: number, peer: number) {
  const row = { name, value, unit: 'ms', peer, ratio: peer / value }
  process.stdout.write(
    `${name} ${value.toFixed(0)} ms; peer ${peer.toFixed(0)} ms, ratio ${row.ratio.toFixed(1)}\n`,
  )
  return row
}

process.stdout.write(
  `facts: ${facts}, file: ${(statSync(fromRows).size / 1e6).toFixed(1)} MB, with the cache ` +
    `${(statSync(fromCache).size / 1e6).toFixed(1)} MB; first opening from the cache ` +
    `${(times.fromCache[0] ?? 0).toFixed(0)} ms\n`,
)
const rows = [
  // The peer: the same from the rows, as for a file that was changed by an edit and not closed properly.
  note('open-ms@1.1M', middle(times.fromCache), middle(times.fromRows)),
  // Of it: what the file says about itself, which no way of loading saves; and the figures, against reading every row.
  note('open-file-ms@1.1M', middle(times.check), middle(times.rows)),
  note('open-values-ms@1.1M', middle(times.cache), middle(times.rows)),
]
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-open.json'), JSON.stringify(rows, null, 2))
rmSync(folder, { recursive: true, force: true })
