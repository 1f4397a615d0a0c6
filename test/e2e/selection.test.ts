import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Selecting in the sheet as hands that know a spreadsheet do it; on the sample, in a real browser. */
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
const middleOf = async (row: string, column: string): Promise<{ x: number; y: number }> => {
  const box = await boxOf(row, column)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
}
const head = (id: string) => window.sheet.locator(`.ag-header-cell[col-id="${id}"]`)
const scrollTop = (): Promise<number> =>
  window.sheet.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTop)

describe('selecting with the mouse', () => {
  it('click selects one cell', async () => {
    await window.select('I.1.NN', 'previous')
    expect(await active()).toBe('I.1.NN/previous')
    await expect.poll(size).toBe('')
    await expect.poll(marked).toEqual(['I.1.NN/previous'])
    await expect.poll(() => page.getByTestId('name-box').innerText()).toContain('Nông nghiệp')
  })

  it('drag selects a range, drawn around exactly its cells', async () => {
    await drag(await middleOf('I.1', 'actual'), await middleOf('I.1.XD', 'previous'))
    await page.mouse.up()
    await expectSize(4, 2)
    expect(await active()).toBe('I.1/actual')
    await expect.poll(async () => (await marked()).length).toBe(8)
    const drawn = await window.sheet.locator('.selection-box:visible').boundingBox()
    const first = await boxOf('I.1', 'actual')
    const last = await boxOf('I.1.XD', 'previous')
    expect(Math.abs((drawn?.x ?? 0) - first.x)).toBeLessThanOrEqual(1)
    expect(Math.abs((drawn?.y ?? 0) - first.y)).toBeLessThanOrEqual(1)
    expect(Math.abs((drawn?.width ?? 0) - (last.x + last.width - first.x))).toBeLessThanOrEqual(1)
    expect(Math.abs((drawn?.height ?? 0) - (last.y + last.height - first.y))).toBeLessThanOrEqual(1)
    await page.mouse.move(10, 10)
    await expectSize(4, 2)
  })

  it('drag beyond the lower edge scrolls and goes on selecting', async () => {
    const sheet = await window.sheet.boundingBox()
    await drag(await middleOf('I.1', 'actual'), { x: 620, y: (sheet?.y ?? 0) + (sheet?.height ?? 0) + 40 })
    await expect.poll(scrollTop).toBeGreaterThan(400)
    await page.mouse.up()
    const after = await scrollTop()
    await page.waitForTimeout(200)
    expect(await scrollTop()).toBe(after)
    const rows = Number((await size()).split(' ')[0])
    expect(rows).toBeGreaterThan(28)
    await page.keyboard.press('Control+Home')
  })

  it('drag over the labels draws one rectangle over pinned and scrolling columns', async () => {
    await drag(await middleOf('I.1.NN', 'previous'), await middleOf('I.1', '#indicator'))
    await page.mouse.up()
    await expectSize(2, 4)
    expect(await window.sheet.locator('.selection-box:visible').count()).toBe(2)
    const boxes = await window.sheet
      .locator('.selection-box:visible')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON() as DOMRect))
    const [left, right] = boxes.sort((a, b) => a.x - b.x)
    expect(Math.abs((left?.right ?? 0) - (right?.left ?? 0))).toBeLessThanOrEqual(1)
    expect(left?.height).toBe(right?.height)
  })

  it('Shift+click extends from the active cell, again and again', async () => {
    await window.cell('I.1.XD', 'previous').click({ modifiers: ['Shift'] })
    await expectSize(4, 2)
    await window.cell('I.1.NN', 'actual').click({ modifiers: ['Shift'] })
    await expectSize(2, 1)
    expect(await active()).toBe('I.1/actual')
  })

  it('click on a row number selects the row, drag more rows, Shift+click up to there', async () => {
    await window.cell('I.1.NN', '#ordinal').click()
    await expectSize(1, 10)
    expect(await active()).toBe('I.1.NN/actual')
    await drag(await middleOf('I.1.NN', '#ordinal'), await middleOf('I.1.QTDND', '#ordinal'))
    await page.mouse.up()
    await expectSize(4, 10)
    await window.cell('I.2', '#ordinal').click({ modifiers: ['Shift'] })
    await expectSize(9, 10)
  })

  it('click on a head selects the column, on a group its columns, drag over heads more', async () => {
    const rows = Number(await window.sheet.locator('[aria-rowcount]').first().getAttribute('aria-rowcount'))
    await head('previous').click()
    await expect.poll(size).toMatch(/ dòng × 1 cột$/)
    const whole = Number((await size()).split(' ')[0])
    expect(whole).toBeGreaterThan(75)
    expect(whole).toBeLessThanOrEqual(rows)
    await window.sheet.locator('.ag-header-group-cell', { hasText: 'năm 2019' }).last().click()
    await expectSize(whole, 3)
    await window.sheet.locator('.ag-header-group-cell', { hasText: 'So sánh với' }).click()
    await expectSize(whole, 6)
    const from = await head('actual').boundingBox()
    const to = await head('previous-difference').boundingBox()
    await drag(
      { x: (from?.x ?? 0) + 40, y: (from?.y ?? 0) + 40 },
      { x: (to?.x ?? 0) + 40, y: (to?.y ?? 0) + 8 },
    )
    await page.mouse.up()
    await expectSize(whole, 3)
    await head('plan').click({ modifiers: ['Shift'] })
    await expectSize(whole, 5)
  })

  it('the right button inside a range leaves it, elsewhere it selects', async () => {
    await page.keyboard.press('Shift+ArrowDown')
    await expectSize(2, 1)
    const item = page.getByTestId('item-edit.copy')
    const openAndLeave = async (row: string, column: string): Promise<void> => {
      await window.cell(row, column).click({ button: 'right' })
      await item.waitFor()
      await page.keyboard.press('Escape')
      await item.waitFor({ state: 'hidden' })
    }
    await openAndLeave('I.1.NN', 'actual')
    await expectSize(2, 1)
    expect(await active()).toBe('I.1/actual')
    await openAndLeave('I.1.XD', 'previous')
    await expect.poll(active).toBe('I.1.XD/previous')
    await expect.poll(size).toBe('')
  })
})

