import { describe, expect, it } from 'vitest'
import { measureAttainment, measureDifference, measureIndex } from '../../../../shared/calc/comparisons'
import { apportionShares } from '../../../../shared/calc/shares'
import { deriveBase, loadFigures, makeChecks, readLines, readText, type Figure } from './document-figures'

/**
 * The figures of reports of a province and of two districts through the cube. What is arithmetically right in them is
 * reproduced at the document's own decimals; what is wrong in them is listed here as "name: stated ≠ computed".
 */
const province = readLines('province-2021-year.tsv')
const district2020 = readLines('district-2020-baseline-and-2025-plan.tsv')
const district2024 = readLines('district-2024-q1.tsv')
const reason = 'the transcripts of the reports are not beside the project'

describe('the province in 2021', () => {
  it('sums over sectors, shares of capital, and comparisons', (context) => {
    if (province === null) return context.skip(reason)
    const number = (id: string): string => id.padStart(3, '0')
    const byId = new Map(province.map((line) => [(line['id'] ?? '').slice(4), line]))
    const read = (id: string, column = 'raw_value'): string => byId.get(number(id))?.[column] ?? ''
    const value = (id: string): number => readText(read(id)).value
    const sectors = [
      { name: 'nông nghiệp', from: 24, share: '30' },
      { name: 'công nghiệp', from: 34, share: '40' },
      { name: 'xây dựng', from: 41, share: '47' },
      { name: 'thương mại', from: 48, share: '54' },
      { name: 'vận tải', from: 55, share: '61' },
    ]
    const measures = ['tổng số', 'hoạt động', 'ngừng', 'thành viên', 'lao động', 'vốn điều lệ']
    /** These two sectors state only active cooperatives. */
    const activeOnly = [
      { name: 'môi trường', from: 63, share: '67' },
      { name: 'tín dụng', from: 68, share: '72' },
    ]
    const bySector = [
      ...sectors.flatMap(({ name, from }) =>
        measures.map((indicator, at): Figure => ({
          indicator,
          sector: name,
          value: value(String(from + at)),
        })),
      ),
      ...activeOnly.flatMap(({ name, from }) =>
        ['tổng số', 'hoạt động', 'thành viên', 'lao động', 'vốn điều lệ'].map((indicator, at): Figure => ({
          indicator,
          sector: name,
          value: value(String(from + Math.max(0, at - 1))),
        })),
      ),
    ]
    const totals = {
      'tổng số': '10',
      'hoạt động': '12',
      ngừng: '17',
      'thành viên': '14',
      'lao động': '15',
      'vốn điều lệ': '13',
    }
    const book = loadFigures([
      ...bySector,
      ...Object.entries(totals).map(([indicator, id]): Figure => ({ indicator, value: value(id) })),
      { indicator: 'THT', value: value('1') },
      { indicator: 'THT', sector: 'nông nghiệp', value: value('2') },
      { indicator: 'THT', sector: 'phi nông nghiệp', value: value('4') },
    ])
    const { check, right, wrong } = makeChecks()
    for (const [indicator, id] of Object.entries(totals))
      check(`tổng ${indicator}`, read(id), book.sum(indicator))
    check('tổng THT', read('1'), book.sum('THT'))
    check(
      'THT nông nghiệp',
      read('3'),
      measureIndex(book.read('THT', { sector: 'nông nghiệp' }), book.read('THT')),
    )
    check(
      'THT phi nông nghiệp',
      read('5'),
      measureIndex(book.read('THT', { sector: 'phi nông nghiệp' }), book.read('THT')),
    )
    for (const { name, share } of [...sectors, ...activeOnly])
      check(
        `vốn ${name}`,
        read(share),
        measureIndex(book.read('vốn điều lệ', { sector: name }), book.read('vốn điều lệ')),
      )
    check('tỷ lệ ngừng', read('77'), measureIndex(book.read('ngừng'), book.read('tổng số')))
    check(
      'ngừng = tổng số − hoạt động',
      read('17'),
      measureDifference(book.read('tổng số'), book.read('hoạt động')),
    )
    expect({ right, wrong }).toEqual({
      right: [
        'tổng tổng số: 348',
        'tổng hoạt động: 265',
        'tổng ngừng: 83',
        'tổng THT: 255',
        'THT nông nghiệp: 60',
        'THT phi nông nghiệp: 40',
        'vốn nông nghiệp: 41,5',
        'vốn công nghiệp: 3,8',
        'vốn môi trường: 1,1',
        'vốn tín dụng: 1,8',
        'ngừng = tổng số − hoạt động: 83',
      ],
      wrong: [
        'tổng thành viên: 3.042 ≠ 3.035',
        'tổng lao động: 2.851 ≠ 2.862',
        'tổng vốn điều lệ: 826.000 ≠ 826.626',
        'vốn xây dựng: 26,8 ≠ 26,9',
        'vốn thương mại: 23,6 ≠ 23,7',
        'vốn vận tải: 1,30 ≠ 1,31',
        'tỷ lệ ngừng: 23,8 ≠ 23,9',
      ],
    })
    const parts = [...sectors, ...activeOnly].map(({ name }) => book.read('vốn điều lệ', { sector: name }))
    expect(apportionShares(parts, book.read('vốn điều lệ'))).toBeNull()
    expect(apportionShares(parts, book.sum('vốn điều lệ'))?.map((share) => share.value)).toEqual([
      414, 39, 269, 236, 13, 11, 18,
    ])
  })

  it('attainment of a whole-number plan', (context) => {
    if (province === null) return context.skip(reason)
    const lines = province.filter((line) => /đạt [\d,]+ ?%/.test(line['cmp_plan_raw'] ?? ''))
    const stated = (line: Record<string, string>): string =>
      /[\d,]+ ?%/.exec(line['cmp_plan_raw'] ?? '')?.[0] ?? ''
    const { check, right, wrong } = makeChecks()
    for (const line of lines) {
      const indicator = line['indicator_vi'] ?? ''
      const { value } = readText(line['raw_value'] ?? '')
      const book = loadFigures([
        { indicator, value },
        { indicator, scenario: 'plan', value: deriveBase(value, readText(stated(line)).value) },
      ])
      check(
        line['id'] ?? '',
        stated(line),
        measureAttainment(book.read(indicator), book.read(indicator, { scenario: 'plan' })),
      )
    }
    expect({ right, wrong }).toEqual({
      right: [
        '000-001: 133',
        '000-006: 100',
        '000-016: 94',
        '000-018: 164',
        '000-020: 74,9',
        '000-021: 98,4',
      ],
      wrong: [],
    })
  })
})

