import { totalSector } from '../calc/axes'
import type { CellSpec } from '../calc/evaluate-cell'
import type { Dimensions, Indicator, Locality, Period } from '../model/dimension'
import type { FormulaTableDefinition } from '../model/form'
import type { TableRow } from '../model/table-layout'
import { layOutColumn, specifyMeasure, type PickValue } from './measure-spec'
import { createPickPeriod } from './pick-period'
import type { ResolvedTable } from './resolved-table'
import { createTextWriter, type TableTexts } from './table-texts'

/** Resolves the table of the user's own indicators, those with a formula, by name, for all sectors of one place. */
export function resolveFormulas(
  definition: FormulaTableDefinition,
  dimensions: Dimensions,
  period: Period,
  locality: Locality,
  texts: TableTexts,
): ResolvedTable {
  const byName = new Intl.Collator('vi')
  const indicators = dimensions.indicators
    .filter((indicator) => indicator.formula !== null)
    .sort((a, b) => byName.compare(a.name, b.name) || a.id - b.id)
  const columns = definition.columns.filter((column) => column.notFor?.includes(period.kind) !== true)
  const sector = totalSector(dimensions)
  const pickPeriod = createPickPeriod(dimensions.periods, period)
  const write = createTextWriter(period, texts)
  return {
    layout: {
      name: 'formulas',
      label: '',
      title: write(definition.title),
      attachment: '',
      rowLabel: null,
      columns: columns.map((column) => layOutColumn(column, write)),
      rows: indicators.map(layOutRow),
      footnotes: [],
      orientation: 'landscape',
    },
    specs: indicators.flatMap((indicator): CellSpec[] => {
      const pickValue: PickValue = (pick) => {
        const at = pickPeriod(pick)
        if (at === null) return null
        return {
          kind: 'value',
          key: {
            indicator: indicator.id,
            sector,
            locality: locality.id,
            period: at.id,
            scenario: pick.scenario,
          },
          parts: null,
        }
      }
      return columns.map((column) => specifyMeasure(column.measure, pickValue))
    }),
  }
}

function layOutRow(indicator: Indicator, at: number): TableRow {
  return {
    id: indicator.code,
    kind: 'item',
    ordinal: String(at + 1),
    label: indicator.name,
    unit: indicator.unit,
    level: 1,
    italic: false,
    decimals: indicator.decimals,
    percent: indicator.kind === 'ratio',
    direction: indicator.direction,
  }
}
