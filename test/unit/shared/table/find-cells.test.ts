import { describe, expect, it } from 'vitest'
import {
  findInRow,
  matchesFigure,
  replaceInFigure,
  type FindKind,
  type Findable,
  type FoundCell,
} from '../../../../shared/table/find-cells'

const figures = [
  { shown: '25.454', typed: '25454' },
  { shown: '−381', typed: '-381' },
  { shown: '–', typed: '-' },
  { shown: 'gần 4,2', typed: 'gần 4,2' },
  { shown: '', typed: '' },
  { shown: '103,4%', typed: '103,4' },
]
const table: Findable = {
  rows: [{ label: 'Tổng số hợp tác xã' }, { label: 'Hoà Bình' }, { label: 'Nợ xấu' }],
  columns: 2,
  figureAt: (index) => figures[index] ?? { shown: '', typed: '' },
  noteAt: (index) => (index === 4 ? 'Chờ số của Sở Tài chính' : null),
}

const findCells = (searched: Findable, text: string, kind: FindKind): FoundCell[] =>
  searched.rows.flatMap((_, row) => findInRow(searched, text, kind, row))

describe('finding in a table', () => {
  it('finds a figure as it is shown and as a number', () => {
    for (const text of ['25.454', '25454', '454'])
      expect(findCells(table, text, 'values')).toEqual([{ row: 0, column: 0 }])
    for (const text of ['-381', '−381', '381'])
      expect(findCells(table, text, 'values')).toEqual([{ row: 0, column: 1 }])
    expect(findCells(table, '103,4%', 'all')).toEqual([{ row: 2, column: 1 }])
    expect(findCells(table, '4,2', 'all')).toEqual([{ row: 1, column: 1 }])
    expect(findCells(table, 'gan 4', 'all')).toEqual([{ row: 1, column: 1 }])
  })

  it('finds a dash where a cell holds nothing else', () => {
    expect(findCells(table, '-', 'values')).toEqual([{ row: 1, column: 0 }])
    expect(findCells(table, '…', 'values')).toEqual([])
  })

  it('finds texts without tone marks unless tones are typed', () => {
    expect(findCells(table, 'hop tac', 'labels')).toEqual([{ row: 0, column: null }])
    expect(findCells(table, 'hòa bình', 'all')).toEqual([{ row: 1, column: null }])
    expect(findCells(table, 'hỏa', 'all')).toEqual([])
    expect(findCells(table, 'so tai chinh', 'notes')).toEqual([{ row: 2, column: 0 }])
    expect(findCells(table, 'so tai chinh', 'values')).toEqual([])
  })

  it('finds nothing for nothing', () => {
    expect(findCells(table, '  ', 'all')).toEqual([])
    expect(matchesFigure('', { shown: '1', typed: '1' })).toBe(false)
  })

  it('replaces in the text of a number', () => {
    const figure = { shown: '25.454', typed: '25454' }
    expect(replaceInFigure('454', figure, '500')).toBe('25500')
    expect(replaceInFigure('25.454', figure, '26.000')).toBe('26.000')
    expect(replaceInFigure('5', figure, '')).toBe('244')
    expect(replaceInFigure('7', figure, '1')).toBeNull()
    expect(replaceInFigure('HTX', figure, '1')).toBeNull()
    expect(replaceInFigure('-381', { shown: '−381', typed: '-381' }, '381')).toBe('381')
  })
})
