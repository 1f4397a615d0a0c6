import type { TableCells, TableLayout } from '../../shared/model/table-layout'
import type { ReturnFormInput } from '../../shared/table/return-form-input'
import type { MapContext } from '../../shared/understand/map-context'
import type { Deck } from '../report/deck'
import type { OfficeDocument } from '../report/office-document'
import type { TemplatePlan } from './patch-plan'
import type { SheetEdits } from './patch-sheet'

/**
 * What goes back to offices in their own shape: their template with the figures filled in, forms for the units below, a
 * table as text or for Word. `path` is the file that is written, through a temporary one beside it.
 */
export type OfficeJob =
  | { kind: 'plan-template'; template: string; layout: TableLayout; cells: TableCells; context: MapContext }
  | {
      kind: 'fill-template'
      template: string
      /** Of the file that was looked at. */
      sha256: string
      sheets: readonly SheetEdits[]
      recalculate: boolean
      path: string
    }
  | { kind: 'write-return-forms'; forms: readonly NamedReturnForm[]; path: string }
  | { kind: 'write-table'; format: TableFormat; layout: TableLayout; cells: TableCells; path: string }
  | { kind: 'write-slides'; deck: Deck; path: string }
  | { kind: 'write-document'; document: Omit<OfficeDocument, 'words'>; path: string }

export const officeJobKinds: readonly OfficeJob['kind'][] = [
  'plan-template',
  'fill-template',
  'write-return-forms',
  'write-table',
  'write-slides',
  'write-document',
]

export type TableFormat = 'csv' | 'tsv' | 'docx'
/** `name` is the file's name in the archive. */
export type NamedReturnForm = { name: string; form: ReturnFormInput }

/** `plan` is null when no table of the file is the shown one; `sheets` are the names of its sheets. */
export type OfficeResult = {
  kind: 'planned'
  plan: TemplatePlan | null
  sha256: string
  signed: boolean
  sheets: string[]
}
