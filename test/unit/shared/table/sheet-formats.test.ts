import { describe, expect, it } from 'vitest'
import type { ColumnKind, TableColumn, TableRow } from '../../../../shared/model/table-layout'
import { numberFormat } from '../../../../shared/table/sheet-formats'

const row = (decimals: number, percent = false): TableRow => ({
  id: 'r',
  kind: 'item',
  ordinal: '',
  label: '',
  unit: '',
  level: 1,
  italic: false,
  decimals,
  percent,
  direction: 'neutral',
})
const column = (kind: ColumnKind): TableColumn => ({
  id: 'c',
  header: [],
  kind,
  attainment: false,
  paper: true,
  width: 80,
})
const words = { before: '', after: '', raised: '' }

describe('number formats', () => {
  it('name the language in every section', () => {
    expect(numberFormat(row(0), column('value'))).toBe('[$-42A]#,##0')
    expect(numberFormat(row(2, true), column('value'))).toBe('[$-42A]#,##0.00"%"')
    expect(numberFormat(row(1), column('index'))).toBe('[$-42A]#,##0.0"%"')
    expect(numberFormat(row(0), column('difference'))).toBe('[$-42A]+#,##0;[$-42A]-#,##0;[$-42A]#,##0')
    expect(numberFormat(row(0), column('growth'))).toBe(
      '[$-42A]+#,##0.0"%";[$-42A]-#,##0.0"%";[$-42A]#,##0.0"%"',
    )
  })

  it('hold the words around a figure, for any sign of it', () => {
    expect(numberFormat(row(1), column('value'), { ...words, before: 'gần' })).toBe(
      '[$-42A]"gần "#,##0.0;[$-42A]"gần "-#,##0.0;[$-42A]"gần "#,##0.0',
    )
    expect(numberFormat(row(0), column('value'), { ...words, after: '(sb)' })).toBe('[$-42A]#,##0" (sb)"')
  })

  it('put the number of a note behind texts too', () => {
    expect(numberFormat(row(0), column('value'), { ...words, raised: '³' })).toBe(
      '[$-42A]#,##0"³";[$-42A]-#,##0"³";[$-42A]#,##0"³";@"³"',
    )
  })
})
