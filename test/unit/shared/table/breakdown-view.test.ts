import { describe, expect, it } from 'vitest'
import type { BreakdownDefinition } from '../../../../shared/model/breakdown'
import type { Period } from '../../../../shared/model/dimension'
import { resolveBreakdown } from '../../../../shared/table/breakdown-view'
import { findCellFormulas } from '../../../../shared/table/cell-formulas'
import type { ResolvedTable } from '../../../../shared/table/resolved-table'
import {
  breakdownBy,
  dimensions,
  indicatorNamed,
  loadCube,
  periodNamed,
  placeNamed,
  showColumn,
  texts,
  type Given,
} from './breakdown-fixture'

const y2023 = periodNamed('year', 2023)
const y2024 = periodNamed('year', 2024)
const y2025 = periodNamed('year', 2025)

function byPlaces(code: string, period: Period, indicator = 'HTX'): ResolvedTable {
  const definition = breakdownBy('localities')
  return resolveBreakdown(definition, dimensions, indicatorNamed(indicator), period, placeNamed(code), texts)
}

function bySectors(
  period: Period,
  list: string | null = null,
  definition: BreakdownDefinition = breakdownBy('sectors'),
): ResolvedTable {
  return resolveBreakdown(
    definition,
    dimensions,
    indicatorNamed('HTX'),
    period,
    placeNamed('KHAC'),
    texts,
    list,
  )
}

const rowIds = (table: ResolvedTable): string[] => table.layout.rows.map((row) => row.id)

describe('rows of a breakdown', () => {
  it('are the places that exist in the period', () => {
    expect(rowIds(byPlaces('VN', y2024))).toEqual(['CU1', 'CU2', 'KHAC', 'total'])
    expect(rowIds(byPlaces('VN', y2025))).toEqual(['MOI', 'KHAC', 'total'])
    // The merger took effect within the second half of 2025: quarter II still has the old places.
    expect(rowIds(byPlaces('VN', periodNamed('quarter', 2025, 2)))).toEqual(['CU1', 'CU2', 'KHAC', 'total'])
  })

  it('of a place that did not exist yet are those it took over, and sum to it', () => {
    const table = byPlaces('MOI', y2024)
    expect(rowIds(table)).toEqual(['CU1', 'CU2', 'total'])
    const cube = loadCube([
      ['HTX', 'CU1', 'ALL', y2024, 'actual', 30],
      ['HTX', 'CU2', 'ALL', y2024, 'actual', 12],
    ])
    expect(showColumn(cube, table, 'actual')).toEqual({ CU1: '30', CU2: '12', total: '42' })
    const formulas = findCellFormulas(cube, table)
    const width = table.layout.columns.length
    expect(formulas[2 * width]).toEqual({ kind: 'sum', parts: [0, width] })
  })

  it('are the sectors of one list, with the total of all sectors', () => {
    expect(rowIds(bySectors(y2024))).toEqual(['NN', 'PNN', 'CN', 'TM', 'QT', 'total'])
    const other = bySectors(y2024, 'Hai nhóm')
    expect(rowIds(other)).toEqual(['HH', 'SX', 'DV', 'total'])
    const cube = loadCube([
      ['HTX', 'KHAC', 'NN', y2024, 'actual', 50],
      ['HTX', 'KHAC', 'CN', y2024, 'actual', 20],
      ['HTX', 'KHAC', 'TM', y2024, 'actual', 30],
    ])
    expect(showColumn(cube, other, 'actual')).toEqual({ HH: '50', SX: '20', DV: '30', total: '100' })
    expect(showColumn(cube, bySectors(y2024), 'actual')).toEqual({
      NN: '50',
      PNN: '50',
      CN: '20',
      TM: '30',
      QT: '',
      total: '100',
    })
  })
})

describe('texts of a breakdown', () => {
  it('name the level of the places and the period', () => {
    const { title, rowLabel } = byPlaces('VN', y2024).layout
    expect([title, rowLabel]).toEqual(['SỐ HTX THEO TỈNH, THÀNH PHỐ NĂM 2024 – VN', 'Tỉnh, thành phố'])
    expect(byPlaces('MOI', y2025).layout.rowLabel).toBe('Xã, phường, đặc khu')
    expect(byPlaces('CU1', y2024).layout.rowLabel).toBe('Huyện, quận, thị xã, thành phố')
    expect(byPlaces('KHAC', y2024).layout.rowLabel).toBe('Địa bàn')
    expect(bySectors(periodNamed('half', 2024)).layout.title).toBe(
      'SỐ HTX THEO LĨNH VỰC 6 THÁNG ĐẦU NĂM 2024 – KHAC',
    )
    const headers = bySectors(periodNamed('quarter', 2024, 1)).layout.columns.map(
      (column) => column.header[0],
    )
    expect(headers).toContain('Thực hiện quý I năm 2024')
    expect(headers).toContain('Quý IV năm 2023')
  })

  it('keep the paper as it was: new columns are for working', () => {
    for (const by of ['sectors', 'localities'] as const) {
      const columns = breakdownBy(by).columns
      expect(columns.filter((column) => column.paper).map((column) => column.id)).toEqual([
        'actual',
        'share',
        'previous',
        'previous-difference',
        'previous-index',
        'plan',
        'plan-index',
      ])
      expect(columns.filter((column) => !column.paper).map((column) => column.measure.kind)).toEqual(
        by === 'sectors'
          ? ['growth', 'contribution', 'remaining', 'per-quarter']
          : ['rank', 'growth', 'contribution', 'remaining', 'per-quarter'],
      )
    }
  })
})

