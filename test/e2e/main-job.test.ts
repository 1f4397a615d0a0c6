import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, outputFolder, removeFolder, startProgram, type Program } from './program'

/** The whole job of a newcomer in order, on the sample: one program, one window, one day. */
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

const text = (row: string, column: string): Promise<string> => window.text(row, column)

describe('the main job', () => {
  it('opens a copy of the sample, with the official header', async () => {
    expect(existsSync(join(program.dataFolder, 'Cả nước 2020.kttt'))).toBe(true)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Cả nước 2020')
    const header = await window.sheet.locator('.ag-header').innerText()
    for (const words of ['TT', 'Chỉ tiêu', 'So sánh với', 'năm 2019', 'Kế hoạch 2020', 'Số lượng', 'Tỷ lệ']) {
      expect(header).toContain(words)
    }
    expect(await text('I.1', 'actual')).toBe('25.454')
    expect(await text('I.1', 'previous-difference')).toBe('+836')
    expect(await text('I.1', 'previous-index')).toBe('103,4%')
    expect(await text('I.5', 'previous-difference')).toBe('−381')
    expect(await text('I.12', 'actual')).toBe('3.600,6')
    expect(await text('III.2', 'actual')).toBe('')
    expect(page.url()).not.toContain('code')
    await window.select('I.1', 'previous-index')
    await expect.poll(() => page.getByTestId('formula-bar').innerText()).toContain('25.454 ÷ 24.618')
    await window.shoot('1-appendix')
  })

  it('follows an edit at once: totals, comparisons, sectors and the chart', async () => {
    await window.type('I.1.NN', 'actual', '17.520')
    await expect.poll(() => text('I.1', 'actual')).toBe('26.454')
    expect(await text('I.1.NN', 'actual')).toBe('17.520')
    expect(await text('I.1', 'previous-difference')).toBe('+1.836')
    expect(await text('I.1', 'previous-index')).toBe('107,5%')
    expect(await text('I.4.ty_le', 'actual')).toBe('60,8%')
    await window.openTab('sectors')
    await expect.poll(() => text('NN', 'actual')).toBe('17.520')
    expect(await text('total', 'actual')).toBe('26.454')
    expect(await text('NN', 'share')).toBe('66,2%')
    await window.shoot('2-sectors')
    await window.openTab('localities')
    await expect.poll(() => text('total', 'actual')).toBe('25.454')
    await window.shoot('3-regions')
    await window.openTab('charts')
    await expect
      .poll(() => page.getByTestId('proposal-structure-bars').locator('table').innerText())
      .toContain('17.520')
    await window.shoot('4-chart-sectors')
  })

  it('undoes and redoes by keyboard, from any view', async () => {
    await page.keyboard.press('Control+z')
    await expect
      .poll(() => page.getByTestId('proposal-structure-bars').locator('table').innerText())
      .toContain('16.520')
    await window.openTab('appendix')
    expect(await text('I.1', 'actual')).toBe('25.454')
    await window.sheet.click()
    await page.keyboard.press('Control+y')
    await expect.poll(() => text('I.1', 'actual')).toBe('26.454')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.1', 'actual')).toBe('25.454')
  })

  it('moves and edits by keyboard as a spreadsheet does', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.press('F2')
    expect(await window.editor.inputValue()).toBe('2138')
    await page.keyboard.press('ArrowLeft')
    expect(await window.editor.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await window.editor.isVisible()).toBe(false)
    expect(await text('I.5', 'actual')).toBe('2.138')
    await page.keyboard.type('21')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => text('I.5', 'actual')).toBe('21')
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain('Giải thể')
    await page.keyboard.press('Delete')
    await expect.poll(() => text('I.6', 'actual')).toBe('')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.6', 'actual')).toBe('811')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.5', 'actual')).toBe('2.138')
    await window.select('I.5', 'actual')
    await page.keyboard.type('5')
    await page.keyboard.press('Tab')
    await page.keyboard.type('6')
    await page.keyboard.press('Enter')
    await expect.poll(() => text('I.5', 'previous')).toBe('6')
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain('I.6')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.5', 'actual')).toBe('2.138')
    await expect.poll(() => text('I.5', 'previous')).toBe('2.519')
  })

  it('changes nothing by looking: F2 and Enter on every kind of cell', async () => {
    const before = await page.getByTestId('saved-at').innerText()
    for (const [row, column] of [
      ['I.1.NN', 'actual'],
      ['I.12', 'actual'],
      ['I.4.ty_le', 'plan'],
      ['II.2', 'actual'],
    ] as const) {
      const shown = await text(row, column)
      await window.select(row, column)
      await page.keyboard.press('F2')
      await page.keyboard.press('Enter')
      expect(await text(row, column)).toBe(shown)
    }
    expect(await page.getByTestId('saved-at').innerText()).toBe(before)
  })

  it('does not let computed cells be typed', async () => {
    for (const column of ['actual', 'previous-difference', 'previous-index']) {
      await window.select('I.1', column)
      await page.keyboard.type('9')
      expect(await window.editor.isVisible()).toBe(false)
    }
    expect(await text('I.1', 'actual')).toBe('25.454')
  })

  it('asks instead of guessing, refuses words, and loses nothing', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.type('hai nghìn')
    await page.keyboard.press('Enter')
    await page.getByTestId('editor-refusal').waitFor()
    expect(await window.editor.inputValue()).toBe('hai nghìn')
    await window.shoot('5-refusal')
    await page.keyboard.press('Escape')
    expect(await text('I.5', 'actual')).toBe('2.138')
    await page.keyboard.type('12,5')
    await page.keyboard.press('Enter')
    const question = page.getByTestId('editor-question')
    await question.waitFor()
    await window.shoot('6-question')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await text('I.5', 'actual')).toBe('2.138')
    await window.select('I.5', 'actual')
    await page.keyboard.type('12,5')
    await page.keyboard.press('Enter')
    await question.waitFor()
    await page.keyboard.press('1')
    await expect.poll(() => text('I.5', 'actual')).toBe('13')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.5', 'actual')).toBe('2.138')
  })

  it.each([
    ['I.12', '1.234,5', '1.234,5'],
    ['I.12', '1234,5', '1.234,5'],
    ['I.12', '- 12', '−12'],
    ['I.12', '(836)', '−836'],
    ['I.12', '1,2 tỷ', '1.200'],
    ['I.5', 'gần 4.200', 'gần 4.200'],
    ['I.5', '-', '–'],
    ['I.5', '...', '…'],
    ['I.5', '0', '0'],
  ])('reads what is typed into %s: %s', async (row, typed, shown) => {
    const before = await text(row, 'actual')
    await window.type(row, 'actual', typed)
    await expect
      .poll(() => text(row, 'actual'))
      .toMatch(new RegExp(`^${shown.replaceAll(/[.()]/g, '\\$&')}(,0)?$`))
    await page.keyboard.press('Control+z')
    await expect.poll(() => text(row, 'actual')).toBe(before)
  })

  it('survives Vietnamese typing: composition on a cell, and Backspace with insertion', async () => {
    await window.select('I.5', 'actual')
    const session = await page.context().newCDPSession(page)
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code: 'KeyG',
    })
    await expect.poll(() => window.editor.isVisible()).toBe(true)
    await session.send('Input.imeSetComposition', { text: 'g', selectionStart: 1, selectionEnd: 1 })
    await session.send('Input.imeSetComposition', { text: 'gần', selectionStart: 3, selectionEnd: 3 })
    await session.send('Input.insertText', { text: 'gần' })
    await page.keyboard.type(' 4200')
    expect(await window.editor.inputValue()).toBe('gần 4200')
    await page.keyboard.press('Enter')
    await expect.poll(() => text('I.5', 'actual')).toBe('gần 4.200')
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.5', 'actual')).toBe('2.138')
    // UniKey sends Backspace and the whole letter again.
    await window.select('I.5', 'actual')
    await page.keyboard.type('ga')
    await page.keyboard.press('Backspace')
    await session.send('Input.insertText', { text: 'ầ' })
    await page.keyboard.type('n 7')
    expect(await window.editor.inputValue()).toBe('gần 7')
    await page.keyboard.press('Escape')
  })

  it('shows what the document says beside what is computed', async () => {
    await page.getByTestId('mode-stated').click()
    await expect.poll(() => text('I.1', 'previous-difference')).toBe('+ 836')
    expect(await text('III.1', 'actual')).toBe('119.399')
    expect(await text('II.2', 'actual')).toBe('05')
    expect(await text('I.1', 'previous')).toBe('')
    await window.shoot('7-as-stated')
    await page.getByTestId('mode-computed').click()
    await expect.poll(() => text('III.1', 'actual')).toBe('119.381')
    expect(await page.getByTestId('status-differing').innerText()).toMatch(/\d+ ô/)
  })

  it('confirms Ctrl+S visibly', async () => {
    await window.sheet.click()
    await page.keyboard.press('Control+s')
    await page.getByTestId('toast').first().waitFor()
    expect(await page.getByTestId('saved-at').innerText()).toMatch(/Đã lưu \d{1,2}:\d{2}:\d{2}/)
  })

  it('prints the appendix on A4 with its header on every page', async () => {
    await window.sheet.click()
    await page.keyboard.press('Control+p')
    await page.locator('.print-view .paper-table:visible').first().waitFor()
    await window.shoot('8-print-preview')
    const pdf = join(outputFolder, 'appendix.pdf')
    mkdirSync(outputFolder, { recursive: true })
    await page.pdf({ path: pdf, preferCSSPageSize: true })
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    expect(info).toMatch(/Page size:\s+84[12][.\d]* x 59[45][.\d]* pts/)
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
    expect(pages).toBeGreaterThan(1)
    const all = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    expect(all).toContain('25.454')
    expect(all).toContain('Tổng số cán bộ hệ thống Liên minh HTX')
    for (let at = 1; at <= pages; at++) {
      const one = execFileSync('pdftotext', ['-layout', '-f', String(at), '-l', String(at), pdf, '-'], {
        encoding: 'utf8',
      })
      if (/\d\.\d{3}/.test(one)) expect(one).toContain('Chỉ tiêu')
    }
    execFileSync('pdftoppm', ['-r', '60', '-png', pdf, join(outputFolder, 'screens', 'appendix-page')])
    await page.keyboard.press('Escape')
    await window.ready()
  })

  it('exports to Excel and imports an edited copy as one undo', async () => {
    const waiting = page.waitForEvent('download')
    await page.getByTestId('excel.export').click()
    await page.getByTestId('export-confirm').click()
    const download = await waiting
    const path = join(outputFolder, 'xuat.xlsx')
    await download.saveAs(path)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    workbook.worksheets[0]?.eachRow((row) => {
      if (row.getCell(2).text.trim() === 'Giải thể' && row.getCell(3).text === 'HTX')
        row.getCell(4).value = 815
    })
    const edited = join(outputFolder, 'xuat-sua.xlsx')
    await workbook.xlsx.writeFile(edited)
    await window.bringFile(edited)
    await page.getByTestId('import-apply').waitFor()
    await window.shoot('9-import')
    await page.getByTestId('import-apply').click()
    await expect.poll(() => text('I.6', 'actual')).toBe('815')
    expect(await text('I.6', 'previous-difference')).toBe('+301')
    await window.sheet.click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.6', 'actual')).toBe('811')
  })

  it('answers a wrong file with a sentence, in the desk', async () => {
    for (const [name, content, words] of [
      ['hỏng.xlsx', 'PK\u0003\u0004 cut', /hỏng|đọc được/],
      ['trống.xlsx', '', /rỗng|trống|không/],
    ] as const) {
      const path = join(program.folder, name)
      writeFileSync(path, content)
      await window.bringFile(path)
      await page.getByTestId('desk-problem').filter({ hasText: words }).waitFor()
    }
    await window.shoot('10-wrong-file')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByTestId('dialog-import').count()).toBe(0)
    expect(await text('I.1', 'actual')).toBe('25.454')
  })

  it('keeps everything over a restart, undo too', async () => {
    await window.type('I.2', 'actual', '1.719')
    await expect.poll(() => text('I.2', 'actual')).toBe('1.719')
    expect(await program.stop()).toBe(0)
    program = await startProgram({ folder: program.folder })
    await page.context().close()
    ;({ page, errors } = await openPage(browser, program.address))
    window = new WindowModel(page)
    await window.ready()
    expect(await text('I.2', 'actual')).toBe('1.719')
    await window.sheet.click()
    await page.keyboard.press('Control+z')
    await expect.poll(() => text('I.2', 'actual')).toBe('1.718')
  })

  it('looks right in the dark and in English', async () => {
    await page.getByText('Xem', { exact: true }).click()
    await page.getByTestId('menu-view.theme').click()
    await window.shoot('11-dark')
    await page.getByText('Xem', { exact: true }).click()
    await page.getByTestId('menu-view.language').click()
    await page.getByText('Export Excel').first().waitFor()
    await window.shoot('12-english')
    expect(errors.filter((error) => !error.includes('401'))).toEqual([])
  })
})
