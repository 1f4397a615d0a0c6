import type { CellSpec, ValueSpec } from '../calc/evaluate-cell'
import type { BreakdownColumn } from '../model/breakdown'
import type { FormColumn, FormMeasure, ValuePick } from '../model/form'
import type { TableColumn } from '../model/table-layout'

/** The value a pick means in one row of a table; null where the row or the period is not in the workbook. */
export type PickValue = (pick: ValuePick) => ValueSpec | null

/** What a measure shows in one row; `nothing` where it needs a value that there is not. */
export function specifyMeasure(measure: FormMeasure, pickValue: PickValue): CellSpec {
  if (measure.kind === 'value') return pickValue(measure) ?? { kind: 'nothing' }
  const of = pickValue(measure.of)
  const base = pickValue(measure.base)
  return of === null || base === null ? { kind: 'nothing' } : { kind: measure.kind, of, base }
}

/** A column as tables show it, its header filled by `write`. */
export function layOutColumn(
  column: FormColumn | BreakdownColumn,
  write: (text: string) => string,
): TableColumn {
  return {
    id: column.id,
    header: column.header.map(write),
    kind: column.measure.kind,
    ...('variant' in column ? { variant: column.variant } : {}),
    ...(column.measure.kind === 'value' ? { shows: writePick(column.measure) } : {}),
    attainment: isAttainment(column.measure),
    paper: column.paper,
    width: column.width,
  }
}

function writePick({ scenario, offset, years = 0, span }: ValuePick): NonNullable<TableColumn['shows']> {
  return { scenario, offset, years, ...(span === undefined ? {} : { span }) }
}

/** Đạt kế hoạch: an index of what is no plan on the plan of the same time. */
function isAttainment(measure: BreakdownColumn['measure']): boolean {
  if (measure.kind !== 'index') return false
  const { of, base } = measure
  return !isPlan(of) && isPlan(base) && of.offset === base.offset && (of.years ?? 0) === (base.years ?? 0)
}

function isPlan(pick: ValuePick): boolean {
  return pick.scenario === 'plan' || pick.scenario === 'adjusted-plan'
}
