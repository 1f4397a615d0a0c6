import type { BenchWindow } from './bench-pages'

/** Milliseconds: the longest time between two frames while adding, and until the sum stood in the status bar. */
export type Summing = { longestFrame: number; shown: number; atOnce: number }

/** Selects the whole table; its sum must come, be exact, and never stop the window. `atOnce`: the same in one loop. */
export async function measureSum({ page }: BenchWindow, cells: number): Promise<Summing> {
  await page.bringToFront()
  await page.locator('.ag-row[row-id="I1"] .ag-cell[col-id="actual-0"]').click()
  await page.waitForTimeout(500)
  const atOnce = await page.evaluate(addAtOnce)
  const begun = await page.evaluate(() => {
    globalThis.benchClock.startFrames()
    return performance.now()
  })
  await page.keyboard.press('Control+a')
  await page.waitForFunction(
    (count) =>
      document.querySelector('[data-testid="status-numbers"]')?.textContent.replace(/\D/g, '') === count,
    String(cells),
    { timeout: 20_000 },
  )
  const measured = await page.evaluate(() => ({
    now: performance.now(),
    frames: globalThis.benchClock.stopFrames(),
    sum: document.querySelector('[data-testid="status-sum"]')?.textContent ?? '',
  }))
  // The bar may leave out a last zero.
  const digits = measured.sum.replace(/\D/g, '')
  if (digits !== atOnce.tenths && `${digits}0` !== atOnce.tenths)
    throw new Error(`the status bar says ${measured.sum} instead of ${atOnce.tenths} tenths`)
  return {
    longestFrame: Math.max(...measured.frames),
    shown: measured.now - begun,
    atOnce: atOnce.milliseconds,
  }
}

function addAtOnce(): { tenths: string; milliseconds: number } {
  const cache = globalThis.benchPage?.cache() ?? null
  if (cache === null) throw new Error('no table')
  const { rows, columns } = cache.layout
  const begun = performance.now()
  let tenths = 0
  for (const [row, { decimals }] of rows.entries()) {
    let sum = 0
    for (let column = 0; column < columns.length; column++)
      sum += cache.values[row * columns.length + column] ?? 0
    tenths += decimals === 1 ? sum : sum * 10
  }
  return { tenths: String(tenths), milliseconds: performance.now() - begun }
}
