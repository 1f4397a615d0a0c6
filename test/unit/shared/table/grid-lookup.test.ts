import { describe, expect, it } from 'vitest'
import type { CellGrid, GridRange } from '../../../../shared/table/cell-grid'
import { createGridLookup } from '../../../../shared/table/grid-lookup'
import { seededRandom } from '../../../fixtures/seeded-random'

const lines = 10_000

/** Rows made on demand, every third row of the sheet, with a count of how often one was made. */
function makeGrid(merges: readonly GridRange[]): { grid: CellGrid; made: () => number } {
  let made = 0
  const at = (
    position: number,
  ): { row: number; cells: { column: number; value: string; text: string; formula: null }[] } => {
    made += 1
    const text = `dòng ${String(position)}`
    return { row: position * 3, cells: [{ column: 2, value: text, text, formula: null }] }
  }
  const rows: CellGrid['rows'] = {
    length: lines,
    at: (position) => (position < lines ? at(position) : undefined),
    *[Symbol.iterator]() {
      for (let position = 0; position < lines; position++) yield at(position)
    },
  }
  return { grid: { sheet: 'S', rows, merges, identity: null }, made: () => made }
}

describe('a lookup in a sheet', () => {
  it('finds cells of rows that are made on demand, and makes a row once while it is looked at', () => {
    const { grid, made } = makeGrid([])
    const lookup = createGridLookup(grid)
    const before = made()
    for (let round = 0; round < 3; round++) {
      expect(lookup.cellAt(300, 2)?.text).toBe('dòng 100')
      expect(lookup.textAt(300, 3)).toBe('')
      expect(lookup.columnsOf(301)).toEqual([])
    }
    expect(made() - before).toBe(1)
    for (let position = 0; position < lines; position++)
      expect(lookup.textAt(position * 3, 2)).toBe(`dòng ${String(position)}`)
    expect(lookup.cellAt(300, 2)?.text).toBe('dòng 100')
  })

  it('finds the merge over a place as a search through all of them does', () => {
    const random = seededRandom(3)
    const merges = Array.from({ length: 200 }, (_, at): GridRange => {
      const top = at * 40 + Math.floor(random() * 10)
      const left = Math.floor(random() * 6)
      return { top, left, bottom: top + Math.floor(random() * 30), right: left + Math.floor(random() * 4) }
    })
    const lookup = createGridLookup(makeGrid(merges).grid)
    for (let round = 0; round < 5000; round++) {
      const [row, column] = [Math.floor(random() * 8100), Math.floor(random() * 11)]
      const expected = merges.find(
        (merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right,
      )
      expect(lookup.mergeAt(row, column)).toBe(expected)
    }
  })

  it('a place inside a merge shows the text of its first cell', () => {
    const lookup = createGridLookup(makeGrid([{ top: 3, left: 2, bottom: 4, right: 5 }]).grid)
    expect(lookup.textAt(4, 5)).toBe('dòng 1')
    expect(lookup.textAt(5, 5)).toBe('')
  })
})
