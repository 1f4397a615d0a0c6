import type {
  ChartDefinition,
  ChartOutcome,
  ChartPicture,
  PictureCategory,
  PicturePoint,
  PictureSeries,
} from '../model/chart'
import { finishPicture, listValues, noteMissing, refuse } from './assemble'
import {
  listItems,
  readFigure,
  toPoint,
  unitOf,
  type ChartTable,
  type Figure,
  type PlacedRow,
} from './figures'
import { listLeaves } from './leaf-rows'
import type { PictureContext } from './picture-words'
import { spanAxis } from './value-axis'

/** More lines than this cross so often that none can be followed: small multiples show them one by one. */
const mostLines = 5
/** Names of the columns of a trend: the period and what it holds. */
const scenarioEnds = { actual: '-actual', estimate: '-estimate', plan: '-plan' } as const

/** A period of a trend with the columns of its figures; −1 where the table has none. */
type Moment = { id: string; label: string; actual: number; estimate: number; plan: number }

function listMoments({ layout }: ChartTable): Moment[] {
  const at = (period: string, end: string): number =>
    layout.columns.findIndex(({ id }) => id === `${period}${end}`)
  return layout.columns.flatMap(({ id, header }) => {
    if (!id.endsWith(scenarioEnds.actual)) return []
    const period = id.slice(0, -scenarioEnds.actual.length)
    return [
      {
        id: period,
        label: header[0] ?? '',
        actual: at(period, scenarioEnds.actual),
        estimate: at(period, scenarioEnds.estimate),
        plan: at(period, scenarioEnds.plan),
      },
    ]
  })
}

/** The actual of a period; where there is none yet, what is estimated for it. */
function readActual(table: ChartTable, row: number, moment: Moment, words: PictureContext['words']): Figure {
  const actual = readFigure(table, row, moment.actual, words)
  if (actual.value !== null) return actual
  const estimate = readFigure(table, row, moment.estimate, words)
  return estimate.value === null ? actual : { ...estimate, estimated: true }
}

/** The periods from the first to the last with any figure: years before the records began are not missing ones. */
function trimMoments<T extends { figures: readonly Figure[] }>(moments: readonly T[]): T[] {
  const has = ({ figures }: T): boolean => figures.some(({ value }) => value !== null)
  const first = moments.findIndex(has)
  return first === -1 ? [] : moments.slice(first, moments.findLastIndex(has) + 1)
}

function readMoment(
  table: ChartTable,
  rows: readonly number[],
  moment: Moment,
  withPlan: boolean,
  words: PictureContext['words'],
): Figure[] {
  return rows.flatMap((row) => [
    readActual(table, row, moment, words),
    ...(withPlan ? [readFigure(table, row, moment.plan, words)] : []),
  ])
}

type Lines = { categories: PictureCategory[]; series: PictureSeries[]; figures: Figure[]; unit: string }

/** Lines of rows; the plan stands beside the actual where there is one row. */
function buildLines(
  table: ChartTable,
  rows: readonly number[],
  context: PictureContext,
  shown: readonly Moment[] | null = null,
): Lines {
  const { words } = context
  const withPlan = rows.length === 1
  const read = (moment: Moment): { moment: Moment; figures: Figure[] } => ({
    moment,
    figures: readMoment(table, rows, moment, withPlan, words),
  })
  const moments = shown === null ? trimMoments(listMoments(table).map(read)) : shown.map(read)
  const points = (row: number): PicturePoint[] =>
    moments.map(({ moment }) => toPoint(readActual(table, row, moment, words)))
  const [only = -1] = rows
  const lines = rows.map((row): PictureSeries => ({
    id: table.layout.rows[row]?.id ?? '',
    name: withPlan ? words.series.actual : (table.layout.rows[row]?.label ?? ''),
    role: withPlan ? 'actual' : 'part',
    draw: 'line',
    points: points(row),
  }))
  const plan: PictureSeries = {
    id: 'plan',
    name: words.series.plan,
    role: 'plan',
    draw: 'line',
    points: moments.map(({ moment }) => toPoint(readFigure(table, only, moment.plan, words))),
  }
  const hasPlan = withPlan && plan.points.some(({ value }) => value !== null)
  return {
    categories: moments.map(({ moment }) => ({
      id: moment.id,
      label: moment.label,
      tile: null,
      lessIsBetter: false,
    })),
    series: hasPlan ? [...lines, plan] : lines,
    figures: moments.flatMap(({ figures }) => figures),
    unit: unitOf(table.layout.rows[only] ?? { percent: false, unit: '' }),
  }
}

