/** The only knowledge of the grid's own DOM (version 36: one scroll container). */

/** Where a cell is, relative to the sheet's host element; null when it is scrolled out of the rendered rows. */
export function findCellBox(host: HTMLElement, rowIndex: number, columnId: string): DOMRect | null {
  const cell = host.querySelector(
    `.ag-row[row-index="${String(rowIndex)}"] .ag-cell[col-id="${CSS.escape(columnId)}"]`,
  )
  if (cell === null) return null
  const box = cell.getBoundingClientRect()
  const origin = host.getBoundingClientRect()
  return new DOMRect(box.x - origin.x, box.y - origin.y, box.width, box.height)
}

/** Where a cell is in the window; null when it is scrolled out of the drawn rows. */
export function findCellBoxById(host: HTMLElement, row: string, column: string): DOMRect | null {
  const cell = host.querySelector(
    `.ag-row[row-id="${CSS.escape(row)}"] .ag-cell[col-id="${CSS.escape(column)}"]`,
  )
  return cell?.getBoundingClientRect() ?? null
}

/** The row and column ids of the cell an event began in; null outside the cells. */
export function findCellPlace(target: EventTarget | null): { row: string; column: string } | null {
  if (!(target instanceof HTMLElement)) return null
  const column = target.closest('.ag-cell')?.getAttribute('col-id') ?? null
  const row = target.closest('.ag-row')?.getAttribute('row-id') ?? null
  return row === null || column === null ? null : { row, column }
}

/** Whether an event began in a cell or on the grid itself rather than in a header or a text field. */
export function isInSheetBody(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest('.ag-header') === null && target.closest('input, textarea') === null
}

/** The column whose right edge an event began on; null elsewhere, and on the edges of groups. */
export function findColumnEdge(target: EventTarget | null): string | null {
  if (!(target instanceof HTMLElement) || target.closest('.ag-header-cell-resize') === null) return null
  return target.closest('.ag-header-cell')?.getAttribute('col-id') ?? null
}

/** Height of the header, which stays in place over the rows. */
export function readHeaderHeight(host: HTMLElement): number {
  return host.querySelector<HTMLElement>('.ag-header')?.offsetHeight ?? 0
}

/** What a screen reader says of the grid. Rows may only say their level in a tree. */
export function nameGrid(host: HTMLElement, label: string, isTree: boolean): void {
  const grid = host.querySelector('[role=grid], [role=treegrid]')
  grid?.setAttribute('role', isTree ? 'treegrid' : 'grid')
  grid?.setAttribute('aria-label', label)
}

/** Level of a row (1 is the outermost) and whether its rows show, on the row of one of its cells; null: not a tree. */
export function describeRow(cell: HTMLElement, level: number | null, open: boolean | null): void {
  const row = cell.closest('.ag-row')
  if (row === null) return
  if (level === null) row.removeAttribute('aria-level')
  else row.setAttribute('aria-level', String(level))
  if (open === null) row.removeAttribute('aria-expanded')
  else row.setAttribute('aria-expanded', String(open))
}

/** What everything that scrolls lies in, the pinned cells too; null before the grid has drawn itself. */
export function findScrollingContainer(host: HTMLElement): HTMLElement | null {
  return host.querySelector<HTMLElement>('.ag-grid-scrolling-container')
}

/** The element that scrolls, both ways. */
export function findViewport(host: HTMLElement): HTMLElement | null {
  return host.querySelector<HTMLElement>('.ag-grid-viewport')
}

/** The head an event began in: a column, or a group of columns by the grid's own id. Null elsewhere and on its edge. */
export function findHead(target: EventTarget | null): { kind: 'column' | 'group'; id: string } | null {
  if (!(target instanceof HTMLElement) || target.closest('.ag-header-cell-resize') !== null) return null
  const head = target.closest('.ag-header-cell, .ag-header-group-cell')
  const id = head?.getAttribute('col-id') ?? null
  if (head === null || id === null) return null
  return { kind: head.classList.contains('ag-header-group-cell') ? 'group' : 'column', id }
}

/** What the mouse may select in: the cells, without the heads above and the pinned columns on the left. */
export function measureBody(host: HTMLElement): { all: DOMRect; scrollingLeft: number } | null {
  const viewport = findViewport(host)
  if (viewport === null) return null
  const box = viewport.getBoundingClientRect()
  const header = host.querySelector('.ag-header')?.getBoundingClientRect()
  const pinned = host.querySelector('.ag-row .ag-grid-pinned-left-cells')?.getBoundingClientRect()
  const top = Math.max(box.top, header?.bottom ?? box.top)
  return {
    all: new DOMRect(box.x, top, box.width, box.bottom - top),
    scrollingLeft: pinned?.right ?? box.left,
  }
}

/** Tells assistive programs which rendered cells are selected; touches only what differs. */
export function markSelectedCells(
  host: HTMLElement,
  isSelected: (rowIndex: number, columnId: string) => boolean,
): void {
  for (const row of host.querySelectorAll('.ag-grid-scrolling-container .ag-row')) {
    const rowIndex = Number(row.getAttribute('row-index'))
    for (const cell of row.querySelectorAll('.ag-cell')) {
      const wanted = isSelected(rowIndex, cell.getAttribute('col-id') ?? '')
      if (wanted === (cell.getAttribute('aria-selected') === 'true')) continue
      if (wanted) cell.setAttribute('aria-selected', 'true')
      else cell.removeAttribute('aria-selected')
    }
  }
}
