import { describe, expect, it } from 'vitest'
import { findIn, type Axes, type Figure } from './cube-book'

const years = ['2016', '2017', '2018', '2019', '2020', '2021', '2022']
const provinces = Array.from({ length: 12 }, (_, at) => `P${at}`)

/** One figure a year of the first indicator, from 2016 on. */
function series(...values: readonly (number | string)[]): Figure[] {
  return values.map((value, at) => ({ value, period: years[at] ?? '' }))
}

describe('what a figure can be', () => {
  it('nothing that is counted is negative, and money is only where it can be', () => {
    const money = (name: string): Axes => ({ indicators: [{ code: 'V', name, unit: 'triệu đồng' }] })
    expect(findIn({}, [{ value: -3 }])).toEqual(['negative error: -3 ≠ '])
    expect(findIn({}, [{ value: 0 }])).toEqual([])
    expect(findIn(money('Vốn điều lệ'), [{ value: -3000 }])).toEqual(['negative warning: -3000 ≠ '])
    expect(findIn(money('Lợi nhuận trước thuế'), [{ value: -3000 }])).toEqual([])
    expect(findIn(money('Chênh lệch thu chi'), [{ value: -3000 }])).toEqual([])
  })

  it('a share is at most the whole, an index is not a share', () => {
    const percent = (name: string): Axes => ({
      indicators: [{ code: 'T', name, unit: '%', kind: 'ratio', decimals: 1 }],
    })
    expect(findIn(percent('Tỷ lệ HTX hiệu quả'), [{ value: '104.2' }])).toEqual([
      'over-hundred error: 104.2 ≠ ',
    ])
    expect(findIn(percent('Tỷ lệ HTX hiệu quả'), [{ value: '100' }])).toEqual([])
    expect(findIn(percent('Tỷ lệ so với kế hoạch'), [{ value: '104.2' }])).toEqual([])
    expect(findIn(percent('Tốc độ tăng'), [{ value: '104.2' }])).toEqual([])
  })
})

describe('money against how many there are that have it', () => {
  const axes: Axes = {
    indicators: [
      { code: 'HTX.tong_so', name: 'Tổng số HTX' },
      { code: 'von', name: 'Tổng vốn điều lệ HTX', unit: 'tỷ đồng' },
      { code: 'LHHTX.tong_so', name: 'Tổng số LH HTX', unit: 'LHHTX' },
      { code: 'ts', name: 'Tổng giá trị tài sản LH HTX', unit: 'tỷ đồng' },
      {
        code: 'dt',
        name: 'Doanh thu bình quân một HTX',
        unit: 'triệu đồng/năm',
        kind: 'average',
        decimals: 1,
      },
      {
        code: 'dtlh',
        name: 'Doanh thu bình quân một LH HTX',
        unit: 'tỷ đồng/năm',
        kind: 'average',
        decimals: 1,
      },
      {
        code: 'tn',
        name: 'Thu nhập bình quân của lao động trong HTX',
        unit: 'triệu đồng/năm',
        kind: 'average',
        decimals: 1,
      },
    ],
  }
  const counts: Figure[] = [
    { indicator: 'HTX.tong_so', value: 25454 },
    { indicator: 'LHHTX.tong_so', value: 102 },
  ]

  it('finds the unit of 1.737 tỷ a cooperative and of 7.194 tỷ a union', () => {
    expect(
      findIn(axes, [...counts, { indicator: 'von', value: 44223592 }, { indicator: 'ts', value: 733813 }]),
    ).toEqual(['magnitude warning: 44223592 ≠ 25454 (power 3)', 'magnitude warning: 733813 ≠ 102 (power 3)'])
    expect(
      findIn(axes, [...counts, { indicator: 'von', value: 44224 }, { indicator: 'ts', value: 734 }]),
    ).toEqual([])
    // Nobody says how many there are.
    expect(findIn(axes, [{ indicator: 'von', value: 44223592 }])).toEqual([])
  })

  it('is silent on revenues and incomes as they are, and not on those of another unit', () => {
    const figures = (revenue: string, ofUnion: string, income: string): Figure[] => [
      ...counts,
      { indicator: 'dt', value: revenue },
      { indicator: 'dtlh', value: ofUnion },
      { indicator: 'tn', value: income },
    ]
    expect(findIn(axes, figures('3600.6', '13.2', '51.3'))).toEqual([])
    expect(findIn(axes, figures('3600600', '13200', '51300')).sort()).toEqual(
      [
        'magnitude warning: 51300 ≠  (power 3)',
        'magnitude warning: 3600600 ≠  (power 3)',
        'magnitude warning: 13200 ≠  (power 3)',
      ].sort(),
    )
  })
})

