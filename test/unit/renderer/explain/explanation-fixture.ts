import type { ExplainedNumber, Explanation } from '../../../../shared/model/explanation'

export function figure(value: number | null, part: Partial<ExplainedNumber> = {}): ExplainedNumber {
  return {
    label: '',
    key: null,
    at: null,
    value,
    decimals: 0,
    status: value === null ? 'blank' : 'number',
    percent: false,
    origin: null,
    derivation: null,
    locator: null,
    ...part,
  }
}

/** An actual figure of a whole year. */
export const year = (of: number) => ({ scenario: 'actual', kind: 'year', year: of, ordinal: 1 }) as const

export function explanation(part: Partial<Explanation>): Explanation {
  return {
    ordinal: '1',
    row: '',
    column: '',
    unit: 'HTX',
    result: figure(null),
    rule: 'none',
    factor: 1,
    operands: [],
    formula: null,
    coverage: null,
    counts: null,
    stated: null,
    fact: null,
    partsSum: null,
    contributions: [],
    about: null,
    locality: '',
    sector: null,
    definition: null,
    uses: [],
    formulas: [],
    rules: [],
    remark: null,
    history: [],
    ...part,
  }
}
