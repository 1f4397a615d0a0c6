import { addDecimals, compareDecimals, subtractDecimals } from '../format/decimal'
import { findParts } from '../table/period-parts'
import type { DocumentPeriod, DocumentRow, DocumentTable } from './document-table'

/** A figure of a time that others of the table make up: columns by position, the parts in the order of time. */
type Whole = { column: number; parts: readonly number[] }

/**
 * Whether a row counts what happened during its times and not a state at their end, as far as the table shows it: "Cộng 6
 * tháng" is nearer to the sum of the months than to the last of them.
 */
export function createFlowFinder({
  columns,
}: DocumentTable): (row: DocumentRow, among: ReadonlySet<number>) => boolean {
  const timed = columns.flatMap(({ meaning }, column) =>
    meaning?.kind === 'value' && meaning.period !== undefined
      ? [{ column, period: meaning.period, scenario: meaning.scenario ?? 'actual' }]
      : [],
  )
  const known = new Map<ReadonlySet<number>, Whole[]>()
  const wholesOf = (among: ReadonlySet<number>): Whole[] => {
    const found = known.get(among) ?? listWholes(timed.filter(({ column }) => among.has(column)))
    known.set(among, found)
    return found
  }
  return (row, among) => {
    const nearer = wholesOf(among)
      .map((whole) => isNearSum(row, whole))
      .filter((one) => one !== null)
    return nearer.length > 0 && nearer.every((one) => one)
  }
}

function listWholes(timed: readonly { column: number; period: DocumentPeriod; scenario: string }[]): Whole[] {
  return timed.flatMap(({ column, period, scenario }) => {
    const same = timed.filter((one) => one.scenario === scenario && one.column !== column)
    const parts = findParts(
      period,
      same.map((one) => one.period),
    )
    return parts === null ? [] : [{ column, parts: parts.flatMap((at) => same[at]?.column ?? []) }]
  })
}

/** Null where a figure is missing, or both are as near. */
function isNearSum(row: DocumentRow, { column, parts }: Whole): boolean | null {
  const valueIn = (wanted: number): string | null => {
    const reading = row.cells.find((cell) => cell.column === wanted)?.reading
    return reading?.kind === 'number' ? reading.value : reading?.kind === 'none' ? '0' : null
  }
  const whole = valueIn(column)
  const values = parts.map(valueIn).filter((value) => value !== null)
  const last = values.at(-1)
  if (whole === null || last === undefined || values.length < parts.length) return null
  const sum = values.reduce(addDecimals, '0')
  const nearer = compareDecimals(distance(whole, sum), distance(whole, last))
  return nearer === 0 ? null : nearer < 0
}

function distance(a: string, b: string): string {
  return subtractDecimals(a, b).replace(/^-/, '')
}
