import { describe, expect, it } from 'vitest'
import { buildAxes } from '../../../../../shared/calc/axes'
import { ReadRecorder } from '../../../../../shared/calc/read-recorder'
import { findRule, readComputed } from '../../../../../shared/calc/quantity'
import type { Period } from '../../../../../shared/model/dimension'
import {
  enterAll,
  keyOf,
  makeFormulaCube,
  makeFormulaDimensions,
  readAt,
  shownAt,
  yearsAndQuarters,
} from './formula-cube'

const own = (formula: string) => makeFormulaDimensions({ f: formula })
const months = (years: number): Omit<Period, 'id'>[] =>
  Array.from({ length: 12 * years }, (_, at) => ({
    kind: 'month',
    year: 2000 + Math.floor(at / 12),
    ordinal: (at % 12) + 1,
  }))

describe('a formula over the cube', () => {
  it('is the exact quotient at every place, sector and period, never a sum of its parts', () => {
    const cube = makeFormulaCube(own('=[doanh_thu]/[htx]'), [
      ['doanh_thu', 1250, { locality: 2, period: '2023-1' }],
      ['doanh_thu', 700, { locality: 3, period: '2023-1' }],
      ['htx', 26, { locality: 2, period: '2023-1' }],
      ['htx', 14, { locality: 3, period: '2023-1' }],
    ])
    expect(readAt(cube, 'f', { locality: 2, period: '2023-1' }).quotient).toEqual({ n: 1250, d: 26 })
    expect(shownAt(cube, 'f', { locality: 3, period: '2023-1' })).toBe(50)
    expect(shownAt(cube, 'f', { period: '2023-1' })).toBe(1950 / 40)
    expect(shownAt(cube, 'f', { period: '2022' })).toBe('missing')
  })

  it('answers rule "formula" and is computed the same when asked for what follows from others', () => {
    const cube = makeFormulaCube(own('=[doanh_thu]*2'), [['doanh_thu', 7]])
    const key = keyOf(cube.axes.dimensions, 'f')
    expect(findRule(cube, key)).toBe('formula')
    expect(findRule(cube, keyOf(cube.axes.dimensions, 'f', { locality: 2 }))).toBe('formula')
    expect(readComputed(cube, key)).toEqual(readAt(cube, 'f'))
  })

  it('is never entered: what a file holds for its cell does not count', () => {
    const cube = makeFormulaCube(own('=[doanh_thu]*2'), [
      ['doanh_thu', 7],
      ['f', 999],
    ])
    expect(shownAt(cube, 'f')).toBe(14)
  })

  it('reads averages and other formulas, and "–" as zero', () => {
    const dimensions = makeFormulaDimensions({ f: '=[g]+[bq]+[moi]', g: '=[doanh_thu]-1' })
    const cube = makeFormulaCube(dimensions, [
      ['doanh_thu', 50],
      ['htx', 4],
      ['moi', 'none'],
    ])
    expect(shownAt(cube, 'f')).toBe(49 + 12.5)
  })

  it('an average over a formula stays without a value: operands of averages are amounts', () => {
    const made = makeFormulaDimensions({ f: '=[htx]' })
    const formula = made.indicators.find(({ code }) => code === 'f')
    if (formula === undefined) throw new Error('the formula is there')
    const dimensions = {
      ...made,
      indicators: made.indicators.map((item) =>
        item.code === 'bq' ? { ...item, numerator: formula.id } : item,
      ),
    }
    expect(shownAt(makeFormulaCube(dimensions, [['htx', 4]]), 'bq')).toBe('missing')
  })

  it('is partial when an operand is, and missing when an operand is', () => {
    const cube = makeFormulaCube(own('=[doanh_thu]/[htx]'), [
      ['doanh_thu', 10, { locality: 2 }],
      ['htx', 2, { locality: 2 }],
      ['htx', 3, { locality: 3 }],
    ])
    expect(readAt(cube, 'f')).toEqual({ state: 'number', quotient: { n: 10, d: 5 }, partial: true })
    expect(readAt(cube, 'f', { locality: 2 }).partial).toBe(false)
    expect(readAt(cube, 'f', { locality: 3 })).toEqual({ state: 'missing', quotient: null, partial: false })
    enterAll(cube, [['doanh_thu', 'unknown', { locality: 3 }]])
    expect(shownAt(cube, 'f', { locality: 3 })).toBe('missing')
  })

  it.each([
    ['=[doanh_thu]/[htx]', 'division-by-zero'],
    ['=[bq]', 'division-by-zero'],
    ['=[doanh_thu]/(', 'broken'],
    ['=[gone]', 'broken'],
    ['=NEU([htx]=0;1;[gone])', 'broken'],
    ['=[htx:gone]', 'broken'],
    ['=[htx]>1', 'broken'],
    ['=[f]', 'cycle'],
    ['=KEHOACH([f])', 'cycle'],
    ['=[f:NN]+1', 'cycle'],
    ['=[htx]*[doanh_thu]*0+10', 10],
  ])('%s with no cooperatives: %s', (formula, expected) => {
    const cube = makeFormulaCube(own(formula), [
      ['htx', 0],
      ['doanh_thu', 5],
    ])
    expect(shownAt(cube, 'f')).toBe(expected)
  })

  it('says overflow of the figures it is made of', () => {
    const cube = makeFormulaCube(own('=[htx]+1'), [
      ['htx', Number.MAX_SAFE_INTEGER, { locality: 2 }],
      ['htx', 1, { locality: 3 }],
    ])
    expect(shownAt(cube, 'f')).toBe('overflow')
    expect(readAt(cube, 'f', { locality: 2 }).quotient?.n).toBe(9007199254740992n)
  })
})

