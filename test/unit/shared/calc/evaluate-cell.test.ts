import { describe, expect, it } from 'vitest'
import { buildAxes, locate, shiftPeriod } from '../../../../shared/calc/axes'
import { cellState, Cube } from '../../../../shared/calc/cube'
import {
  compareWithStated,
  evaluateCell,
  type CellSpec,
  type ValueSpec,
} from '../../../../shared/calc/evaluate-cell'
import { buildTree, TreeCycleError } from '../../../../shared/calc/tree'
import type { Dimensions, Indicator } from '../../../../shared/model/dimension'
import type { FactKey, FactState } from '../../../../shared/model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../../../../shared/model/ids'

const base: Omit<Indicator, 'id' | 'code' | 'kind'> = {
  name: '',
  unit: '',
  decimals: 0,
  parent: null,
  part: null,
  numerator: null,
  denominator: null,
  factor: 1,
  direction: 'neutral',
  totalBasis: ['localities', 'sectors', 'indicators'],
  formula: null,
}
const count = 0 as IndicatorId
const revenue = 1 as IndicatorId
const mean = 2 as IndicatorId
const ratio = 3 as IndicatorId
const founded = 4 as IndicatorId
const closed = 5 as IndicatorId
const y2019 = 0 as PeriodId
const y2020 = 1 as PeriodId
const nation = 0 as LocalityId
const all = 0 as SectorId

const dimensions: Dimensions = {
  indicators: [
    { ...base, id: count, code: 'A', kind: 'stock' },
    { ...base, id: revenue, code: 'B', kind: 'flow', decimals: 1 },
    // Revenue in tỷ per cooperative, shown in triệu.
    {
      ...base,
      id: mean,
      code: 'C',
      kind: 'average',
      decimals: 1,
      numerator: revenue,
      denominator: count,
      factor: 1000,
    },
    {
      ...base,
      id: ratio,
      code: 'D',
      kind: 'ratio',
      decimals: 1,
      numerator: founded,
      denominator: count,
      factor: 100,
    },
    { ...base, id: founded, code: 'E', kind: 'flow' },
    { ...base, id: closed, code: 'F', kind: 'stock', direction: 'less-is-better' },
  ],
  sectors: [{ id: all, code: 'ALL', name: '', parent: null, list: null, partOf: [] }],
  localities: [
    {
      id: nation,
      code: 'VN',
      name: '',
      level: 'nation',
      parent: null,
      validFrom: null,
      validTo: null,
      successor: null,
    },
    ...[1, 2].map((id) => ({
      id: id as LocalityId,
      code: `R${id}`,
      name: '',
      level: 'region' as const,
      parent: nation,
      validFrom: null,
      validTo: null,
      successor: null,
    })),
  ],
  periods: [
    { id: y2019, kind: 'year', year: 2019, ordinal: 1 },
    { id: y2020, kind: 'year', year: 2020, ordinal: 1 },
    ...[1, 2, 3, 4].map((ordinal) => ({
      id: (1 + ordinal) as PeriodId,
      kind: 'quarter' as const,
      year: 2020,
      ordinal,
    })),
  ],
}

type Given = [
  indicator: IndicatorId,
  locality: number,
  period: number,
  value: number | Exclude<FactState, 'number'>,
]

function makeCube(given: readonly Given[], scenario: 'actual' | 'plan' = 'actual'): Cube {
  const cube = new Cube(buildAxes(dimensions))
  for (const [indicator, locality, period, value] of given) {
    const position = locate(cube.axes, keyOf(indicator, locality, period, scenario))
    if (position === null) throw new Error('no such cell')
    const isNumber = typeof value === 'number'
    cube.load({
      position,
      state: isNumber ? cellState.number : cellState[value],
      value: isNumber ? value : 0,
    })
  }
  cube.recomputeAll()
  return cube
}

function keyOf(
  indicator: IndicatorId,
  locality = 0,
  period = 1,
  scenario: 'actual' | 'plan' = 'actual',
): FactKey {
  return { indicator, sector: all, locality: locality as LocalityId, period: period as PeriodId, scenario }
}
const value = (indicator: IndicatorId, locality = 0, period = 1): ValueSpec => ({
  kind: 'value',
  key: keyOf(indicator, locality, period),
  parts: null,
})