describe('what an amount is of', () => {
  const axes = (name: string, unit: string, kind: 'flow' | 'average'): Axes => ({
    indicators: [
      { code: 'HTX.tong_so', name: 'Tổng số HTX' },
      { code: 'x', name, unit, kind, decimals: 1 },
    ],
  })
  const figures = (value: string): Figure[] => [
    { indicator: 'HTX.tong_so', value: 25454 },
    { indicator: 'x', value },
  ]

  it('a revenue of a year is that of all, however its unit is written', () => {
    expect(findIn(axes('Tổng doanh thu của các HTX', 'tỷ đồng/năm', 'flow'), figures('91650'))).toEqual([])
    expect(findIn(axes('Tổng doanh thu của các HTX', 'tỷ đồng/năm', 'flow'), figures('91650000'))).toEqual([
      'magnitude warning: 91650000 ≠ 25454 (power 3)',
    ])
  })

  it('an average is that of one, by its kind or by its name', () => {
    for (const kind of ['flow', 'average'] as const) {
      const average = axes('Doanh thu bình quân một HTX', 'triệu đồng', kind)
      expect(findIn(average, figures('3600.6'))).toEqual([])
      expect(findIn(average, figures('3600600'))).toEqual(['magnitude warning: 3600600 ≠  (power 3)'])
      expect(findIn(average, figures('0.4'))).toEqual(['magnitude warning: 0.4 ≠  (power -3)'])
    }
  })

  it('a part of the revenue, and money of others, may be next to nothing', () => {
    expect(findIn(axes('Doanh thu dịch vụ của HTX', 'triệu đồng', 'flow'), figures('300'))).toEqual([])
    expect(findIn(axes('Vốn góp mới của HTX', 'triệu đồng', 'flow'), figures('300'))).toEqual([])
    expect(findIn(axes('Ngân sách hỗ trợ HTX', 'triệu đồng', 'flow'), figures('90000000000'))).toEqual([])
  })
})

describe('a figure against its own history', () => {
  it('is off by a thousand or a million, and says against what', () => {
    const axes = { periods: years, indicators: [{ code: 'V', name: 'Vốn vay', unit: 'triệu đồng' }] }
    expect(findIn(axes, series(820, 900, 870_000))).toEqual([
      'magnitude warning: 870000 ≠ 900; 820 (power 3)',
    ])
    expect(findIn(axes, series(820_000, 900, 870_000))).toEqual([
      'magnitude warning: 900 ≠ 820000; 870000 (power -3)',
    ])
    expect(findIn(axes, series(820, 900, 1700))).toEqual([])
    // Of two, the later one.
    expect(findIn(axes, series(820, 900_000))).toEqual(['magnitude warning: 900000 ≠ 820 (power 3)'])
  })

  it('looks at the plan, too', () => {
    const figures: Figure[] = [{ value: 26000 }, { value: 25, scenario: 'plan' }]
    expect(findIn({}, figures)).toEqual(['magnitude warning: 26000 ≠ 25 (power 3)'])
    expect(findIn({}, [{ value: 26 }, { value: 25, scenario: 'plan' }])).toEqual([])
  })

  it('a month for a year, of incomes only', () => {
    const axes = (name: string, unit: string, kind: 'average' | 'stock'): Axes => ({
      periods: years,
      indicators: [{ code: 'T', name, unit, kind, decimals: 1 }],
    })
    const perYear = axes('Thu nhập bình quân', 'triệu đồng/người/năm', 'average')
    expect(findIn(perYear, series('48', '51.3', '4.4'))).toEqual([
      'month-year warning: 4.4 ≠ 51.3; 48 (larger 0)',
    ])
    expect(findIn(perYear, series('4', '4.3', '52'))).toEqual(['month-year warning: 52 ≠ 4.3; 4 (larger 1)'])
    expect(findIn(perYear, series('48', '51.3', '54'))).toEqual([])
    expect(findIn(axes('Số HTX', 'HTX', 'stock'), series('48', '51.3', '4.4'))).toEqual([])
  })

  it('stands out of five years or more, by how much these move', () => {
    const axes = { periods: years }
    expect(findIn(axes, series(510, 520, 5300, 540, 550, 560))).toEqual([
      'outlier-history warning: 5300 ≠ 520; 540; 510; 550; 560',
    ])
    expect(findIn(axes, series(510, 520, 530, 540, 55, 560))).toEqual([
      'outlier-history warning: 55 ≠ 540; 560; 530; 520; 510',
    ])
    // Too short a history, one that moves by itself, and small numbers.
    expect(findIn(axes, series(510, 520, 5300, 540))).toEqual([])
    expect(findIn(axes, series(100, 400, 90, 500, 1500, 300, 60))).toEqual([])
    expect(findIn(axes, series(1, 2, 1, 1, 9, 1))).toEqual([])
    expect(findIn(axes, series(100, 150, 220, 330, 500, 740))).toEqual([])
  })

  it('percentages may fall from few to fewer', () => {
    const axes = { periods: years, indicators: [{ code: 'T', name: 'Tỷ lệ nợ xấu', unit: '%', decimals: 1 }] }
    expect(findIn(axes, series('1.2', '1.3', '0.2', '1.1', '1.2', '1.3'))).toEqual([])
    expect(findIn(axes, series('62', '63', '6.4', '65', '66', '67'))).toHaveLength(1)
  })

  it('leaves alone what the program derived', () => {
    const [first, second, third] = series(820, 900, 870_000)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three figures')
    expect(findIn({ periods: years }, [first, second, { ...third, origin: 'derived' }])).toEqual([])
  })
})

