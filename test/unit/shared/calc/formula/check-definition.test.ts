import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../../../../shared/calc/formula/check-definition'
import type { IndicatorId } from '../../../../../shared/model/ids'
import { makeFormulaDimensions } from './formula-cube'

const dimensions = makeFormulaDimensions({
  a: '=[htx]+1',
  b: '=[a]*2',
  c: '=KYTRUOC([c])+[b]',
  hong: '=[khong_co]',
})

const idOf = (code: string): IndicatorId => {
  const found = dimensions.indicators.find((item) => item.code === code)
  if (found === undefined) throw new Error(code)
  return found.id
}

const check = (formula: string, code = 'moi_dat', id: IndicatorId | null = null, unit = '') =>
  checkDefinition(dimensions, { id, code, unit, formula })

describe('a definition', () => {
  it('is stored as its canonical text', () => {
    expect(check(' sum( [htx] , 0.50 ) / [moi:*] ')).toEqual({
      ok: true,
      text: '=TONG([htx]; 0,5)/[moi:*]',
      warnings: [],
    })
  })

  it('is warned about units and accepted', () => {
    const checked = check('=[doanh_thu]+[htx]', 'moi_dat', null, 'triệu đồng')
    expect(checked).toMatchObject({ ok: true, warnings: [{ kind: 'unit-mismatch', power: null }] })
    expect(check('=[doanh_thu]/[htx]', 'moi_dat', null, 'tỷ đồng/HTX')).toMatchObject({
      ok: true,
      warnings: [{ kind: 'result-unit-mismatch', power: -3 }],
    })
  })

  it('is refused with the place of its syntax error', () => {
    expect(check('=[htx]+*2')).toMatchObject({
      ok: false,
      problems: [{ kind: 'syntax', error: { kind: 'unexpected-token', from: 7, to: 8 } }],
    })
  })

  it('is refused with everything that it names and that is not there', () => {
    expect(check('=[x]+[htx:y]+ABS(1;2)')).toMatchObject({
      ok: false,
      problems: [
        { kind: 'fault', fault: { kind: 'unknown-reference', code: 'x', from: 1 } },
        { kind: 'fault', fault: { kind: 'unknown-sector', code: 'y' } },
        { kind: 'fault', fault: { kind: 'argument-count', name: 'ABS' } },
      ],
    })
  })

  it('may refer to itself one period back, and in the same period not', () => {
    expect(check('=KYTRUOC([moi_dat])+[moi]').ok).toBe(true)
    expect(check('=[htx]+[moi_dat]')).toMatchObject({
      ok: false,
      problems: [{ kind: 'cycle', cycle: { codes: ['moi_dat'], from: 7, to: 16 } }],
    })
  })

  it('may not close a cycle through other definitions', () => {
    expect(check('=1+[b]', 'a', idOf('a'))).toMatchObject({
      ok: false,
      problems: [{ kind: 'cycle', cycle: { codes: ['a', 'b'], from: 3, to: 6 } }],
    })
    expect(check('=1+CUNGKY([b])', 'a', idOf('a')).ok).toBe(true)
  })

  it('takes the place of the old one, so that this no longer counts', () => {
    // b refers to a; as a new text of b a reference to c is a cycle, since c refers to b.
    expect(check('=[c]', 'b', idOf('b'))).toMatchObject({ ok: false, problems: [{ kind: 'cycle' }] })
    expect(check('=[htx]', 'b', idOf('b')).ok).toBe(true)
    // Under a new code the old one is gone.
    expect(check('=[b]', 'b2', idOf('b'))).toMatchObject({
      ok: false,
      problems: [{ kind: 'fault', fault: { kind: 'unknown-reference', code: 'b' } }],
    })
  })

  it('is not held back by broken definitions of others', () => {
    expect(check('=[hong]+1').ok).toBe(true)
  })

  it.each([
    ['10.000 characters', `=${'1+'.repeat(5_000)}1`, 'too-long'],
    ['1.000 nested parentheses', `=${'('.repeat(1_000)}1${')'.repeat(1_000)}`, 'too-deep'],
    ['1.000 signs', `=${'-'.repeat(1_000)}1`, 'too-deep'],
    ['1.000 calls', `=${'ABS('.repeat(999)}1${')'.repeat(999)}`, 'too-long'],
    ['nothing', '=', 'empty'],
  ])('of %s is refused', (_, formula, kind) => {
    expect(check(formula)).toMatchObject({ ok: false, problems: [{ kind: 'syntax', error: { kind } }] })
  })

  it('with a thousand references is checked against a thousand definitions', () => {
    const many = makeFormulaDimensions(
      Object.fromEntries(
        Array.from({ length: 1_000 }, (_, at) => [`i${String(at)}`, `=[i${String(at + 1)}]`]),
      ),
    )
    const formula = `=${Array.from({ length: 500 }, (_, at) => `[i${String(at)}]`).join('+')}`
    const definition = { id: null, code: 'i1000', unit: '', formula }
    expect(checkDefinition(many, definition)).toMatchObject({
      ok: false,
      problems: [{ kind: 'cycle', cycle: { codes: { length: 1_001 } } }],
    })
  })
})
