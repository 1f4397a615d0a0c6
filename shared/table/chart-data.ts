import { unpackCellFlags } from '../model/cell'
import type { Qualifier } from '../model/fact'
import { decimalsOf, type TableCells, type TableLayout, type TableRow } from '../model/table-layout'
import { cellText } from './cell-text'
import { findChartColumns } from './chart-columns'

/**
 * From a shown table to bars. Nothing is calculated here: every number and every text is a cell of the table, so that a
 * chart can never disagree with it. A missing figure stays missing: its bar is null, never zero.
 */

export type ChartRole = 'actual' | 'plan' | 'previous'

export type ChartPoint = {
  /** Length of the bar in the unit of the axis; null draws no bar. */
  value: number | null
  /** The figure beside the bar; empty when the cell is blank. */
  text: string
  /** What stands after it in a quieter colour: share, or actual / plan with the unit. */
  detail: string
}

type ChartCategory = { id: string; label: string; lessIsBetter: boolean }

/** - attainment: % of plan, one bar per row · levels: actual, plan, previous of rows of one unit · structure: parts by size */
export type ChartData = {
  kind: 'attainment' | 'levels' | 'structure'
  /** Unit of the axis; "%" for attainment. */
  unit: string
  categories: readonly ChartCategory[]
  series: readonly { role: ChartRole; points: readonly ChartPoint[] }[]
  /** The total of a structure chart with its unit; empty where there is none. */
  total: string
  /** Rows with an actual figure that could not be drawn for want of the other one. */
  omitted: number
}

type QualifierWords = Readonly<Record<Qualifier, string>>

/** How far each row with a plan has got, in table order. Units may differ: the bars are percentages of the plan. */
export function buildAttainment(
  layout: TableLayout,
  cells: TableCells,
  qualifiers: QualifierWords,
): ChartData {
  const columns = findChartColumns(layout)
  const read = createReader(layout, cells, qualifiers)
  const categories: ChartCategory[] = []
  const points: ChartPoint[] = []
  let omitted = 0
  layout.rows.forEach((row, position) => {
    const attained = read(position, columns.attainment)
    const actual = read(position, columns.actual)
    if (attained.value === null) {
      if (actual.value !== null) omitted += 1
      return
    }
    const plan = read(position, columns.plan)
    const figures = [actual.text, plan.text].filter((text) => text !== '').join(' / ')
    const detail = row.percent || figures === '' ? figures : `${figures} ${row.unit}`
    categories.push(describeRow(layout, position, row))
    points.push({ value: attained.value, text: attained.text, detail })
  })
  return {
    kind: 'attainment',
    unit: '%',
    categories,
    series: [{ role: 'actual', points }],
    total: '',
    omitted,
  }
}

/** Units for which `buildLevels` has something to draw, in table order, as the form first writes them. */
export function listLevelUnits(layout: TableLayout, cells: TableCells): string[] {
  const columns = findChartColumns(layout)
  const read = createReader(layout, cells, null)
  const units = new Map<string, string>()
  layout.rows.forEach((row, position) => {
    const bases = [columns.plan, columns.previous].map((column) => read(position, column).value)
    if (read(position, columns.actual).value === null || bases.every((value) => value === null)) return
    const unit = unitOf(row)
    if (!units.has(unitKey(unit))) units.set(unitKey(unit), unit)
  })
  return [...units.values()]
}

/** Actual beside plan and previous for the rows of one unit, in table order; a role without any figure is left out. */
export function buildLevels(
  layout: TableLayout,
  cells: TableCells,
  unit: string,
  qualifiers: QualifierWords,
): ChartData {
  const columns = findChartColumns(layout)
  const read = createReader(layout, cells, qualifiers)
  const roles = ['actual', 'plan', 'previous'] as const
  const categories: ChartCategory[] = []
  const series = roles.map((role) => ({ role, points: [] as ChartPoint[] }))
  let omitted = 0
  layout.rows.forEach((row, position) => {
    if (unitKey(unitOf(row)) !== unitKey(unit)) return
    const points = roles.map((role) => read(position, columns[role]))
    const [actual, ...bases] = points
    if (actual === undefined || actual.value === null) return
    if (bases.every((base) => base.value === null)) {
      omitted += 1
      return
    }
    categories.push(describeRow(layout, position, row))
    series.forEach((one, index) => {
      const point = points[index]
      if (point !== undefined) one.points.push(point)
    })
  })
  const drawn = series.filter((one) => one.points.some((point) => point.value !== null))
  return { kind: 'levels', unit, categories, series: drawn, total: '', omitted }
}

/**
 * The parts of a breakdown (sectors, regions) by size with their shares; parts without a figure stand last, in table
 * order. A row that is the sum of the rows under it gives way to them, so that nothing is shown twice and nothing left out.
 */
