import { describe, expect, it } from 'vitest'
import { WorkbookChecks } from '../../../../shared/checks/workbook-checks'
import type { Finding } from '../../../../shared/model/finding'
import type { SeedFact, WorkbookSeed } from '../../../../shared/model/seed'
import { makeCheckedBook, readNationalSeed, type SeededBook } from '../../../fixtures/checked-book'
import { emptySeed, fact, indicator } from '../../../fixtures/consistent-tables'
import { readLines, readText } from '../calc/document-figures'

/**
 * The published reports through all checks together: what contradicts itself in them is found, once, and what is
 * arithmetically right gives no error.
 */
function checkBook(seed: WorkbookSeed): { book: SeededBook; findings: readonly Finding[] } {
  const book = makeCheckedBook(seed)
  const checks = new WorkbookChecks(book)
  checks.checkAll()
  return { book, findings: [...checks.findings.values()] }
}

/** Row and column of a document's cell, or the indicator and the branch of a figure. */
function nameCell(book: SeededBook, cell: Finding['terms'][number]['cell']): string {
  switch (cell.kind) {
    case 'stated':
      return `${cell.row} ${cell.column}`
    case 'figure': {
      const { indicators, sectors } = book.dimensions
      const code = indicators.find(({ id }) => id === cell.key.indicator)?.code ?? ''
      const sector = sectors.find(({ id }) => id === cell.key.sector)
      return sector === undefined || sector.parent === null ? code : `${code} ${sector.code}`
    }
    case 'wording':
      return `${cell.part} ${cell.id}`
  }
}

function listFound(book: SeededBook, findings: readonly Finding[], severity: Finding['severity']): string[] {
  return findings
    .filter((finding) => finding.severity === severity)
    .map(({ kind, terms }) => `${terms[0] === undefined ? '' : nameCell(book, terms[0].cell)}: ${kind}`)
    .sort()
}

describe('the national appendix of 2020', () => {
  const { book, findings } = checkBook(readNationalSeed())
  const all = findings.map(
    ({ kind, terms }) => `${terms[0] === undefined ? '' : nameCell(book, terms[0].cell)}: ${kind}`,
  )

  it.each([
    ['the unit of the charter capital', 'HTX.von_dieu_le: magnitude'],
    ['the unit of the assets of unions', 'LHHTX.tai_san: magnitude'],
    ['growth in the index column of unions', 'II.1 previous-index: growth-as-index'],
    ['growth in the index column of groups', 'III.1 previous-index: growth-as-index'],
    ['the ratio of effective cooperatives', 'I.7 previous-index: index'],
    ['the ratio of their share, to last year', 'I.8 previous-index: index'],
    ['the ratio of their share, to the plan', 'I.8 plan-index: index'],
    ['the ratio of members, to last year', 'I.9 previous-index: index'],
    ['the ratio of members, to the plan', 'I.9 plan-index: index'],
    ['the ratio of new unions, to last year', 'II.4 previous-index: index'],
    ['the ratio of new unions, to the plan', 'II.4 plan-index: index'],
    ['the ratio of members of unions', 'II.7 previous-index: index'],
    ['the ratio of workers of unions', 'II.8 previous-index: index'],
    ['the ratio of their revenue', 'II.10 previous-index: index'],
    ['the ratio of their profit', 'II.11 previous-index: index'],
    ['a base in the column of differences', 'I.9.ho_ca_the previous-difference: base-as-difference'],
    ['the parts of the groups', 'III.1 actual: parts'],
    ['trained staff above their whole', 'LM.can_bo_dao_tao: subset'],
    ['the share of trained staff', 'V.2.ty_le actual: quotient'],
    ['stock against flow of cooperatives', 'I.1 actual: balance'],
    ['stock against flow of unions', 'II.1 actual: balance'],
  ])('finds %s, once', (_, expected) => {
    expect(all.filter((found) => found === expected)).toHaveLength(1)
  })

  it('finds no other error', () => {
    expect(listFound(book, findings, 'error')).toEqual(
      [
        'I.3 previous-index: index',
        'I.7 previous-index: index',
        'I.8 plan-index: index',
        'I.8 previous-index: index',
        'I.9 plan-index: index',
        'I.9 previous-index: index',
        'I.9.ho_ca_the previous-difference: base-as-difference',
        'II.1 previous-index: growth-as-index',
        'II.10 previous-index: index',
        'II.11 previous-index: index',
        'II.4 plan-index: index',
        'II.4 previous-index: index',
        'II.7 previous-index: index',
        'II.8 previous-index: index',
        'III.1 actual: parts',
        'III.1 previous-index: growth-as-index',
        'LM.can_bo_dao_tao: subset',
        'V.2.ty_le actual: quotient',
      ].sort(),
    )
  })

  it('is silent about branches, regions, shares and ratios that are right', () => {
    // Eight branches, eight regions, trained managers in two parts, and the ratios that follow.
    const right = [
      'I.4 previous-index',
      'I.5 previous-index',
      'I.5 plan-index',
      'I.6 previous-index',
      'I.10 previous-index',
    ]
    const rates = [
      'I.4.ty_le actual',
      'I.8 actual',
      'I.15.ty_le actual',
      'II.3.ty_le actual',
      'II.6.ty_le actual',
    ]
    for (const cell of [
      ...right,
      ...rates,
      'I.13 previous-index',
      'I.15 previous-index',
      'III.5 plan-index',
      'IV.1 plan-index',
    ])
      expect(all.filter((found) => found.startsWith(`${cell}:`))).toEqual([])
    expect(all.filter((found) => found.startsWith('HTX.tong_so'))).toEqual([])
    expect(all).not.toContain('I.1 actual: parts')
    expect(all).not.toContain('II.1 actual: parts')
    expect(all).not.toContain('I.15.dao_tao actual: parts')
  })
})

