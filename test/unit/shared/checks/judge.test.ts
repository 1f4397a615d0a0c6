import { describe, expect, it } from 'vitest'
import { roundQuotient } from '../../../../shared/calc/exact'
import { percentageOf, sumOf } from '../../../../shared/checks/arithmetic'
import { judgeArithmetic, judgeRelation } from '../../../../shared/checks/judge'
import { judgeWholeCounts } from '../../../../shared/checks/judge-whole-counts'
import type { Relation, Statement } from '../../../../shared/checks/relation'
import { stateText } from '../../../../shared/checks/state-figure'
import { parseNumber } from '../../../../shared/format/parse-number'
import type { FormId, IndicatorId, SectorId } from '../../../../shared/model/ids'

/** As a document writes it; counts are whole. */
function write(text: string, traits: Partial<Pick<Statement, 'whole' | 'percent'>> = {}): Statement {
  const parsed = parseNumber(text, { decimals: 3, percent: text.includes('%'), unit: 'triệu' })
  const cell = { kind: 'wording', form: 1 as FormId, part: 'row', id: text } as const
  const value = parsed.kind === 'number' ? parsed.value : ''
  const statement = stateText(cell, text, value, { whole: false, percent: text.includes('%'), ...traits })
  if (statement === null) throw new Error(`no number: ${text}`)
  return statement
}
const count = (text: string): Statement => write(text, { whole: true })

describe('what a text states', () => {
  it.each([
    ['25.454', 0, null],
    ['103,3%', 1, null],
    ['1,70%', 2, null],
    ['1,2 tỷ', -2, null],
    ['14,390 tỷ', 0, null],
    ['gần 4,2', 1, 'near'],
    ['trên 80%', 0, 'over'],
    ['80 trở lên', 0, 'at-least'],
    ['0', 0, null],
  ])('%s: the last digit is of power −%i, qualifier %s', (text, written, qualifier) => {
    expect(write(text)).toMatchObject({ written, qualifier })
  })
})

describe('a text that no figure has', () => {
  it.each(['5,00000000000000000000', '123456789,123456789012', '999.999.999.999.999'])(
    '%s is judged all the same',
    (text) => {
      const cell = { kind: 'wording', form: 1 as FormId, part: 'row', id: '' } as const
      const plain = text.replaceAll('.', '').replace(',', '.')
      const statement = stateText(cell, text, plain, { whole: false, percent: false })
      if (statement !== null)
        expect(judgeArithmetic(sumOf([1]), [statement], statement).verdict).toBe('holds')
    },
  )
})

describe('an index', () => {
  const judge = (stated: string, current: string, base: string) =>
    judgeArithmetic(percentageOf('quotient', false), [count(current), count(base)], write(stated))

  it.each([
    ['108,9%', '16.079', '14.759', 'holds'],
    ['103,3%', '25.454', '24.618', 'rounding'],
    ['106,5%', '65', '61', 'rounding'],
    ['103%', '55', '53', 'rounding'],
    ['152%', '3.913', '2.609', 'broken'],
    ['117,0%', '14.254', '12.983', 'broken'],
    ['20,0%', '102', '85', 'broken'],
    ['gần 120%', '102', '86', 'holds'],
    ['trên 110%', '102', '85', 'holds'],
    ['trên 130%', '102', '85', 'broken'],
  ])('%s for %s / %s: %s', (stated, current, base, verdict) => {
    expect(judge(stated, current, base).verdict).toBe(verdict)
  })

  it('decides ties as rounding half away from zero does', () => {
    expect(judge('100,3%', '401', '400').verdict).toBe('holds')
    expect(judge('100,2%', '401', '400').verdict).toBe('rounding')
  })

  it('is nothing over zero', () => {
    expect(judge('100%', '5', '0').verdict).toBe('unknown')
  })

  it('beside a difference allows for what both have been rounded', () => {
    const beside = (stated: string, current: string, change: string) =>
      judgeArithmetic(percentageOf('change', false), [write(current), write(change)], write(stated)).verdict
    // 51,34 / 48,80 is 105,2 although 51,3 / 48,8 is 105,1.
    expect(beside('105,2%', '51,3', '2,5')).toBe('holds')
    expect(beside('78,3%', '3.600,6', '-1.002,1')).toBe('rounding')
    expect(beside('126,7%', '13,2', '3,0')).toBe('broken')
  })
})

describe('a sum', () => {
  it('of counts is exact', () => {
    const parts = [count('50.768'), count('68.613')]
    expect(judgeArithmetic(sumOf([1, 1]), parts, count('119.381')).verdict).toBe('holds')
    const judged = judgeArithmetic(sumOf([1, 1]), parts, count('119.382'))
    expect(judged.verdict).toBe('broken')
    expect(judged.difference).toEqual({ n: 1, d: 1 })
  })

  it('of rounded money may miss by what rounding can do', () => {
    const parts = ['10,4', '20,4', '30,4'].map((text) => write(text))
    const judge = (total: string) => judgeArithmetic(sumOf([1, 1, 1]), parts, write(total)).verdict
    expect(judge('61,2')).toBe('holds')
    expect(judge('61,4')).toBe('holds')
    expect(judge('61,5')).toBe('rounding')
    expect(judge('61,8')).toBe('broken')
  })

  it('without a part is broken only when there is too much already', () => {
    const judge = (total: string) =>
      judgeArithmetic(sumOf([1, 1, 1]), [count('5'), null, count('7')], count(total)).verdict
    expect(judge('20')).toBe('unknown')
    expect(judge('12')).toBe('unknown')
    expect(judge('11')).toBe('broken')
    expect(judgeArithmetic(sumOf([1, -1]), [null, count('7')], count('3')).verdict).toBe('unknown')
  })
})

