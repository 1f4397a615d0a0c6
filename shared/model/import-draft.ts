import type { Period } from './dimension'
import type { FormId, IndicatorId, LocalityId, PeriodId, SourceId } from './ids'
import type { ImportedCell, ImportStatus } from './import-preview'

/**
 * A file on its way into the workbook. Reading a file makes a draft that stores nothing: the tables found in it and where
 * they seem to belong. The user's choices turn a table of it into a mapping; accepting the mapping is one command.
 */
export type ImportDraft = {
  draft: number
  file: string
  /** What the file is by its content. */
  format: 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'csv' | 'docx' | 'html' | 'text'
  remarks: readonly FileRemark[]
  tables: readonly DraftTable[]
  /** Sheets without a table that could be understood. */
  otherSheets: readonly string[]
}

/** What the reader of a file should know about it. None of it stops the import. */
export type FileRemark =
  | { kind: 'macros' } // not run, not kept
  | { kind: 'external-links'; count: number }
  | { kind: 'hidden-sheet'; sheet: string }
  /** Text in an old font was decoded; `by` letters is a guess that the user confirms. */
  | { kind: 'legacy-text'; sheet: string; encoding: 'tcvn3' | 'vni'; by: 'font' | 'letters'; cells: number }
  /** Formulas whose stored result is missing or an error. */
  | { kind: 'doubtful-formulas'; sheet: string; cells: number }
  | { kind: 'text-encoding'; encoding: 'utf-8' | 'utf-16' | 'windows-1258' }
  | { kind: 'cut-rows'; sheet: string; rows: number }

export type DraftTable = {
  id: string
  sheet: string
  /** "A8:H97". */
  address: string
  title: string
  label: string
  agency: string
  unit: string | null
  rows: number
  columns: number
  /** Recognised without doubt: the program itself wrote this sheet. */
  own: boolean
  /** Where it seems to belong; null: like no table of the workbook. */
  proposal: ImportTarget | null
  /** The time and the place that the table seems to be about, also where it is like no table of the workbook. */
  placed?: { period: PeriodId; locality: LocalityId }
  /** What of the proposal is not certain; absent: nothing. */
  doubts?: readonly DraftDoubt[]
}

export type DraftDoubt =
  /** The document names a period that the workbook does not have; the nearest one is proposed. */
  | { kind: 'period-missing'; period: Pick<Period, 'kind' | 'year' | 'ordinal'> }
  /** Nothing in the table names a period. */
  | { kind: 'period-unnamed' }
  /** No place of the workbook is named; the topmost one is proposed. */
  | { kind: 'place-unnamed' }
  /** Other tables of the workbook are nearly as like. */
  | { kind: 'form-unclear' }

/** What a table of a file is read as. A new form is made from the table itself. */
export type ImportTarget =
  | { kind: 'form'; form: FormId; period: PeriodId; locality: LocalityId }
  | {
      kind: 'breakdown'
      by: 'sectors' | 'localities'
      list?: string | undefined
      indicator: IndicatorId
      period: PeriodId
      locality: LocalityId
    }
  /** The table of the user's own indicators: all computed, to be compared only. */
  | { kind: 'formulas'; period: PeriodId; locality: LocalityId }
  | { kind: 'new-form'; name: string; period: PeriodId; locality: LocalityId }

/** The user's word on a draft; what is absent stays as proposed. Rows and columns are positions in the document's table. */
export type MapChoices = {
  rows: readonly { row: number; target: RowTarget }[]
  /** `column` null: not taken. */
  columns: readonly { column: number; target: string | null }[]
  /** Unit of the figures of a row, a column or the table where the document says none or something else. */
  units: readonly { row: number | null; column: number | null; unit: string }[]
  /** How numbers written as text are read; absent: by the evidence. */
  notation?: 'vi' | 'en' | undefined
  /** The reading of a cell that can be read in several ways: one of its candidates, in the unit of the file. */
  values?: readonly { row: number; column: number; value: string }[] | undefined
}

export type RowTarget =
  /** Row id of the target table. */
  | { kind: 'row'; id: string }
  /** A new indicator and a new row of the form, standing after the row of the form above it. */
  | { kind: 'new' }
  | { kind: 'skip' }

export type ImportMapping = {
  table: string
  target: ImportTarget
  rows: readonly MappedRow[]
  columns: readonly MappedColumn[]
  /** Rows and columns of the target, for choosing another one; `used`: some row of the file stands there. */
  targetRows: readonly {
    id: string
    ordinal: string
    label: string
    unit: string
    level: number
    used: boolean
  }[]
  targetColumns: readonly { id: string; header: string }[]
  notation: { convention: 'vi' | 'en'; by: 'evidence' | 'default' | 'user'; example: string } | null
  counts: Record<ImportStatus, number>
  /** As they would be stored; `ImportedCell.row` and `.column` are texts. */
  cells: readonly ImportedCell[]
  /** Rows of the target with figures that the file does not have. */
  missingRows: readonly string[]
}

export type MappedRow = {
  /** Position in the document's table. */
  row: number
  ordinal: string
  label: string
  level: number
  hasFigures: boolean
  /** Texts of its first figures, for recognising the row by eye. */
  figures?: readonly string[]
  target: RowTarget
  /** Why: the hidden identity, an earlier decision, number and name, the user now. */
  by: 'identity' | 'lesson' | 'likeness' | 'user' | 'none'
  /** To be asked: several rows are nearly as good, or none is. */
  doubtful: boolean
  /** Best first, at most five, by row id. */
  candidates: readonly { id: string; score: number }[]
  /** Unit of the file, of the target, and the factor between them (file × factor = target) when they differ. */
  unit: { file: string; target: string; factor: string | null } | null
}

export type MappedColumn = {
  column: number
  header: string
  /** Column id of the target; null: not taken. */
  target: string | null
  by: 'identity' | 'lesson' | 'likeness' | 'user' | 'none'
  doubtful: boolean
  /** Best first, at most five, by column id. */
  candidates: readonly { id: string; score: number }[]
}

/** A sheet as it was read, row by row: texts, and the merged cells. Rows and columns count from 0. */
export type SourceContent = {
  rows: readonly {
    row: number
    cells: readonly { column: number; text: string; bold: boolean; number: boolean }[]
  }[]
  merges: readonly { top: number; left: number; bottom: number; right: number }[]
}

/** The place in an imported document that a figure came from, with what stood around it. */
export type SourceSheet = SourceContent & {
  source: SourceId
  file: string
  sheet: string
  importedAt: string
  sha256: string | null
  /** The cell that was asked for. */
  at: { row: number; column: number }
}
