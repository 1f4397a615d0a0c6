import { describe, expect, it } from 'vitest'
import { DocumentChecks } from '../../../../shared/checks/document-checks'
import { readRelations } from '../../../../shared/checks/read-relations'
import type { Finding } from '../../../../shared/model/finding'
import type { WorkbookSeed } from '../../../../shared/model/seed'
import { makeCheckedBook, readNationalSeed } from '../../../fixtures/checked-book'
import { makeSeed } from '../../../fixtures/make-seed'

/** "row column: what is wrong", with what follows. */
function describeFinding({ kind, severity, terms, follows }: Finding): string {
  const [first] = terms
  const cell = first?.cell
  const place = cell?.kind === 'stated' ? `${cell.row} ${cell.column}` : (cell?.kind ?? '')
  const number = follows === null ? '' : ` ⇒ ${String(follows.value / 10 ** follows.decimals)}`
  return `${place}: ${severity} ${kind}${number}`
}

function check(seed: WorkbookSeed) {
  const book = makeCheckedBook(seed)
  const checks = new DocumentChecks(book, readRelations(book.dimensions, book.forms))
  checks.checkAll()
  return { book, checks, found: [...checks.findings.values()].map(describeFinding) }
}

/** The national appendix with one text changed. */
function withText(row: string, column: string, text: string, value: string): string[] {
  const seed = readNationalSeed()
  const [document] = seed.stated
  if (document === undefined) throw new Error('the sample states nothing')
  const cells = document.cells.filter((cell) => cell.row !== row || cell.column !== column)
  const before = new Set(check(readNationalSeed()).found)
  const { found } = check({
    ...seed,
    stated: [{ ...document, cells: [...cells, { row, column, text, value }] }],
  })
  return found.filter((finding) => !before.has(finding))
}

describe('the national appendix of 2020', () => {
  it('says what contradicts itself and is silent about all the rest', () => {
    const { found, checks } = check(readNationalSeed())
    expect(found.toSorted()).toEqual(
      [
        'I.1 previous-index: rounding index ⇒ 103.4',
        'I.1 actual: warning balance ⇒ 25945',
        'I.3 previous-index: error index ⇒ 150',
        'I.3.lm_ho_tro previous-index: rounding index ⇒ 106.6',
        'I.7 previous-index: error index ⇒ 109.8',
        'I.8 previous-index: error index ⇒ 107.5',
        'I.8 plan-index: error index ⇒ 99.3',
        'I.9 previous-index: error index ⇒ 103.5',
        'I.9 plan-index: error index ⇒ 86.8',
        'I.9.ho_ca_the previous-difference: error base-as-difference',
        'I.12 previous-index: rounding index ⇒ 78.2',
        'II.1 previous-index: error growth-as-index ⇒ 120',
        'II.1 actual: warning balance ⇒ 96',
        'II.4 previous-index: error index ⇒ 106.3',
        'II.4 plan-index: error index ⇒ 89',
        'II.7 previous-index: error index ⇒ 127.5',
        'II.8 previous-index: error index ⇒ 128.4',
        'II.9 previous-index: rounding index ⇒ 120.2',
        'II.10 previous-index: error index ⇒ 129.4',
        'II.11 previous-index: error index ⇒ 144.9',
        'III.1 previous-index: error growth-as-index ⇒ 101.7',
        'III.1 actual: error parts ⇒ 119381',
        'IV.1 previous-index: rounding index ⇒ 104',
        'V.2.ty_le actual: error quotient ⇒ 85.8',
      ].toSorted(),
    )
    const { checked, passed } = checks.countChecked()
    expect(checked - passed).toBe(found.length)
    // Sums of branches and regions, ratios, subsets and comparisons that are right.
    expect(passed).toBeGreaterThan(80)
  })

  it('notices a wrong sum over the regions', () => {
    const seed = readNationalSeed()
    const facts = seed.facts.map((fact) => (fact.locality === 'V8.TN' ? { ...fact, value: '1592' } : fact))
    expect(check({ ...seed, facts }).found).toContain('I.1 actual: error parts ⇒ 25464')
  })

  it.each([
    ['I.4', 'previous-index', '108,9%', '108.9', []],
    ['I.4', 'previous-index', '8,9%', '8.9', ['I.4 previous-index: error growth-as-index ⇒ 108.9']],
    ['I.4', 'previous-index', '108%', '108', ['I.4 previous-index: rounding index ⇒ 109']],
    ['I.4', 'previous-index', 'gần 109%', '109', []],
    ['I.4', 'previous-index', 'trên 120%', '120', ['I.4 previous-index: error index ⇒ 109']],
    // The growth itself where a difference in points is meant: 56 / 1,086 is 51,6.
    ['I.8', 'previous-difference', '8,6%', '8.6', ['I.8 previous-difference: error points-as-percent ⇒ 4.4']],
    // 16.079 / 14.759 is the 108,9% that stand beside it.
    ['I.4', 'previous-difference', '14.759', '14759', ['I.4 previous-difference: error base-as-difference']],
    ['I.4', 'previous-difference', '1.319', '1319', []],
    ['I.6', 'previous-difference', '811', '811', ['I.6 previous-difference: error base-as-difference']],
  ])('%s %s %s', (row, column, text, value, expected) => {
    expect(withText(row, column, text, value)).toEqual(expected)
  })

  it.each([
    ['93,5%', '93.5', ['figure: error whole-counts ⇒ 93.14']],
    ['93,1%', '93.1', []],
    ['94%', '94', []],
  ])('knows which percentages of 102 unions there are: %s', (text, value, expected) => {
    const seed = readNationalSeed()
    const isCount = (code: string): boolean => code === 'LHHTX.hieu_qua'
    const [document] = seed.stated
    if (document === undefined) throw new Error('the sample states nothing')
    const cells = document.cells.filter(({ row }) => row !== 'II.6' && row !== 'II.6.ty_le')
    const share = seed.facts.find(({ indicator }) => isCount(indicator))
    if (share === undefined) throw new Error('the sample has effective unions')
    const { found } = check({
      ...seed,
      facts: [
        ...seed.facts.filter(({ indicator }) => !isCount(indicator)),
        { ...share, indicator: 'LHHTX.ty_le_hieu_qua', value },
      ],
      stated: [{ ...document, cells: [...cells, { row: 'II.6.ty_le', column: 'actual', text, value }] }],
    })
    expect(found.filter((finding) => finding.includes('whole-counts'))).toEqual(expected)
  })

  it('holds a stated difference against a base that somebody entered', () => {
    const seed = readNationalSeed()
    const facts = seed.facts.map((fact) =>
      fact.indicator === 'HTX.hieu_qua' && fact.period === '2019'
        ? { ...fact, origin: 'typed' as const, value: '12183' }
        : fact,
    )
    const { found } = check({ ...seed, facts })
    expect(found).toContain('I.7 previous-difference: error difference ⇒ 2071')
    // 14.254 / 12.183 is what the document says.
    expect(found.filter((finding) => finding.startsWith('I.7 previous-index'))).toEqual([])
  })
})