describe('selecting with the keyboard', () => {
  it('Shift+arrows extend and shrink; the active cell stays', async () => {
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expectSize(3, 2)
    await page.keyboard.press('Shift+ArrowUp')
    await expectSize(2, 2)
    expect(await active()).toBe('I.1/actual')
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe('I.1.NN/actual')
    await expect.poll(size).toBe('')
  })

  it('Ctrl+arrows go to the edge of the data', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Control+ArrowUp')
    expect(await active()).toBe('I.1/actual')
    await window.select('I.2', 'actual')
    await page.keyboard.press('Control+ArrowDown')
    // The last figure of the run: below it stands a row without one.
    expect(await active()).toBe('I.7/actual')
    await page.keyboard.press('Control+ArrowRight')
    expect(await active()).toBe('I.7/previous-index')
  })

  it('Ctrl+arrows skip the rows that are hidden', async () => {
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect.poll(() => window.cell('I.1.NN', 'actual').count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    expect(await active()).toBe('I.2/actual')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+Control+ArrowDown')
    await expect.poll(size).toMatch(/^\d+ dòng × 1 cột$/)
    await expect.poll(marked).not.toContain('I.1.NN/actual')
    await page.keyboard.press('ArrowUp')
    await window.select('I.1', 'actual')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await window.cell('I.1.NN', 'actual').waitFor()
  })

  it('Ctrl+Shift+arrows select to the edge of the data', async () => {
    await page.keyboard.press('Control+Shift+ArrowRight')
    await expect.poll(size).toMatch(/^1 dòng × [2-7] cột$/)
    await page.keyboard.press('Control+Shift+ArrowDown')
    await expect.poll(size).toMatch(/^\d+ dòng × [2-7] cột$/)
    expect(await active()).toBe('I.1/actual')
  })

  it('Shift+Home, Shift+End, Ctrl+Shift+Home, Ctrl+Shift+End', async () => {
    await window.select('I.1.XD', 'previous')
    await page.keyboard.press('Shift+Home')
    await expectSize(1, 2)
    await page.keyboard.press('Shift+End')
    await expectSize(1, 6)
    await page.keyboard.press('Control+Shift+Home')
    await expectSize(5, 2)
    await page.keyboard.press('Control+Shift+End')
    await expect.poll(size).toMatch(/ × 6 cột$/)
  })

  it('Home, End, Ctrl+Home, Ctrl+End, PageDown, PageUp move; with Shift the pages extend', async () => {
    await page.keyboard.press('End')
    expect(await active()).toBe('I.1/plan-index')
    await page.keyboard.press('Home')
    expect(await active()).toBe('I.1/actual')
    await page.keyboard.press('Control+End')
    expect((await active()).endsWith('/plan-index')).toBe(true)
    await page.keyboard.press('Control+Home')
    expect(await active()).toBe('I/actual')
    await page.keyboard.press('PageDown')
    expect(await active()).not.toBe('I/actual')
    await page.keyboard.press('PageUp')
    expect(await active()).toBe('I/actual')
    await page.keyboard.press('Shift+PageDown')
    await expect.poll(async () => Number((await size()).split(' ')[0])).toBeGreaterThan(8)
    await page.keyboard.press('Control+Home')
  })

  it('Ctrl+A selects all figures, again the labels too, and again stays', async () => {
    await page.keyboard.press('Control+a')
    await expect.poll(size).toMatch(/^\d+ dòng × 7 cột$/)
    await page.keyboard.press('Control+a')
    await expect.poll(size).toMatch(/^\d+ dòng × 10 cột$/)
    await page.keyboard.press('Control+a')
    await page.waitForTimeout(250)
    expect(await size()).toMatch(/^\d+ dòng × 10 cột$/)
    expect(await active()).toBe('I.1/actual')
  })

  it('Ctrl+Space selects the column, Shift+Space the row', async () => {
    await page.keyboard.press('Control+Space')
    await expect.poll(size).toMatch(/^\d\d dòng × 1 cột$/)
    await window.select('I.1.NN', 'previous')
    await page.keyboard.press('Shift+Space')
    await expectSize(1, 10)
    expect(await active()).toBe('I.1.NN/previous')
    expect(await window.editor.isVisible()).toBe(false)
  })

  it('Tab and Enter go round inside the range', async () => {
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expectSize(2, 2)
    const seen: string[] = []
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab')
      seen.push(await active())
    }
    expect(seen).toEqual(['I.1/previous', 'I.1.NN/actual', 'I.1.NN/previous', 'I.1/actual'])
    await page.keyboard.press('Enter')
    expect(await active()).toBe('I.1.NN/actual')
    await page.keyboard.press('Enter')
    expect(await active()).toBe('I.1/previous')
    await page.keyboard.press('Shift+Enter')
    expect(await active()).toBe('I.1.NN/actual')
    await expectSize(2, 2)
  })

  it('keys stay in the text field while it is open', async () => {
    await window.select('I.5', 'actual')
    await page.keyboard.press('F2')
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Control+a')
    expect(await window.editor.isVisible()).toBe(true)
    expect(
      await window.editor.evaluate((field) =>
        field instanceof HTMLInputElement ? [field.selectionStart, field.selectionEnd] : [],
      ),
    ).toEqual([0, 4])
    await page.keyboard.press('Escape')
    await expect.poll(size).toBe('')
    expect(await active()).toBe('I.5/actual')
  })
})

