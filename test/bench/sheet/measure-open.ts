import type { Browser } from 'playwright'
import { openWindow, type BenchWindow, type Contestant } from './bench-pages'
import type { PageShape } from './page/page-shape'

/** Milliseconds from asking for the table, and from having its figures in the page, to its first painted rows. */
export type Opening = { asked: number; read: number }

/** Opens the table in a new window. `failed` when the page said so. */
export async function measureOpening(
  browser: Browser,
  name: Contestant,
  indicators: number,
  shape: PageShape | null,
): Promise<{ window: BenchWindow; opening: Opening }> {
  const window = await openWindow(browser, name, indicators, shape)
  const opening = await window.page.evaluate(async () => {
    const { benchPage } = globalThis
    if (benchPage === undefined) throw new Error('no page')
    await benchPage.open()
    const painted = performance.now()
    return { asked: painted - benchPage.clock.asked, read: painted - benchPage.arrival.parsed }
  })
  // More rows follow the first ones.
  await window.page.waitForTimeout(500)
  if (window.errors.length > 0) throw new Error(window.errors.join('\n'))
  return { window, opening }
}

/** What stands in the DOM: rows, and cells in the first full row. */
export async function countDrawn(window: BenchWindow): Promise<{ rows: number; cells: number; all: number }> {
  return window.page.evaluate(() => {
    const rows = [...document.querySelectorAll('.ag-row')]
    const cells = Math.max(...rows.map((row) => row.querySelectorAll('.ag-cell').length))
    return { rows: rows.length, cells, all: document.querySelectorAll('.ag-row .ag-cell').length }
  })
}

/** The program's sheet as measures for the bare grid. */
export async function readProgramShape(window: BenchWindow, allColumns: boolean): Promise<PageShape> {
  const shape = await window.page.evaluate(() => {
    const height = (selector: string): number =>
      document.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0
    const widths = [...document.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]')].map(
      (cell) => [cell.getAttribute('col-id') ?? '', cell.offsetWidth] as const,
    )
    return {
      widths: Object.fromEntries(widths),
      rowHeight: height('.ag-row'),
      headerHeight: height('.ag-header-row-column'),
      groupHeaderHeight: height('.ag-header-row-column-group'),
    }
  })
  return { ...shape, allColumns, rowBuffer: 15 }
}