describe('values', () => {
  it('recomputes averages and ratios at every node instead of adding them', () => {
    const cube = makeCube([
      [count, 1, 1, 10],
      [count, 2, 1, 30],
      [revenue, 1, 1, 1000],
      [revenue, 2, 1, 500],
    ])
    // 100,0 tỷ / 10 = 10.000 triệu; 50,0 / 30 = 1.666,7; together 150,0 / 40 = 3.750 and not their sum or mean.
    expect(evaluateCell(cube, value(mean, 1), 1).value).toBe(100000)
    expect(evaluateCell(cube, value(mean, 2), 1).value).toBe(16667)
    expect(evaluateCell(cube, value(mean), 1).value).toBe(37500)
  })

  it('keeps a typed average although it could be computed', () => {
    const cube = makeCube([
      [count, 0, 1, 10],
      [revenue, 0, 1, 1000],
      [mean, 0, 1, 99999],
    ])
    expect(evaluateCell(cube, value(mean), 1).value).toBe(99999)
  })

  it('takes the last present quarter of a stock and the sum of a flow', () => {
    const cube = makeCube([
      [count, 0, 2, 5],
      [count, 0, 4, 7],
      [founded, 0, 2, 5],
      [founded, 0, 4, 7],
    ])
    expect(evaluateCell(cube, value(count), 0)).toMatchObject({ value: 7, partial: false })
    expect(evaluateCell(cube, value(founded), 0)).toMatchObject({ value: 12, partial: true })
  })

  it('keeps the four states apart', () => {
    const cube = makeCube([
      [count, 0, 0, 'none'],
      [count, 0, 1, 'unknown'],
      [founded, 0, 1, 0],
    ])
    expect(evaluateCell(cube, value(count, 0, 0), 0).status).toBe('none')
    expect(evaluateCell(cube, value(count, 0, 1), 0).status).toBe('unknown')
    expect(evaluateCell(cube, value(founded), 0)).toMatchObject({ status: 'number', value: 0 })
    expect(evaluateCell(cube, value(revenue), 1).status).toBe('blank')
  })

  it('says overflow instead of a rounded total', () => {
    const cube = makeCube([
      [count, 1, 1, Number.MAX_SAFE_INTEGER],
      [count, 2, 1, 1],
    ])
    expect(evaluateCell(cube, value(count), 0).status).toBe('overflow')
    expect(evaluateCell(cube, { kind: 'index', of: value(count), base: value(count, 1) }, 1).status).toBe(
      'overflow',
    )
  })
})

describe('comparisons', () => {
  const compare = (
    given: readonly Given[],
    kind: 'difference' | 'index' = 'index',
  ): ReturnType<typeof evaluateCell> =>
    evaluateCell(
      makeCube(given),
      { kind, of: value(count), base: value(count, 0, 0) },
      kind === 'index' ? 1 : 0,
    )

  it('gives an index, not growth', () => {
    expect(
      compare([
        [count, 0, 1, 120],
        [count, 0, 0, 100],
      ]).value,
    ).toBe(1200)
    expect(
      compare(
        [
          [count, 0, 1, 120],
          [count, 0, 0, 100],
        ],
        'difference',
      ).value,
    ).toBe(20)
  })

  it.each([
    [[[count, 0, 1, 120]], 'no-base'],
    [[[count, 0, 0, 120]], 'no-current'],
    [[], 'blank'],
    [
      [
        [count, 0, 1, 120],
        [count, 0, 0, 0],
      ],
      'zero-base',
    ],
    [
      [
        [count, 0, 1, 120],
        [count, 0, 0, 'none'],
      ],
      'zero-base',
    ],
    [
      [
        [count, 0, 1, 120],
        [count, 0, 0, 'unknown'],
      ],
      'no-base',
    ],
    [
      [
        [count, 0, 1, 120],
        [count, 0, 0, -5],
      ],
      'negative-base',
    ],
  ] as [Given[], string][])('has a reason where it is no number: %j', (given, status) => {
    expect(compare(given)).toMatchObject({ status, value: null })
  })

  it('counts "none" as zero', () => {
    expect(
      compare([
        [count, 0, 1, 'none'],
        [count, 0, 0, 100],
      ]).value,
    ).toBe(0)
    expect(
      compare(
        [
          [count, 0, 1, 'none'],
          [count, 0, 0, 100],
        ],
        'difference',
      ).value,
    ).toBe(-100)
  })

  it('compares ratios in percentage points from unrounded values', () => {
    const cube = makeCube([
      [count, 0, 1, 25454],
      [founded, 0, 1, 14254],
      [ratio, 0, 0, 521],
    ])
    const difference = evaluateCell(
      cube,
      { kind: 'difference', of: value(ratio), base: value(ratio, 0, 0) },
      1,
    )
    expect(difference.value).toBe(39)
  })

  it('shows a sum over places beside a total that is typed', () => {
    const cube = makeCube([
      [count, 0, 1, 100],
      [count, 1, 1, 40],
      [count, 2, 1, 50],
    ])
    expect(evaluateCell(cube, value(count), 0).value).toBe(100)
    expect(evaluateCell(cube, { ...value(count), parts: 'localities' }, 0).value).toBe(90)
    expect(evaluateCell(cube, { ...value(count, 1), parts: 'localities' }, 0).value).toBe(40)
  })
})

