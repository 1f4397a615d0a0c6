import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WindowModel } from './page-model'
import { launchBrowser, openPage, removeFolder, startProgram, type Program } from './program'

/** Levels, columns and zoom of the sheet with the mouse and the keyboard, and the same again after a restart. */
let program: Program
let browser: Browser
let page: Page
let window: WindowModel
let errors: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  program = await startProgram()
  ;({ page, errors } = await openPage(browser, program.address, { width: 1366, height: 768 }))
  window = new WindowModel(page)
  await window.ready()
})
afterAll(async () => {
  await browser.close()
  await program.stop()
  removeFolder(program.folder)
})

const scroller = () => window.sheet.locator('.ag-grid-viewport')
const headerOf = (column: string) => window.sheet.locator(`.ag-header-cell[col-id="${column}"]`)
const widthOf = async (column: string): Promise<number> => (await headerOf(column).boundingBox())?.width ?? 0
const rowIds = (): Promise<(string | null)[]> =>
  window.sheet
    .locator('.ag-row[row-id]:has(.ag-cell[col-id="#indicator"])')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('row-id')))
const scrollToTop = (): Promise<void> =>
  scroller().evaluate((element) => {
    element.scrollTop = 0
  })

async function chooseFromMenu(command: string): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem').nth(2).click()
  await page.getByTestId(`menu-${command}`).click()
}

async function restart(): Promise<void> {
  await page.context().close()
  await program.stop()
  program = await startProgram({ folder: program.folder })
  ;({ page, errors } = await openPage(browser, program.address, { width: 1366, height: 768 }))
  window = new WindowModel(page)
  await window.ready()
}

describe('levels', () => {
  it('show as many levels as the button says', async () => {
    await page.getByTestId('level-1').click()
    await expect.poll(rowIds).not.toContain('I.1')
    expect(await rowIds()).toContain('I')
    expect(await page.getByTestId('level-1').getAttribute('aria-pressed')).toBe('true')
    await page.getByTestId('level-2').click()
    await expect.poll(rowIds).toContain('I.1')
    expect(await rowIds()).not.toContain('I.1.NN')
    await page.getByTestId('level-3').click()
    await expect.poll(rowIds).toContain('I.1.NN')
  })

  it('close and open all rows of the selection with Alt+Shift+arrows', async () => {
    await scrollToTop()
    await window.select('I.1', 'actual')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect.poll(rowIds).not.toContain('I.1.NN')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect.poll(rowIds).toContain('I.1.NN')
  })

  it('close the parent when a row without rows below it is asked to close', async () => {
    await window.select('I.1.NN', 'actual')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect.poll(rowIds).not.toContain('I.1.NN')
    await expect
      .poll(() =>
        page.locator('.ag-cell-focus').evaluate((cell) => cell.closest('.ag-row')?.getAttribute('row-id')),
      )
      .toBe('I.1')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect.poll(rowIds).toContain('I.1.NN')
  })

  it('keep the parents of the first visible row in sight, and go to them', async () => {
    await scrollToTop()
    await expect.poll(() => page.getByTestId('sticky-parents').count()).toBe(0)
    await scroller().evaluate((element) => {
      element.scrollTop = 400
    })
    const parents = page.getByTestId('sticky-parents')
    await expect.poll(() => parents.count()).toBe(1)
    const names = await parents.getByRole('button').allInnerTexts()
    expect(names[0]).toContain('I')
    await parents.getByRole('button').first().click()
    await expect.poll(() => scroller().evaluate((element) => element.scrollTop)).toBe(0)
  })

  it('never leave the selected cell under the line of parents', async () => {
    await scroller().evaluate((element) => {
      element.scrollTop = 0
    })
    await window.select('I.1', 'actual')
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowDown')
    for (let step = 0; step < 22; step += 1) await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(150)
    const cell = await page.locator('.ag-cell-focus').boundingBox()
    const line = await page.getByTestId('sticky-parents').boundingBox()
    expect(line).not.toBeNull()
    expect(cell?.y ?? 0).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0) - 2)
  })
})

