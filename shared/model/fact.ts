import type { IndicatorId, LocalityId, PeriodId, SectorId, SourceId } from './ids'
import type { Scenario } from './dimension'

/** Where a figure sits in the cube. */
export type FactKey = {
  indicator: IndicatorId
  locality: LocalityId
  sector: SectorId
  period: PeriodId
  scenario: Scenario
}

/**
 * The four states of a cell. A blank cell is the absence of a fact; the other three are stored:
 * a number (0 is a number), "–" none (nothing occurred) and "…" unknown (not reported yet).
 * The order of this and the following lists is the code stored in the file: append only.
 */
export const factStates = ['number', 'none', 'unknown'] as const
export type FactState = (typeof factStates)[number]

export const maturities = ['estimated', 'preliminary', 'final'] as const
export type Maturity = (typeof maturities)[number]

/** Words that limit a figure ("gần 4,2"). They are data: shown and kept, never part of the number. */
export const qualifiers = [
  'near', // gần
  'over', // trên
  'more-than', // hơn
  'about', // khoảng
  'estimated', // ước
  'at-least', // ít nhất
  'minimum', // tối thiểu
  'under', // dưới
] as const
export type Qualifier = (typeof qualifiers)[number]

/** How the figure came to be in the workbook. The order is the code stored in the file: append only. */
export const origins = ['typed', 'imported', 'derived', 'consolidated', 'counted'] as const
export type Origin = (typeof origins)[number]

/**
 * How a derived figure follows from what a document states. Operands are decimal strings as the document gives them.
 * - difference: value = current − difference
 * - ratio: value = current / ratio × 100, rounded to the indicator's decimals
 */
export type Derivation =
  | { rule: 'difference'; current: string; difference: string }
  | { rule: 'ratio'; current: string; ratio: string }

export type Fact = {
  state: FactState
  /** Integer value·10^decimals of the indicator; 0 when the state is not "number". */
  value: number
  maturity: Maturity
  qualifier: Qualifier | null
  origin: Origin
  /** The text as the user typed it or the document wrote it; null when computed by derivation. */
  written: string | null
  derivation: Derivation | null
  source: SourceId | null
  /** Place inside the source, e.g. "Phụ lục!D8" or "dòng 5, cột 4". */
  locator: string | null
  note: string | null
}

/** One changed input: the unit of the journal. A blank is null. Swapping before and after is the inverse. */
export type FactChange = { key: FactKey; before: Fact | null; after: Fact | null }

/** Where imported figures come from. */
export type Source = {
  id: SourceId
  name: string
  /** File name without path; null for text without a file. */
  file: string | null
  sha256: string | null
  importedAt: string
}
