import type { GridStyle } from '../../shared/table/cell-grid'
import { readStringRuns } from './binary-strings'

/**
 * Fonts and looks of an .xls, which the library does not tell: without them old encodings could only be guessed. Walks the
 * records of the workbook stream (BIFF5 and BIFF8) and takes only what concerns looks; values, formulas and formats stay
 * the library's business. Every length is checked; whatever cannot be understood is left out, never an error.
 */
export type TextFontRun = { from: number; font: number }
export type CellLook = {
  style: number
  runs: readonly TextFontRun[]
  /** Of the text that the runs were counted in, where the format leaves room for counting otherwise. */
  length?: number
}

export type BinarySheet = {
  name: string
  hidden?: boolean
  /** By `lookKey`. */
  looks: ReadonlyMap<number, CellLook>
  hiddenRows: ReadonlySet<number>
  hiddenColumns: readonly number[]
}

export type BinaryLooks = {
  sheets: readonly BinarySheet[]
  fonts: readonly BinaryFont[]
  styles: readonly BinaryStyle[]
  /** Of the texts, where they are bytes (before BIFF8); null: they are Unicode. */
  codePage: number | null
}

export type BinaryFont = { name: string; bold: boolean; italic: boolean }
export type BinaryStyle = { font: number; align: GridStyle['align']; indent: number }

const code = {
  bof: 0x0809,
  eof: 0x0a,
  codePage: 0x42,
  boundSheet: 0x85,
  font: 0x31,
  cellFormat: 0xe0,
  sharedStrings: 0xfc,
  continued: 0x3c,
  row: 0x0208,
  columnInfo: 0x7d,
  labelShared: 0xfd,
  richLabel: 0xd6,
  manyNumbers: 0xbd,
  manyBlanks: 0xbe,
} as const

/** Records that are one cell: row, column and format index are their first three words. */
const cellRecords = new Set([0x06, 0x0206, 0x0406, 0x0201, 0x0203, 0x0204, 0x0205, 0x027e, 0xd6, 0xfd])

const sheetColumns = 16_384

export function lookKey(row: number, column: number): number {
  return row * sheetColumns + column
}

/** Fonts as cells and runs count them: number 4 does not exist. */
export function fontAt(looks: BinaryLooks, index: number): BinaryFont | undefined {
  return looks.fonts[index > 4 ? index - 1 : index]
}

/** `stream` is "Workbook" (BIFF8) or "Book" (BIFF5) of the compound file. */
export function readBinaryLooks(stream: Uint8Array): BinaryLooks {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const wide = bytes.length >= 8 && bytes.readUInt16LE(4) === 0x0600
  const fonts: BinaryFont[] = []
  const styles: BinaryStyle[] = []
  const places: { name: string; at: number }[] = []
  let codePage = 1258
  let runsOfStrings: (readonly TextFontRun[] | undefined)[] = []
  walkRecords(bytes, 0, (type, body, following) => {
    if (type === code.font) fonts.push(readFont(body, wide))
    else if (type === code.codePage && body.length >= 2) codePage = body.readUInt16LE(0)
    else if (type === code.cellFormat) styles.push(readStyle(body, wide))
    else if (type === code.boundSheet && body.length >= 8)
      places.push({ at: body.readUInt32LE(0), name: readName(body.subarray(6), wide) })
    else if (type === code.sharedStrings) runsOfStrings = readStringRuns([body, ...following()])
  })
  const sheets = places.map(({ name, at }) => ({ name, ...readSheet(bytes, at, runsOfStrings, wide) }))
  return { sheets, fonts, styles, codePage: wide ? null : codePage }
}

type Visit = (type: number, body: Buffer, following: () => Buffer[]) => void

/** From one beginning-of-file record to its end; `following` are the records that continue the one visited. */
function walkRecords(bytes: Buffer, start: number, visit: Visit): void {
  let at = start
  let depth = 0
  while (at + 4 <= bytes.length) {
    const type = bytes.readUInt16LE(at)
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (end > bytes.length) return
    if (type === code.bof) depth += 1
    else if (type === code.eof) depth -= 1
    // A chart on a sheet is a file of its own within: none of its records are the sheet's.
    else if (depth === 1) visit(type, bytes.subarray(at + 4, end), () => continuations(bytes, end))
    if (depth <= 0) return
    at = end
  }
}