describe('columns', () => {
  it('become as wide as their edge is dragged, and fit again on a double click', async () => {
    await scrollToTop()
    const before = await widthOf('actual')
    const edge = headerOf('actual').locator('.ag-header-cell-resize')
    const box = await edge.boundingBox()
    if (box === null) throw new Error('the edge is not drawn')
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + box.width / 2, y)
    await page.mouse.down()
    await page.mouse.move(box.x + 62, y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => widthOf('actual')).toBeGreaterThan(before + 40)
    await edge.dblclick()
    await expect.poll(() => widthOf('actual')).toBe(before)
  })

  it('are never narrower than their longest number', async () => {
    const box = await headerOf('actual').locator('.ag-header-cell-resize').boundingBox()
    if (box === null) throw new Error('the edge is not drawn')
    await page.mouse.move(box.x + box.width / 2, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x - 200, box.y + 10, { steps: 4 })
    await page.mouse.up()
    const cut = await window.sheet
      .locator('.ag-cell[col-id="actual"]')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length)
    expect(cut).toBe(0)
    await page.getByTestId('columns').click()
    await page.getByTestId('columns-reset').click()
    await page.keyboard.press('Escape')
  })

  it('are hidden and skipped by the arrows, and come back', async () => {
    await window.select('I.1', 'actual')
    await page.keyboard.press('ArrowRight')
    const next = await page.locator('.ag-cell-focus').getAttribute('col-id')
    if (next === null) throw new Error('no cell is selected')
    await chooseFromMenu('columns.hide')
    await expect.poll(() => headerOf(next).count()).toBe(0)
    await window.select('I.1', 'actual')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.locator('.ag-cell-focus').getAttribute('col-id')).not.toBe('actual')
    expect(await page.locator('.ag-cell-focus').getAttribute('col-id')).not.toBe(next)
    await page.getByTestId('columns').click()
    expect(await page.getByTestId(`column-${next}`).isChecked()).toBe(false)
    await page.getByTestId('columns-show-all').click()
    await page.keyboard.press('Escape')
    await expect.poll(() => headerOf(next).count()).toBe(1)
  })

  it('leave the printed table whole when they are hidden', async () => {
    await window.select('I.1', 'actual')
    await chooseFromMenu('columns.hide')
    await expect.poll(() => headerOf('actual').count()).toBe(0)
    await page.keyboard.press('Control+p')
    await page.locator('.print-view').waitFor()
    await expect.poll(() => page.locator('.print-view').innerText()).toContain('25.454')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.print-view').count()).toBe(0)
    await chooseFromMenu('columns.showAll')
    await expect.poll(() => headerOf('actual').count()).toBe(1)
  })

  it('stay in place up to the chosen one while the others scroll', async () => {
    await page.setViewportSize({ width: 900, height: 768 })
    await window.select('I.1', 'actual')
    await chooseFromMenu('columns.freeze')
    await expect
      .poll(() => headerOf('actual').evaluate((cell) => cell.closest('.ag-grid-pinned-left-cells') !== null))
      .toBe(true)
    await chooseFromMenu('columns.freeze')
    await expect
      .poll(() => headerOf('actual').evaluate((cell) => cell.closest('.ag-grid-pinned-left-cells') !== null))
      .toBe(false)
    await page.setViewportSize({ width: 1366, height: 768 })
  })
})

describe('a restart', () => {
  it('finds widths, hidden columns, the frozen column, the zoom and the level of every table', async () => {
    await scrollToTop()
    const edge = await headerOf('plan').locator('.ag-header-cell-resize').boundingBox()
    if (edge === null) throw new Error('the edge is not drawn')
    await page.mouse.move(edge.x + edge.width / 2, edge.y + 10)
    await page.mouse.down()
    await page.mouse.move(edge.x + 54, edge.y + 10, { steps: 4 })
    await page.mouse.up()
    await window.select('I.1', 'previous')
    await chooseFromMenu('columns.hide')
    await window.select('I.1', 'actual')
    await chooseFromMenu('columns.freeze')
    await page.keyboard.press('Control+-')
    await page.getByTestId('level-2').click()
    const width = await widthOf('plan')
    await restart()
    expect(Math.round(await widthOf('plan'))).toBe(Math.round(width))
    expect(await headerOf('previous').count()).toBe(0)
    expect(
      await headerOf('actual').evaluate((cell) => cell.closest('.ag-grid-pinned-left-cells') !== null),
    ).toBe(true)
    expect(await page.locator('.zoom').innerText()).toContain('90')
    expect(await page.getByTestId('level-2').getAttribute('aria-pressed')).toBe('true')
    expect(await rowIds()).not.toContain('I.1.NN')
    await window.openTab('sectors')
    await window.ready()
    expect(await page.locator('.zoom').innerText()).toContain('100')
    expect(errors).toEqual([])
  })

  it('ignores remembered things that are broken, and only those', async () => {
    const file = join(program.folder, 'config', 'settings.json')
    const stored = JSON.parse(readFileSync(file, 'utf8')) as { tables: Record<string, unknown> }
    const [name] = Object.keys(stored.tables)
    if (name === undefined) throw new Error('no table is remembered')
    writeFileSync(
      file,
      JSON.stringify({ ...stored, theme: 'dark', zoom: 'large', tables: { [name]: { widths: 7 } } }),
    )
    await restart()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await headerOf('previous').count()).toBe(1)
    expect(await page.locator('.zoom').innerText()).toContain('100')
    expect(errors).toEqual([])
  })
})
