import { unpackCellFlags } from '../model/cell'
import type { ChartDefinition, ChartPicture, ChartSource } from '../model/chart'
import type { FormId, IndicatorId } from '../model/ids'
import { decimalsOf } from '../model/table-layout'
import { cellAddress, quoteSheetName, type GridRange } from '../table/cell-grid'
import { numberFormat } from '../table/sheet-formats'
import { plainStyle } from '../table/sheet-frame'
import { textContent } from '../table/sheet-header'
import type { FigurePlaces, FigureWriter } from '../table/sheet-figures'
import { countLines, rowHeight } from '../table/sheet-metrics'
import type {
  ChartCells,
  SheetCell,
  SheetChart,
  SheetInput,
  SheetPage,
  SheetTexts,
} from '../table/sheet-model'
import { listLevelUnits } from './compare-levels'
import { drawPicture } from './draw-picture'
import type { PictureContext, PictureWords } from './picture-words'
import { splitPicture } from './split-picture'

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
/** What the program itself draws of such a table: parts by size, or how far the plan is reached and levels by unit. */
function listCharts({ layout, cells }: SheetInput, texts: SheetTexts): ChartPicture[] {
  const { chart } = texts
  const table = { layout, cells }
  const isBreakdown = layout.rowLabel !== null
  const context: PictureContext = {
    words: wordsOf(texts),
    name: '',
    by: isBreakdown ? 'sectors' : 'form',
    period: '',
    place: '',
    source: '',
    tiles: [],
  }
  const fill = (text: string, unit: string): string => text.replace('{unit}', () => unit)
  const source = (unit: string | null): ChartSource =>
    isBreakdown
      ? { table: 'breakdown', by: 'sectors', list: null, indicator: 0 as IndicatorId, rows: null, ...shown }
      : { table: 'form', form: 0 as FormId, rows: null, unit, ...shown }
  const unitOfParts = layout.rows.find((row) => row.kind === 'item')?.unit ?? ''
  // Bars of a sheet are those of its cells: no column of attainment, no bars of it.
  const hasAttainment = layout.columns.some(({ attainment }) => attainment)
  const wanted: ChartDefinition[] = [
    ...(isBreakdown
      ? [
          {
            kind: 'structure-bars' as const,
            source: source(null),
            title: fill(chart.structure, unitOfParts),
            note: '',
          },
        ]
      : []),
    ...(!isBreakdown && hasAttainment
      ? [{ kind: 'bullets' as const, source: source(null), title: chart.attainment, note: '' }]
      : []),
    ...listLevelUnits(table, context.words).map((unit): ChartDefinition => ({
      kind: 'grouped-bars',
      source: source(unit),
      title: fill(chart.levels, unit),
      note: '',
    })),
  ]
  return wanted
    .flatMap((definition) => {
      const { picture } = drawPicture(definition, table, context)
      const drawn = picture === null ? null : keepLargest(dropEmpty(picture))
      return drawn === null || drawn.categories.length < 2 ? [] : numberParts(splitPicture(drawn, perChart))
    })
    .slice(0, mostCharts)
}

const shown = { period: 'shown', locality: 'shown' } as const

/** A sheet shows the names and figures of a chart; what the program notes under it has no place there. */
function wordsOf({ chart, qualifiers }: SheetTexts): PictureWords {
  const none = (): string => ''
  return {
    series: chart.series,
    attainment: chart.attainment,
    share: '',
    planLine: '',
    average: none,
    overall: none,
    noFigure: '',
    lessIsBetter: '',
    reached: none,
    total: none,
    others: none,
    steps: { opening: '', closing: '', unexplained: '' },
    chosenRows: '',
    waterfall: { total: '', rise: '', fall: '' },
    unit: none,
    source: none,
    titles: {
      compared: none,
      attained: none,
      structure: none,
      trend: none,
      ranking: none,
      change: none,
      map: none,
    },
    notes: {
      estimated: '',
      approximate: '',
      missing: none,
      omitted: none,
      zeroPlan: none,
      partial: '',
      incomplete: none,
      cut: none,
      doesNotSum: none,
      unexplained: none,
      noTile: none,
      allZero: '',
      sharesOfChosen: '',
    },
    qualifiers,
  }
}

function numberParts(parts: readonly ChartPicture[]): ChartPicture[] {
  if (parts.length === 1) return [...parts]
  return parts.map((part, at) => ({
    ...part,
    title: `${part.title} (${String(at + 1)}/${String(parts.length)})`,
  }))
}

