import type { FormId, IndicatorId, LocalityId, PeriodId, ViewId } from './ids'
import type { LocalityLevel, PeriodKind } from './dimension'
import type { FactState, Maturity, Qualifier } from './fact'
import type { Label } from './label'
import type { Remark } from './remark'
import type { TableCells, TableLayout } from './table-layout'

/** What the window needs to know about the open workbook. */
export type WorkbookState = {
  /** Identity of the file's content, made at creation; survives renames and copies. */
  uuid: string
  /** Shown name: file name without extension. */
  name: string
  fileName: string
  readOnly: boolean
  revision: number
  savedAt: string
  undo: Label | null
  redo: Label | null
  forms: { id: FormId; code: string; name: string }[]
  periods: { id: PeriodId; kind: PeriodKind; year: number; ordinal: number }[]
  localities: {
    id: LocalityId
    name: string
    level: LocalityLevel
    parent: LocalityId | null
    validFrom: string | null
    validTo: string | null
  }[]
  /** Indicators with a breakdown worth showing on the sector and locality tables. */
  indicators: {
    id: IndicatorId
    code: string
    name: string
    unit: string
    bySectors: boolean
    byLocalities: boolean
    /** Canonical text for the user's own indicators. */
    formula: string | null
  }[]
  /** Names of the sector lists beside the main one. */
  sectorLists: string[]
  /** The period to show first: the latest with an actual figure. */
  period: PeriodId
  locality: LocalityId
  indicator: IndicatorId
}

export type WorkbookEntry = {
  file: string
  name: string
  folder: string
  modifiedAt: string | null
  missing: boolean
}

export type OpenedView = {
  view: ViewId
  revision: number
  layout: TableLayout
  cells: TableCells
  /** What the document wrote, where it wrote something: cell index and its text. */
  stated: { index: number[]; text: string[] }
  /** Cells typed as a sum and its text ("=120+35*2"); absent: none. */
  sums?: { index: number[]; text: string[] }
}

/** One commit. `cells` counts its figures; without figures its remarks, the document's texts or the list entries. */
export type HistoryEntry = {
  revision: number
  at: string
  action: 'edit' | 'undo' | 'redo'
  label: Label
  cells: number
}

/** One side of a change: `value` is a decimal string; null unless the state is "number". */
export type CellHistorySide = {
  value: string | null
  state: FactState | 'blank'
  qualifier: Qualifier | null
  /** Null for a blank cell. */
  maturity: Maturity | null
}

/** What one commit changed in a cell: its figure, or what is said about it. */
export type CellHistoryEntry = {
  revision: number
  at: string
  action: 'edit' | 'undo' | 'redo'
  label: Label
} & (
  | {
      kind: 'figure'
      before: CellHistorySide
      after: CellHistorySide
      /** Where the new figure came from: the document and the place in it. */
      source: string | null
      locator: string | null
    }
  | { kind: 'remark'; before: Remark | null; after: Remark | null }
)
