import type { ChartDefinition } from './chart'
import type { ChartId, FormId, IndicatorId, LocalityId, PackId, PeriodId } from './ids'

/**
 * A pack for a meeting: tables, charts and text in order, with what its document says of itself. One pack makes the pages
 * that are printed, the Word document, the slides and the screens of meeting mode, in the same order with the same titles.
 */
export type PackDefinition = {
  name: string
  paper: PackPaper
  items: readonly PackItem[]
}

/** What the head and the foot of an official document say (Nghị định 30/2020/NĐ-CP). Empty texts are left out. */
export type PackPaper = {
  /** The body above the agency, and the agency, each on its lines. */
  superior: string
  agency: string
  number: string
  /** "Hà Nội, ngày … tháng … năm …" */
  placeAndDate: string
  title: string
  /** "(Kèm theo Báo cáo số …)" on each appendix. */
  attachment: string
  recipients: readonly string[]
  /** "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC" and the name. */
  signer: { office: string; name: string }
  /** Marks behind page numbers and appendixes. */
  header: 'official' | 'none'
}

export type PackTableSource =
  | { table: 'form'; form: FormId }
  | { table: 'breakdown'; by: 'sectors' | 'localities'; list: string | null; indicator: IndicatorId }
  | { table: 'formulas' }

export type PackItem = { id: string } & (
  | {
      kind: 'table'
      source: PackTableSource
      period: PeriodId | 'shown'
      locality: LocalityId | 'shown'
      /** "Phụ lục I": a table with a label starts an appendix of its own. */
      label: string
      orientation: 'portrait' | 'landscape'
      marks: boolean
    }
  | { kind: 'chart'; chart: ChartId | ChartDefinition; size: 'half' | 'full' }
  | { kind: 'text'; style: 'heading' | 'paragraph'; text: string }
  | { kind: 'page-break'; orientation: 'portrait' | 'landscape' }
)

/** Null is absence; swapping before and after is the inverse. */
export type PackChange = { id: PackId; before: StoredPack | null; after: StoredPack | null }

export type StoredPack = { id: PackId; position: number; definition: PackDefinition }
