import { describe, expect, it } from 'vitest'
import type { Dimensions, Indicator } from '../../../../shared/model/dimension'
import type { FormColumn, FormDefinition } from '../../../../shared/model/form'
import type { IndicatorId } from '../../../../shared/model/ids'
import { decimalsOf, rowIn } from '../../../../shared/model/table-layout'
import { isPercentage } from '../../../../shared/table/cell-text'
import { resolveForm } from '../../../../shared/table/form-view'
import { numberFormat } from '../../../../shared/table/sheet-formats'
import { dimensions, periodNamed, placeNamed, texts } from './breakdown-fixture'

/** Columns of a form that measure something else than its rows: capital, and its share. */
const measures = { von: ['triệu đồng', 1, 'stock'], ty_trong: ['%', 2, 'ratio'] } as const
const rows = ['NN', 'XD']

const column = (id: string, variant?: string): FormColumn => ({
  id,
  header: [id],
  measure: { kind: 'value', scenario: 'actual', offset: 0 },
  ...(variant === undefined ? {} : { variant }),
  paper: true,
  width: 90,
})

const form: FormDefinition = {
  code: 'B',
  name: 'B',
  label: '',
  title: 'B',
  attachment: '',
  columns: [column('so'), column('von', 'von'), column('ty_trong', 'ty_trong')],
  rows: rows.map((code) => ({
    id: code,
    kind: 'item',
    ordinal: '',
    label: code,
    unit: 'HTX',
    level: 0,
    italic: false,
    indicator: code,
    sector: null,
  })),
  footnotes: [],
  page: { orientation: 'portrait' },
}

/** @param odd decimals of the share in the second row */
function withMeasures(odd: number): Dimensions {
  const [model] = dimensions.indicators
  if (model === undefined) throw new Error('there is an indicator')
  const made = rows.flatMap((code, at): Indicator[] => [
    { ...model, id: (500 + at * 10) as IndicatorId, code, unit: 'HTX', kind: 'stock', decimals: 0 },
    ...Object.entries(measures).map(([variant, [unit, decimals, kind]], place): Indicator => ({
      ...model,
      id: (501 + at * 10 + place) as IndicatorId,
      code: `${code}.${variant}`,
      unit,
      kind,
      decimals: at === 1 && variant === 'ty_trong' ? odd : decimals,
    })),
  ])
  return { ...dimensions, indicators: [...dimensions.indicators, ...made] }
}

function layOut(odd: number) {
  return resolveForm(form, withMeasures(odd), periodNamed('year', 2024), placeNamed('KHAC').id, texts).layout
}

describe('columns that measure something of their own', () => {
  it('are written with their own decimals, unit and percent', () => {
    const { columns, rows: tableRows } = layOut(2)
    const [row] = tableRows
    if (row === undefined) throw new Error('there is a row')
    expect(columns.map((item) => decimalsOf(row, item))).toEqual([0, 1, 2])
    expect(columns.map((item) => rowIn(row, item).unit)).toEqual(['HTX', 'triệu đồng', '%'])
    expect(columns.map((item) => isPercentage(row, item))).toEqual([false, false, true])
    expect(columns.map((item) => numberFormat(row, item))).toEqual([
      '[$-42A]#,##0',
      '[$-42A]#,##0.0',
      '[$-42A]#,##0.00"%"',
    ])
  })

  it('are written as their rows where they do not agree', () => {
    const { columns, rows: tableRows } = layOut(1)
    const [row] = tableRows
    const share = columns[2]
    if (row === undefined || share === undefined) throw new Error('there is a cell')
    expect(share.measured).toBeUndefined()
    expect(rowIn(row, share)).toBe(row)
  })
})
