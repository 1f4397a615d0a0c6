import { describe, expect, it } from 'vitest'
import { evaluateArithmetic, isArithmetic } from '../../../../shared/format/arithmetic'

const whole = { decimals: 0, percent: false }
const tenths = { decimals: 1, percent: false }
const number = (value: string) => ({ kind: 'number', value })

describe('arithmetic in a cell', () => {
  it.each([
    ['=120+35*2', '190'],
    ['=(120+35)*2', '310'],
    ['= 25.454 - 836', '24618'],
    ['=-(3.000)', '-3000'],
    ['=10/4*2', '5'],
    ['=7-7', '0'],
    ['=2--3', '5'],
    ['=1 234+1', '1235'],
    ['=200×5 % ÷ 2', '5'],
    ['=100−1', '99'],
    ['=10/-2', '-5'],
    ['=9007199254740991+1', '9007199254740992'],
  ])('%s is %s', (text, value) => {
    expect(evaluateArithmetic(text, whole)).toEqual(number(value))
  })

  it('is exact where binary fractions are not', () => {
    expect(evaluateArithmetic('=0,1+0,2', tenths)).toEqual(number('0.3'))
    expect(evaluateArithmetic('=1/3*3', whole)).toEqual(number('1'))
    expect(evaluateArithmetic('=3.600,6-0,6', tenths)).toEqual(number('3600'))
    expect(evaluateArithmetic('=1,15*3', { decimals: 2, percent: false })).toEqual(number('3.45'))
  })

  it('offers the roundings of what the row cannot hold, half away from zero', () => {
    expect(evaluateArithmetic('=5/2', whole)).toEqual({ kind: 'ask', candidates: ['3', '2'] })
    expect(evaluateArithmetic('=-5/2', whole)).toEqual({ kind: 'ask', candidates: ['-3', '-2'] })
    expect(evaluateArithmetic('=1/3', tenths)).toEqual({ kind: 'ask', candidates: ['0.3'] })
    expect(evaluateArithmetic('=-1/3', whole)).toEqual({ kind: 'ask', candidates: ['0'] })
  })

  it('refuses names, broken texts and division by zero, each with its own reason', () => {
    for (const text of ['=SUM(1)', '=HTX.tong_so/2', '=A1', '=[x]', "='2'"])
      expect(evaluateArithmetic(text, whole)).toEqual({ kind: 'invalid', reason: 'names' })
    for (const text of ['=', '=1+', '=(1', '=1)', '=*2', '=1 2', '=1.23.4', '=1^2', '=()'])
      expect(evaluateArithmetic(text, whole)).toEqual({ kind: 'invalid', reason: 'syntax' })
    expect(evaluateArithmetic('=1/(2-2)', whole)).toEqual({ kind: 'invalid', reason: 'division-by-zero' })
    expect(evaluateArithmetic('=50%+1', { decimals: 1, percent: true })).toEqual({
      kind: 'invalid',
      reason: 'percent',
    })
  })

  it('does not guess what a number in doubt means', () => {
    expect(evaluateArithmetic('=1,234*2', whole)).toMatchObject({ kind: 'doubtful', text: '1,234' })
    expect(evaluateArithmetic('=1.5*2', tenths)).toMatchObject({ kind: 'doubtful', text: '1.5' })
  })

  it('knows a text that asks to be evaluated', () => {
    expect(isArithmetic(' =1')).toBe(true)
    expect(isArithmetic('1=1')).toBe(false)
  })
})
