import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FactKey } from '../../shared/model/fact'
import type { FormId, IndicatorId, LocalityId, PackId, PeriodId, ViewId } from '../../shared/model/ids'
import type { ReturnUnits } from '../../shared/model/return-units'
import type { TemplatePreview } from '../../shared/model/template-preview'
import type { WorkbookState } from '../../shared/model/workbook'
import type { ChartDefinition, ChartSource } from '../../shared/model/chart'
import type { CellPlace } from './cell-place'
import type { DeskSource } from './import-source'
import type { PasteState } from './paste-state'
import type { CheckedDraft } from './text-problem'
import type { ViewSlot } from './view-store'

export const tabs = ['appendix', 'sectors', 'localities', 'formulas', 'charts'] as const
export type Tab = (typeof tabs)[number]

/** Where a menu is wanted, in pixels of the window, and for what. */
export type SheetMenuRequest = { on: 'cells' | 'rows' | 'columns'; x: number; y: number }

export type Dialog =
  | { name: 'create' }
  | { name: 'open' }
  | { name: 'history' }
  /** All notes and marks of the workbook. */
  | { name: 'notes' }
  /** Taking a foreign table in; `start`: a file that was brought along. */
  | { name: 'import'; start: DeskSource | null }
  /** A draft held against the figures; `start`: a file that was brought along. */
  | { name: 'text-check'; start: DeskSource | null }
  /** Where the figure of a cell came from. */
  | { name: 'source'; of: { view: ViewId; index: number } | { key: FactKey } }
  /** The user's own indicators; `adding` opens on an empty editor. */
  | { name: 'indicators'; adding: boolean }
  | { name: 'places' }
  /** What an exported workbook has beside its table. */
  | { name: 'export'; slot: ViewSlot; suggestedName: string }
  | { name: 'periods' }
  /** What the user demands of the forms. */
  | { name: 'rules' }
  /** What filling an office's own file would change. */
  | { name: 'template'; preview: TemplatePreview }
  /** Whom forms of a table are made for; `tableName` is part of a file's name. */
  | { name: 'returns'; view: ViewId; units: ReturnUnits; tableName: string }
  /** How supposing ends; `next` follows once it has. */
  | { name: 'end-scratch'; next: (() => void) | null }
  /** Kept sets of supposed figures. */
  | { name: 'what-ifs' }
  | { name: 'keys' }
  | { name: 'about' }

/** The last thing asked of the bar for finding; a new object each time, so that asking twice counts twice. */
export type FindRequest = { isReplacing: boolean; kind: 'open' | 'next' | 'previous' }

/** Matches in one table: cell indexes, and positions of rows whose name matches. */
export type MarkedCells = {
  view: ViewId
  cells: ReadonlySet<number>
  rows: ReadonlySet<number>
  current: { row: number; column: number | null } | null
}

export type Notice = {
  id: number
  tone: 'done' | 'info' | 'problem'
  text: string
  /** A second, quieter sentence: what to do next. */
  hint: string | null
}

/** What takes long and can be stopped. Storing and undoing are seldom long: they are shown from their first progress on. */
export type JobKind = 'export' | 'import' | 'store' | 'undo' | 'redo' | 'text-check'

