import type { Ref } from 'react'
import type { TableLook } from '../../shared/contract/settings'
import type { Gesture } from '../../shared/contract/workbook-contract'
import type { SelectedCells } from '../../shared/table/selection-figures'
import type { Words } from '../i18n/words'
import type { ClipboardEvents } from '../state/paste-state'
import type { MarkedCells, Selection, SheetMenuRequest } from '../state/session-store'
import type { ViewCache } from '../state/view-cache'
import type { CellEdit, CellsListener } from '../state/view-store'
import type { FixedLabels } from './sheet-geometry'
import type { Move } from './keyboard'
import type { Refusal } from './sheet-model'
import type { SheetClipboard } from './sheet-clipboard'
import type { CellEntry } from './use-entry-field'

/** What the window may ask of the sheet. Indexes are cells of the layout, row-major. */
export type SheetHandle = {
  focus(): void
  startEditing(): void
  clearCell(): void
  /** The active cell for typing into elsewhere; null when it takes nothing, and then the reason has been told. */
  describeEntry(): CellEntry | null
  /** Takes over what is being typed in the cell, which closes; null when nothing is. */
  takeDraft(): { text: string; changed: boolean } | null
  /** Another field types into the active cell: `finish` stores it. Null: no longer. */
  joinEntry(finish: (() => boolean) | null): void
  /** After typing elsewhere: the selection moves, and the sheet has the keyboard again. */
  leaveEntry(move: Move | null): void
  /** False when a text that cannot be stored is still open. */
  finishEditing(): boolean
  /** Selects a cell and brings it into view, with its hidden rows opened; `takesFocus` false leaves the keyboard where it is. */
  goTo(index: number, takesFocus?: boolean): void
  /** How many shown rows and columns the selection has. */
  rangeSize(): { rows: number; columns: number } | null
  /** The shown rows and columns of figures in the selection; null: nothing is selected. */
  selectedCells(): SelectedCells | null
  /** Ids of the columns that the selection crosses, those of the labels among them. */
  selectedColumns(): string[]
  /** Columns as wide as what they hold. */
  fitColumns(columns: readonly string[]): void
  clipboard: SheetClipboard
  /** Shows or hides the rows below the selected ones. */
  openRows(open: boolean): void
  /** Where a cell is in the window; null when it is not drawn. */
  cellBox(index: number): DOMRect | null
}

/** The selection as the session keeps it. The sheet asks for it, so that moving about renders nothing. */
export type SelectionSource = {
  read(): Selection
  change(selection: Selection): void
  /** Called after every change; returns a function that stops. */
  subscribe(listener: () => void): () => void
}

export type SheetProps = {
  ref: Ref<SheetHandle>
  cache: ViewCache
  /** Calls back with changed cells; returns a function that stops. */
  subscribe: (listener: CellsListener) => () => void
  words: Words
  /** Heads of the three fixed columns. */
  labels: FixedLabels
  stated: boolean
  readOnly: boolean
  /** Percent. */
  zoom: number
  collapsed: ReadonlySet<string>
  /** Rows with rows below them are to show those or to hide them. */
  onOutline: (rows: readonly string[], open: boolean) => void
  /** Widths, hidden columns and what stays while scrolling, as the user arranged them. */
  look: TableLook
  onLook: (part: Partial<TableLook>) => void
  /** The same object from render to render. */
  selection: SelectionSource
  /** Stores cells as one gesture. False: nothing was stored, and the reason has been reported. */
  onEdit: (gesture: Gesture, cells: readonly CellEdit[]) => Promise<boolean>
  onRefused: (reason: Refusal) => void
  /** A menu is wanted for what is selected. */
  onMenu?: ((request: SheetMenuRequest) => void) | undefined
  /** The mouse is over this cell of figures; null: over none. */
  onPointAt?: ((index: number | null) => void) | undefined
  clipboard: ClipboardEvents
  /** Matches of a search; absent, null, or of another table: none. */
  marked?: MarkedCells | null
  /** A sentence about what just happened. */
  onTell: (sentence: string) => void
  /** What is being typed in the cell; null: nothing. */
  onDraft: (text: string | null) => void
}
