import type { FileRemark } from '../../shared/model/import-draft'
import { makeSheetDecoder, type TextRun } from '../../shared/format/legacy-runs'
import type { CellGrid, GridCell, GridRow } from '../../shared/table/cell-grid'
import type { ReadOptions } from './file-content'

/**
 * The last step of every reader: texts as the file has them, with their fonts, become Unicode. It must see a whole sheet,
 * because letters are evidence only together, and it must come before any clean-up of the texts.
 */
export type RawCell = GridCell & {
  /** Present on text: the text itself, and `text` and `value` follow from it. */
  runs?: readonly TextRun[]
}
export type RawRow = { row: number; cells: readonly RawCell[]; hidden?: boolean }
export type RawSheet = Omit<CellGrid, 'rows'> & { rows: readonly RawRow[] }

const longestText = 32_767

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const raisedPlace = 0xe000

/**
 * Digits of a raised mark, such as a footnote's. Until the text is decoded they stand as private characters: the raised
 * one itself is a letter of TCVN3.
 */
export function raiseDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(raisedPlace + Number(digit)))
}

/** The sheet decoded, without cells that say nothing, and what the user should know about it. */
export function decodeSheet(raw: RawSheet, options: ReadOptions): { grid: CellGrid; remarks: FileRemark[] } {
  const guess = options.legacy === 'by-evidence'
  const decoder = makeSheetDecoder(listRuns(raw), guess)
  let doubtful = 0
  const rows = raw.rows.flatMap((line): GridRow[] => {
    const cells = line.cells.flatMap((cell): GridCell[] => {
      const read = finishCell(cell, decoder.decode)
      if (read.formula !== null && (read.value === null || isErrorText(read))) doubtful += 1
      return read.value === null && read.formula === null && read.note === undefined ? [] : [read]
    })
    return cells.length === 0 ? [] : [{ ...line, cells }]
  })
  const { sheet } = raw
  const remarks: FileRemark[] = decoder
    .found()
    .map((found): FileRemark => ({ kind: 'legacy-text', sheet, ...found }))
  if (raw.hidden === true) remarks.push({ kind: 'hidden-sheet', sheet })
  if (doubtful > 0) remarks.push({ kind: 'doubtful-formulas', sheet, cells: doubtful })
  return { grid: { ...raw, rows }, remarks }
}

function* listRuns(raw: RawSheet): Generator<readonly TextRun[]> {
  for (const { cells } of raw.rows) for (const { runs } of cells) if (runs !== undefined) yield runs
}

function finishCell(cell: RawCell, decode: (runs: readonly TextRun[]) => string): GridCell {
  if (cell.runs === undefined) return cell
  const { runs, ...plain } = cell
  const text = tidyText(decode(runs))
  return { ...plain, text, value: text === '' ? null : text }
}

/** Lines stay lines; what a screen does not show goes. */
function tidyText(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/\r\n?/g, '\n')
    .replace(/[\ue000-\ue009]/g, (mark) => raisedDigits.charAt(mark.charCodeAt(0) - raisedPlace))
    .replace(/[\0-\u0008\u000b-\u001f\u007f\ufeff]/g, '')
    .trim()
}

function isErrorText({ value }: GridCell): boolean {
  return typeof value === 'string' && /^#[A-Z0-9/!?]+[!?A]?$/.test(value)
}
