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
}

/** A branch of the economy. Exactly one sector of a workbook has no parent: the total of all sectors. */
export type Sector = { id: SectorId; code: string; name: string; parent: SectorId | null }

export type LocalityLevel = 'nation' | 'region' | 'province' | 'district' | 'commune'

/** A place. Codes are reused over time, so a code means something only together with a date. */
export type Locality = {
  id: LocalityId
  code: string
  name: string
  level: LocalityLevel
  parent: LocalityId | null
  /** ISO dates; null is open. */
  validFrom: string | null
  validTo: string | null
}

export type PeriodKind = 'month' | 'quarter' | 'half' | 'nine-months' | 'year' | 'five-years'

/** A period of time. `ordinal` counts inside the year from 1 (months 1-12, quarters 1-4); 1 for whole years. */
export type Period = {
  id: PeriodId
  kind: PeriodKind
  year: number
  ordinal: number
  parent: PeriodId | null
}

/** Everything the engine needs to know about the axes of the cube. */
export type Dimensions = {
  indicators: readonly Indicator[]
  sectors: readonly Sector[]
  localities: readonly Locality[]
  periods: readonly Period[]
}
