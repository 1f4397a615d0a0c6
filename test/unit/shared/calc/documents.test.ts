import { describe, expect, it } from 'vitest'
import { measureAttainment, measureGrowth, measureIndex } from '../../../../shared/calc/comparisons'
import { apportionShares } from '../../../../shared/calc/shares'
import { loadFigures, makeChecks, readLines, readText, type Figure } from './document-figures'

/**
 * The figures of the national report of 2020 through the cube. What is arithmetically right in them is reproduced at the
 * document's own decimals; what is wrong in them is listed here as "name: stated ≠ computed", so that the list is checked.
 */
const appendix = readLines('national-2020-appendix.tsv')
const yearText = readLines('national-2020-year-text.tsv')
const reason = 'the transcripts of the reports are not beside the project'

describe('the national appendix of 2020', () => {
  it('ratios from the base that the stated difference gives', (context) => {
    if (appendix === null) return context.skip(reason)
    const bases = [
      ['năm 2019', 'So sánh với năm 2019', { year: 2019, scenario: 'actual' }],
      ['kế hoạch', 'So sánh với Kế hoạch 2020', { year: 2020, scenario: 'plan' }],
    ] as const
    const rows = appendix.filter((row) => row['row_type'] === 'item' && row['Thực hiện năm 2020'] !== '')
    const figures = rows.flatMap((row): Figure[] => {
      const indicator = `dòng ${row['row'] ?? ''}`
      const { value } = readText(row['Thực hiện năm 2020'] ?? '')
      const derived = bases.flatMap(([, column, place]): Figure[] => {
        const difference = row[`${column} - Số lượng`] ?? ''
        return /\d/.test(difference)
          ? [{ indicator, ...place, value: value - readText(difference).value }]
          : []
      })
      return [{ indicator, year: 2020, value }, ...derived]
    })
    const book = loadFigures(figures)
    const { check, right, wrong } = makeChecks()
    for (const row of rows) {
      const indicator = `dòng ${row['row'] ?? ''}`
      for (const [name, column, place] of bases) {
        const ratio = row[`${column} - Tỷ lệ`] ?? ''
        if (ratio === '' || !/\d/.test(row[`${column} - Số lượng`] ?? '')) continue
        const current = book.read(indicator, { year: 2020 })
        check(`${indicator} ${name}`, ratio, measureIndex(current, book.read(indicator, place)))
      }
    }
    expect({ right, wrong }).toEqual({
      right: [
        'dòng 14 năm 2019: 150',
        'dòng 16 kế hoạch: 103,2',
        'dòng 17 năm 2019: 108,9',
        'dòng 19 năm 2019: 84,9',
        'dòng 19 kế hoạch: 85,5',
        'dòng 20 năm 2019: 157,8',
        'dòng 32 kế hoạch: 47,1',
        'dòng 33 năm 2019: 98,7',
        'dòng 34 năm 2019: 127,7',
        'dòng 36 năm 2019: 79,2',
        'dòng 38 năm 2019: 103,0',
        'dòng 78 kế hoạch: 60',
        'dòng 89 kế hoạch: 87,3',
      ],
      wrong: [
        'dòng 5 năm 2019: 103,3 ≠ 103,4',
        'dòng 15 năm 2019: 152 ≠ 150',
        'dòng 16 năm 2019: 106,5 ≠ 106,6',
        'dòng 21 năm 2019: 117,0 ≠ 109,8',
        'dòng 27 năm 2019: 108,6 ≠ 107,5',
        'dòng 27 kế hoạch: 93,3 ≠ 99,3',
        'dòng 30 năm 2019: 105,7 ≠ 103,5',
        'dòng 30 kế hoạch: 98,6 ≠ 86,8',
        'dòng 35 năm 2019: 78,3 ≠ 78,2',
        'dòng 37 năm 2019: 105,2 ≠ 105,1',
        'dòng 40 kế hoạch: 96,8 ≠ 96,9',
        'dòng 48 năm 2019: 20,0 ≠ 120,0',
        'dòng 56 năm 2019: 105,9 ≠ 106,3',
        'dòng 56 kế hoạch: 85 ≠ 89',
        'dòng 60 năm 2019: 120,0 ≠ 127,5',
        'dòng 61 năm 2019: 120,0 ≠ 128,4',
        'dòng 62 năm 2019: 120,3 ≠ 120,2',
        'dòng 63 năm 2019: 126,7 ≠ 129,4',
        'dòng 64 năm 2019: 131,8 ≠ 144,9',
        'dòng 69 năm 2019: 1,70 ≠ 101,70',
        'dòng 89 năm 2019: 103 ≠ 104',
      ],
    })
    // A base typed where a difference belongs: the base before it would be below zero.
    const households = book.read('dòng 31', { year: 2020 })
    expect(measureGrowth(households, book.read('dòng 31', bases[0][2])).status).toBe('negative-base')
    // Growth written in the column of the index: as growth, both are right.
    for (const [row, growth] of [
      ['dòng 48', '20,0%'],
      ['dòng 69', '1,70%'],
    ] as const) {
      const list = makeChecks()
      list.check(row, growth, measureGrowth(book.read(row, { year: 2020 }), book.read(row, { year: 2019 })))
      expect(list.right).toHaveLength(1)
    }
  })

  it('rates of rows and sums of parts', (context) => {
    if (appendix === null) return context.skip(reason)
    const rows = new Map(appendix.map((row) => [row['row'] ?? '', row['Thực hiện năm 2020'] ?? '']))
    const text = (row: number): string => rows.get(String(row)) ?? ''
    const figure = (row: number, indicator: string, sector?: number): Figure => ({
      indicator,
      value: readText(text(row)).value,
      ...(sector === undefined ? {} : { sector: `dòng ${sector}` }),
    })
    const wholes = [
      { name: 'HTX', total: 5, parts: [6, 7, 8, 9, 10, 11, 12, 13] },
      { name: 'LHHTX', total: 48, parts: [49, 50] },
      { name: 'THT', total: 69, parts: [70, 71] },
      { name: 'cán bộ đã đào tạo', total: 39, parts: [45, 46] },
      { name: 'cán bộ hệ thống', total: 95, parts: [99, 100] },
    ]
    const rates = [
      { row: 18, of: 17, base: 5 },
      { row: 27, of: 21, base: 5 },
      { row: 40, of: 39, base: 38 },
      { row: 55, of: 54, base: 48 },
      { row: 59, of: 58, base: 48 },
      { row: 97, of: 96, base: 95 },
    ]
    const book = loadFigures([
      ...wholes.flatMap(({ name, total, parts }) => [
        figure(total, name),
        ...parts.map((part) => figure(part, name, part)),
      ]),
      ...rates.flatMap(({ of, base }) => [figure(of, `dòng ${of}`), figure(base, `dòng ${base}`)]),
    ])
    const { check, right, wrong } = makeChecks()
    for (const { name, total } of wholes) check(name, text(total), book.sum(name))
    for (const { row, of, base } of rates)
      check(`dòng ${row}`, text(row), measureIndex(book.read(`dòng ${of}`), book.read(`dòng ${base}`)))
    expect({ right, wrong }).toEqual({
      right: [
        'HTX: 25.454',
        'LHHTX: 102',
        'cán bộ đã đào tạo: 69.254',
        'cán bộ hệ thống: 1.674',
        'dòng 18: 63,2',
        'dòng 27: 56',
        'dòng 40: 67,8',
        'dòng 55: 100',
        'dòng 59: 52',
      ],
      wrong: ['THT: 119.399 ≠ 119.381', 'dòng 97: 88,0 ≠ 85,8'],
    })
  })
})

