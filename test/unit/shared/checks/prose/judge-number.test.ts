import { describe, expect, it } from 'vitest'
import { judgeNumber } from '../../../../../shared/checks/prose/judge-number'
import type { Qualifier } from '../../../../../shared/model/fact'

/** A number as written against a whole figure, or against n / d. */
const judge = (
  written: string,
  decimals: number,
  figure: [number, number],
  qualifier: Qualifier | null = null,
) => judgeNumber(written, -decimals, { n: figure[0], d: figure[1] }, qualifier)

describe('a number against its figure', () => {
  it('agrees exactly, or rounded half away from zero', () => {
    expect(judge('25454', 0, [25454, 1])).toBe('agrees')
    expect(judge('84.9', 1, [213800, 2519])).toBe('agrees')
    expect(judge('0.3', 1, [25, 100])).toBe('agrees')
    expect(judge('8.2', 1, [8225780, 1000000])).toBe('agrees')
  })

  it('is off by rounding where the last digit was cut or is one off', () => {
    expect(judge('103.3', 1, [2545400, 24618])).toBe('rounded')
    expect(judge('26.8', 1, [22198800, 826000])).toBe('rounded')
    expect(judge('826000', 0, [826626, 1])).toBe('rounded')
  })

  it('counts are never rounded by one', () => {
    expect(judge('2139', 0, [2138, 1])).toBe('differs')
    expect(judge('17', 0, [18, 1])).toBe('differs')
  })

  it.each<[Qualifier, number, string]>([
    ['near', 415, 'agrees'],
    ['near', 425, 'differs'],
    ['near', 300, 'differs'],
    ['near', 423, 'rounded'],
    ['more-than', 425, 'agrees'],
    ['more-than', 300, 'differs'],
    ['more-than', 900, 'differs'],
    ['over', 421, 'agrees'],
    ['about', 430, 'agrees'],
    ['about', 500, 'differs'],
    ['under', 300, 'agrees'],
    ['under', 500, 'differs'],
    ['at-least', 600, 'agrees'],
    ['at-least', 900, 'differs'],
    ['minimum', 300, 'differs'],
  ])('"%s" 4,2 against %d hundredths %s', (qualifier, hundredths, expected) => {
    expect(judge('4.2', 1, [hundredths, 100], qualifier)).toBe(expected)
  })

  it('is exact beyond what binary numbers hold', () => {
    expect(judgeNumber('9007199254740993', 0, { n: 9007199254740993n, d: 1 }, null)).toBe('agrees')
    expect(judgeNumber('9007199254740993', 0, { n: 9007199254740992n, d: 1 }, null)).toBe('differs')
  })
})
