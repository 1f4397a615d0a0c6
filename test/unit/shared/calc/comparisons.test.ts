import { describe, expect, it } from 'vitest'
import {
  measureAttainment,
  measureContribution,
  measureDifference,
  measureGrowth,
  measureIndex,
  measurePace,
  rankSiblings,
  type Comparison,
  type Operand,
} from '../../../../shared/calc/comparisons'
import { powerOfTen, roundQuotient, signOf, subtractQuotients } from '../../../../shared/calc/exact'
import { seededRandom } from '../../../fixtures/seeded-random'

/** A figure with decimals as an operand: make(36006, 1) is 3.600,6. */
const make = (value: number, decimals = 0, partial = false): Operand => ({
  state: 'number',
  quotient: { n: value, d: powerOfTen(decimals) },
  partial,
})
const without = (state: Operand['state']): Operand => ({ state, quotient: null, partial: false })
const missing = without('missing')
const none: Operand = { state: 'none', quotient: { n: 0, d: 1 }, partial: false }

/** The rounded, scaled value, or the reason why there is none. */
const show = (comparison: Comparison, decimals = 1): number | string | null =>
  comparison.quotient === null ? comparison.status : roundQuotient(comparison.quotient, decimals)

const htx2020 = make(25_454)
const htx2019 = make(24_618)

describe('difference, index and growth', () => {
  it('keeps the index of 103,4% and the growth of 3,4% apart', () => {
    expect(show(measureDifference(htx2020, htx2019), 0)).toBe(836)
    expect(show(measureIndex(htx2020, htx2019))).toBe(1034)
    expect(show(measureGrowth(htx2020, htx2019))).toBe(34)
    expect(show(measureGrowth(htx2020, htx2019), 3)).toBe(3396)
  })

  it('falls below zero', () => {
    expect(show(measureDifference(make(36_006, 1), make(46_027, 1)))).toBe(-10_021)
    expect(show(measureGrowth(make(2138), make(2519)))).toBe(-151)
    expect(show(measureIndex(make(-5), make(10)))).toBe(-500)
    expect(show(measureGrowth(make(0), make(4)))).toBe(-1000)
  })

  it('takes percentage points from the unrounded values', () => {
    // 14.254 / 25.454 = 55,9990…% and 52,1%: 3,899 points, not 56 − 52,1 = 3,9 by luck of rounding.
    const share2020 = measureIndex(make(14_254), htx2020)
    const of: Operand = { state: 'number', quotient: share2020.quotient, partial: false }
    expect(show(measureDifference(of, make(521, 1)), 3)).toBe(3899)
    const third: Operand = { state: 'number', quotient: { n: 100, d: 3 }, partial: false }
    expect(show(measureDifference(third, make(33)), 2)).toBe(33)
  })

  it('says why there is no number', () => {
    for (const measure of [measureDifference, measureIndex, measureGrowth, measureAttainment]) {
      expect(show(measure(missing, missing))).toBe('blank')
      expect(show(measure(missing, htx2019))).toBe('no-current')
      expect(show(measure(without('unknown'), htx2019))).toBe('no-current')
      expect(show(measure(htx2020, missing))).toBe('no-base')
      expect(show(measure(htx2020, without('zero-base')))).toBe('no-base')
      expect(show(measure(without('overflow'), missing))).toBe('overflow')
      expect(show(measure(htx2020, without('overflow')))).toBe('overflow')
    }
    for (const measure of [measureIndex, measureGrowth, measureAttainment]) {
      expect(show(measure(htx2020, make(0)))).toBe('zero-base')
      expect(show(measure(htx2020, none))).toBe('zero-base')
      expect(show(measure(htx2020, make(-3)))).toBe('negative-base')
      expect(show(measure(none, htx2019))).toBe(measure === measureGrowth ? -1000 : 0)
      expect(show(measure(missing, make(0)))).toBe('no-current')
    }
    expect(show(measureDifference(htx2020, none), 0)).toBe(25_454)
  })

  it('hands on that a total had missing parts', () => {
    expect(measureIndex(make(1, 0, true), make(2)).partial).toBe(true)
    expect(measureGrowth(make(1), make(2, 0, true)).partial).toBe(true)
    expect(measureContribution(make(1), make(2), make(9, 0, true)).partial).toBe(true)
    expect(measureDifference(make(1), make(2)).partial).toBe(false)
  })

  it('growth is the index less 100, exactly (seed 11)', () => {
    const random = seededRandom(11)
    for (let round = 0; round < 5000; round++) {
      const of = make(Math.trunc((random() - 0.3) * 10 ** (1 + random() * 14)), Math.trunc(random() * 4))
      const base = make(1 + Math.trunc(random() * 10 ** (random() * 14)), Math.trunc(random() * 4))
      const growth = measureGrowth(of, base).quotient
      const index = measureIndex(of, base).quotient
      if (growth === null || index === null) throw new Error('a positive base gives a number')
      const rest = subtractQuotients(subtractQuotients(index, growth), { n: 100, d: 1 })
      expect(signOf(rest.n), `${String(of.quotient?.n)} / ${String(base.quotient?.n)}`).toBe(0)
    }
  })
})

