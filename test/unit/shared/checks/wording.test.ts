import { describe, expect, it } from 'vitest'
import { buildAxes } from '../../../../shared/calc/axes'
import { Cube } from '../../../../shared/calc/cube'
import { checkWording } from '../../../../shared/checks/check-wording'
import { findImpossibleDates, readDates } from '../../../../shared/checks/wording-dates'
import type { StatedDocument } from '../../../../shared/checks/checked-book'
import type { Finding } from '../../../../shared/model/finding'
import type { PeriodName } from '../../../../shared/calc/periods'
import type { FormColumn, FormDefinition, FormRow, StatedCell } from '../../../../shared/model/form'
import type { FormId, LocalityId, PeriodId } from '../../../../shared/model/ids'
import { national, sample } from './relations-fixture'

const form = 0 as FormId
const locality = 0 as LocalityId

/** Checks forms, each shown for the period by a document with these cells; null: no document is there. */
function check(
  definition: FormDefinition,
  shown: PeriodName | null,
  cells: readonly StatedCell[] = [],
  isLent = false,
): Finding[] {
  const period = 77 as PeriodId
  const periods = shown === null ? [] : [{ id: period, ...shown }]
  const cube = new Cube(buildAxes({ ...national.dimensions, periods }))
  const documents: StatedDocument[] = shown === null ? [] : [{ form, period, locality, cells }]
  const lentForms = new Set(isLent ? [form] : [])
  return checkWording({ cube, forms: [{ id: form, definition }], documents, lentForms, detailOf: () => null })
}

/** "kind part id: detail". */
function outline(found: readonly Finding[]): string[] {
  return found.map(({ kind, terms, detail }) => {
    const places = terms.map(({ cell }) =>
      cell.kind === 'wording' ? `${cell.part} ${cell.id}`.trim() : cell.kind === 'stated' ? cell.row : '',
    )
    const said = Object.entries(detail).map(([name, value]) => `${name}=${String(value)}`)
    return `${kind} ${places.join(' + ')}: ${said.join(', ')}`
  })
}

const year2020: PeriodName = { kind: 'year', year: 2020, ordinal: 1 }
const half2020: PeriodName = { kind: 'half', year: 2020, ordinal: 1 }

function formOf(parts: Partial<FormDefinition>): FormDefinition {
  const column: FormColumn = {
    id: 'c1',
    header: ['Thực hiện'],
    measure: { kind: 'value', scenario: 'actual', offset: 0 },
    paper: true,
    width: 100,
  }
  return {
    code: 'B',
    name: 'Biểu',
    label: '',
    title: 'KẾT QUẢ NĂM {N}',
    attachment: '',
    columns: [column],
    rows: [],
    footnotes: [],
    page: { orientation: 'portrait' },
    ...parts,
  }
}

function columnOf(header: readonly string[], scenario: 'actual' | 'plan' = 'actual', id = 'c2'): FormColumn {
  return { id, header, measure: { kind: 'value', scenario, offset: 0 }, paper: true, width: 100 }
}

function rowsOf(lines: readonly string[]): FormRow[] {
  return lines.map((line, at) => {
    const [ordinal = '', label = '', unit = ''] = line.split('|')
    const isSection = unit === '' && ordinal !== ''
    return {
      id: `r${String(at + 1)}`,
      kind: isSection ? 'section' : 'item',
      ordinal,
      label,
      unit,
      level: isSection ? 0 : 1,
      italic: false,
      indicator: isSection ? null : `X.${String(at)}`,
      sector: null,
    }
  })
}

describe('the words of the national appendix', () => {
  const [definition] = sample.forms
  if (definition === undefined) throw new Error('the sample has a form')

  it('have units and labels of other sections, and nothing else that is wrong', () => {
    expect(outline(check(definition, year2020, sample.stated[0]?.cells))).toEqual([
      'foreign-unit row I.8: unit=HTX, expected=%',
      'foreign-unit row II.2: unit=HTX, expected=LHHTX',
      'foreign-unit row II.2.NN: unit=HTX, expected=LHHTX',
      'foreign-unit row II.2.PNN: unit=HTX, expected=LHHTX',
      'foreign-unit row II.11: text=Lãi bình quân 01 HTX, expected=LHHTX',
    ])
  })

  it('are one cause where one unit is wrong in several rows', () => {
    const causes = check(definition, year2020).map(({ cause }) => cause)
    expect([causes.length, new Set(causes).size]).toEqual([5, 3])
  })

  it('say the same in every year and for every kind of period', () => {
    const first = outline(check(definition, year2020))
    for (const shown of [half2020, { kind: 'quarter', year: 2024, ordinal: 2 } as const])
      expect(outline(check(definition, shown))).toEqual(first)
  })

  it('say nothing of an empty form that nobody has used', () => {
    expect(check(definition, null)).toEqual([])
  })

  it('are not those of a document that was put into the form', () => {
    expect(check(definition, year2020, sample.stated[0]?.cells, true)).toEqual([])
  })
})

