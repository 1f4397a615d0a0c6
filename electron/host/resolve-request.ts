import { Failure } from '../../shared/contract/errors'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import { resolveBreakdown } from '../../shared/table/breakdown-view'
import { resolveForm } from '../../shared/table/form-view'
import { resolveFormulas } from '../../shared/table/formulas-view'
import { resolveTrend } from '../../shared/table/trend-view'
import type { ResolvedTable } from '../../shared/table/resolved-table'
import type { Session } from './session'
import type { TableDefinitions } from './table-definitions'

/** The table that a request names. Throws Failure stale-view when its form, indicator, period or place is not there. */
export function resolveRequest(
  session: Session,
  { breakdowns, formulas, trend, texts }: TableDefinitions,
  request: ViewRequest,
): ResolvedTable {
  const { dimensions } = session
  const period = dimensions.periods.find((item) => item.id === request.period)
  const locality = dimensions.localities.find((item) => item.id === request.locality)
  if (period === undefined || locality === undefined) throw new Failure('stale-view')
  if (request.kind === 'form') {
    const form = session.forms.find((item) => item.id === request.form)
    if (form === undefined) throw new Failure('stale-view')
    return resolveForm(form.definition, dimensions, period, locality.id, texts)
  }
  if (request.kind === 'formulas') return resolveFormulas(formulas, dimensions, period, locality, texts)
  const indicator = dimensions.indicators.find((item) => item.id === request.indicator)
  if (request.kind === 'trend') {
    if (indicator === undefined) throw new Failure('stale-view')
    return resolveTrend(trend, dimensions, indicator, request.by, period, locality, texts)
  }
  const definition = breakdowns.find((item) => item.by === request.by)
  if (indicator === undefined || definition === undefined) throw new Failure('stale-view')
  return resolveBreakdown(definition, dimensions, indicator, period, locality, texts, request.list ?? null)
}