describe('the districts', () => {
  it('sums and rates of 2020', (context) => {
    if (district2020 === null) return context.skip(reason)
    const byId = new Map(district2020.map((line) => [line['id'] ?? '', line]))
    const read = (id: string, column = 'raw_value'): string => byId.get(`001-${id}`)?.[column] ?? ''
    const figure = (indicator: string, id: string, sector?: string): Figure => ({
      indicator,
      value: readText(read(id)).value,
      ...(sector === undefined ? {} : { sector }),
    })
    const book = loadFigures([
      figure('HTX và quỹ', '001'),
      ...['015', '021', '023', '024'].map((id) => figure('HTX và quỹ', id, id)),
      figure('HTX (chú thích)', '016'),
      ...['017', '018', '019'].map((id) => figure('HTX (chú thích)', id, id)),
      figure('cán bộ', '008'),
      figure('cán bộ có trình độ', '012'),
    ])
    const { check, right, wrong } = makeChecks()
    check('HTX và quỹ', read('001'), book.sum('HTX và quỹ'))
    check('HTX (chú thích)', read('016'), book.sum('HTX (chú thích)'))
    check(
      'cán bộ có trình độ',
      read('011'),
      measureIndex(book.read('cán bộ có trình độ'), book.read('cán bộ')),
    )
    expect({ right, wrong }).toEqual({
      right: ['HTX và quỹ: 101'],
      wrong: ['HTX (chú thích): 93 ≠ 97', 'cán bộ có trình độ: 32 ≠ 31'],
    })
  })

  it('projects of quarter I/2024, and every figure as it is written', (context) => {
    if (district2024 === null) return context.skip(reason)
    const projects = district2024.filter((line) => (line['indicator_vi'] ?? '').startsWith('Tổng mức đầu tư'))
    const book = loadFigures([
      ...projects.map((line): Figure => ({
        indicator: 'đầu tư',
        locality: line['locality'] ?? '',
        value: readText(line['raw_value'] ?? '').value,
      })),
      ...district2024.map((line): Figure => ({
        indicator: line['id'] ?? '',
        value: readText(line['raw_value'] ?? '').value,
      })),
    ])
    const { check, right, wrong } = makeChecks()
    for (const line of district2024)
      check(line['id'] ?? '', line['raw_value'] ?? '', book.read(line['id'] ?? ''))
    check('tổng mức đầu tư', '2.850', book.sum('đầu tư'))
    expect(wrong).toEqual([])
    expect(right).toHaveLength(district2024.length + 1)
  })
})