describe('comparisons of a breakdown', () => {
  const year: Given[] = [
    ['HTX', 'CU1', 'ALL', y2024, 'actual', 66],
    ['HTX', 'CU2', 'ALL', y2024, 'actual', 18],
    ['HTX', 'KHAC', 'ALL', y2024, 'actual', 66],
    ['HTX', 'CU1', 'ALL', y2023, 'actual', 60],
    ['HTX', 'CU2', 'ALL', y2023, 'actual', 20],
    ['HTX', 'CU1', 'ALL', y2024, 'plan', 80],
    ['HTX', 'CU2', 'ALL', y2024, 'plan', 15],
  ]

  it('of a year', () => {
    const cube = loadCube(year)
    const table = byPlaces('VN', y2024)
    const show = (id: string): string[] => Object.values(showColumn(cube, table, id))
    expect(show('actual')).toEqual(['66', '18', '66', '150'])
    expect(show('share')).toEqual(['44,0%', '12,0%', '44,0%', '100,0%'])
    expect(show('previous-growth')).toEqual(['+10,0%', '−10,0%', '', '+87,5%'])
    expect(show('contribution')).toEqual(['+7,50', '−2,50', '', '+87,50'])
    expect(show('remaining')).toEqual(['+14', '−3', '', '−55'])
    expect(show('plan-index')).toEqual(['82,5%', '120,0%', '', '157,9%'])
    // No month of the year is left.
    expect(show('per-quarter')).toEqual(['', '', '', ''])
    expect(show('rank')).toEqual(['1', '3', '1', ''])
  })

  it('of a quarter: counted from 1 January, against the plan of the whole year', () => {
    const quarters = [1, 2, 3].map((ordinal) => periodNamed('quarter', 2024, ordinal))
    const cube = loadCube([
      ...quarters.map((period, at): Given => ['DT', 'CU1', 'ALL', period, 'actual', (at + 1) * 100]),
      ['DT', 'CU1', 'ALL', y2024, 'plan', 1500],
    ])
    const table = byPlaces('VN', periodNamed('quarter', 2024, 2), 'DT')
    const show = (id: string): string | undefined => showColumn(cube, table, id)['CU1']
    // Quarter II alone is 20,0; with quarter I it is 30,0 of 150,0 for the year.
    expect(['actual', 'plan', 'plan-index', 'remaining', 'per-quarter'].map(show)).toEqual([
      '20,0',
      '150,0',
      '20,0%',
      '+120,0',
      '60,0',
    ])
    expect(show('previous-growth')).toBe('+100,0%')
    // Operands that are not on the table have no live formula; those of quarter I are all there.
    const kindsOf = (ordinal: number): unknown[] => {
      const shown = byPlaces('VN', periodNamed('quarter', 2024, ordinal), 'DT')
      const formulas = findCellFormulas(cube, shown)
      return ['plan-index', 'remaining', 'per-quarter'].map(
        (id) => formulas[shown.layout.columns.findIndex((column) => column.id === id)]?.kind ?? null,
      )
    }
    expect(kindsOf(1)).toEqual(['index', 'remaining', 'per-quarter'])
    expect(kindsOf(2)).toEqual([null, null, null])
  })

  it('rank the smallest first where less is better', () => {
    const cube = loadCube(year.map(([, ...rest]): Given => ['NGUNG', ...rest]))
    expect(showColumn(cube, byPlaces('VN', y2024, 'NGUNG'), 'rank')).toEqual({
      CU1: '2',
      CU2: '1',
      KHAC: '2',
      total: '',
    })
  })

  it('may share out 100,0 by largest remainder over the first level', () => {
    const definition = breakdownBy('sectors')
    const apportioned: BreakdownDefinition = {
      ...definition,
      columns: definition.columns.map((column) =>
        column.measure.kind === 'share'
          ? { ...column, measure: { ...column.measure, apportioned: true } }
          : column,
      ),
    }
    const cube = loadCube([
      ['HTX', 'KHAC', 'NN', y2024, 'actual', 1],
      ['HTX', 'KHAC', 'CN', y2024, 'actual', 1],
      ['HTX', 'KHAC', 'TM', y2024, 'actual', 4],
    ])
    const table = bySectors(y2024, null, apportioned)
    expect(showColumn(cube, table, 'share')).toEqual({
      NN: '16,7%',
      PNN: '83,3%',
      CN: '16,7%',
      TM: '66,7%',
      QT: '',
      total: '100,0%',
    })
    const three = loadCube(['NN', 'CN', 'TM'].map((code): Given => ['HTX', 'KHAC', code, y2024, 'actual', 7]))
    const flat = bySectors(y2024, 'Hai nhóm', apportioned)
    // The rows of the other list do not sum to the total of all sectors: rounded plainly.
    expect(showColumn(three, flat, 'share')).toMatchObject({ HH: '66,7%', total: '100,0%' })
    expect(findCellFormulas(cube, table).filter((formula) => formula?.kind === 'share')).toEqual([])
  })
})
