import { describe, expect, it } from 'vitest'
import {
  contains,
  findRange,
  rangeBetween,
  sizeOfRange,
  stepInRange,
  type PlaceFinder,
} from '../../../../renderer/grid/sheet-range'

const rows = ['a', 'b', 'c', 'd']
const columns = ['x', 'y', 'z']
const find: PlaceFinder = (place) => {
  const row = rows.indexOf(place.row)
  const column = columns.indexOf(place.column)
  return row === -1 || column === -1 ? null : { row, column }
}

describe('a rectangle of cells', () => {
  it('is the same from whichever corner it was drawn', () => {
    const range = { top: 1, left: 0, bottom: 3, right: 2 }
    expect(rangeBetween({ row: 1, column: 0 }, { row: 3, column: 2 })).toEqual(range)
    expect(rangeBetween({ row: 3, column: 0 }, { row: 1, column: 2 })).toEqual(range)
    expect(sizeOfRange(range)).toEqual({ rows: 3, columns: 3 })
    expect(contains(range, { row: 3, column: 2 })).toBe(true)
    expect(contains(range, { row: 0, column: 2 })).toBe(false)
  })

  it('follows the ids of its corners, and is the active cell alone without a second corner', () => {
    const selected = { row: 'c', column: 'z' }
    expect(findRange({ selected, extent: { row: 'a', column: 'y' }, anchor: null }, find)).toEqual({
      top: 0,
      left: 1,
      bottom: 2,
      right: 2,
    })
    const alone = { top: 2, left: 2, bottom: 2, right: 2 }
    expect(findRange({ selected, extent: null, anchor: null }, find)).toEqual(alone)
    expect(findRange({ selected: null, extent: null, anchor: null }, find)).toBeNull()
  })

  it('keeps its first corner while the active cell goes round inside', () => {
    const selected = { row: 'b', column: 'y' }
    const anchor = { row: 'a', column: 'x' }
    const extent = { row: 'd', column: 'z' }
    expect(findRange({ selected, extent, anchor }, find)).toEqual({ top: 0, left: 0, bottom: 3, right: 2 })
  })

  it('never holds what is gone: a lost corner leaves the active cell, a lost active cell nothing', () => {
    const selected = { row: 'b', column: 'y' }
    const lost = { row: 'gone', column: 'y' }
    const alone = { top: 1, left: 1, bottom: 1, right: 1 }
    expect(findRange({ selected, extent: lost, anchor: null }, find)).toEqual(alone)
    expect(findRange({ selected, extent: { row: 'c', column: 'y' }, anchor: lost }, find)).toEqual(alone)
    expect(findRange({ selected: lost, extent: null, anchor: null }, find)).toBeNull()
    const elsewhere = { row: 'd', column: 'x' }
    expect(findRange({ selected, extent: elsewhere, anchor: elsewhere }, find)).toEqual(alone)
  })
})

describe('Enter and Tab inside a range', () => {
  const range = { top: 1, left: 1, bottom: 2, right: 3 }

  it('visit every cell once and start over, Enter down the columns, Tab along the rows', () => {
    for (const along of ['rows', 'columns'] as const) {
      const seen = new Set<string>()
      let at = { row: 1, column: 1 }
      for (let step = 0; step < 6; step += 1) {
        seen.add(`${String(at.row)}/${String(at.column)}`)
        at = stepInRange(range, at, along, 1)
      }
      expect(seen.size).toBe(6)
      expect(at).toEqual({ row: 1, column: 1 })
    }
    expect(stepInRange(range, { row: 2, column: 1 }, 'rows', 1)).toEqual({ row: 1, column: 2 })
    expect(stepInRange(range, { row: 1, column: 3 }, 'columns', 1)).toEqual({ row: 2, column: 1 })
  })

  it('go back with Shift', () => {
    expect(stepInRange(range, { row: 1, column: 1 }, 'rows', -1)).toEqual({ row: 2, column: 3 })
    expect(stepInRange(range, { row: 1, column: 2 }, 'columns', -1)).toEqual({ row: 1, column: 1 })
  })
})
