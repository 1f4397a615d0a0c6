import type { CellGrid, GridCell, GridRange } from './cell-grid'

/** Random access to a sparse grid; a row is made when it is first asked for. Merges must not overlap. */
export type GridLookup = {
  cellAt: (row: number, column: number) => GridCell | undefined
  /** Text at a place; inside a merge, that of its first cell. */
  textAt: (row: number, column: number) => string
  mergeAt: (row: number, column: number) => GridRange | undefined
  columnsOf: (row: number) => readonly GridCell[]
}

export function createGridLookup(grid: CellGrid): GridLookup {
  const linesOf = createLineCache(grid)
  const mergeAt = createMergeFinder(grid.merges)
  const cellAt = (row: number, column: number): GridCell | undefined => linesOf(row).byColumn.get(column)
  return {
    cellAt,
    mergeAt,
    textAt(row, column) {
      const own = cellAt(row, column)
      if (own !== undefined) return own.text
      const merge = mergeAt(row, column)
      return merge === undefined ? '' : (cellAt(merge.top, merge.left)?.text ?? '')
    },
    columnsOf: (row) => linesOf(row).cells,
  }
}

type Line = { cells: readonly GridCell[]; byColumn: ReadonlyMap<number, GridCell> }

const noLine: Line = { cells: [], byColumn: new Map() }

/** Rows looked at lately, and then others again: a sheet of a million cells is not unpacked into memory at once. */
const keptLines = 4096

function createLineCache(grid: CellGrid): (row: number) => Line {
  let kept = new Map<number, Line>()
  let older = new Map<number, Line>()
  const numbers = rowNumbers(grid)
  return (row) => {
    const known = kept.get(row)
    if (known !== undefined) return known
    const position = numbers.get(row)
    if (position === undefined) return noLine
    let line = older.get(row)
    if (line === undefined) {
      const cells = grid.rows.at(position)?.cells ?? []
      line = { cells, byColumn: new Map(cells.map((cell) => [cell.column, cell])) }
    }
    if (kept.size >= keptLines) {
      older = kept
      kept = new Map()
    }
    kept.set(row, line)
    return line
  }
}

/** Row number to position among the rows that exist. */
function rowNumbers(grid: CellGrid): Map<number, number> {
  const numbers = new Map<number, number>()
  let position = 0
  for (const { row } of grid.rows) {
    numbers.set(row, position)
    position += 1
  }
  return numbers
}

/** Rows per bucket of merges: enough to keep a bucket to a few, and a merge to a few buckets. */
const bucketRows = 64

function createMergeFinder(
  merges: readonly GridRange[],
): (row: number, column: number) => GridRange | undefined {
  const buckets = new Map<number, GridRange[]>()
  for (const merge of merges) {
    const last = Math.floor(merge.bottom / bucketRows)
    for (let at = Math.floor(merge.top / bucketRows); at <= last; at++) {
      const bucket = buckets.get(at)
      if (bucket === undefined) buckets.set(at, [merge])
      else bucket.push(merge)
    }
  }
  return (row, column) =>
    buckets
      .get(Math.floor(row / bucketRows))
      ?.find(
        (merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right,
      )
}
