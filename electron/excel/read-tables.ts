import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { deflateSync } from 'node:zlib'
import type { FileRemark, SourceContent } from '../../shared/model/import-draft'
import type { CellGrid, GridRow } from '../../shared/table/cell-grid'
import type { DocumentTable } from '../../shared/understand/document-table'
import { readOwnTables } from '../../shared/understand/own-table'
import { understandSheet } from '../../shared/understand/understand-sheet'
import type { PackedTable, ReadTables } from './excel-job'
import type { FileContent } from './file-content'

/** Finds the tables in a file's sheets and packs what leaves the worker. */

const most = { rows: 20_000, cells: 400_000, sourceCells: 200_000 } as const
/** Rows above and below a table that are kept with it, where a sheet is too large to be kept whole. */
const rowsAround = 40

export function findTables({ format, grids, remarks }: FileContent, sha256: string): ReadTables {
  const own = readOwnTables(grids)
  const isOwn = ({ identity }: CellGrid): boolean => identity !== null && identity.rows.length > 0
  // Sheets of our own that only repeat the figures of others.
  const isAside = ({ identity }: CellGrid): boolean =>
    identity !== null && identity.rows.length === 0 && identity.columns.length === 0
  const tables = [
    ...own,
    ...grids.flatMap((grid) => (isOwn(grid) || isAside(grid) ? [] : understandSheet(grid))),
  ]
  const cutRemarks: FileRemark[] = []
  let left: number = most.cells
  const packed = tables.flatMap((table): PackedTable[] => {
    const { kept, cut, cells } = cutTable(table, left)
    left -= cells
    if (cut > 0) cutRemarks.push({ kind: 'cut-rows', sheet: table.sheet, rows: cut })
    if (kept.rows.length === 0) return []
    const { id, sheet, range, title, identity } = kept
    const columns = kept.columns.filter(({ role }) => role === 'value').length
    const own = identity !== null
    return [
      { id, sheet, range, title, rows: kept.rows.length, columns, cells, own, json: JSON.stringify(kept) },
    ]
  })
  const withTable = new Set([
    ...tables.map(({ sheet }) => sheet),
    ...grids.filter(isOwn).map(({ sheet }) => sheet),
  ])
  return {
    format,
    remarks: [...remarks, ...cutRemarks],
    sha256,
    otherSheets: grids.filter(({ sheet }) => !withTable.has(sheet)).map(({ sheet }) => sheet),
    tables: packed,
    sheets: grids
      .filter(({ sheet }) => withTable.has(sheet))
      .map((grid) => ({
        sheet: grid.sheet,
        content: deflateSync(JSON.stringify(keepSheet(grid, tables))),
      })),
  }
}

/** The first rows of a table, as many as may be taken. */
function cutTable(table: DocumentTable, left: number): { kept: DocumentTable; cut: number; cells: number } {
  let cells = 0
  let rows = 0
  for (const row of table.rows) {
    if (rows === most.rows || cells + row.cells.length > left) break
    cells += row.cells.length
    rows += 1
  }
  const cut = table.rows.length - rows + (table.cut ?? 0)
  return { kept: { ...table, rows: table.rows.slice(0, rows) }, cut, cells }
}

function keepSheet(grid: CellGrid, tables: readonly DocumentTable[]): SourceContent {
  const ranges = tables.filter(({ sheet }) => sheet === grid.sheet).map(({ range }) => range)
  const isLong = grid.rows.length > most.rows
  const near = (row: number): boolean =>
    !isLong || ranges.some(({ top, bottom }) => row >= top - rowsAround && row <= bottom + rowsAround)
  const rows: GridRow[] = []
  let cells = 0
  for (const row of grid.rows) {
    if (!near(row.row)) continue
    cells += row.cells.length
    if (cells > most.sourceCells) break
    rows.push(row)
  }
  const last = rows.at(-1)?.row ?? -1
  return {
    rows: rows.map(({ row, cells: line }) => ({
      row,
      cells: line
        .filter(({ text }) => text !== '')
        .map(({ column, text, style, value }) => ({
          column,
          text,
          bold: style?.bold ?? false,
          number: typeof value === 'number',
        })),
    })),
    merges: grid.merges.filter(({ top, bottom }) => bottom <= last && near(top)),
  }
}

/** Streamed: a file is never in memory twice. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}

export function hashTexts(texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex')
}
