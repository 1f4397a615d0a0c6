import { readSpent, type BenchWindow } from './bench-pages'
import { middle, percentile } from './statistics'

const wheels = 60
const step = 300

/** `spent`: processor time of the main thread for a turn of the wheel; `frames`: 99th percentile between two frames. */
export type Scrolling = { spent: number; frames: number }

/** Turns the wheel down through the table by 300 pixels at a time, about as fast as a hand does. */
export async function measureScroll({ page, ...rest }: BenchWindow): Promise<Scrolling> {
  const window = { page, ...rest }
  await page.bringToFront()
  await page.mouse.move(800, 500)
  const spent: number[] = []
  await page.evaluate(() => globalThis.benchPage?.clock.startFrames())
  for (let wheel = 0; wheel < wheels; wheel++) {
    const before = await readSpent(window)
    await page.mouse.wheel(0, step)
    await page.waitForTimeout(60)
    spent.push((await readSpent(window)).all - before.all)
  }
  const frames = await page.evaluate(() => globalThis.benchPage?.clock.stopFrames() ?? [])
  const top = await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTop ?? 0)
  if (top < wheels * step * 0.9) throw new Error(`scrolled only to ${String(top)}`)
  return { spent: middle(spent), frames: percentile(frames, 0.99) }
}
