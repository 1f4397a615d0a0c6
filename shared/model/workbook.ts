import type { FormId, IndicatorId, LocalityId, PeriodId, ViewId } from './ids'
import type { LocalityLevel, PeriodKind } from './dimension'
import type { Label } from './label'

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
  localities: { id: LocalityId; name: string; level: LocalityLevel; parent: LocalityId | null }[]
  /** Indicators with a breakdown worth showing on the sector and locality tables. */
  indicators: {
    id: IndicatorId
    code: string
    name: string
    unit: string
    bySectors: boolean
    byLocalities: boolean
  }[]
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
}

export type HistoryEntry = {
  revision: number
  at: string
  action: 'edit' | 'undo' | 'redo'
  label: Label
  cells: number
}

export type CellHistoryEntry = {
  revision: number
  at: string
  action: 'edit' | 'undo' | 'redo'
  before: { value: string | null; state: 'number' | 'none' | 'unknown' | 'blank' }
  after: { value: string | null; state: 'number' | 'none' | 'unknown' | 'blank' }
}
