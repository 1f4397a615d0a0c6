import type { TableCells, TableLayout } from '../../shared/model/table-layout'
import type { PaperWords } from './words'

/** What a table on paper is made of. */
export type PaperTableContent = {
  layout: TableLayout
  cells: TableCells
  /** What the document wrote, by cell index, to be shown instead of the computed comparisons; null shows the figures. */
  stated: ReadonlyMap<number, string> | null
  words: PaperWords
  /** Whether cells that differ from the document carry a mark. */
  marks?: boolean
  /** Notes of cells by cell index, in reading order, to be printed under the table; absent: none. */
  notes?: ReadonlyMap<number, string> | undefined
  /** How the figures of the table were checked, in a sentence; absent: nothing is said about it. */
  checked?: string | undefined
}
