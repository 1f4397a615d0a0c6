import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { repoRoot } from '../tools/bundle-program'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/**
 * The clipboard of the browser itself: a second page stands for the other program, and copies and pastes by its own
 * events. After each gesture the file is asked what it holds, not the screen.
 */
let program: Program
let browser: Browser
let page: Page
let other: Page
let window: WindowModel
let errors: string[]
let before: Facts

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address))
  other = await page.context().newPage()
  await other.setContent('<div contenteditable id="document">x</div>')
  await other.evaluate(() => {
    const offered = { html: '', plain: '' }
    const received = { html: '', plain: '' }
    Object.assign(globalThis, { offered, received })
    document.addEventListener('copy', (event) => {
      event.preventDefault()
      if (offered.html !== '') event.clipboardData?.setData('text/html', offered.html)
      event.clipboardData?.setData('text/plain', offered.plain)
    })
    document.addEventListener('paste', (event) => {
      event.preventDefault()
      received.html = event.clipboardData?.getData('text/html') ?? ''
      received.plain = event.clipboardData?.getData('text/plain') ?? ''
    })
  })
  await page.bringToFront()
  window = new WindowModel(page)
  await window.ready()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})
beforeEach(async () => {
  before = await readFacts()
})

declare const offered: { html: string; plain: string }
declare const received: { html: string; plain: string }

/** Another program copies. */
async function offer(html: string, plain = ''): Promise<void> {
  await other.bringToFront()
  await other.locator('#document').click()
  await other.evaluate((data) => Object.assign(offered, data), { html, plain })
  await other.keyboard.press('Control+c')
  await page.bringToFront()
}

/** Another program pastes what is on the clipboard. */
async function receive(): Promise<{ html: string; plain: string }> {
  await other.bringToFront()
  await other.locator('#document').click()
  await other.keyboard.press('Control+v')
  const data = await other.evaluate(() => received)
  await page.bringToFront()
  return data
}

const readFixture = (name: string): string =>
  readFileSync(join(repoRoot, 'test/fixtures/clipboard', name), 'utf8')

type Facts = ReadonlyMap<string, string>

/** Every figure in the file: "HTX.giai_the/actual/2020" → "811"; a copy is asked, because the file itself is held. */
async function readFacts(): Promise<Facts> {
  const path = join(program.folder, `so-${String(Math.random()).slice(2)}.kttt`)
  const waiting = page.waitForEvent('download')
  await page.getByText('Tệp', { exact: true }).click()
  await page.getByTestId('menu-workbook.saveCopy').click()
  await (await waiting).saveAs(path)
  const db = new Database(path, { readonly: true })
  const rows = db
    .prepare(
      `SELECT i.code || '/' || s.code AS place, f.scenario, p.year, f.state, f.value, i.decimals, f.qualifier
       FROM fact f JOIN indicator i ON i.id = f.indicator_id JOIN sector s ON s.id = f.sector_id
       JOIN period p ON p.id = f.period_id`,
    )
    .all() as Record<
    'place' | 'scenario' | 'year' | 'state' | 'value' | 'decimals' | 'qualifier',
    string | number
  >[]
  db.close()
  return new Map(
    rows.map((row) => {
      const scenario = row.scenario === 0 ? '' : ` ${String(row.scenario)}`
      const value = ['', '–', '…'][Number(row.state)] ?? ''
      const number = String(Number(row.value) / 10 ** Number(row.decimals))
      const qualifier = row.qualifier === null ? '' : ` q${String(row.qualifier)}`
      return [
        `${String(row.place)} ${String(row.year)}${scenario}`,
        (value === '' ? number : value) + qualifier,
      ]
    }),
  )
}

/** What has changed in the file since the test began. */
async function changes(): Promise<Record<string, string>> {
  const now = await readFacts()
  const found: Record<string, string> = {}
  for (const place of new Set([...before.keys(), ...now.keys()])) {
    const was = before.get(place) ?? ''
    const is = now.get(place) ?? ''
    if (was !== is) found[place] = is
  }
  return found
}

async function paste(row: string, column: string, keys = 'Control+v'): Promise<void> {
  await window.select(row, column)
  await page.keyboard.press(keys)
}