describe('a figure against its siblings', () => {
  const localities = ['VN', ...provinces]
  const places = (period: string, value: (at: number) => number | string, indicator?: string): Figure[] =>
    provinces.map((locality, at) => ({
      locality,
      period,
      value: value(at),
      ...(indicator === undefined ? {} : { indicator }),
    }))

  it('per owner: a place a thousand times above the others, and one far above them', () => {
    const axes: Axes = {
      localities,
      indicators: [
        { code: 'HTX.tong_so', name: 'Tổng số HTX' },
        { code: 'von', name: 'Vốn điều lệ của HTX', unit: 'triệu đồng' },
      ],
    }
    const figures = (capital: (at: number) => number): Figure[] => [
      ...places('2020', (at) => 20 + at * 30, 'HTX.tong_so'),
      ...places('2020', capital, 'von'),
    ]
    const usual = (at: number): number => (20 + at * 30) * (2000 + 130 * (at % 5))
    expect(findIn(axes, figures(usual))).toEqual([])
    expect(
      findIn(
        axes,
        figures((at) => (at === 3 ? 250 : usual(at))),
      ),
    ).toEqual([expect.stringMatching(/^magnitude warning: 250 ≠ .*power -3/) as string])
    expect(
      findIn(
        axes,
        figures((at) => (at === 3 ? usual(at) * 20 : usual(at))),
      ),
    ).toEqual([expect.stringMatching(/^outlier-peers warning/) as string])
  })

  it('per owner: a branch a thousand times above the others of its place', () => {
    const sectors = ['ALL', 'NN', 'CN', 'XD', 'TM', 'VT']
    const axes: Axes = {
      sectors,
      indicators: [
        { code: 'HTX.tong_so', name: 'Tổng số HTX' },
        { code: 'von', name: 'Vốn điều lệ của HTX', unit: 'triệu đồng' },
      ],
    }
    const figures = (capital: number): Figure[] =>
      sectors.slice(1).flatMap((sector, at): Figure[] => [
        { sector, indicator: 'HTX.tong_so', value: 20 },
        { sector, indicator: 'von', value: sector === 'XD' ? capital : 900 + 150 * at },
      ])
    expect(findIn(axes, figures(1300))).toEqual([])
    expect(findIn(axes, figures(1_300_000))).toEqual([
      expect.stringMatching(/^magnitude warning: 1300000 ≠ .*power 3/) as string,
    ])
  })

  it('amounts: a place a thousand times above all others', () => {
    const axes = { localities }
    expect(
      findIn(
        axes,
        places('2020', (at) => 300 + 90 * at),
      ),
    ).toEqual([])
    expect(
      findIn(
        axes,
        places('2020', (at) => (at === 4 ? 900_000 : 300 + 90 * at)),
      ),
    ).toEqual([expect.stringMatching(/^magnitude warning: 900000 ≠ .*power 3/) as string])
  })

  it('growth unlike that of all others, where the history is short', () => {
    const axes = { localities, periods: ['2019', '2020'] }
    const before = places('2019', (at) => 300 + 90 * at)
    const after = (factor: number): Figure[] =>
      places('2020', (at) => Math.round((300 + 90 * at) * (at === 4 ? factor : 1.02 + 0.01 * (at % 3))))
    expect(findIn(axes, [...before, ...after(1.6)])).toEqual([])
    expect(findIn(axes, [...before, ...after(8)])).toEqual([
      expect.stringMatching(/^outlier-peers warning: 5280 ≠ 660/) as string,
    ])
  })

  it('the same number year after year, while the others move', () => {
    const axes = { localities, periods: years.slice(0, 5) }
    const figures = (value: (at: number, year: number) => number): Figure[] =>
      years.slice(0, 5).flatMap((period, year) => places(period, (at) => value(at, year)))
    const moving = (at: number, year: number): number => 317 + 91 * at + 7 * year + ((at * year) % 3)
    expect(findIn(axes, figures(moving))).toEqual([])
    expect(
      findIn(
        axes,
        figures((at, year) => (at === 2 ? 427 : moving(at, year))),
      ),
    ).toEqual(['unchanged warning: 427 ≠ 427; 427; 427; 427 (periods 5)'])
    // A round number may well stay, and where nothing moves nothing stands out.
    expect(
      findIn(
        axes,
        figures((at, year) => (at === 2 ? 400 : moving(at, year))),
      ),
    ).toEqual([])
    expect(
      findIn(
        axes,
        figures((at) => 317 + 91 * at),
      ),
    ).toEqual([])
  })
})
