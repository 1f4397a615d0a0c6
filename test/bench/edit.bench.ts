// The edit path at 100.000 facts, on the program as a user starts it with its window open in a real browser. Replies are
// timed twice: by a second client on the wire while the window follows every patch, and in the window itself for typed
// edits, where Chromium lets a frame be painted first. Beside them the same edit with its totals computed in SQL.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright'
import { createWorkbook } from '../../electron/db/create-workbook'
import { WindowModel } from '../e2e/page-model'
import { createClient } from '../../shared/contract/client'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import { launchBrowser, openPage, outputFolder, startProgram } from '../e2e/program'
import { openSocket } from '../fixtures/host-transports'
import { makeLargeSeed } from '../fixtures/make-large-seed'

const edits = 200
const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-'))
const seed = makeLargeSeed(100_000)
const path = join(folder, 'lớn.kttt')
const sqlPath = join(folder, 'sql.kttt')
for (const [at, file] of [path, sqlPath].entries()) {
  createWorkbook(file, seed, {
    uuid: `00000000-0000-4000-8000-00000000000${at}`,
    now: '2026-01-01T00:00:00.000Z',
  })
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Times of the frames as the browser's network log has them: command out, reply in. */
async function watchReplies(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const sent = new Map<number, number>()
  const replies: number[] = []
  session.on('Network.webSocketFrameSent', ({ timestamp, response }) => {
    const frame = JSON.parse(response.payloadData) as { kind: string; id: number; name?: string }
    if (frame.kind === 'call' && frame.name === 'cells.set') sent.set(frame.id, timestamp)
  })
  session.on('Network.webSocketFrameReceived', ({ timestamp, response }) => {
    const frame = JSON.parse(response.payloadData) as { kind: string; id: number }
    const start = sent.get(frame.id)
    if (frame.kind !== 'reply' || start === undefined) return
    sent.delete(frame.id)
    replies.push((timestamp - start) * 1000)
  })
  return replies
}

/** Runs in the page: the time from the next Enter until the total on the screen is another one. */
function watchCell(before: string): void {
  const shown = new Promise<number>((resolve) => {
    let start = 0
    addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true })
    const look = (): void => {
      const cell = document.querySelector('.ag-row[row-id="I.1"] .ag-cell[col-id="actual"]')
      const now = (cell?.textContent ?? '').replace('▲', '').trim()
      if (start > 0 && now !== before) resolve(performance.now() - start)
      else requestAnimationFrame(look)
    }
    look()
  })
  Object.assign(globalThis, { shown })
}

type Measured = { wire: number[]; page: number[]; screens: number[] }

async function measureProgram(): Promise<Measured> {
  const program = await startProgram({ folder: join(folder, 'home'), args: [path] })
  const browser = await launchBrowser()
  const { page } = await openPage(browser, program.address)
  const window = new WindowModel(page)
  await window.ready()
  const places = page.getByTestId('pick-locality')
  await places.click()
  await places.fill('Tỉnh 1')
  await page
    .getByRole('option', { name: /^\s*Tỉnh 1(?!\d)/ })
    .first()
    .click()
  await page.waitForTimeout(800)
  const wire = await measureOnWire(page)
  const typed = await measureTyped(page, window)
  await browser.close()
  await program.stop()
  return { wire, ...typed }
}

/** A second client edits a leaf of the province that the window shows, and looks at the nation's table itself. */
async function measureOnWire(page: Page): Promise<number[]> {
  const token = await page.evaluate(
    () =>
      Object.keys(sessionStorage)
        .map((key) => sessionStorage.getItem(key) ?? '')
        .find((value) => value.length >= 40) ?? '',
  )
  const client = createClient<WorkbookContract>(await openSocket(new URL(page.url()).origin, token))
  const state = await client.call('workbook.state', {})
  const form = state?.forms[0]
  const province = state?.localities.find((locality) => locality.name === 'Tỉnh 1')
  if (state === null || form === undefined || province === undefined)
    throw new Error('not the bench workbook')
  const request = { kind: 'form', form: form.id, period: state.period } as const
  const view = await client.call('view.open', { request: { ...request, locality: province.id } })
  await client.call('view.open', { request: { ...request, locality: state.locality } })
  const row = view.layout.rows.findIndex((item) => item.id === 'I.1.NN')
  const index = row * view.layout.columns.length
  let changed = 0
  client.on('workbook.patched', ({ views }) => {
    for (const { cells } of views) changed += cells.index.length
  })
  const times: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const value = String(2000 + edit)
    const start = performance.now()
    await client.call('cells.set', {
      view: view.view,
      gesture: 'type',
      cells: [{ index, input: { state: 'number', value, qualifier: null, written: value } }],
    })
    times.push(performance.now() - start)
    await page.waitForTimeout(20)
  }
  if (changed < edits * 8) throw new Error('the totals did not follow')
  client.close()
  return times
}

/** Types into the leaf; its total two rows up must follow on the screen. */
async function measureTyped(page: Page, window: WindowModel): Promise<Omit<Measured, 'wire'>> {
  const replies = await watchReplies(page)
  const screens: number[] = []
  await window.select('I.1.NN', 'actual')
  for (let edit = 0; edit < edits; edit++) {
    await page.keyboard.type(String(1000 + edit))
    await page.evaluate(watchCell, await window.text('I.1', 'actual'))
    await page.keyboard.press('Enter')
    screens.push(await page.evaluate(() => (globalThis as unknown as { shown: Promise<number> }).shown))
    await page.keyboard.press('ArrowUp')
  }
  if (replies.length < edits) throw new Error(`only ${String(replies.length)} replies`)
  return { page: replies, screens }
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
  for (let edit = 0; edit < edits / 2; edit++) {
    const start = performance.now()
    if (write.run(1000 + edit).changes !== 1) throw new Error('the edit did not arrive')
    if (totals.all().length < 40) throw new Error('the totals are missing')
    times.push(performance.now() - start)
  }
  db.close()
  return times
}

const measured = await measureProgram()
const sql = measureSql()
const rows = [
  { name: 'reply-p50-ms@100k', value: percentile(measured.wire, 0.5), peer: percentile(sql, 0.5) },
  { name: 'reply-p95-ms@100k', value: percentile(measured.wire, 0.95), peer: percentile(sql, 0.95) },
  {
    name: 'typed-reply-in-page-p50-ms@100k',
    value: percentile(measured.page, 0.5),
    peer: percentile(sql, 0.5),
  },
  {
    name: 'typed-reply-in-page-p95-ms@100k',
    value: percentile(measured.page, 0.95),
    peer: percentile(sql, 0.95),
  },
  {
    name: 'enter-to-screen-p50-ms@100k',
    value: percentile(measured.screens, 0.5),
    peer: percentile(sql, 0.5),
  },
].map((row) => ({
  ...row,
  unit: 'ms',
  peerName: 'the same edit with totals in SQL',
  ratio: row.peer / row.value,
}))
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-edit.json'), JSON.stringify(rows, null, 2))
process.stdout.write(`facts: ${String(seed.facts.length)}, edits: ${String(edits)}\n`)
for (const row of rows) {
  process.stdout.write(
    `${row.name} ${row.value.toFixed(2)} ms; ${row.peerName} ${row.peer.toFixed(2)} ms, ratio ${row.ratio.toFixed(1)}\n`,
  )
}
rmSync(folder, { recursive: true, force: true })
