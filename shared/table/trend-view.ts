import { totalSector } from '../calc/axes'
import type { CellSpec } from '../calc/evaluate-cell'
import type { Dimensions, Indicator, Locality, Period } from '../model/dimension'
import type { TrendDefinition } from '../model/form'
import type { TableColumn, TableRow } from '../model/table-layout'
import { listSectorNodes, type BreakdownNode } from './breakdown-nodes'
import type { ResolvedTable } from './resolved-table'
import { createTextWriter, fillPlaceholder, type TableTexts } from './table-texts'

/** Periods that a trend shows at most: the last ones. */
const mostPeriods = 24

/**
 * Resolves one indicator over time: the periods of the kind of the shown one, oldest first, with what each was and was
 * planned to be; in whole, or by the sectors of the main list under their total. A column is named by its period and what
 * it holds ("12-actual").
 */
export function resolveTrend(
  definition: TrendDefinition,
  dimensions: Dimensions,
  indicator: Indicator,
  by: 'whole' | 'sectors',
  period: Period,
  locality: Locality,
  texts: TableTexts,
): ResolvedTable {
  const all = dimensions.periods
    .filter((one) => one.kind === period.kind)
    .sort((a, b) => a.year - b.year || a.ordinal - b.ordinal)
  // The shown period is always among them, also where the workbook goes far beyond it.
  const first = Math.min(
    Math.max(0, all.length - mostPeriods),
    all.findIndex(({ id }) => id === period.id),
  )
  const periods = all.slice(first, first + mostPeriods)
  const total: BreakdownNode = {
    sector: totalSector(dimensions),
    locality: locality.id,
    code: '',
    name: definition.totalLabel,
    level: 0,
    isTotal: true,
    placeLevel: null,
  }
  const rows = [...(by === 'sectors' ? listSectorNodes(dimensions, locality, null) : []), total]
  const columns = periods.flatMap((at) => definition.columns.map((column) => ({ at, column })))
  const write = (text: string): string =>
    fillPlaceholder(fillPlaceholder(text, 'indicator', indicator.name), 'locality', locality.name)
  return {
    layout: {
      name: `trend:${by}:${indicator.code}`,
      label: '',
      title: write(definition.title),
      attachment: '',
      rowLabel: definition.rowLabel,
      columns: columns.map(({ at, column }): TableColumn => ({
        id: `${String(at.id)}-${column.id}`,
        header: [createTextWriter(at, texts)('{Period}'), column.header],
        kind: 'value',
        attainment: false,
        paper: true,
        width: column.width,
      })),
      rows: rows.map((node) => layOutRow(node, indicator)),
      footnotes: [],
      orientation: 'landscape',
    },
    specs: rows.flatMap((node) =>
      columns.map(({ at, column }): CellSpec => ({
        kind: 'value',
        key: {
          indicator: indicator.id,
          sector: node.sector,
          locality: node.locality,
          period: at.id,
          scenario: column.scenario,
        },
        parts: null,
      })),
    ),
  }
}

function layOutRow(node: BreakdownNode, indicator: Indicator): TableRow {
  return {
    id: node.isTotal ? 'total' : node.code,
    kind: node.isTotal ? 'total' : 'item',
    ordinal: '',
    label: node.name,
    unit: indicator.unit,
    level: node.level,
    italic: false,
    decimals: indicator.decimals,
    percent: indicator.kind === 'ratio',
    direction: indicator.direction,
  }
}
