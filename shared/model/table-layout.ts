import type { Scenario } from './dimension'

/**
 * A table as it is shown: a form or a breakdown resolved for one period and one locality. Grid, print, Excel and charts
 * read this one shape. Cells are addressed row-major: index = row · columns.length + column.
 */
export type TableLayout = {
  /** What kind of table and which; also the key for remembered settings. */
  name: string
  label: string
  title: string
  attachment: string
  /** Head of the label column ("Lĩnh vực"); null where rows are indicators and everybody has a word for that. */
  rowLabel: string | null
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  footnotes: readonly { mark: string; text: string }[]
  orientation: 'portrait' | 'landscape'
}

export type ColumnKind =
  | 'value'
  | 'difference'
  | 'index'
  | 'growth'
  | 'remaining'
  | 'per-quarter'
  | 'share'
  | 'contribution'
  | 'rank'

export type TableColumn = {
  id: string
  header: readonly string[]
  kind: ColumnKind
  /** Columns of different ones measure different things, and are not compared with each other. */
  variant?: string
  /** Of a column of values: whose and of which time, as far from the shown period as its definition says. */
  shows?: { scenario: Scenario; offset: number; years: number; span?: string }
  /** What a column of another measure is written in, in all rows alike; absent: each row says it. */
  measured?: { decimals: number; percent: boolean; unit: string }
  /** True for attainment (đạt % kế hoạch): drawn with a bar. */
  attainment: boolean
  paper: boolean
  width: number
}

export type TableRow = {
  id: string
  kind: 'section' | 'item' | 'heading' | 'total'
  ordinal: string
  label: string
  unit: string
  level: number
  italic: boolean
  /** Decimals of the row's values and differences; `decimalsOf` has those of the other columns. */
  decimals: number
  /** True when the values are percentages: differences are percentage points. */
  percent: boolean
  direction: 'more-is-better' | 'less-is-better' | 'neutral'
}

/** A row as it stands in a column: with that column's own decimals and unit where it measures something else. */
export function rowIn(row: TableRow, { measured }: Pick<TableColumn, 'measured'>): TableRow {
  return measured === undefined ? row : { ...row, ...measured }
}

/** Decimals of indexes (Tỷ lệ), growth and shares (cơ cấu) on every table. */
const percentDecimals = 1
/** Contributions are small parts of a growth. */
const contributionDecimals = 2

export function decimalsOf(row: TableRow, column: TableColumn): number {
  const { decimals } = rowIn(row, column)
  switch (column.kind) {
    case 'value':
    case 'difference':
    case 'remaining':
      return decimals
    case 'per-quarter':
      // A part of a whole number is seldom whole itself.
      return Math.max(decimals, 1)
    case 'index':
    case 'growth':
    case 'share':
      return percentDecimals
    case 'contribution':
      return contributionDecimals
    case 'rank':
      return 0
  }
}

/** The cells of a table: `values[i]` is an integer scaled by `decimalsOf`, `flags[i]` is packed (model/cell). */
export type TableCells = { values: (number | null)[]; flags: number[] }

/** Changed cells of one table, addressed like `TableCells`. */
export type CellPatch = {
  index: number[]
  values: (number | null)[]
  flags: number[]
  /** Cells that are typed as a sum now ("=120+35*2"), or no longer (null); absent: no such change. */
  sums?: { index: number[]; text: (string | null)[] }
}
