import type { Qualifier } from '../model/fact'
import type { PeriodKind, Scenario } from '../model/dimension'
import type { GridIdentity, GridRange } from '../table/cell-grid'
import type { NumberConvention } from '../format/number-notation'

/**
 * A table of a foreign sheet as a person reads it: title block, header tree, rows with their hierarchy, footnotes. It says
 * what the document says and nothing of any form of the workbook; numbers are read, never converted or corrected.
 */
export type DocumentTable = {
  /** Unique in the document: "Sheet!A8:H97", from the first header row to the last row. */
  id: string
  sheet: string
  range: GridRange
  title: TitleBlock
  columns: readonly DocumentColumn[]
  rows: readonly DocumentRow[]
  /** Lines below the table that explain marks in it, in order. */
  footnotes: readonly { mark: string; text: string; row: number }[]
  /** Lines of the signature block ("NGƯỜI LẬP BIỂU", names, dates). */
  signature: readonly string[]
  /** Rows left out because they repeat the header (a printed page's) or number the columns. */
  dropped: readonly { row: number; why: 'repeated-header' | 'column-numbers' | 'continued' }[]
  /** How numbers written as text are read in this table, and the text that shows it; null: nothing to decide. */
  notation: { convention: NumberConvention; by: 'evidence' | 'default' | 'user'; example: string } | null
  /** Present when the program itself wrote the sheet. */
  identity: GridIdentity | null
  /** Rows beyond the 20.000 that are kept, of a register too long to be a form; absent: none. */
  cut?: number
}

/** The lines above a table; "" or null where there is none. */
export type TitleBlock = {
  /** Who reports ("LIÊN MINH HTX TỈNH …"). */
  agency: string
  /** "Phụ lục I", "Biểu số 01/HTX". */
  label: string
  title: string
  /** "(Kèm theo Báo cáo …)". */
  attachment: string
  /** As written after "ĐVT:", for the whole table. */
  unit: string | null
  period: DocumentPeriod | null
  /** Every line, in order, for the reader's eye. */
  lines: readonly string[]
}

/** A time that a title or a header names. `ordinal` counts within the year (quarter 1-4, half 1-2, month 1-12, else 1). */
export type DocumentPeriod = { kind: PeriodKind; year: number; ordinal: number }

export type DocumentColumn = {
  /** Column of the sheet. */
  column: number
  role: 'ordinal' | 'label' | 'unit' | 'value' | 'note'
  /** Header texts from top to bottom, merged cells spread, footnote marks taken off. */
  path: readonly string[]
  /** The same without translations, where a header has one ("Chỉ tiêu - Items" is "Chỉ tiêu"). */
  native?: readonly string[]
  /** What the header says; null on columns that hold no figures or say nothing known. */
  meaning: ColumnMeaning | null
  /** A unit that the header names ("Tỷ lệ (%)"), as written. */
  unit: string | null
}

/** Absent parts are not said by the header. Periods are absolute where the header or the title names a year. */
export type ColumnMeaning = {
  kind: 'value' | 'difference' | 'index' | 'growth' | 'share' | 'attainment'
  scenario?: Scenario
  period?: DocumentPeriod
  /** What is compared with, for kinds other than value and share. */
  base?: { scenario?: Scenario; period?: DocumentPeriod; same?: 'previous' | 'last-year' }
}

export type DocumentRow = {
  /** Row of the sheet; the first one of a label wrapped over several. */
  row: number
  /** TT as written ("I", "1.1", "-", "a)"); "" where there is none, also when it stood inside the label. */
  ordinal: string
  label: string
  /** The label without its translation, where it has one. */
  native?: string
  /** Outline level from 0, and the position in `rows` of the row it belongs to. */
  level: number
  parent: number | null
  kind: 'section' | 'item' | 'heading' | 'total'
  /** As written in the unit column, in the label ("Doanh thu (triệu đồng)"), else null. */
  unit: string | null
  italic: boolean
  bold: boolean
  hidden: boolean
  /** One for each value column that has something, in order. */
  cells: readonly DocumentCell[]
}

export type DocumentCell = {
  /** Position in `columns`. */
  column: number
  text: string
  reading: CellReading
  /** Whether the file holds a number there: no notation of separators is involved. */
  isNumber?: boolean
  formula: boolean
  /** "Sheet!D8". */
  locator: string
  note?: string
}

/** `value` is a plain decimal in the unit of the document. Doubts are asked, never decided. */
export type CellReading =
  | { kind: 'number'; value: string; qualifier: Qualifier | null }
  | { kind: 'none' }
  | { kind: 'unknown' }
  /** `literal`: the number that stands there, where only what was meant by it is doubtful. */
  | { kind: 'doubtful'; candidates: readonly string[]; literal?: string }
  | { kind: 'text' }