describe('contribution to growth', () => {
  it('is the part of the growth that a part brings, in points', () => {
    // 100 + 50 → 110 + 49: growth 6 %, of which 6,7 and −0,7 points.
    expect(show(measureContribution(make(110), make(100), make(150)), 2)).toBe(667)
    expect(show(measureContribution(make(49), make(50), make(150)), 2)).toBe(-67)
    expect(show(measureContribution(make(4), make(0), make(200)))).toBe(20)
    expect(show(measureContribution(make(4), none, make(200)))).toBe(20)
  })

  it('says why there is no number', () => {
    expect(show(measureContribution(missing, missing, htx2019))).toBe('blank')
    expect(show(measureContribution(missing, make(1), htx2019))).toBe('no-current')
    expect(show(measureContribution(make(1), missing, htx2019))).toBe('no-base')
    expect(show(measureContribution(make(1), make(1), missing))).toBe('no-base')
    expect(show(measureContribution(make(1), make(1), make(0)))).toBe('zero-base')
    expect(show(measureContribution(make(1), make(1), make(-2)))).toBe('negative-base')
    expect(show(measureContribution(make(1), make(1), without('overflow')))).toBe('overflow')
  })

  it('of all parts sums to the growth of the total (seed 12)', () => {
    const random = seededRandom(12)
    for (let round = 0; round < 2000; round++) {
      const pairs = Array.from({ length: 1 + Math.trunc(random() * 12) }, () => ({
        now: Math.trunc(random() * 1e9),
        then: 1 + Math.trunc(random() * 1e9),
      }))
      const now = make(
        pairs.reduce((sum, pair) => sum + pair.now, 0),
        1,
      )
      const then = make(
        pairs.reduce((sum, pair) => sum + pair.then, 0),
        1,
      )
      let rest = measureGrowth(now, then).quotient
      for (const pair of pairs) {
        const { quotient } = measureContribution(make(pair.now, 1), make(pair.then, 1), then)
        if (rest === null || quotient === null) throw new Error('a positive base gives a number')
        rest = subtractQuotients(rest, quotient)
      }
      expect(signOf(rest?.n ?? 1)).toBe(0)
    }
  })
})

