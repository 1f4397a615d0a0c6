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
