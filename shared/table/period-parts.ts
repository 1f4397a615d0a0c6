import { buildPeriodCalendar, listSubPeriods, type PeriodName } from '../calc/periods'
import type { PeriodId } from '../model/ids'

/** Which of these periods another one consists of without gap or overlap, by position; null where some are missing. */
export function findParts(whole: PeriodName, among: readonly PeriodName[]): number[] | null {
  const calendar = buildPeriodCalendar(
    among.map(({ kind, year, ordinal }, at) => ({ id: at as PeriodId, kind, year, ordinal })),
  )
  return listSubPeriods(calendar, { ...whole, id: among.length as PeriodId })?.map(({ id }) => id) ?? null
}
