import type { WorkbookSeed } from '../model/seed'

type SeedPeriod = WorkbookSeed['periods'][number]

/** Code of a whole year in a seed: "2020". */
export function codeYear(year: number): string {
  return String(year)
}

/** The years in ascending order, each year of `quartered` followed by its four quarters ("2020-Q1"). */
export function listPeriods(years: readonly number[], quartered: readonly number[]): SeedPeriod[] {
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year): SeedPeriod[] => {
      const whole: SeedPeriod = { code: codeYear(year), kind: 'year', year, ordinal: 1, parent: null }
      if (!quartered.includes(year)) return [whole]
      const quarters = [1, 2, 3, 4].map((ordinal): SeedPeriod => ({
        code: `${codeYear(year)}-Q${String(ordinal)}`,
        kind: 'quarter',
        year,
        ordinal,
        parent: codeYear(year),
      }))
      return [whole, ...quarters]
    })
}
