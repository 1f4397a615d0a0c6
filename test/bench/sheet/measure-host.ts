import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { createWorkbook } from '../../../electron/db/create-workbook'
import { openPage, removeFolder, startProgram } from '../../e2e/program'
import { measureEnter } from './measure-enter'
import { createPageClock } from './page/page-clock'
import { makeSheetSeed } from './sheet-seed'

export type Hosted = { firstRows: number; painted: number[] }

/** The whole program with its own host and a workbook with a form of that size: to its rows, and Enter to its totals. */
export async function measureWithHost(browser: Browser, indicators: number, edits: number): Promise<Hosted> {
  const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-'))
  const path = join(folder, 'Biểu lớn.kttt')
  createWorkbook(path, makeSheetSeed(indicators), {
    uuid: '00000000-0000-4000-8000-000000000000',
    now: '2026-01-01T00:00:00.000Z',
  })
  const program = await startProgram({ folder: join(folder, 'home'), args: [path] })
  try {
    const begun = performance.now()
    const { page, errors } = await openPage(browser, program.address)
    await page.evaluate(`globalThis.benchClock = (${createPageClock.toString()})()`)
    await page.evaluate(() => globalThis.benchClock.firstRows())
    const firstRows = performance.now() - begun
    await page.waitForTimeout(1000)
    const { painted } = await measureEnter(page, edits)
    if (errors.length > 0) throw new Error(errors.join('\n'))
    await page.context().close()
    return { firstRows, painted }
  } finally {
    await program.stop()
    removeFolder(folder)
  }
}
