import type { ChartDefinition, ChartKind, ChartPicture, ChartSource } from '../model/chart'
import { listLevelUnits } from './compare-levels'
import { drawPicture } from './draw-picture'
import { listItems, type ChartTable } from './figures'
import type { PictureContext, TableKind } from './picture-words'
import { findParts } from './structure'
import { namesChange } from './waterfall'

/** What may suit tables of a kind, best first. */
const candidates: Readonly<Record<TableKind, readonly ChartKind[]>> = {
  // Its structure by sector is that of the indicator, which has a table of its own.
  form: ['bullets', 'grouped-bars', 'waterfall'],
  sectors: ['structure-bars', 'doughnut', 'stacked-100', 'bullets', 'grouped-bars', 'ranking'],
  localities: ['ranking', 'tile-grid', 'structure-bars', 'bullets', 'grouped-bars'],
  trend: ['trend', 'small-multiples', 'stacked-100'],
}

/** Chosen rows are about each other: their change and their structure come before how the plan is met. */
const forChosenRows: Readonly<Record<TableKind, readonly ChartKind[]>> = {
  form: ['waterfall', 'structure-bars', 'doughnut', 'grouped-bars', 'bullets'],
  sectors: ['grouped-bars', 'structure-bars', 'bullets', 'ranking'],
  localities: ['ranking', 'grouped-bars', 'structure-bars', 'bullets'],
  trend: [],
}

/** A doughnut of more slices is not offered, though it can be asked for. */
const fewSlices = 6

/**
 * Charts that say something honest about a table, best first: each can be drawn from what is in it now. `source` says which
 * rows; one chart of levels is offered for each unit of a form.
 */
export function chooseKinds(
  source: ChartSource,
  table: ChartTable,
  context: PictureContext,
): ChartDefinition[] {
  const kinds =
    source.table !== 'trend' && source.rows !== null ? forChosenRows[context.by] : candidates[context.by]
  return kinds.flatMap((kind) => {
    const sources = kind === 'grouped-bars' ? splitByUnit(source, table, context) : [source]
    return sources.flatMap((one) => {
      const definition: ChartDefinition = { kind, source: one, title: null, note: '' }
      const { picture } = drawPicture(definition, table, context)
      if (kind === 'waterfall' && !namesChange(table, one.table === 'trend' ? null : one.rows)) return []
      const isPart = (kind === 'structure-bars' || kind === 'doughnut') && !isWhole(one, table, context)
      return picture !== null && saysSomething(picture) && !isPart ? [definition] : []
    })
  })
}

/** Chosen rows of a form are offered as parts of a whole only where they are all the parts of one row. */
function isWhole(source: ChartSource, table: ChartTable, context: PictureContext): boolean {
  if (source.table !== 'form' || source.rows === null) return true
  return findParts(table, source.rows, context).total !== -1
}

/** Of each kind the one for whose table it suits best: a ranking is of places sooner than of sectors. */
export function pickBest(proposals: readonly ChartDefinition[]): ChartDefinition[] {
  const best = new Map<ChartKind, ChartDefinition>()
  for (const one of proposals) {
    const before = best.get(one.kind)
    if (before === undefined || suitability(one) < suitability(before)) best.set(one.kind, one)
  }
  return proposals.filter((one) => best.get(one.kind) === one)
}

/** The place of a kind among those for its table. */
function suitability({ kind, source }: ChartDefinition): number {
  return candidates[source.table === 'breakdown' ? source.by : source.table].indexOf(kind)
}

function splitByUnit(source: ChartSource, table: ChartTable, { words }: PictureContext): ChartSource[] {
  if (source.table !== 'form' || source.rows !== null || source.unit !== null) return [source]
  return listLevelUnits(table, words).map((unit) => ({ ...source, unit }))
}

/** Two figures at least, and a way to tell them apart. */
function saysSomething(picture: ChartPicture): boolean {
  const figures = picture.series.flatMap((one) => one.points.filter(({ value }) => value !== null))
  if (figures.length < 2 || figures.every(({ value }) => value === 0)) return false
  if (picture.kind === 'doughnut') return figures.length <= fewSlices
  if (picture.kind === 'bullets' || picture.kind === 'structure-bars') return picture.categories.length > 1
  return true
}

/** The rows of a table that a selection of rows means: those with figures, in table order; null for too few to compare. */
export function listChosenRows(table: ChartTable, rows: readonly string[]): string[] | null {
  const chosen = listItems(table, rows).map(({ row }) => row.id)
  return chosen.length === 0 ? null : chosen
}
