import type { Finding, FindingCell, FindingKind } from '../../../shared/model/finding'
import type { FormId, LocalityId, PeriodId } from '../../../shared/model/ids'
import { keyText } from '../../../shared/table/resolved-table'

/** Texts that are equal for equal cells of findings. */

export function nameCell(cell: FindingCell): string {
  switch (cell.kind) {
    case 'figure':
      return keyText(cell.key)
    case 'stated':
      return nameStated(cell.form, cell.period, cell.locality, cell.row, cell.column)
    case 'wording':
      return `wording ${cell.form} ${cell.part} ${cell.id}`
  }
}

/** The text of a document in a cell of a form. */
export function nameStated(
  form: FormId,
  period: PeriodId,
  locality: LocalityId,
  row: string,
  column: string,
): string {
  return `stated ${form}/${period}/${locality}/${row}\n${column}`
}

/** Kinds that hold one figure against what is usual: the others only show what that is. */
const heldAgainstUsual: ReadonlySet<FindingKind> = new Set([
  'magnitude',
  'month-year',
  'outlier-history',
  'outlier-peers',
  'unchanged',
])

/** The cells that a finding is about, all of which may be wrong. */
export function involvedCells({ kind, terms }: Finding): FindingCell[] {
  const involved = heldAgainstUsual.has(kind) ? terms.filter(({ role }) => role !== 'compared') : terms
  return involved.map(({ cell }) => cell)
}
