import { describe, expect, it } from 'vitest'
import { findSlip, likelihoodOf, listSlips } from '../../../../shared/checks/typing-slips'
import { WorkbookChecks } from '../../../../shared/checks/workbook-checks'
import { formatScaled } from '../../../../shared/format/format-number'
import type { Finding, Repair } from '../../../../shared/model/finding'
import { makeCheckedBook, readNationalSeed, type SeededBook } from '../../../fixtures/checked-book'

describe('slips', () => {
  it.each([
    [25_494, 25_454, 'wrong-digits'],
    [25_544, 25_454, 'swapped-digits'],
    [2454, 25_454, 'dropped-digit'],
    [255_454, 25_454, 'added-digit'],
    [1271, 2071, 'wrong-digits'],
    [44_223_592, 44_223_592_000, 'thousand'],
    [12_345, 123_450, 'decimal-point'],
    [-836, 836, 'sign'],
    [51_300, 615_600, 'month-year'],
    [58, 695, 'month-year'],
    [1170, 1098, 'not-computed'],
    [12, 97, 'not-computed'],
  ])('%i for %i: %s', (typed, meant, slip) => {
    expect(findSlip(typed, meant)).toBe(slip)
  })

  it('of months and years are made in amounts of them, and show by enough digits', () => {
    expect(findSlip(58, 695, false)).toBe('not-computed')
    expect(findSlip(600, 50)).toBe('month-year')
    const slipsOf = (typed: number, isTimed: boolean): Set<string> =>
      new Set(listSlips(typed, isTimed).map(({ slip }) => slip))
    expect(slipsOf(600, true)).toContain('month-year')
    expect(slipsOf(600, false)).not.toContain('month-year')
    expect(listSlips(10).find(({ value }) => value === 1)?.slip).toBe('added-digit')
  })

  it('are listed with what may have been meant, and never with what stands there', () => {
    for (const typed of [0, 5, 10, 836, -836, 1170, 25_454, 9_007_199_254_740_991]) {
      const options = listSlips(typed)
      const values = options.map(({ value }) => value)
      expect(new Set(values).size).toBe(values.length)
      expect(values).not.toContain(typed)
      for (const { value, slip } of options) {
        expect(Number.isSafeInteger(value)).toBe(true)
        expect(likelihoodOf(slip, typed, value)).toBeLessThan(0)
      }
    }
    const options = new Map(listSlips(1270).map(({ value, slip }) => [value, slip]))
    expect([2170, 120, 12_700, 1_270_000, -1270].map((value) => options.get(value))).toEqual([
      'swapped-digits',
      'added-digit',
      'dropped-digit',
      'thousand',
      'sign',
    ])
  })
})

const seed = readNationalSeed()

function name(book: SeededBook, { cell, from, to, slip }: Repair): string {
  const figure = cell.kind === 'figure' ? cell.key : null
  const indicator = book.dimensions.indicators.find(({ id }) => id === figure?.indicator)
  const place = cell.kind === 'stated' ? `${cell.row} ${cell.column}` : (indicator?.code ?? '')
  return `${place}: ${formatScaled(from.value, from.decimals)} → ${formatScaled(to.value, to.decimals)} (${slip})`
}

function findRow(checks: WorkbookChecks, row: string, kind: Finding['kind']): Finding {
  for (const finding of checks.findings.values()) {
    const cell = finding.terms[0]?.cell
    if (finding.kind === kind && cell?.kind === 'stated' && cell.row === row) return finding
  }
  throw new Error(`no ${kind} in ${row}`)
}

