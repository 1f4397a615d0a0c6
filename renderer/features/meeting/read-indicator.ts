import { findChartColumns } from '../../../shared/charts/chart-columns'
import { readFigure, unitKey, unitOf, type ChartTable, type Figure } from '../../../shared/charts/figures'
import type { PictureWords } from '../../../shared/charts/picture-words'
import { formatScaled } from '../../../shared/format/format-number'
import type { TableColumn, TableRow } from '../../../shared/model/table-layout'

/**
 * One row of a table as a screen shows it: its figure, how it stands against plan and previous period, and what it is made
 * of. Every text is that of a cell; `length` is a double and good for drawing bars only.
 */
export type IndicatorFigures = {
  row: TableRow
  unit: string
  /** What the actual is called: "Thực hiện năm 2020". */
  name: string
  actual: PlacedFigure
  plan: Comparison | null
  previous: Comparison | null
  parts: readonly Part[]
  /** How many parts are beyond those listed. */
  more: number
  /** Rows below in other units: "Tỷ lệ %/ tổng số HTX". */
  related: readonly { row: TableRow; figure: PlacedFigure; unit: string }[]
}

/** `index`: the cell in its table; −1 where the table has none. */
export type PlacedFigure = Figure & { index: number }

export type Part = { row: TableRow; figure: PlacedFigure; length: number }

export type Comparison = {
  /** What it is compared with, as the header says: "Năm 2019", "Kế hoạch 2020". */
  name: string
  base: PlacedFigure
  /** The difference without its sign; null where there is none. */
  difference: string | null
  /** Base in percent, as written; null where there is none. */
  index: string | null
  /** The same as a number, for the length of a bar. */
  percent: number | null
  direction: 'up' | 'down' | 'same' | null
  /** Null for what is neither good nor bad. */
  judgement: 'better' | 'worse' | null
}

/** Parts on a screen: more are not read from the back of a room. */
const mostParts = 10
const mostRelated = 3

export function readIndicator(table: ChartTable, at: number, words: PictureWords): IndicatorFigures | null {
  const { layout } = table
  const row = layout.rows[at]
  if (row === undefined) return null
  const columns = findChartColumns(layout)
  const read = (rowAt: number, columnAt: number): PlacedFigure => ({
    ...readFigure(table, rowAt, columnAt, words),
    index: columnAt === -1 ? -1 : rowAt * layout.columns.length + columnAt,
  })
  const compare = (baseAt: number, indexAt: number): Comparison | null => {
    const base = read(at, baseAt)
    const anchor = layout.columns[baseAt] ?? layout.columns[indexAt]
    if (anchor === undefined) return null
    const differenceAt = findBeside(layout.columns, anchor, 'difference')
    return describe(row, anchor, base, read(at, differenceAt), read(at, indexAt))
  }
  const previousIndex = layout.columns.findIndex(({ kind, attainment }) => kind === 'index' && !attainment)
  const children = listBelow(layout.rows, at).map((rowAt) => ({
    row: layout.rows[rowAt] ?? row,
    figure: read(rowAt, columns.actual),
  }))
  const isPart = (child: TableRow): boolean => unitKey(unitOf(child)) === unitKey(unitOf(row))
  const actual = read(at, columns.actual)
  const parts = children.filter((child) => isPart(child.row))
  const shown = parts.slice(0, mostParts)
  return {
    row,
    unit: unitOf(row),
    name: nameGroup(layout.columns[columns.actual]),
    actual,
    plan: compare(columns.plan, columns.attainment),
    previous: compare(columns.previous, previousIndex),
    parts: measureParts(shown, actual, row.percent),
    more: parts.length - shown.length,
    related: children
      .filter((child) => !isPart(child.row))
      .slice(0, mostRelated)
      .map((child) => ({ ...child, unit: unitOf(child.row) })),
  }
}

/** The rows one level below, in table order; of a total, which stands first or last, the rows of the highest level. */
function listBelow(rows: readonly TableRow[], at: number): number[] {
  const own = rows[at]
  if (own === undefined) return []
  const items = rows.flatMap((row, position) => (row.kind === 'item' ? [position] : []))
  const levelAt = (position: number): number => rows[position]?.level ?? 0
  if (own.kind === 'total') {
    const top = Math.min(...items.map(levelAt))
    return items.filter((position) => levelAt(position) === top)
  }
  const end = rows.findIndex((row, position) => position > at && row.level <= own.level)
  const below = items.filter((position) => position > at && (end === -1 || position < end))
  return below.filter((position) => levelAt(position) === own.level + 1)
}

function findBeside(columns: readonly TableColumn[], anchor: TableColumn, kind: TableColumn['kind']): number {
  const group = anchor.header.slice(0, -1).join('\n')
  // Under no common header nothing says whose difference it is.
  if (group === '') return -1
  return columns.findIndex(
    (column) => column.kind === kind && column.header.slice(0, -1).join('\n') === group,
  )
}

function describe(
  row: TableRow,
  anchor: TableColumn,
  base: PlacedFigure,
  difference: Figure,
  index: Figure,
): Comparison {
  const whole = 100 * 10 ** index.decimals
  const sign =
    difference.scaled !== null
      ? Math.sign(difference.scaled)
      : index.scaled !== null
        ? Math.sign(index.scaled - whole)
        : null
  const direction = sign === null ? null : sign > 0 ? 'up' : sign < 0 ? 'down' : 'same'
  return {
    name: nameGroup(anchor),
    base,
    difference:
      difference.scaled === null ? null : formatScaled(Math.abs(difference.scaled), difference.decimals),
    index: index.scaled === null ? null : index.text,
    percent: index.value,
    direction,
    judgement: judge(row.direction, direction),
  }
}

function judge(wanted: TableRow['direction'], direction: Comparison['direction']): Comparison['judgement'] {
  if (wanted === 'neutral' || direction === null || direction === 'same') return null
  return (wanted === 'more-is-better') === (direction === 'up') ? 'better' : 'worse'
}

/** The header over a figure without marks of footnotes and what stands in brackets: "Kế hoạch 2020". */
function nameGroup(column: TableColumn | undefined): string {
  const text = column === undefined ? '' : (column.header.at(-2) ?? column.header[0] ?? '')
  return text
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[\u00B9\u00B2\u00B3\u2070\u2074-\u2079*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('vi'))
}

/** Lengths from 0 to 1: of the total where every part is within it, else of the largest. */
function measureParts(
  parts: readonly Omit<Part, 'length'>[],
  total: Figure,
  percent: boolean,
): readonly Part[] {
  const values = parts.map(({ figure }) => figure.value ?? 0)
  const largest = Math.max(0, ...values.map(Math.abs))
  const whole = percent ? 100 : (total.value ?? 0)
  const scale = whole >= largest && values.every((value) => value >= 0) ? whole : largest
  return parts.map((part) => ({
    ...part,
    length: scale === 0 ? 0 : Math.max(0, (part.figure.value ?? 0) / scale),
  }))
}
