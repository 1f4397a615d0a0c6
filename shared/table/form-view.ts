import { shiftPeriod, totalSector } from '../calc/axes'
import type { CellSpec, ValueSpec } from '../calc/evaluate-cell'
import { fillYear } from '../format/write-year'
import type { Dimensions, Indicator, Period } from '../model/dimension'
import type { FormColumn, FormDefinition, FormRow, ValuePick } from '../model/form'
import type { LocalityId } from '../model/ids'
import type { TableColumn, TableRow } from '../model/table-layout'
import type { ResolvedTable } from './resolved-table'

/**
 * Resolves a form for one period and one place: texts get their years, rows their indicators, columns their periods.
 * A row whose indicator or sector is not in the workbook, and a column whose period is not, show nothing.
 */
export function resolveForm(
  form: FormDefinition,
  dimensions: Dimensions,
  period: Period,
  locality: LocalityId,
): ResolvedTable {
  const indicators = new Map(dimensions.indicators.map((indicator) => [indicator.code, indicator]))
  const sectors = new Map(dimensions.sectors.map((sector) => [sector.code, sector.id]))
  const allSectors = totalSector(dimensions)
  const periods = new Map<number, Period | null>()
  const periodAt = (offset: number): Period | null => {
    const known = periods.get(offset)
    if (known !== undefined) return known
    const shifted = offset === 0 ? period : shiftPeriod(dimensions, period, offset)
    periods.set(offset, shifted)
    return shifted
  }

  const specs: CellSpec[] = []
  for (const row of form.rows) {
    const indicator = row.indicator === null ? undefined : indicators.get(row.indicator)
    const sector = row.sector === null ? allSectors : sectors.get(row.sector)
    const value = (pick: ValuePick): ValueSpec | null => {
      const at = periodAt(pick.offset)
      if (indicator === undefined || sector === undefined || at === null) return null
      const key = { indicator: indicator.id, sector, locality, period: at.id, scenario: pick.scenario }
      return { kind: 'value', key, parts: null }
    }
    for (const column of form.columns) specs.push(specFor(column, value))
  }

  const write = (text: string): string => fillYear(text, period.year)
  return {
    layout: {
      name: form.code,
      label: write(form.label),
      title: write(form.title),
      attachment: write(form.attachment),
      rowLabel: null,
      columns: form.columns.map((column) => resolveColumn(column, write)),
      rows: form.rows.map((row) => resolveRow(row, indicators.get(row.indicator ?? ''), write)),
      footnotes: form.footnotes.map((note) => ({ mark: note.mark, text: write(note.text) })),
      orientation: form.page.orientation,
    },
    specs,
  }
}

function specFor(column: FormColumn, value: (pick: ValuePick) => ValueSpec | null): CellSpec {
  const { measure } = column
  if (measure.kind === 'value') return value(measure) ?? { kind: 'nothing' }
  const of = value(measure.of)
  const base = value(measure.base)
  return of === null || base === null ? { kind: 'nothing' } : { kind: measure.kind, of, base }
}

function resolveColumn(column: FormColumn, write: (text: string) => string): TableColumn {
  const { measure } = column
  return {
    id: column.id,
    header: column.header.map(write),
    kind: measure.kind,
    attainment: measure.kind === 'index' && isPlan(measure.base) && measure.base.offset === measure.of.offset,
    paper: column.paper,
    width: column.width,
  }
}

function isPlan(pick: ValuePick): boolean {
  return pick.scenario === 'plan' || pick.scenario === 'adjusted-plan'
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