describe('repairs in the national appendix', () => {
  const book = makeCheckedBook(seed)
  const checks = new WorkbookChecks(book)
  checks.checkAll()
  const repair = (row: string, kind: Finding['kind']): string[] =>
    checks.findRepairs(findRow(checks, row, kind)).map((one) => name(book, one))

  it('offer both the ratio and the difference that it may have come from', () => {
    expect(repair('I.7', 'index').slice(0, 2)).toEqual([
      'I.7 previous-difference: 1.271 → 2.071 (wrong-digits)',
      'I.7 previous-index: 117,0 → 109,8 (not-computed)',
    ])
  })

  it('see growth in the column of indexes', () => {
    expect(repair('II.1', 'growth-as-index')[0]).toBe('II.1 previous-index: 20,0 → 120,0 (growth-as-index)')
    expect(repair('III.1', 'growth-as-index')[0]).toBe(
      'III.1 previous-index: 1,70 → 101,70 (growth-as-index)',
    )
  })

  it('see a base in the column of differences', () => {
    expect(repair('I.9.ho_ca_the', 'base-as-difference')[0]).toBe(
      'I.9.ho_ca_the previous-difference: 6.389.681 → −689.681 (base-as-difference)',
    )
  })

  it('offer the sum of the parts, and the parts whose digits may be exchanged', () => {
    expect(repair('III.1', 'parts')).toEqual([
      'THT.tong_so: 50.768 → 50.786 (swapped-digits)',
      'THT.tong_so: 68.613 → 68.631 (swapped-digits)',
      'III.1 actual: 119.399 → 119.381 (stale-total)',
    ])
  })

  it('of a last digit are about what follows alone', () => {
    expect(repair('I.1', 'index')).toEqual(['I.1 previous-index: 103,3 → 103,4 (wrong-digits)'])
  })

  it('are few, change something, resolve something and come quickly', () => {
    const started = performance.now()
    let asked = 0
    for (const finding of checks.findings.values()) {
      asked += 1
      const repairs = checks.findRepairs(finding)
      expect(repairs.length).toBeLessThanOrEqual(5)
      for (const { from, to, resolves, breaks } of repairs) {
        expect(from.value * 10 ** to.decimals).not.toBe(to.value * 10 ** from.decimals)
        expect(resolves).toBeGreaterThan(0)
        expect(breaks).toBeGreaterThanOrEqual(0)
      }
    }
    // A bound against accidents, not a measurement.
    expect((performance.now() - started) / asked).toBeLessThan(50)
  })
})

describe('a repair that is taken', () => {
  it.each([
    ['HTX.thanh_lap_moi', 2183, 'swapped-digits'],
    ['HTX.thanh_lap_moi', 2_138_000, 'thousand'],
    ['HTX.can_bo', 102_158_000, 'thousand'],
    ['HTX.can_bo_dai_hoc', 21_020, 'swapped-digits'],
    ['HTX.can_bo_dai_hoc', 2120, 'dropped-digit'],
    ['HTX.cong_nghe_cao', -1718, 'sign'],
  ] as const)('gives %s back after %i (%s)', (indicator, typed, slip) => {
    const book = makeCheckedBook(seed)
    const checks = new WorkbookChecks(book)
    checks.checkAll()
    const before = new Set(checks.findings.keys())
    const key = book.keyOf({ indicator, sector: 'ALL', locality: 'VN', period: '2020', scenario: 'actual' })
    const meant = seed.facts.find(
      (fact) =>
        fact.indicator === indicator &&
        fact.locality === 'VN' &&
        fact.period === '2020' &&
        fact.scenario === 'actual',
    )
    book.type(key, typed)
    const { added } = checks.refresh({ figures: [key], documents: [] })
    const [worst] = added
      .filter(({ severity }) => severity === 'error')
      .toSorted((a, b) => b.confidence - a.confidence)
    const [first] = worst === undefined ? [] : checks.findRepairs(worst)
    expect(first).toMatchObject({ cell: { kind: 'figure', key }, slip, to: { value: Number(meant?.value) } })
    book.type(key, first?.to.value ?? 0)
    checks.refresh({ figures: [key], documents: [] })
    expect(new Set(checks.findings.keys())).toEqual(before)
  })
})
