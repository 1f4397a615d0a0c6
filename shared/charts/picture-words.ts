import type { Qualifier } from '../model/fact'
import type { Tile } from './tiles'

/** What a builder cannot know from a table: words, names and where places lie. */
export type PictureContext = {
  words: PictureWords
  /** The indicator of a breakdown or a trend; the form's own name for a form. */
  name: string
  /** What the rows of the table are. */
  by: TableKind
  /** As written: "Năm 2020", "Cả nước". */
  period: string
  place: string
  /** Where the figures come from: the name of the workbook; "" for no source line. */
  source: string
  tiles: readonly Tile[]
}

export type TableKind = 'form' | 'sectors' | 'localities' | 'trend'

/** The visible words of a picture, as data of a language. */
export type PictureWords = {
  series: Readonly<Record<'actual' | 'plan' | 'previous', string>>
  /** Name of the measure of attainment and of shares. */
  attainment: string
  share: string
  /** Captions of lines across the plot. */
  planLine: string
  average: (figure: string) => string
  overall: (figure: string) => string
  /** In the place of a figure that is not there. */
  noFigure: string
  /** After the name of an indicator of which less is better. */
  lessIsBetter: string
  /** Before a figure that says how much of the plan is reached: "đạt 85,5%". */
  reached: (percent: string) => string
  total: (figure: string) => string
  /** One line for those that are left out of the middle of a ranking. */
  others: (count: number, by: TableKind) => string
  steps: Readonly<Record<'opening' | 'closing' | 'unexplained', string>>
  /** What chosen rows of a form are called together: "các dòng đã chọn". */
  chosenRows: string
  /** Names of the bars of a waterfall. */
  waterfall: Readonly<Record<'total' | 'rise' | 'fall', string>>
  unit: (unit: string) => string
  source: (name: string) => string
  titles: PictureTitles
  notes: PictureNotes
  qualifiers: Readonly<Record<Qualifier, string>>
}

export type PictureTitles = {
  /** `of`: the indicator; null for the rows of a form. `withPlan`, `withPrevious`: what actual figures stand beside. */
  compared: (of: string | null, by: TableKind, withPlan: boolean, withPrevious: boolean) => string
  attained: (of: string | null, by: TableKind) => string
  structure: (of: string, by: TableKind) => string
  trend: (of: string, by: TableKind) => string
  ranking: (of: string, by: TableKind) => string
  change: (of: string) => string
  map: (of: string) => string
}

export type PictureNotes = {
  estimated: string
  /** Figures written as about so many. */
  approximate: string
  missing: (count: number) => string
  omitted: (count: number) => string
  /** Rows with a plan of zero: figures are there, a percentage is not. */
  zeroPlan: (count: number) => string
  partial: string
  /** A whole that is not drawn because some of its parts are missing. */
  incomplete: (whole: string) => string
  cut: (limit: string) => string
  /** Parts that do not add up to what is stated as their total. */
  doesNotSum: (parts: string, total: string) => string
  unexplained: (figure: string) => string
  /** Rows that have no tile. */
  noTile: (names: string) => string
  allZero: string
  /** Shares of rows that are not known to be all of something. */
  sharesOfChosen: string
}
