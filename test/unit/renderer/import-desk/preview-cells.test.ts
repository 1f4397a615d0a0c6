import { describe, expect, it } from 'vitest'
import {
  countTicked,
  filterCells,
  isTicked,
  keyOfCell,
  listAccepted,
  listDoubted,
  tickCells,
} from '../../../../renderer/features/import-desk/preview-cells'
import { makeCell, makeColumn, makeMapping, makeRow } from './import-fixture'

const none = new Map<string, boolean>()
const sure = { rows: new Set<number>(), columns: new Set<number>() }

describe('what is taken', () => {
  it.each([
    ['new', true],
    ['changed', true],
    ['same', false],
    ['computed', false],
    ['unreadable', false],
    ['conflict', false],
  ] as const)('a cell that is %s by itself: %s', (status, taken) => {
    expect(isTicked(makeCell(0, { status }), sure, none)).toBe(taken)
  })

  it('nothing of a row or a column in doubt, until the user ticks it', () => {
    const mapping = makeMapping({
      rows: [makeRow(0, { doubtful: true }), makeRow(1), makeRow(2)],
      columns: [makeColumn(3), makeColumn(4, { doubtful: true })],
      cells: [makeCell(0), makeCell(1), makeCell(2, { at: { row: 2, column: 4 } })],
    })
    expect(mapping.cells.map((cell) => isTicked(cell, listDoubted(mapping), none))).toEqual([
      false,
      true,
      false,
    ])
    expect(countTicked(mapping, none)).toBe(1)
    const ticks = tickCells(mapping.cells.slice(0, 1), mapping.cells, true, none)
    expect(listAccepted(mapping, ticks)).toEqual([0, 1])
  })

  it('never a computed or unreadable cell, whatever is ticked', () => {
    const cells = [makeCell(0, { status: 'computed' }), makeCell(1, { status: 'unreadable' })]
    expect(tickCells(cells, cells, true, none).size).toBe(0)
  })

  it('one of several cells of the file for one cell of the workbook', () => {
    const cells = [0, 1, 2].map((id) => makeCell(id, { status: 'conflict', index: id === 2 ? 9 : 5 }))
    const mapping = makeMapping({ cells })
    const first = tickCells(cells.slice(0, 1), cells, true, none)
    expect(listAccepted(mapping, first)).toEqual([0])
    const second = tickCells(cells.slice(1, 2), cells, true, first)
    expect(listAccepted(mapping, second)).toEqual([1])
    const all = tickCells(cells, cells, true, none)
    expect(listAccepted(mapping, all)).toEqual([1, 2])
  })

  it('"all" where nothing was changed, and ids where something was', () => {
    const mapping = makeMapping({ cells: [makeCell(0), makeCell(1)] })
    expect(listAccepted(mapping, none)).toBe('all')
    expect(listAccepted(mapping, tickCells(mapping.cells.slice(1), mapping.cells, false, none))).toEqual([0])
  })

  it('a tick stays on its cell when the host numbers the cells anew', () => {
    const before = makeCell(7)
    const after = makeCell(2, { locator: before.locator })
    expect(keyOfCell(after)).toBe(keyOfCell(before))
    expect(keyOfCell(makeCell(7, { column: 'Kế hoạch' }))).not.toBe(keyOfCell(before))
  })
})

describe('the filter', () => {
  const cells = [
    makeCell(0, { row: 'Tổng số HTX', column: 'Thực hiện' }),
    makeCell(1, { row: 'Nông nghiệp', column: 'Kế hoạch', status: 'same' }),
    makeCell(2, { row: 'Vận tải', column: 'Kế hoạch' }),
  ]
  const ids = (statuses: readonly ('new' | 'same')[], text: string): number[] =>
    filterCells(cells, new Set(statuses), text).map(({ id }) => id)
  it('finds rows and columns with and without marks, in the chosen statuses', () => {
    expect(ids(['new', 'same'], '')).toEqual([0, 1, 2])
    expect(ids(['new'], 'ke hoach')).toEqual([2])
    expect(ids(['new', 'same'], 'NONG')).toEqual([1])
    expect(ids(['new', 'same'], 'tàu')).toEqual([])
  })
})
