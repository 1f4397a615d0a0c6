import { readSpent, type BenchWindow, type Contestant } from './bench-pages'
import { percentile } from './statistics'

/** A leaf of the first indicator, and the group and the total that it adds to; all stand on the first screen. */
const column = 'actual-1'
const leaf = { row: 'I1.N1.1', position: 2 }
const sums = [
  { row: 'I1.N1', position: 1 },
  { row: 'I1', position: 0 },
] as const

/** `painted`: from Enter to group and total on the screen; `spent`: main thread from the first key to there. */
export type Entering = { painted: number[]; spent: number[] }

/** Types four digits into the leaf and presses Enter, again and again. */
export async function measureEnter(window: BenchWindow, name: Contestant, edits: number): Promise<Entering> {
  const { page } = window
  await page.bringToFront()
  await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo(0, 0))
  await page.locator(`.ag-row[row-id="${leaf.row}"] .ag-cell[col-id="${column}"]`).click()
  const painted: number[] = []
  const spent: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const value = 2000 + ((edit * 37) % 7000)
    const [before, ...totals] = await readFigures(window)
    const cells = sums.map(({ row }, at) => ({
      row,
      column,
      text: String((totals[at] ?? 0) + value - (before ?? 0)),
    }))
    const start = await readSpent(window)
    await page.keyboard.type(String(value))
    await page.evaluate((wanted) => globalThis.benchPage?.clock.watchCells('keydown', 'Enter', wanted), cells)
    await page.keyboard.press('Enter')
    painted.push((await page.evaluate(() => globalThis.benchPage?.clock.watched())) ?? 0)
    spent.push((await readSpent(window)).all - start.all)
    if (name === 'program') await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(30)
  }
  return { painted, spent }
}

function readFigures({ page }: BenchWindow): Promise<number[]> {
  const at = [leaf, ...sums].map(({ position }) => position)
  return page.evaluate(
    ({ positions, id }) => {
      const cache = globalThis.benchPage?.cache() ?? null
      if (cache === null) throw new Error('no table')
      const { columns } = cache.layout
      const found = columns.findIndex((one) => one.id === id)
      return positions.map((position) => cache.values[position * columns.length + found] ?? 0)
    },
    { positions: at, id: column },
  )
}

export function paintedMedian({ painted }: Entering): number {
  return percentile(painted, 0.5)
}
