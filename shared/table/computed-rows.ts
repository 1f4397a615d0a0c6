import { compareDecimals } from '../format/decimal'
import type { ParsedNumber } from '../format/parse-number'
import { indicatorOf, type FormColumn, type FormRow } from '../model/form'
import type { SeedIndicator } from '../model/seed'
import { addUpParts } from './add-up-parts'

type ReadFigure = { parsed: ParsedNumber; value: string | null }
type IsRow = (other: FormRow) => boolean

/**
 * Whether rows of a form other than this one yield its figure in the same column. Sectors or parts that leave others out
 * yield a total only where they come to it: a part must never take the place of the whole.
 */
export function isComputed(
  rows: readonly FormRow[],
  row: FormRow,
  column: FormColumn,
  indicators: ReadonlyMap<string, SeedIndicator>,
  figureIn: (row: string) => ReadFigure | undefined,
  { allSectors, sectorParts }: { allSectors: string; sectorParts: (sector: string) => readonly string[] },
): boolean {
  const indicator = indicators.get(indicatorOf(row, column) ?? '')
  if (indicator === undefined) return false
  const shows =
    (code: string, sector: string | null): IsRow =>
    (other) =>
      indicatorOf(other, column) === code && other.sector === sector
  const hasFigure = (isRow: IsRow): boolean =>
    rows.some((other) => other.id !== row.id && isRow(other) && figureIn(other.id)?.value != null)
  const { code, numerator, denominator } = indicator
  if (numerator !== null && denominator !== null)
    return [numerator, denominator].every((operand) => hasFigure(shows(operand, row.sector)))
  if (indicator.kind === 'average' || indicator.kind === 'ratio') return false

  const total = figureIn(row.id)?.value ?? null
  const comesTo = (
    whole: string,
    partsOf: (part: string) => readonly string[],
    rowOf: (part: string) => IsRow,
  ): boolean => {
    const sum = addUpParts(whole, partsOf, (part) => {
      const figure = rows
        .filter((other) => other.id !== row.id && rowOf(part)(other))
        .map(({ id }) => figureIn(id))
        .find((one) => one?.value != null || one?.parsed.kind === 'none')
      return figure === undefined ? null : (figure.value ?? '0')
    })
    return sum === null || sum.complete || total === null || compareDecimals(sum.value, total) === 0
  }
  const parts = (whole: string): string[] =>
    [...indicators.values()]
      .filter(({ parent, part }) => parent === whole && part === 'sum')
      .map((one) => one.code)
  const bySectors = (): boolean =>
    row.sector === null &&
    hasFigure((other) => indicatorOf(other, column) === code && other.sector !== null) &&
    comesTo(allSectors, sectorParts, (sector) => shows(code, sector))
  const byParts = (): boolean =>
    parts(code).some((part) => hasFigure(shows(part, row.sector))) &&
    comesTo(code, parts, (part) => shows(part, row.sector))
  return bySectors() || byParts()
}
