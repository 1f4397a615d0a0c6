import type { Ref } from 'react'
import type { CellInput } from '../../shared/contract/workbook-contract'
import type { Words } from '../i18n/words'
import type { CellPlace } from '../state/session-store'
import type { ViewCache } from '../state/view-cache'
import type { FixedLabels } from './sheet-geometry'
import type { Refusal } from './sheet-model'

/** What the window may ask of the sheet. Indexes are cells of the layout, row-major. */
export type SheetHandle = {
  focus(): void
  startEditing(): void
  clearCell(): void
  /** False when a text that cannot be stored is still open. */
  finishEditing(): boolean
  goTo(index: number): void
}

export type SheetProps = {
  ref: Ref<SheetHandle>
  cache: ViewCache
  /** Calls back with changed cells; returns a function that stops. */
  subscribe: (listener: (indexes: readonly number[]) => void) => () => void
  words: Words
  /** Heads of the three fixed columns. */
  labels: FixedLabels
  stated: boolean
  readOnly: boolean
  /** Percent. */
  zoom: number
  collapsed: ReadonlySet<string>
  onToggle: (row: string) => void
  /** These rows must not be collapsed: a cell below them is to be shown. */
  onReveal: (rows: readonly string[]) => void
  selected: CellPlace | null
  onSelect: (place: CellPlace) => void
  onStore: (index: number, input: CellInput, shown: string) => void
  onClear: (index: number) => void
  onRefused: (reason: Refusal) => void
}
