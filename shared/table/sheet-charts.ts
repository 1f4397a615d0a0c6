import { unpackCellFlags } from '../model/cell'
import { decimalsOf } from '../model/table-layout'
import { cellAddress, quoteSheetName, type GridRange } from './cell-grid'
import { findChartColumns } from './chart-columns'
import {
  buildAttainment,
  buildLevels,
  buildStructure,
  listLevelUnits,
  splitChart,
  type ChartData,
} from './chart-data'
import { numberFormat } from './sheet-formats'
import { plainStyle } from './sheet-frame'
import { textContent } from './sheet-header'
import type { FigurePlaces, FigureWriter } from './sheet-figures'
import { countLines, rowHeight } from './sheet-metrics'
import type { ChartCells, SheetCell, SheetChart, SheetInput, SheetPage, SheetTexts } from './sheet-model'

/**
 * A page of charts, the same that the program draws. Each stands beside a small block of its own whose figures refer to
 * the table, so that a chart follows what is changed there; charts over cells that are scattered in a table are drawn
 * differently by every spreadsheet.
 */
const labelColumn = 0
const chartLeft = 5
const chartColumns = 9
const perChart = 12
/** Of a breakdown into thousands of parts the largest are drawn. */
const largestParts = 36
const mostCharts = 24
/** Rows of a block are as high as its text; a chart covers so many at least. */
const fewestRows = 16
const usualHeight = 15
/** Landscape A4 at this size of print takes the width of the page, and so many points in height. */
const paper = { scale: 72, height: 630 } as const
const labelWidth = 46
const labelSize = 11

export function buildChartsPage(
  name: string,
  input: SheetInput,
  texts: SheetTexts,
  dataTop: number,
  places: FigurePlaces,
  figures: FigureWriter,
): SheetPage | null {
  const charts = listCharts(input, texts)
  if (charts.length === 0) return null
  const page: ChartPage = { name, cells: [], merges: [], heights: [], charts: [], breaks: [], row: 0 }
  let used = 0
  for (const chart of charts) {
    const top = page.row
    addChart(page, chart, input, texts, dataTop, places, figures)
    const height = Array.from({ length: page.row - top }, (_, row) => page.heights[top + row] ?? usualHeight)
    const points = height.reduce((sum, one) => sum + one, 0)
    if (used > 0 && used + points > paper.height) page.breaks.push(top)
    used = page.breaks.at(-1) === top ? points : used + points
  }
  return {
    name,
    hidden: false,
    columns: [labelWidth, 13, 13, 13, 3, ...Array.from({ length: chartColumns }, () => 10)],
    heights: page.heights,
    cells: page.cells,
    merges: page.merges,
    printTitle: null,
    printArea: { top: 0, left: 0, bottom: page.row, right: chartLeft + chartColumns - 1 },
    orientation: 'landscape',
    breaks: { rows: page.breaks, scale: paper.scale },
    frozen: { rows: 0, columns: 0 },
    charts: page.charts,
  }
}

type ChartPage = {
  name: string
  cells: SheetCell[]
  merges: GridRange[]
  heights: (number | undefined)[]
  charts: SheetChart[]
  breaks: number[]
  /** The next free row. */
  row: number
}
type TitledChart = { title: string; data: ChartData }

/** What the program itself draws of such a table: parts by size, or how far the plan is reached and levels by unit. */
function listCharts({ layout, cells }: SheetInput, texts: SheetTexts): TitledChart[] {
  const { qualifiers, chart } = texts
  const fill = (text: string, unit: string): string => text.replace('{unit}', () => unit)
  const found: TitledChart[] = []
  const add = (title: string, data: ChartData): void => {
    const drawn = dropEmpty(data)
    if (drawn.categories.length < 2) return
    const parts = splitChart(drawn, perChart)
    parts.forEach((part, index) => {
      const place = parts.length === 1 ? '' : ` (${String(index + 1)}/${String(parts.length)})`
      found.push({ title: `${title}${place}`, data: part })
    })
  }
  if (layout.rowLabel !== null) {
    const data = buildStructure(layout, cells, qualifiers)
    add(
      fill(chart.structure, data.unit),
      keepRows(data, (at) => at < largestParts),
    )
  } else add(chart.attainment, buildAttainment(layout, cells, qualifiers))
  for (const unit of listLevelUnits(layout, cells))
    add(fill(chart.levels, unit), buildLevels(layout, cells, unit, qualifiers))
  return found.slice(0, mostCharts)
}

/** Rows without any figure take room and say nothing. */
function dropEmpty(data: ChartData): ChartData {
  return keepRows(data, (at) => data.series.some((one) => one.points[at]?.value != null))
}

function keepRows(data: ChartData, isKept: (at: number) => boolean): ChartData {
  const kept = data.categories.flatMap((_, at) => (isKept(at) ? [at] : []))
  const pick = <T>(list: readonly T[]): T[] => kept.flatMap((at) => list.slice(at, at + 1))
  return {
    ...data,
    categories: pick(data.categories),
    series: data.series.map((one) => ({ ...one, points: pick(one.points) })),
  }
}

const looks = { actual: 'dark', plan: 'outlined', previous: 'light' } as const

