import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** What the window says about the selection, and the box that goes where it is told; on the sample, in a real browser. */
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
beforeEach(async () => {
  await page.keyboard.press('Escape')
  await window.select('I.1', 'actual')
})
afterEach(() => {
  expect(errors).toEqual([])
})

const size = (): Promise<string> => page.getByTestId('range-size').innerText()
const figure = (name: string): Promise<string> => page.getByTestId(`status-${name}`).innerText()
/** Number and name of the active cell; a range shows its size instead, so the grid's own focus is read. */
const active = (): Promise<string> =>
  window.sheet.locator('.ag-cell-focus').evaluate((cell) => {
    return `${cell.closest('.ag-row')?.getAttribute('row-id') ?? ''}/${cell.getAttribute('col-id') ?? ''}`
  })

describe('figures of the selection', () => {
  it('sum, average, cells, cells with numbers, least, greatest', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => figure('cells')).toBe('6')
    expect(await figure('numbers')).toBe('3')
    expect(await figure('sum')).toBe('19.845')
    expect(await figure('average')).toBe('6.615')
    expect(await figure('least')).toBe('1.075')
    expect(await figure('greatest')).toBe('16.520')
  })

  it('are exact over decimals, and percentages carry their sign', async () => {
    await window.select('I.4.ty_le', 'actual')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => figure('sum')).toBe('123,2%')
    expect(await figure('average')).toBe('61,6%')
  })

  it('of different units are not added', async () => {
    await window.select('I.4', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => figure('sum')).toBe('nhiều đơn vị')
    expect(await page.getByTestId('status-average').count()).toBe(0)
    expect(await figure('numbers')).toBe('2')
  })

  it('count only the rows that are shown', async () => {
    await page.keyboard.press('Control+Space')
    await expect.poll(() => figure('cells')).toMatch(/^\d\d$/)
    const all = Number(await figure('cells'))
    await window.sheet.locator('.ag-row[row-id="I.1"] .twisty').evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
    await expect.poll(() => figure('cells')).toBe(String(all - 8))
    await window.sheet.locator('.ag-row[row-id="I.1"] .twisty').evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
    await expect.poll(() => figure('cells')).toBe(String(all))
  })

  it('stand beside the saved time and the period', async () => {
    const bar = page.locator('footer.status')
    expect(await bar.innerText()).toMatch(/Đã lưu \d\d:\d\d/)
    expect(await bar.innerText()).toContain('Năm 2020')
    await expect.poll(() => bar.innerText()).toContain('HTX')
  })
})

describe('the name box', () => {
  const field = () => page.getByTestId('name-box-field')
  const options = (): Promise<string[]> => page.locator('.name-matches li').allInnerTexts()

  it('shows the active cell or the size of the range', async () => {
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain('I.1 · Tổng số HTX')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => page.getByTestId('name-box').innerText()).toBe('2 × 2')
  })

  it.each(['Control+g', 'F5'])('%s goes to a row by its number', async (key) => {
    await page.keyboard.press(key)
    await page.keyboard.type('TT I 7')
    await expect.poll(async () => (await options())[0]).toContain('hoạt động hiệu quả')
    await page.keyboard.press('Enter')
    await expect.poll(active).toBe('I.7/actual')
    await expect.poll(size).toBe('')
  })

  it('finds a name without tone marks, with arrows and Enter, and opens closed rows', async () => {
    await window.sheet.locator('.ag-row[row-id="I.1"] .twisty').click()
    await expect.poll(() => window.cell('I.1.NN', 'actual').count()).toBe(0)
    await page.keyboard.press('Control+g')
    await page.keyboard.type('nong nghiep')
    await expect.poll(async () => (await options()).length).toBeGreaterThan(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await window.cell('I.1.NN', 'actual').waitFor()
    await expect.poll(active).toMatch(/^I\.1\.NN\//)
  })

  it('Escape returns to the cell, and a click on a name goes there', async () => {
    await window.select('I.1', 'previous')
    await page.keyboard.press('F5')
    await page.keyboard.type('tong so htx')
    await page.keyboard.press('Escape')
    await expect.poll(active).toBe('I.1/previous')
    expect(await options()).toEqual([])
    await page.keyboard.press('F5')
    await page.keyboard.type('giai the')
    await page.locator('.name-matches li').first().click()
    await expect.poll(active).toBe('I.6/previous')
  })

  it('takes Vietnamese typing: Backspace with insertion, and composition', async () => {
    await page.keyboard.press('F5')
    const session = await page.context().newCDPSession(page)
    await page.keyboard.type('giai')
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Backspace')
    await session.send('Input.insertText', { text: 'ải' })
    expect(await field().inputValue()).toBe('giải')
    await session.send('Input.imeSetComposition', { text: ' th', selectionStart: 3, selectionEnd: 3 })
    await session.send('Input.imeSetComposition', { text: ' thể', selectionStart: 4, selectionEnd: 4 })
    await session.send('Input.insertText', { text: ' thể' })
    expect(await field().inputValue()).toBe('giải thể')
    await page.keyboard.press('Enter')
    await expect.poll(active).toMatch(/^I\.6\//)
    await session.detach()
  })
})
