import { CFB, read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { Failure } from '../../shared/contract/errors'
import type { TextRun } from '../../shared/format/legacy-runs'
import type { GridIdentity, GridRange, GridStyle } from '../../shared/table/cell-grid'
import { identityPageName, parseIdentity, type IdentityLine } from '../../shared/table/sheet-identity'
import { lookKey, readBinaryLooks, type BinaryLooks, type BinarySheet } from './binary-looks'
import { decodeSheet, type RawCell, type RawRow, type RawSheet } from './decode-sheet'
import type { FileContent, ReadOptions } from './file-content'
import { fitMerges } from './fit-merges'
import { makeLookReader, type LookReader } from './look-reader'
import { readOdsLooks } from './ods-looks'
import { showNumber } from './shown-number'

/**
 * Workbooks of other kinds than .xlsx: .xls of BIFF5 and BIFF8, .xlsb, .ods and the XML of 2003. Only cells that exist are
 * visited: a sheet may declare a used range of billions of cells. Fonts come from the records of the .xls itself.
 */
const limits = { rows: 1_048_576, columns: 16_384, cells: 5_000_000 } as const

type OldFormat = 'xls' | 'xlsb' | 'ods'

/**
 * Sheets in the order of the workbook, without the program's own hidden page. Throws `Failure`: excel-encrypted,
 * excel-damaged, excel-too-large, excel-empty when no sheet has a cell.
 */
export function readWithSheetJs(bytes: Buffer, format: OldFormat, options: ReadOptions): FileContent {
  // The library takes anything for a workbook, text of one cell if nothing else.
  const isMarkup = /^(?:\u00ef\u00bb\u00bf)?\s*</.test(bytes.toString('latin1', 0, 64))
  if (format === 'xls' ? !isCompound(bytes) && !isMarkup : bytes.toString('latin1', 0, 2) !== 'PK')
    throw new Failure('excel-damaged')
  const workbook = openWorkbook(bytes)
  const looks = format === 'xlsb' ? null : findLooks(bytes)
  const readStyles = makeLookReader(looks)
  const states = workbook.Workbook?.Sheets ?? []
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const identities = readIdentities(workbook)
  const content: FileContent = { format, grids: [], remarks: [] }
  let cells = 0
  workbook.SheetNames.forEach((name, index) => {
    const sheet = sheetOf(workbook, name)
    if (sheet === undefined || name === identityPageName) return
    const look = looks?.sheets[index]
    const rows = readRows(sheet, look, readStyles, date1904)
    for (const row of rows) cells += row.cells.length
    if (cells > limits.cells) throw new Failure('excel-too-large', { cells })
    const raw: RawSheet = {
      sheet: name.normalize('NFC'),
      rows,
      merges: readMerges(sheet, rows),
      identity: identities.get(name) ?? null,
      ...((states[index]?.Hidden ?? 0) === 0 && look?.hidden !== true ? {} : { hidden: true }),
      ...readHiddenColumns(sheet, look),
    }
    const { grid, remarks } = decodeSheet(raw, options)
    content.grids.push(grid)
    content.remarks.push(...remarks)
  })
  if (content.grids.every(({ rows }) => rows.length === 0)) throw new Failure('excel-empty')
  return content
}

function isCompound(bytes: Buffer): boolean {
  return bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0
}

function openWorkbook(bytes: Buffer): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellStyles: true,
      bookVBA: false,
      xlfn: true,
    })
  } catch (error) {
    if (error instanceof RangeError && !/offset|out of range/i.test(error.message)) throw error
    const encrypted = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new Failure(encrypted ? 'excel-encrypted' : 'excel-damaged')
  }
}

function sheetOf(workbook: WorkBook, name: string): WorkSheet | undefined {
  return Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined
}

type CompoundFiles = {
  read: (bytes: Buffer, options: { type: 'buffer' }) => object
  find: (container: object, name: string) => { content: Uint8Array } | null
}