describe('where references are read', () => {
  const given = [
    ['htx', 100, { period: '2022-4' }],
    ['htx', 110, { period: '2023-1' }],
    ['htx', 90, { period: '2022-1' }],
    ['htx', 40, { period: '2023-1', sector: 'NN' }],
    ['htx', 200, { period: '2023', scenario: 'plan' }],
    ['htx', 55, { period: '2023-1', scenario: 'plan' }],
    ['htx', 180, { period: '2022', scenario: 'plan' }],
    ['htx', 7, { period: '2023-1', sector: 'KHAC' }],
  ] as const

  it.each([
    ['=KYTRUOC([htx])', 100],
    ['=CUNGKY([htx])', 90],
    ['=KYTRUOC(KYTRUOC([htx]))', 'missing'],
    ['=[htx]-KYTRUOC([htx])', 10],
    ['=KEHOACH([htx])', 200], // of the whole year, not of the quarter, and not a quarter of it
    ['=KYTRUOC(KEHOACH([htx]))', 180],
    ['=[htx:NN]/[htx:*]*100', (40 / 110) * 100],
    ['=[htx:KHAC]', 7],
  ])('%s in quarter I/2023 is %s', (formula, expected) => {
    expect(shownAt(makeFormulaCube(own(formula), given), 'f', { period: '2023-1' })).toBe(expected)
  })

  it('a pinned sector is the same in every sector, another is the cell’s own', () => {
    const cube = makeFormulaCube(own('=[htx]/[htx:*]'), given)
    expect(shownAt(cube, 'f', { period: '2023-1', sector: 'NN' })).toBe(40 / 110)
  })

  it('without a year in the workbook the plan of the period itself is read', () => {
    const quarters = yearsAndQuarters([2023]).filter(({ kind }) => kind === 'quarter')
    const cube = makeFormulaCube(makeFormulaDimensions({ f: '=KEHOACH([htx])' }, quarters), [
      ['htx', 55, { period: '2023-1', scenario: 'plan' }],
    ])
    expect(shownAt(cube, 'f', { period: '2023-1' })).toBe(55)
  })

  it('a five-year plan has no period a year earlier, and the one before is five years earlier', () => {
    const plans = [2016, 2021].map((year) => ({ kind: 'five-years', year, ordinal: 1 }) as const)
    const dimensions = makeFormulaDimensions({ f: '=KYTRUOC([htx])', g: '=CUNGKY([htx])' }, plans)
    const cube = makeFormulaCube(dimensions, [['htx', 3, { period: '2016' }]])
    expect(shownAt(cube, 'f', { period: '2021' })).toBe(3)
    expect(shownAt(cube, 'g', { period: '2021' })).toBe('missing')
  })
})

