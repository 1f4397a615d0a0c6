/**
 * Dates as offices write them: "31/12/2020", "ngày 31 tháng 12 năm 2020", "đến 31/5". A fraction ("81/106 xã") and the
 * number of a document ("18/NQ-LMHTXVN") are none. Texts have their years filled in.
 */
export type WrittenDate = {
  /** As written. */
  text: string
  day: number
  month: number
  /** Null where only the title says it. */
  year: number | null
  /** Whether figures are counted up to it: "đến", "hết", "thời điểm". */
  closes: boolean
}

const slashed = /(?<![\d/.,-]|số\s)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4,5})(?!\d|[.,/]\d|\/\p{L})/giu
const spelled = /ng[àa]y\s+(\d{1,2})\s+th[áa]ng\s+(\d{1,2})(?:\s+n[ăa]m\s+(\d{4,5}))?(?!\d)/giu
const short = /(?<=(?:ng[àa]y|h[ếe]t|đ[ếe]n)\s+)(\d{1,2})\/(\d{1,2})(?!\d|\s?\/|\s?-\s?\d)/giu
const closing = /(?:đ[ếe]n|h[ếe]t|th[ờo]i\s+đi[ểe]m)\s*:?\s*(?:h[ếe]t\s+)?(?:ng[àa]y\s+)?$/iu
const beforeDay = /ng[àa]y\s+$/iu
/** A year with a digit too many; "mỗi năm 20.219 lượt" is none. */
const longYear = /(?<!(?:m[ỗo]i|h[àaằ]ng|qu[âa]n|m[ộo]t|\d)\s)n[ăa]m\s+((?:19|20)\d{3})(?!\d|[.,]\d)/giu

/** All dates of a text, in order. */
export function readDates(text: string): WrittenDate[] {
  const found: (WrittenDate & { at: number })[] = []
  const add = (match: RegExpExecArray, day = '', month = '', year = ''): void => {
    const closes = closing.test(text.slice(0, match.index))
    found.push({
      text: match[0],
      day: Number(day),
      month: Number(month),
      year: year === '' ? null : Number(year),
      closes,
      at: match.index,
    })
  }
  for (const match of text.matchAll(slashed)) add(match, match[1], match[3], match[4])
  for (const match of text.matchAll(spelled)) add(match, match[1], match[2], match[3])
  for (const match of text.matchAll(short)) {
    // "đến 81/106 xã" counts communes; only a day may be written wrongly there.
    const isDay = beforeDay.test(text.slice(0, match.index))
    if (isDay || (Number(match[1]) <= 31 && Number(match[2]) <= 12)) add(match, match[1], match[2])
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map((date) => ({
      text: date.text,
      day: date.day,
      month: date.month,
      year: date.year,
      closes: date.closes,
    }))
}

/** Dates and years of a text that no calendar has, as written. */
export function findImpossibleDates(text: string): string[] {
  if (!/\d/.test(text)) return []
  const dates = readDates(text).filter((date) => !isPossible(date))
  const years = [...text.matchAll(longYear)].map((match) => match[0])
  return [...dates.map((date) => date.text), ...years]
}

const leapYear = 2000
const firstYear = 1900
const lastYear = 2100

function isPossible({ day, month, year }: WrittenDate): boolean {
  if (year !== null && (year < firstYear || year > lastYear)) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(month, year ?? leapYear)
}

/** The last day of a month. */
export function lastDayOf(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
