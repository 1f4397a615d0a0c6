import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** What a selection must outlast; on the sample, in a real browser. */
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

/** What is announced of the selection: "3 dòng × 2 cột"; empty for one cell. */
const size = (): Promise<string> => page.getByTestId('range-size').innerText()
const expectSize = (rows: number, columns: number) =>
  expect.poll(size).toBe(`${String(rows)} dòng × ${String(columns)} cột`)
const figure = (name: string): Promise<string> => page.getByTestId(`status-${name}`).innerText()
/** Number and name of the active cell; a range shows its size instead, so the grid's own focus is read. */
const active = (): Promise<string> =>
  window.sheet.locator('.ag-cell-focus').evaluate((cell) => {
    return `${cell.closest('.ag-row')?.getAttribute('row-id') ?? ''}/${cell.getAttribute('col-id') ?? ''}`
  })
/** Rendered cells that assistive programs hear as selected. */
const marked = (): Promise<string[]> =>
  window.sheet
    .locator('.ag-cell[aria-selected="true"]')
    .evaluateAll((cells) =>
      cells.map(
        (cell) =>
          `${cell.closest('.ag-row')?.getAttribute('row-id') ?? ''}/${cell.getAttribute('col-id') ?? ''}`,
      ),
    )
const boxOf = async (row: string, column: string) => {
  const box = await window.cell(row, column).boundingBox()
  if (box === null) throw new Error(`${row} ${column} is not on the screen`)
  return box
}

describe('the selection survives', () => {
  const selectTwoByTwo = async (): Promise<void> => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expectSize(2, 2)
  }
  const cells = ['I.1.NN/actual', 'I.1.NN/previous', 'I.1.CN-TTCN/actual', 'I.1.CN-TTCN/previous']

  it('an undo, once somebody has begun to type', async () => {
    // Where the first key was typed: an undo that was quicker than it has rightly gone to its cell before.
    const begun = async (): Promise<string> => {
      await window.type('I.1.NN', 'actual', '16.531')
      await window.select('I.5', 'plan')
      await page.evaluate(() => {
        addEventListener(
          'keydown',
          function note(event) {
            if (event.key !== '7') return
            removeEventListener('keydown', note, true)
            const cell = document.querySelector('[data-testid=sheet] .ag-cell-focus')
            document.body.dataset['begun'] = cell?.getAttribute('col-id') ?? ''
          },
          true,
        )
      })
      await page.keyboard.press('Control+z')
      await page.keyboard.type('77')
      return page.evaluate(() => document.body.dataset['begun'] ?? '')
    }
    for (let attempt = 0; (await begun()) !== 'plan'; attempt += 1) {
      expect(attempt).toBeLessThan(10)
      await page.keyboard.press('Escape')
      await expect.poll(() => window.text('I.1.NN', 'actual')).toBe('16.520')
    }
    await expect.poll(() => page.getByTestId('toast').last().innerText()).toContain('Đã hoàn tác')
    await page.waitForTimeout(300)
    expect(await active()).toBe('I.5/plan')
    expect(await window.editor.inputValue()).toBe('77')
    await page.keyboard.press('Escape')
    expect(await window.text('I.1.NN', 'actual')).toBe('16.520')
  })

  it('scrolling', async () => {
    await selectTwoByTwo()
    await window.sheet.locator('.ag-grid-viewport').evaluate((viewport) => {
      viewport.scrollTop = 1200
    })
    await page.waitForTimeout(250)
    await window.sheet.locator('.ag-grid-viewport').evaluate((viewport) => {
      viewport.scrollTop = 0
    })
    await expect.poll(async () => (await marked()).sort()).toEqual([...cells].sort())
    await expectSize(2, 2)
  })

  it('collapsing and expanding', async () => {
    await selectTwoByTwo()
    await window.sheet.locator('.ag-row[row-id="I.7"] .twisty').click()
    await selectTwoByTwo()
    const twisty = window.sheet.locator('.ag-row[row-id="I.7"] .twisty')
    await twisty.evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
    await expect.poll(async () => (await marked()).sort()).toEqual([...cells].sort())
    await window.sheet.locator('.ag-row[row-id="I.1"] .twisty').evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
    await expect.poll(() => window.cell('I.1.NN', 'actual').count()).toBe(0)
    await expect.poll(active).toBe('I.1/actual')
    await window.sheet.locator('.ag-row[row-id="I.1"] .twisty').evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
    await window.cell('I.1.NN', 'actual').waitFor()
  })

  it('live changes of the cells', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => figure('sum')).toBe('2.949')
    await page.keyboard.type('2140')
    await page.keyboard.press('Enter')
    await expect.poll(() => figure('sum')).toBe('2.951')
    await expectSize(2, 1)
    // Undoing goes to what it changed.
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.text('I.5', 'actual')).toBe('2.138')
    await expect.poll(() => figure('sum')).toBe('2.138')
  })

  it('zoom', async () => {
    await selectTwoByTwo()
    await page.getByRole('button', { name: 'Phóng to' }).click()
    await expectSize(2, 2)
    const drawn = await window.sheet.locator('.selection-box:visible').boundingBox()
    const first = await boxOf('I.1.NN', 'actual')
    const last = await boxOf('I.1.CN-TTCN', 'previous')
    expect(Math.abs((drawn?.y ?? 0) - first.y)).toBeLessThanOrEqual(1)
    expect(Math.abs((drawn?.width ?? 0) - (last.x + last.width - first.x))).toBeLessThanOrEqual(1)
    await page.getByTitle('Về cỡ 100 %').click()
  })

  it('looking at another table and coming back', async () => {
    await selectTwoByTwo()
    await window.openTab('sectors')
    await window.cell('NN', 'actual').waitFor()
    await window.openTab('appendix')
    await expect.poll(async () => (await marked()).sort()).toEqual([...cells].sort())
    await expectSize(2, 2)
  })

  it('Delete, which empties the whole range and is undone at once', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
    await expect.poll(() => window.text('I.6', 'previous')).toBe('')
    expect(await window.text('I.5', 'actual')).toBe('')
    await expectSize(2, 2)
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.text('I.6', 'previous')).toBe('514')
    expect(await window.text('I.5', 'actual')).toBe('2.138')
    await expect
      .poll(() => page.locator('.notices, [data-testid="notices"]').first().innerText())
      .toContain('xóa 4 ô')
  })
})