const line = (indicator: number) => ({ indicator: indicator as IndicatorId, sector: 1 as SectorId })
function relate(kind: Relation['kind'], signs: readonly (1 | -1)[], rest: Partial<Relation> = {}): Relation {
  return {
    id: kind,
    kind,
    result: line(0),
    terms: signs.map((sign, at) => ({ line: line(at + 1), role: 'part', sign, step: 0 })),
    factor: 1,
    complete: 'certain',
    certainty: 'read',
    form: null,
    ...rest,
  }
}

describe('a relation', () => {
  it('of a part is broken where the part is larger', () => {
    const subset = relate('subset', [1, 1])
    expect(judgeRelation(subset, [count('1.437'), count('237')], count('1.437')).verdict).toBe('broken')
    expect(judgeRelation(subset, [count('1.200'), count('237')], count('1.437')).verdict).toBe('holds')
    expect(judgeRelation(subset, [count('1.438'), null], count('1.437')).verdict).toBe('broken')
  })

  it('of an opening, what came and what went', () => {
    const balance = relate('balance', [1, 1, -1])
    const judged = judgeRelation(balance, [count('24.618'), count('2.138'), count('811')], count('25.454'))
    expect(judged).toEqual({ verdict: 'broken', follows: { n: 25945, d: 1 }, difference: { n: -491, d: 1 } })
  })

  it('whose parts may not be all says nothing of a small sum', () => {
    const likely = relate('sum', [1, 1], { complete: 'likely' })
    expect(judgeRelation(likely, [count('10'), count('20')], count('100')).verdict).toBe('unknown')
    expect(judgeRelation(likely, [count('50'), count('40')], count('100')).verdict).toBe('broken')
  })

  it('of a ratio, with units a power of ten or twelve months apart', () => {
    const share = relate('quotient', [1, 1], { factor: 100 })
    expect(judgeRelation(share, [count('16.079'), count('25.454')], write('63,2%')).verdict).toBe('holds')
    expect(judgeRelation(share, [count('1.437'), count('1.674')], write('88,0%')).verdict).toBe('broken')
    const inThousands = relate('quotient', [1, 1], { factor: 0.001 })
    expect(judgeRelation(inThousands, [write('12.000'), count('4')], write('3,0')).verdict).toBe('holds')
    const inBillions = relate('quotient', [1, 1], { factor: 1e-9 })
    expect(judgeRelation(inBillions, [write('12.000.000.000'), count('4')], write('3,0')).verdict).toBe(
      'holds',
    )
    expect(judgeRelation(inBillions, [write('12.000.000.000'), count('4')], write('3,2')).verdict).toBe(
      'broken',
    )
    const monthly = relate('quotient', [1, 1], { factor: 1 / 12 })
    expect(judgeRelation(monthly, [write('144'), count('4')], write('3,0')).verdict).toBe('holds')
    const perMonth = relate('quotient', [1, 1], { factor: 12 })
    expect(judgeRelation(perMonth, [write('30'), count('4')], write('90')).verdict).toBe('holds')
  })

  it('of shares', () => {
    const shares = relate('shares', [1, 1, 1])
    const judge = (...texts: string[]) =>
      judgeRelation(
        shares,
        texts.map((text) => write(text)),
        null,
      )
    expect(judge('33,3%', '33,3%', '33,3%').verdict).toBe('holds')
    expect(judge('33,3%', '33,3%', '33,1%').verdict).toBe('rounding')
    expect(judge('33,3%', '33,3%', '43,3%').verdict).toBe('broken')
    expect(judgeRelation(shares, [write('60%'), write('50%'), null], null).verdict).toBe('broken')
    const { follows } = judge('33,3%', '33,3%', '43,3%')
    expect(follows === null ? null : roundQuotient(follows, 1)).toBe(234)
  })
})

describe('a percentage of whole things', () => {
  it.each([
    ['93,5%', '63', 'broken'],
    ['93,7%', '63', 'holds'],
    ['93,6%', '63', 'rounding'],
    ['50%', '3', 'broken'],
    ['33%', '3', 'holds'],
    ['66%', '3', 'rounding'],
    ['12,3%', '25.454', 'holds'],
  ])('%s of %s: %s', (stated, whole, verdict) => {
    expect(judgeWholeCounts(write(stated), count(whole)).verdict).toBe(verdict)
  })

  it('says nothing about what is no count', () => {
    expect(judgeWholeCounts(write('93,5%'), write('63,2')).verdict).toBe('unknown')
    expect(judgeWholeCounts(write('93,5%'), null).verdict).toBe('unknown')
  })
})
