import type { ShownPlace, ViewRequest } from '../../../shared/contract/workbook-contract'
import type { FindingCell } from '../../../shared/model/finding'
import type { OpenView } from '../open-view'
import { createPlaceFinder } from '../queries/find-place'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'

/**
 * Where a finding is shown: the cell that it is about, in the table that is looked at or in another one. Where no table has
 * that cell, another one of its arithmetic. A term that is asked for is looked for alone. Null where no table shows any of
 * them, or it does not hold any more.
 */
export function locateFinding(
  session: Session,
  definitions: TableDefinitions,
  id: string,
  term: number | undefined,
  shown: OpenView | undefined,
): ShownPlace | null {
  const finding = session.checks.findings.get(id)
  if (finding === undefined) return null
  const places = createPlaceFinder(session, definitions)
  const terms = term === undefined ? finding.terms : finding.terms.slice(term, term + 1)
  for (const { cell } of terms) {
    const place = cell.kind === 'figure' ? places.find([cell.key], shown) : locateInForm(session, cell, shown)
    if (place !== null) return place
  }
  return null
}

function locateInForm(
  session: Session,
  cell: Exclude<FindingCell, { kind: 'figure' }>,
  shown: OpenView | undefined,
): ShownPlace | null {
  const form = session.forms.find(({ id }) => id === cell.form)?.definition
  const wanted = cell.kind === 'stated' ? cell : { row: '', column: '', [cell.part]: cell.id }
  const row = form?.rows.find(({ id }) => id === wanted.row) ?? form?.rows[0]
  const column = form?.columns.find(({ id }) => id === wanted.column) ?? form?.columns[0]
  if (row === undefined || column === undefined) return null
  const at = { row: row.id, column: column.id }
  return { request: requestOf(session, cell, shown), from: at, to: at }
}

/** Words of a form stand in all its tables: in the one that is looked at, otherwise in the first one. */
function requestOf(
  session: Session,
  cell: Exclude<FindingCell, { kind: 'figure' }>,
  shown: OpenView | undefined,
): ViewRequest {
  const { form } = cell
  if (cell.kind === 'stated') return { kind: 'form', form, period: cell.period, locality: cell.locality }
  if (shown?.request.kind === 'form' && shown.request.form === form) return shown.request
  const { period, locality } = shown?.request ?? {
    period: session.firstPeriod,
    locality: session.dimensions.localities.find(({ parent }) => parent === null)?.id,
  }
  const { localities } = session.dimensions
  const [first] = localities
  const place = locality ?? first?.id
  if (place === undefined) throw new Error('a workbook has a place')
  return { kind: 'form', form, period, locality: place }
}