describe('figures that are stated twice', () => {
  const seed = makeSeed()
  const [form] = seed.forms
  const [document] = seed.stated
  if (form === undefined || document === undefined) throw new Error('the seed has a form')
  const second = (text: string, value: string): WorkbookSeed => ({
    ...seed,
    forms: [form, { ...form, code: 'PL-02' }],
    stated: [
      document,
      { ...document, form: 'PL-02', cells: [{ row: 'I.1', column: 'actual', text, value }] },
    ],
  })
  const twice = (changed: WorkbookSeed): string[] =>
    check(changed).found.filter((finding) => finding.includes('stated-twice'))

  it('are found in two forms', () => {
    expect(twice(second('2.450', '2450'))).toEqual([])
    expect(twice(second('2.540', '2540'))).toEqual(['I.1 actual: error stated-twice ⇒ 2450'])
  })

  it('are no contradiction once somebody has typed over the import', () => {
    const states = (origin: 'typed' | 'imported' | 'counted'): WorkbookSeed => ({
      ...seed,
      facts: [
        ...seed.facts,
        {
          indicator: 'HTX.tong_so',
          locality: 'VN',
          sector: 'ALL',
          period: '2020',
          scenario: 'actual',
          state: 'number',
          value: '2460',
          maturity: 'final',
          qualifier: null,
          origin,
          written: null,
          derivation: null,
          locator: null,
        },
      ],
    })
    expect(twice(states('typed'))).toEqual([])
    expect(twice(states('counted'))).toEqual(['figure: error stated-twice ⇒ 2450'])
  })
})

describe('a document without anything to compare', () => {
  it('gives no finding, whatever its cells hold', () => {
    const seed = readNationalSeed()
    const [document] = seed.stated
    if (document === undefined) throw new Error('the sample states nothing')
    const blank = document.cells.map((cell) => ({ ...cell, text: '', value: null }))
    expect(check({ ...seed, stated: [{ ...document, cells: blank }] }).found).toEqual([])
    expect(check({ ...seed, facts: [], stated: [{ ...document, cells: blank }] }).found).toEqual([])
    const strange = document.cells.map((cell) => ({ ...cell, row: 'X', column: 'Y' }))
    expect(check({ ...seed, facts: [], stated: [{ ...document, cells: strange }] }).found).toEqual([])
  })
})