/** Rows without any figure take room and say nothing; the plan of 100 % is no figure of theirs. */
function dropEmpty(picture: ChartPicture): ChartPicture {
  const series = picture.series.filter(({ draw }) => draw === 'bar')
  const isKept = (at: number): boolean => series.some((one) => one.points[at]?.value != null)
  return keepRows({ ...picture, series }, isKept)
}

function keepLargest(picture: ChartPicture): ChartPicture {
  return picture.kind === 'structure-bars' ? keepRows(picture, (at) => at < largestParts) : picture
}

function keepRows(picture: ChartPicture, isKept: (at: number) => boolean): ChartPicture {
  return {
    ...picture,
    categories: picture.categories.filter((_, at) => isKept(at)),
    series: picture.series.map((one) => ({ ...one, points: one.points.filter((_, at) => isKept(at)) })),
  }
}

const looks = { actual: 'dark', plan: 'outlined', previous: 'light' } as const

function lookOf(role: ChartPicture['series'][number]['role']): SheetChart['series'][number]['look'] {
  return role === 'plan' || role === 'previous' ? looks[role] : looks.actual
}

function addChart(
  page: ChartPage,
  picture: ChartPicture,
  input: SheetInput,
  texts: SheetTexts,
  dataTop: number,
  places: FigurePlaces,
  figures: FigureWriter,
): void {
  const { layout } = input
  const { title, categories, series } = picture
  const rowAt = new Map(layout.rows.map((row, position) => [row.id, position]))
  const columnAt = new Map(layout.columns.map((column, position) => [column.id, position]))
  const placeOf = (one: (typeof series)[number], at: number): { row: number; column: number } => {
    const cell = one.points[at]?.cell
    return { row: rowAt.get(cell?.row ?? '') ?? -1, column: columnAt.get(cell?.column ?? '') ?? -1 }
  }
  const top = page.row
  const first = top + 2
  const last = first + categories.length - 1
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
  const names = series.map(({ name }) => name)
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
  // What the table's own cells hold, to the last digit: bars are recalculated from them.
  const values = series.map((one) =>
    categories.map((_, at) => {
      const place = placeOf(one, at)
      return numberOf(figures, place.row, place.column)
    }),
  )
  categories.forEach(({ label }, at) => {
    put(first + at, labelColumn, { content: textContent(label), border: true })
    page.heights[first + at] = rowHeight(countLines(label, labelWidth, labelSize, false), labelSize)
    series.forEach((one, number) => {
      const place = placeOf(one, at)
      const row = layout.rows[place.row]
      const placed = layout.columns[place.column]
      const source = places.get(place.column)
      if (row === undefined || placed === undefined || source === undefined) return
      const reference = `${quoteSheetName(source.sheet)}!${cellAddress(dataTop + place.row, source.column)}`
      put(first + at, 1 + number, {
        content: {
          kind: 'formula',
          formula: `IF(COUNT(${reference})=0,"",${reference})`,
          cached: values[number]?.[at] ?? '',
        },
        align: 'right',
        border: true,
        format: numberFormat(row, placed),
      })
    })
  })
  const bars = categories.length * series.length
  const bottom = Math.max(last, top + fewestRows, top + 4 + Math.ceil(bars * 0.7))
  const format = formatOf(input, picture)
  page.charts.push({
    title,
    bars: hasShortNames(picture) ? 'vertical' : 'horizontal',
    area: { top, left: chartLeft, bottom, right: chartLeft + chartColumns - 1 },
    categories: run(
      labelColumn,
      first,
      last,
      categories.map(({ label }) => label),
    ),
    series: series.map((one, place) => ({
      name: run(1 + place, top + 1, top + 1, [names[place] ?? '']),
      values: run(1 + place, first, last, values[place] ?? []),
      look: lookOf(one.role),
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
function formatOf({ layout, cells }: SheetInput, { series }: ChartPicture): string {
  const [first] = series
  const drawn = (first?.points ?? []).flatMap(({ cell }) => {
    const row = layout.rows.findIndex(({ id }) => id === cell?.row)
    const column = layout.columns.findIndex(({ id }) => id === cell?.column)
    const flags = cells.flags[row * layout.columns.length + column] ?? 0
    const [line, head] = [layout.rows[row], layout.columns[column]]
    if (line === undefined || head === undefined || unpackCellFlags(flags).status !== 'number') return []
    return [{ line, head }]
  })
  const [finest] = drawn.sort((a, b) => decimalsOf(b.line, b.head) - decimalsOf(a.line, a.head))
  return finest === undefined ? '#,##0' : numberFormat(finest.line, finest.head)
}

/** A few short names stand under upright bars; longer ones are only legible beside lying ones. */
function hasShortNames({ categories }: ChartPicture): boolean {
  return categories.length <= 8 && categories.every(({ label }) => label.length <= 22)
}
