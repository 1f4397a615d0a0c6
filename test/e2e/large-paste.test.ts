import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkbook } from '../../electron/db/create-workbook'
import { makeSheetSeed } from '../bench/sheet/sheet-seed'
import { launchBrowser, openPage, startProgram, type Program } from './program'

/** The largest paste there is, into a form of 10.000 rows, through the window and the real host. */
const rows = 10_000
const pasted = 20
const first = 'I1.N1.1'

const folder = mkdtempSync(join(tmpdir(), 'kttt-large-'))
let program: Program
let browser: Browser
let page: Page
let errors: string[]

const job = (): Promise<string> =>
  page
    .getByTestId('job')
    .innerText({ timeout: 200 })
    .catch(() => '')
const shown = (): Promise<string> =>
  page.locator(`.ag-row[row-id="${first}"] .ag-cell[col-id="actual-0"]`).innerText()
const toast = (): Promise<string> => page.getByTestId('toast').last().innerText()

beforeAll(async () => {
  const path = join(folder, 'Biểu lớn.kttt')
  createWorkbook(path, makeSheetSeed(rows / 100), {
    uuid: '00000000-0000-4000-8000-000000000000',
    now: '2026-01-01T00:00:00.000Z',
  })
  program = await startProgram({ folder: join(folder, 'home'), args: [path] })
  browser = await launchBrowser()
  ;({ page, errors } = await openPage(browser, program.address))
  await page.locator(`.ag-row[row-id="${first}"] .ag-cell[col-id="actual-0"]`).waitFor()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function paste(): Promise<void> {
  await page.locator(`.ag-row[row-id="${first}"] .ag-cell[col-id="actual-0"]`).click()
  await page.evaluate(
    ([down, across]) => {
      const line = (row: number): string =>
        Array.from({ length: across }, (_, column) => String(1000 + ((row * 31 + column * 7) % 9000))).join(
          '\t',
        )
      const data = new DataTransfer()
      data.setData('text/plain', Array.from({ length: down }, (_, row) => line(row)).join('\n'))
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    [rows - 2, pasted] as const,
  )
}

describe('200.000 cells', () => {
  it('stopped while they are being stored, nothing is stored', async () => {
    const before = await shown()
    await paste()
    await expect.poll(job, { timeout: 20_000, interval: 20 }).toMatch(/^Đang ghi [\d.]+\/[\d.]+ ô/)
    await page.getByTestId('job').getByRole('button').click()
    await expect.poll(toast, { timeout: 20_000 }).toContain('Đã dừng theo ý bạn')
    // The sheet is painted in the frame after the message.
    await expect.poll(shown).toBe(before)
    await expect.poll(() => page.locator('.ag-cell.pending').count()).toBe(0)
    await page.reload()
    await page.locator(`.ag-row[row-id="${first}"] .ag-cell[col-id="actual-0"]`).waitFor()
    expect(await shown()).toBe(before)
  }, 60_000)

  it('left alone they are stored as one, reported, and undone as one', async () => {
    const before = await shown()
    await paste()
    await page.getByTestId('paste-panel').waitFor({ timeout: 40_000 })
    expect(await page.getByTestId('paste-panel').innerText()).toMatch(
      /Đã dán 14\d\.\d{3} ô; bỏ qua 5\d\.\d{3} ô công thức/,
    )
    expect(await shown()).toBe('1.000')
    await page.locator(`.ag-row[row-id="${first}"] .ag-cell[col-id="actual-0"]`).click()
    await page.keyboard.press('Control+z')
    await expect.poll(job, { timeout: 20_000, interval: 20 }).toMatch(/^Đang hoàn tác /)
    await expect.poll(toast, { timeout: 40_000 }).toMatch(/Đã hoàn tác: dán 14\d\d{3} ô/)
    expect(await shown()).toBe(before)
    expect(errors).toEqual([])
  }, 120_000)
})
