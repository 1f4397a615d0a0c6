import { formatScaled } from '../format/format-number'
import type { ChartDefinition, ChartOutcome, PicturePoint } from '../model/chart'
import { describeRow, finishPicture, listValues, noteMissing, refuse } from './assemble'
import { findChartColumns } from './chart-columns'
import { isDoubtful } from './doubts'
import { exactOf, shareOf } from './exact-sums'
import {
  listItems,
  listUnits,
  readFigure,
  toPoint,
  unitKey,
  unitOf,
  type ChartTable,
  type Figure,
} from './figures'
import type { PictureContext } from './picture-words'
import { spanAxis } from './value-axis'

const roles = ['actual', 'plan', 'previous'] as const

/** Units in which some row has an actual figure and one to compare it with, in table order. */
export function listLevelUnits(table: ChartTable, words: PictureContext['words']): string[] {
  const full = listComparable(table, null, words).filter(
    ({ figures, hasBase }) => hasBase && figures[0]?.value != null,
  )
  return listUnits(full.map(({ placed }) => placed.row))
}

function listComparable(table: ChartTable, rows: readonly string[] | null, words: PictureContext['words']) {
  const columns = findChartColumns(table.layout)
  return listItems(table, rows).flatMap((placed) => {
    const figures = roles.map((role) => readFigure(table, placed.at, columns[role], words))
    const [actual, ...bases] = figures
    const hasBase = bases.some((base) => base.value !== null)
    if (actual === undefined || (actual.value === null && !hasBase)) return []
    return [{ placed, figures, hasBase }]
  })
}

/**
 * Actual beside plan and previous for rows of one unit, in table order, with how much of the plan is reached beside the
 * actual. Without chosen rows: those that have something to be compared with, of the first unit.
 * Refused: units-differ, no-base (there are figures and nothing beside them), nothing.
 */
export function drawGroupedBars(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const { source } = definition
  const chosen = source.table === 'trend' ? null : source.rows
  const unit = source.table === 'form' ? source.unit : null
  const found = listComparable(table, chosen, words)
  const units = listUnits(found.map(({ placed }) => placed.row))
  if (chosen !== null && unit === null && units.length > 1)
    return refuse('units-differ', { units: units.join(', ') })
  const shownUnit = units.find((one) => unitKey(one) === unitKey(unit ?? '')) ?? units[0]
  if (shownUnit === undefined) return refuse('nothing')
  const ofUnit = found.filter(({ placed }) => unitKey(unitOf(placed.row)) === unitKey(shownUnit))
  const shown = chosen === null ? ofUnit.filter(({ hasBase }) => hasBase) : ofUnit
  if (shown.length === 0) return refuse('no-base')
  const columns = findChartColumns(table.layout)
  const points = shown.map(({ placed, figures }) =>
    figures.map((figure, at): PicturePoint => {
      const reached = at === 0 ? readFigure(table, placed.at, columns.attainment, words) : null
      const says = reached?.value != null && !placed.row.percent
      return toPoint(figure, says ? words.reached(reached.text) : '')
    }),
  )
  const series = roles
    .map((role, at) => ({
      id: role,
      name: words.series[role],
      role,
      draw: 'bar' as const,
      points: points.flatMap((row) => row[at] ?? []),
    }))
    // The actual stays although nothing of it has come in yet: its absence is what the chart is about.
    .filter(({ role, points: own }) => role === 'actual' || own.some(({ value }) => value !== null))
  const roleIsShown = (role: string): boolean => series.some((one) => one.role === role)
  const omitted = ofUnit.length - shown.length
  return finishPicture(
    definition,
    {
      title: words.titles.compared(
        context.by === 'form' ? null : context.name,
        context.by,
        roleIsShown('plan'),
        roleIsShown('previous'),
      ),
      unit: shownUnit,
      categories: shown.map(({ placed }) => describeRow(table, placed, words)),
      series,
      figures: shown.flatMap(({ figures }) => figures),
      notes: [
        ...noteMissing(
          series.flatMap((one) => one.points),
          context,
        ),
        ...(omitted > 0 ? [words.notes.omitted(omitted)] : []),
      ],
    },
    context,
  )
}

