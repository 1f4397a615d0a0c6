import { describe, expect, it } from 'vitest'
import { writeResult, writeRule } from '../../../../renderer/features/explain/rule-text'
import { vi } from '../../../../renderer/i18n/vi'
import type { ExplainedNumber, Explanation } from '../../../../shared/model/explanation'

function figure(value: number | null, part: Partial<ExplainedNumber> = {}): ExplainedNumber {
  return {
    label: '',
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

const year = (of: number) => ({ scenario: 'actual', kind: 'year', year: of, ordinal: 1 }) as const

function explanation(part: Partial<Explanation>): Explanation {
  return {
    ordinal: '1',
    row: '',
    column: '',
    unit: 'HTX',
    result: figure(null),
    rule: 'none',
    factor: 1,
    operands: [],
    stated: null,
    fact: null,
    partsSum: null,
    sectors: [],
    history: [],
    ...part,
  }
}

describe('rules in words and values', () => {
  it('an index names both figures and is no growth', () => {
    const index = explanation({
      rule: 'index',
      result: figure(1034, { decimals: 1, percent: true }),
      operands: [figure(25454, { at: year(2020) }), figure(24618, { at: year(2019) })],
    })
    expect(writeRule(index, vi)).toEqual({
      words: 'Thực hiện 2020 ÷ Thực hiện 2019 × 100',
      values: '25.454 ÷ 24.618 × 100',
      result: '103,4%',
    })
  })

  it('a difference carries its sign', () => {
    const difference = explanation({
      rule: 'difference',
      result: figure(836),
      operands: [figure(25454, { at: year(2020) }), figure(24618, { at: year(2019) })],
    })
    expect(writeRule(difference, vi)).toMatchObject({ values: '25.454 − 24.618', result: '+836' })
  })

  it('a comparison without meaning shows a dash, and its operands say why', () => {
    const index = explanation({
      rule: 'index',
      result: figure(null, { status: 'zero-base' }),
      operands: [figure(5, { at: year(2020) }), figure(0, { at: year(2019) })],
    })
    expect(writeRule(index, vi)).toMatchObject({ values: '5 ÷ 0 × 100', result: '–' })
  })

  it('a long sum is shortened, a missing part is not written as zero', () => {
    const sum = explanation({
      rule: 'sum-sectors',
      result: figure(55),
      operands: [...Array.from({ length: 10 }, (_, at) => figure(at + 1)), figure(null)],
    })
    expect(writeRule(sum, vi).values).toBe('1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + …')
  })

  it('a blank cell has no result', () => {
    expect(writeResult(explanation({}), vi)).toBe('')
    expect(writeRule(explanation({}), vi).words).toBe('Chưa nhập')
  })
})
