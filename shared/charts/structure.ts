import { unpackCellFlags } from '../model/cell'
import type { ChartDefinition, ChartOutcome, PictureSeries } from '../model/chart'
import { formatScaled } from '../format/format-number'
import { describeRow, finishPicture, lowerName, noteMissing, refuse } from './assemble'
import { findChartColumns } from './chart-columns'
import { markPartial, notePartial } from './doubts'
import { exactOf, isSame, shareOf, sumFigures, toScaled, type Exact } from './exact-sums'
import {
  findTotal,
  isMissing,
  listItems,
  listUnits,
  readFigure,
  toPoint,
  unitOf,
  type ChartTable,
  type Figure,
  type PlacedRow,
} from './figures'
import { listChildren, listLeaves } from './leaf-rows'
import type { PictureContext } from './picture-words'

/** More slices than this cannot be told apart. */
const mostSlices = 8
/** And so many layers of a stacked bar. */
const mostLayers = 8

type Parts = { parts: readonly PlacedRow[]; total: number; name: string }

/**
 * Rows that are the parts of one whole. Of a breakdown its items, where a row that is the sum of rows under it gives way
 * to them, so that nothing is shown twice and nothing left out; of a form the chosen rows, or the first rows under one row
 * that is their sum.
 */
export function findParts(table: ChartTable, rows: readonly string[] | null, context: PictureContext): Parts {
  const column = findChartColumns(table.layout).actual
  const isSum = (at: number): boolean =>
    unpackCellFlags(table.cells.flags[at * table.layout.columns.length + column] ?? 0).role === 'computed'
  if (context.by !== 'form')
    return {
      parts: listLeaves(listItems(table, null), rows, ({ at }) => isSum(at)),
      total: findTotal(table),
      name: context.name,
    }
  if (rows !== null) {
    const parts = listItems(table, rows)
    const parent = findParent(table, parts)
    return { parts, total: parent, name: table.layout.rows[parent]?.label ?? context.words.chosenRows }
  }
  const items = listItems(table, null)
  for (const item of items) {
    const parts = listChildren(items, item)
    if (parts.length < 2 || !isSum(item.at) || listUnits(parts.map(({ row }) => row)).length > 1) continue
    return { parts, total: item.at, name: item.row.label }
  }
  return { parts: [], total: -1, name: context.name }
}

/** The row that all of these, and no others, stand directly under; −1: none. */
function findParent(table: ChartTable, parts: readonly PlacedRow[]): number {
  const items = listItems(table, null)
  const ids = new Set(parts.map(({ row }) => row.id))
  const parent = items.find((item) => {
    const children = listChildren(items, item)
    return children.length === parts.length && children.every(({ row }) => ids.has(row.id))
  })
  return parent?.at ?? -1
}

/** The parts by size, those without a figure last; what they are shares of; whether they are all of it. */
type Whole = { placed: PlacedRow; figure: Figure; share: string }[]

function measureParts(
  table: ChartTable,
  { parts, total }: Parts,
  context: PictureContext,
): { whole: Whole; sum: Exact | null; stated: Exact | null; totalText: string; lacksParts: boolean } {
  const { words } = context
  const columns = findChartColumns(table.layout)
  const figures = parts.map((placed) => ({
    placed,
    figure: readFigure(table, placed.at, columns.actual, words),
  }))
  const sum = sumFigures(figures.map(({ figure }) => figure))
  const totalFigure = readFigure(table, total, columns.actual, words)
  const stated = exactOf(totalFigure)
  const base = stated ?? sum
  const lacksParts =
    totalFigure.partial ||
    figures.some(({ figure }) => figure.partial || (stated === null && isMissing(figure)))
  const write = (share: string): string => markPartial(share, lacksParts && share !== '')
  const whole = figures.map(({ placed, figure }) => {
    const shown = readFigure(table, placed.at, columns.share, words)
    if (columns.share !== -1 && total !== -1)
      return { placed, figure, share: shown.value === null ? '' : write(shown.text) }
    const part = exactOf(figure)
    const share = part === null || base === null || placed.row.percent ? null : shareOf(part, base)
    return { placed, figure, share: share === null ? '' : write(formatScaled(share, 1, { percent: true })) }
  })
  whole.sort(
    (a, b) => (b.figure.value ?? -Infinity) - (a.figure.value ?? -Infinity) || a.placed.at - b.placed.at,
  )
  return {
    whole,
    sum,
    stated,
    totalText: totalFigure.text,
    lacksParts,
  }
}

