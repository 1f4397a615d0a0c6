import type { BenchWindow } from './bench-pages'
import { percentile } from './statistics'

const moves = 120
const frameMs = 1000 / 60
const from = { row: 'I1', column: 'actual-0' }
/** The fiftieth row and the tenth column. */
const to = { row: 'I1.N5.4', column: 'actual-9' }
const size = { width: 1440, height: 1500 }

/** `frame`: 99th percentile between two frames; `change`: how long a move keeps the page's listeners busy, median. */
export type Dragging = { frame: number; change: number }

/** Drags from the first cell over fifty rows and ten columns, one move a frame. */
export async function measureDrag(window: BenchWindow, selects: boolean): Promise<Dragging> {
  const { page } = window
  await page.bringToFront()
  const before = page.viewportSize()
  await page.setViewportSize(size)
  await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo(0, 0))
  await page.waitForTimeout(800)
  const start = await findMiddle(window, from)
  const end = await findMiddle(window, to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.evaluate(() => {
    globalThis.benchClock.startFrames()
    globalThis.benchClock.startEvents('pointermove')
  })
  for (let move = 1; move <= moves; move++) {
    const due = performance.now() + frameMs
    const share = move / moves
    await page.mouse.move(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const measured = await page.evaluate(() => ({
    changes: globalThis.benchClock.stopEvents(),
    frames: globalThis.benchClock.stopFrames(),
    selected: globalThis.benchPage?.selectedSize() ?? null,
  }))
  await page.mouse.up()
  if (before !== null) await page.setViewportSize(before)
  await page.waitForTimeout(500)
  const { changes, frames, selected } = measured
  if (changes.length < moves / 2) throw new Error(`only ${String(changes.length)} moves arrived`)
  if (selects && (selected?.rows !== 50 || selected.columns !== 10))
    throw new Error(`selected ${JSON.stringify(selected)}`)
  return { frame: percentile(frames, 0.99), change: percentile(changes, 0.5) }
}

async function findMiddle(
  { page }: BenchWindow,
  cell: { row: string; column: string },
): Promise<{ x: number; y: number }> {
  const box = await page
    .locator(`.ag-row[row-id="${cell.row}"] .ag-cell[col-id="${cell.column}"]`)
    .boundingBox()
  if (box === null) throw new Error(`${cell.row} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** How long an arrow key keeps the listeners busy while the grid moves its own focus, median. */
export async function measureArrows({ page }: BenchWindow): Promise<number> {
  await page.bringToFront()
  await page.locator(`.ag-row[row-id="${from.row}"] .ag-cell[col-id="${from.column}"]`).click()
  await page.evaluate(() => {
    globalThis.benchClock.startEvents('keydown')
  })
  for (let key = 0; key < 40; key++) {
    await page.keyboard.press(key % 20 < 10 ? 'ArrowDown' : 'ArrowUp')
    await page.waitForTimeout(20)
  }
  const times = await page.evaluate(() => globalThis.benchClock.stopEvents())
  if (times.length < 40) throw new Error(`only ${String(times.length)} keys arrived`)
  return percentile(times, 0.5)
}