describe('the national report of 2020', () => {
  it('regions, their shares, and what the sentences compare', (context) => {
    if (yearText === null || appendix === null) return context.skip(reason)
    const region = /^(Số|Tỷ trọng) HTX vùng (.+)$/
    const byId = new Map(yearText.map((line) => [line['id'] ?? '', line]))
    const read = (id: string, column = 'raw_value'): string => byId.get(id)?.[column] ?? ''
    /** The plan that a row of the appendix leads to: actual − difference. */
    const planOf = (row: string): number => {
      const line = appendix.find((one) => one['row'] === row)
      const actual = readText(line?.['Thực hiện năm 2020'] ?? '').value
      return actual - readText(line?.['So sánh với Kế hoạch 2020 - Số lượng'] ?? '').value
    }
    const regions = yearText.flatMap((line) => {
      const [, kind, name = ''] = region.exec(line['indicator_vi'] ?? '') ?? []
      return kind === 'Số' ? [{ name, value: readText(line['raw_value'] ?? '').value }] : []
    })
    const total = readText(read('004-004')).value
    const previous =
      total - readText(/\d+ HTX/.exec(read('004-004', 'cmp_prev_raw'))?.[0].replace(' HTX', '') ?? '').value
    const book = loadFigures([
      ...regions.map(({ name, value }): Figure => ({ indicator: 'HTX', locality: name, value, year: 2020 })),
      { indicator: 'HTX', value: total, year: 2020 },
      { indicator: 'HTX', value: previous, year: 2019 },
      { indicator: 'thành lập mới', value: readText(read('004-001')).value, year: 2020 },
      { indicator: 'thành lập mới', value: planOf('19'), year: 2020, scenario: 'plan' },
      { indicator: 'LHHTX', value: readText(read('004-002')).value, year: 2020 },
      { indicator: 'LHHTX', value: planOf('56'), year: 2020, scenario: 'plan' },
      { indicator: 'THT', value: readText(read('004-003')).value, year: 2020 },
      { indicator: 'THT', value: planOf('78'), year: 2020, scenario: 'plan' },
    ])
    const now = { year: 2020 } as const
    const plan = { year: 2020, scenario: 'plan' } as const
    const { check, right, wrong } = makeChecks()
    check('tổng các vùng', read('004-004'), book.sum('HTX', now))
    for (const line of yearText) {
      const [, kind, name = ''] = region.exec(line['indicator_vi'] ?? '') ?? []
      if (kind !== 'Tỷ trọng') continue
      const share = measureIndex(book.read('HTX', { ...now, locality: name }), book.read('HTX', now))
      check(name, line['raw_value'] ?? '', share)
    }
    const growth = measureGrowth(book.read('HTX', now), book.read('HTX', { year: 2019 }))
    check('tăng HTX', /tăng ([\d,]+%)/.exec(read('004-004', 'cmp_prev_raw'))?.[1] ?? '', growth)
    const attained = (id: string): string => /[\d,]+%/.exec(read(id, 'cmp_plan_raw'))?.[0] ?? ''
    check(
      'HTX mới',
      attained('004-001'),
      measureAttainment(book.read('thành lập mới', now), book.read('thành lập mới', plan)),
    )
    check(
      'LHHTX mới',
      attained('004-002'),
      measureAttainment(book.read('LHHTX', now), book.read('LHHTX', plan)),
    )
    check('THT mới', attained('004-003'), measureAttainment(book.read('THT', now), book.read('THT', plan)))
    expect({ right, wrong }).toEqual({
      right: [
        'tổng các vùng: 25.454',
        'Tây Bắc: 10',
        'Đông Bắc: 17',
        'Đồng bằng sông Hồng: 26',
        'Bắc Trung Bộ: 15',
        'Duyên hải miền Trung: 5',
        'Tây Nguyên: 6',
        'Đông Nam Bộ: 8',
        'Đồng bằng sông Cửu Long: 12',
      ],
      wrong: [
        'tăng HTX: 3,3 ≠ 3,4',
        'HTX mới: 85,5 ≠ 86,1',
        'LHHTX mới: 85,5 ≠ 89,5',
        'THT mới: 85,5 ≠ 60,0',
      ],
    })
    const shares = apportionShares(
      regions.map(({ name }) => book.read('HTX', { ...now, locality: name })),
      book.read('HTX', now),
    )
    expect(shares?.map(({ value }) => value)).toEqual([100, 172, 261, 154, 54, 62, 77, 120])
  })
})
