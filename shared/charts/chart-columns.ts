import type { TableColumn, TableLayout } from '../model/table-layout'

/** Positions of the columns a chart reads; −1 where the table has none. */
type ChartColumns = {
  actual: number
  plan: number
  previous: number
  attainment: number
  share: number
}

/**
 * Finds them by the ids that forms use ("actual", "plan", "previous") and, in a form with ids of its own, by structure (the
 * base of a comparison is the value column under the same header) and by what the columns show: of which scenario and time.
 */
export function findChartColumns(layout: TableLayout): ChartColumns {
  const { columns } = layout
  const byId = (id: string): number =>
    columns.findIndex((column) => column.id === id && column.kind === 'value')
  const first = (...found: readonly number[]): number => found.find((at) => at !== -1) ?? -1
  const actual = first(
    byId('actual'),
    findActual(columns),
    columns.findIndex((column) => column.kind === 'value'),
  )
  const attainment = columns.findIndex((column) => column.attainment)
  const index = columns.findIndex((column) => column.kind === 'index' && !column.attainment)
  return {
    actual,
    plan: first(byId('plan'), findBase(columns, attainment, actual), findPlan(columns, actual)),
    previous: first(byId('previous'), findBase(columns, index, actual), findPrevious(columns, actual)),
    attainment,
    share: columns.findIndex((column) => column.kind === 'share'),
  }
}

function findBase(columns: readonly TableColumn[], comparison: number, actual: number): number {
  const group = columns[comparison]?.header.slice(0, -1) ?? []
  if (group.length === 0) return -1
  return columns.findIndex(
    (column, position) =>
      column.kind === 'value' &&
      position !== actual &&
      column.header.length === group.length + 1 &&
      group.every((text, level) => column.header[level] === text),
  )
}

/** What was done in the shown period itself, or is expected of it. */
function findActual(columns: readonly TableColumn[]): number {
  const find = (scenario: 'actual' | 'estimate'): number =>
    columns.findIndex(({ shows }) => shows?.scenario === scenario && shows.offset === 0 && shows.years === 0)
  return find('actual') === -1 ? find('estimate') : find('actual')
}

/** The plan for the time of the actual, as it was last adjusted; for a part of a year that of the year. */
function findPlan(columns: readonly TableColumn[], actual: number): number {
  const of = columns[actual]
  const find = (scenario: 'adjusted-plan' | 'plan'): number =>
    columns.findIndex(
      ({ shows, variant }) =>
        shows?.scenario === scenario &&
        variant === of?.variant &&
        shows.offset === of?.shows?.offset &&
        shows.years === of.shows.years &&
        shows.span !== 'five-years',
    )
  return find('adjusted-plan') === -1 ? find('plan') : find('adjusted-plan')
}

/** What was done the last time before the actual: the same time last year where there is one, else the period before. */
function findPrevious(columns: readonly TableColumn[], actual: number): number {
  const of = columns[actual]
  const find = (years: number, offset: number): number =>
    columns.findIndex(
      ({ shows, variant }) =>
        shows?.scenario === 'actual' &&
        variant === of?.variant &&
        of?.shows !== undefined &&
        shows.span === of.shows.span &&
        shows.years === of.shows.years + years &&
        shows.offset === of.shows.offset + offset,
    )
  return find(-1, 0) === -1 ? find(0, -1) : find(-1, 0)
}
