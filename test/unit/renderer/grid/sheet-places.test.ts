import { describe, expect, it } from 'vitest'
import { findPosition, refreshPlaces } from '../../../../renderer/grid/sheet-places'
import { openedView, row } from '../table-fixture'

const layout = { ...openedView(1, 1).layout, rows: ['a', 'b', 'c', 'd'].map((id) => row(id)) }
const all = layout.rows.map(({ id }, position) => ({ id, position }))
const columnIds = ['#ordinal', '#indicator', '#unit', 'actual', 'difference', 'attainment']
const without = (hidden: readonly string[]): string[] => columnIds.filter((id) => !hidden.includes(id))

describe('where ids stand', () => {
  it('is the position among what is shown', () => {
    const places = refreshPlaces(null, all, columnIds, layout)
    expect(findPosition(places, { row: 'c', column: 'difference' })).toEqual({ row: 2, column: 4 })
    expect(findPosition(places, { row: 'a', column: '#unit' })).toEqual({ row: 0, column: 2 })
    expect(places.valueColumns).toEqual([-1, -1, -1, 0, 1, 2])
  })

  it('of hidden rows and columns is the nearest one before', () => {
    const shown = all.filter(({ id }) => id !== 'b' && id !== 'c')
    const places = refreshPlaces(null, shown, without(['difference']), layout)
    expect(findPosition(places, { row: 'c', column: 'difference' })).toEqual({ row: 0, column: 3 })
    expect(findPosition(places, { row: 'd', column: 'attainment' })).toEqual({ row: 1, column: 4 })
    const bare = refreshPlaces(null, shown, without(['actual', 'difference']), layout)
    expect(findPosition(bare, { row: 'a', column: 'actual' })).toEqual({ row: 0, column: 2 })
    expect(bare.valueColumns).toEqual([-1, -1, -1, 2])
  })

  it('of what is not in the table is nowhere', () => {
    const places = refreshPlaces(null, all, columnIds, layout)
    expect(findPosition(places, { row: 'z', column: 'actual' })).toBeNull()
    expect(findPosition(places, { row: 'a', column: 'z' })).toBeNull()
    const headless = refreshPlaces(null, all.slice(1), columnIds, layout)
    expect(findPosition(headless, { row: 'a', column: 'actual' })).toBeNull()
  })

  it('is worked out again only when something has changed', () => {
    const places = refreshPlaces(null, all, columnIds, layout)
    expect(refreshPlaces(places, all, columnIds, layout)).toBe(places)
    expect(refreshPlaces(places, all.slice(1), columnIds, layout)).not.toBe(places)
    expect(refreshPlaces(places, all, columnIds, { ...layout })).not.toBe(places)
  })
})
