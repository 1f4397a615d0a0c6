import type { Locality, Period, Sector } from '../model/dimension'
import type { LocalityId, SectorId } from '../model/ids'
import { buildPeriodCalendar, lastDayOf, listSubPeriods } from './periods'

/**
 * What figures are made of beyond the trees: places taken over, sectors of other lists, periods. All by positions in the
 * dimension. Days are numbered: only the last days of the workbook's periods matter for validity.
 */
export type Validity = {
  /** Distinct last days of the periods. */
  readonly days: number
  /** By period position, the number of its last day; days are numbered in time from 0. */
  readonly dayOf: Int32Array
  isValid: (locality: number, day: number) => boolean
}

/** Validity of all places on all days that are the last of a period, by comparing numbers. */
export function spanValidity(localities: readonly Locality[], periods: readonly Period[]): Validity {
  const lastDays = periods.map(lastDayOf)
  const days = [...new Set(lastDays)].sort()
  const numberOf = new Map(days.map((day, number) => [day, number]))
  const first = new Int32Array(localities.length)
  const last = new Int32Array(localities.length).fill(days.length - 1)
  for (const [position, { validFrom, validTo }] of localities.entries()) {
    if (validFrom !== null) first[position] = countBefore(days, (day) => day < validFrom)
    if (validTo !== null) last[position] = countBefore(days, (day) => day <= validTo) - 1
  }
  return {
    days: days.length,
    dayOf: Int32Array.from(lastDays, (day) => numberOf.get(day) ?? 0),
    isValid: (locality, day) => (first[locality] ?? 0) <= day && day <= (last[locality] ?? 0),
  }
}

function countBefore(days: readonly string[], isBefore: (day: string) => boolean): number {
  const end = days.findIndex((day) => !isBefore(day))
  return end < 0 ? days.length : end
}

/** For each place, those it took over, in their order. */
export function findPredecessors(
  localities: readonly Locality[],
  positions: ReadonlyMap<LocalityId, number>,
): number[][] {
  const predecessors: number[][] = localities.map(() => [])
  for (const [position, { successor }] of localities.entries()) {
    const target = successor === null ? undefined : positions.get(successor)
    if (target !== undefined) predecessors[target]?.push(position)
  }
  return predecessors
}

/** For each sector, those of other lists that name it as what they are part of, in their order. */
export function findSectorParts(
  sectors: readonly Sector[],
  positions: ReadonlyMap<SectorId, number>,
): number[][] {
  const parts: number[][] = sectors.map(() => [])
  for (const [position, { partOf }] of sectors.entries()) {
    for (const whole of new Set(partOf)) {
      const target = positions.get(whole)
      if (target !== undefined) parts[target]?.push(position)
    }
  }
  return parts
}

/** For each period, the periods it consists of, in time; none where the workbook does not have all of them. */
export function findSubPeriods(periods: readonly Period[]): number[][] {
  const calendar = buildPeriodCalendar(periods)
  const positions = new Map(periods.map((period, position) => [period, position]))
  return periods.map((period) =>
    (listSubPeriods(calendar, period) ?? []).flatMap((part) => positions.get(part) ?? []),
  )
}
