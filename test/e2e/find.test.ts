import type { Browser, CDPSession, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Finding and replacing in the table and in the workbook, on the sample in a real browser. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]
let devtools: CDPSession

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address))
  window = new WindowModel(page)
  await window.ready()
  devtools = await page.context().newCDPSession(page)
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const field = (): Locator => page.getByTestId('find-text')
const count = () => expect.poll(() => page.getByTestId('find-count').innerText())
const named = () => expect.poll(() => page.getByTestId('name-box').innerText())
const press = (...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

describe('finding in the table', () => {
  it('opens docked with Ctrl+F and has the keyboard; the sheet stays free', async () => {
    await window.select('I.5', 'actual')
    await press('Control+f')
    await expect.poll(() => field().evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await window.select('I.6', 'actual')
    expect(await field().isVisible()).toBe(true)
  })

  it('finds names without tone marks, and steps with Enter, F3 and Shift+F3', async () => {
    await press('Control+f')
    await field().fill('giai the')
    await count().toBe('3')
    await press('Enter')
    await count().toBe('1/3')
    await named().toContain('Giải thể')
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true)
    await press('F3')
    await count().toBe('2/3')
    await named().toContain('II.5')
    await press('Shift+F3', 'Shift+F3')
    await count().toBe('3/3')
    await named().toContain('III.6')
    await field().fill('giãi thể')
    await count().toBe('Không thấy')
  })

  it('finds a figure as shown and as a number, and marks all of them', async () => {
    for (const text of ['25.454', '25454']) {
      await field().fill(text)
      await count().not.toBe('Không thấy')
      await press('Enter')
      await expect.poll(() => window.sheet.locator('.ag-cell.found-current').innerText()).toContain('25.454')
    }
    await field().fill('tổng số')
    await expect.poll(() => window.sheet.locator('.ag-cell.found-match').count()).toBeGreaterThan(0)
    await press('Escape')
    await expect.poll(() => page.getByTestId('find-bar').count()).toBe(0)
    await expect.poll(() => window.sheet.locator('.found-match, .found-current').count()).toBe(0)
  })

  it('finds notes', async () => {
    await press('Control+f')
    await page.getByTestId('find-kind').selectOption('notes')
    await field().fill('không có ghi chú nào')
    await count().toBe('Không thấy')
    await page.getByTestId('find-kind').selectOption('all')
  })
})

describe('finding in the workbook', () => {
  it('lists figures and names, and goes to their table', async () => {
    await press('Control+f')
    await page.getByTestId('find-where').selectOption('workbook')
    await field().fill('tay nguyen')
    const entry = page
      .getByTestId('find-results')
      .getByRole('button', { name: /Tây Nguyên/ })
      .first()
    await entry.click()
    await expect.poll(() => page.getByTestId('tab-localities').getAttribute('aria-selected')).toBe('true')
    await named().toContain('Tây Nguyên')
    expect(await field().inputValue()).toBe('tay nguyen')
    await field().fill('3.600,6')
    await page
      .getByTestId('find-results')
      .getByRole('button', { name: /3\.600,6/ })
      .first()
      .click()
    await expect.poll(() => page.getByTestId('tab-appendix').getAttribute('aria-selected')).toBe('true')
    await named().toContain('I.12')
    await page.getByTestId('find-where').selectOption('table')
    await field().press('Escape')
  })
})

describe('replacing', () => {
  it('shows old and new first, replaces what is chosen, and is one undo', async () => {
    await window.type('I.5', 'actual', '7171')
    await window.type('I.6', 'actual', '7172')
    await press('Control+h')
    await field().fill('717')
    await page.getByTestId('find-replacement').fill('818')
    const proposals = page.getByTestId('find-proposals')
    await expect.poll(() => proposals.getByRole('listitem').count()).toBe(2)
    expect(await proposals.innerText()).toContain('7.171 → 8.181')
    await proposals.getByRole('listitem').nth(1).getByRole('checkbox').uncheck()
    await page.getByTestId('find-replace').click()
    await expect.poll(() => window.text('I.5', 'actual')).toBe('8.181')
    expect(await window.text('I.6', 'actual')).toBe('7.172')
    await field().fill('8181')
    await page.getByTestId('find-replacement').fill('1')
    await expect.poll(() => proposals.getByRole('listitem').count()).toBe(1)
    await field().press('Escape')
    await window.select('I.5', 'actual')
    await press('Control+z')
    await expect.poll(() => window.text('I.5', 'actual')).toBe('7.171')
  })

  it('replaces both in one undo, and refuses what is almost a number', async () => {
    await press('Control+h')
    await field().fill('717')
    await page.getByTestId('find-replacement').fill('1,23.4')
    await expect.poll(() => page.getByTestId('find-refused').innerText()).toContain('2 ô')
    expect(await page.getByTestId('find-replace').isDisabled()).toBe(true)
    await page.getByTestId('find-replacement').fill('9')
    await page.getByTestId('find-replace').click()
    await expect.poll(() => window.text('I.5', 'actual')).toBe('91')
    await expect.poll(() => window.text('I.6', 'actual')).toBe('92')
    await field().press('Escape')
    await press('Control+z')
    await expect.poll(() => window.text('I.5', 'actual')).toBe('7.171')
    expect(await window.text('I.6', 'actual')).toBe('7.172')
  })
})

describe('replacing in the whole workbook', () => {
  it('lists figures of every table, replaces what is chosen, and is one undo', async () => {
    // The two of the tests before are still there.
    await window.type('I.6', 'plan', '7173')
    await press('Control+h')
    await page.getByTestId('find-where').selectOption('workbook')
    await field().fill('7.17')
    await page.getByTestId('find-replacement').fill('6.16')
    const proposals = page.getByTestId('find-proposals')
    await expect.poll(() => proposals.getByRole('listitem').count()).toBe(3)
    expect(await proposals.innerText()).toMatch(/Cả nước · .*7\.171 → 6\.161/s)
    await window.shoot('find-replace-workbook')
    await page.getByTestId('find-replace').click()
    await expect.poll(() => window.text('I.5', 'actual')).toBe('6.161')
    expect(await window.text('I.6', 'plan')).toBe('6.163')
    await page.getByTestId('find-where').selectOption('table')
    await field().press('Escape')
    await press('Control+z')
    await expect
      .poll(() => page.getByTestId('toast').last().innerText())
      .toContain('thay thế 3 ô trong cả sổ')
    await expect.poll(() => window.text('I.5', 'actual')).toBe('7.171')
    expect(await window.text('I.6', 'plan')).toBe('7.173')
  })
})

describe('typing Vietnamese in the find box', () => {
  it('by Backspace and insert, and by composition', async () => {
    await press('Control+f')
    await field().fill('')
    await page.keyboard.type('giai')
    await press('Backspace', 'Backspace')
    await page.keyboard.insertText('ải')
    await page.keyboard.type(' the')
    await press('Backspace')
    await page.keyboard.insertText('ể')
    expect(await field().inputValue()).toBe('giải thể')
    await count().toBe('3')
    await press('Control+a')
    for (const part of ['n', 'nơ', 'nợ'])
      await devtools.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      })
    await devtools.send('Input.insertText', { text: 'nợ' })
    expect(await field().inputValue()).toBe('nợ')
    await count().not.toBe('Không thấy')
    await press('Escape')
    expect(errors).toEqual([])
  })
})
