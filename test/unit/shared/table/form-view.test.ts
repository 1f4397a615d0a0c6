import { describe, expect, it } from 'vitest'
import type { FormColumn, FormDefinition, ValuePick } from '../../../../shared/model/form'
import { resolveForm } from '../../../../shared/table/form-view'
import {
  dimensions,
  loadCube,
  periodNamed,
  placeNamed,
  readResource,
  showColumn,
  texts,
} from './breakdown-fixture'

const national = readResource<FormDefinition>('forms', 'national-appendix.json')
const place = placeNamed('KHAC')
const y2024 = periodNamed('year', 2024)

const column = (id: string, measure: FormColumn['measure']): FormColumn => ({
  id,
  header: [id],
  measure,
  paper: true,
  width: 90,
})
const cumulative: ValuePick = { scenario: 'actual', offset: 0, span: 'cumulative' }
const planned: ValuePick = { scenario: 'plan', offset: 0, span: 'year' }
const form: FormDefinition = {
  ...national,
  columns: [
    column('actual', { kind: 'value', scenario: 'actual', offset: 0 }),
    column('same-period', { kind: 'value', scenario: 'actual', offset: 0, years: -1 }),
    column('growth', {
      kind: 'growth',
      of: { scenario: 'actual', offset: 0 },
      base: { scenario: 'actual', offset: 0, years: -1 },
    }),
    column('attained', { kind: 'index', of: cumulative, base: planned }),
    column('remaining', { kind: 'remaining', of: cumulative, base: planned }),
    column('per-quarter', { kind: 'per-quarter', of: cumulative, base: planned }),
  ],
  rows: ['DT', 'HTX', 'KHONG'].map((code) => ({
    id: code,
    kind: 'item',
    ordinal: '1',
    label: code,
    unit: '',
    level: 1,
    italic: false,
    indicator: code,
    sector: null,
  })),
}

describe('a form of any period', () => {
  it('compares with the same period last year, and from 1 January with the plan of the year', () => {
    const [q1, q2] = [1, 2].map((ordinal) => periodNamed('quarter', 2024, ordinal))
    if (q1 === undefined || q2 === undefined) throw new Error('quarters')
    const cube = loadCube([
      ['DT', 'KHAC', 'ALL', q1, 'actual', 100],
      ['DT', 'KHAC', 'ALL', q2, 'actual', 150],
      ['DT', 'KHAC', 'ALL', periodNamed('quarter', 2023, 2), 'actual', 120],
      ['DT', 'KHAC', 'ALL', y2024, 'plan', 1000],
      ['HTX', 'KHAC', 'ALL', q1, 'actual', 40],
      ['HTX', 'KHAC', 'ALL', q2, 'actual', 42],
      ['HTX', 'KHAC', 'ALL', y2024, 'plan', 50],
    ])
    const table = resolveForm(form, dimensions, q2, place.id, texts)
    const show = (row: string): (string | undefined)[] =>
      form.columns.map(({ id }) => showColumn(cube, table, id)[row])
    expect(show('DT')).toEqual(['15,0', '12,0', '+25,0%', '25,0%', '+75,0', '37,5'])
    // A stock counts at the end of the time; it was not reported a year ago.
    expect(show('HTX')).toEqual(['42', '', '', '84,0%', '+8', '4,0'])
    // A row whose indicator the workbook does not have.
    expect(show('KHONG')).toEqual(['', '', '', '', '', ''])
    expect(table.layout.columns.map((shown) => shown.attainment)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
    ])
  })

  it('shows nothing where the workbook does not have the period', () => {
    const table = resolveForm(form, dimensions, periodNamed('quarter', 2023, 1), place.id, texts)
    expect(table.specs.slice(0, form.columns.length).map((spec) => spec.kind)).toEqual([
      'value',
      'nothing',
      'nothing',
      'index',
      'remaining',
      'per-quarter',
    ])
  })

  it('writes the national appendix for a year as it is printed, and for a half-year truly', () => {
    const titleOf = (period: typeof y2024): string =>
      resolveForm(national, dimensions, period, place.id, texts).layout.title
    expect(titleOf(y2024)).toBe('CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ NĂM 2024')
    expect(titleOf(periodNamed('half', 2024))).toBe(
      'CHỈ TIÊU PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ 6 THÁNG ĐẦU NĂM 2024',
    )
    const yearly = resolveForm(national, dimensions, y2024, place.id, texts).layout.columns
    expect(yearly.map((shown) => shown.attainment)).toEqual(yearly.map(({ id }) => id === 'plan-index'))
  })

  it('takes a sector code from the main list when another list has it too', () => {
    const shared = {
      ...dimensions,
      sectors: dimensions.sectors.map((sector) =>
        sector.code === 'HH' ? { ...sector, code: 'NN' } : sector,
      ),
    }
    const rows = form.rows.map((row) => ({ ...row, sector: 'NN' }))
    const [first] = resolveForm({ ...form, rows }, shared, y2024, place.id, texts).specs
    expect(first?.kind === 'value' ? first.key.sector : null).toBe(1)
  })
})