function writeExact(exact: Exact): string {
  const scaled = toScaled(exact)
  return scaled === null ? String(exact.units) : formatScaled(scaled, exact.decimals, { trim: true })
}

/**
 * Parts of a whole by size with their shares, as sorted bars or as a doughnut. Refused: nothing, units-differ; a doughnut
 * also for one-point, negative-parts, too-many, parts-missing and does-not-sum, all of which bars can show honestly.
 */
export function drawStructure(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const { kind, source } = definition
  const found = findParts(table, source.table === 'trend' ? null : source.rows, context)
  const units = listUnits(found.parts.map(({ row }) => row))
  if (units.length > 1) return refuse('units-differ', { units: units.join(', ') })
  const { whole, sum, stated, totalText, lacksParts } = measureParts(table, found, context)
  const present = whole.filter(({ figure }) => figure.value !== null)
  if (present.length === 0 || sum === null) return refuse('nothing')
  const addsUp = stated === null || isSame(sum, stated)
  const unit = units[0] ?? ''
  if (kind === 'doughnut') {
    if (present.some(({ figure }) => (figure.value ?? 0) < 0)) return refuse('negative-parts')
    if (lacksParts || whole.some(({ figure }) => isMissing(figure))) return refuse('parts-missing')
    const slices = present.filter(({ figure }) => figure.value !== 0)
    if (slices.length < 2) return refuse(slices.length === 0 ? 'nothing' : 'one-point')
    if (slices.length > mostSlices) return refuse('too-many', { count: slices.length, most: mostSlices })
    if (!addsUp)
      return refuse('does-not-sum', {
        parts: `${writeExact(sum)} ${unit}`.trim(),
        total: `${totalText} ${unit}`.trim(),
      })
  }
  const points = whole.map(({ figure, share }) => toPoint(figure, share))
  return finishPicture(
    definition,
    {
      title: words.titles.structure(lowerName(found.name), context.by),
      unit,
      categories: whole.map(({ placed }) => describeRow(table, placed, words)),
      series: [
        {
          id: 'actual',
          name: words.series.actual,
          role: kind === 'doughnut' ? 'part' : 'actual',
          draw: kind === 'doughnut' ? 'slice' : 'bar',
          points,
        },
      ],
      figures: present.map(({ figure }) => figure),
      notes: [
        ...(context.by === 'form' && found.total === -1 ? [words.notes.sharesOfChosen] : []),
        words.total(
          `${markPartial(stated === null ? writeExact(sum) : totalText, lacksParts)} ${unit}`.trim(),
        ),
        ...(addsUp
          ? []
          : [words.notes.doesNotSum(`${writeExact(sum)} ${unit}`.trim(), `${totalText} ${unit}`.trim())]),
        ...noteMissing(points, context),
        ...(lacksParts ? notePartial(context) : []),
      ],
    },
    context,
  )
}

/** One whole of a stacked chart: its name and the column that holds its parts. */
type Column = { id: string; name: string; at: number }

/**
 * Several wholes as bars of 100 % with one layer for each part: the actual, the previous and the plan of a breakdown, or the
 * periods of a trend. A whole of which a part is missing is not drawn: the others would fill its place. Refused: nothing,
 * one-point (one part is always 100 %), negative-parts, too-many, parts-missing (of every whole).
 */
