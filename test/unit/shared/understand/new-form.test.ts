import { describe, expect, it } from 'vitest'
import type { Period } from '../../../../shared/model/dimension'
import type { PeriodId } from '../../../../shared/model/ids'
import type { ColumnMeaning, DocumentTable } from '../../../../shared/understand/document-table'
import { describeColumns } from '../../../../shared/understand/map-meaning'
import { makeForm, type MadeForm } from '../../../../shared/understand/new-form'
import { createIndicatorMaker } from '../../../../shared/understand/new-indicators'
import { dimensions } from '../table/breakdown-fixture'

const quarter = { kind: 'quarter', year: 2024, ordinal: 2 } as const
const lastQuarter = { ...quarter, year: 2023 }
const year = { kind: 'year', year: 2024, ordinal: 1 } as const
const periods: Period[] = [{ id: 1 as PeriodId, ...quarter }]

/** A table with one row and a column for each meaning. */
function tableOf(meanings: readonly (ColumnMeaning | null)[]): DocumentTable {
  return {
    id: 'Biểu!A1:D9',
    sheet: 'Biểu',
    range: { top: 0, left: 0, bottom: 8, right: 9 },
    title: {
      agency: '',
      label: 'Biểu số 1',
      title: 'KẾT QUẢ QUÝ II NĂM 2024 SO VỚI NĂM 2023',
      attachment: '',
      unit: 'triệu đồng',
      period: quarter,
      lines: [],
    },
    columns: meanings.map((meaning, at) => ({
      column: at + 2,
      role: 'value',
      path: [`Cột ${String(at + 1)} năm 2024`],
      meaning,
      unit: null,
    })),
    rows: [
      {
        row: 5,
        ordinal: '1',
        label: 'Vốn vay mới',
        level: 1,
        parent: null,
        kind: 'item',
        unit: null,
        italic: false,
        bold: false,
        hidden: false,
        cells: [
          {
            column: 0,
            text: '12,25',
            reading: { kind: 'number', value: '12.25', qualifier: null },
            formula: false,
            locator: 'Biểu!C6',
          },
        ],
      },
    ],
    footnotes: [],
    signature: [],
    dropped: [],
    notation: null,
    identity: null,
  }
}

function make(meanings: readonly (ColumnMeaning | null)[]): MadeForm | null {
  const table = tableOf(meanings)
  const maker = createIndicatorMaker(dimensions, table, 900)
  const units = new Map([[0, 'triệu đồng']])
  const named = { code: 'B-1', name: 'Mới' }
  return makeForm(table, named, quarter, periods, new Set(), new Set(), units, maker)
}

