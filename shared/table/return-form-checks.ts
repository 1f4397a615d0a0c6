import type { Dimensions, Indicator } from '../model/dimension'
import type { FactKey } from '../model/fact'
import { factKeyAt, keyText, type ResolvedTable } from './resolved-table'

/**
 * What can be checked in a form while it is being filled, by cell index: the same relations that the workbook knows. What
 * the sheet computes itself needs no check; these are the cells that somebody types.
 */
export type ReturnCheck =
  /** A part, or one of several parts, is not more than the whole. */
  | { kind: 'part'; cell: number; total: number }
  /** A typed total is the sum of its parts, once all of them are there. */
  | { kind: 'sum'; cell: number; parts: readonly number[] }
  /** A figure is not about a thousand times the previous one: the commonest slip of units. */
  | { kind: 'jump'; cell: number; base: number }
  /** The same against a figure that is not on the table, a plain decimal. */
  | { kind: 'jump-from'; cell: number; base: string }

/** @param fillable cells that are to be typed */
export function findReturnChecks(
  dimensions: Dimensions,
  table: ResolvedTable,
  fillable: ReadonlySet<number>,
): ReturnCheck[] {
  const cellOf = new Map<string, number>()
  for (const index of table.specs.keys()) {
    const key = factKeyAt(table, index)
    if (key !== null) cellOf.set(keyText(key), index)
  }
  const at = (key: FactKey): number | undefined => cellOf.get(keyText(key))
  const indicators = new Map(dimensions.indicators.map((indicator) => [indicator.id, indicator]))
  const sectors = new Map(dimensions.sectors.map((sector) => [sector.id, sector]))

  const checks: ReturnCheck[] = []
  for (const cell of fillable) {
    const key = factKeyAt(table, cell)
    if (key === null) continue
    const indicator = indicators.get(key.indicator)
    if (indicator === undefined || !addsUp(indicator)) continue
    const wholes: FactKey[] = []
    if (indicator.parent !== null && indicator.part !== null)
      wholes.push({ ...key, indicator: indicator.parent })
    const parent = sectors.get(key.sector)?.parent ?? null
    if (parent !== null) wholes.push({ ...key, sector: parent })
    for (const whole of wholes) {
      const total = at(whole)
      if (total !== undefined) checks.push({ kind: 'part', cell, total })
    }
    for (const parts of [partsOfIndicator(dimensions, key), partsOfSector(dimensions, key)]) {
      const cells = parts.map(at)
      const known = cells.filter((one) => one !== undefined)
      if (known.length > 1 && known.length === cells.length) checks.push({ kind: 'sum', cell, parts: known })
    }
  }
  const width = table.layout.columns.length
  for (const cell of fillable) {
    const key = factKeyAt(table, cell)
    if (key === null || !isReported(key)) continue
    const row = cell - (cell % width)
    for (let base = row; base < row + width; base += 1) {
      const other = factKeyAt(table, base)
      if (other !== null && isReported(other) && other.period !== key.period)
        checks.push({ kind: 'jump', cell, base })
    }
  }
  return checks
}

/** What happened, or is reckoned to have: plans are of another size when they like. */
function isReported({ scenario }: FactKey): boolean {
  return scenario === 'actual' || scenario === 'estimate'
}

/** Averages and ratios are no sums of their parts. */
function addsUp({ kind }: Indicator): boolean {
  return kind === 'stock' || kind === 'flow'
}

function partsOfIndicator({ indicators }: Dimensions, key: FactKey): FactKey[] {
  return indicators
    .filter(({ parent, part }) => parent === key.indicator && part === 'sum')
    .map(({ id }) => ({ ...key, indicator: id }))
}

function partsOfSector({ sectors }: Dimensions, key: FactKey): FactKey[] {
  return sectors
    .filter(({ parent, list }) => parent === key.sector && list === null)
    .map(({ id }) => ({ ...key, sector: id }))
}
