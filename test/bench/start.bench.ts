// From `npm start` (with everything built) to the first rows on the screen of a real browser that is already open.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser, openPage, outputFolder, removeFolder, startProgram } from '../e2e/program'
import { WindowModel } from '../e2e/page-model'

const rounds = 5
const browser = await launchBrowser()
const times: { address: number; rows: number }[] = []
let folder: string | undefined
for (let round = 0; round <= rounds; round++) {
  const start = performance.now()
  const program = await startProgram(folder === undefined ? {} : { folder })
  const address = performance.now() - start
  const { page } = await openPage(browser, program.address)
  await new WindowModel(page).ready()
  const rows = performance.now() - start
  // The first round also makes the sample workbook and warms the disk; a user's every other start is like the rest.
  if (round > 0) times.push({ address, rows })
  else process.stdout.write(`first start ever: ${rows.toFixed(0)} ms\n`)
  await page.context().close()
  await program.stop()
  folder = program.folder
}
await browser.close()
if (folder !== undefined) removeFolder(folder)

const middle = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const rows = [
  { name: 'start-to-address-ms', value: middle(times.map((time) => time.address)), unit: 'ms' },
  { name: 'start-to-rows-ms', value: middle(times.map((time) => time.rows)), unit: 'ms', goal: 2000 },
]
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-start.json'), JSON.stringify(rows, null, 2))
for (const row of rows)
  process.stdout.write(`${row.name} ${row.value.toFixed(0)} (median of ${String(rounds)})\n`)
