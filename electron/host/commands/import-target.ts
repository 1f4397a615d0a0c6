import { Failure } from '../../../shared/contract/errors'
import type { BreakdownColumn } from '../../../shared/model/breakdown'
import type { StoredForm } from '../../../shared/model/definition'
import type { Dimensions, Locality, Period } from '../../../shared/model/dimension'
import type { FormMeasure } from '../../../shared/model/form'
import type { ImportTarget } from '../../../shared/model/import-draft'
import { resolveBreakdown } from '../../../shared/table/breakdown-view'
import { resolveForm } from '../../../shared/table/form-view'
import { resolveFormulas } from '../../../shared/table/formulas-view'
import type { ResolvedTable } from '../../../shared/table/resolved-table'
import { describeColumns, type TargetMeaning } from '../../../shared/understand/map-meaning'
import type { HostState } from '../host-state'
import type { Session } from '../session'

/** The table of the workbook that a document is read as, perhaps with rows that the import itself makes. */
export type ImportTable = {
  target: Exclude<ImportTarget, { kind: 'new-form' }>
  /** Null for tables that are no form. */
  form: StoredForm | null
  /** The reference lists with the indicators that the import makes. */
  dimensions: Dimensions
  period: Period
  locality: Locality
  table: ResolvedTable
  meanings: readonly TargetMeaning[]
}

type Measured = { measure: FormMeasure | BreakdownColumn['measure'] }

/**
 * `form` and `dimensions` stand for those of the session where an import changes them.
 * @throws Failure('stale-view') when its form, indicator, period or place is not there
 */
export function openTarget(
  session: Session,
  { breakdowns, formulas, texts }: HostState['tables'],
  target: ImportTable['target'],
  changed: { form?: StoredForm; dimensions?: Dimensions } = {},
): ImportTable {
  const dimensions = changed.dimensions ?? session.dimensions
  const period = dimensions.periods.find((item) => item.id === target.period)
  const locality = dimensions.localities.find((item) => item.id === target.locality)
  if (period === undefined || locality === undefined) throw new Failure('stale-view')
  const finish = (
    table: ResolvedTable,
    columns: readonly Measured[],
    form: StoredForm | null,
  ): ImportTable => ({
    target,
    form,
    dimensions,
    period,
    locality,
    table,
    meanings: describeColumns(columns, period, dimensions.periods),
  })
  switch (target.kind) {
    case 'form': {
      const form = changed.form ?? session.forms.find((item) => item.id === target.form)
      if (form === undefined) throw new Failure('stale-view')
      const { definition } = form
      return finish(resolveForm(definition, dimensions, period, locality.id, texts), definition.columns, form)
    }
    case 'formulas': {
      const columns = formulas.columns.filter((column) => column.notFor?.includes(period.kind) !== true)
      return finish(resolveFormulas(formulas, dimensions, period, locality, texts), columns, null)
    }
    case 'breakdown': {
      const indicator = dimensions.indicators.find((item) => item.id === target.indicator)
      const definition = breakdowns.find((item) => item.by === target.by)
      if (indicator === undefined || definition === undefined) throw new Failure('stale-view')
      const list = target.list ?? null
      const table = resolveBreakdown(definition, dimensions, indicator, period, locality, texts, list)
      return finish(table, definition.columns, null)
    }
  }
}

/** Whether the rows of a target are places. */
export function hasPlaces(target: ImportTarget): boolean {
  return target.kind === 'breakdown' && target.by === 'localities'
}
