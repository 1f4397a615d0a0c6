import { describe, expect, it } from 'vitest'
import type { Expression } from '../../../../../shared/calc/formula/ast'
import { parseFormula } from '../../../../../shared/calc/formula/parse-formula'
import { printFormula } from '../../../../../shared/calc/formula/print-formula'

function parse(text: string): Expression {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.kind} at ${String(parsed.error.from)}`)
  return parsed.ast
}

describe('a formula and its canonical text', () => {
  it.each([
    ['=[HTX.loi_nhuan]/[HTX.tong_so]', '=[HTX.loi_nhuan]/[HTX.tong_so]'],
    ['  = [ a ] ', '=[a]'],
    ['[a:NN]+[a:*]+[ a : TM-DV ]', '=[a:NN]+[a:*]+[a:TM-DV]'],
    ['1×2÷3−4–5', '=1*2/3-4-5'],
    ['1+2*3', '=1+2*3'],
    ['(1+2)*3', '=(1+2)*3'],
    ['((1+2))+3', '=(1+2)+3'],
    ['1-(2-3)', '=1-(2-3)'],
    ['1-((2*3))', '=1-2*3'],
    ['-[a]*2', '=-[a]*2'],
    ['-([a]*2)', '=-([a]*2)'],
    ['--5', '=--5'],
    ['2--5', '=2--5'],
    ['=+[a]', '=[a]'],
    ['5%', '=5%'],
    ['12,50 %*[a]', '=12,5%*[a]'],
    ['0.5', '=0,5'],
    ['0,5', '=0,5'],
    ['007', '=7'],
    ['0.125', '=0,125'],
    ['1,234', '=1,234'],
    ['2020.125', '=2020,125'],
    ['sum([a];[b],[c])', '=TONG([a]; [b]; [c])'],
    ['Max(1,5)', '=MAX(1,5)'],
    ['MAX(1, 5)', '=MAX(1; 5)'],
    ['MAX(1 ,5)', '=MAX(1; 5)'],
    ['MAX(1;5)', '=MAX(1; 5)'],
    ['MAX(5%,2)', '=MAX(5%; 2)'],
    ['MIN(0,5;0.25)', '=MIN(0,5; 0,25)'],
    ['Kỳtrước([a])', '=KYTRUOC([a])'],
    ['PREVIOUS(sameperiod(Plan([a])))', '=KYTRUOC(CUNGKY(KEHOACH([a])))'],
    ['trungbình([a])+average([b])', '=TRUNGBINH([a])+TRUNGBINH([b])'],
    ['if([a]>=0,5;1;2)', '=NEU([a]>=0,5; 1; 2)'],
    ['NEU([a]≤[b]; ABS([a]); làmtròn([b]; -2))', '=NEU([a]<=[b]; ABS([a]); LAMTRON([b]; -2))'],
    ['NEU([a]≠1;round([a];1);0)', '=NEU([a]<>1; LAMTRON([a]; 1); 0)'],
    ['NEU((1=2);3;4)', '=NEU(1=2; 3; 4)'],
    ['TONG()', '=TONG()'],
    ['[Lợi nhuận]', '=[Lợi nhuận]'],
  ])('%s → %s', (text, canonical) => {
    expect(printFormula(parse(text))).toBe(canonical)
    expect(printFormula(parse(canonical))).toBe(canonical)
  })

  it('keeps the place of every part in the source', () => {
    const ast = parse('= 5% + KYTRUOC( -[a] )')
    expect(ast).toMatchObject({
      kind: 'sum',
      from: 2,
      to: 22,
      first: { kind: 'number', from: 2, to: 4, percent: true, text: '5', value: { n: 5, d: 100 } },
      rest: [{ operator: '+', operand: { kind: 'call', from: 7, to: 22 } }],
    })
    expect(parse('(1+2)*3')).toMatchObject({ from: 0, to: 7, first: { kind: 'sum', from: 0, to: 5 } })
  })

  it('reads the two spellings of Unicode as one', () => {
    expect(parse('[a\u0302]')).toMatchObject({ code: 'â' })
    expect(parse('Ky\u0300tru\u031bo\u031b\u0301c([a])')).toMatchObject({ name: 'KYTRUOC' })
  })
})

describe('what is no formula', () => {
  it.each([
    ['', 'empty', 0, 0],
    ['  = ', 'empty', 4, 4],
    ['1+', 'unexpected-end', 2, 2],
    ['1+*2', 'unexpected-token', 2, 3],
    ['1 2', 'unexpected-token', 2, 3],
    ['2[a]', 'unexpected-token', 1, 4],
    ['(1', 'unexpected-end', 2, 2],
    ['(1]', 'unexpected-character', 2, 3],
    ['1)', 'unexpected-token', 1, 2],
    ['()', 'unexpected-token', 1, 2],
    ['1;2', 'unexpected-token', 1, 2],
    ['(1;2)', 'unexpected-token', 2, 3],
    ['[a]%', 'unexpected-token', 3, 4],
    ['5%%', 'unexpected-token', 2, 3],
    ['%', 'unexpected-token', 0, 1],
    ['TONG', 'unexpected-end', 4, 4],
    ['TONG [a]', 'unexpected-token', 5, 8],
    ['TONG([a]', 'unexpected-end', 8, 8],
    ['TONG([a];)', 'unexpected-token', 9, 10],
    ['TONG([a] [b])', 'unexpected-token', 9, 12],
    ['1+HTX', 'unknown-function', 2, 5],
    ['TONGCONG(1)', 'unknown-function', 0, 8],
    ['1 + [a', 'unclosed-reference', 4, 6],
    ['[a [b]', 'unclosed-reference', 0, 3],
    ['[ ]', 'empty-reference', 0, 3],
    ['[:NN]', 'empty-reference', 0, 5],
    ['[a:]', 'empty-reference', 0, 4],
    ['[a:b:c]', 'empty-reference', 0, 7],
    ['1.234', 'ambiguous-number', 0, 5],
    ['2*12.000', 'ambiguous-number', 2, 8],
    ['1.234.567', 'ambiguous-number', 0, 9],
    ['1.234,5', 'ambiguous-number', 0, 7],
    ['MAX(1,5,2)', 'ambiguous-number', 4, 9],
    ['1 < 2 < 3', 'chained-comparison', 6, 7],
    ['1 & 2', 'unexpected-character', 2, 3],
    ['.5', 'unexpected-character', 0, 1],
    ['a😀', 'unexpected-character', 1, 3],
    ['\ud800', 'unexpected-character', 0, 1],
    ['1e5', 'unexpected-token', 1, 3],
  ])('%j: %s at %i', (text, kind, from, to) => {
    expect(parseFormula(text)).toMatchObject({ ok: false, error: { kind, from, to } })
  })

  it.each([
    ['1+', ['operand']],
    ['(1', ['operator', 'closing-parenthesis']],
    ['TONG(1', ['operator', 'separator', 'closing-parenthesis']],
    ['TONG', ['opening-parenthesis']],
    ['1 2', ['operator']],
    ['[a', ['closing-bracket']],
    ['[]', ['indicator']],
    ['[a:]', ['sector']],
    ['abc', ['function', 'indicator']],
  ])('%j: says what was expected', (text, expected) => {
    expect(parseFormula(text)).toMatchObject({ ok: false, error: { expected } })
  })

  it('stops at 4.000 characters and at 64 levels', () => {
    const terms = (count: number): string => `=${'1+'.repeat(count - 1)}1`
    expect(parseFormula(terms(1999)).ok).toBe(true)
    expect(parseFormula(terms(5000))).toMatchObject({ error: { kind: 'too-long', from: 4000, to: 10_000 } })
    const nested = (depth: number): string => `${'('.repeat(depth)}1${')'.repeat(depth)}`
    expect(parseFormula(nested(64)).ok).toBe(true)
    expect(parseFormula(nested(65))).toMatchObject({ error: { kind: 'too-deep', from: 64, to: 65 } })
    expect(parseFormula(nested(1000))).toMatchObject({ error: { kind: 'too-deep', from: 64, to: 65 } })
    expect(parseFormula('-'.repeat(3000))).toMatchObject({ error: { kind: 'too-deep', from: 64 } })
    expect(parseFormula('ABS('.repeat(900))).toMatchObject({ error: { kind: 'too-deep', from: 256 } })
  })

  it('refuses what would be too long under canonical names', () => {
    const sum = Array.from({ length: 363 }, () => 'AVERAGE(1)').join('+')
    expect(sum.length).toBeLessThanOrEqual(4000)
    expect(parseFormula(sum)).toMatchObject({ error: { kind: 'too-long', from: 0, to: sum.length } })
  })
})
