import type { ChartPicture } from '../../shared/model/chart'
import type { TableCells, TableLayout } from '../../shared/model/table-layout'

/** Slides of a meeting, neutral to how they are written: one idea each, in the order of the pack. */
export type Deck = {
  title: string
  /** Who presents; "" for nobody. */
  agency: string
  slides: readonly Slide[]
}

export type Slide =
  | { kind: 'title'; title: string; lines: readonly string[] }
  | { kind: 'chart'; picture: ChartPicture }
  /** `labels` name the three columns before the figures. Long tables take several slides. */
  | { kind: 'table'; layout: TableLayout; cells: TableCells; labels: readonly [string, string, string] }
  | { kind: 'text'; title: string; paragraphs: readonly string[] }
