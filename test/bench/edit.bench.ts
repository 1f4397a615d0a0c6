// The edit path at 100.000 facts: key to reply over the loopback shell, beside the same edit with its totals computed in SQL.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createWorkbook } from '../../electron/db/create-workbook'
import { fromScaled } from '../../shared/format/parse-number'
import { webSocketTransport } from '../fixtures/host-transports'
import { makeLargeSeed } from '../fixtures/make-large-seed'
import { repoRoot } from '../tools/bundle-program'

const edits = 300
const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-'))
const path = join(folder, 'lớn.kttt')
const seed = makeLargeSeed(100_000)
createWorkbook(path, seed, { uuid: '00000000-0000-4000-8000-000000000000', now: '2026-01-01T00:00:00.000Z' })

const sqlPath = join(folder, 'sql.kttt')
createWorkbook(sqlPath, seed, {
  uuid: '00000000-0000-4000-8000-000000000001',
  now: '2026-01-01T00:00:00.000Z',
})

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** One editing window on a province and one on the nation, whose totals all follow. */
async function measureHost(): Promise<number[]> {
  const host = await webSocketTransport.start({ folder, initialFile: path })
  const client = await host.connect()
  const state = await client.call('workbook.state', {})
  const form = state?.forms[0]
  const province = state?.localities.find((locality) => locality.level === 'province')
  const nation = state?.localities.find((locality) => locality.parent === null)
  const period = state?.periods.find((item) => item.kind === 'year' && item.year === 2020)
  if (form === undefined || province === undefined || nation === undefined || period === undefined) {
    throw new Error('the bench workbook is not the expected one')
  }
  const request = { kind: 'form', form: form.id, period: period.id } as const
  const view = await client.call('view.open', { request: { ...request, locality: province.id } })
  await client.call('view.open', { request: { ...request, locality: nation.id } })
  const row = view.layout.rows.findIndex((item) => item.id === 'I.1.NN')
  const index = row * view.layout.columns.length
  let changed = 0
  client.on('workbook.patched', ({ views }) => {
    for (const { cells } of views) changed += cells.index.length
  })
  const times: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const start = performance.now()
    await client.call('cells.set', {
      view: view.view,
      gesture: 'type',
      cells: [
        {
          index,
          input: { state: 'number', value: String(1000 + edit), qualifier: null, written: String(edit) },
        },
      ],
    })
    times.push(performance.now() - start)
  }
  const check = await client.call('view.open', { request: { ...request, locality: province.id } })
  if (fromScaled(check.cells.values[index] ?? 0, 0) !== String(999 + edits) || changed < edits * 4) {
    throw new Error('the edits did not arrive')
  }
  await host.stop()
  return times
}

/** The same edit, then the totals of the nation's table by SQL over the places and sectors below it. */
function measureSql(): number[] {
  const db = new Database(sqlPath)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const write = db.prepare(
    `UPDATE fact SET value = ? WHERE scenario = 0
       AND indicator_id = (SELECT id FROM indicator WHERE code = 'HTX.tong_so')
       AND locality_id = (SELECT id FROM locality WHERE code = 'P0')
       AND sector_id = (SELECT id FROM sector WHERE code = 'NN')
       AND period_id = (SELECT id FROM period WHERE year = 2020 ORDER BY parent_id IS NOT NULL LIMIT 1)`,
  )
  const totals = db.prepare(
    'SELECT scenario, indicator_id, period_id, sum(value) AS total FROM fact WHERE scenario IN (0, 2) GROUP BY scenario, indicator_id, period_id',
  )
  const times: number[] = []
  for (let edit = 0; edit < edits / 3; edit++) {
    const start = performance.now()
    if (write.run(1000 + edit).changes !== 1) throw new Error('the edit did not arrive')
    if (totals.all().length < 40) throw new Error('the totals are missing')
    times.push(performance.now() - start)
  }
  db.close()
  return times
}

const host = await measureHost()
const sql = measureSql()
const rows = [
  { name: 'reply-p50-ms@100k', value: percentile(host, 0.5), unit: 'ms', peer: percentile(sql, 0.5) },
  { name: 'reply-p95-ms@100k', value: percentile(host, 0.95), unit: 'ms', peer: percentile(sql, 0.95) },
].map((row) => ({ ...row, peerName: 'totals in SQL', ratio: row.peer / row.value }))
mkdirSync(join(repoRoot, 'test/output'), { recursive: true })
writeFileSync(join(repoRoot, 'test/output/bench-edit.json'), JSON.stringify(rows, null, 2))
process.stdout.write(`facts: ${seed.facts.length}\n`)
for (const row of rows) {
  process.stdout.write(
    `${row.name} ${row.value.toFixed(2)} ms; the same edit with totals in SQL ${row.peer.toFixed(2)} ms, ratio ${row.ratio.toFixed(1)}\n`,
  )
}
rmSync(folder, { recursive: true, force: true })