/** The keyboard goes back to the sheet; the selection stays. */
async function focusSheet(): Promise<void> {
  await window.sheet.locator('.ag-cell-focus').first().focus()
}

/** Undoes one step and expects the file to be as before the test. */
async function undoAll(): Promise<void> {
  await focusSheet()
  await page.keyboard.press('Control+z')
  await expect.poll(() => changes()).toEqual({})
}

const panel = () => page.getByTestId('paste-panel')
const toast = () => page.getByTestId('toast').last()
const toastText = () =>
  page
    .getByTestId('toast')
    .allInnerTexts()
    .then((texts) => texts.join('\n'))
const summary = () => page.getByTestId('paste-summary').innerText()
const reading = () => page.getByTestId('paste-reading').innerText()
const outlines = () => page.locator('.copy-outline:not([hidden])').count()

async function closePanel(): Promise<void> {
  if ((await panel().count()) > 0) await panel().getByRole('button', { name: 'Đóng' }).click()
}

async function selectRange(row: string, column: string, toRow: string, toColumn: string): Promise<void> {
  await window.select(row, column)
  await (await window.reveal(toRow, toColumn)).click({ modifiers: ['Shift'] })
}

async function choose(command: string): Promise<void> {
  await page.getByText('Sửa', { exact: true }).click()
  await page.getByTestId(`menu-${command}`).click()
}

/** The id of the last row of the table. */
async function lastRow(): Promise<string> {
  await focusSheet()
  await page.keyboard.press('Control+End')
  await page.waitForTimeout(200)
  const ids = await window.sheet.locator('.ag-row').evaluateAll((rows) =>
    rows
      .map((row) => ({ at: Number(row.getAttribute('row-index')), id: row.getAttribute('row-id') ?? '' }))
      .sort((a, b) => b.at - a.at)
      .map(({ id }) => id),
  )
  return ids[0] ?? ''
}

declare const frames: { longest: number }

