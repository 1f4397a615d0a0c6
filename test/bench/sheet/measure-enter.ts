import type { Page } from 'playwright'
import { readSpent, type BenchWindow } from './bench-pages'
import { column, leaf, sums } from './watched-cells'

/** Milliseconds from Enter until group and total stand on the screen. */
export type Entering = { painted: number[] }

/** Types four digits into a leaf, presses Enter, which moves down, and goes back up, again and again. */
export async function measureEnter(page: Page, edits: number): Promise<Entering> {
  await page.bringToFront()
  await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo(0, 0))
  await page.locator(`.ag-row[row-id="${leaf}"] .ag-cell[col-id="${column}"]`).click()
  const painted: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const value = 2000 + ((edit * 37 + 11 * painted.length) % 7000)
    const before = await readFigure(page, leaf)
    const cells = []
    for (const row of sums)
      cells.push({ row, column, digits: String((await readFigure(page, row)) + value - before) })
    await page.keyboard.type(String(value))
    await page.evaluate((wanted) => {
      globalThis.benchClock.watchCells('keydown', 'Enter', [wanted])
    }, cells)
    await page.keyboard.press('Enter')
    const [time] = await page.evaluate(() => globalThis.benchClock.watched())
    if (time === undefined) throw new Error('nothing was watched')
    painted.push(time)
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(60)
  }
  return { painted }
}

/** The same with the processor time of the main thread for one edit, from its first key to the rest after it. */
export async function measureEdits(
  window: BenchWindow,
  edits: number,
): Promise<Entering & { spent: number }> {
  const before = await readSpent(window)
  const { painted } = await measureEnter(window.page, edits)
  return { painted, spent: ((await readSpent(window)) - before) / edits }
}

async function readFigure(page: Page, row: string): Promise<number> {
  const at = { row, column }
  return Number(await page.evaluate((cell) => globalThis.benchClock.readDigits(cell.row, cell.column), at))
}
