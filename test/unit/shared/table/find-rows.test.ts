import { describe, expect, it } from 'vitest'
import type { TableLayout } from '../../../../shared/model/table-layout'
import { findColumn, findRows, indexRows } from '../../../../shared/table/find-rows'
import { numberRow, numberRows } from '../../../../shared/table/row-number'
import { openedView, row } from '../../renderer/table-fixture'

const layout: TableLayout = {
  ...openedView(1, 1).layout,
  rows: [
    row('I', { ordinal: 'I', label: 'HỢP TÁC XÃ', level: 0, kind: 'section' }),
    row('I.1', { ordinal: '1', label: 'Tổng số HTX', level: 1 }),
    row('I.1.NN', { ordinal: '-', label: 'Nông nghiệp', level: 2 }),
    row('I.7', { ordinal: '7', label: 'Số HTX hoạt động hiệu quả', level: 1 }),
    row('I.7.NN', { ordinal: '-', label: 'Nông nghiệp', level: 2 }),
    row('II', { ordinal: 'II', label: 'LIÊN HIỆP HTX', level: 0, kind: 'section' }),
    row('II.1', { ordinal: '1', label: 'Tổng số LHHTX', level: 1 }),
    row('II.tl', { ordinal: '', label: 'Đồng bằng sông Hồng', level: 1 }),
  ],
  columns: openedView(1, 1).layout.columns.map((column, at) => ({
    ...column,
    header: at === 0 ? ['Thực hiện', 'năm 2020'] : ['So sánh', column.id],
  })),
}
const index = indexRows(layout)
const idsOf = (query: string): string[] =>
  findRows(index, query, 20).map(({ row: at }) => layout.rows[at]?.id ?? '')

describe('numbers of rows', () => {
  it('go down through the blocks, without dashes', () => {
    expect(numberRows(layout.rows)).toEqual(['I', 'I.1', 'I.1', 'I.7', 'I.7', 'II', 'II.1', 'II'])
  })

  it('are the same one by one', () => {
    expect(layout.rows.map((_, at) => numberRow(layout.rows, at))).toEqual(numberRows(layout.rows))
  })
})

describe('going to a row', () => {
  it.each(['I.7', 'i.7', 'I 7', 'TT I 7', 'tt i.7', ' I . 7 '])(
    'finds the row numbered %s first',
    (query) => {
      expect(idsOf(query)[0]).toBe('I.7')
    },
  )

  it('takes a number without its block as that number of any block', () => {
    expect(idsOf('1').slice(0, 2)).toEqual(['I.1', 'II.1'])
  })

  it('finds names without tone marks, beginnings first', () => {
    expect(idsOf('tong so htx')).toEqual(['I.1'])
    expect(idsOf('tong so')).toEqual(['I.1', 'II.1'])
    expect(idsOf('htx')).toEqual(['I.1', 'I.7', 'II', 'II.1'])
    expect(idsOf('nong nghiep')).toEqual(['I.1.NN', 'I.7.NN'])
    expect(idsOf('dong bang')).toEqual(['II.tl'])
  })

  it('respects tone marks when they are typed', () => {
    expect(idsOf('nông nghiệp')).toEqual(['I.1.NN', 'I.7.NN'])
    expect(idsOf('nóng')).toEqual([])
    expect(idsOf('đồng bằng')).toEqual(['II.tl'])
  })

  it('finds nothing for nothing, and no more than asked', () => {
    expect(idsOf('')).toEqual([])
    expect(idsOf('  ')).toEqual([])
    expect(idsOf('xyz')).toEqual([])
    expect(findRows(index, 'htx', 2)).toHaveLength(2)
  })

  it('reads a column behind the dot', () => {
    expect(idsOf('I.7 · Thực hiện')[0]).toBe('I.7')
    expect(findColumn(layout, 'I.7 · thuc hien')).toBe(0)
    expect(findColumn(layout, 'I.7 · Số HTX · difference')).toBeNull()
    expect(findColumn(layout, 'I.7 · so sanh · difference')).toBe(1)
    expect(findColumn(layout, 'I.7')).toBeNull()
  })
})
