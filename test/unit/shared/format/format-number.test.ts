import { describe, expect, it } from 'vitest'
import { formatForEditing, formatScaled, type NumberFormat } from '../../../../shared/format/format-number'
import { parseNumber, toScaled } from '../../../../shared/format/parse-number'

const largest = Number.MAX_SAFE_INTEGER

describe('formatScaled', () => {
  it.each<[number, number, NumberFormat, string]>([
    [25454, 0, {}, '25.454'],
    [36006, 1, {}, '3.600,6'],
    [519, 0, {}, '519'],
    [1000, 0, {}, '1.000'],
    [44223592, 0, {}, '44.223.592'],
    [5, 1, {}, '0,5'],
    [-5, 2, {}, '−0,05'],
    [836, 0, { sign: true }, '+836'],
    [-381, 0, { sign: true }, '−381'],
    [-998175, 0, {}, '−998.175'],
    [0, 0, { sign: true }, '0'],
    [-0, 1, { sign: true }, '0,0'],
    [1033, 1, { percent: true }, '103,3%'],
    [1330, 1, { percent: true }, '133,0%'],
    [1330, 1, { percent: true, trim: true }, '133%'],
    [12050, 3, { trim: true }, '12,05'],
    [39, 1, { sign: true, percent: true }, '+3,9%'],
    [largest, 0, {}, '9.007.199.254.740.991'],
    [-largest, 3, {}, '−9.007.199.254.740,991'],
  ])('%d with %d decimals %o', (value, decimals, options, text) => {
    expect(formatScaled(value, decimals, options)).toBe(text)
  })
})

describe('formatForEditing', () => {
  it.each<[number, number, string]>([
    [25454, 0, '25454'],
    [-36006, 1, '-3600,6'],
    [1330, 1, '133'],
    [0, 1, '0'],
    [-0, 0, '0'],
    [1500, 3, '1,5'],
  ])('%d with %d decimals', (value, decimals, text) => {
    expect(formatForEditing(value, decimals)).toBe(text)
  })

  it('is read back as the same number, as is the grouped text (seed 7)', () => {
    let state = 7
    const draw = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    const values = Array.from({ length: 4000 }, () => {
      const magnitude = Math.floor(draw() * 10 ** Math.floor(draw() * 16))
      return draw() < 0.5 && magnitude > 0 ? -magnitude : magnitude
    })
    for (const value of [...values, 0, 1, -1, 999, 1000, 1234, largest, -largest]) {
      for (const decimals of [0, 1, 2, 3]) {
        const options = { decimals, percent: false, unit: 'ha' }
        for (const text of [formatForEditing(value, decimals), formatScaled(value, decimals)]) {
          const parsed = parseNumber(text, options)
          expect(parsed.kind === 'number' ? toScaled(parsed.value, decimals) : parsed, text).toBe(value)
        }
      }
    }
  })
})
