import { describe, expect, it } from 'vitest'
import { checkCube, findIn, makeCubeBook, type Axes, type Figure } from './cube-book'

const sectors = ['ALL', 'NN', 'CN', 'XD', 'TM']
const bySector = (...values: readonly number[]): Figure[] =>
  values.map((value, at) => ({ value, sector: sectors[at + 1] ?? '' }))

describe('an entered total against its parts', () => {
  it('is silent where they sum to it, and counts the check', () => {
    const book = makeCubeBook({ sectors }, [{ value: 348 }, ...bySector(157, 19, 110, 62)])
    expect(checkCube(book)).toEqual({ found: [], checked: 6, passed: 6 })
  })

  it('says what is stated and what follows, with every part', () => {
    const { found } = checkCube(makeCubeBook({ sectors }, [{ value: 348 }, ...bySector(157, 19, 110, 26)]))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      kind: 'parts',
      severity: 'error',
      follows: { value: 312, decimals: 0 },
      cause: 'parts|sectors|1.1.actual',
      id: 'parts|sectors|1.1.1.1.actual',
      fingerprint: '348/0,157/0,19/0,110/0,26/0',
    })
    expect(found[0]?.terms.map(({ role }) => role)).toEqual(['stated', 'part', 'part', 'part', 'part'])
  })

  it.each<[string, Figure[], string[]]>([
    ['too many for the total', bySector(200, 100, 90), ['subset error: 348 ≠ 200; 100; 90']],
    ['a little too many', bySector(200, 100, 50), ['parts error: 348 ≠ 350']],
    ['far fewer than the total', bySector(100, 20), []],
    ['nearly all of it, with a branch blank', bySector(200, 100, 41), ['parts warning: 348 ≠ 341']],
    ['all of it, with a branch blank', bySector(200, 100, 48), []],
    [
      'nearly all of it, with a branch not yet known',
      [...bySector(200, 100, 41), { value: 0, sector: 'TM', state: 'unknown' }],
      [],
    ],
    [
      'and a branch that has none',
      [...bySector(200, 100, 41), { value: 0, sector: 'TM', state: 'none' }],
      ['parts error: 348 ≠ 341'],
    ],
  ])('with parts missing: %s', (_, figures, expected) => {
    expect(findIn({ sectors }, [{ value: 348 }, ...figures])).toEqual(expected)
  })

  it('looks at every breakdown, not only at the one that counts', () => {
    const axes: Axes = { sectors: ['ALL', 'NN', 'CN'], localities: ['VN', 'A', 'B'] }
    const branches = [
      { value: 70, sector: 'NN' },
      { value: 30, sector: 'CN' },
    ]
    const places = (last: number): Figure[] => [
      { value: 60, locality: 'A' },
      { value: last, locality: 'B' },
    ]
    expect(findIn(axes, [{ value: 100 }, ...branches, ...places(40)])).toEqual([])
    expect(findIn(axes, [{ value: 100 }, ...branches, ...places(30)])).toEqual(['parts error: 100 ≠ 90'])
    // Nobody entered the total, but both ways to it.
    expect(findIn(axes, [...branches, ...places(40)])).toEqual([])
    expect(findIn(axes, [...branches, ...places(30)])).toEqual([
      'parts error: 100 ≠ 90 (summed sectors, against localities)',
    ])
    // A place that has not reported says nothing.
    expect(findIn(axes, [{ value: 100 }, ...branches, ...places(0).slice(0, 1)])).toEqual([])
  })

  it('sums what is a sum of indicators, and holds what is included in another below it', () => {
    const indicators = [
      { code: 'tong' },
      { code: 'dang', parent: 'tong', part: 'sum' as const },
      { code: 'ngung', parent: 'tong', part: 'sum' as const },
      { code: 'hieu_qua', parent: 'dang', part: 'subset' as const },
    ]
    const figures = (active: number, effective: number): Figure[] => [
      { indicator: 'tong', value: 348 },
      { indicator: 'dang', value: active },
      { indicator: 'ngung', value: 83 },
      { indicator: 'hieu_qua', value: effective },
    ]
    expect(findIn({ indicators }, figures(265, 200))).toEqual([])
    expect(findIn({ indicators }, figures(256, 200))).toEqual(['parts error: 348 ≠ 339'])
    expect(findIn({ indicators }, figures(265, 300))).toEqual(['subset error: 265 ≠ 300'])
  })

  it('adds flows over quarters and takes the last of a stock', () => {
    const periods = ['2020', '2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4']
    const axes = (kind: 'flow' | 'stock'): Axes => ({ indicators: [{ code: 'X', kind }], periods })
    const figures = (year: number, quarters: readonly number[]): Figure[] => [
      { value: year },
      ...quarters.map((value, at) => ({ value, period: periods[at + 1] ?? '' })),
    ]
    expect(findIn(axes('flow'), figures(100, [20, 25, 25, 30]))).toEqual([])
    expect(findIn(axes('flow'), figures(100, [20, 25, 25, 36]))).toEqual(['parts error: 100 ≠ 106'])
    expect(findIn(axes('flow'), figures(100, [20, 25, 25]))).toEqual([])
    expect(findIn(axes('flow'), figures(100, [40, 45, 25]))).toEqual(['subset error: 100 ≠ 40; 45; 25'])
    expect(findIn(axes('stock'), figures(30, [20, 25, 25, 30]))).toEqual([])
    expect(findIn(axes('stock'), figures(31, [20, 25, 25, 30]))).toEqual(['stated-twice warning: 31 ≠ 30'])
    expect(findIn(axes('stock'), figures(31, [20, 25, 25]))).toEqual([])
  })

  it('holds nothing against quarters but what was entered for their year', () => {
    const periods = ['2020', '2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4']
    const axes: Axes = { indicators: [{ code: 'X', kind: 'flow' }], periods, sectors: ['ALL', 'NN', 'CN'] }
    const quarters = periods.slice(1).map((period, at): Figure => ({ value: 20 + at, period }))
    expect(findIn(axes, [...quarters, { value: 50, sector: 'NN' }])).toEqual([])
    expect(findIn(axes, [...quarters, { value: 50 }])).toEqual(['parts error: 50 ≠ 86'])
  })

  it('a flow counted from January never falls', () => {
    const periods = ['2020', '2020-N1', '2020-H1']
    const axes = (kind: 'flow' | 'stock'): Axes => ({ indicators: [{ code: 'X', kind }], periods })
    const figures = (half: number, nine: number, year: number): Figure[] => [
      { value: half, period: '2020-H1' },
      { value: nine, period: '2020-N1' },
      { value: year },
    ]
    expect(findIn(axes('flow'), figures(40, 60, 85))).toEqual([])
    expect(findIn(axes('flow'), figures(40, 40, 85))).toEqual([])
    expect(findIn(axes('flow'), figures(40, 90, 85))).toEqual(['subset error: 85 ≠ 90'])
    expect(findIn(axes('flow'), figures(70, 60, 85))).toEqual(['subset error: 60 ≠ 70'])
    expect(findIn(axes('stock'), figures(40, 90, 85))).toEqual([])
  })

  it('allows money its rounding, but counts nothing', () => {
    const money = {
      indicators: [{ code: 'V', unit: 'tỷ đồng', decimals: 1 }],
      sectors: ['ALL', 'NN', 'CN', 'XD'],
    }
    const parts = (last: string): Figure[] => [
      { value: '10.4', sector: 'NN' },
      { value: '20.4', sector: 'CN' },
      { value: last, sector: 'XD' },
    ]
    expect(findIn(money, [{ value: '41.2' }, ...parts('10.3')])).toEqual([])
    expect(findIn(money, [{ value: '41.4' }, ...parts('10.3')])).toEqual(['parts rounding: 41.4 ≠ 41.1'])
    expect(findIn(money, [{ value: '42.4' }, ...parts('10.3')])).toEqual(['parts error: 42.4 ≠ 41.1'])
    const count = { sectors: ['ALL', 'NN', 'CN'] }
    expect(findIn(count, [{ value: 101 }, { value: 60, sector: 'NN' }, { value: 40, sector: 'CN' }])).toEqual(
      ['parts error: 101 ≠ 100'],
    )
  })

  it('takes qualifiers as they are meant, and leaves derived totals alone', () => {
    const axes = { sectors: ['ALL', 'NN', 'CN'] }
    const parts: Figure[] = [
      { value: 60, sector: 'NN' },
      { value: 45, sector: 'CN' },
    ]
    expect(findIn(axes, [{ value: 100, qualifier: 'over' }, ...parts])).toEqual([])
    expect(findIn(axes, [{ value: 100, qualifier: 'under' }, ...parts])).toEqual(['parts error: 100 ≠ 105'])
    expect(findIn(axes, [{ value: 100, origin: 'derived' }, ...parts])).toEqual([])
  })

  it('takes "none" for a total of zero', () => {
    const axes = { sectors: ['ALL', 'NN', 'CN'] }
    const parts = (value: number): Figure[] => [
      { value, sector: 'NN' },
      { value: 0, sector: 'CN' },
    ]
    expect(findIn(axes, [{ value: 0, state: 'none' }, ...parts(0)])).toEqual([])
    expect(findIn(axes, [{ value: 0, state: 'none' }, ...parts(4)])).toEqual(['parts error: 0 ≠ 4'])
    expect(findIn(axes, [{ value: 0, state: 'unknown' }, ...parts(4)])).toEqual([])
  })

  it('finds nothing in a workbook without figures', () => {
    expect(checkCube(makeCubeBook({ sectors }, []))).toEqual({ found: [], checked: 0, passed: 0 })
  })
})