/** What this window shows and how; nothing of it is stored in the workbook. */
export type SessionState = {
  tab: Tab
  form: FormId | null
  period: PeriodId | null
  locality: LocalityId | null
  indicator: IndicatorId | null
  /** Which division of the economy the table of sectors follows; null is the main one. */
  sectorList: string | null
  /** "Như văn bản": show what the document wrote instead of what the program holds. */
  stated: boolean
  /** Row ids whose children are hidden, by table name. */
  collapsed: Readonly<Record<string, ReadonlySet<string>>>
  /** The active cell of each table: where typing goes. */
  selected: Readonly<Record<ViewSlot, CellPlace | null>>
  /** The corner of the selected range opposite `anchor`; null: the active cell alone is selected. */
  extent: Readonly<Record<ViewSlot, CellPlace | null>>
  /** The corner the range began in, while the active cell goes round inside the range; null: the active cell is it. */
  anchor: Readonly<Record<ViewSlot, CellPlace | null>>
  /** What is being typed in a cell, for the formula bar; null: nothing. */
  draft: string | null
  /** The bar for finding; null: closed. */
  find: FindRequest | null
  /** What the sheet marks as found. */
  marked: MarkedCells | null
  /** The cell of figures with a note that the mouse is over. */
  pointed: number | null
  /** The cell whose note is being written. */
  noting: { view: ViewId; index: number } | null
  /** The menu that is open on the sheet. */
  menu: SheetMenuRequest | null
  dialog: Dialog | null
  /** The rows that charts are proposed for: a selection of cells; null: none was asked about. */
  chartSource: ChartSource | null
  /** The chart that is shown large; null: the gallery. */
  shownChart: ChartDefinition | null
  /** The meeting: its pack, or null for the form that is shown, and the row to begin with; null: there is none. */
  meeting: { pack: PackId | null; row: string | null } | null
  /** Set while the print view covers the window: the table, the charts, the packs, or a list. */
  printing: 'table' | 'charts' | 'packs' | 'findings' | 'text-check' | null
  /** The pack in hand; null: the first. */
  pack: PackId | null
  notices: readonly Notice[]
  /** A running job, for the status bar. */
  job: { id: string; kind: JobKind; done: number; total: number } | null
  /** The draft that was checked last; null: none in this workbook. */
  draftCheck: CheckedDraft | null
  /** The paste that is going on, or the report of the last one that left something out. */
  paste: PasteState | null
  /** The moment of the last Ctrl+S, so that the status bar can answer visibly. */
  confirmedAt: string | null
}
export type SessionStore = StoreApi<SessionState>

/** What is selected in one table; see the fields of `SessionState`. */
export type Selection = { selected: CellPlace | null; extent: CellPlace | null; anchor: CellPlace | null }

const nowhere: SessionState['selected'] = { form: null, sectors: null, localities: null, formulas: null }

/** Where the selection of every table starts in a workbook. */
export const nothingSelected: Pick<SessionState, 'selected' | 'extent' | 'anchor'> = {
  selected: nowhere,
  extent: nowhere,
  anchor: nowhere,
}

export function readSelection(state: SessionState, slot: ViewSlot): Selection {
  return { selected: state.selected[slot], extent: state.extent[slot], anchor: state.anchor[slot] }
}

/** The only way to change a selection: its three parts never belong to different moments. */
export function changeSelection(session: SessionStore, slot: ViewSlot, selection: Selection): void {
  session.setState((state) => ({
    selected: { ...state.selected, [slot]: selection.selected },
    extent: { ...state.extent, [slot]: selection.extent },
    anchor: { ...state.anchor, [slot]: selection.anchor },
  }))
}

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => ({
    tab: 'appendix',
    form: null,
    period: null,
    locality: null,
    indicator: null,
    sectorList: null,
    stated: false,
    collapsed: {},
    ...nothingSelected,
    draft: null,
    find: null,
    marked: null,
    pointed: null,
    noting: null,
    menu: null,
    dialog: null,
    chartSource: null,
    shownChart: null,
    meeting: null,
    printing: null,
    pack: null,
    notices: [],
    job: null,
    draftCheck: null,
    paste: null,
    confirmedAt: null,
  }))
}

/** Where a window starts in a workbook, and where it returns when what it showed is gone. */
export function placeForWorkbook(
  state: SessionState,
  workbook: WorkbookState,
): Pick<SessionState, 'form' | 'period' | 'locality' | 'indicator' | 'sectorList'> {
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
    sectorList: workbook.sectorLists.find((list) => list === state.sectorList) ?? null,
  }
}

export function slotOfTab(tab: Tab): ViewSlot | null {
  switch (tab) {
    case 'appendix':
      return 'form'
    case 'sectors':
    case 'localities':
    case 'formulas':
      return tab
    case 'charts':
      return null
  }
}