describe('a year compared with', () => {
  it.each([
    ['So với năm {N}', 2020],
    ['So sánh với năm 2021', 2021],
  ])('that is not before the year: %s', (header, base) => {
    const definition = formOf({ columns: [columnOf([header, 'Tỷ lệ'])] })
    expect(outline(check(definition, year2020))).toEqual([
      `base-year column c2: base=${String(base)}, year=2020, text=So ${header.includes('sánh') ? 'sánh với năm 2021' : 'với năm 2020'} Tỷ lệ`,
    ])
  })

  it('is wrong in a title too', () => {
    const definition = formOf({ title: 'KẾT QUẢ NĂM 2021 SO VỚI NĂM 2021' })
    expect(outline(check(definition, { ...year2020, year: 2021 }))[0]).toMatch(
      /^base-year title: base=2021, year=2021/,
    )
    expect(outline(check(definition, null))[0]).toMatch(/^base-year title: base=2021, year=2021/)
  })

  it.each([
    'So với năm {N-1}',
    'So với năm 2019',
    'So với Kế hoạch {N} (NQ số 18)',
    'So với cùng kỳ',
    'Năm {N} so với năm trước',
    'Kế hoạch năm {N+1} so với ước thực hiện năm {N}',
    'Quý II năm {N} so với quý I năm {N}',
    'Tháng 6/{N} so với tháng 12/{N-1}',
    'Thực hiện năm {N}',
  ])('is right: %s', (header) => {
    expect(check(formOf({ columns: [columnOf([header])] }), year2020)).toEqual([])
  })
})

describe('dates', () => {
  it.each([
    ['Báo cáo ngày 61/04/2021', ['61/04/2021']],
    ['ngày 31 tháng 02 năm 2020', ['ngày 31 tháng 02 năm 2020']],
    ['tăng so với năm 20219', ['năm 20219']],
    ['tính đến 31/6', ['31/6']],
    ['đến ngày 30/02/2020 và 29/02/2021', ['30/02/2020', '29/02/2021']],
    ['từ 12/13/2020', ['12/13/2020']],
    ['ngày 15/8/20211', ['15/8/20211']],
  ])('that no calendar has: %s', (text, found) => {
    expect(findImpossibleDates(text)).toEqual(found)
  })

  it.each([
    'đến 29/02/2020',
    'ngày 31 tháng 12 năm 2020',
    '81/106 xã đạt tiêu chí',
    'đạt đến 81/106 xã',
    'Nghị quyết số 18/NQ-LMHTXVN ngày 13/01/2020',
    'Quyết định 45/31/2021/QĐ-UBND',
    'mỗi năm 20219 lượt',
    'bình quân năm 20.219 triệu đồng',
    'số 31/02/2020',
    '1.234.567 đồng',
    'tăng 1,5 lần; 40-60%',
    'giai đoạn 2016-2020',
    '(Kèm theo Báo cáo số …/… ngày … tháng … năm …)',
  ])('that are none, or right: %s', (text) => {
    expect(findImpossibleDates(text)).toEqual([])
  })

  it('close the time that figures are counted for', () => {
    expect(readDates('Số liệu tính đến hết ngày 31/5/2020, báo cáo ngày 10/6/2020')).toEqual([
      { text: '31/5/2020', day: 31, month: 5, year: 2020, closes: true },
      { text: '10/6/2020', day: 10, month: 6, year: 2020, closes: false },
    ])
  })

  it('are found in titles, heads, labels, footnotes and in the texts of documents', () => {
    const definition = formOf({
      attachment: '(Kèm theo Báo cáo ngày 32/01/2020)',
      rows: rowsOf(['1|Số HTX đến ngày 31/11/2020|HTX']),
      footnotes: [{ mark: '¹', text: 'Nghị quyết ngày 30/02/2020' }],
    })
    const cells = [
      { row: 'r1', column: 'c1', text: 'giải thể ngày 31/9/2020', value: null },
      { row: 'r1', column: 'c1', text: '31/9/2020', value: '5' },
    ]
    expect(outline(check(definition, year2020, cells))).toEqual([
      'impossible-date attachment: date=32/01/2020',
      'impossible-date row r1: date=31/11/2020',
      'impossible-date footnote ¹: date=30/02/2020',
      'impossible-date r1: date=31/9/2020',
    ])
  })
})

