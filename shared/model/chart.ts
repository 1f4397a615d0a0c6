import type { ChartId, FormId, IndicatorId, LocalityId, PeriodId } from './ids'

/** A chart as data: what it shows and how. Figures and texts are always those of the table behind it. */

export const chartKinds = [
  'grouped-bars', // actual beside plan and previous, with % labels
  'bullets', // attainment: how far each row is towards its plan
  'structure-bars', // parts of a whole by size
  'doughnut', // parts of a whole, few of them
  'stacked-100', // structure of several wholes beside each other
  'trend', // figures over time with the plan; estimates hatched
  'ranking', // places by size with the average line
  'waterfall', // opening + new − dissolved = closing
  'small-multiples', // one small trend for each sector
  'tile-grid', // places as tiles where they lie, shaded by value
] as const
export type ChartKind = (typeof chartKinds)[number]

/** Which time and place: those the window shows, or fixed ones. */
export type ChartPlace = { period: PeriodId | 'shown'; locality: LocalityId | 'shown' }

/** The table a chart reads. `rows`: ids of its rows; null: those that suit the kind. */
export type ChartSource = ChartPlace &
  (
    | { table: 'form'; form: FormId; rows: readonly string[] | null; unit: string | null }
    | {
        table: 'breakdown'
        by: 'sectors' | 'localities'
        list: string | null
        indicator: IndicatorId
        rows: readonly string[] | null
      }
    /** One indicator over time, in whole or by sectors. */
    | { table: 'trend'; indicator: IndicatorId; by: 'whole' | 'sectors' }
  )

export type ChartDefinition = {
  kind: ChartKind
  source: ChartSource
  /** Null: made from the data. */
  title: string | null
  /** A line under the chart; "" for none. */
  note: string
}

export type StoredChart = { id: ChartId; position: number; definition: ChartDefinition }

/** What a commit did to a stored chart; null: it is not there. */
export type ChartChange = { id: ChartId; before: StoredChart | null; after: StoredChart | null }

/**
 * A chart ready to be drawn, by whatever draws: the canvas, paper, a slide, a workbook. Numbers are exact decimals turned
 * into doubles for lengths only; every visible number is a text made from the exact one.
 */
export type ChartPicture = {
  kind: ChartKind
  title: string
  /** Period, place and unit. */
  subtitle: string
  /** A whole line: "Nguồn: …"; empty for none. */
  source: string
  notes: readonly string[]
  /** Unit of the value axis; "%" for attainment and shares. */
  unit: string
  categories: readonly PictureCategory[]
  series: readonly PictureSeries[]
  /** Lines across the plot: 100 % of the plan, the average. */
  references: readonly { value: number; label: string }[]
  /** The ends of the value axis; bars always start at zero. */
  axis: { min: number; max: number }
  /** One picture for each sector, on one scale; empty for other kinds. */
  panels: readonly ChartPicture[]
}

export type PictureCategory = {
  /** Id of the row or the period behind it. */
  id: string
  label: string
  /** For tiles: where it lies, column and row from the north-west; null elsewhere. */
  tile: { column: number; row: number } | null
  lessIsBetter: boolean
}

export type PictureSeries = {
  id: string
  name: string
  role: 'actual' | 'plan' | 'previous' | 'part' | 'rise' | 'fall' | 'total'
  draw: 'bar' | 'line' | 'marker' | 'slice' | 'tile'
  points: readonly PicturePoint[]
}

export type PicturePoint = {
  /** Null: missing, drawn as missing and never as zero. */
  value: number | null
  /** Where a floating bar starts; 0 elsewhere. */
  from: number
  text: string
  detail: string
  /** Drawn as not the last word: an estimate, "about so many", a sum that lacks parts. Notes say which. */
  estimated: boolean
  /** The cell of the table behind it, by row and column id; null where several are. */
  cell: { row: string; column: string } | null
}

/** Why a chart cannot be drawn honestly: a sentence takes its place. */
export type ChartRefusal = {
  reason:
    | 'nothing'
    | 'one-point'
    | 'negative-parts'
    | 'too-many'
    | 'units-differ'
    | 'no-base'
    | 'does-not-sum'
    | 'parts-missing'
    | 'no-places'
  detail: Readonly<Record<string, string | number>>
}
export type ChartOutcome = { picture: ChartPicture; refusal: null } | { picture: null; refusal: ChartRefusal }