describe('for assistive programs', () => {
  it('the sheet is a grid with counts, rows and cells, and the range is announced politely', async () => {
    const roles = await window.sheet.evaluate((sheet) => {
      const grid = sheet.querySelector('[aria-rowcount]')
      const cells = [...sheet.querySelectorAll('.ag-grid-scrolling-container .ag-cell')]
      return {
        role: grid?.getAttribute('role'),
        rowCount: Number(grid?.getAttribute('aria-rowcount')),
        columnCount: Number(grid?.getAttribute('aria-colcount')),
        rows: [...sheet.querySelectorAll('.ag-row')].every((row) => row.getAttribute('role') === 'row'),
        cells: cells.length > 0 && cells.every((cell) => cell.getAttribute('role') === 'gridcell'),
        heads: [...sheet.querySelectorAll('.ag-header-cell')].every(
          (one) => one.getAttribute('role') === 'columnheader',
        ),
        overlay: [...sheet.querySelectorAll('.range-box')].every(
          (box) => box.getAttribute('aria-hidden') === 'true',
        ),
      }
    })
    expect(roles).toMatchObject({ columnCount: 10, rows: true, cells: true, heads: true, overlay: true })
    expect(roles.rowCount).toBeGreaterThan(80)
    expect(['grid', 'treegrid']).toContain(roles.role)
    const announcer = page.getByTestId('range-size')
    expect(await announcer.getAttribute('aria-live')).toBe('polite')
    await page.keyboard.press('Shift+ArrowDown')
    await expectSize(2, 1)
    await expect.poll(marked).toEqual(['I.1/actual', 'I.1.NN/actual'])
  })
})

describe('a change of the selection', () => {
  it('renders no cell', async () => {
    await page.evaluate(() => {
      const container = document.querySelector('.ag-grid-scrolling-container')
      if (container === null) throw new Error('no cells')
      document.body.dataset['changed'] = '0'
      const observer = new MutationObserver((records) => {
        const inCells = records.filter(
          ({ target }) =>
            (target instanceof Element ? target : target.parentElement)?.closest('.ag-cell') != null,
        )
        document.body.dataset['changed'] = String(Number(document.body.dataset['changed']) + inCells.length)
      })
      observer.observe(container, { subtree: true, childList: true, characterData: true })
    })
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => document.body.dataset['changed'])).toBe('0')
  })
})
