import { describe, expect, it } from 'vitest'
import { writeResult, writeRule } from '../../../../renderer/features/explain/rule-text'
import { vi } from '../../../../renderer/i18n/vi'
import { explanation, figure, year } from './explanation-fixture'

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

  it('growth and contribution are written out, with their signs', () => {
    const sides = [figure(66, { at: year(2024) }), figure(60, { at: year(2023) })]
    const growth = explanation({
      rule: 'growth',
      result: figure(100, { decimals: 1, percent: true }),
      operands: sides,
    })
    expect(writeRule(growth, vi)).toEqual({
      words: '(Thực hiện 2024 − Thực hiện 2023) ÷ Thực hiện 2023 × 100',
      values: '(66 − 60) ÷ 60 × 100',
      result: '+10,0%',
    })
    const contribution = explanation({
      rule: 'contribution',
      result: figure(-750, { decimals: 2 }),
      operands: [
        ...sides.map((side) => ({ ...side, label: 'Nông nghiệp' })),
        figure(80, { at: year(2023), label: 'Tổng số' }),
      ],
    })
    expect(writeRule(contribution, vi)).toMatchObject({
      words: '(Thực hiện 2024 (Nông nghiệp) − Thực hiện 2023 (Nông nghiệp)) ÷ Thực hiện 2023 (Tổng số) × 100',
      result: '−7,50',
    })
  })

  it('what is missing is the plan less the actual, shared out over the months left', () => {
    const plan = { scenario: 'plan', kind: 'year', year: 2024, ordinal: 1 } as const
    const half = { scenario: 'actual', kind: 'half', year: 2024, ordinal: 1 } as const
    const operands = [figure(40, { at: half }), figure(100, { at: plan })]
    expect(writeRule(explanation({ rule: 'remaining', result: figure(60), operands }), vi)).toEqual({
      words: 'Kế hoạch 2024 − Thực hiện 6 tháng đầu năm 2024',
      values: '100 − 40',
      result: '+60',
    })
    const perQuarter = (value: number | null, left: number): ReturnType<typeof writeRule> =>
      writeRule(
        explanation({
          rule: 'per-quarter',
          result: figure(value, { decimals: 1, ...(value === null ? { status: 'no-meaning' } : {}) }),
          operands,
          counts: { of: left, among: 12 },
        }),
        vi,
      )
    expect(perQuarter(300, 6)).toMatchObject({ values: '(100 − 40) ÷ 6 × 3', result: '30,0' })
    expect(perQuarter(0, 6)).toEqual({ words: vi.comparisonWords.reached, values: '', result: '0,0' })
    expect(perQuarter(null, 0)).toEqual({ words: vi.comparisonWords.over, values: '', result: '–' })
  })

  it('a rank says among how many', () => {
    const rank = explanation({
      rule: 'rank',
      result: figure(2),
      operands: [figure(120)],
      counts: { of: 2, among: 8 },
    })
    expect(writeRule(rank, vi)).toEqual({ words: 'Đứng thứ 2 trong 8', values: '120', result: '2' })
    const total = explanation({ rule: 'rank', operands: [figure(500)] })
    expect(writeRule(total, vi)).toMatchObject({ words: 'Thứ tự trong bảng', result: '' })
  })

  it('an error shows its mark', () => {
    const broken = explanation({ rule: 'growth', result: figure(null, { status: 'division-by-zero' }) })
    expect(writeResult(broken, vi)).toBe('#CHIA0')
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