describe('against the plan', () => {
  it('measures the half-year against the whole plan, not against half of it', () => {
    expect(show(measureAttainment(make(12), make(25)))).toBe(480)
    expect(show(measureAttainment(make(41), make(25)))).toBe(1640)
    expect(show(measureAttainment(make(2138), make(2500)))).toBe(855)
  })

  const flow = { kind: 'flow', direction: 'more-is-better' } as const
  const pace = (...[actual, plan, indicator, months]: Parameters<typeof measurePace>) => {
    const { remaining, perQuarter, reached } = measurePace(actual, plan, indicator, months)
    return [show(remaining), show(perQuarter), reached]
  }

  it('says what is still to do and how much a quarter must bring', () => {
    expect(pace(make(12), make(25), flow, 6)).toEqual([130, 65, false])
    expect(pace(make(12), make(25), flow, 9)).toEqual([130, 43, false])
    expect(pace(make(12), make(25), flow, 3)).toEqual([130, 130, false])
    expect(pace(none, make(25), flow, 9)).toEqual([250, 83, false])
    // Eight months are two quarters and two thirds.
    expect(pace(make(5), make(25), flow, 8)).toEqual([200, 75, false])
  })

  it('asks for nothing more once the plan is reached, and for no pace once the time is over', () => {
    expect(pace(make(25), make(25), flow, 6)).toEqual([0, 0, true])
    expect(pace(make(41), make(25), flow, 6)).toEqual([-160, 0, true])
    expect(pace(make(41), make(25), flow, 0)).toEqual([-160, 'no-meaning', true])
    expect(pace(make(12), make(25), flow, 0)).toEqual([130, 'no-meaning', false])
  })

  it('lets a bad stock come down to its plan and a bad flow fill up to its ceiling', () => {
    const stopped = { kind: 'stock', direction: 'less-is-better' } as const
    expect(pace(make(83), make(46), stopped, 6)).toEqual([-370, -185, false])
    expect(pace(make(40), make(46), stopped, 6)).toEqual([60, 0, true])
    const dissolved = { kind: 'flow', direction: 'less-is-better' } as const
    expect(pace(make(29), make(35), dissolved, 6)).toEqual([60, 30, false])
    expect(pace(make(39), make(35), dissolved, 6)).toEqual([-40, 0, true])
    expect(pace(make(40), make(46), { kind: 'stock', direction: 'neutral' }, 6)).toEqual([60, 30, false])
  })

  it('says why there is no pace', () => {
    expect(pace(make(12), missing, flow, 6)).toEqual(['no-base', 'no-base', null])
    expect(pace(missing, make(25), flow, 6)).toEqual(['no-current', 'no-current', null])
    expect(pace(missing, missing, flow, 6)).toEqual(['blank', 'blank', null])
    expect(pace(make(1), without('overflow'), flow, 6)).toEqual(['overflow', 'overflow', null])
  })
})

describe('rank among siblings', () => {
  const ranks = (values: readonly Operand[], direction: Parameters<typeof rankSiblings>[1]) =>
    rankSiblings(values, direction).map(({ rank, status }) => rank ?? status)

  it('puts the largest first, or the smallest where less is better', () => {
    const values = [make(5), make(9), make(1)]
    expect(ranks(values, 'more-is-better')).toEqual([2, 1, 3])
    expect(ranks(values, 'neutral')).toEqual([2, 1, 3])
    expect(ranks(values, 'less-is-better')).toEqual([2, 3, 1])
  })

  it('shares a rank among equals and skips the next', () => {
    expect(ranks([make(7), make(9), make(70, 1), make(3)], 'more-is-better')).toEqual([2, 1, 2, 4])
    expect(ranks([make(7), make(3), make(3), make(3)], 'less-is-better')).toEqual([4, 1, 1, 1])
  })

  it('compares exact values: 33,3% and a third are no tie', () => {
    const third: Operand = { state: 'number', quotient: { n: 100, d: 3 }, partial: false }
    expect(ranks([make(333, 1), third], 'more-is-better')).toEqual([2, 1])
  })

  it('leaves out what has no number, with the reason, and ranks "none" as zero', () => {
    const values = [missing, make(2), none, without('unknown'), make(-1), without('zero-base')]
    const result = rankSiblings(values, 'more-is-better')
    expect(result.map(({ rank, status }) => rank ?? status)).toEqual([
      'blank',
      1,
      2,
      'unknown',
      3,
      'zero-base',
    ])
    expect(new Set(result.map(({ among }) => among))).toEqual(new Set([3]))
    expect(rankSiblings([], 'neutral')).toEqual([])
  })

  it('is one more than the number of better siblings (seed 13)', () => {
    const random = seededRandom(13)
    for (let round = 0; round < 300; round++) {
      const numbers = Array.from({ length: 1 + Math.trunc(random() * 40) }, () => Math.trunc(random() * 20))
      const result = rankSiblings(
        numbers.map((value) => make(value)),
        round % 2 === 0 ? 'more-is-better' : 'less-is-better',
      )
      numbers.forEach((value, at) => {
        const better = numbers.filter((other) => (round % 2 === 0 ? other > value : other < value))
        expect(result[at]?.rank).toBe(better.length + 1)
      })
    }
  })
})
