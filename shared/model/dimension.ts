import type { IndicatorId, LocalityId, PeriodId, SectorId } from './ids'

/** What a figure claims to be. The order is the code stored in the file: append only. */
export const scenarios = ['actual', 'estimate', 'plan', 'adjusted-plan'] as const
export type Scenario = (typeof scenarios)[number]

/**
 * How an indicator adds up (statistics: stock, flow, mean, ratio).
 * - stock: a state at a date; sums over places and sectors, takes the last present value over time.
 * - flow: what happened during a period; sums over places, sectors and time.
 * - average, ratio: never summed; recomputed from numerator and denominator at every node.
 */
export type IndicatorKind = 'stock' | 'flow' | 'average' | 'ratio'

/** Which breakdown yields a total when several are present. The first with a present part wins. */
export type Breakdown = 'localities' | 'sectors' | 'indicators'

export type Indicator = {
  id: IndicatorId
  /** Stable code used by forms, formulas and files, e.g. "HTX.tong_so". */
  code: string
  name: string
  /** Unit as written on forms, e.g. "HTX", "triệu đồng/năm", "%". */
  unit: string
  kind: IndicatorKind
  /** Declared decimals 0-3: a value v is stored as the integer v·10^decimals. */
  decimals: number
  /** Parent in the indicator tree; `part` says whether the siblings sum to it ("sum") or are only included in it ("subset"). */
  parent: IndicatorId | null
  part: 'sum' | 'subset' | null
  /** For average and ratio: value = numerator / denominator × factor. */
  numerator: IndicatorId | null
  denominator: IndicatorId | null
  factor: number
  /** Whether a larger value is good news; decides words and colours, never arithmetic. */
  direction: 'more-is-better' | 'less-is-better' | 'neutral'
  totalBasis: readonly Breakdown[]
  /**
   * Canonical text of a user's formula ("=[HTX.loi_nhuan]/[HTX.tong_so]"), for averages and ratios only: then the value is
   * that of the formula wherever it is looked at, and numerator and denominator are null.
   */
  formula: string | null
}

/**
 * A branch of the economy. Documents divide the economy differently, so a workbook may have several lists. Exactly one
 * sector of the main list has no parent: the total of all sectors.
 */
export type Sector = {
  id: SectorId
  code: string
  name: string
  /** Of the same list. */
  parent: SectorId | null
  /** Name of the list; null is the main one. */
  list: string | null
  /** Sectors of other lists that this one is wholly a part of: they are the sums of such parts. */
  partOf: readonly SectorId[]
}

export const localityLevels = ['nation', 'region', 'province', 'district', 'commune'] as const
export type LocalityLevel = (typeof localityLevels)[number]

/** A place. Codes are reused over time, so a code means something only together with a date. */
export type Locality = {
  id: LocalityId
  code: string
  name: string
  level: LocalityLevel
  parent: LocalityId | null
  /** ISO dates, both inclusive; null is open. A place counts in the periods whose last day lies within. */
  validFrom: string | null
  validTo: string | null
  /**
   * The place that took over all of this one (merger, renaming). In periods before it existed, the successor is the sum of
   * the places it took over. Null for a place that exists, or was divided: there is nothing that could be added up.
   */
  successor: LocalityId | null
}

export const periodKinds = ['month', 'quarter', 'half', 'nine-months', 'year', 'five-years'] as const
export type PeriodKind = (typeof periodKinds)[number]

/**
 * A period of time. `ordinal` counts inside the year from 1 (months 1-12, quarters 1-4); 1 for whole years. `year` of a
 * five-year plan is its first year. What a period consists of follows from its name (calc/periods).
 */
export type Period = {
  id: PeriodId
  kind: PeriodKind
  year: number
  ordinal: number
}

/** Everything the engine needs to know about the axes of the cube. */
export type Dimensions = {
  indicators: readonly Indicator[]
  sectors: readonly Sector[]
  localities: readonly Locality[]
  periods: readonly Period[]
}
