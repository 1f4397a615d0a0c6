/** Dates are stored as ISO texts ("2025-06-30") and written and typed as people do: 30/06/2025. */

export function writeDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${day}/${month}/${year}`
}

/** What a person typed: nothing, a date that exists, or neither. Takes "/", "-" and "." and single digits. */
export function readDate(text: string): { kind: 'none' } | { kind: 'date'; iso: string } | { kind: 'wrong' } {
  const typed = text.trim()
  if (typed === '') return { kind: 'none' }
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  if (parts === null) return { kind: 'wrong' }
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const moment = new Date(Date.UTC(year, month - 1, day))
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day && year >= 1000
  return exists ? { kind: 'date', iso: moment.toISOString().slice(0, 10) } : { kind: 'wrong' }
}

/** The day `days` after an ISO date. */
export function stepDay(iso: string, days: number): string {
  const moment = new Date(`${iso}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}
