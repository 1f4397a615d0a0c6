import type { NumberConvention } from '../format/number-notation'
import { cellAddress, type CellGrid, type GridCell } from '../table/cell-grid'
import { endBody } from './body-end'
import { readHeaderUnit, readMeaning } from './column-meaning'
import type { DocumentColumn, DocumentTable } from './document-table'
import { findHeaderAbove, findNamedHeaders } from './find-header-block'
import type { HeaderBlock } from './header-block'
import { createFigureReader } from './read-figures'
import { readRows } from './read-rows'
import { createSheetRows, isFilled, looksLikeFigure, type SheetRows } from './sheet-rows'
import { gatherBody } from './table-body'
import { readColumns } from './table-columns'
import { readTitleBlock, type TitleLine } from './title-block'

/**
 * Every table of a sheet, from top to bottom: one after another, side by side, with blank rows inside, with or without
 * merged cells. A table is a header that known words announce, or texts above columns of figures. Work is linear in the
 * cells; a register beyond 20.000 rows is counted on and not kept.
 */

/** Where a table stands, with its footnotes and signatures: cells inside are no part of another one. */
type Taken = { first: number; end: number; left: number; right: number }

/** Lines above a table that can be its title. */
const tallestTitle = 30
/** Tables found last among which those that reach into the title's lines are. */
const nearby = 64

/** `notation` is the user's word on numbers written as text; absent: by the evidence of each table. */
export function understandSheet(grid: CellGrid, notation?: NumberConvention): DocumentTable[] {
  const sheet = createSheetRows(grid)
  const taken: Taken[] = []
  const tables: DocumentTable[] = []
  let open: Taken[] = []
  for (let position = 0; position < sheet.length; position += 1) {
    if (open.some((one) => position >= one.end)) open = open.filter((one) => position < one.end)
    const around = open.filter((one) => position >= one.first)
    if (around.some((one) => sheet.firstAt(position) >= one.left && sheet.lastAt(position) <= one.right))
      continue
    const named = sheet.namesColumns(position)
    if (!named && sheet.figuresAt(position) === 0) continue
    const free = sheet
      .cellsOf(position)
      .filter(
        (cell) =>
          isFilled(cell) && !around.some((one) => cell.column >= one.left && cell.column <= one.right),
      )
    if (free.length < 2) continue
    let again = false
    const before = around.filter((one) => one.right < (free[0]?.column ?? 0)).map((one) => one.right + 1)
    for (const block of findBlocks(sheet, position, free, taken, named, Math.max(0, ...before))) {
      const made = makeTable(sheet, grid, block, taken, notation)
      if (made === null) continue
      taken.push(made.taken)
      open.push(made.taken)
      tables.push(made.table)
      again = true
    }
    // A second table may begin in the same row.
    if (again) position -= 1
  }
  return tables
}

function findBlocks(
  sheet: SheetRows,
  position: number,
  free: readonly GridCell[],
  taken: readonly Taken[],
  named: boolean,
  leftmost: number,
): HeaderBlock[] {
  const from = floorOf(taken, free[0]?.column ?? 0, free.at(-1)?.column ?? 0, position)
  if (named) {
    const blocks = findNamedHeaders(sheet, position, free, from)
    if (blocks.length > 0) return blocks
  }
  if (!free.some(looksLikeFigure)) return []
  const block = findHeaderAbove(sheet, position, free, from, leftmost)
  return block === null ? [] : [block]
}

/** The first position above which other tables stand in these columns. */
function floorOf(taken: readonly Taken[], left: number, right: number, position: number): number {
  let floor = 0
  for (const one of taken)
    if (one.end <= position && one.left <= right && one.right >= left) floor = Math.max(floor, one.end)
  return floor
}

function makeTable(
  sheet: SheetRows,
  grid: CellGrid,
  block: HeaderBlock,
  taken: readonly Taken[],
  notation: NumberConvention | undefined,
): { table: DocumentTable; taken: Taken } | null {
  const body = gatherBody(sheet, block)
  const columns = readColumns(sheet, block, body.rows)
  if (!columns.columns.some(({ role }) => role === 'value' || role === 'note')) return null
  const ended = endBody(body, columns)
  if (ended.rows.length === 0) return null
  const { left, right } = columns
  const title = readTitleBlock(readTitleLines(sheet, block, left, right, taken))
  const described = columns.columns.map(({ native, ...column }): DocumentColumn => {
    const holds = column.role === 'value'
    return {
      ...column,
      ...(native.join(' ') === column.path.join(' ') ? {} : { native }),
      meaning: holds ? readMeaning(native, title.period) : null,
      unit: holds ? readHeaderUnit(native) : null,
    }
  })
  const valueColumns = new Set(described.flatMap(({ column, role }) => (role === 'value' ? [column] : [])))
  const figures = createFigureReader(listCells(ended.rows, valueColumns), notation)
  const columnUnits = new Map(
    described.flatMap(({ column, unit }) => (unit === null ? [] : [[column, unit] as const])),
  )
  const rows = readRows(sheet, grid.sheet, ended.rows, columns, figures, title.unit, columnUnits)
  const top = sheet.numberOf(block.first)
  const lastPosition = body.cut > 0 ? body.end - 1 : (ended.rows.at(-1)?.position ?? block.last)
  const bottom = sheet.numberOf(lastPosition)
  const lastRow = ended.rows.at(-1)?.row ?? bottom
  const table: DocumentTable = {
    id: `${grid.sheet}!${cellAddress(top, left)}:${cellAddress(bottom, right)}`,
    sheet: grid.sheet,
    range: { top, left, bottom, right },
    title,
    columns: described,
    rows,
    footnotes: ended.footnotes,
    signature: ended.signature,
    dropped: body.dropped.filter(({ row }) => row <= lastRow),
    notation: figures.notation,
    identity: grid.identity,
    ...(body.cut > 0 ? { cut: body.cut } : {}),
  }
  return { table, taken: { first: block.first, end: ended.end, left, right } }
}

function* listCells(
  rows: readonly { cells: readonly GridCell[] }[],
  columns: ReadonlySet<number>,
): Generator<GridCell> {
  for (const { cells } of rows) for (const cell of cells) if (columns.has(cell.column)) yield cell
}

/** Lines above a header down from the table above it; beside another table only those over these columns. */
function readTitleLines(
  sheet: SheetRows,
  block: HeaderBlock,
  left: number,
  right: number,
  taken: readonly Taken[],
): TitleLine[] {
  const lines: TitleLine[] = []
  const near = taken.slice(-nearby)
  const top = sheet.numberOf(block.first)
  for (let position = block.first - 1; position >= 0; position -= 1) {
    const row = sheet.numberOf(position)
    if (top - row > tallestTitle) break
    const above = near.filter((one) => position >= one.first && position < one.end)
    if (above.some((one) => one.left <= right && one.right >= left)) break
    const merges = sheet.mergesAt(row)
    const cells = sheet.cellsOf(position).filter((cell) => {
      if (!isFilled(cell)) return false
      if (above.length === 0) return true
      const reach = merges.find((merge) => merge.left === cell.column)?.right ?? cell.column
      return cell.column <= right && reach >= left
    })
    if (cells.length > 0) lines.unshift({ row, cells })
  }
  return lines
}