/** Measures the longest time between two frames from now on. */
async function watchFrames(): Promise<void> {
  await page.evaluate(() => {
    const seen = { longest: 0 }
    Object.assign(globalThis, { frames: seen })
    let last = performance.now()
    const tick = (now: number): void => {
      seen.longest = Math.max(seen.longest, now - last)
      last = now
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
}

const longestFrame = () => page.evaluate(() => frames.longest)

describe('copying', () => {
  it('gives spreadsheets typed numbers and documents a table with Vietnamese text', async () => {
    await selectRange('I.5', 'actual', 'I.6', 'previous')
    await page.keyboard.press('Control+c')
    const { html, plain } = await receive()
    expect(plain).toBe('2.138\t2.519\r\n811\t514')
    expect(html).toContain('x:num="2138"')
    expect(html).toContain('>2.138</td>')
    await selectRange('I.4.ty_le', 'actual', 'I.5', 'previous-difference')
    await page.keyboard.press('Control+c')
    expect((await receive()).plain).toMatch(/^\d+,\d%\t.*\t.*\r\n2\.138\t2\.519\t−381$/)
    expect((await receive()).html).toMatch(/x:num="0\.\d+"/)
    expect((await receive()).html).toContain('x:num="-381"')
  })

  it('takes the labels along when the range covers them', async () => {
    await selectRange('I.5', '#ordinal', 'I.6', 'actual')
    await page.keyboard.press('Control+c')
    expect((await receive()).plain).toBe('5\tThành lập mới\tHTX\t2.138\r\n6\tGiải thể\tHTX\t811')
  })

  it('draws a dashed line around the range until Escape', async () => {
    await selectRange('I.5', 'actual', 'I.6', 'previous')
    await page.keyboard.press('Control+c')
    await expect.poll(() => outlines()).toBe(1)
    await window.shoot('copied-range')
    await window.select('I.7', 'plan')
    expect(await outlines()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await outlines()).toBe(0)
  })

  it('leaves the clipboard to the text field while a cell is being edited', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    expect((await receive()).plain).toBe('2138')
    await page.keyboard.press('Control+v')
    await page.keyboard.press('Escape')
    expect(await changes()).toEqual({})
  })

  it('cuts: the source is emptied by the paste, not before, and both are one undo', async () => {
    await selectRange('I.5', 'actual', 'I.6', 'actual')
    await page.keyboard.press('Control+x')
    await expect.poll(() => outlines()).toBe(1)
    expect(await changes()).toEqual({})
    await paste('I.6', 'actual')
    await expect.poll(() => window.text('I.6', 'actual')).toBe('2.138')
    expect(await changes()).toEqual({
      'HTX.thanh_lap_moi/ALL 2020': '',
      'HTX.giai_the/ALL 2020': '2138',
      'HTX.hieu_qua/ALL 2020': '811',
    })
    expect(await outlines()).toBe(0)
    await undoAll()
  })
})

describe('pasting from other programs', () => {
  it('Excel with stored numbers: hidden digits, accounting zero, merges aligned, one undo', async () => {
    await offer(readFixture('excel-2003.html'))
    await paste('I.12', 'actual')
    await panel().waitFor()
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '25454',
      'HTX.doanh_thu_bq/ALL 2019': '3600.6',
      'HTX.lai_bq/ALL 2020': '16520000',
      'HTX.lai_bq/ALL 2019': '0',
      'HTX.lai_bq/ALL 2020 2': '…',
      'HTX.thu_nhap_bq/ALL 2020': '7',
      'HTX.thu_nhap_bq/ALL 2019': '',
    })
    await closePanel()
    await undoAll()
  })

  it('Excel in English: the separators of the whole block decide, and the panel says how it was read', async () => {
    await offer(readFixture('excel-365-english.html'))
    await paste('I.12', 'actual')
    await expect.poll(() => toastText()).toContain('Đã hiểu 25,500 = 25500')
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '25500',
      'HTX.doanh_thu_bq/ALL 2019': '24700',
      'HTX.lai_bq/ALL 2020': '16600',
      'HTX.lai_bq/ALL 2019': '15900',
      'HTX.thu_nhap_bq/ALL 2020': '1950',
      'HTX.thu_nhap_bq/ALL 2019': '1234.5',
    })
    await undoAll()
  })

  it('LibreOffice with label columns: figures land in their columns, merged cells say nothing', async () => {
    await offer(readFixture('libreoffice-calc.html'))
    await paste('I.9.ty_le', '#ordinal')
    await panel().waitFor()
    expect(await panel().innerText()).toContain('3 cột chữ')
    expect(await changes()).toMatchObject({
      'HTX.lao_dong/ALL 2020': '26112',
      'HTX.lao_dong/ALL 2019': '27000',
      'HTX.von_dieu_le/ALL 2020': '17345',
      'HTX.doanh_thu_bq/ALL 2020': '8767',
      'HTX.doanh_thu_bq/ALL 2019': '…',
      'HTX.thu_nhap_bq/ALL 2020': '1250',
      'HTX.can_bo/ALL 2020': '77',
      'HTX.can_bo/ALL 2019': '88',
    })
    await closePanel()
    await undoAll()
  })

  it('Word: paragraphs, a footnote number, a qualifier and a spaced minus', async () => {
    await offer(readFixture('word.html'))
    await paste('I.10', '#ordinal')
    await panel().waitFor()
    expect(await changes()).toEqual({
      'HTX.lao_dong/ALL 2019': '836',
      'HTX.von_dieu_le/ALL 2020': '16520',
      'HTX.von_dieu_le/ALL 2019': '-1024',
      'HTX.doanh_thu_bq/ALL 2020': '3600.6 q0',
    })
    expect(await panel().innerText()).toContain('25.454 1')
    await closePanel()
    await undoAll()
  })

  it('a web page with scripts: nothing of it runs or is fetched', async () => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await offer(readFixture('web-page.html'))
    await paste('I.2', 'actual')
    await panel().waitFor()
    expect(await changes()).toEqual({
      'HTX.chuoi_gia_tri/ALL 2020': '2019',
      'HTX.chuoi_gia_tri/ALL 2019': '24618',
      'HTX.lm_ho_tro_chuoi_gia_tri/ALL 2020': '2020',
      'HTX.thanh_vien_lm/ALL 2020': '2021',
      'HTX.thanh_vien_lm/ALL 2019': '26112',
    })
    expect(await panel().innerText()).toContain('25.454 [1]')
    expect(requests.filter((url) => url.includes('example.invalid'))).toEqual([])
    expect(await page.evaluate(() => 'soKtttTaken' in globalThis)).toBe(false)
    // The browser says for each piece that it was not let through.
    expect(errors.splice(0).filter((error) => !error.includes('Content Security Policy'))).toEqual([])
    await closePanel()
    await undoAll()
  })

  it('plain text: quoted line breaks, the line break at the end dropped, ragged rows filled', async () => {
    await offer('', '"1\n"\t2\r\n3\r\n4\t5\r\n')
    await paste('I.12', 'actual')
    await expect.poll(() => window.text('I.14', 'previous')).toBe('5,0')
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '1',
      'HTX.doanh_thu_bq/ALL 2019': '2',
      'HTX.lai_bq/ALL 2020': '3',
      'HTX.lai_bq/ALL 2019': '',
      'HTX.thu_nhap_bq/ALL 2020': '4',
      'HTX.thu_nhap_bq/ALL 2019': '5',
    })
    await undoAll()
  })
})

