import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import mammoth from 'mammoth'
import type { Browser, Download, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listZipParts } from '../../electron/excel/zip-parts'
import { repoRoot } from '../tools/bundle-program'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, outputFolder, removeFolder, startProgram, type Program } from './program'

/** What goes back to offices, from the menu to the saved file. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address))
  window = new WindowModel(page)
  await window.ready()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

async function choose(command: string): Promise<void> {
  await page.getByText('Tệp', { exact: true }).first().click()
  await page.getByTestId(`menu-${command}`).click()
}

async function save(start: () => Promise<void>): Promise<{ path: string; name: string }> {
  const waiting = page.waitForEvent('download')
  await start()
  const download: Download = await waiting
  const name = download.suggestedFilename()
  const path = join(outputFolder, 'office', name)
  await download.saveAs(path)
  return { path, name }
}

const notice = (words: RegExp): Promise<void> =>
  page.getByTestId('toast').filter({ hasText: words }).first().waitFor()

describe('tables for Word and other programs', () => {
  it('exports CSV that Excel opens in columns', async () => {
    const { path, name } = await save(() => choose('table.exportCsv'))
    expect(name).toMatch(/\.csv$/)
    const text = readFileSync(path, 'utf8')
    expect(text.startsWith('\ufeffTT;Chỉ tiêu;Đơn vị tính;')).toBe(true)
    expect(text).toContain('1;Tổng số HTX;HTX;25454;')
    await notice(/csv/)
  })

  it('exports a Word table', async () => {
    const { path, name } = await save(() => choose('table.exportWord'))
    expect(name).toMatch(/\.docx$/)
    const { value } = await mammoth.extractRawText({ path })
    expect(value).toContain('CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ')
    expect(value).toContain('25.454')
  })
})

describe('an office’s own template', () => {
  const template = join(repoRoot, 'test/fixtures/office/mau-tinh.xlsx')

  it('is shown before it is filled in, and saved as a copy', async () => {
    const chooser = page.waitForEvent('filechooser')
    await choose('template.fill')
    await (await chooser).setFiles(template)
    await page.getByTestId('dialog-template').waitFor()
    expect(await page.getByTestId('template-summary').innerText()).toMatch(/ô được điền; 2 dòng của mẫu/)
    // What would be replaced is listed with what stands there.
    const replaced = page.getByTestId('template-cells').locator('tr').filter({ hasText: 'D13' })
    expect(await replaced.innerText()).toMatch(/x\s+1\.181|x\s+[\d.]+/)
    await window.shoot('office-1-template')
    const { path, name } = await save(() => page.getByTestId('template-save').click())
    expect(name).toBe('mau-tinh - đã điền.xlsx')
    await notice(/Đã điền \d+ ô/)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    expect(workbook.getWorksheet('Biểu 01')?.getCell('D10').value).toBe(16520)
    expect(await page.getByTestId('dialog-template').isVisible()).toBe(false)
  })

  it('is left alone with one key', async () => {
    const chooser = page.waitForEvent('filechooser')
    await choose('template.fill')
    await (await chooser).setFiles(template)
    await page.getByTestId('dialog-template').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('dialog-template').isVisible()).toBe(false)
  })

  it('answers a file without the table with a sentence', async () => {
    const other = new ExcelJS.Workbook()
    other.addWorksheet('Danh sách').addRows([
      ['Tên', 'Tuổi'],
      ['An', 30],
    ])
    const path = join(program.folder, 'khác.xlsx')
    await other.xlsx.writeFile(path)
    const chooser = page.waitForEvent('filechooser')
    await choose('template.fill')
    await (await chooser).setFiles(path)
    await notice(/Danh sách/)
  })
})

describe('return forms', () => {
  it('are made for the chosen units, one file each', async () => {
    await choose('return.make')
    const dialog = page.getByTestId('dialog-returns')
    await dialog.waitFor()
    const units = page.getByTestId('returns-units').locator('input')
    const all = await units.count()
    expect(all).toBeGreaterThan(3)
    await units.first().uncheck()
    await window.shoot('office-2-returns')
    const { path, name } = await save(() => page.getByTestId('returns-make').click())
    expect(name).toMatch(/^Phiếu thu - .*\.zip$/)
    const parts = await listZipParts(readFileSync(path))
    expect(parts).toHaveLength(all - 1)
    expect(parts.every((part) => part.name.endsWith('.xlsx'))).toBe(true)
    await notice(new RegExp(`Đã làm ${String(all - 1)} phiếu thu`))
    expect(errors.filter((error) => !error.includes('401'))).toEqual([])
  })
})
