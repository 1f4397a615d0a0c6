import { describe, expect, it } from 'vitest'
import type { Operand } from '../../../../shared/calc/comparisons'
import { powerOfTen } from '../../../../shared/calc/exact'
import { apportionShares, roundShares, type Share } from '../../../../shared/calc/shares'
import { seededRandom } from '../../../fixtures/seeded-random'

const make = (value: number, decimals = 0): Operand => ({
  state: 'number',
  quotient: { n: value, d: powerOfTen(decimals) },
  partial: false,
})
const without = (state: Operand['state']): Operand => ({ state, quotient: null, partial: false })
const none: Operand = { state: 'none', quotient: { n: 0, d: 1 }, partial: false }
const total = (values: readonly number[], decimals = 0): Operand =>
  make(
    values.reduce((sum, value) => sum + value, 0),
    decimals,
  )
const show = (shares: readonly Share[] | null): (number | string)[] | null =>
  shares?.map(({ value, status }) => value ?? status) ?? null
const apportion = (values: readonly number[]) =>
  show(
    apportionShares(
      values.map((value) => make(value)),
      total(values),
    ),
  )

describe('plain shares', () => {
  it('rounds each half away from zero', () => {
    expect(show(roundShares([make(23), make(57)], make(80)))).toEqual([288, 713])
    expect(show(roundShares([make(1), make(1), make(1)], make(3)))).toEqual([333, 333, 333])
    expect(show(roundShares([make(-1), make(9)], make(8)))).toEqual([-125, 1125])
  })

  it('gives the eight sectors of 2020', () => {
    const sectors = [16_520, 2250, 1075, 1188, 1802, 1700, 519, 400]
    expect(
      show(
        roundShares(
          sectors.map((value) => make(value)),
          make(25_454),
        ),
      ),
    ).toEqual([649, 88, 42, 47, 71, 67, 20, 16])
    expect(apportion(sectors)).toEqual([649, 88, 42, 47, 71, 67, 20, 16])
  })

  it('says why there is no share', () => {
    expect(show(roundShares([without('missing'), none, make(5)], make(5)))).toEqual(['no-current', 0, 1000])
    expect(show(roundShares([make(5), without('missing')], without('missing')))).toEqual(['no-base', 'blank'])
    expect(show(roundShares([make(5)], make(0)))).toEqual(['zero-base'])
    expect(show(roundShares([make(5)], make(-5)))).toEqual(['negative-base'])
    expect(show(roundShares([without('overflow')], make(5)))).toEqual(['overflow'])
    expect(show(roundShares([make(Number.MAX_SAFE_INTEGER)], make(1)))).toEqual(['overflow'])
  })
})

describe('shares by largest remainder', () => {
  it('gives the missing tenth to the largest remainder', () => {
    // 14,285… each would make 99,9 or, cut, 99,4.
    expect(apportion([1, 1, 5])).toEqual([143, 143, 714])
    expect(apportion([2, 2, 3])).toEqual([286, 286, 428])
  })

  it('breaks ties by the larger part, then by order', () => {
    expect(apportion([1, 1, 1])).toEqual([334, 333, 333])
    // 6,25 and 93,75: the same remainder of half a tenth.
    expect(apportion([1, 15])).toEqual([62, 938])
    expect(apportion([15, 1])).toEqual([938, 62])
  })

  it('takes parts of different decimals as they are', () => {
    expect(show(apportionShares([make(15, 1), make(150, 2), make(3)], make(6)))).toEqual([250, 250, 500])
  })

  it('leaves missing parts without a share and gives "none" zero', () => {
    const parts = [make(2), without('missing'), make(1), none, without('unknown')]
    expect(show(apportionShares(parts, make(3)))).toEqual([667, 'no-current', 333, 0, 'no-current'])
  })

  it('hands on that a part or the total is partial', () => {
    const parts = [{ ...make(2), partial: true }, make(1)]
    expect(apportionShares(parts, make(3))?.map(({ partial }) => partial)).toEqual([true, false])
    const whole = { ...make(3), partial: true }
    expect(apportionShares(parts, whole)?.map(({ partial }) => partial)).toEqual([true, true])
  })

  it('forces nothing when the parts do not make the total', () => {
    expect(apportionShares([make(50_768), make(68_613)], make(119_399))).toBeNull()
    expect(apportionShares([make(-1), make(4)], make(3))).toBeNull()
    expect(apportionShares([make(0)], make(0))).toBeNull()
    expect(apportionShares([], make(3))).toBeNull()
    expect(apportionShares([make(3)], without('missing'))).toBeNull()
    expect(apportionShares([make(3), without('overflow')], make(3))).toBeNull()
  })

  it('always sums to 100,0 and moves no share by more than 0,1 (seed 14)', () => {
    const random = seededRandom(14)
    let missed = 0
    for (let round = 0; round < 3000; round++) {
      const decimals = Math.trunc(random() * 4)
      const size = 10 ** (1 + random() * 12)
      const values = Array.from({ length: 1 + Math.trunc(random() * 62) }, () => Math.trunc(random() * size))
      if (values.every((value) => value === 0)) continue
      const parts = values.map((value) => make(value, decimals))
      const plain = roundShares(parts, total(values, decimals)).map(({ value }) => value ?? Number.NaN)
      const shares = (apportionShares(parts, total(values, decimals)) ?? []).map(({ value }) => value)
      expect(shares).toHaveLength(values.length)
      expect(shares.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0)).toBe(1000)
      if (plain.reduce((sum, value) => sum + value, 0) !== 1000) missed++
      const sum = values.reduce((all, value) => all + BigInt(value), 0n)
      shares.forEach((value, at) => {
        expect(Math.abs((value ?? Number.NaN) - (plain[at] ?? Number.NaN))).toBeLessThanOrEqual(1)
        // Within a tenth of the exact share: |value/1000 − part/sum| < 1/1000.
        const distance = BigInt(value ?? 0) * sum - BigInt(values[at] ?? 0) * 1000n
        expect(distance < sum && -distance < sum).toBe(true)
      })
      // A larger part never has the smaller share.
      const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
      order.slice(1).forEach((at, index) => {
        const smaller = order[index] ?? at
        if ((values[at] ?? 0) > (values[smaller] ?? 0))
          expect(shares[at] ?? 0).toBeGreaterThanOrEqual(shares[smaller] ?? 0)
      })
    }
    expect(missed).toBeGreaterThan(1000)
  })
})
