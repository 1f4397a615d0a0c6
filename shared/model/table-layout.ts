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

export type TableColumn = {
  id: string
  header: readonly string[]
  kind: 'value' | 'difference' | 'index' | 'share'
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
  /** Decimals of the row's values and differences; indexes and shares have one decimal. */
  decimals: number
  /** True when the values are percentages: differences are percentage points. */
  percent: boolean
  direction: 'more-is-better' | 'less-is-better' | 'neutral'
}

/** Decimals of indexes (Tỷ lệ) and shares (cơ cấu) on every table. */
const comparisonDecimals = 1

export function decimalsOf(row: TableRow, column: TableColumn): number {
  return column.kind === 'index' || column.kind === 'share' ? comparisonDecimals : row.decimals
}

/** The cells of a table: `values[i]` is an integer scaled by `decimalsOf`, `flags[i]` is packed (model/cell). */
export type TableCells = { values: (number | null)[]; flags: number[] }

/** Changed cells of one table, addressed like `TableCells`. */
export type CellPatch = { index: number[]; values: (number | null)[]; flags: number[] }
