import { describe, expect, it } from 'vitest'
import {
  chooseColumn,
  chooseRow,
  chooseUnit,
  chooseValue,
  findDoubtful,
  noChoices,
  pickFirstTable,
  showColumns,
  showRows,
  startWork,
} from '../../../../renderer/features/import-desk/desk-work'
import { formTarget, makeColumn, makeMapping, makeRow, makeTable, place } from './import-fixture'

const draft = (tables: ReturnType<typeof makeTable>[]) => ({
  draft: 1,
  file: 'a.xlsx',
  format: 'xlsx' as const,
  remarks: [],
  tables,
  otherSheets: [],
})

describe('where the work begins', () => {
  it('a table goes where it seems to belong', () => {
    const table = makeTable({ proposal: formTarget })
    expect(startWork(table, { ...place }, 'Bảng').target).toBe(table.proposal)
  })

  it('a table like no other becomes a form of its own, with its title or a name', () => {
    expect(startWork(makeTable(), place, 'Bảng').target).toEqual({
      kind: 'new-form',
      name: 'Tình hình hợp tác xã',
      ...place,
    })
    expect(startWork(makeTable({ title: '' }), place, 'Bảng').target).toMatchObject({ name: 'Bảng' })
    const long = startWork(makeTable({ title: 'x'.repeat(300) }), place, 'Bảng').target
    expect(long.kind === 'new-form' ? long.name.length : 0).toBe(120)
  })

  it('begins with a table of the program, then one that belongs somewhere, then the first', () => {
    const plain = makeTable({ id: 'a' })
    const known = makeTable({ id: 'b', proposal: formTarget })
    const own = makeTable({ id: 'c', own: true, proposal: formTarget })
    expect(pickFirstTable(draft([plain, known, own]), () => false)?.id).toBe('c')
    expect(pickFirstTable(draft([plain, known, own]), (id) => id === 'c')?.id).toBe('b')
    expect(pickFirstTable(draft([plain]), () => false)?.id).toBe('a')
    expect(pickFirstTable(draft([plain]), () => true)).toBeNull()
    expect(pickFirstTable(draft([]), () => false)).toBeNull()
  })
})

describe('words of the user', () => {
  it('a later word on a row replaces the earlier one, and can be taken back', () => {
    const one = chooseRow(noChoices, 3, { kind: 'skip' })
    const two = chooseRow(one, 3, { kind: 'new' })
    expect(two.rows).toEqual([{ row: 3, target: { kind: 'new' } }])
    expect(chooseRow(two, 3, null).rows).toEqual([])
    expect(one.rows).toEqual([{ row: 3, target: { kind: 'skip' } }])
  })

  it('columns, readings and the unit of the table likewise; units of single rows stay', () => {
    const choices = { ...noChoices, units: [{ row: 2, column: null, unit: 'tỷ đồng' }] }
    const unit = chooseUnit(chooseUnit(choices, 'đồng'), 'triệu đồng')
    expect(unit.units).toEqual([...choices.units, { row: null, column: null, unit: 'triệu đồng' }])
    expect(chooseUnit(unit, '').units).toEqual(choices.units)
    expect(chooseColumn(chooseColumn(noChoices, 1, 'plan'), 1, null).columns).toEqual([
      { column: 1, target: null },
    ])
    const values = chooseValue(
      chooseValue(noChoices, { row: 1, column: 2 }, '1.23'),
      { row: 1, column: 2 },
      '123',
    )
    expect(values.values).toEqual([{ row: 1, column: 2, value: '123' }])
  })

  it('are shown at once over the last answer of the host', () => {
    const mapping = makeMapping({
      rows: [makeRow(0, { doubtful: true }), makeRow(1, { doubtful: true })],
      columns: [makeColumn(3, { doubtful: true, target: null })],
    })
    const choices = chooseColumn(chooseRow(noChoices, 1, { kind: 'row', id: 'r9' }), 3, 'plan')
    expect(showRows(mapping, choices).map(({ target, by, doubtful }) => ({ target, by, doubtful }))).toEqual([
      { target: { kind: 'row', id: 'r0' }, by: 'likeness', doubtful: true },
      { target: { kind: 'row', id: 'r9' }, by: 'user', doubtful: false },
    ])
    expect(showColumns(mapping, choices)[0]).toMatchObject({ target: 'plan', by: 'user', doubtful: false })
  })
})

describe('the next question', () => {
  const rows = [0, 1, 2, 3, 4].map((row) => makeRow(row, { doubtful: row === 1 || row === 3 }))
  it.each([
    [-1, 1],
    [1, 3],
    [3, 1],
    [4, 1],
  ])('after row %i is row %i', (from, next) => {
    expect(findDoubtful(rows, from)).toBe(next)
  })
  it('is the same row where it alone is asked, and none where nothing is', () => {
    expect(findDoubtful([makeRow(0, { doubtful: true }), makeRow(1)], 0)).toBe(0)
    expect(findDoubtful([makeRow(0)], 0)).toBeNull()
    expect(findDoubtful([], -1)).toBeNull()
  })
})