function addChart(
  page: ChartPage,
  { title, data }: TitledChart,
  input: SheetInput,
  texts: SheetTexts,
  dataTop: number,
  places: FigurePlaces,
  figures: FigureWriter,
): void {
  const { layout } = input
  const columns = findChartColumns(layout)
  const rowAt = new Map(layout.rows.map((row, position) => [row.id, position]))
  const top = page.row
  const first = top + 2
  const last = first + data.categories.length - 1
  const put = (
    row: number,
    column: number,
    cell: Pick<SheetCell, 'content'> & Partial<SheetCell['style']>,
  ): void => {
    const { content, ...style } = cell
    page.cells.push({ row, column, content, style: { ...plainStyle, size: labelSize, ...style } })
  }
  put(top, labelColumn, { content: textContent(title), bold: true, size: 13 })
  page.merges.push({ top, left: labelColumn, bottom: top, right: 3 })
  page.heights[top] = rowHeight(1, 13)
  put(top + 1, labelColumn, {
    content: textContent(layout.rowLabel ?? texts.labels[1]),
    bold: true,
    align: 'center',
    border: true,
  })
  const names = data.series.map(({ role }) =>
    data.kind === 'attainment' ? texts.chart.attainment : texts.chart.series[role],
  )
  names.forEach((text, at) => {
    put(top + 1, 1 + at, { content: textContent(text), bold: true, align: 'center', border: true })
  })
  page.heights[top + 1] = rowHeight(
    Math.max(1, ...names.map((text) => countLines(text, 13, labelSize, true))),
    labelSize,
  )
  const run = (column: number, from: number, to: number, cached: ChartCells['cached']): ChartCells => ({
    sheet: page.name,
    range: { top: from, left: column, bottom: to, right: column },
    cached,
  })
  const column = data.kind === 'attainment' ? columns.attainment : null
  // What the table's own cells hold, to the last digit: bars are recalculated from them.
  const values = data.series.map(({ role }) =>
    data.categories.map(({ id }) => numberOf(figures, rowAt.get(id) ?? -1, column ?? columns[role])),
  )
  data.categories.forEach(({ id, label }, at) => {
    put(first + at, labelColumn, { content: textContent(label), border: true })
    page.heights[first + at] = rowHeight(countLines(label, labelWidth, labelSize, false), labelSize)
    const position = rowAt.get(id) ?? -1
    data.series.forEach((one, place) => {
      const figure = column ?? columns[one.role]
      const row = layout.rows[position]
      const placed = layout.columns[figure]
      const source = places.get(figure)
      if (row === undefined || placed === undefined || source === undefined) return
      const reference = `${quoteSheetName(source.sheet)}!${cellAddress(dataTop + position, source.column)}`
      put(first + at, 1 + place, {
        content: {
          kind: 'formula',
          formula: `IF(COUNT(${reference})=0,"",${reference})`,
          cached: values[place]?.[at] ?? '',
        },
        align: 'right',
        border: true,
        format: numberFormat(row, placed),
      })
    })
  })
  const bars = data.categories.length * data.series.length
  const bottom = Math.max(last, top + fewestRows, top + 4 + Math.ceil(bars * 0.7))
  const format = formatOf(input, data, columns)
  page.charts.push({
    title,
    bars: hasShortNames(data) ? 'vertical' : 'horizontal',
    area: { top, left: chartLeft, bottom, right: chartLeft + chartColumns - 1 },
    categories: run(
      labelColumn,
      first,
      last,
      data.categories.map(({ label }) => label),
    ),
    series: data.series.map((one, place) => ({
      name: run(1 + place, top + 1, top + 1, [names[place] ?? '']),
      values: run(1 + place, first, last, values[place] ?? []),
      look: looks[one.role],
    })),
    format,
  })
  page.row = bottom + 2
}

function numberOf(figures: FigureWriter, row: number, column: number): number | null {
  if (row < 0 || column < 0) return null
  const content = figures.content(row, column, '')
  const value = content.kind === 'number' ? content.value : content.kind === 'formula' ? content.cached : null
  return typeof value === 'number' ? value : null
}

/** The finest format among the figures of a chart: its rows share a unit, seldom their decimals. */
function formatOf(
  { layout, cells }: SheetInput,
  data: ChartData,
  columns: { actual: number; attainment: number },
): string {
  const figure = data.kind === 'attainment' ? columns.attainment : columns.actual
  const column = layout.columns[figure]
  const ids = new Set(data.categories.map(({ id }) => id))
  const rows = layout.rows.filter(
    (row, position) =>
      ids.has(row.id) &&
      unpackCellFlags(cells.flags[position * layout.columns.length + figure] ?? 0).status === 'number',
  )
  const [finest] =
    column === undefined ? [] : rows.sort((a, b) => decimalsOf(b, column) - decimalsOf(a, column))
  return finest === undefined || column === undefined ? '#,##0' : numberFormat(finest, column)
}

/** A few short names stand under upright bars; longer ones are only legible beside lying ones. */
function hasShortNames({ categories }: ChartData): boolean {
  return categories.length <= 8 && categories.every(({ label }) => label.length <= 22)
}
