import { describe, expect, it } from 'vitest'
import { applyFactor } from '../../../../renderer/features/indicators/apply-factor'
import { cutMarkedText } from '../../../../renderer/ui/marked-text'
import { placeOfProblem } from '../../../../renderer/ui/problem-place'
import { checkDefinition } from '../../../../shared/calc/formula/check-definition'
import type { Dimensions, Indicator } from '../../../../shared/model/dimension'
import type { IndicatorId } from '../../../../shared/model/ids'

function indicator(id: number, code: string, unit: string, formula: string | null = null): Indicator {
  return {
    id: id as IndicatorId,
    code,
    name: code,
    unit,
    kind: formula === null ? 'stock' : 'average',
    decimals: 0,
    parent: null,
    part: null,
    numerator: null,
    denominator: null,
    factor: 1,
    direction: 'neutral',
    totalBasis: [],
    formula,
  }
}

const dimensions: Dimensions = {
  indicators: [
    indicator(1, 'HTX.tong_so', 'HTX'),
    indicator(2, 'HTX.von', 'tỷ đồng'),
    indicator(3, 'HTX.vay', 'triệu đồng'),
    indicator(4, 'TT.b', 'tỷ đồng', '=[TT.a]'),
  ],
  sectors: [],
  localities: [],
  periods: [],
}
const check = (formula: string, unit = '') =>
  checkDefinition(dimensions, { id: null, code: 'TT.a', unit, formula })

/** The marked part of a formula for its first problem. */
function markedIn(formula: string): string[] {
  const checked = check(formula)
  if (checked.ok) return []
  const parts = cutMarkedText(
    formula,
    checked.problems.map((problem) => placeOfProblem(problem, formula)),
  )
  return parts.filter(({ marked }) => marked).map(({ text }) => text)
}

describe('what is underlined', () => {
  it.each([
    ['=[HTX.von]/[HTX.khong_co]', ['[HTX.khong_co]']],
    ['=[HTX.von]/1.234', ['1.234']],
    ['=[HTX.von]/', ['\u00a0']],
    ['=[HTX.a]+[HTX.b]', ['[HTX.a]', '[HTX.b]']],
    ['=[TT.b]*2', ['[TT.b]']],
    ['=[HTX.von]/[HTX.tong_so]', []],
  ])('in %s: %j', (formula, marked) => {
    expect(markedIn(formula)).toEqual(marked)
  })

  it('repeats the whole text, whatever the spans', () => {
    const text = '=NEU([a]>0; [b]; 0)'
    const spans = [
      { from: 1, to: 9 },
      { from: 5, to: 12 },
      { from: 3, to: 3 },
    ]
    expect(
      cutMarkedText(text, spans)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
    expect(
      cutMarkedText(text, [])
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})

describe('the offered factor', () => {
  it.each([
    ['=[HTX.von]/[HTX.tong_so]', 'triệu đồng/HTX', '=([HTX.von]/[HTX.tong_so])*1000'],
    ['=[HTX.vay]+[HTX.von]', 'triệu đồng', '=[HTX.vay]+[HTX.von]*1000'],
    ['=[HTX.von]+[HTX.vay]', 'tỷ đồng', '=[HTX.von]+[HTX.vay]/1000'],
    ['=[HTX.von]-([HTX.vay]+[HTX.vay])', 'tỷ đồng', '=[HTX.von]-([HTX.vay]+[HTX.vay])/1000'],
    ['=ABS([HTX.von])', 'triệu đồng', '=ABS([HTX.von])*1000'],
  ])('makes the units of %s in %s fit', (formula, unit, better) => {
    const checked = check(formula, unit)
    const warning = checked.ok ? checked.warnings[0] : undefined
    expect(warning).toBeDefined()
    if (warning === undefined) return
    expect(applyFactor(formula, warning)).toBe(better)
    expect(check(better, unit)).toMatchObject({ ok: true, warnings: [] })
  })

  it('is none between things that are not the same', () => {
    const checked = check('=[HTX.von]+[HTX.tong_so]', 'tỷ đồng')
    const warning = checked.ok ? checked.warnings[0] : undefined
    expect(warning === undefined ? undefined : applyFactor('=[HTX.von]+[HTX.tong_so]', warning)).toBeNull()
  })
})