describe('where a paste goes', () => {
  it('one value fills a range; computed cells are skipped and counted', async () => {
    await offer('', '7')
    await selectRange('I.5', 'actual', 'I.6', 'plan')
    await page.keyboard.press('Control+v')
    await panel().waitFor()
    expect(await summary()).toBe('Đã dán 6 ô; bỏ qua 4 ô công thức')
    expect(await changes()).toEqual({
      'HTX.thanh_lap_moi/ALL 2020': '7',
      'HTX.thanh_lap_moi/ALL 2019': '7',
      'HTX.thanh_lap_moi/ALL 2020 2': '7',
      'HTX.giai_the/ALL 2020': '7',
      'HTX.giai_the/ALL 2019': '7',
      'HTX.giai_the/ALL 2020 2': '7',
    })
    await closePanel()
    await undoAll()
  })

  it('a block repeats over a multiple of its size', async () => {
    await offer('', '1\n2')
    await selectRange('I.12', 'actual', 'I.13', 'previous')
    await page.keyboard.press('Control+v')
    await expect.poll(() => window.text('I.13', 'previous')).toBe('2,0')
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '1',
      'HTX.doanh_thu_bq/ALL 2019': '1',
      'HTX.lai_bq/ALL 2020': '2',
      'HTX.lai_bq/ALL 2019': '2',
    })
    await undoAll()
  })

  it('computed columns keep their place in the block', async () => {
    await offer('', '1\t2\t3\t4\t5')
    await paste('I.5', 'actual')
    await panel().waitFor()
    expect(await summary()).toBe('Đã dán 3 ô; bỏ qua 2 ô công thức')
    expect(await changes()).toEqual({
      'HTX.thanh_lap_moi/ALL 2020': '1',
      'HTX.thanh_lap_moi/ALL 2019': '2',
      'HTX.thanh_lap_moi/ALL 2020 2': '5',
    })
    await closePanel()
    await undoAll()
  })

  it('rows that are folded away take nothing', async () => {
    await window.cell('I.7', '#indicator').locator('.twisty').click()
    await expect.poll(() => window.cell('I.7.NN', 'actual').count()).toBe(0)
    await offer('', '71\n72\n73')
    await paste('I.6', 'actual')
    await panel()
      .or(toast().filter({ hasText: 'Đã dán' }))
      .first()
      .waitFor()
    const found = await changes()
    expect(found).toMatchObject({ 'HTX.giai_the/ALL 2020': '71' })
    expect(Object.keys(found).filter((place) => /hieu_qua\/(NN|PNN)/.test(place))).toEqual([])
    await closePanel()
    await undoAll()
    await window.cell('I.7', '#indicator').locator('.twisty').click()
  })

  it('a block with the labels of the table goes to the figures from any column', async () => {
    await selectRange('I.5', '#ordinal', 'I.6', 'actual')
    await page.keyboard.press('Control+c')
    await paste('I.12', '#ordinal')
    await expect.poll(() => window.text('I.12', 'actual')).toBe('2.138,0')
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '2138',
      'HTX.lai_bq/ALL 2020': '811',
    })
    await undoAll()
  })

  it('says what does not fit into the table, and pastes nothing beside it', async () => {
    const last = await lastRow()
    await offer(
      '',
      Array.from({ length: 4 }, (_, row) => `${String(row + 1)}\t2\t3\t4\t5\t6\t7\t8\t9`).join('\n'),
    )
    await paste(last, 'plan')
    await panel().waitFor()
    expect(await summary()).toMatch(
      /33 ô không vừa bảng \(thừa 3 dòng, 6 cột\)|không vừa bảng \(thừa 3 dòng, \d cột\)/,
    )
    expect(Object.keys(await changes()).length).toBeLessThanOrEqual(1)
    await closePanel()
    await page.keyboard.press('Control+z')
  })
})