function continuations(bytes: Buffer, start: number): Buffer[] {
  const parts: Buffer[] = []
  let at = start
  while (at + 4 <= bytes.length && bytes.readUInt16LE(at) === code.continued) {
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    parts.push(bytes.subarray(at + 4, end))
    at = end
  }
  return parts
}

function readFont(body: Buffer, wide: boolean): BinaryFont {
  if (body.length < 15) return { name: '', bold: false, italic: false }
  return {
    name: readName(body.subarray(14), wide),
    bold: body.readUInt16LE(6) >= 700,
    italic: (body.readUInt16LE(2) & 2) !== 0,
  }
}

/** A short string: its length in one byte, in BIFF8 a byte of flags, then the characters. */
function readName(body: Buffer, wide: boolean): string {
  const length = body[0] ?? 0
  if (!wide) return body.toString('latin1', 1, 1 + length)
  return ((body[1] ?? 0) & 1) === 0
    ? body.toString('latin1', 2, 2 + length)
    : body.toString('utf16le', 2, 2 + 2 * length)
}

function readStyle(body: Buffer, wide: boolean): BinaryStyle {
  if (body.length < 9) return { font: 0, align: null, indent: 0 }
  const horizontal = (body[6] ?? 0) & 7
  // 6 is centred across the blank cells that follow.
  const align = horizontal === 6 ? 'center' : ((['left', 'center', 'right'] as const)[horizontal - 1] ?? null)
  return { font: body.readUInt16LE(0), align, indent: wide ? (body[8] ?? 0) & 15 : 0 }
}

function readSheet(
  bytes: Buffer,
  start: number,
  runsOfStrings: readonly (readonly TextFontRun[] | undefined)[],
  wide: boolean,
): Omit<BinarySheet, 'name'> {
  const looks = new Map<number, CellLook>()
  const plain: CellLook[] = []
  const plainLook = (style: number): CellLook => (plain[style] ??= { style, runs: [] })
  const hiddenRows = new Set<number>()
  const hiddenColumns: number[] = []
  walkRecords(bytes, start, (type, body) => {
    if (body.length < 6) return
    const row = body.readUInt16LE(0)
    const column = body.readUInt16LE(2)
    if (cellRecords.has(type)) {
      const style = body.readUInt16LE(4)
      const runs =
        type === code.labelShared && body.length >= 10
          ? runsOfStrings[body.readUInt32LE(6)]
          : type === code.richLabel
            ? readLabelRuns(body, wide)
            : undefined
      looks.set(lookKey(row, column), runs === undefined ? plainLook(style) : { style, runs })
    } else if (type === code.manyNumbers || type === code.manyBlanks) {
      const step = type === code.manyNumbers ? 6 : 2
      for (let at = 4, next = column; at + step + 2 <= body.length; at += step, next += 1)
        looks.set(lookKey(row, next), plainLook(body.readUInt16LE(at)))
    } else if (type === code.row && body.length >= 14) {
      if ((body.readUInt16LE(12) & 0x20) !== 0) hiddenRows.add(row)
    } else if (type === code.columnInfo && body.length >= 10 && (body.readUInt16LE(8) & 1) !== 0) {
      for (let hidden = row; hidden <= Math.min(column, 255); hidden += 1) hiddenColumns.push(hidden)
    }
  })
  return { looks, hiddenRows, hiddenColumns }
}

/** Runs of a string that stands in the cell record itself: after the characters, a count and pairs. */
function readLabelRuns(body: Buffer, wide: boolean): TextFontRun[] | undefined {
  if (body.length < 9) return undefined
  const length = body.readUInt16LE(6)
  const runs: TextFontRun[] = []
  if (wide) {
    const at = 9 + length * (((body[8] ?? 0) & 1) + 1)
    for (let run = at + 2; run + 4 <= body.length; run += 4)
      runs.push({ from: body.readUInt16LE(run), font: body.readUInt16LE(run + 2) })
  } else
    for (let run = 8 + length + 1; run + 2 <= body.length; run += 2)
      runs.push({ from: body[run] ?? 0, font: body[run + 1] ?? 0 })
  return runs
}
