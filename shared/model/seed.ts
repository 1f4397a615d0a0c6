import type { Breakdown, IndicatorKind, LocalityLevel, PeriodKind, Scenario } from './dimension'
import type { Derivation, FactState, Maturity, Origin, Qualifier } from './fact'
import type { FormDefinition, StatedCell } from './form'

/**
 * The content of a new workbook as reviewable data (resources/): reference lists, forms and, for a sample, figures.
 * Everything is named by code; the file gives the codes their integer keys. A parent stands before its children, and what a
 * sector is part of or a place was taken over by may stand anywhere.
 */
export type WorkbookSeed = {
  indicators: readonly SeedIndicator[]
  sectors: readonly {
    code: string
    name: string
    parent: string | null
    /** Absent: the main list. */
    list?: string
    partOf?: readonly string[]
  }[]
  localities: readonly {
    code: string
    name: string
    level: LocalityLevel
    parent: string | null
    validFrom: string | null
    validTo: string | null
    successor?: string
  }[]
  periods: readonly { code: string; kind: PeriodKind; year: number; ordinal: number }[]
  forms: readonly FormDefinition[]
  source: { name: string; file: string | null } | null
  facts: readonly SeedFact[]
  stated: readonly { form: string; period: string; locality: string; cells: readonly StatedCell[] }[]
}

export type SeedIndicator = {
  code: string
  name: string
  unit: string
  kind: IndicatorKind
  decimals: number
  parent: string | null
  part: 'sum' | 'subset' | null
  numerator: string | null
  denominator: string | null
  factor: number
  direction: 'more-is-better' | 'less-is-better' | 'neutral'
  totalBasis: readonly Breakdown[]
  formula?: string | null
}

export type SeedFact = {
  indicator: string
  locality: string
  sector: string
  period: string
  scenario: Scenario
  state: FactState
  /** Decimal string; "0" when the state is not "number". */
  value: string
  maturity: Maturity
  qualifier: Qualifier | null
  origin: Origin
  written: string | null
  derivation: Derivation | null
  locator: string | null
}
