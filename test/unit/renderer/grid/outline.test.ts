import { describe, expect, it } from 'vitest'
import { hasChildren, listParents, listVisibleRows } from '../../../../renderer/grid/outline'
import { collapseToLevel, countLevels, findShownLevel } from '../../../../renderer/state/outline-levels'

const rows = [
  { id: 'I', level: 0 },
  { id: 'I.1', level: 1 },
  { id: 'I.1.a', level: 2 },
  { id: 'I.1.a.x', level: 3 },
  { id: 'I.2', level: 1 },
  { id: 'II', level: 0 },
]

describe('outline', () => {
  it('hides everything below a collapsed row and nothing else', () => {
    expect(listVisibleRows(rows, new Set(['I.1']))).toEqual([0, 1, 4, 5])
    expect(listVisibleRows(rows, new Set(['I']))).toEqual([0, 5])
    expect(listVisibleRows(rows, new Set())).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('keeps rows hidden under a collapsed parent when a deeper row is open', () => {
    expect(listVisibleRows(rows, new Set(['I', 'I.1.a']))).toEqual([0, 5])
  })

  it.each([
    [1, [0, 5]],
    [2, [0, 1, 4, 5]],
    [3, [0, 1, 2, 4, 5]],
    [4, [0, 1, 2, 3, 4, 5]],
  ])('button %i shows that many levels and is recognised again', (levels, visible) => {
    const collapsed = collapseToLevel(rows, levels)
    expect(listVisibleRows(rows, collapsed)).toEqual(visible)
    expect(findShownLevel(rows, collapsed)).toBe(levels)
  })

  it('names no level when rows were closed one by one', () => {
    expect(findShownLevel(rows, new Set(['I.1.a', 'I']))).toBeNull()
  })

  it('has as many levels as there are depths to choose from', () => {
    expect(countLevels(rows)).toBe(4)
    expect(countLevels([{ id: 'a', level: 1 }])).toBe(1)
    expect(countLevels([])).toBe(1)
  })

  it('lists the rows above a row from the outermost inwards', () => {
    expect(rows.map((_, position) => listParents(rows, position))).toEqual([
      [],
      [0],
      [0, 1],
      [0, 1, 2],
      [0],
      [],
    ])
  })

  it('knows parents', () => {
    expect(rows.map((_, position) => hasChildren(rows, position))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
