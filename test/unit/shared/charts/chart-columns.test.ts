import { describe, expect, it } from 'vitest'
import { findChartColumns } from '../../../../shared/charts/chart-columns'
import { chooseKinds } from '../../../../shared/charts/choose-kinds'
import { drawPicture } from '../../../../shared/charts/draw-picture'
import type { Scenario } from '../../../../shared/model/dimension'
import type { TableColumn } from '../../../../shared/model/table-layout'
import { column, contextFor, define, formColumns, makeTable, row, sourceFor } from './chart-fixture'

const value = (id: string, scenario: Scenario, offset = 0, part: Partial<TableColumn> = {}): TableColumn =>
  column(id, { shows: { scenario, offset, years: 0 }, ...part })

/** The ids of the columns that are found; "" for none. */
function found(columns: readonly TableColumn[]) {
  const { actual, plan, previous } = findChartColumns(makeTable(columns, []).layout)
  const idOf = (at: number): string => columns[at]?.id ?? ''
  return [idOf(actual), idOf(plan), idOf(previous)]
}

describe('columns of a form with ids of its own', () => {
  it('are known by scenario and time, in whatever order', () => {
    expect(found([value('c1', 'actual'), value('c2', 'plan')])).toEqual(['c1', 'c2', ''])
    expect(found([value('c1', 'plan'), value('c2', 'actual', -1), value('c3', 'actual')])).toEqual([
      'c3',
      'c1',
      'c2',
    ])
    expect(found([value('c1', 'estimate'), value('c2', 'plan'), value('c3', 'adjusted-plan')])).toEqual([
      'c1',
      'c3',
      '',
    ])
  })
  it('of another time or another measure are no plan of the actual', () => {
    expect(found([value('c1', 'actual'), value('c2', 'plan', 1)])).toEqual(['c1', '', ''])
    expect(found([value('c1', 'actual'), value('c2', 'plan', 0, { variant: 'money' })])).toEqual([
      'c1',
      '',
      '',
    ])
    const years = { shows: { scenario: 'plan' as const, offset: 0, years: 0, span: 'five-years' } }
    expect(found([value('c1', 'actual'), column('c2', years)])).toEqual(['c1', '', ''])
  })
  it('of part of a year are compared with the plan of the year, and with the same time last year', () => {
    const plan = { shows: { scenario: 'plan' as const, offset: 0, years: 0, span: 'year' } }
    const lastYear = { shows: { scenario: 'actual' as const, offset: 0, years: -1 } }
    expect(
      found([value('c1', 'actual'), value('c2', 'actual', -1), column('c3', lastYear), column('c4', plan)]),
    ).toEqual(['c1', 'c4', 'c3'])
  })
  it('with the usual ids stay what these say', () => {
    expect(found(formColumns)).toEqual(['actual', 'plan', 'previous'])
  })
})

describe('a form of actual and plan without comparisons', () => {
  const table = makeTable(
    [value('c1', 'actual'), value('c2', 'plan')],
    [
      [row('A', 'Tổng số HTX'), 85, 100],
      [row('B', 'Thành lập mới'), 5, 4],
      [row('C', 'Giải thể'), 5, 0],
    ],
  )
  it('has charts to propose', () => {
    const kinds = chooseKinds(sourceFor('form'), table, contextFor('form')).map(({ kind }) => kind)
    expect(kinds).toEqual(['bullets', 'grouped-bars'])
  })
  it('says how much of the plan is reached', () => {
    const { picture } = drawPicture(define('bullets', sourceFor('form')), table, contextFor('form'))
    expect(picture?.series[0]?.points.map(({ text }) => text)).toEqual(['85,0%', '125,0%'])
    expect(picture?.notes.join()).toContain('1 chỉ tiêu có kế hoạch bằng 0')
  })
})