/** Rows of a trend: the total where it stands alone, the sectors otherwise; empty ones are left out. */
function listTrendRows(table: ChartTable, by: 'whole' | 'sectors', words: PictureContext['words']): number[] {
  const kind = by === 'whole' ? 'total' : 'item'
  const top = Math.min(...table.layout.rows.filter((row) => row.kind === kind).map(({ level }) => level))
  const rows = table.layout.rows.flatMap((row, at) => (row.kind === kind && row.level === top ? [at] : []))
  return dropEmpty(table, rows, words)
}

/** Every sector, those of which others are the sum left out. */
function listSectorRows(table: ChartTable, words: PictureContext['words']): number[] {
  const moments = listMoments(table)
  const isSum = ({ at }: PlacedRow): boolean =>
    moments.some((moment) => {
      const { value, computed } = readActual(table, at, moment, words)
      return value !== null && computed
    })
  return dropEmpty(
    table,
    listLeaves(listItems(table, null), null, isSum).map(({ at }) => at),
    words,
  )
}

function dropEmpty(table: ChartTable, rows: readonly number[], words: PictureContext['words']): number[] {
  const moments = listMoments(table)
  return rows.filter((at) => moments.some((moment) => readActual(table, at, moment, words).value !== null))
}

/**
 * Figures over time, one line in whole with its plan or one for each sector. Missing periods are gaps. Refused: nothing,
 * one-point (one period is no course), too-many.
 */
export function drawTrend(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  if (definition.source.table !== 'trend') return refuse('nothing')
  const { by } = definition.source
  const rows = listTrendRows(table, by, words)
  if (rows.length > mostLines) return refuse('too-many', { count: rows.length, most: mostLines })
  const { categories, series, figures, unit } = buildLines(table, rows, context)
  const refusal = refuseShort(series)
  if (refusal !== null) return refusal
  return finishPicture(
    definition,
    {
      title: words.titles.trend(context.name, by === 'whole' ? 'trend' : 'sectors'),
      unit,
      categories,
      series,
      figures,
      notes: noteMissing(
        series.filter(({ role }) => role !== 'plan').flatMap(({ points }) => points),
        context,
      ),
    },
    context,
  )
}

function refuseShort(series: readonly PictureSeries[]): ChartOutcome | null {
  const longest = Math.max(
    0,
    ...series
      .filter(({ role }) => role !== 'plan')
      .map(({ points }) => points.filter(({ value }) => value !== null).length),
  )
  if (longest === 0) return refuse('nothing')
  return longest === 1 ? refuse('one-point') : null
}

/** One small trend for each sector, all over the same time and on one scale, so that they may be compared. Refused: nothing, one-point. */
export function drawSmallMultiples(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  if (definition.source.table !== 'trend') return refuse('nothing')
  const rows = listSectorRows(table, words)
  const moments = trimMoments(
    listMoments(table).map((moment) => ({
      ...moment,
      figures: readMoment(table, rows, moment, true, words),
    })),
  )
  const all = buildLines(table, rows, context, moments)
  const refusal = refuseShort(all.series.map((one) => ({ ...one, role: 'actual' })))
  if (refusal !== null) return refusal
  const lines = rows.map((row) => buildLines(table, [row], context, moments))
  const axis = spanAxis(lines.flatMap(({ series }) => listValues(series)))
  const panels = rows.flatMap((row, at): ChartPicture[] => {
    const one = lines[at]
    if (one === undefined) return []
    return [
      {
        kind: 'trend',
        title: table.layout.rows[row]?.label ?? '',
        subtitle: '',
        source: '',
        notes: [],
        unit: all.unit,
        categories: one.categories,
        series: one.series,
        references: [],
        axis,
        panels: [],
      },
    ]
  })
  return finishPicture(
    definition,
    {
      title: words.titles.trend(context.name, 'sectors'),
      unit: all.unit,
      categories: all.categories,
      series: all.series,
      figures: lines.flatMap(({ figures }) => figures),
      axis,
      panels,
      notes: noteMissing(
        panels.flatMap(({ series }) => series[0]?.points ?? []),
        context,
      ),
    },
    context,
  )
}