const province = readLines('province-2021-year.tsv')

describe('the province in 2021', () => {
  it('has members, workers and capital that do not sum, and nothing else', (context) => {
    if (province === null) return context.skip('the transcripts of the reports are not beside the project')
    const byId = new Map(province.map((line) => [(line['id'] ?? '').slice(4), line['raw_value'] ?? '']))
    const read = (id: number): number => readText(byId.get(String(id).padStart(3, '0')) ?? '').value / 1000
    const measures = [
      ['tong', 'Tổng số HTX', 'HTX', 10],
      ['dang', 'Số HTX đang hoạt động', 'HTX', 12],
      ['ngung', 'Số HTX ngừng hoạt động', 'HTX', 17],
      ['tv', 'Số thành viên', 'thành viên', 14],
      ['ld', 'Số lao động', 'lao động', 15],
      ['von', 'Tổng vốn điều lệ', 'triệu đồng', 13],
    ] as const
    const sectors = [
      ['NN', 24],
      ['CN', 34],
      ['XD', 41],
      ['TM', 48],
      ['VT', 55],
    ] as const
    // These two have active ones only, so that the total and the active ones are one number.
    const measured = { tong: 0, dang: 0, tv: 1, ld: 2, von: 3 } as const
    const activeOnly = [
      ['MT', 63],
      ['KH', 68],
    ] as const
    const enter = (code: string, sector: string, id: number): SeedFact =>
      fact(`HTX.${code}`, read(id), 0, { sector, period: '2023' })
    const facts = [
      ...measures.map(([code, , , id]) => enter(code, 'ALL', id)),
      ...sectors.flatMap(([sector, from]) => measures.map(([code], at) => enter(code, sector, from + at))),
      ...activeOnly.flatMap(([sector, from]) =>
        Object.entries(measured).map(([code, at]) => enter(code, sector, from + at)),
      ),
    ]
    const { book, findings } = checkBook({
      ...emptySeed(),
      indicators: measures.map(([code, name, unit]) =>
        indicator(`HTX.${code}`, name, unit, 'stock', {
          totalBasis: ['sectors'],
          ...(code === 'dang' || code === 'ngung' ? { parent: 'HTX.tong', part: 'sum' as const } : {}),
        }),
      ),
      facts,
    })
    expect(listFound(book, findings, 'error')).toEqual(['HTX.ld: parts', 'HTX.tv: parts', 'HTX.von: parts'])
    const follows = findings.flatMap((finding) =>
      finding.kind === 'parts' ? (finding.follows?.value ?? []) : [],
    )
    expect(follows.toSorted((a, b) => a - b)).toEqual([2862, 3035, 826_626])
    expect(listFound(book, findings, 'rounding')).toEqual([])
  })
})