describe('growth, contribution and pace', () => {
  const plan = (indicator: IndicatorId, period = 1): ValueSpec => ({
    kind: 'value',
    key: keyOf(indicator, 0, period, 'plan'),
    parts: null,
  })
  const show = (cube: Cube, spec: CellSpec, decimals: number): number | string => {
    const cell = evaluateCell(cube, spec, decimals)
    return cell.value ?? cell.status
  }

  it('growth is the index less 100, to its own decimals', () => {
    const cube = makeCube([
      [count, 0, 1, 25454],
      [count, 0, 0, 24618],
    ])
    const sides = { of: value(count), base: value(count, 0, 0) }
    expect(show(cube, { kind: 'index', ...sides }, 1)).toBe(1034)
    expect(show(cube, { kind: 'growth', ...sides }, 1)).toBe(34)
    expect(show(makeCube([[count, 0, 1, 5]]), { kind: 'growth', ...sides }, 1)).toBe('no-base')
    const zero = makeCube([
      [count, 0, 1, 5],
      [count, 0, 0, 0],
    ])
    expect(show(zero, { kind: 'growth', ...sides }, 1)).toBe('zero-base')
  })

  it('contributions of the parts sum to the growth of the total', () => {
    const cube = makeCube([
      [count, 1, 0, 60],
      [count, 2, 0, 20],
      [count, 1, 1, 66],
      [count, 2, 1, 18],
    ])
    const contribution = (locality: number): number | string =>
      show(
        cube,
        {
          kind: 'contribution',
          of: value(count, locality),
          base: value(count, locality, 0),
          total: value(count, 0, 0),
        },
        2,
      )
    // +6 and −2 of 80: 7,50 and −2,50 points, together the growth of 5 %.
    expect([contribution(1), contribution(2), contribution(0)]).toEqual([750, -250, 500])
  })

  it('what is missing and what each quarter must bring, by the months that are left', () => {
    const cube = makeCube([
      [founded, 0, 2, 10],
      [count, 0, 2, 10],
      [closed, 0, 2, 50],
    ])
    for (const [indicator, planned] of [
      [founded, 100],
      [count, 9],
      [closed, 20],
    ] as const) {
      const position = locate(cube.axes, keyOf(indicator, 0, 1, 'plan'))
      if (position === null) throw new Error('no such cell')
      cube.apply([{ position, state: cellState.number, value: planned }])
    }
    const pace = (indicator: IndicatorId, period = 2): (number | string)[] => {
      const sides = { of: value(indicator, 0, period), base: plan(indicator) }
      return [
        show(cube, { kind: 'remaining', ...sides }, 0),
        show(cube, { kind: 'per-quarter', ...sides }, 1),
      ]
    }
    // After quarter I nine months remain: 90 is 30,0 in each of three quarters.
    expect(pace(founded)).toEqual([90, 300])
    // Reached: the difference keeps its sign and nothing more is needed.
    expect(pace(count)).toEqual([-1, 0])
    // Fewer is better, and it is a stock: 30 have to go.
    expect(pace(closed)).toEqual([-30, -100])
    // At the end of the year no month is left.
    expect(pace(founded, 1)).toEqual([90, 'no-meaning'])
    expect(pace(founded, 3)).toEqual(['no-current', 'no-current'])
  })

  it('leaves ranks and apportioned shares to the whole table', () => {
    const cube = makeCube([[count, 0, 1, 5]])
    expect(show(cube, { kind: 'rank', of: 0, among: [0], direction: 'neutral' }, 0)).toBe('blank')
    expect(show(cube, { kind: 'apportioned', of: 0, among: [0], total: 0 }, 1)).toBe('blank')
  })
})

describe('what a document states', () => {
  const shown = (n: number, d: number): ReturnType<typeof evaluateCell> => ({
    status: 'number',
    value: 0,
    quotient: { n, d },
    partial: false,
  })
  it.each([
    [2545400, 24618, '103.3', 'rounding'],
    [2545400, 24618, '103.4', 'agrees'],
    [2545400, 24618, '103', 'agrees'],
    [2545400, 24618, '3.4', 'differs'],
    [1425400, 25454, '56', 'agrees'],
    [119381, 1, '119399', 'differs'],
    [119398, 1, '119399', 'differs'],
    [-381, 1, '-381', 'agrees'],
    [80, 1, '79', 'differs'],
  ])('%i/%i against "%s": %s', (n, d, stated, expected) => {
    expect(compareWithStated(shown(n, d), stated)).toBe(expected)
  })
})

describe('axes', () => {
  it('steps back over the turn of a year', () => {
    const quarters = dimensions.periods.filter((period) => period.kind === 'quarter')
    const [first, second] = quarters
    if (first === undefined || second === undefined) throw new Error('quarters')
    expect(shiftPeriod(dimensions, second, -1)).toBe(first)
    expect(shiftPeriod(dimensions, first, -1)).toBeNull()
    expect(shiftPeriod(dimensions, first, 3)?.ordinal).toBe(4)
  })

  it('refuses a cycle', () => {
    expect(() => buildTree([1, 2, 0])).toThrow(TreeCycleError)
    expect(() => buildTree([0])).toThrow(TreeCycleError)
    expect(buildTree([-1, 0, 0, 1]).children).toEqual([[1, 2], [3], [], []])
  })
})
