import { describe, expect, it } from 'vitest'
import { CubeChecks } from '../../../../shared/checks/cube-checks'
import type { Relation } from '../../../../shared/checks/relation'
import { findIn, makeCubeBook, summarize, type Axes, type Figure } from './cube-book'

const axes: Axes = {
  indicators: [
    { code: 'tong' },
    { code: 'moi', kind: 'flow' },
    { code: 'tan', kind: 'flow' },
    { code: 'dau' },
    { code: 'dt', kind: 'flow', unit: 'tỷ đồng', decimals: 1 },
    { code: 'bq', kind: 'average', unit: 'triệu đồng/HTX', decimals: 1 },
    {
      code: 'ty_le',
      kind: 'ratio',
      unit: '%',
      decimals: 1,
      numerator: 'moi',
      denominator: 'tong',
      factor: 100,
    },
    { code: 'ty_le_khac', kind: 'ratio', unit: '%', decimals: 1 },
  ],
  periods: ['2020', '2019'],
}

/** Lines by code; relations as a form would say them. */
function findWith(figures: readonly Figure[], relations: (line: LineOf) => readonly Relation[]): string[] {
  const book = makeCubeBook(axes, figures)
  const line: LineOf = (indicator) => {
    const { sector, ...key } = book.keyOf({
      indicator,
      sector: 'ALL',
      locality: 'VN',
      period: '2020',
      scenario: 'actual',
    })
    return { indicator: key.indicator, sector }
  }
  const checks = new CubeChecks(book, relations(line))
  checks.checkAll()
  return [...checks.findings.values()].map(summarize)
}
type LineOf = (indicator: string) => Relation['result']

const read = { factor: 1, complete: 'likely', certainty: 'read', form: null } as const
const balance = (line: LineOf): Relation[] => [
  {
    ...read,
    id: 'b',
    kind: 'balance',
    result: line('tong'),
    terms: [
      { line: line('tong'), role: 'opening', sign: 1, step: -1 },
      { line: line('moi'), role: 'inflow', sign: 1, step: 0 },
      { line: line('tan'), role: 'outflow', sign: -1, step: 0 },
    ],
  },
]

describe('relations between entered figures', () => {
  it('opening, new and dissolved give the closing', () => {
    const figures = (closing: number): Figure[] => [
      { indicator: 'tong', value: 24618, period: '2019' },
      { indicator: 'moi', value: 2138 },
      { indicator: 'tan', value: 811 },
      { indicator: 'tong', value: closing },
    ]
    expect(findWith(figures(25945), balance)).toEqual([])
    expect(findWith(figures(25454), balance)).toEqual(['balance warning: 25454 ≠ 25945'])
    expect(findWith(figures(25454).slice(1), balance)).toEqual([])
  })

  it('an opening of its own leads to the closing', () => {
    const movement = (line: LineOf): Relation[] => [
      {
        ...read,
        id: 'm',
        kind: 'sum',
        result: line('tong'),
        terms: [
          { line: line('dau'), role: 'opening', sign: 1, step: 0 },
          { line: line('moi'), role: 'inflow', sign: 1, step: 0 },
          { line: line('tan'), role: 'outflow', sign: -1, step: 0 },
        ],
      },
    ]
    const figures = (closing: number): Figure[] => [
      { indicator: 'dau', value: 125 },
      { indicator: 'moi', value: 14 },
      { indicator: 'tan', value: 6 },
      { indicator: 'tong', value: closing },
    ]
    expect(findWith(figures(133), movement)).toEqual([])
    expect(findWith(figures(123), movement)).toEqual(['balance warning: 123 ≠ 133'])
  })

  it('a ratio follows from its counts, to the last digit that is written', () => {
    const figures = (ratio: string): Figure[] => [
      { indicator: 'tong', value: 18339 },
      { indicator: 'moi', value: 14254 },
      { indicator: 'ty_le', value: ratio },
    ]
    // 14.254 / 18.339 = 77,725 %.
    expect(findIn(axes, figures('77.7'))).toEqual([])
    expect(findIn(axes, figures('78'))).toEqual([])
    expect(findIn(axes, figures('77.8'))).toEqual(['quotient rounding: 77.8 ≠ 77.7 (factor 100)'])
    expect(findIn(axes, figures('77.2'))).toEqual(['quotient error: 77.2 ≠ 77.7 (factor 100)'])
    expect(findIn(axes, figures('87.7'))).toEqual(['quotient error: 87.7 ≠ 77.7 (factor 100)'])
    expect(findIn(axes, [{ indicator: 'ty_le', value: '87.7' }])).toEqual([])
  })

  it('an average times its count is about the total, across units', () => {
    const average = (line: LineOf): Relation[] => [
      {
        ...read,
        id: 'q',
        kind: 'quotient',
        factor: 1000,
        result: line('bq'),
        terms: [
          { line: line('dt'), role: 'numerator', sign: 1, step: 0 },
          { line: line('tong'), role: 'denominator', sign: 1, step: 0 },
        ],
      },
    ]
    const figures = (total: string): Figure[] => [
      { indicator: 'tong', value: 25454 },
      { indicator: 'bq', value: '3600.6' },
      { indicator: 'dt', value: total },
    ]
    expect(findWith(figures('91649.7'), average)).toEqual([])
    expect(findWith(figures('30000'), average)).toEqual(['quotient error: 3600.6 ≠ 1178.6 (factor 1000)'])
  })

  it('shares of one whole sum to 100', () => {
    const shares = (line: LineOf): Relation[] => [
      {
        ...read,
        id: 's',
        kind: 'shares',
        result: line('ty_le'),
        terms: ['ty_le', 'ty_le_khac'].map((code) => ({ line: line(code), role: 'part', sign: 1, step: 0 })),
      },
    ]
    const figures = (other: string): Figure[] => [
      { indicator: 'ty_le', value: '60.1' },
      { indicator: 'ty_le_khac', value: other },
    ]
    expect(findWith(figures('39.9'), shares)).toEqual([])
    expect(findWith(figures('40'), shares)).toEqual([])
    expect(findWith(figures('30.9'), shares)).toHaveLength(1)
    expect(findWith(figures('30.9').slice(0, 1), shares)).toEqual([])
  })

  it('a sum that a form reads is not told a second time where the engine makes it', () => {
    const sectors = ['ALL', 'NN', 'CN']
    const book = makeCubeBook({ sectors }, [
      { value: 100 },
      { value: 50, sector: 'NN' },
      { value: 40, sector: 'CN' },
    ])
    const line = (sector: string): Relation['result'] => {
      const key = book.keyOf({
        indicator: 'HTX.tong_so',
        sector,
        locality: 'VN',
        period: '2020',
        scenario: 'actual',
      })
      return { indicator: key.indicator, sector: key.sector }
    }
    const sum: Relation = {
      ...read,
      id: 'sum',
      kind: 'sum',
      result: line('ALL'),
      terms: ['NN', 'CN'].map((sector) => ({ line: line(sector), role: 'part', sign: 1, step: 0 })),
    }
    const checks = new CubeChecks(book, [sum])
    checks.checkAll()
    expect([...checks.findings.values()].map(summarize)).toEqual(['parts error: 100 ≠ 90'])
  })
})

