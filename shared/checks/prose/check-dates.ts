import type { ProseNumber } from './read-numbers'

/** Dates that no calendar has ("61/04/2021", "31/02") and years that no report has ("20219"). */
export function isImpossible(number: ProseNumber): boolean {
  if (number.kind === 'year') return number.year > latestYear || (number.until ?? number.year) < number.year
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
