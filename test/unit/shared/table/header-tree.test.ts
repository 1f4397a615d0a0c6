import { describe, expect, it } from 'vitest'
import type { TableColumn } from '../../../../shared/model/table-layout'
import { buildHeaderTree, type HeaderCell } from '../../../../shared/table/header-tree'

const column = (header: string[]): TableColumn => ({
  id: header.join('/'),
  header,
  kind: 'value',
  attainment: false,
  paper: true,
  width: 100,
})
const labels = ['TT', 'Chỉ tiêu', 'Đơn vị tính'] as const

const appendix = [
  ['Thực hiện năm 2020 ¹'],
  ['So sánh với', 'năm 2019', 'Số lượng'],
  ['So sánh với', 'năm 2019', 'Tỷ lệ'],
  ['So sánh với', 'Kế hoạch 2020', 'Số lượng'],
  ['So sánh với', 'Kế hoạch 2020', 'Tỷ lệ'],
].map(column)

/** Lays the cells out as a browser would and says which text covers each place. */
function coverGrid(rows: HeaderCell[][], width: number): string[][] {
  const grid: (string | null)[][] = rows.map(() => Array.from({ length: width }, () => null))
  rows.forEach((row, top) => {
    for (const cell of row) {
      for (let y = top; y < top + cell.rowSpan; y += 1) {
        for (let x = cell.column; x < cell.column + cell.colSpan; x += 1) {
          const line = grid[y]
          if (line?.[x] !== null)
            throw new Error(`place ${String(y)},${String(x)} is covered twice or outside`)
          line[x] = cell.text
        }
      }
    }
  })
  return grid.map((line) =>
    line.map((text) => {
      if (text === null) throw new Error('a place is not covered')
      return text
    }),
  )
}

describe('buildHeaderTree', () => {
  it('builds the three rows of the official appendix', () => {
    expect(buildHeaderTree(appendix, labels)).toEqual([
      [
        { text: 'TT', colSpan: 1, rowSpan: 3, column: 0 },
        { text: 'Chỉ tiêu', colSpan: 1, rowSpan: 3, column: 1 },
        { text: 'Đơn vị tính', colSpan: 1, rowSpan: 3, column: 2 },
        { text: 'Thực hiện năm 2020 ¹', colSpan: 1, rowSpan: 3, column: 3 },
        { text: 'So sánh với', colSpan: 4, rowSpan: 1, column: 4 },
      ],
      [
        { text: 'năm 2019', colSpan: 2, rowSpan: 1, column: 4 },
        { text: 'Kế hoạch 2020', colSpan: 2, rowSpan: 1, column: 6 },
      ],
      [
        { text: 'Số lượng', colSpan: 1, rowSpan: 1, column: 4 },
        { text: 'Tỷ lệ', colSpan: 1, rowSpan: 1, column: 5 },
        { text: 'Số lượng', colSpan: 1, rowSpan: 1, column: 6 },
        { text: 'Tỷ lệ', colSpan: 1, rowSpan: 1, column: 7 },
      ],
    ])
  })

  it('covers every place of the header exactly once, whatever the depths', () => {
    const headers = [
      ['A'],
      ['A'],
      ['A', 'B'],
      ['A', 'B', 'C'],
      ['A', 'B', 'D', 'E'],
      ['F', 'B'],
      ['F', 'B', 'C'],
      [],
      ['A', 'B', 'C'],
    ]
    for (let from = 0; from < headers.length; from += 1) {
      for (let to = from + 1; to <= headers.length; to += 1) {
        const columns = headers.slice(from, to).map(column)
        const rows = buildHeaderTree(columns, labels)
        const grid = coverGrid(rows, columns.length + 3)
        const bottom = grid.at(-1) ?? []
        expect(bottom).toEqual([...labels, ...columns.map((one) => one.header.at(-1) ?? '')])
      }
    }
  })

  it('keeps equal texts apart when they stand under different parents or are separated', () => {
    const columns = [['X', 'năm', 'a'], ['Y', 'năm', 'b'], ['Z'], ['Y', 'năm', 'c']].map(column)
    const second = buildHeaderTree(columns, labels)[1]
    expect(second?.map((cell) => [cell.text, cell.colSpan])).toEqual([
      ['năm', 1],
      ['năm', 1],
      ['năm', 1],
    ])
  })

  it('never merges the own cells of two columns with the same header', () => {
    const rows = buildHeaderTree([['Số lượng'], ['Số lượng']].map(column), labels)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.slice(3)).toEqual([
      { text: 'Số lượng', colSpan: 1, rowSpan: 1, column: 3 },
      { text: 'Số lượng', colSpan: 1, rowSpan: 1, column: 4 },
    ])
  })

  it('is the three fixed columns alone when there are no others', () => {
    expect(buildHeaderTree([], labels).map((row) => row.map((cell) => cell.text))).toEqual([[...labels]])
  })
})
