import { formatScaled } from '../../shared/format/format-number'
import { unpackCellFlags, type CellStatus } from '../../shared/model/cell'
import type { FormId, LocalityId, PeriodId } from '../../shared/model/ids'
import { decimalsOf } from '../../shared/model/table-layout'
import type { OpenedView } from '../../shared/model/workbook'
import { findDoubt, type Doubt } from '../../shared/table/cell-doubts'
import { findForm, findLocality, findPeriod, writePeriod } from './find-place'
import type { Report } from './report'
import type { WorkbookClient } from './workbook-client'

export type CheckPlace = {
  /** Absent: every form. */
  form?: string | undefined
  /** Absent: the period a window shows first; "all": every period. */
  period?: string | undefined
  locality?: string | undefined
}

const errorStatuses: ReadonlySet<CellStatus> = new Set(['overflow', 'division-by-zero', 'cycle', 'broken'])

/**
 * Looks through forms for figures that contradict what the document wrote, that look wrong, or that cannot be computed.
 * Nothing is changed. `needsPerson` when something was found.
 */
export async function checkWorkbook(workbook: WorkbookClient, place: CheckPlace): Promise<Report> {
  const { client, state } = workbook
  const forms = place.form === undefined ? state.forms.map(({ id }) => id) : [findForm(state, place.form)]
  const periods =
    place.period === 'all' ? state.periods.map(({ id }) => id) : [findPeriod(state, place.period)]
  const locality = findLocality(state, place.locality)
  const findings: object[] = []
  let figures = 0
  for (const form of forms) {
    for (const period of periods) {
      const opened = await client.call('view.open', { request: { kind: 'form', form, period, locality } })
      figures += opened.cells.values.filter((value) => value !== null).length
      const where = describePlace(workbook, form, period, locality)
      findings.push(...findInTable(opened).map((finding) => ({ ...where, ...finding })))
      await client.call('view.close', { view: opened.view })
    }
  }
  return { needsPerson: findings.length > 0, body: { figures, findings } }
}

function describePlace(
  { state }: WorkbookClient,
  form: FormId,
  period: PeriodId,
  locality: LocalityId,
): object {
  const named = state.periods.find(({ id }) => id === period)
  return {
    form: state.forms.find(({ id }) => id === form)?.code ?? '',
    period: named === undefined ? '' : writePeriod(named),
    locality: state.localities.find(({ id }) => id === locality)?.name ?? '',
  }
}

function findInTable({ layout, cells, stated }: OpenedView): object[] {
  const written = new Map(stated.index.map((index, at) => [index, stated.text[at] ?? '']))
  return cells.flags.flatMap((bits, index) => {
    const flags = unpackCellFlags(bits)
    const row = layout.rows[Math.floor(index / layout.columns.length)]
    const column = layout.columns[index % layout.columns.length]
    if (row === undefined || column === undefined) return []
    const value = cells.values[index] ?? null
    const at = {
      row: `${row.ordinal} ${row.label}`.trim(),
      column: column.header.join(' · '),
      shown: value === null ? null : formatScaled(value, decimalsOf(row, column)),
    }
    const doubt = findDoubt(layout, cells, index)
    return [
      ...(flags.stated === 'differs' ? [{ kind: 'differs', ...at, stated: written.get(index) ?? '' }] : []),
      ...(errorStatuses.has(flags.status) ? [{ kind: flags.status, ...at }] : []),
      ...(doubt === null ? [] : [{ ...at, ...describeDoubt(layout, doubt) }]),
    ]
  })
}

function describeDoubt({ columns }: OpenedView['layout'], doubt: Doubt): object {
  if (doubt.kind !== 'magnitude') return doubt
  const { kind, power, larger, column } = doubt
  return { kind, power, larger, against: columns[column]?.header.join(' · ') ?? '' }
}
