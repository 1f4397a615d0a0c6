import type { PackPaper } from '../../shared/model/pack'
import type { TableCells, TableLayout } from '../../shared/model/table-layout'
import type { PackSection } from '../../shared/table/pack-sections'

/** A document of several tables, charts and texts, neutral to how it is written. */
export type OfficeDocument = {
  title: string
  paper: PackPaper
  sections: readonly (Omit<PackSection, 'items'> & { blocks: readonly DocumentBlock[] })[]
  words: DocumentWords
}

export type DocumentWords = {
  /** TT, Chỉ tiêu, Đơn vị tính. */
  labels: readonly [string, string, string]
  motto: readonly [string, string]
  recipients: string
  signHere: string
}

export type DocumentBlock =
  | { kind: 'table'; layout: TableLayout; cells: TableCells }
  /** `png` as the window drew it; sizes in millimetres. */
  | {
      kind: 'chart'
      title: string
      subtitle: string
      foot: readonly string[]
      png: Uint8Array
      width: number
      height: number
    }
  | { kind: 'text'; style: 'heading' | 'paragraph'; text: string }