describe('a cut-off', () => {
  it('inside the period of the title is none of it', () => {
    const title = 'KẾT QUẢ 6 THÁNG ĐẦU NĂM {N}'
    const footnotes = [{ mark: '¹', text: 'Số liệu tính đến 31/5/{N}' }]
    expect(outline(check(formOf({ title, footnotes }), half2020))).toEqual([
      'cut-off footnote ¹: date=31/5/2020, period=1/1-30/6/2020',
    ])
    const inTitle = formOf({ title: 'KẾT QUẢ {PERIOD} (tính đến 31/5)' })
    expect(outline(check(inTitle, half2020))).toEqual(['cut-off title: date=31/5, period=1/1-30/6/2020'])
    const column = formOf({ columns: [columnOf(['Thực hiện 9 tháng (đến 31/8/{N})'])] })
    expect(outline(check(column, year2020))).toEqual([
      'cut-off column c2: date=31/8/2020, period=1/1-30/9/2020',
    ])
  })

  it.each([
    ['KẾT QUẢ 6 THÁNG ĐẦU NĂM {N}', 'Số liệu tính đến 30/6/{N}'],
    ['KẾT QUẢ 6 THÁNG ĐẦU NĂM {N}', 'Số có đến 31/12/{N-1}'],
    ['KẾT QUẢ QUÝ I NĂM {N}', 'đến 31/3/{N}'],
    ['KẾT QUẢ NĂM {N}', 'Báo cáo ngày 22/4/{N}'],
    ['KẾT QUẢ NĂM {N}', 'Theo số liệu đến 15/01/{N+1}'],
    ['KẾ HOẠCH 5 NĂM {N+1}-{N+5}', 'đến 31/5/{N}'],
  ])('at the end, or of something else: %s, %s', (title, text) => {
    expect(check(formOf({ title, footnotes: [{ mark: '¹', text }] }), half2020)).toEqual([])
  })

  it('is not asked for where a head only names the date', () => {
    const columns = [columnOf(['Số HTX đến 30/6/{N}'])]
    expect(check(formOf({ columns }), year2020)).toEqual([])
  })
})

describe('units', () => {
  it.each([
    ['1|Số HTX đang hoạt động|%', 'unit=%, expected=HTX'],
    ['1|Tỷ lệ HTX hiệu quả|HTX', 'unit=HTX, expected=%'],
    ['1|Số HTX thành lập mới|THT', 'unit=THT, expected=HTX'],
    ['1|Tổng số hợp tác xã|triệu đồng', 'unit=triệu đồng, expected=HTX'],
    ['1|Doanh thu bình quân 01 LHHTX|triệu đồng', 'text=Doanh thu bình quân 01 LHHTX, expected=HTX'],
  ])('of another section: %s', (line, said) => {
    const rows = rowsOf(['I|HỢP TÁC XÃ|', '0|Tổng số HTX|HTX', line])
    expect(outline(check(formOf({ rows }), year2020))).toEqual([`foreign-unit row r3: ${said}`])
  })

  it.each([
    ['HỢP TÁC XÃ', 'Quỹ tín dụng nhân dân|quỹ'],
    ['HỢP TÁC XÃ', 'Quỹ TDND|HTX'],
    ['HỢP TÁC XÃ', 'Tổng số thành viên HTX|người'],
    ['HỢP TÁC XÃ', 'Thành lập mới|HTX'],
    ['HỢP TÁC XÃ', 'Số THT chuyển thành HTX|THT'],
    ['HỢP TÁC XÃ', 'Doanh thu bình quân một HTX|triệu đồng/năm'],
    ['LIÊN HIỆP HỢP TÁC XÃ', 'Số HTX thành viên của liên hiệp|HTX'],
    ['LIÊN HIỆP HỢP TÁC XÃ', 'Số HTX là thành viên|HTX'],
    ['HOẠT ĐỘNG QUỸ HỖ TRỢ HTX', 'Số HTX vay vốn|HTX'],
    ['HOẠT ĐỘNG QUỸ HỖ TRỢ HTX', 'Số tiền cho HTX vay|triệu đồng'],
    ['HỢP TÁC XÃ', 'Tỷ lệ nợ xấu|tỷ đồng'],
    ['TỔ HỢP TÁC', 'Số tổ hợp tác|tổ'],
    ['CÔNG TÁC ĐÀO TẠO', 'Tỷ lệ cán bộ được đào tạo|%'],
  ])('that belong: %s, %s', (section, line) => {
    const rows = rowsOf([`I|${section}|`, `1|${line}`])
    expect(check(formOf({ rows }), year2020)).toEqual([])
  })
})