export function buildStructure(
  layout: TableLayout,
  cells: TableCells,
  qualifiers: QualifierWords,
): ChartData {
  const columns = findChartColumns(layout)
  const read = createReader(layout, cells, qualifiers)
  const items = layout.rows.flatMap((row, position) => (row.kind === 'item' ? [{ row, position }] : []))
  const isSum = (position: number): boolean =>
    unpackCellFlags(cells.flags[position * layout.columns.length + columns.actual] ?? 0).role === 'computed'
  const parts = listDrawnRows(items, isSum)
    .map(({ row, position }) => ({
      category: describeRow(layout, position, row),
      point: { ...read(position, columns.actual), detail: read(position, columns.share).text },
    }))
    .sort((a, b) => (b.point.value ?? -Infinity) - (a.point.value ?? -Infinity) || 0)
  const unit = items[0]?.row.unit ?? ''
  const totalRow = layout.rows.findIndex((row) => row.kind === 'total')
  const total = read(totalRow, columns.actual)
  return {
    kind: 'structure',
    unit,
    categories: parts.map((part) => part.category),
    series: [{ role: 'actual', points: parts.map((part) => part.point) }],
    total: total.value === null ? '' : `${total.text} ${unit}`.trim(),
    omitted: 0,
  }
}

type Item = { row: TableRow; position: number }

/** The rows that stand for the whole: a row with rows under it is followed by them if it is their sum, else it stays. */
function listDrawnRows(items: readonly Item[], isSum: (position: number) => boolean): Item[] {
  const drawn: Item[] = []
  let covered = Infinity
  items.forEach((item, at) => {
    const { level } = item.row
    if (level > covered) return
    const hasParts = (items[at + 1]?.row.level ?? 0) > level
    covered = Infinity
    if (hasParts && isSum(item.position)) return
    if (hasParts) covered = level
    drawn.push(item)
  })
  return drawn
}

/** Parts of a chart that fit on a page each, with the scale they share given by `longestBar` of the whole. */
export function splitChart(data: ChartData, perPage: number): ChartData[] {
  const pages: ChartData[] = []
  for (let from = 0; from < Math.max(1, data.categories.length); from += perPage) {
    pages.push({
      ...data,
      categories: data.categories.slice(from, from + perPage),
      series: data.series.map((one) => ({ ...one, points: one.points.slice(from, from + perPage) })),
    })
  }
  return pages
}

/** The largest bar of a chart in the unit of its axis; 0 when there is none. */
export function longestBar(data: ChartData): number {
  const values = data.series.flatMap((one) => one.points.map((point) => point.value ?? 0))
  return Math.max(0, ...values)
}

type Reader = (row: number, column: number) => ChartPoint

function createReader(layout: TableLayout, cells: TableCells, qualifiers: QualifierWords | null): Reader {
  return (rowPosition, columnPosition) => {
    const row = layout.rows[rowPosition]
    const column = layout.columns[columnPosition]
    if (row === undefined || column === undefined) return { value: null, text: '', detail: '' }
    const index = rowPosition * layout.columns.length + columnPosition
    const scaled = cells.values[index] ?? null
    const bits = cells.flags[index] ?? 0
    const { status, qualifier } = unpackCellFlags(bits)
    const prefix = qualifier === null || qualifiers === null ? '' : qualifiers[qualifier]
    return {
      value: status === 'number' && scaled !== null ? scaled / 10 ** decimalsOf(row, column) : null,
      text: cellText(scaled, bits, row, column, prefix),
      detail: '',
    }
  }
}

/** The row's name, with its place in a form in front ("I.5 · Thành lập mới"): the same name occurs in several blocks. */
function describeRow(layout: TableLayout, position: number, row: TableRow): ChartCategory {
  const before = layout.rows.slice(0, position + 1)
  const sectionAt = before.findLastIndex((one) => one.kind === 'section')
  const section = before[sectionAt]?.ordinal ?? ''
  const numbered = before.slice(sectionAt + 1).findLast((one) => /^\d/.test(one.ordinal))?.ordinal ?? ''
  const place = sectionAt === -1 ? '' : [section, numbered].filter((ordinal) => ordinal !== '').join('.')
  return {
    id: row.id,
    label: place === '' ? row.label : `${place} · ${row.label}`,
    lessIsBetter: row.direction === 'less-is-better',
  }
}

/** A percentage is one whatever unit its form writes: beside counts its bar would vanish. */
function unitOf(row: TableRow): string {
  return row.percent ? '%' : row.unit
}

/** Forms write the same unit in several ways ("Người", "người"). */
function unitKey(unit: string): string {
  return unit.trim().toLocaleLowerCase('vi')
}
