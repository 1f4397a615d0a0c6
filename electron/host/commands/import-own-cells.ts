import { roundDecimal } from '../../../shared/format/decimal'
import { toScaled } from '../../../shared/format/parse-number'
import { cellDecimals } from '../../../shared/table/resolved-table'
import type { StoredBefore } from './import-before'
import {
  createCellList,
  keyAt,
  makeFact,
  placeCells,
  shownPart,
  splitConflicts,
  storedDecimals,
  type Overlay,
  type PlacedCell,
  type PlannedCell,
} from './import-cells'

/**
 * A file that the program wrote, perhaps edited since: values come back cell for cell, a cleared cell is a change to
 * blank, and what the program computes is not read. A number typed over a formula is shown and left out.
 */
export function planOwnCells(overlay: Overlay, before: StoredBefore): PlannedCell[] {
  const { target } = overlay
  const list = createCellList(overlay, before)
  const { single, conflicts } = splitConflicts([...placeCells(overlay), ...placeBlanks(overlay)])
  for (const placed of [...single, ...conflicts].sort((a, b) => a.index - b.index)) {
    const { index, cell, parsed } = placed
    const role = before.role(index)
    const key = keyAt(target, index)
    if (key === null || role === 'computed' || role === 'fixed') {
      if (!cell.formula && differs(overlay, before, placed)) list.add(shownPart(placed), 'computed', null)
      continue
    }
    if (parsed.kind === 'blank') {
      list.addFact(shownPart(placed), key, null)
      continue
    }
    const stored = before.fact(index)
    const fact = makeFact(placed, storedDecimals(target, key), {
      maturity: stored?.maturity ?? 'final',
      note: stored?.note ?? null,
    })
    if (fact === null) list.add(shownPart(placed), 'unreadable', null)
    else list.addFact(shownPart(placed), key, fact, conflicts.includes(placed) ? 'conflict' : undefined)
  }
  return list.cells
}

/** Cells of matched rows and columns that the file leaves empty. */
function placeBlanks({ table, target, rows, columns }: Overlay): PlacedCell[] {
  const width = target.table.layout.columns.length
  return [...rows].flatMap(([row, targetRow]) => {
    const kind = target.table.layout.rows[targetRow]?.kind
    if (kind !== 'item' && kind !== 'total') return []
    const filled = new Set(table.rows[row]?.cells.map(({ column }) => column))
    return [...columns].flatMap(([column, targetColumn]) =>
      filled.has(column)
        ? []
        : [
            {
              index: targetRow * width + targetColumn,
              row,
              column,
              cell: {
                column,
                text: '',
                reading: { kind: 'text' as const },
                formula: false,
                locator: table.sheet,
              },
              parsed: { kind: 'blank' as const },
            },
          ],
    )
  })
}

/** Whether a number typed over a computed cell is another one, at the precision that is shown. */
function differs({ target }: Overlay, before: StoredBefore, { index, parsed, cell }: PlacedCell): boolean {
  if (parsed.kind !== 'number' || cell.isNumber !== true) return false
  if (target.table.specs[index]?.kind === 'nothing') return false
  const decimals = cellDecimals(target.table, index)
  return toScaled(roundDecimal(parsed.value, decimals), decimals) !== before.value(index)
}
