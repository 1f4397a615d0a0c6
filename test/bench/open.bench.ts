// Opening a workbook of 1,1 million facts: the checks of the file, its rows, and the roll-up of every total.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkbook } from '../../electron/db/create-workbook'
import { forEachValue } from '../../electron/db/facts'
import { openWorkbook } from '../../electron/db/open-workbook'
import { openSession } from '../../electron/host/session'
import { outputFolder } from '../e2e/program'
import { makeLargeSeed } from '../fixtures/make-large-seed'

const rounds = 5
const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-'))
const path = join(folder, 'cả nước.kttt')
const seed = makeLargeSeed(1_100_000)
createWorkbook(path, seed, {
  uuid: '00000000-0000-4000-8000-000000000000',
  now: '2026-01-01T00:00:00.000Z',
})

const middle = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const files: number[] = []
const scans: number[] = []
const sessions: number[] = []
for (let round = 0; round < rounds; round++) {
  let start = performance.now()
  const file = openWorkbook(path)
  files.push(performance.now() - start)
  // The peer: reading every row and doing nothing with it, which no way of loading from rows can beat.
  start = performance.now()
  let rows = 0
  forEachValue(file.db, () => rows++)
  scans.push(performance.now() - start)
  file.close()
  if (rows !== seed.facts.length) throw new Error('rows are missing')
  start = performance.now()
  const session = openSession(path)
  sessions.push(performance.now() - start)
  session.file.close()
}

const scan = middle(scans)
const rows = [
  { name: 'open-ms@1.1M', value: middle(sessions), unit: 'ms', peer: scan, ratio: middle(sessions) / scan },
  { name: 'open-file-ms@1.1M', value: middle(files), unit: 'ms', peer: scan, ratio: middle(files) / scan },
]
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-open.json'), JSON.stringify(rows, null, 2))
process.stdout.write(
  `facts: ${String(seed.facts.length)}, file: ${(statSync(path).size / 1e6).toFixed(1)} MB, reading the rows alone ${scan.toFixed(0)} ms\n`,
)
for (const row of rows)
  process.stdout.write(`${row.name} ${row.value.toFixed(0)} ms, ${row.ratio.toFixed(2)} × the rows alone\n`)
rmSync(folder, { recursive: true, force: true })
