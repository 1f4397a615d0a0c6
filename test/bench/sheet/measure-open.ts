import type { Browser } from 'playwright'
import { openWindow, type BenchWindow, type Contestant } from './bench-pages'
import type { PageShape } from './page/page-shape'

/** Milliseconds to the first painted rows: from asking for the table, and from having its figures in the page. */
export type Opening = { asked: number; read: number }

/** Opens the table in a new window. `shape` is for the bare grid. */
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
    const { asked, painted } = await benchPage.open()
    return { asked: painted - asked, read: painted - benchPage.arrival.parsed }
  })
  // The grid draws the rest of its rows after the first ones.
  await window.page.waitForTimeout(1000)
  if (window.errors.length > 0) throw new Error(window.errors.join('\n'))
  return { window, opening }
}

/** How many rows stand in the DOM, and how many columns of a row. */
export type Drawn = { rows: number; columns: number }

export function countDrawn({ page }: BenchWindow): Promise<Drawn> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('.ag-row')]
    return {
      rows: rows.length,
      columns: Math.max(...rows.map((row) => row.querySelectorAll('.ag-cell').length)),
    }
  })
}

/** The program's sheet as measures for the bare grid. Columns that are not drawn are met by scrolling to them. */
export async function readProgramShape(window: BenchWindow, allColumns: number): Promise<PageShape> {
  const { columns } = await countDrawn(window)
  const look = await window.page.evaluate(async () => {
    const height = (selector: string): number =>
      document.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0
    const viewport = document.querySelector('.ag-grid-viewport')
    const widths: Record<string, number> = {}
    for (const left of [0, 800, 1600, 2400, 0]) {
      viewport?.scrollTo(left, 0)
      await new Promise((resolve) => setTimeout(resolve, 200))
      for (const cell of document.querySelectorAll<HTMLElement>('.ag-header-cell[col-id]'))
        widths[cell.getAttribute('col-id') ?? ''] = cell.offsetWidth
    }
    return {
      widths,
      rowHeight: height('.ag-row'),
      headerHeight: height('.ag-header-row-column'),
      groupHeaderHeight: height('.ag-header-row-group'),
    }
  })
  if (Object.keys(look.widths).length !== allColumns)
    throw new Error(`met ${String(Object.keys(look.widths).length)} of ${String(allColumns)} columns`)
  return { ...look, allColumns: columns === allColumns, rowBuffer: 15 }
}
