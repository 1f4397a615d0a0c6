import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FormId, IndicatorId, LocalityId, PeriodId } from '../../shared/model/ids'
import type { ImportPreview } from '../../shared/model/import-preview'
import type { WorkbookState } from '../../shared/model/workbook'
import type { ViewSlot } from './view-store'

export const tabs = ['appendix', 'sectors', 'localities', 'charts'] as const
export type Tab = (typeof tabs)[number]

/** A cell of a table by the identity of its row and column, so that it survives collapsing and re-opening. */
export type CellPlace = { row: string; column: string }

export type Dialog =
  | { name: 'create' }
  | { name: 'open' }
  | { name: 'history' }
  | { name: 'import'; preview: ImportPreview; slot: ViewSlot }
  | { name: 'keys' }
  | { name: 'about' }

export type Notice = {
  id: number
  tone: 'done' | 'info' | 'problem'
  text: string
  /** A second, quieter sentence: what to do next. */
  hint: string | null
}

/** What this window shows and how; nothing of it is stored in the workbook. */
export type SessionState = {
  tab: Tab
  form: FormId | null
  period: PeriodId | null
  locality: LocalityId | null
  indicator: IndicatorId | null
  /** "Như văn bản": show what the document wrote instead of what the program holds. */
  stated: boolean
  /** Row ids whose children are hidden, by table name. */
  collapsed: Readonly<Record<string, ReadonlySet<string>>>
  selected: Readonly<Record<ViewSlot, CellPlace | null>>
  dialog: Dialog | null
  /** Set while the print view covers the window: the table, or the charts. */
  printing: 'table' | 'charts' | null
  notices: readonly Notice[]
  /** A running job, for the status bar. */
  job: { id: string; kind: 'export' | 'import'; done: number; total: number } | null
  /** The moment of the last Ctrl+S, so that the status bar can answer visibly. */
  confirmedAt: string | null
}
export type SessionStore = StoreApi<SessionState>

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => ({
    tab: 'appendix',
    form: null,
    period: null,
    locality: null,
    indicator: null,
    stated: false,
    collapsed: {},
    selected: { form: null, sectors: null, localities: null },
    dialog: null,
    printing: null,
    notices: [],
    job: null,
    confirmedAt: null,
  }))
}

/** Where a window starts in a workbook, and where it returns when what it showed is gone. */
export function placeForWorkbook(
  state: SessionState,
  workbook: WorkbookState,
): Pick<SessionState, 'form' | 'period' | 'locality' | 'indicator'> {
  const keep = <T extends number>(
    current: T | null,
    known: readonly { id: T }[],
    first: T | null,
  ): T | null => (known.some((one) => one.id === current) ? current : first)
  return {
    form: keep(state.form, workbook.forms, workbook.forms[0]?.id ?? null),
    period: keep(state.period, workbook.periods, workbook.period),
    locality: keep(state.locality, workbook.localities, workbook.locality),
    indicator: keep(state.indicator, workbook.indicators, workbook.indicator),
  }
}

export function slotOfTab(tab: Tab): ViewSlot | null {
  switch (tab) {
    case 'appendix':
      return 'form'
    case 'sectors':
    case 'localities':
      return tab
    case 'charts':
      return null
  }
}