describe('a unit of money', () => {
  it('belongs to those that divide an amount of it, and to the names of those that have it', () => {
    const divided = rowsOf([
      '6|Doanh thu của các HTX|triệu đồng',
      '-|HTX nông nghiệp|triệu đồng',
      '-|HTX|triệu đồng',
      '7|Số hội viên|người',
    ])
    const rows = divided.map((row, at) => (at === 1 || at === 2 ? { ...row, level: 2 } : row))
    expect(check(formOf({ rows }), year2020)).toEqual([])
    const named = rowsOf(['1|QTDND Bình Lư|triệu đồng', '2|QTDND Tân Uyên|triệu đồng', '3|Số hội viên|người'])
    expect(check(formOf({ rows: named }), year2020)).toEqual([])
  })

  it('above a table is that of all its rows', () => {
    const rows = rowsOf(['1|Hợp tác xã|triệu đồng', '2|Liên hiệp hợp tác xã|triệu đồng'])
    expect(check(formOf({ rows }), year2020)).toEqual([])
  })

  it('is none of a count beside it', () => {
    const rows = rowsOf(['1|Doanh thu|triệu đồng', '2|Tổng số hợp tác xã|triệu đồng', '3|Thành viên|người'])
    expect(outline(check(formOf({ rows }), year2020))).toEqual([
      'foreign-unit row r2: unit=triệu đồng, expected=HTX',
    ])
  })
})

describe('a target and an actual', () => {
  it('of different units are two things', () => {
    const columns = [
      columnOf(['Thực hiện', '(triệu đồng/người/tháng)'], 'actual', 'a'),
      columnOf(['Kế hoạch', '(triệu đồng/người/năm)'], 'plan', 'p'),
    ]
    expect(outline(check(formOf({ columns }), year2020))).toEqual([
      'unlike-definitions column p + column a: ',
    ])
    const rows = rowsOf([
      '1|Thu nhập bình quân lao động|triệu đồng/tháng',
      '2|Mục tiêu thu nhập bình quân lao động|triệu đồng/năm',
    ])
    expect(outline(check(formOf({ rows }), year2020))).toEqual(['unlike-definitions row r2 + row r1: '])
  })

  it('of other things are two things', () => {
    const columns = [
      columnOf(['Thực hiện', 'Số HTX'], 'actual', 'a'),
      columnOf(['Kế hoạch', 'Số THT'], 'plan', 'p'),
    ]
    expect(outline(check(formOf({ columns }), year2020))).toEqual([
      'unlike-definitions column p + column a: ',
    ])
  })

  it('of the same in other words and powers of ten are one', () => {
    const columns = [
      columnOf(['Thực hiện năm {N} (tỷ đồng)'], 'actual', 'a'),
      columnOf(['Kế hoạch', 'năm {N} (triệu đồng)'], 'plan', 'p'),
    ]
    expect(check(formOf({ columns }), year2020)).toEqual([])
  })
})

describe('findings about words', () => {
  it('stay the same as long as the words do', () => {
    const definition = formOf({ attachment: 'ngày 61/04/2021' })
    const [first] = check(definition, year2020)
    const [again] = check(definition, half2020)
    expect(first).toEqual(again)
    const [other] = check(formOf({ attachment: 'ngày 62/04/2021' }), year2020)
    expect(other?.id).not.toBe(first?.id)
    expect(first?.terms).toEqual([
      {
        cell: { kind: 'wording', form, part: 'attachment', id: '' },
        role: 'stated',
        number: null,
        percent: false,
      },
    ])
  })
})
