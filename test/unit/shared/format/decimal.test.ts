import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  countDecimals,
  divideDecimals,
  negateDecimal,
  roundDecimal,
  scaleDecimal,
  shiftDecimal,
  subtractDecimals,
  truncateDecimal,
} from '../../../../shared/format/decimal'

describe('decimal strings', () => {
  it.each([
    ['007', '7'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['12.500', '12.5'],
    ['-0.50', '-0.5'],
    ['100', '100'],
  ])('canonical %s', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical)
  })
  it.each(['', '.5', '5.', '1,5', '1e5', '+5', ' 5', 'NaN'])('refuses %j', (text) => {
    expect(() => canonicalDecimal(text)).toThrow(RangeError)
  })
  it('subtracts what binary fractions cannot', () => {
    expect(subtractDecimals('0.3', '0.1')).toBe('0.2')
    expect(subtractDecimals('245.5', '-64.5')).toBe('310')
    expect(subtractDecimals('9007199254740993', '0.001')).toBe('9007199254740992.999')
  })
  it.each([
    ['63.2', '79', '0.8'],
    ['1', '8', '0.1'],
    ['1', '4', '0.3'],
    ['-1', '4', '-0.3'],
    ['1', '-4', '-0.3'],
    ['-1', '-4', '0.3'],
    ['1', '-100', '0'],
  ])('divides %s by %s, half away from zero', (a, b, quotient) => {
    expect(divideDecimals(a, b, 1)).toBe(quotient)
  })
  it('has no quotient for a zero divisor', () => {
    expect(divideDecimals('1', '0.00', 1)).toBeNull()
  })
  it('rounds half away from zero and cuts towards it', () => {
    expect([roundDecimal('1.005', 2), roundDecimal('-1.005', 2), roundDecimal('28.75', 1)]).toEqual([
      '1.01',
      '-1.01',
      '28.8',
    ])
    expect([truncateDecimal('1.999', 2), truncateDecimal('-1.9', 0), truncateDecimal('-0.9', 0)]).toEqual([
      '1.99',
      '-1',
      '0',
    ])
  })
  it('shifts, negates, compares, counts and scales', () => {
    expect([shiftDecimal('1.2', 3), shiftDecimal('1200', -3), shiftDecimal('-5', -1)]).toEqual([
      '1200',
      '1.2',
      '-0.5',
    ])
    expect([negateDecimal('5'), negateDecimal('-5'), negateDecimal('0')]).toEqual(['-5', '5', '0'])
    expect([compareDecimals('1.10', '1.1'), compareDecimals('-2', '1'), compareDecimals('10', '9')]).toEqual([
      0, -1, 1,
    ])
    expect([countDecimals('1.50'), countDecimals('7')]).toEqual([1, 0])
    expect([scaleDecimal('1.50', 1), scaleDecimal('1.55', 1)]).toEqual([15n, null])
  })

  it('adds', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3')
    expect(addDecimals('-3600.6', '3600.6')).toBe('0')
    expect(addDecimals('9007199254740993', '1')).toBe('9007199254740994')
  })
})
