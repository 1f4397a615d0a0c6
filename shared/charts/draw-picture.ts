import type { ChartDefinition, ChartKind, ChartOutcome } from '../model/chart'
import { drawBullets, drawGroupedBars } from './compare-levels'
import type { ChartTable } from './figures'
import type { PictureContext } from './picture-words'
import { drawRanking, drawTileGrid } from './places'
import { drawStacked, drawStructure } from './structure'
import { drawSmallMultiples, drawTrend } from './trend'
import { drawWaterfall } from './waterfall'

type Builder = (definition: ChartDefinition, table: ChartTable, context: PictureContext) => ChartOutcome

const builders: Readonly<Record<ChartKind, Builder>> = {
  'grouped-bars': drawGroupedBars,
  bullets: drawBullets,
  'structure-bars': drawStructure,
  doughnut: drawStructure,
  'stacked-100': drawStacked,
  trend: drawTrend,
  ranking: drawRanking,
  waterfall: drawWaterfall,
  'small-multiples': drawSmallMultiples,
  'tile-grid': drawTileGrid,
}

/**
 * The picture of a table that its definition names, or why there is none. Nothing is invented: figures and texts are those
 * of cells, sums and shares exact ones of them.
 */
export function drawPicture(
  definition: ChartDefinition,
  table: ChartTable,
  context: PictureContext,
): ChartOutcome {
  return builders[definition.kind](definition, table, context)
}
