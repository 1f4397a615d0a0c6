import { shiftPeriod, totalSector } from '../calc/axes'
import type { CellSpec, ValueSpec } from '../calc/evaluate-cell'
import { fillYear } from '../format/write-year'
import type { BreakdownColumn, BreakdownDefinition } from '../model/breakdown'
import type { Dimensions, Indicator, Locality, Period } from '../model/dimension'
import type { ValuePick } from '../model/form'
import type { FactKey } from '../model/fact'
import type { LocalityId, SectorId } from '../model/ids'
import type { TableRow } from '../model/table-layout'
import type { ResolvedTable } from './resolved-table'

/** A node of the breakdown: where it sits in the cube and how it is written. */
type Node = {
  sector: SectorId
  locality: LocalityId
  code: string
  name: string
  level: number
  isTotal: boolean
}

/**
 * Resolves a breakdown of one indicator: its sectors (the whole tree) at one place, or the places directly under one
 * place. The total row of places is the sum of the rows above it, so that the column adds up in itself even where the
 * indicator's total follows from its sectors.
 */
export function resolveBreakdown(
  definition: BreakdownDefinition,
  dimensions: Dimensions,
  indicator: Indicator,
  period: Period,
  locality: Locality,
): ResolvedTable {
  const nodes =
    definition.by === 'sectors' ? sectorNodes(dimensions, locality) : localityNodes(dimensions, locality)
  const all = [
    ...nodes,
    {
      sector: totalSector(dimensions),
      locality: locality.id,
      code: '',
      name: definition.totalLabel,
      level: 0,
      isTotal: true,
    },
  ]
  const total = all.at(-1) ?? all[0]
  const specs: CellSpec[] = []
  for (const node of all) {
    const value = (pick: ValuePick, at = node): ValueSpec | null => {
      const shown = pick.offset === 0 ? period : shiftPeriod(dimensions, period, pick.offset)
      if (shown === null) return null
      const key: FactKey = {
        indicator: indicator.id,
        sector: at.sector,
        locality: at.locality,
        period: shown.id,
        scenario: pick.scenario,
      }
      return { kind: 'value', key, parts: at.isTotal && definition.by === 'localities' ? 'localities' : null }
    }
    for (const column of definition.columns) {
      specs.push(specFor(column, value, (pick) => (total === undefined ? null : value(pick, total))))
    }
  }

  const write = (text: string): string =>
    fillYear(text, period.year)
      .replaceAll('{indicator}', indicator.name)
      .replaceAll('{INDICATOR}', indicator.name.toLocaleUpperCase('vi'))
      .replaceAll('{LOCALITY}', locality.name.toLocaleUpperCase('vi'))
      .replaceAll('{unit}', indicator.unit)
      .replaceAll('{locality}', locality.name)
  let ordinal = 0
  return {
    layout: {
      name: `${definition.by}:${indicator.code}`,
      label: '',
      title: write(definition.title),
      attachment: '',
      rowLabel: definition.rowLabel,
      columns: definition.columns.map((column) => ({
        id: column.id,
        header: column.header.map(write),
        kind: column.measure.kind,
        attainment: column.measure.kind === 'index' && column.measure.base.scenario !== 'actual',
        paper: column.paper,
        width: column.width,
      })),
      rows: all.map((node) =>
        rowFor(node, indicator, node.isTotal || node.level > 1 ? '' : String(++ordinal)),
      ),
      footnotes: [],
      orientation: 'landscape',
    },
    specs,
  }
}

function specFor(
  column: BreakdownColumn,
  value: (pick: ValuePick) => ValueSpec | null,
  totalOf: (pick: ValuePick) => ValueSpec | null,
): CellSpec {
  const { measure } = column
  switch (measure.kind) {
    case 'value':
      return value(measure) ?? { kind: 'nothing' }
    case 'share': {
      const of = value(measure)
      const total = totalOf(measure)
      return of === null || total === null ? { kind: 'nothing' } : { kind: 'share', of, total }
    }
    case 'difference':
    case 'index': {
      const of = value(measure.of)
      const base = value(measure.base)
      return of === null || base === null ? { kind: 'nothing' } : { kind: measure.kind, of, base }
    }
  }
}

function rowFor(node: Node, indicator: Indicator, ordinal: string): TableRow {
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

function sectorNodes(dimensions: Dimensions, locality: Locality): Node[] {
  const nodes: Node[] = []
  const visit = (parent: SectorId, level: number): void => {
    for (const sector of dimensions.sectors) {
      if (sector.parent !== parent) continue
      nodes.push({
        sector: sector.id,
        locality: locality.id,
        code: sector.code,
        name: sector.name,
        level,
        isTotal: false,
      })
      visit(sector.id, level + 1)
    }
  }
  visit(totalSector(dimensions), 1)
  return nodes
}

function localityNodes(dimensions: Dimensions, locality: Locality): Node[] {
  const sector = totalSector(dimensions)
  return dimensions.localities
    .filter((child) => child.parent === locality.id)
    .map((child) => ({
      sector,
      locality: child.id,
      code: child.code,
      name: child.name,
      level: 1,
      isTotal: false,
    }))
}