describe('a form made from a table', () => {
  it('has columns relative to the period shown, and working columns for bases that are not printed', () => {
    const made = make([
      { kind: 'value', scenario: 'actual', period: quarter },
      { kind: 'value', scenario: 'plan', period: year },
      {
        kind: 'index',
        scenario: 'actual',
        period: quarter,
        base: { scenario: 'actual', period: lastQuarter },
      },
      { kind: 'attainment', scenario: 'actual', period: quarter, base: { scenario: 'plan', period: year } },
      { kind: 'share' },
      null,
    ])
    const actual = { scenario: 'actual', offset: 0 }
    const lastYear = { scenario: 'actual', offset: -4 }
    const plan = { scenario: 'plan', offset: 0, span: 'year' }
    expect(made?.definition.columns.map(({ id, measure, paper }) => [id, measure, paper])).toEqual([
      ['c1', { kind: 'value', ...actual }, true],
      ['c2', { kind: 'value', ...plan }, true],
      ['c3-base', { kind: 'value', ...lastYear }, false],
      ['c3', { kind: 'index', of: actual, base: lastYear }, true],
      ['c4', { kind: 'index', of: actual, base: plan }, true],
      ['c5', { kind: 'value', ...actual }, true],
      ['c6', { kind: 'value', ...actual }, true],
    ])
    expect([...(made?.columnIds.keys() ?? [])]).toEqual([0, 1, 2, 3, 4, 5])
    expect(made?.definition.columns.map(({ variant }) => variant ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'cot_5_nam_2024',
      'cot_6_nam_2024',
    ])
  })

  it('serves other years: what it shows a year later is a year later', () => {
    const made = make([
      { kind: 'value', scenario: 'actual', period: quarter },
      { kind: 'difference', scenario: 'actual', period: quarter, base: { same: 'last-year' } },
    ])
    expect(made?.definition.title).toBe('KẾT QUẢ QUÝ II NĂM {N} SO VỚI NĂM {N-1}')
    expect(made?.definition.columns[0]?.header).toEqual(['Cột 1 năm {N}'])
    const later = describeColumns(made?.definition.columns ?? [], { ...quarter, year: 2025 }, periods)
    expect(later.at(-1)).toMatchObject({
      kind: 'difference',
      value: { period: { ...quarter, year: 2025 } },
      base: { period: quarter },
    })
  })

  it('has an indicator for each row with figures, with the decimals that they need', () => {
    const table = tableOf([{ kind: 'value', scenario: 'actual', period: quarter }])
    const maker = createIndicatorMaker(dimensions, table, 900)
    const [row] = table.rows
    if (row === undefined) throw new Error('the table has a row')
    expect(maker.forRow(row, 'triệu đồng', null)).toEqual({ indicator: 'TT.von_vay_moi', sector: null })
    expect(maker.made).toMatchObject([{ id: 900, name: 'Vốn vay mới', decimals: 2, kind: 'stock' }])
    const again = maker.forRow(row, '%', null)
    expect([again.indicator, maker.made[1]?.kind]).toEqual(['TT.von_vay_moi_2', 'ratio'])
  })

  it('has indicators of their own for columns that measure different things', () => {
    const table = tableOf([null, null, null])
    const maker = createIndicatorMaker(dimensions, table, 900)
    const named = { code: 'B-1', name: 'Mới' }
    makeForm(table, named, quarter, periods, new Set(), new Set(), new Map(), maker)
    expect(maker.made.map(({ code, name }) => [code, name])).toEqual([
      ['TT.von_vay_moi', 'Vốn vay mới'],
      ['TT.von_vay_moi.cot_2_nam_2024', 'Vốn vay mới · Cột 2 năm 2024'],
      ['TT.von_vay_moi.cot_3_nam_2024', 'Vốn vay mới · Cột 3 năm 2024'],
    ])
  })

  it('knows a measure again without the unit behind it', () => {
    const [before, now] = [lastQuarter, quarter].map((period): ColumnMeaning => ({ kind: 'value', period }))
    const table = tableOf([
      before ?? null,
      before ?? null,
      now ?? null,
      now ?? null,
      { kind: 'difference' },
      { kind: 'difference' },
    ])
    const paths = [
      'Số tổ (tổ)',
      'Số thành viên (người)',
      'Số tổ (tổ)',
      'Số thành viên (người)',
      'Số tổ',
      'Số thành viên',
    ]
    const columns = table.columns.map((column, at) => ({ ...column, path: [paths[at] ?? ''] }))
    const maker = createIndicatorMaker(dimensions, table, 900)
    const named = { code: 'B-1', name: 'Mới' }
    const made = makeForm(
      { ...table, columns },
      named,
      quarter,
      periods,
      new Set(),
      new Set(),
      new Map(),
      maker,
    )
    const members = 'so_thanh_vien_nguoi'
    expect(made?.definition.columns.map(({ variant }) => variant ?? null)).toEqual([
      null,
      members,
      null,
      members,
      null,
      members,
    ])
  })

  it('compares nothing with itself: the year before was meant', () => {
    const made = make([
      { kind: 'value', scenario: 'actual', period: quarter },
      { kind: 'index', scenario: 'actual', period: quarter, base: { period: quarter } },
    ])
    const [actual, before] = [
      { scenario: 'actual', offset: 0 },
      { scenario: 'actual', offset: -1 },
    ]
    expect(made?.definition.columns.map(({ measure }) => measure)).toEqual([
      { kind: 'value', ...actual },
      { kind: 'value', ...before },
      { kind: 'index', of: actual, base: before },
    ])
  })

  it('keeps shares as ratios of their own, beside what they are shares of', () => {
    const table = tableOf([null, { kind: 'share' }, { kind: 'share' }])
    const maker = createIndicatorMaker(dimensions, table, 900)
    const [row] = table.rows
    if (row === undefined) throw new Error('the table has a row')
    const cellOf = (column: number, text: string): (typeof row.cells)[number] => ({
      column,
      text,
      reading: { kind: 'number', value: text, qualifier: null },
      formula: false,
      locator: '',
    })
    const shares = table.columns.map((column, at) => (at === 0 ? column : { ...column, path: ['Tỷ trọng'] }))
    const cells = [cellOf(0, '342530'), cellOf(1, '41.5'), cellOf(2, '12.25')]
    const named = { code: 'B-1', name: 'Mới' }
    const whole = { ...table, columns: shares, rows: [{ ...row, cells }] }
    const made = makeForm(
      whole,
      named,
      quarter,
      periods,
      new Set(),
      new Set(),
      new Map([[0, 'triệu đồng']]),
      maker,
    )
    expect(made?.definition.columns.map(({ variant }) => variant ?? null)).toEqual([
      null,
      'ty_trong',
      'ty_trong_2',
    ])
    expect(maker.made.map(({ name, unit, kind, decimals }) => [name, unit, kind, decimals])).toEqual([
      ['Vốn vay mới', 'triệu đồng', 'stock', 0],
      ['Vốn vay mới · Tỷ trọng', '%', 'ratio', 1],
      ['Vốn vay mới · Tỷ trọng', '%', 'ratio', 2],
    ])
  })

  it('knows averages and ratios by the words of their columns', () => {
    const table = tableOf([null, null, null])
    const maker = createIndicatorMaker(dimensions, table, 900)
    const [row] = table.rows
    if (row === undefined) throw new Error('the table has a row')
    maker.forVariant(row, 'a', 'Doanh thu bình quân', 'triệu đồng', { decimals: 0 })
    maker.forVariant(row, 'b', 'Tỷ lệ nợ xấu', '', { decimals: 0 })
    maker.forVariant(row, 'c', 'Tỷ lệ', 'triệu đồng', { decimals: 0 })
    maker.forVariant(row, 'd', 'Số thành viên', '', { decimals: 0 })
    expect(maker.made.map(({ kind }) => kind)).toEqual(['average', 'ratio', 'stock', 'stock'])
  })

  it('cannot be made of columns that show no value', () => {
    expect(make([{ kind: 'share' }, { kind: 'share' }])).toBeNull()
  })
})
