import { cellState, enteredFlag, stateMask } from '../calc/cell-flags'
import type { Cube } from '../calc/cube'
import type { CubeShape } from '../calc/cube-shape'
import { countMonths, stepPeriod } from '../calc/periods'
import type { RowStore } from '../calc/row-store'
import type { Indicator, Period } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { FindingTerm, TermRole } from '../model/finding'
import type { IndicatorId } from '../model/ids'
import { findTraits, type IndicatorTraits } from './indicator-traits'
import { keyOfPlaces } from './make-finding'

/**
 * The cube as the checks walk it. Everything is a place of `SiblingOrder`, never an id or a position. A line is one
 * indicator in one sector: line = indicator · sectors + sector; a row of the store holds all periods of one (scenario,
 * line, locality).
 */
export class CubeLines {
  readonly shape: CubeShape
  readonly store: RowStore
  /** By place. */
  readonly indicators: readonly Indicator[]
  readonly traits: readonly IndicatorTraits[]
  /** Periods of one kind are neighbours, in time: [first, end) of each kind. */
  readonly runs: readonly PeriodRun[]
  /** By period: the one of the same kind before; −1 where the workbook has none. */
  readonly previous: Int32Array
  /** Pairs of periods from 1 January, of which the second goes on where the first ends and is no sum of it. */
  readonly cumulative: readonly (readonly [shorter: number, longer: number])[]
  readonly lineCount: number

  constructor(
    readonly cube: Cube,
    sectionOf: (indicator: Indicator) => string,
  ) {
    const { axes, shape } = cube
    this.shape = shape
    this.store = cube.store
    const { dimensions } = axes
    this.indicators = [...shape.indicators.positionOf].flatMap((at) => dimensions.indicators[at] ?? [])
    this.traits = this.indicators.map((indicator) =>
      findTraits(indicator, sectionOf(indicator), axes.indicatorById),
    )
    const periods = [...shape.periods.positionOf].flatMap((at) => dimensions.periods[at] ?? [])
    this.runs = findRuns(periods)
    this.previous = findPrevious(periods)
    this.cumulative = pairCumulative(periods, (longer) => {
      const first = shape.periods.firstPart[longer] ?? 0
      return [first, first + Math.max(0, shape.periods.partCount[longer] ?? 0)]
    })
    this.lineCount = shape.indicators.size * shape.sectors.size
  }

  indicatorOf(line: number): number {
    return Math.floor(line / this.shape.sectors.size)
  }

  sectorOf(line: number): number {
    return line % this.shape.sectors.size
  }

  /** 0 where there is no row. */
  rowOf(scenario: number, line: number, locality: number): number {
    return this.store.rowAt(scenario * this.lineCount + line, locality)
  }

  placeOf(indicator: IndicatorId): number | null {
    const { axes, shape } = this.cube
    const position = axes.indicators.positions.get(indicator)
    return position === undefined ? null : (shape.indicators.placeOf[position] ?? null)
  }

  keyOf(scenario: number, line: number, locality: number, period: number): FactKey {
    return keyOfPlaces(this.cube, scenario, this.indicatorOf(line), this.sectorOf(line), locality, period)
  }

  /** A figure as it counts in a finding: an entered or a computed number, "none" as zero. */
  termOf(
    role: TermRole,
    scenario: number,
    line: number,
    locality: number,
    period: number,
    row = this.rowOf(scenario, line, locality),
  ): FindingTerm {
    const indicator = this.indicatorOf(line)
    return {
      cell: { kind: 'figure', key: this.keyOf(scenario, line, locality, period) },
      role,
      number: {
        value: this.store.values[row * this.store.width + period] ?? 0,
        decimals: this.indicators[indicator]?.decimals ?? 0,
      },
      percent: this.traits[indicator]?.percent ?? false,
    }
  }
}

export type PeriodRun = { first: number; end: number }

/** Whether the cell is an entered number: neither computed nor one of the other states. */
export function isEnteredNumber(flags: number): boolean {
  return (flags & (enteredFlag | stateMask)) === (enteredFlag | cellState.number)
}

function findRuns(periods: readonly Period[]): PeriodRun[] {
  const runs: PeriodRun[] = []
  for (const [place, period] of periods.entries()) {
    const last = runs.at(-1)
    if (last !== undefined && periods[place - 1]?.kind === period.kind) last.end = place + 1
    else runs.push({ first: place, end: place + 1 })
  }
  return runs
}

function findPrevious(periods: readonly Period[]): Int32Array {
  const places = new Map<string, number>()
  const nameOf = ({ kind, year, ordinal }: Pick<Period, 'kind' | 'year' | 'ordinal'>): string =>
    `${kind} ${year} ${ordinal}`
  for (const [place, period] of periods.entries())
    if (!places.has(nameOf(period))) places.set(nameOf(period), place)
  return Int32Array.from(periods, (period) => places.get(nameOf(stepPeriod(period, -1))) ?? -1)
}

/** Neighbours among the periods of a year that begin with it; not where the engine adds the one to the other anyway. */
function pairCumulative(
  periods: readonly Period[],
  partsOf: (longer: number) => [first: number, end: number],
): (readonly [number, number])[] {
  const byYear = new Map<number, number[]>()
  for (const [place, { kind, year, ordinal }] of periods.entries())
    if (ordinal === 1 && kind !== 'five-years' && kind !== 'month')
      byYear.set(year, [...(byYear.get(year) ?? []), place])
  return [...byYear.values()].flatMap((places) => {
    const lengthOf = (place: number): number => {
      const period = periods[place]
      return period === undefined ? 0 : countMonths(period)
    }
    const sorted = places.sort((a, b) => lengthOf(a) - lengthOf(b))
    return sorted.slice(1).flatMap((longer, at) => {
      const shorter = sorted[at] ?? longer
      const [first, end] = partsOf(longer)
      return (shorter >= first && shorter < end) || lengthOf(shorter) === lengthOf(longer)
        ? []
        : [[shorter, longer] as const]
    })
  })
}
