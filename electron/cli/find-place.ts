import { searchKey } from '../../shared/format/search-text'
import type { FormId, LocalityId, PeriodId } from '../../shared/model/ids'
import type { PeriodKind } from '../../shared/model/dimension'
import type { WorkbookState } from '../../shared/model/workbook'
import { UsageError } from './usage-error'

/** What the options of a command name in a workbook. Absent options mean what a window would show first. */

/** By its code or its name. @throws UsageError when the workbook has none or several of them */
export function findForm({ forms }: WorkbookState, wanted: string | undefined): FormId {
  if (wanted === undefined) {
    const [only] = forms
    if (only === undefined || forms.length > 1) throw new UsageError('form', '', list(forms))
    return only.id
  }
  const key = searchKey(wanted)
  const found =
    forms.find(({ code }) => searchKey(code) === key) ?? forms.find(({ name }) => searchKey(name) === key)
  if (found === undefined) throw new UsageError('form', wanted, list(forms))
  return found.id
}

/** By its name, tone marks or not. @throws UsageError */
export function findLocality(
  { localities, locality }: WorkbookState,
  wanted: string | undefined,
): LocalityId {
  if (wanted === undefined) return locality
  const found = localities.filter(({ name }) => searchKey(name) === searchKey(wanted))
  const [first] = found
  if (first === undefined || found.length > 1)
    throw new UsageError('locality', wanted, found.map(({ name }) => name).join(', '))
  return first.id
}

/** "2024", "2024-Q1", "2024-H1", "2024-9M", "2024-03", "2021-2025". @throws UsageError */
export function findPeriod({ periods, period }: WorkbookState, wanted: string | undefined): PeriodId {
  if (wanted === undefined) return period
  const named = readPeriod(wanted)
  const found = periods.find(
    ({ kind, year, ordinal }) => named?.kind === kind && named.year === year && named.ordinal === ordinal,
  )
  if (found === undefined) throw new UsageError('period', wanted, periods.map(writePeriod).join(', '))
  return found.id
}

type NamedPeriod = { kind: PeriodKind; year: number; ordinal: number }

function readPeriod(text: string): NamedPeriod | null {
  const match = /^(\d{4})(?:-(?:(Q)([1-4])|(H)([12])|(9M)|(\d{4})|(0[1-9]|1[0-2])))?$/i.exec(text.trim())
  if (match === null) return null
  const [, year, quarter, quarterAt, half, halfAt, nineMonths, lastYear, month] = match
  const at = (kind: PeriodKind, ordinal: number): NamedPeriod => ({ kind, year: Number(year), ordinal })
  if (quarter !== undefined) return at('quarter', Number(quarterAt))
  if (half !== undefined) return at('half', Number(halfAt))
  if (nineMonths !== undefined) return at('nine-months', 1)
  if (lastYear !== undefined) return Number(lastYear) === Number(year) + 4 ? at('five-years', 1) : null
  return month === undefined ? at('year', 1) : at('month', Number(month))
}

/** The way the options name a period. */
export function writePeriod({ kind, year, ordinal }: NamedPeriod): string {
  const ending: Record<PeriodKind, string> = {
    year: '',
    quarter: `-Q${String(ordinal)}`,
    half: `-H${String(ordinal)}`,
    'nine-months': '-9M',
    month: `-${String(ordinal).padStart(2, '0')}`,
    'five-years': `-${String(year + 4)}`,
  }
  return `${String(year)}${ending[kind]}`
}

function list(forms: WorkbookState['forms']): string {
  return forms.map(({ code }) => code).join(', ')
}
