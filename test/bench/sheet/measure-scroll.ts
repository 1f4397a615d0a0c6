import { readSpent, type BenchWindow } from './bench-pages'
import { percentile } from './statistics'

const wheels = 20
const step = 300

/** `spent`: processor time of the main thread for a turn of the wheel; `frame`: 99th percentile between two frames. */
export type Scrolling = { spent: number; frame: number }

/** Turns the wheel down through the table by 300 pixels at a time, about as fast as a hand does. */
export async function measureScroll(window: BenchWindow): Promise<Scrolling> {
  const { page } = window
  await page.bringToFront()
  await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo(0, 0))
  await page.mouse.move(800, 500)
  await page.waitForTimeout(300)
  const before = await readSpent(window)
  await page.evaluate(() => {
    globalThis.benchClock.startFrames()
  })
  for (let wheel = 0; wheel < wheels; wheel++) {
    await page.mouse.wheel(0, step)
    await page.waitForTimeout(60)
  }
  const frames = await page.evaluate(() => globalThis.benchClock.stopFrames())
  const after = await readSpent(window)
  const top = await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTop ?? 0)
  if (top < wheels * step * 0.9) throw new Error(`scrolled only to ${String(top)}`)
  return { spent: (after - before) / wheels, frame: percentile(frames, 0.99) }
}
