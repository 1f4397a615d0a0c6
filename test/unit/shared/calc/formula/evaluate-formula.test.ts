import { describe, expect, it } from 'vitest'
import type { Quotient } from '../../../../../shared/calc/exact'
import {
  evaluateFormula,
  operandOf,
  type FormulaValue,
} from '../../../../../shared/calc/formula/evaluate-formula'
import { parseFormula } from '../../../../../shared/calc/formula/parse-formula'
import type { PlacedReference } from '../../../../../shared/calc/formula/placed-reference'

const cells: Readonly<Record<string, FormulaValue>> = {
  a: { n: 120, d: 1 },
  b: { n: -25, d: 10 },
  zero: { n: 0, d: 1 },
  gone: 'missing',
  loop: 'cycle',
  huge: 'overflow',
  bad: 'broken',
}

function evaluate(text: string, read = (at: PlacedReference) => cells[at.code] ?? 'missing'): FormulaValue {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.kind}`)
  return evaluateFormula(parsed.ast, read)
}

/** In lowest terms, as "n/d". */
function write(value: FormulaValue): string {
  if (typeof value === 'string') return value
  const divide = (a: bigint, b: bigint): bigint => (b === 0n ? a : divide(b, a % b))
  const n = BigInt(value.n)
  const d = BigInt(value.d)
  const common = divide(n < 0n ? -n : n, d)
  return d === common ? String(n / common) : `${String(n / common)}/${String(d / common)}`
}

describe('values', () => {
  it.each([
    ['1+2*3', '7'],
    ['(1+2)*3', '9'],
    ['10-2-3', '5'],
    ['100/5/4', '5'],
    ['2*3/4', '3/2'],
    ['-2*3', '-6'],
    ['2--3', '5'],
    ['-(2-2)', '0'],
    ['5%*200', '10'],
    ['12,5%', '1/8'],
    ['[a]/[b]', '-48'],
    ['[zero]/[a]', '0'],
    ['ABS([b])', '5/2'],
    ['ABS([a])', '120'],
    ['TONG([a];[b];1)', '237/2'],
    ['TRUNGBINH([a];[b];[zero])', '235/6'],
    ['MIN([a];[b];[zero])', '-5/2'],
    ['MAX([b];[a];[zero])', '120'],
    ['MAX(1/3;0,333)', '1/3'],
    ['NEU([a]>100;1;2)', '1'],
    ['NEU([a]<100;1;2)', '2'],
    ['NEU([a]=120;1;2)', '1'],
    ['NEU([a]<>120;1;2)', '2'],
    ['NEU([a]<=120;1;2)', '1'],
    ['NEU([a]>=120,5;1;2)', '2'],
    ['NEU(0,1+0,2=0,3;1;2)', '1'],
    ['NEU(1=1;2;1/0)', '2'],
  ])('%s = %s', (text, value) => {
    expect(write(evaluate(text))).toBe(value)
  })

  it.each([
    ['0,1+0,2', '3/10'],
    ['1/3*3', '1'],
    ['1/3+1/3+1/3', '1'],
    ['1/7*3/3*7', '1'],
    [Array.from({ length: 10 }, () => '0,1').join('+'), '1'],
    ['9007199254740991+2', '9007199254740993'],
    ['9007199254740993-9007199254740992', '1'],
    ['99999999999999999999*99999999999999999999/99999999999999999999', '99999999999999999999'],
    ['LAMTRON(0,5;0)', '1'],
    ['LAMTRON(-0,5;0)', '-1'],
    ['LAMTRON(2,5;0)', '3'],
    ['LAMTRON(1,005;2)', '101/100'],
    ['LAMTRON(23/80*100;1)', '144/5'],
    ['LAMTRON(-28,75;1)', '-144/5'],
    ['LAMTRON(0,49999999999999999999;0)', '0'],
    ['LAMTRON(-0,4;0)', '0'],
    ['LAMTRON(1250;-2)', '1300'],
    ['LAMTRON(-1249;-2)', '-1200'],
    ['LAMTRON(99999999999999999999,5;0)', '100000000000000000000'],
    ['LAMTRON(1/3;15)', '333333333333333/1000000000000000'],
  ])('%s is exactly %s', (text, value) => {
    expect(write(evaluate(text))).toBe(value)
  })

  it('gives plain zero without a sign', () => {
    for (const text of ['-[zero]', '[zero]*-5', '0/-5', '[a]-[a]', 'LAMTRON(-0,4;0)']) {
      expect(evaluate(text)).toSatisfy((value: Quotient) => Object.is(value.n, 0))
    }
  })
})

describe('missing and errors', () => {
  it.each([
    ['[gone]', 'missing'],
    ['-[gone]', 'missing'],
    ['1+[gone]', 'missing'],
    ['[gone]-[gone]', 'missing'],
    ['[gone]*0', 'missing'],
    ['[gone]/0', 'missing'],
    ['0/[gone]', 'missing'],
    ['ABS([gone])', 'missing'],
    ['LAMTRON([gone];1)', 'missing'],
    ['LAMTRON(1;[gone])', 'missing'],
    ['NEU([gone]>1;1;2)', 'missing'],
    ['NEU(1>[gone];1;2)', 'missing'],
    ['TONG([gone];[gone])', 'missing'],
    ['TRUNGBINH([gone])', 'missing'],
    ['MIN([gone])', 'missing'],
    ['TONG([gone];5)', '5'],
    ['TRUNGBINH(4;[gone];6)', '5'],
    ['MIN([gone];7)', '7'],
    ['MAX(-7;[gone])', '-7'],
    ['1/0', 'division-by-zero'],
    ['0/0', 'division-by-zero'],
    ['[a]/(1-1)', 'division-by-zero'],
    ['1/0+[gone]', 'division-by-zero'],
    ['[gone]+1/0', 'division-by-zero'],
    ['[loop]+1/0', 'cycle'],
    ['1/0+[loop]', 'division-by-zero'],
    ['TONG([gone];[huge];[loop])', 'overflow'],
    ['NEU([loop]>1;1;2)', 'cycle'],
    ['NEU([gone]>[bad];1;2)', 'broken'],
    ['LAMTRON([huge];[bad])', 'overflow'],
    ['LAMTRON(1;[bad])', 'broken'],
    ['-[bad]', 'broken'],
    ['LAMTRON(1;0,5)', 'broken'],
    ['LAMTRON(1;16)', 'broken'],
    ['LAMTRON(1;-16)', 'broken'],
    ['ABS(1;2)', 'broken'],
    ['TONG()', 'broken'],
    ['NEU(1;2;3)', 'broken'],
    ['1+(2>1)', 'broken'],
    ['1>2', 'broken'],
  ])('%s → %s', (text, value) => {
    expect(write(evaluate(text))).toBe(value)
  })

  it('overflows instead of growing without end', () => {
    const nines = '9'.repeat(600)
    expect(write(evaluate(nines))).toBe(nines)
    expect(evaluate(`${nines}*${nines}`)).toBe('overflow')
    expect(evaluate(`1/${nines}/${nines}`)).toBe('overflow')
    expect(evaluate('9'.repeat(700))).toBe('overflow')
    // The product is too large on the way, not in lowest terms.
    expect(write(evaluate(`${nines}*(${nines}/${nines})`))).toBe(nines)
  })

  it('evaluates 2.000 terms', () => {
    expect(write(evaluate(`=${'1+'.repeat(1998)}1`))).toBe('1999')
  })
})

describe('places', () => {
  it.each([
    ['[x]', { code: 'x', sector: null, previous: 0, years: 0, scenario: null }],
    ['[x:NN]', { code: 'x', sector: 'NN', previous: 0, years: 0, scenario: null }],
    ['KYTRUOC([x:*])', { code: 'x', sector: '*', previous: 1, years: 0, scenario: null }],
    ['KYTRUOC(KYTRUOC([x]))', { code: 'x', sector: null, previous: 2, years: 0, scenario: null }],
    [
      'KEHOACH(CUNGKY(KYTRUOC(1*-[x])))',
      { code: 'x', sector: null, previous: 1, years: 1, scenario: 'plan' },
    ],
    ['KEHOACH(TONG([x];1))', { code: 'x', sector: null, previous: 0, years: 0, scenario: 'plan' }],
    [
      'KYTRUOC(NEU(1>2;0;LAMTRON([x];1)))',
      { code: 'x', sector: null, previous: 1, years: 0, scenario: null },
    ],
  ])('%s', (text, place) => {
    const asked: PlacedReference[] = []
    evaluate(text, (at) => {
      asked.push(at)
      return { n: 1, d: 1 }
    })
    expect(asked).toEqual([place])
  })

  it('reads only the branch that is taken', () => {
    const asked: string[] = []
    evaluate('NEU([a]>1;[b];[c])', ({ code }) => {
      asked.push(code)
      return { n: 2, d: 1 }
    })
    expect(asked).toEqual(['a', 'b'])
  })
})

describe('operandOf', () => {
  const rest = { partial: false } as const
  it.each([
    [{ state: 'number', quotient: { n: 5, d: 10 }, ...rest }, '1/2'],
    [{ state: 'none', quotient: { n: 0, d: 1 }, ...rest }, '0'],
    [{ state: 'unknown', quotient: null, ...rest }, 'missing'],
    [{ state: 'missing', quotient: null, ...rest }, 'missing'],
    [{ state: 'overflow', quotient: null, ...rest }, 'overflow'],
    [{ state: 'zero-base', quotient: null, ...rest }, 'division-by-zero'],
  ] as const)('%j → %s', (quantity, value) => {
    expect(write(operandOf(quantity))).toBe(value)
  })
})
