import { describe, expect, it } from 'vitest'
import tileList from '../../../../resources/reference/tiles.json'
import { placeOnTiles } from '../../../../shared/charts/tiles'

const setOf = (name: string): typeof tileList.tiles => tileList.tiles.filter(({ set }) => set === name)
const cells = (name: string): string[] =>
  setOf(name).map(({ column, row }) => `${String(column)}/${String(row)}`)

describe('the tiles', () => {
  it('give each of the 34 provinces a cell of its own', () => {
    expect(setOf('provinces-2025')).toHaveLength(34)
    expect(new Set(cells('provinces-2025')).size).toBe(34)
  })
  it.each([
    ['regions-2020', 8],
    ['regions-2025', 6],
  ])('give the regions of %s their cells, under each of their names', (set, count) => {
    expect(new Set(cells(set)).size).toBe(count)
  })
  it('lie from north to south', () => {
    const rowOf = (name: string): number =>
      setOf('provinces-2025').find((tile) => tile.name === name)?.row ?? -1
    const order = [
      'Cao Bằng',
      'Hà Nội',
      'Thanh Hóa',
      'Huế',
      'Đà Nẵng',
      'Khánh Hòa',
      'Hồ Chí Minh',
      'Cà Mau',
    ].map(rowOf)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(new Set(order).size).toBe(order.length)
  })
})

describe('placeOnTiles', () => {
  it('takes the set that knows most of the names, whatever their spelling', () => {
    const names = ['Tỉnh Đăk Lăk', 'TP. Huế', 'Thành phố Đà Nẵng', 'Nơi khác']
    const placed = placeOnTiles(names, tileList.tiles)
    expect(placed.map((tile) => tile?.name ?? null)).toEqual(['Đắk Lắk', 'Huế', 'Đà Nẵng', null])
    const regions = placeOnTiles(
      ['Đồng bằng sông Hồng', 'Bắc Trung Bộ', 'Duyên hải miền Trung'],
      tileList.tiles,
    )
    expect(new Set(regions.map((tile) => tile?.set))).toEqual(new Set(['regions-2020']))
  })
})