describe('formulas that step back in time', () => {
  /** The stock carried on: at first as reported, then the one before and what has changed. */
  const carried = '=NEU([htx]>0;[htx];KYTRUOC([f])+[moi]-[giai_the])'
  const carriedOn = '=TONG(KYTRUOC([f]);[moi])-[giai_the]'

  it('carries a stock on over sixty periods, each settled once', () => {
    const dimensions = makeFormulaDimensions({ f: carriedOn }, months(5))
    const axes = buildAxes(dimensions)
    const cube = makeFormulaCube(dimensions)
    for (const [period] of dimensions.periods.entries()) {
      for (const [indicator, value] of [
        [1, 3],
        [2, 1],
      ] as const) {
        const position = { scenario: 0, indicator, sector: 0, locality: 0, period }
        cube.apply([{ position, state: 1, value }])
      }
    }
    const recorder = new ReadRecorder()
    recorder.start([])
    cube.recordReads(recorder)
    const key = { ...keyOf(dimensions, 'f', { period: '2000' }), period: dimensions.periods.at(-1)?.id }
    if (key.period === undefined) throw new Error('sixty periods')
    expect(readComputed(cube, { ...key, period: key.period }).quotient).toEqual({ n: 120, d: 1 })
    cube.recordReads(null)
    expect(recorder.finish()).toHaveLength(120)
    expect(axes.formulas.byPosition.filter((formula) => formula !== undefined)).toHaveLength(1)
  })

  it('is missing from the first period on when nothing starts it', () => {
    const dimensions = makeFormulaDimensions({ f: '=KYTRUOC([f])+[moi]' })
    const cube = makeFormulaCube(dimensions, [
      ['moi', 1, { period: '2022' }],
      ['moi', 1, { period: '2023' }],
    ])
    expect(shownAt(cube, 'f', { period: '2022' })).toBe('missing')
    expect(shownAt(cube, 'f')).toBe('missing')
  })

  it('starts where a figure is reported', () => {
    const cube = makeFormulaCube(makeFormulaDimensions({ f: carried }), [
      ['htx', 10, { period: '2022-1' }],
      ...['2022-2', '2022-3', '2022-4', '2023-1'].flatMap((period) => [
        ['htx', 'none', { period }] as const,
        ['moi', 2, { period }] as const,
        ['giai_the', 1, { period }] as const,
      ]),
    ])
    expect(shownAt(cube, 'f', { period: '2023-1' })).toBe(14)
  })

  it('refers to itself twice in each of sixty periods without doubling the work', () => {
    const dimensions = makeFormulaDimensions({ f: '=TONG(KYTRUOC([f])+KYTRUOC([f]);1)' }, months(5))
    const cube = makeFormulaCube(dimensions)
    const last = dimensions.periods.at(-1)
    if (last === undefined) throw new Error('sixty periods')
    const { quotient } = readComputed(cube, {
      ...keyOf(dimensions, 'f', { period: '2000' }),
      period: last.id,
    })
    expect(quotient).toEqual({ n: 2n ** 60n - 1n, d: 1 })
  })

  it('goes over many years and many formulas without exhausting the stack', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `c${String(at)}`,
        at === 299 ? '=[htx]' : `=[c${String(at + 1)}]+1`,
      ]),
    )
    const cube = makeFormulaCube(makeFormulaDimensions(chain), [['htx', 1]])
    expect(shownAt(cube, 'c0')).toBe(300)
    const long = makeFormulaDimensions({ f: '=TONG(KYTRUOC([f]);1)' }, months(100))
    const years = makeFormulaCube(long)
    const key = { ...keyOf(long, 'f', { period: '2000' }), period: long.periods[1199]?.id }
    if (key.period === undefined) throw new Error('a hundred years')
    expect(readComputed(years, { ...key, period: key.period }).quotient).toEqual({ n: 1200, d: 1 })
  })

  it('gives up on what would take for ever and says it goes in circles', () => {
    // Every formula needs every other one of the period before: a thousand long formulas over a hundred years.
    const needs = Array.from({ length: 120 }, (_, at) => `KYTRUOC([d${String(at)}])`).join('+')
    const dense = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`d${String(at)}`, `=${needs}`]))
    const dimensions = makeFormulaDimensions(dense, months(20))
    const cube = makeFormulaCube(dimensions)
    const last = dimensions.periods.at(-1)
    if (last === undefined) throw new Error('months')
    const key = { ...keyOf(dimensions, 'd0', { period: '2000' }), period: last.id }
    expect(readComputed(cube, key).state).toBe('cycle')
  })
})

describe('definitions that refer to each other', () => {
  it('only those on the cycle and those that read them are cycles', () => {
    const dimensions = makeFormulaDimensions({
      a: '=[b]+1',
      b: '=[c]',
      c: '=NEU([htx]>0;1;[a])',
      reads: '=[a]*2',
      avoids: '=NEU([htx]>0;5;[a])',
      back: '=TONG(KYTRUOC([back]);1)',
      broken: '=[gone]',
      overBroken: '=[broken]+[a]',
    })
    const cube = makeFormulaCube(dimensions, [['htx', 1]])
    const shown = Object.fromEntries(
      ['a', 'b', 'c', 'reads', 'avoids', 'back', 'overBroken'].map((code) => [code, shownAt(cube, code)]),
    )
    expect(shown).toEqual({
      a: 'cycle',
      b: 'cycle',
      c: 'cycle',
      reads: 'cycle',
      avoids: 5,
      back: 2,
      overBroken: 'broken',
    })
  })

  it('where a code occurs twice the first indicator counts', () => {
    const made = makeFormulaDimensions({ f: '=[htx]' })
    const dimensions = {
      ...made,
      indicators: made.indicators.map((item) => (item.code === 'moi' ? { ...item, code: 'htx' } : item)),
    }
    expect(shownAt(makeFormulaCube(dimensions, [['htx', 4]]), 'f')).toBe(4)
  })
})