describe('how numbers are understood', () => {
  it('shows what was assumed, and one key reads it the other way as one step', async () => {
    await offer('', '1.234\t2.345')
    await paste('I.12', 'actual')
    await panel().waitFor()
    expect(await reading()).toContain('Đã hiểu 1.234 = 1234')
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '1234',
      'HTX.doanh_thu_bq/ALL 2019': '2345',
    })
    await window.shoot('paste-panel')
    await page.keyboard.press('Alt+.')
    await expect.poll(() => reading()).toContain('Đã hiểu 1.234 = 1,234')
    // Three decimals do not fit the row: nothing is rounded.
    expect(await changes()).toEqual({})
    expect(await summary()).toBe('Không có ô nào được dán; 2 ô không đọc được')
    await page.keyboard.press('Alt+.')
    await expect.poll(() => window.text('I.12', 'actual')).toBe('1.234,0')
    await page.keyboard.press('Control+z')
    await expect.poll(() => changes()).toEqual({})
    await closePanel()
  })

  it('the button does the same, and is gone when something else has changed', async () => {
    await offer('', '1,5\t2.345')
    await paste('I.12', 'actual')
    await expect.poll(() => toastText()).toContain('Đã hiểu 2.345 = 2345')
    await page.keyboard.press('Alt+.')
    await panel().waitFor()
    expect(await summary()).toBe('Không có ô nào được dán; 2 ô không đọc được')
    await page.getByTestId('paste-flip').click()
    await expect.poll(() => window.text('I.12', 'actual')).toBe('1,5')
    await page.keyboard.press('Control+z')
    await expect.poll(() => changes()).toEqual({})
    await offer('', '2.345')
    await paste('I.12', 'actual')
    await page.getByTestId('paste-flip').waitFor()
    await window.type('I.5', 'actual', '5')
    await expect.poll(() => page.getByTestId('paste-flip').count()).toBe(0)
    await closePanel()
    await focusSheet()
    await page.keyboard.press('Control+z')
    await undoAll()
  })

  it('the same key before a paste settles how the next one is read', async () => {
    await window.select('I.12', 'actual')
    await page.keyboard.press('Alt+.')
    await expect.poll(() => toastText()).toContain('kiểu Anh')
    await offer('', '1,234')
    await paste('I.12', 'actual')
    await expect.poll(() => window.text('I.12', 'actual')).toBe('1.234,0')
    expect(await changes()).toEqual({ 'HTX.doanh_thu_bq/ALL 2020': '1234' })
    await closePanel()
    await undoAll()
  })

  it('Ctrl+Shift+V pastes figures only', async () => {
    await offer('', 'gần 12,5\t15%')
    await paste('I.12', 'actual', 'Control+Shift+v')
    await expect.poll(() => window.text('I.12', 'previous')).toBe('15,0')
    expect(await changes()).toEqual({
      'HTX.doanh_thu_bq/ALL 2020': '12.5',
      'HTX.doanh_thu_bq/ALL 2019': '15',
    })
    await closePanel()
    await undoAll()
  })

  it('almost-numbers are listed one by one, a click goes there, and none is guessed', async () => {
    await offer('', '25.454a\t12..5\n81/106\t40-60%\n1.2.3\t12.345,67')
    await paste('I.12', 'actual')
    await panel().waitFor()
    expect(await changes()).toEqual({})
    expect(await summary()).toBe('Không có ô nào được dán; 6 ô không đọc được')
    for (const text of ['25.454a', '12..5', '81/106', '40-60%', '1.2.3', '12.345,67'])
      expect(await panel().innerText()).toContain(text)
    await panel().getByRole('button', { name: '81/106' }).click()
    await expect.poll(() => window.sheet.locator('.ag-cell-focus').getAttribute('col-id')).toBe('actual')
    await expect
      .poll(() => window.sheet.locator('.ag-row:has(.ag-cell-focus)').first().getAttribute('row-id'))
      .toBe('I.13')
    await closePanel()
  })
})

