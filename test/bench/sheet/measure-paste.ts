import type { BenchWindow } from './bench-pages'
import type { CellText } from './page/page-clock'
import { leaf } from './watched-cells'

const rows = 2000
const columns = 8

/** Milliseconds from the paste to the figures on the screen, and to the totals over them that the host has computed. */
export type Pasting = { painted: number; followed: number }

/** Pastes 2.000 rows of eight columns, of which the eighth is computed. `round` makes the figures differ. */
export async function measurePaste({ page }: BenchWindow, round: number): Promise<Pasting> {
  const figure = (row: number, column: number): number =>
    1000 + ((row * 7919 + column * 104_729 + round * 31_337) % 9000)
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => String(figure(row, column))).join('\t'),
  )
  await page.bringToFront()
  await page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollTo(0, 0))
  await page.waitForTimeout(300)
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\n'))
  await page.locator(`.ag-row[row-id="${leaf}"] .ag-cell[col-id="actual-0"]`).click()
  await page.waitForTimeout(300)
  const { leaves, sums } = listWatched(figure)
  const before = await page.evaluate(() => globalThis.benchPage?.calls.length ?? 0)
  await page.evaluate(
    (lists) => {
      globalThis.benchClock.watchCells('paste', null, lists)
    },
    [leaves, sums],
  )
  await page.keyboard.press('Control+V')
  const [painted, followed] = await page.evaluate(() => globalThis.benchClock.watched())
  await page.waitForTimeout(1000)
  const calls = await page.evaluate((from) => globalThis.benchPage?.calls.slice(from) ?? [], before)
  const edits = calls.filter((name) => name === 'cells.set').length
  if (edits !== 1) throw new Error(`a paste of ${String(edits)} edits`)
  if (painted === undefined || followed === undefined) throw new Error('nothing was watched')
  return { painted, followed }
}

/** Cells of the first two groups, which stand on the first screen; the paste begins at the first leaf. */
function listWatched(figure: (row: number, column: number) => number): {
  leaves: CellText[]
  sums: CellText[]
} {
  const leaves: CellText[] = []
  const sums: CellText[] = []
  for (const [group, first] of [0, 11].entries()) {
    for (const column of [0, 3, 6]) {
      const parts = Array.from({ length: 10 }, (_, part) => figure(first + part, column))
      for (const [part, value] of parts.entries())
        leaves.push({
          row: `I1.N${String(group + 1)}.${String(part + 1)}`,
          column: `actual-${String(column)}`,
          digits: String(value),
        })
      const sum = parts.reduce((total, part) => total + part, 0)
      sums.push({ row: `I1.N${String(group + 1)}`, column: `actual-${String(column)}`, digits: String(sum) })
    }
  }
  return { leaves, sums }
}