/** How much of its plan a row has reached, as the table says; where it has no such column, from actual and plan. */
function readAttained(table: ChartTable, at: number, words: PictureContext['words']): Figure {
  const columns = findChartColumns(table.layout)
  const shown = readFigure(table, at, columns.attainment, words)
  const actual = readFigure(table, at, columns.actual, words)
  const plan = readFigure(table, at, columns.plan, words)
  const [done, planned] = [exactOf(actual), exactOf(plan)]
  if (columns.attainment !== -1 || done === null || planned === null) return shown
  if (planned.units <= 0n)
    return { ...shown, status: planned.units === 0n ? 'zero-base' : 'negative-base', cell: actual.cell }
  const share = shareOf(done, planned)
  if (share === null) return shown
  return {
    ...actual,
    scaled: share,
    decimals: 1,
    value: share / 10,
    text: formatScaled(share, 1, { percent: true }),
    partial: actual.partial || plan.partial,
  }
}

/** Above this an attainment among ordinary ones is a doubtful figure: its bar is cut and says so. */
const ordinaryAttainment = 250

/** Where the axis of attainments ends. Where most are beyond, the plan was small, and nothing is cut. */
function endAttainment(values: readonly number[]): number {
  const beyond = values.filter((value) => value > ordinaryAttainment).length
  if (beyond > 0 && beyond * 2 < values.length) return ordinaryAttainment
  return spanAxis([...values, 100]).max
}

/**
 * How far each row with a plan has got, in table order: a bar of the percentage over the plan of 100 %. Units may differ.
 * Refused: no-base (there are figures and no plan), nothing.
 */
export function drawBullets(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const { source } = definition
  const columns = findChartColumns(table.layout)
  const items = listItems(table, source.table === 'trend' ? null : source.rows).map((placed) => ({
    placed,
    attained: readAttained(table, placed.at, words),
    actual: readFigure(table, placed.at, columns.actual, words),
    plan: readFigure(table, placed.at, columns.plan, words),
  }))
  const shown = items.filter(({ attained }) => attained.value !== null)
  const left = items.filter(({ attained, actual }) => attained.value === null && actual.value !== null)
  if (shown.length === 0) return refuse(left.length > 0 ? 'no-base' : 'nothing')
  const zeroPlan = left.filter(({ attained }) => attained.status === 'zero-base').length
  const omitted = left.length - zeroPlan
  const attained = shown.map(({ placed, attained: figure, actual, plan }) => {
    const figures = [actual, plan].filter(({ value }) => value !== null).map(({ text }) => text)
    const detail = figures.join(' / ')
    return {
      ...toPoint(figure, placed.row.percent || detail === '' ? detail : `${detail} ${placed.row.unit}`),
      estimated: [figure, actual].some(isDoubtful),
    }
  })
  const plans = shown.map(({ placed, plan }) => ({
    ...toPoint({ ...plan, value: 100 }),
    text: placed.row.percent || plan.value === null ? plan.text : `${plan.text} ${placed.row.unit}`,
  }))
  const end = endAttainment(listValues([{ id: '', name: '', role: 'actual', draw: 'bar', points: attained }]))
  const isCut = attained.some(({ value }) => value !== null && value > end)
  return finishPicture(
    definition,
    {
      title: words.titles.attained(context.by === 'form' ? null : context.name, context.by),
      unit: '%',
      categories: shown.map(({ placed }) => describeRow(table, placed, words)),
      series: [
        { id: 'actual', name: words.attainment, role: 'actual', draw: 'bar', points: attained },
        { id: 'plan', name: words.series.plan, role: 'plan', draw: 'marker', points: plans },
      ],
      figures: shown.flatMap(({ attained: figure, actual, plan }) => [figure, actual, plan]),
      references: [{ value: 100, label: words.planLine }],
      axis: { min: spanAxis(attained.flatMap(({ value }) => value ?? [])).min, max: end },
      notes: [
        ...(isCut ? [words.notes.cut(`${String(end)}%`)] : []),
        ...(zeroPlan > 0 ? [words.notes.zeroPlan(zeroPlan)] : []),
        ...(omitted > 0 ? [words.notes.omitted(omitted)] : []),
      ],
    },
    context,
  )
}
