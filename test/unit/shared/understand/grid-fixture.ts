import type { CellGrid, GridCell, GridRange, GridStyle } from '../../../../shared/table/cell-grid'

/**
 * Sheets written as text: one line is a row, "|" stands between cells. "#12.5" is a number of the file, "=12" a formula with
 * that result, "*…" bold, "_…" italic, ">…" indented, "!" at the start of a line hides the row; "⏎" is a line break. A cell
 * "<" is merged with the one at its left, "^" with the one above.
 */
export function sheetOf(text: string, sheet = 'Biểu 1'): CellGrid {
  const lines = text.split('\n').slice(1, -1)
  const merges: GridRange[] = []
  const places = new Map<string, GridRange>()
  const rows = lines.flatMap((line, row) => {
    const hidden = line.trimStart().startsWith('!')
    const parts = (hidden ? line.trimStart().slice(1) : line).split('|')
    const cells = parts.flatMap((part, column): GridCell[] => {
      const written = part.trim()
      if (written === '<' || written === '^') {
        const from = written === '<' ? places.get(key(row, column - 1)) : places.get(key(row - 1, column))
        if (from === undefined) throw new Error(`nothing to merge with: ${line}`)
        if (!merges.includes(from)) merges.push(from)
        from.right = Math.max(from.right, column)
        from.bottom = Math.max(from.bottom, row)
        places.set(key(row, column), from)
        return []
      }
      places.set(key(row, column), { top: row, left: column, bottom: row, right: column })
      return written === '' ? [] : [readCell(column, written)]
    })
    return cells.length === 0 ? [] : [{ row, cells, ...(hidden ? { hidden: true } : {}) }]
  })
  return { sheet, rows, merges, identity: null }
}

function key(row: number, column: number): string {
  return `${String(row)} ${String(column)}`
}

function readCell(column: number, written: string): GridCell {
  const style: GridStyle = { bold: false, italic: false, indent: 0, align: null, font: '', format: '' }
  let rest = written
  for (; /^[*_>]\S/u.test(rest) && !/^\*\s/.test(rest); rest = rest.slice(1)) {
    if (rest.startsWith('*')) style.bold = true
    else if (rest.startsWith('_')) style.italic = true
    else style.indent += 1
  }
  const plain = !style.bold && !style.italic && style.indent === 0
  const formula = rest.startsWith('=') ? 'A1' : null
  const number = rest.startsWith('#') && /^#-?\d/.test(rest) ? Number(rest.slice(1)) : null
  const value = number ?? (formula === null ? rest.replaceAll('⏎', '\n') : Number(rest.slice(1)))
  const text = typeof value === 'number' ? String(value).replace('.', ',') : value
  return { column, value, text, formula, ...(plain ? {} : { style }) }
}

/** The same sheet further down and to the right. */
export function shiftSheet(grid: CellGrid, down: number, right: number): CellGrid {
  return {
    ...grid,
    rows: [...grid.rows].map((line) => ({
      ...line,
      row: line.row + down,
      cells: line.cells.map((cell) => ({ ...cell, column: cell.column + right })),
    })),
    merges: grid.merges.map((merge) => ({
      top: merge.top + down,
      bottom: merge.bottom + down,
      left: merge.left + right,
      right: merge.right + right,
    })),
  }
}

/** Rows from `from` on (counted in the sheet) once more under row `after`, everything below moved down. */
export function repeatRows(grid: CellGrid, from: number, to: number, after: number): CellGrid {
  const count = to - from + 1
  const moved = (row: number): number => (row > after ? row + count : row)
  const rows = [...grid.rows]
  const copied = rows
    .filter(({ row }) => row >= from && row <= to)
    .map((line) => ({ ...line, row: after + 1 + line.row - from }))
  const merges = grid.merges.filter(({ top, bottom }) => top >= from && bottom <= to)
  return {
    ...grid,
    rows: [...rows.map((line) => ({ ...line, row: moved(line.row) })), ...copied].sort(
      (a, b) => a.row - b.row,
    ),
    merges: [
      ...grid.merges.map((merge) => ({ ...merge, top: moved(merge.top), bottom: moved(merge.bottom) })),
      ...merges.map((merge) => ({
        ...merge,
        top: after + 1 + merge.top - from,
        bottom: after + 1 + merge.bottom - from,
      })),
    ],
  }
}
