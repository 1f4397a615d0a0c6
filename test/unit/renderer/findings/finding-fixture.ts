import type { FindingEntry, FindingGroup, NamedTerm } from '../../../../shared/model/finding-entry'
import type { FormId, IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'

/** Findings without a workbook: one figure of a province that is not the sum of its two parts. */

function term(role: NamedTerm['role'], value: number): NamedTerm {
  return {
    cell: {
      kind: 'figure',
      key: {
        indicator: 1 as IndicatorId,
        sector: 1 as SectorId,
        locality: 1 as LocalityId,
        period: 1 as PeriodId,
        scenario: 'actual',
      },
    },
    role,
    number: { value, decimals: 0 },
    percent: false,
    ordinal: 'I.1',
    label: 'Tổng số HTX',
    unit: 'HTX',
    sector: null,
    locality: 'Bắc Ninh',
    scenario: 'actual',
    period: { kind: 'year', year: 2020, ordinal: 1 },
    column: '',
    text: null,
  }
}

export function finding(cause: string, member: number, part: Partial<FindingEntry> = {}): FindingEntry {
  return {
    id: `parts|${cause}|${String(member)}`,
    kind: 'parts',
    severity: 'error',
    confidence: 90,
    terms: [term('stated', 120), term('part', 50), term('part', 69)],
    follows: { value: 119, decimals: 0 },
    detail: {},
    cause,
    fingerprint: '120,50,69',
    status: 'open',
    explanation: null,
    form: 1 as FormId,
    ...part,
  }
}

export function group(cause: string, count: number): FindingGroup {
  return { cause, count, first: finding(cause, 0) }
}