describe('what makes a relation say less', () => {
  const plan = (closing: number, opening: Figure[]): Figure[] => [
    { indicator: 'tong', value: 640, period: '2019', scenario: 'plan' },
    ...opening,
    { indicator: 'moi', value: 45, scenario: 'plan' },
    { indicator: 'tan', value: 12, scenario: 'plan' },
    { indicator: 'tong', value: closing, scenario: 'plan' },
  ]
  const expected: Figure[] = [{ indicator: 'tong', value: 647, period: '2019', scenario: 'estimate' }]

  it('a plan starts from what is expected by then', () => {
    expect(findWith(plan(680, expected), balance)).toEqual([])
    expect(findWith(plan(673, expected), balance)).toEqual([])
    expect(findWith(plan(690, expected), balance)).toEqual(['balance warning: 690 ≠ 680'])
    expect(findWith(plan(680, []), balance)).toEqual(['balance warning: 680 ≠ 673'])
  })

  const parts = (line: LineOf): Relation[] => [
    {
      ...read,
      id: 'p',
      kind: 'sum',
      result: line('tong'),
      terms: ['moi', 'tan'].map((code) => ({ line: line(code), role: 'part', sign: 1, step: 0 })),
    },
  ]
  const staff = (period: string, whole: number, one: number, other: number): Figure[] => [
    { indicator: 'tong', value: whole, period },
    { indicator: 'moi', value: one, period },
    { indicator: 'tan', value: other, period },
  ]

  it('parts that leave a gap in every period are not all parts', () => {
    const other = staff('2019', 2460, 1035, 512)
    expect(findWith([...staff('2020', 2588, 1090, 569), ...other], parts)).toEqual([])
    // More than the whole is too much all the same.
    const planned = other.map((figure): Figure => ({ ...figure, scenario: 'plan' }))
    expect(findWith([...staff('2020', 1588, 1090, 569), ...other, ...planned], parts)).toEqual([
      'parts warning: 1588 ≠ 1659',
    ])
  })

  it('parts that are all of it elsewhere have to be here', () => {
    const other = staff('2019', 1547, 1035, 512)
    expect(findWith([...staff('2020', 2588, 1090, 569), ...other], parts)).toHaveLength(1)
  })
})

describe('money for each of a count', () => {
  const sizes: Axes = {
    indicators: [
      { code: 'HTX.tong_so', unit: 'HTX' },
      { code: 'HTX.doanh_thu', kind: 'flow', unit: 'tỷ đồng', name: 'Tổng doanh thu của HTX' },
    ],
    sectors: ['ALL', 'NN', 'TD'],
    periods: ['2020'],
  }
  const revenue: Figure = { indicator: 'HTX.doanh_thu', value: 2450 }

  it('is not held against a count of which parts are missing', () => {
    expect(findIn(sizes, [{ sector: 'TD', value: 20 }, revenue])).toEqual([])
    const whole: Figure[] = [
      { sector: 'TD', value: 20 },
      { sector: 'NN', value: 0 },
    ]
    expect(findIn(sizes, [...whole, revenue]).join()).toMatch(/magnitude/)
  })
})