describe('large and bad clipboards', () => {
  it('1 MB in one cell is a word like any other; more is refused with a sentence', async () => {
    await offer('', `${'x'.repeat(1_000_000)}\t5`)
    await paste('I.12', 'actual')
    await panel().waitFor()
    expect(await changes()).toEqual({ 'HTX.doanh_thu_bq/ALL 2019': '5' })
    expect((await panel().innerText()).length).toBeLessThan(1000)
    await closePanel()
    await undoAll()
    await offer('', 'x'.repeat(1_000_001))
    await paste('I.12', 'actual')
    await expect.poll(() => toastText()).toContain('1 triệu ký tự')
    expect(await changes()).toEqual({})
  })

  it('200.000 cells: what fits is stored as one undo, the rest is reported', async () => {
    const line = Array.from({ length: 50 }, (_, at) => String(at + 1)).join('\t')
    await offer('', `${line}\r\n`.repeat(4000))
    await watchFrames()
    await paste('I.1.NN', 'actual')
    await panel().waitFor()
    const longest = await longestFrame()
    console.log(`200.000 cells: longest stretch without a frame ${String(Math.round(longest))} ms`)
    expect(await summary()).toMatch(/Đã dán \d+ ô; .*không vừa bảng \(thừa [\d.]+ dòng, \d+ cột\)/)
    expect(Object.keys(await changes()).length).toBeGreaterThan(100)
    await closePanel()
    await undoAll()
  })

  it('a paste that is being read can be stopped, and then nothing is stored', async () => {
    const cell = '<td class=xl65 x:num="1234.5">1.234,5</td>'
    await offer(`<table>${`<tr>${cell.repeat(50)}</tr>`.repeat(4000)}</table>`)
    await window.select('I.1.NN', 'actual')
    // As fast as no hand could be: on this table even 200.000 cells are read in an instant.
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        const stop = document.querySelector<HTMLElement>('[data-testid=paste-stop]')
        if (stop === null) return
        observer.disconnect()
        stop.click()
      }).observe(document.body, { childList: true, subtree: true })
    })
    await page.keyboard.press('Control+v')
    await expect.poll(() => toastText()).toContain('Đã dừng dán')
    await page.waitForTimeout(1500)
    expect(await changes()).toEqual({})
    expect(await panel().count()).toBe(0)
  })

  it('more than 200.000 cells are refused as a whole', async () => {
    await offer('', `${'1\t'.repeat(50)}\r\n`.repeat(4000))
    await paste('I.1.NN', 'actual')
    await expect.poll(() => toastText()).toContain('200.000 ô')
    expect(await changes()).toEqual({})
  })

  it('an empty clipboard says so', async () => {
    await offer('', '\r\n')
    await paste('I.5', 'actual')
    await expect.poll(() => toastText()).toContain('không có gì để dán')
    expect(await changes()).toEqual({})
  })
})

describe('menus', () => {
  it('copy and cut from the menu, and paste or say which key does it', async () => {
    await window.select('I.5', 'actual')
    await choose('edit.copy')
    expect((await receive()).plain).toBe('2.138')
    await window.select('I.12', 'actual')
    await choose('edit.paste')
    // Without a permission a browser pastes by key only.
    await expect.poll(() => toastText()).toMatch(/Ctrl\+V|Đã dán 1 ô/)
    await window.select('I.6', 'actual')
    await choose('edit.cut')
    expect((await receive()).plain).toBe('811')
    await page.keyboard.press('Escape')
  })

  it('nothing went wrong on the page in all of this', () => {
    expect(errors).toEqual([])
  })
})
