import { describe, expect, it } from 'vitest'
import {
  divideQuotients,
  roundQuotient,
  subtractQuotients,
  times,
  type Quotient,
} from '../../../../shared/calc/exact'
import { seededRandom } from '../../../fixtures/seeded-random'

/** The same rounding by whole numbers alone. */
function roundWithBigInt(n: bigint, d: bigint, decimals: number): bigint {
  const scaled = n * 10n ** BigInt(decimals)
  const magnitude = ((scaled < 0n ? -scaled : scaled) * 2n + d) / (2n * d)
  return scaled < 0n ? -magnitude : magnitude
}

describe('rounding quotients', () => {
  it('rounds every exact tie of a percentage away from zero', () => {
    let ties = 0
    for (let b = 1; b <= 1000; b++) {
      for (let a = 1; a <= b; a++) {
        // a/b·100 has its second decimal exactly 5 and nothing after.
        if ((a * 2000) % b !== 0 || ((a * 2000) / b) % 2 === 0) continue
        ties++
        const expected = (Math.trunc((a * 2000) / b) + 1) / 2
        expect(roundQuotient({ n: a * 100, d: b }, 1)).toBe(expected)
        expect(roundQuotient({ n: -a * 100, d: b }, 1)).toBe(-expected)
      }
    }
    expect(ties).toBeGreaterThan(1000)
  })

  it('rounds 28,75 to 28,8 and 103,396 to 103,4', () => {
    expect(roundQuotient({ n: 2300, d: 80 }, 1)).toBe(288)
    expect(roundQuotient({ n: 2545400, d: 24618 }, 1)).toBe(1034)
  })

  it('agrees with whole-number rounding for every size (seed 7)', () => {
    const random = seededRandom(7)
    for (let round = 0; round < 20_000; round++) {
      const n = Math.trunc((random() - 0.5) * 10 ** (1 + random() * 15))
      const d = 1 + Math.trunc(random() * 10 ** (random() * 12))
      const decimals = Math.trunc(random() * 4)
      const expected = roundWithBigInt(BigInt(n), BigInt(d), decimals)
      const isSafe =
        expected <= BigInt(Number.MAX_SAFE_INTEGER) && expected >= -BigInt(Number.MAX_SAFE_INTEGER)
      expect(roundQuotient({ n, d }, decimals)).toBe(isSafe ? Number(expected) : null)
    }
  })

  it('never gives minus zero', () => {
    expect(Object.is(roundQuotient({ n: -1, d: 1000 }, 1), 0)).toBe(true)
  })

  it('says null beyond exact integers', () => {
    expect(roundQuotient({ n: 2n ** 60n, d: 1 }, 0)).toBeNull()
    expect(roundQuotient({ n: Number.MAX_SAFE_INTEGER, d: 1 }, 0)).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('arithmetic', () => {
  it('leaves doubles exactly when a product is no longer exact', () => {
    expect(times(2 ** 26, 2 ** 26)).toBe(2 ** 52)
    expect(times(94906267, 94906267)).toBe(94906267n * 94906267n)
    expect(times(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe(
      BigInt(Number.MAX_SAFE_INTEGER) ** 2n,
    )
  })

  it('subtracts and divides without loss', () => {
    const a: Quotient = { n: 14254, d: 25454 }
    const b: Quotient = { n: 521, d: 1000 }
    expect(roundQuotient(subtractQuotients(a, b), 3)).toBe(39)
    expect(divideQuotients({ n: 1, d: 3 }, { n: -2, d: 5 })).toEqual({ n: -5, d: 6 })
  })
})