/** Null where there are none to be found: an .xls that is XML in disguise, or a file that the library alone reads. */
function findLooks(bytes: Buffer): BinaryLooks | null {
  try {
    const files = CFB as CompoundFiles
    const container = files.read(bytes, { type: 'buffer' })
    const find = (name: string): Uint8Array | undefined => files.find(container, name)?.content
    if (isCompound(bytes)) {
      const stream = find('Workbook') ?? find('Book')
      return stream === undefined ? null : readBinaryLooks(stream)
    }
    const parts = ['styles.xml', 'content.xml'].map((name) => Buffer.from(find(`/${name}`) ?? []))
    return parts.some(({ length }) => length > mostXml)
      ? null
      : readOdsLooks(parts.map((part) => part.toString('utf8')))
  } catch {
    return null
  }
}

/** A larger sheet is read without its looks. */
const mostXml = 128 * 1024 * 1024

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

function readRows(
  sheet: WorkSheet,
  look: BinarySheet | undefined,
  readLook: LookReader,
  date1904: boolean,
): RawRow[] {
  return existingCells(sheet).flatMap(({ row, cells }): RawRow[] => {
    const read = cells.flatMap(({ column, cell }) => {
      const cellLook = look?.looks.get(lookKey(row, column))
      const format = typeof cell.z === 'string' && cell.z !== 'General' ? cell.z : ''
      const one = readCell(column, cell, format, date1904, (text) => readLook.runs(text, cellLook))
      return one === null ? [] : [withStyle(one, readLook.style(cellLook, format))]
    })
    if (read.length === 0) return []
    const hidden = look?.hiddenRows.has(row) ?? sheet['!rows']?.[row]?.hidden === true
    return [{ row, cells: read, ...(hidden ? { hidden } : {}) }]
  })
}

function withStyle(cell: RawCell, style: GridStyle | null): RawCell {
  return style === null ? cell : { ...cell, style }
}

function readCell(
  column: number,
  cell: CellObject,
  format: string,
  date1904: boolean,
  splitRuns: (text: string) => TextRun[],
): RawCell | null {
  const note = readNote(cell)
  const rest = {
    column,
    formula: cell.f ?? (cell.F === undefined ? null : ''),
    ...(note === '' ? {} : { note }),
  }
  const shown = (cell.w ?? '').trim()
  switch (cell.t) {
    case 'n':
      if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return null
      return { ...rest, ...showNumber(cell.v, format, date1904) }
    case 's': {
      const text = cell.v === undefined ? '' : String(cell.v)
      return { ...rest, value: null, text: '', runs: splitRuns(text) }
    }
    case 'b':
      return { ...rest, value: cell.v === true, text: shown }
    case 'e':
    case 'd':
      return { ...rest, value: shown === '' ? null : shown, text: shown }
    case 'z':
      return note === '' && rest.formula === null ? null : { ...rest, value: null, text: '' }
  }
}

/** Notes of .xls end in what the library read too far. */
function readNote(cell: CellObject): string {
  const texts = (cell.c ?? []).map(({ t }) => t.replace(/\0[^]*$/, ''))
  return texts.join('\n').normalize('NFC').trim().slice(0, 32_767)
}

function readMerges(sheet: WorkSheet, rows: readonly RawRow[]): GridRange[] {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }))
  return fitMerges(merges, rows)
}

function readHiddenColumns(sheet: WorkSheet, look: BinarySheet | undefined): { hiddenColumns?: number[] } {
  const told = (sheet['!cols'] ?? []).flatMap((column, index) => (column.hidden === true ? [index] : []))
  const hiddenColumns = look === undefined ? told : [...look.hiddenColumns]
  return hiddenColumns.length === 0 ? {} : { hiddenColumns }
}

function readIdentities(workbook: WorkBook): Map<string, GridIdentity> {
  const sheet = sheetOf(workbook, identityPageName)
  if (sheet === undefined) return new Map()
  const lines = existingCells(sheet).map(({ cells }): IdentityLine => {
    const at = (column: number): CellObject | undefined => cells.find((one) => one.column === column)?.cell
    return { kind: textOf(at(0)), id: textOf(at(1)), formula: at(2)?.f ?? '', header: textOf(at(3)) }
  })
  return parseIdentity(lines)
}

function textOf(cell: CellObject | undefined): string {
  return cell?.v === undefined ? '' : String(cell.v).normalize('NFC')
}
