import type { PeriodInput } from '../../../shared/contract/workbook-contract'
import type { PeriodId } from '../../../shared/model/ids'
import type { WorkbookState } from '../../../shared/model/workbook'
import type { AppState } from '../../state/app-state'

type Periods = WorkbookState['periods']

export function findPeriod(periods: Periods, wanted: PeriodInput): PeriodId | undefined {
  return periods.find(
    ({ kind, year, ordinal }) => kind === wanted.kind && year === wanted.year && ordinal === wanted.ordinal,
  )?.id
}

/** The period of the workbook, added where it is missing; the workbook's lists arrive before the answer. */
export async function addPeriod(app: AppState, wanted: PeriodInput): Promise<PeriodId | undefined> {
  const find = (): PeriodId | undefined => findPeriod(app.workbook.getState().workbook?.periods ?? [], wanted)
  if (find() === undefined) await app.connection.call('period.add', { periods: [wanted] })
  return find()
}
