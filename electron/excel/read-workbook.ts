import { read, SSF, utils, type CellObject, type Range, type WorkSheet } from '@e965/xlsx'
import { Failure } from '../../shared/contract/errors'
import type { CellGrid, GridCell, GridIdentity, GridRow } from '../../shared/table/cell-grid'
import { identityPageName, parseIdentity, type IdentityLine } from '../../shared/table/sheet-identity'
import type { CheckedFile } from './check-file'

const { is_date: isDateFormat } = SSF as { is_date: (format: string) => boolean }

/**
 * Reads a workbook into plain grids. Only cells that exist are visited: a sheet may declare a used range of billions of
 * cells. Formulas are kept as the value that the file holds for them.
 */
const limits = {
  rows: 1_048_576,
  columns: 16_384,
  cells: 1_000_000,
  merges: 20_000,
  mergeArea: 100_000,
  text: 32_767,
} as const

/**
 * Sheets in the order of the workbook, without the program's own hidden page. Throws `Failure`: excel-encrypted,
 * excel-damaged, excel-too-large, excel-empty when no sheet has a cell.
 */
export function readWorkbook(file: CheckedFile): CellGrid[] {
  const sheets = openSheets(file)
  const identity = sheets.find(({ name }) => name === identityPageName)
  const identities = identity === undefined ? new Map<string, GridIdentity>() : readIdentities(identity.sheet)
  let cells = 0
  const grids = sheets
    .filter((sheet) => sheet !== identity)
    .map(({ name, sheet }): CellGrid => {
      const grid = {
        sheet: name.normalize('NFC'),
        rows: readRows(sheet),
        merges: readMerges(sheet),
        identity: identities.get(name) ?? null,
      }
      cells += grid.rows.reduce((sum, row) => sum + row.cells.length, 0)
      if (cells > limits.cells) throw new Failure('excel-too-large', { cells })
      return grid
    })
  if (cells === 0) throw new Failure('excel-empty')
  return grids
}

function openSheets(file: CheckedFile): { name: string; sheet: WorkSheet }[] {
  try {
    const workbook = read(file.bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellStyles: false,
      bookVBA: false,
    })
    return workbook.SheetNames.flatMap((name) => {
      const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined
      return sheet === undefined ? [] : [{ name, sheet }]
    })
  } catch (error) {
    if (error instanceof RangeError) throw error
    const encrypted = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new Failure(encrypted ? 'excel-encrypted' : 'excel-damaged')
  }
}

/** The real cells of a dense sheet. Indexes come from keys: a loop to `length` could take for ever. */
function existingCells(sheet: WorkSheet): { row: number; cells: { column: number; cell: CellObject }[] }[] {
  const data = sheet['!data']
  if (data === undefined) return []
  return Object.keys(data).map((rowKey) => {
    const row = Number(rowKey)
    const line = data[row] ?? []
    const cells = Object.keys(line).flatMap((columnKey) => {
      const cell = line[Number(columnKey)]
      return cell === undefined ? [] : [{ column: Number(columnKey), cell }]
    })
    const last = cells.at(-1)
    if (row >= limits.rows || (last !== undefined && last.column >= limits.columns))
      throw new Failure('excel-damaged')
    return { row, cells }
  })
}

function readRows(sheet: WorkSheet): GridRow[] {
  return existingCells(sheet).flatMap(({ row, cells }) => {
    const read = cells.flatMap(({ column, cell }) => {
      const one = readCell(column, cell)
      return one === null ? [] : [one]
    })
    return read.length === 0 ? [] : [{ row, cells: read }]
  })
}

function readCell(column: number, cell: CellObject): GridCell | null {
  const formula = cell.f !== undefined || cell.F !== undefined
  const shown = (cell.w ?? '').trim()
  switch (cell.t) {
    case 'n': {
      if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return null
      const format = typeof cell.z === 'string' ? cell.z : ''
      if (isDateFormat(format)) return { column, value: shown, text: shown, formula }
      const value = isPercentFormat(format) ? Number((cell.v * 100).toPrecision(15)) : cell.v
      return { column, value, text: writeVietnamese(shown === '' ? String(value) : shown), formula }
    }
    case 's': {
      const text = String(cell.v ?? '')
        .normalize('NFC')
        .slice(0, limits.text)
        .trim()
      if (text === '') return formula ? { column, value: null, text, formula } : null
      return { column, value: text, text, formula }
    }
    case 'b':
      return { column, value: cell.v === true, text: shown, formula }
    case 'e':
    case 'd':
      return { column, value: shown, text: shown, formula }
    case 'z':
      return null
  }
}

/** "%" as an operator of the number format, not as a literal after the number. */
function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

/** The library shows numbers the American way. */
function writeVietnamese(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

function readMerges(sheet: WorkSheet): CellGrid['merges'] {
  const merges: Range[] = sheet['!merges'] ?? []
  if (merges.length > limits.merges) throw new Failure('excel-too-large', { merges: merges.length })
  return merges.map(({ s, e }) => {
    if ((e.r - s.r + 1) * (e.c - s.c + 1) > limits.mergeArea)
      throw new Failure('excel-too-large', { merge: utils.encode_range({ s, e }) })
    return { top: s.r, left: s.c, bottom: e.r, right: e.c }
  })
}

function readIdentities(sheet: WorkSheet): Map<string, GridIdentity> {
  const lines = existingCells(sheet).map(({ cells }): IdentityLine => {
    const at = (column: number): CellObject | undefined => cells.find((one) => one.column === column)?.cell
    return { kind: textOf(at(0)), id: textOf(at(1)), formula: at(2)?.f ?? '', header: textOf(at(3)) }
  })
  return parseIdentity(lines)
}

function textOf(cell: CellObject | undefined): string {
  return cell?.v === undefined ? '' : String(cell.v).normalize('NFC')
}
