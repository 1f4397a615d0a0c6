import { describe, expect, it } from 'vitest'
import { WorkbookChecks } from '../../../../shared/checks/workbook-checks'
import { makeCheckedBook, readNationalSeed } from '../../../fixtures/checked-book'
import { readLines, readText } from '../calc/document-figures'
import { checkCube, makeCubeBook, summarize, type Figure } from './cube-book'

/** The figures of published reports: what contradicts itself is found, and nothing else. */
const province = readLines('province-2021-year.tsv')

describe('the province in 2021', () => {
  it('members, workers and capital miss their totals; everything else is silent', (context) => {
    if (province === null) return context.skip('the transcripts of the reports are not beside the project')
    const read = (id: number): string =>
      String(
        readText(
          province.find((line) => line['id'] === `000-${String(id).padStart(3, '0')}`)?.['raw_value'] ?? '',
        ).value / 1000,
      )
    const measures = ['tong', 'dang', 'ngung', 'thanh_vien', 'lao_dong', 'von']
    const sectors = ['NN', 'CN', 'XD', 'TM', 'VT']
    const figures: Figure[] = [
      ...[10, 12, 17, 14, 15, 13].map((id, at): Figure => ({
        indicator: measures[at] ?? '',
        value: read(id),
      })),
      ...sectors.flatMap((sector, at) =>
        measures.map((indicator, measure): Figure => ({
          indicator,
          sector,
          value: read((at === 0 ? 24 : 27 + 7 * at) + measure),
        })),
      ),
      // Of these two only active ones are told.
      ...[
        { sector: 'MT', first: 63 },
        { sector: 'TD', first: 68 },
      ].flatMap(({ sector, first }) =>
        ['tong', 'thanh_vien', 'lao_dong', 'von', 'dang'].map((indicator, at): Figure => ({
          indicator,
          sector,
          value: read(first + (at % 4)),
        })),
      ),
      { indicator: 'THT.tong_so', value: read(1) },
      { indicator: 'THT.tong_so', sector: 'NN', value: read(2) },
      { indicator: 'THT.tong_so', sector: 'PNN', value: read(4) },
    ]
    const axes = {
      indicators: [
        { code: 'tong', name: 'Tổng số HTX' },
        { code: 'dang', name: 'HTX đang hoạt động', parent: 'tong', part: 'sum' as const },
        { code: 'ngung', name: 'HTX ngừng hoạt động', parent: 'tong', part: 'sum' as const },
        { code: 'thanh_vien', name: 'Tổng số thành viên HTX', unit: 'người' },
        { code: 'lao_dong', name: 'Tổng số lao động trong HTX', unit: 'người' },
        { code: 'von', name: 'Tổng vốn điều lệ của các HTX', unit: 'triệu đồng' },
        { code: 'THT.tong_so', name: 'Tổng số tổ hợp tác', unit: 'THT' },
      ],
      sectors: ['ALL', ...sectors, 'MT', 'TD', 'PNN'],
    }
    const { found, checked } = checkCube(makeCubeBook(axes, figures))
    expect(found.map(summarize).sort()).toEqual([
      'parts error: 2851 ≠ 2862',
      'parts error: 826000 ≠ 826626',
      'parts warning: 3042 ≠ 3035',
    ])
    expect(checked).toBeGreaterThan(60)
  })
})

describe('the nation in 2020', () => {
  const book = makeCheckedBook(readNationalSeed())
  const { found } = checkCube(book)

  it('the units of I.11 and II.9 and the trained staff of V.2; the sectors and the regions are silent', () => {
    expect(found.map(summarize)).toEqual([
      'magnitude warning: 44223592 ≠ 25454 (power 3)',
      'magnitude warning: 733813 ≠ 102 (power 3)',
      'subset error: 1437 ≠ 1437; 237',
    ])
  })

  it('a region that is another makes the regions miss the sectors, and it is gone when put right', () => {
    const checks = new WorkbookChecks(book)
    checks.checkAll()
    const before = [...checks.findings.keys()].sort()
    const region = book.keyOf({
      indicator: 'HTX.tong_so',
      sector: 'ALL',
      locality: 'V8.TN',
      period: '2020',
      scenario: 'actual',
    })
    book.type(region, 1852)
    const { added, removed } = checks.refresh({ figures: [region], documents: [] })
    expect(added.filter(({ kind }) => kind === 'parts').map(summarize)).toContain(
      'parts error: 25454 ≠ 25724',
    )
    expect(removed).toEqual([])
    book.type(region, 1582)
    const after = checks.refresh({ figures: [region], documents: [] })
    expect(after.added).toEqual([])
    expect(after.removed.map(({ id }) => id).sort()).toEqual(added.map(({ id }) => id).sort())
    expect([...checks.findings.keys()].sort()).toEqual(before)
  })

  it('nothing is found twice, and every part of the checks has its say', () => {
    const checks = new WorkbookChecks(book)
    checks.checkAll()
    const kinds = new Set([...checks.findings.values()].map(({ kind }) => kind))
    for (const kind of [
      'magnitude',
      'index',
      'growth-as-index',
      'balance',
      'parts',
      'subset',
      'foreign-unit',
    ] as const)
      expect(kinds).toContain(kind)
    const cells = [...checks.findings.values()].map(({ kind, terms }) =>
      JSON.stringify([kind, terms[0]?.cell]),
    )
    expect(new Set(cells).size).toBe(cells.length)
    const { checked, passed } = checks.countChecked()
    expect(checked).toBeGreaterThan(200)
    expect(passed).toBeLessThan(checked)
    expect(passed).toBeGreaterThan(checked * 0.8)
  })
})
