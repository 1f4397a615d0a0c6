import type { ProseNumber } from './read-numbers'

/** Dates that no calendar has ("61/04/2021", "31/02") and years that no report has ("20219"). */
export function isImpossible(number: ProseNumber): boolean {
  if (number.kind === 'year')
    return (
      number.year > latestYear || number.year < earliestYear || (number.until ?? number.year) < number.year
    )
  if (number.kind !== 'date') return false
  const { day, month, year } = number
  if (year !== null && (year < earliestYear || year > latestYear)) return true
  if (month < 1 || month > 12) return true
  return day !== null && (day < 1 || day > daysOf(month, year))
}

const earliestYear = 1900
const latestYear = 2200

function daysOf(month: number, year: number | null): number {
  if (month === 2) return year === null || (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** "Quý V/2020": @param before what stands before the year */
export function isNoQuarter(before: string): boolean {
  return /(?<!\p{L})quý\s+(?:V|VI{1,3}|[5-9])\s*(?:\/|năm\s+)$/iu.test(before)
}
