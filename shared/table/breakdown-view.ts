import { totalSector } from '../calc/axes'
import type { ValueSpec } from '../calc/evaluate-cell'
import type { BreakdownDefinition } from '../model/breakdown'
import type { Dimensions, Indicator, Locality, Period } from '../model/dimension'
import type { ValuePick } from '../model/form'
import type { TableRow } from '../model/table-layout'
import { listPlaceNodes, listSectorNodes, type BreakdownNode } from './breakdown-nodes'
import { specifyBreakdown } from './breakdown-specs'
import { layOutColumn } from './measure-spec'
import { createPickPeriod } from './pick-period'
import type { ResolvedTable } from './resolved-table'
import { createTextWriter, fillPlaceholder, type TableTexts } from './table-texts'

/**
 * Resolves a breakdown of one indicator: the sectors of one list (the main one by default) at one place, or the places
 * that make up one place in the period. The total row of places is the sum of the rows above it, so that the column adds
 * up in itself even where the indicator's total follows from its sectors; that of sectors is all sectors together,
 * whatever the list.
 */
export function resolveBreakdown(
  definition: BreakdownDefinition,
  dimensions: Dimensions,
  indicator: Indicator,
  period: Period,
  locality: Locality,
  texts: TableTexts,
  list: string | null = null,
): ResolvedTable {
  const byPlaces = definition.by === 'localities'
  const nodes = byPlaces
    ? listPlaceNodes(dimensions, locality, period)
    : listSectorNodes(dimensions, locality, list)
  const total: BreakdownNode = {
    sector: totalSector(dimensions),
    locality: locality.id,
    code: '',
    name: definition.totalLabel,
    level: 0,
    isTotal: true,
    placeLevel: null,
  }
  const rows = [...nodes, total]
  const pickPeriod = createPickPeriod(dimensions.periods, period)
  const pickValue = (pick: ValuePick, node: BreakdownNode): ValueSpec | null => {
    const at = pickPeriod(pick)
    if (at === null) return null
    return {
      kind: 'value',
      key: {
        indicator: indicator.id,
        sector: node.sector,
        locality: node.locality,
        period: at.id,
        scenario: pick.scenario,
      },
      parts: node.isTotal && byPlaces ? 'localities' : null,
    }
  }

  const write = createWriter(indicator, period, locality, nodes, texts)
  let ordinal = 0
  return {
    layout: {
      name:
        list === null ? `${definition.by}:${indicator.code}` : `${definition.by}:${indicator.code}:${list}`,
      label: '',
      title: write(definition.title),
      attachment: '',
      rowLabel: write(definition.rowLabel),
      columns: definition.columns.map((column) => layOutColumn(column, write)),
      rows: rows.map((node) =>
        layOutRow(node, indicator, node.isTotal || node.level > 1 ? '' : String(++ordinal)),
      ),
      footnotes: [],
      orientation: 'landscape',
    },
    specs: specifyBreakdown(definition.columns, rows, pickValue, indicator.direction),
  }
}

function createWriter(
  indicator: Indicator,
  period: Period,
  locality: Locality,
  nodes: readonly BreakdownNode[],
  texts: TableTexts,
): (text: string) => string {
  const writeTime = createTextWriter(period, texts)
  const levels = new Set(nodes.map((node) => node.placeLevel))
  const [level] = levels
  const places = texts.levels[levels.size === 1 ? (level ?? 'mixed') : 'mixed']
  return (text) => {
    const filled = fillPlaceholder(writeTime(text), 'level', places)
    return fillPlaceholder(
      fillPlaceholder(
        filled.replaceAll('{unit}', () => indicator.unit),
        'locality',
        locality.name,
      ),
      'indicator',
      indicator.name,
    )
  }
}

function layOutRow(node: BreakdownNode, indicator: Indicator, ordinal: string): TableRow {
  return {
    id: node.isTotal ? 'total' : node.code,
    kind: node.isTotal ? 'total' : 'item',
    ordinal,
    label: node.name,
    unit: indicator.unit,
    level: node.level,
    italic: false,
    decimals: indicator.decimals,
    percent: indicator.kind === 'ratio',
    direction: indicator.direction,
  }
}
