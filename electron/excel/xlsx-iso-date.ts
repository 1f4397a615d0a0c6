const dayMs = 86_400_000

/** "2020-12-31T08:00:00Z" or a part of it as the number of the day that sheets count in; null for what is no date. */
export function readIsoDate(text: string, date1904: boolean): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/.exec(text.trim())
  if (match === null) return null
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map((part) => Number(part || 0))
  const moment = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hours ?? 0, minutes ?? 0, seconds ?? 0)
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return Number.isNaN(moment) ? null : (moment - epoch) / dayMs
}