export function drawStacked(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const { source } = definition
  const found = findParts(table, source.table === 'trend' ? null : source.rows, context)
  const units = listUnits(found.parts.map(({ row }) => row))
  if (units.length > 1) return refuse('units-differ', { units: units.join(', ') })
  const parts = found.parts
  const begun = listWholes(table, context)
    .map((column) => {
      const figures = parts.map(({ at }) => readFigure(table, at, column.at, words))
      return {
        column,
        figures,
        sum: sumFigures(figures),
        total: readFigure(table, found.total, column.at, words),
      }
    })
    .filter(({ sum }) => sum !== null && sum.units !== 0n)
  const lacks = ({ figures, total }: (typeof begun)[number]): boolean =>
    total.partial || figures.some((figure) => figure.partial || isMissing(figure))
  const wholes = begun.filter((one) => !lacks(one))
  if (begun.length === 0) return refuse('nothing')
  if (parts.length < 2) return refuse('one-point')
  if (parts.length > mostLayers) return refuse('too-many', { count: parts.length, most: mostLayers })
  if (parts.some(({ row }) => row.percent)) return refuse('does-not-sum', { parts: '%', total: '100%' })
  if (wholes.some(({ figures }) => figures.some(({ value }) => value !== null && value < 0)))
    return refuse('negative-parts')
  if (wholes.length === 0) return refuse('parts-missing')
  const apart = wholes.find(({ sum, total }) => {
    const stated = exactOf(total)
    return sum !== null && stated !== null && !isSame(sum, stated)
  })
  const unit = unitOf(parts[0]?.row ?? { percent: false, unit: '' })
  const series = parts.map((placed, at): PictureSeries => ({
    id: placed.row.id,
    name: placed.row.label,
    role: 'part',
    draw: 'bar',
    points: wholes.map(({ figures, sum }) => {
      const figure = figures[at]
      const part = figure === undefined ? null : exactOf(figure)
      const share = part === null || sum === null ? null : shareOf(part, sum)
      if (figure === undefined || share === null) return { ...emptyPoint, text: words.noFigure }
      return {
        ...toPoint(figure, `${figure.text} ${unit}`.trim()),
        value: share / 10,
        text: formatScaled(share, 1, { percent: true }),
      }
    }),
  }))
  return finishPicture(
    definition,
    {
      title: words.titles.structure(lowerName(found.name), context.by),
      unit: '%',
      categories: wholes.map(({ column }) => ({
        id: column.id,
        label: column.name,
        tile: null,
        lessIsBetter: false,
      })),
      series: series.filter(({ points }) => points.some(({ value }) => value !== null && value !== 0)),
      figures: wholes.flatMap(({ figures }) => figures),
      axis: { min: 0, max: 100 },
      notes: [
        ...(apart === undefined || apart.sum === null
          ? []
          : [
              `${apart.column.name}: ${words.notes.doesNotSum(
                `${writeExact(apart.sum)} ${unit}`.trim(),
                `${apart.total.text} ${unit}`.trim(),
              )}`,
            ]),
        ...begun.filter(lacks).map(({ column }) => words.notes.incomplete(column.name)),
      ],
    },
    context,
  )
}

const emptyPoint = { value: null, from: 0, text: '', detail: '', estimated: false, cell: null } as const

function listWholes({ layout }: ChartTable, { by, words }: PictureContext): Column[] {
  if (by === 'trend')
    return layout.columns.flatMap((column, at) =>
      column.id.endsWith('-actual') ? [{ id: column.id, name: column.header[0] ?? '', at }] : [],
    )
  const columns = findChartColumns(layout)
  return (['previous', 'actual', 'plan'] as const).flatMap((role) =>
    columns[role] === -1
      ? []
      : [
          {
            id: role,
            name: layout.columns[columns[role]]?.header[0] ?? words.series[role],
            at: columns[role],
          },
        ],
  )
}
