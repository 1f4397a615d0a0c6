import type { WorkbookSeed } from '../model/seed'

type SeedPeriod = WorkbookSeed['periods'][number]

/** Code of a whole year in a seed: "2020". */
export function codeYear(year: number): string {
  return String(year)
}

/** What is listed beside the years themselves; absent is none. */
export type PeriodsAround = {
  /** Years with their four quarters. */
  quarters?: readonly number[]
  /** Years with the first half-year and the nine months that reports of the year are made for. */
  reported?: readonly number[]
  /** The five-year plans that the years lie in. */
  plans?: boolean
}

/**
 * The years in ascending order, a five-year plan ("2021-2025") before its first listed year, and each year followed by its
 * quarters ("2020-Q1"), its first half ("2020-H1") and its nine months ("2020-9M").
 */
export function listPeriods(years: readonly number[], around: PeriodsAround): SeedPeriod[] {
  const { quarters = [], reported = [], plans = false } = around
  const listed = new Set<number>()
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year): SeedPeriod[] => {
      const code = codeYear(year)
      const periods: SeedPeriod[] = []
      const first = findPlanStart(year)
      if (plans && !listed.has(first)) {
        listed.add(first)
        periods.push({ code: `${first}-${first + 4}`, kind: 'five-years', year: first, ordinal: 1 })
      }
      periods.push({ code, kind: 'year', year, ordinal: 1 })
      if (quarters.includes(year)) {
        for (let ordinal = 1; ordinal <= 4; ordinal++)
          periods.push({ code: `${code}-Q${ordinal}`, kind: 'quarter', year, ordinal })
      }
      if (reported.includes(year)) {
        periods.push({ code: `${code}-H1`, kind: 'half', year, ordinal: 1 })
        periods.push({ code: `${code}-9M`, kind: 'nine-months', year, ordinal: 1 })
      }
      return periods
    })
}

/** Five-year plans of the state begin in years like 2021 and 2026. */
function findPlanStart(year: number): number {
  return year - ((year - 1) % 5)
}
