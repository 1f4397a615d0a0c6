import { Failure } from '../../shared/contract/errors'
import type { GridRange } from '../../shared/table/cell-grid'

const mostMerges = 20_000
const largestArea = 100_000

type Rows = readonly { row: number; cells: readonly { column: number }[] }[]

/**
 * Merges cut to where the sheet has cells, so that a merge over a whole sheet costs nothing. Throws Failure
 * excel-too-large when there are too many, or one covers too much even so.
 */
export function fitMerges(merges: readonly GridRange[], rows: Rows): GridRange[] {
  if (merges.length > mostMerges) throw new Failure('excel-too-large', { merges: merges.length })
  const lastRow = rows.at(-1)?.row ?? 0
  let lastColumn = 0
  for (const { cells } of rows) lastColumn = Math.max(lastColumn, cells.at(-1)?.column ?? 0)
  // A heading over columns that hold nothing yet still spans them: a little room beyond the last cell is kept.
  const room = 64
  return merges.flatMap((merge) => {
    const bottom = Math.min(merge.bottom, lastRow + room)
    const right = Math.min(merge.right, lastColumn + room)
    if (bottom < merge.top || right < merge.left) return []
    const area = (bottom - merge.top + 1) * (right - merge.left + 1)
    if (area > largestArea) throw new Failure('excel-too-large', { area })
    return area === 1 ? [] : [{ top: merge.top, left: merge.left, bottom, right }]
  })
}
