import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, outputFolder, removeFolder, startProgram, type Program } from './program'

/** Exporting by hand and by keys: the dialog, what it remembers, and the way around it. */
let program: Program
let browser: Browser
let page: Page
let errors: string[]
const folder = join(outputFolder, 'export')

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address, { width: 1366, height: 768 }))
  page.setDefaultTimeout(8000)
  await new WindowModel(page).ready()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

/** The workbook that an action gives, and the texts on its first sheet. */
async function exportBy(action: () => Promise<void>): Promise<{ sheets: string[]; texts: string[] }> {
  const waiting = page.waitForEvent('download')
  await action()
  const download = await waiting
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const texts: string[] = []
  workbook.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => texts.push(cell.text))
  })
  return { sheets: workbook.worksheets.map((sheet) => sheet.name), texts }
}

describe('exporting', () => {
  it('asks what goes along, by keys alone, and writes it', async () => {
    await page.keyboard.press('Control+e')
    await page.getByTestId('dialog-export').waitFor()
    await page.screenshot({ path: join(folder, 'dialog.png') })
    await page.getByTestId('export-own').fill('  LIÊN MINH HỢP TÁC XÃ  ')
    await page.getByTestId('export-left').fill('NGƯỜI LẬP BIỂU')
    const { sheets, texts } = await exportBy(() => page.keyboard.press('Enter'))
    expect(sheets).toEqual(['Phụ lục', 'Số liệu gốc', 'Biểu đồ', 'so-kttt'])
    expect(texts).toContain('LIÊN MINH HỢP TÁC XÃ')
    expect(texts).toContain('NGƯỜI LẬP BIỂU')
    expect(texts).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    await page.getByTestId('dialog-export').waitFor({ state: 'detached' })
  })

  it('opens as the last one was: Enter does the same again', async () => {
    await page.keyboard.press('Control+e')
    await page.getByTestId('dialog-export').waitFor()
    expect(await page.getByTestId('export-left').inputValue()).toBe('NGƯỜI LẬP BIỂU')
    await page.getByTestId('export-charts').uncheck()
    await page.getByTestId('export-confirm').focus()
    const { sheets, texts } = await exportBy(() => page.keyboard.press('Enter'))
    expect(sheets).toEqual(['Phụ lục', 'Số liệu gốc', 'so-kttt'])
    expect(texts).toContain('NGƯỜI LẬP BIỂU')
  })

  it('goes without asking by Ctrl+Shift+E, and Escape leaves everything as it was', async () => {
    await page.keyboard.press('Control+e')
    await page.getByTestId('export-left').fill('ai khác')
    await page.keyboard.press('Escape')
    await page.getByTestId('dialog-export').waitFor({ state: 'detached' })
    const { sheets, texts } = await exportBy(() => page.keyboard.press('Control+Shift+e'))
    expect(await page.getByTestId('dialog-export').count()).toBe(0)
    expect(sheets).toHaveLength(3)
    expect(texts).toContain('NGƯỜI LẬP BIỂU')
    expect(texts).not.toContain('ai khác')
  })

  it('is the same after the page was loaded again', async () => {
    await page.reload()
    await new WindowModel(page).ready()
    await page.keyboard.press('Control+e')
    expect(await page.getByTestId('export-left').inputValue()).toBe('NGƯỜI LẬP BIỂU')
    expect(await page.getByTestId('export-charts').isChecked()).toBe(false)
    await page.keyboard.press('Escape')
    expect(errors).toEqual([])
  })
})
