import type { ChartDefinition, ChartOutcome, ChartPicture, PicturePoint } from '../model/chart'
import { formatScaled } from '../format/format-number'
import { describeRow, finishPicture, noteMissing, refuse } from './assemble'
import { findChartColumns } from './chart-columns'
import { exactOf, isSame, meanOf, sumFigures } from './exact-sums'
import {
  findTotal,
  listItems,
  listUnits,
  readFigure,
  toPoint,
  type ChartTable,
  type Figure,
  type PlacedRow,
} from './figures'
import type { PictureContext } from './picture-words'
import { listApart } from './leaf-rows'
import { placeOnTiles } from './tiles'

/** A ranking shows so many at most: the first and the last of them, and one line for those between. */
const mostRanked = 24
const firstRanked = 15
const lastRanked = 8

type Ranked = { placed: PlacedRow; figure: Figure }

/**
 * The rows of the top level, or those that are chosen: a region and the provinces in it are not ranked against each other.
 */
function readPlaces(definition: ChartDefinition, table: ChartTable, context: PictureContext): Ranked[] {
  const { source } = definition
  const rows = source.table === 'trend' ? null : source.rows
  const items = listItems(table, rows)
  const top = Math.min(...items.map(({ row }) => row.level))
  const column = findChartColumns(table.layout).actual
  const places =
    rows === null ? items.filter(({ row }) => row.level === top) : listApart(listItems(table, null), rows)
  return places.map((placed) => ({ placed, figure: readFigure(table, placed.at, column, context.words) }))
}

/**
 * Places by size with the line of the average. The average of what adds up is the sum divided by the number of places that
 * have a figure; of means and ratios, which never add up, it is the figure of them all together, as the table has it.
 * Refused: nothing, one-point, units-differ.
 */
export function drawRanking(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const all = readPlaces(definition, table, context)
  const units = listUnits(all.map(({ placed }) => placed.row))
  if (units.length > 1) return refuse('units-differ', { units: units.join(', ') })
  const present = all.filter(({ figure }) => figure.value !== null)
  if (present.length === 0) return refuse('nothing')
  if (present.length === 1) return refuse('one-point')
  const ranked = all.toSorted(
    (a, b) => (b.figure.value ?? -Infinity) - (a.figure.value ?? -Infinity) || a.placed.at - b.placed.at,
  )
  // In a long list those without a figure are counted in a note, not drawn one by one.
  const listed = ranked.length > mostRanked ? ranked.slice(0, present.length) : ranked
  const isLong = listed.length > mostRanked
  const head = isLong ? listed.slice(0, firstRanked) : listed
  const between = isLong ? listed.slice(firstRanked, -lastRanked) : []
  const tail = isLong ? listed.slice(-lastRanked) : []
  const describe = ({ placed }: Ranked) => describeRow(table, placed, words)
  const draw = ({ figure }: Ranked): PicturePoint => toPoint(figure)
  const points = [...head.map(draw), ...(between.length > 0 ? [drawOthers(between)] : []), ...tail.map(draw)]
  return finishPicture(
    definition,
    {
      title: words.titles.ranking(context.name, context.by),
      unit: units[0] ?? '',
      categories: [
        ...head.map(describe),
        ...(between.length > 0
          ? [{ id: '', label: words.others(between.length, context.by), tile: null, lessIsBetter: false }]
          : []),
        ...tail.map(describe),
      ],
      series: [{ id: 'actual', name: words.series.actual, role: 'actual', draw: 'bar', points }],
      figures: present.map(({ figure }) => figure),
      references: findAverage(table, present, all.length, context),
      notes: noteMissing(all.map(draw), context),
    },
    context,
  )
}

/** The places that are left out, as the range of their figures: no bar, which could only be a wrong one. */
function drawOthers(between: readonly Ranked[]): PicturePoint {
  const first = between[0]?.figure.text ?? ''
  const last = between.at(-1)?.figure.text ?? ''
  const text = first === last ? first : `${first} … ${last}`
  return { value: null, from: 0, text, detail: '', estimated: false, cell: null }
}

function findAverage(
  table: ChartTable,
  present: readonly Ranked[],
  places: number,
  { words }: PictureContext,
): ChartPicture['references'] {
  const sum = sumFigures(present.map(({ figure }) => figure))
  const total = readFigure(table, findTotal(table), findChartColumns(table.layout).actual, words)
  const stated = exactOf(total)
  const adds = sum !== null && stated !== null && isSame(sum, stated)
  if (adds) {
    const mean = meanOf(sum, present.length)
    if (mean === null) return []
    const text = formatScaled(mean.scaled, mean.decimals, { trim: true })
    return [{ value: mean.scaled / 10 ** mean.decimals, label: words.average(text) }]
  }
  // Some of the places alone say nothing about them all together, and what lies beyond them is no average of theirs.
  const values = present.flatMap(({ figure }) => figure.value ?? [])
  const isBetween =
    total.value !== null && total.value >= Math.min(...values) && total.value <= Math.max(...values)
  return total.value === null || !isBetween || present.length < places || present.length < 2
    ? []
    : [{ value: total.value, label: words.overall(total.text) }]
}

/** Fewer places with a tile than this share of them, and it would be no map. */
const leastPlaced = 0.5

/**
 * Places as tiles where they lie, shaded by value. Refused: nothing, one-point, no-places (most are not on the grid: a table
 * of communes, or a list of another time).
 */
export function drawTileGrid(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  const { words } = context
  const all = readPlaces(definition, table, context)
  const units = listUnits(all.map(({ placed }) => placed.row))
  if (units.length > 1) return refuse('units-differ', { units: units.join(', ') })
  if (all.every(({ figure }) => figure.value === null)) return refuse('nothing')
  const tiles = placeOnTiles(
    all.map(({ placed }) => placed.row.label),
    context.tiles,
  )
  const shown = all.flatMap((one, at) => {
    const tile = tiles[at]
    return tile == null ? [] : [{ ...one, tile }]
  })
  if (shown.length < 2 || shown.length < all.length * leastPlaced)
    return refuse('no-places', { count: all.length })
  const points = shown.map(({ figure }) => toPoint(figure))
  const outside = all.filter((_, at) => tiles[at] === null)
  return finishPicture(
    definition,
    {
      title: words.titles.map(context.name),
      unit: units[0] ?? '',
      categories: shown.map(({ placed, tile }) => ({
        ...describeRow(table, placed, words),
        tile: { column: tile.column, row: tile.row },
      })),
      series: [{ id: 'actual', name: words.series.actual, role: 'actual', draw: 'tile', points }],
      figures: shown.map(({ figure }) => figure),
      notes: [
        ...noteMissing(points, context),
        ...(outside.length > 0
          ? [
              words.notes.noTile(
                outside.map(({ placed, figure }) => `${placed.row.label} (${figure.text})`).join(', '),
              ),
            ]
          : []),
      ],
    },
    context,
  )
}
