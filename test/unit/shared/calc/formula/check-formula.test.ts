import { describe, expect, it } from 'vitest'
import type { Expression } from '../../../../../shared/calc/formula/ast'
import { checkFormula } from '../../../../../shared/calc/formula/check-formula'
import { findCycles } from '../../../../../shared/calc/formula/find-cycles'
import { parseFormula } from '../../../../../shared/calc/formula/parse-formula'

const units: Readonly<Record<string, string>> = {
  htx: 'HTX',
  nguoi: 'người',
  ty: 'tỷ đồng',
  trieu: 'triệu đồng',
  trieu_nam: 'triệu đồng/năm',
  trieu_thang: 'triệu đồng/tháng',
  tyle: '%',
  bare: '',
}

function parse(text: string): Expression {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.kind}`)
  return parsed.ast
}

function check(text: string, unit: string | null = null) {
  return checkFormula(parse(text), {
    find: (code) => {
      const found = units[code]
      return found === undefined ? null : { unit: found }
    },
    hasSector: (code) => code === 'NN',
    unit,
  })
}

describe('faults', () => {
  it.each([
    ['[htx]+[hxt]', { kind: 'unknown-reference', code: 'hxt', from: 6, to: 11 }],
    ['[htx:XX]', { kind: 'unknown-sector', code: 'XX', from: 0, to: 8 }],
    [
      'ABS([htx];2)',
      { kind: 'argument-count', name: 'ABS', expected: { min: 1, max: 1 }, found: 2, from: 0, to: 12 },
    ],
    [
      '1+TONG()',
      { kind: 'argument-count', name: 'TONG', expected: { min: 1, max: null }, found: 0, from: 2, to: 8 },
    ],
    [
      'NEU(1>2;1)',
      { kind: 'argument-count', name: 'NEU', expected: { min: 3, max: 3 }, found: 2, from: 0, to: 10 },
    ],
    ['NEU([htx];1;2)', { kind: 'condition-expected', from: 4, to: 9 }],
    ['1+([htx]>2)', { kind: 'comparison-outside-condition', from: 2, to: 11 }],
    ['NEU((1>2)>3;1;2)', { kind: 'comparison-outside-condition', from: 4, to: 9 }],
    ['LAMTRON([htx];0,5)', { kind: 'rounding-digits', from: 14, to: 17 }],
    ['LAMTRON([htx];-16)', { kind: 'rounding-digits', from: 14, to: 17 }],
  ])('%s', (text, fault) => {
    expect(check(text).faults).toEqual([fault])
  })

  it('come in the order of the text', () => {
    expect(check('[x]+ABS()+[y:ZZ]').faults.map(({ kind, from }) => [kind, from])).toEqual([
      ['unknown-reference', 0],
      ['argument-count', 4],
      ['unknown-reference', 10],
      ['unknown-sector', 10],
    ])
  })

  it.each(['[htx:NN]/[htx:*]', 'NEU([htx]>1;LAMTRON([htx];-2);TONG([htx];1))', 'MAX([htx];1)'])(
    'none in %s',
    (text) => {
      expect(check(text)).toEqual({ faults: [], warnings: [] })
    },
  )
})

describe('units', () => {
  it.each([
    ['[htx]+[nguoi]', { kind: 'unit-mismatch', power: null, from: 6, to: 13 }],
    ['[trieu]+[ty]', { kind: 'unit-mismatch', power: 3, from: 8, to: 12 }],
    ['[ty]-[trieu]', { kind: 'unit-mismatch', power: -3, from: 5, to: 12 }],
    ['TONG([trieu];[ty])', { kind: 'unit-mismatch', power: 3, from: 13, to: 17 }],
    ['NEU([htx]>[nguoi];1;2)', { kind: 'unit-mismatch', power: null, from: 10, to: 17 }],
    ['NEU(1>2;[htx];[nguoi])', { kind: 'unit-mismatch', power: null, from: 14, to: 21 }],
    ['[htx]/[htx]-[tyle]', { kind: 'unit-mismatch', power: -2, from: 12, to: 18 }],
    ['[tyle]+5%', { kind: 'unit-mismatch', power: 2, from: 7, to: 9 }],
    ['[trieu_thang]+[trieu_nam]', { kind: 'unit-mismatch', power: null, from: 14, to: 25 }],
    ['[trieu]+[trieu]/[nguoi]', { kind: 'unit-mismatch', power: null, from: 8, to: 23 }],
  ])('%s warns', (text, warning) => {
    expect(check(text)).toEqual({ faults: [], warnings: [warning] })
  })

  it.each([
    '[trieu]+[ty]*1000',
    '[ty]+[trieu]/1000',
    '[ty]+0,001*[trieu]',
    '[htx]+1',
    '[htx]*1,5+[htx]*5%',
    '[htx]/[htx]*100-[tyle]',
    '[htx]/[htx]+5%',
    '[trieu]+[trieu_nam]',
    '[trieu]/[htx]+[ty]*1000/[htx]',
    '[bare]+[htx]',
    '[bare]*[htx]+[nguoi]',
    'LAMTRON([htx];1)+[htx]',
    'KYTRUOC([trieu])+KEHOACH([trieu])',
  ])('%s does not', (text) => {
    expect(check(text).warnings).toEqual([])
  })

  it.each([
    ['[trieu]/[htx]', 'triệu đồng', null],
    ['[trieu]/[htx]', 'triệu đồng/HTX', null],
    ['[trieu]/[htx]', 'tỷ đồng', { power: -3 }],
    ['[trieu]/[htx]', 'người', { power: null }],
    ['[htx]/[htx]*100', '%', null],
    ['[htx]/[htx]', '%', { power: 2 }],
    ['1+2', 'HTX', null],
  ])('%s declared in %s', (text, unit, warning) => {
    expect(check(text, unit).warnings).toEqual(
      warning === null ? [] : [{ kind: 'result-unit-mismatch', from: 0, to: text.length, ...warning }],
    )
  })
})

describe('cycles', () => {
  const cyclesOf = (formulas: Record<string, string>, others?: Record<string, string[]>): string[] =>
    findCycles(
      new Map(Object.entries(formulas).map(([code, text]) => [code, parse(text)])),
      new Map(Object.entries(others ?? {})),
    ).map(({ codes }) => codes.join('>'))

  it('are refused at any length', () => {
    expect(cyclesOf({ a: '[a]+1' })).toEqual(['a'])
    expect(cyclesOf({ a: '[b]', b: '[c]', c: '[a]', d: '[a]' })).toEqual(['a>b>c'])
    expect(cyclesOf({ d: '[a]+[x]', a: '[b]', b: '[a]', x: '[d]' })).toEqual(['a>b', 'd>x'])
  })

  it('are allowed when every turn steps back in time', () => {
    expect(cyclesOf({ a: 'KYTRUOC([a])+[b]' })).toEqual([])
    expect(cyclesOf({ a: 'CUNGKY([b])', b: '[a]' })).toEqual([])
    expect(cyclesOf({ a: 'KYTRUOC([b])', b: '[a]+[c]', c: '[b]' })).toEqual(['b>c'])
    expect(cyclesOf({ a: 'KYTRUOC([a])+NEU([a]>1;1;2)' })).toEqual(['a'])
  })

  it('are not excused by the plan or a sector', () => {
    expect(cyclesOf({ a: 'KEHOACH([a])' })).toEqual(['a'])
    expect(cyclesOf({ a: '[a:NN]' })).toEqual(['a'])
  })

  it('run through indicators without a formula', () => {
    expect(cyclesOf({ a: '[mean]' }, { mean: ['sum', 'count'], sum: ['a'] })).toEqual(['mean>sum>a'])
  })

  it('show the reference', () => {
    const [cycle] = findCycles(
      new Map([
        ['a', parse('1 + [b]')],
        ['b', parse('[a]')],
      ]),
    )
    expect(cycle).toEqual({ codes: ['a', 'b'], from: 4, to: 7 })
  })

  it('are found at the end of 20.000 definitions', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, at) => [`x${String(at)}`, parse(`[x${String(at + 1)}]`)] as const,
    )
    expect(findCycles(new Map(chain))).toEqual([])
    const closed = findCycles(new Map([...chain, ['x20000', parse('[x19999]')]]))
    expect(closed).toEqual([{ codes: ['x19999', 'x20000'], from: 0, to: 8 }])
  })
})
