import { describe, expect, it } from 'vitest'
import { resolveFormulas } from '../../../../shared/table/formulas-view'
import {
  dimensions,
  formulaTable,
  loadCube,
  periodNamed,
  placeNamed,
  showColumn,
  texts,
} from './breakdown-fixture'

const y2023 = periodNamed('year', 2023)
const y2024 = periodNamed('year', 2024)

describe("the table of the user's own indicators", () => {
  it('has them by name, with their units and decimals', () => {
    const { layout } = resolveFormulas(formulaTable, dimensions, y2024, placeNamed('KHAC'), texts)
    expect(layout.title).toBe('CHỈ TIÊU TỰ TÍNH NĂM 2024')
    expect(
      layout.rows.map(({ ordinal, label, unit, decimals, percent }) => [
        ordinal,
        label,
        unit,
        decimals,
        percent,
      ]),
    ).toEqual([
      ['1', 'Ẩn số', 'HTX', 0, false],
      ['2', 'Đạt chuẩn', '%', 0, true],
      ['3', 'Ước doanh thu', 'HTX', 2, false],
    ])
  })

  it('compares with the same period last year except for a year', () => {
    const columnsOf = (period: typeof y2024): string[] =>
      resolveFormulas(formulaTable, dimensions, period, placeNamed('KHAC'), texts).layout.columns.map(
        (column) => column.id,
      )
    const always = ['actual', 'previous', 'previous-difference', 'previous-index', 'plan', 'plan-index']
    expect(columnsOf(y2024)).toEqual(always)
    expect(columnsOf(periodNamed('quarter', 2024, 2))).toEqual([
      ...always.slice(0, 4),
      'last-year',
      ...always.slice(4),
    ])
  })

  it('shows what the formulas give in every period and scenario', () => {
    const cube = loadCube([
      ['DT', 'KHAC', 'ALL', y2024, 'actual', 1250],
      ['HTX', 'KHAC', 'ALL', y2024, 'actual', 50],
      ['DT', 'KHAC', 'ALL', y2023, 'actual', 1000],
      ['HTX', 'KHAC', 'ALL', y2023, 'actual', 50],
      ['DT', 'KHAC', 'ALL', y2024, 'plan', 1500],
      ['HTX', 'KHAC', 'ALL', y2024, 'plan', 0],
    ])
    const table = resolveFormulas(formulaTable, dimensions, y2024, placeNamed('KHAC'), texts)
    const show = (id: string): string | undefined => showColumn(cube, table, id)['Z.dt_bq']
    expect(['actual', 'previous', 'previous-difference', 'previous-index'].map(show)).toEqual([
      '2,50',
      '2,00',
      '+0,50',
      '125,0%',
    ])
    expect(['plan', 'plan-index'].map(show)).toEqual(['#CHIA0', '#CHIA0'])
  })
})
