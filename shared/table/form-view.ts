import { totalSector } from '../calc/axes'
import type { CellSpec } from '../calc/evaluate-cell'
import type { Dimensions, Indicator, Period, Sector } from '../model/dimension'
import { indicatorOf, type FormColumn, type FormDefinition, type FormRow } from '../model/form'
import type { LocalityId } from '../model/ids'
import type { TableColumn, TableRow } from '../model/table-layout'
import { layOutColumn, specifyMeasure, type PickValue } from './measure-spec'
import { createPickPeriod } from './pick-period'
import type { ResolvedTable } from './resolved-table'
import { createTextWriter, type TableTexts } from './table-texts'

/**
 * Resolves a form for one period and one place: texts get their years, rows their indicators, columns their periods.
 * A row whose indicator or sector is not in the workbook, and a column whose period is not, show nothing.
 */
export function resolveForm(
  form: FormDefinition,
  dimensions: Dimensions,
  period: Period,
  locality: LocalityId,
  texts: TableTexts,
): ResolvedTable {
  const indicators = new Map(dimensions.indicators.map((indicator) => [indicator.code, indicator]))
  const sectors = new Map(dimensions.sectors.toSorted(mainListLast).map((sector) => [sector.code, sector.id]))
  const allSectors = totalSector(dimensions)
  const pickPeriod = createPickPeriod(dimensions.periods, period)

  const specs: CellSpec[] = []
  for (const row of form.rows) {
    const sector = row.sector === null ? allSectors : sectors.get(row.sector)
    for (const column of form.columns) {
      const indicator = indicators.get(indicatorOf(row, column) ?? '')
      const pickValue: PickValue = (pick) => {
        const at = pickPeriod(pick)
        if (indicator === undefined || sector === undefined || at === null) return null
        const key = { indicator: indicator.id, sector, locality, period: at.id, scenario: pick.scenario }
        return { kind: 'value', key, parts: null }
      }
      specs.push(specifyMeasure(column.measure, pickValue))
    }
  }

  const write = createTextWriter(period, texts)
  return {
    layout: {
      name: form.code,
      label: write(form.label),
      title: write(form.title),
      attachment: write(form.attachment),
      rowLabel: null,
      columns: form.columns.map((column) => ({
        ...layOutColumn(column, write),
        ...measureColumn(form, column, indicators),
      })),
      rows: form.rows.map((row) => resolveRow(row, indicators.get(row.indicator ?? ''), write)),
      footnotes: form.footnotes.map((note) => ({ mark: note.mark, text: write(note.text) })),
      orientation: form.page.orientation,
    },
    specs,
  }
}

/** What a column of another measure is written in, as far as its indicators agree about it. */
function measureColumn(
  { rows }: FormDefinition,
  column: FormColumn,
  indicators: ReadonlyMap<string, Indicator>,
): Pick<TableColumn, 'measured'> {
  if (column.variant === undefined) return {}
  const shown = rows.flatMap((row) => indicators.get(indicatorOf(row, column) ?? '') ?? [])
  const [first] = shown
  if (first === undefined) return {}
  const { decimals, kind } = first
  const percent = kind === 'ratio'
  if (shown.some((other) => other.decimals !== decimals || (other.kind === 'ratio') !== percent)) return {}
  const unit = shown.every((other) => other.unit === first.unit) ? first.unit : ''
  return { measured: { decimals, percent, unit } }
}

/** Forms name sectors by code; where lists share a code, the main list has it. */
function mainListLast(a: Sector, b: Sector): number {
  return Number(a.list === null) - Number(b.list === null)
}

function resolveRow(
  row: FormRow,
  indicator: Indicator | undefined,
  write: (text: string) => string,
): TableRow {
  return {
    id: row.id,
    kind: row.kind,
    ordinal: row.ordinal,
    label: write(row.label),
    unit: row.unit,
    level: row.level,
    italic: row.italic,
    decimals: indicator?.decimals ?? 0,
    percent: indicator?.kind === 'ratio',
    direction: indicator?.direction ?? 'neutral',
  }
}
